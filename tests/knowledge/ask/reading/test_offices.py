"""Persons named by their office: one office is somebody's, several are nobody's in particular."""

from __future__ import annotations

import pytest

from knowledge.ask.reading.offices import is_plural
from knowledge.search.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("language", "word", "several"),
    [
        ("en", "minister", False),
        ("en", "ministers", True),
        ("en", "boss", False),
        ("fr", "ministre", False),
        ("fr", "ministres", True),
        ("fr", "généraux", True),
    ],
)
def test_several_are_told_by_the_plural_of_their_language(language: str, word: str, several: bool) -> None:
    (term,) = load_lexicon().terms(word, language)
    assert is_plural(term) is several
