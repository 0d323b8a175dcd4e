"""The marks around words are never mistaken for those that the words have themselves; the words stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Excerpt, inner_marks, marks_of, quoted, translated
from bot.desk import Desk


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("fr", "la trêve tiendra", "«\u202fla trêve tiendra\u202f»"),
        ("fr", "la « trêve » tiendra", "“la « trêve » tiendra”"),
        ("fr", "« La trêve tiendra », dit-il", "“« La trêve tiendra », dit-il”"),
        ("fr", "la « trêve«  tiendra", "“la « trêve«  tiendra”"),  # a mark typed the wrong way round
        ("fr", "la “trêve” tiendra", "«\u202fla “trêve” tiendra\u202f»"),
        ("fr", "la « trêve “longue” » tiendra", "‘la « trêve “longue” » tiendra’"),
        ("en", "the truce will hold", "“the truce will hold”"),
        ("en", "the “truce” won’t hold", "‘the “truce” won’t hold’"),
        ("en", 'the "truce" will hold', '“the "truce" will hold”'),
    ],
)
def test_words_that_hold_marks_get_others_around_them(language: str, words: str, shown: str) -> None:
    assert quoted(Excerpt(text=words, language=language)) == shown


@pytest.mark.parametrize(
    ("language", "translation", "shown"),
    [
        ("en", "the “truce” will hold", "“the ‘truce’ will hold” (translation)"),
        ("fr", "la « trêve » tiendra", "«\u202fla “trêve” tiendra\u202f» (translation)"),
        ("fr", "la «\u202ftrêve\u202f» tiendra", "«\u202fla “trêve” tiendra\u202f» (translation)"),
    ],
)
def test_a_translation_has_inner_marks_inside(language: str, translation: str, shown: str) -> None:
    excerpt = Excerpt(
        text="x",
        language="fr" if language == "en" else "en",
        translation=translation,
        translation_language=language,
        translation_label="translation",
    )
    assert translated(excerpt) == shown


@given(st.text("ab «»“”‘’'\u202f", min_size=1), st.sampled_from(["fr", "en"]))
def test_the_words_stay_verbatim(words: str, language: str) -> None:
    opening, closing = marks_of(language, words)
    assert quoted(Excerpt(text=words, language=language)) == f"{opening}{words}{closing}"
    assert len(inner_marks(words, language)) <= len(words)


@pytest.mark.parametrize("language", ["en-US", "fr"])
def test_no_answer_doubles_its_marks(desk: Desk, language: str) -> None:
    for number in desk.room.corpus.sources:
        shown = "\n".join(desk.answer("source", {"id": number}, language).lines()).replace("\u202f", " ")
        assert "« «" not in shown
        assert "““" not in shown
        assert "« … «" not in shown
