"""The dictionary between the languages, and words compared through it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge.search
from knowledge.search.lexicon import Lexicon, load_lexicon
from knowledge.search.terms import Term
from knowledge.text.tokens import tokens

FOLDER = Path(knowledge.search.__file__).parent / "lexicon"
SPECIAL = {"relations.toml", "function_words.toml", "light_words.toml", "inflections.toml"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def term(lexicon: Lexicon, word: str, language: str) -> Term:
    (found,) = lexicon.terms(word, language)
    return found


@pytest.mark.parametrize(
    ("asked", "language", "found", "other"),
    [
        ("weapons", "en", "armes", "fr"),
        ("supply", "en", "livrera", "fr"),
        ("refused", "en", "refusent", "fr"),
        ("réunion", "fr", "met", "en"),
        ("promise", "en", "promis", "fr"),
        ("promise", "fr", "promised", "en"),
        ("substantial", "en", "substantielle", "fr"),  # cognates
        ("weapon", "en", "missiles", "fr"),  # a general word covers a particular one
        ("thirty", "en", "30", "fr"),
        ("trentaine", "fr", "thirty", "en"),
        ("declared", "en", ["a", "déclaré"][1], "fr"),
    ],
)
def test_a_word_is_met(lexicon: Lexicon, asked: str, language: str, found: str, other: str) -> None:
    assert lexicon.meets(term(lexicon, asked, language), term(lexicon, found, other))


@pytest.mark.parametrize(
    ("asked", "language", "found", "other"),
    [
        ("missile", "en", "armes", "fr"),  # never the other way round
        ("promised", "en", "envisage", "fr"),
        ("delivered", "en", "promis", "fr"),
        ("armée", "fr", "armes", "fr"),
        ("killed", "en", "frappes", "fr"),
        ("born", "en", "ne", "fr"),
        ("aimes", "fr", "aims", "en"),
        ("31", "en", "30", "fr"),
    ],
)
def test_a_word_is_not_met(lexicon: Lexicon, asked: str, language: str, found: str, other: str) -> None:
    assert not lexicon.meets(term(lexicon, asked, language), term(lexicon, found, other))


def test_an_opposite_denies(lexicon: Lexicon) -> None:
    accept, refuse = term(lexicon, "accept", "en"), term(lexicon, "refuse", "fr")
    assert lexicon.denies(accept) & refuse.concepts
    assert not lexicon.denies(accept) & term(lexicon, "accepte", "fr").concepts


def test_only_its_accent_tells_a_word_from_a_function_word(lexicon: Lexicon) -> None:
    assert not term(lexicon, "né", "fr").is_function
    assert term(lexicon, "ne", "fr").is_function
    assert term(lexicon, "après", "fr").is_function
    assert term(lexicon, "apres", "fr").is_function


def test_every_concept_has_words_in_every_language() -> None:
    for file in FOLDER.glob("*.toml"):
        if file.name in SPECIAL:
            continue
        for concept, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
            assert set(words) == {"en", "fr"}, concept
            for language, listed in words.items():
                entries = [entry.strip() for entry in listed.split(",")]
                assert all(entries), f"{concept}.{language}"


def test_every_listed_word_says_its_concept(lexicon: Lexicon) -> None:
    for file in FOLDER.glob("*.toml"):
        if file.name in SPECIAL:
            continue
        for concept, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for language, listed in words.items():
                for entry in listed.split(","):
                    found = lexicon.terms(entry.strip(), language)
                    said = any(concept in one.concepts for one in found)
                    assert said or all(one.is_function for one in found), f"{concept}: {entry} ({language})"


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "fr", "de"]))
def test_any_text_has_terms_at_its_words(text: str, language: str) -> None:
    terms = load_lexicon().terms(text, language)
    assert [(one.start, one.end) for one in terms] == [(one.start, one.end) for one in tokens(text)]
    assert all(text[one.start : one.end] for one in terms)
