"""Slips of the keyboard are mended; words that nobody mistyped are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ask.reading.spelling import mended
from knowledge.search.searcher import Searcher


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "Wat's the price?", "What's the price?"),
        ("en", "Which foriegn minister spoke?", "Which foreign minister spoke?"),
        ("en", "How many misiles?", "How many missiles?"),
        ("en", "Who launched the Anslem pact?", "Who launched the Anselm pact?"),
        ("en", "How much did Valdooria promise?", "How much did Valdoria promise?"),
        ("fr", "Quel pays a signé laccord ?", "Quel pays a signé l'accord ?"),
        ("en", "What did Slovneia promise?", "What did Slovenia promise?"),  # which is not on record
        ("en", "what did slovneia promise?", "what did slovenia promise?"),
        ("fr", "Que dit lEspagne ?", "Que dit l'Espagne ?"),
        ("fr", "Quel minsitre a parlé ?", "Quel ministre a parlé ?"),
        ("fr", "Qui a livré des misiles ?", "Qui a livré des missiles ?"),
    ],
)
def test_a_slip_is_mended(island_searcher: Searcher, language: str, typed: str, meant: str) -> None:
    assert mended(typed, language, island_searcher) == meant


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "Who launched the pact?"),
        ("en", "What did Oskar Feldt say?"),  # a name is for the resolver
        ("en", "Who ate the plum?"),  # too short to be sure
        ("fr", "Que valent ces tableaux ?"),  # another consonant, another word
        ("fr", "Que soutient le maire ?"),  # an ending is no slip
        ("en", "Zzyzx qwrtp xkcdq?"),
    ],
)
def test_a_word_that_is_no_slip_is_left_alone(island_searcher: Searcher, language: str, typed: str) -> None:
    assert mended(typed, language, island_searcher) is None


@given(typed=st.text(max_size=200), language=st.sampled_from(["en", "fr"]))
def test_any_text_is_read_without_a_fault(island_searcher: Searcher, typed: str, language: str) -> None:
    found = mended(typed, language, island_searcher)
    assert found is None or found != typed
