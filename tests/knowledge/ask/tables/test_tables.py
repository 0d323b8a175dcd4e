"""The tables of questions: every language says the same things, and none of them reads a plain question away."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from knowledge.ask.reading.framing import unframed
from knowledge.ask.tables.checking import load_checking
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.loading import read_table
from knowledge.ask.tables.markers import load_markers
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.tables.wordings import load_wordings
from knowledge.errors import CorpusError
from knowledge.search.lexicon import load_lexicon
from knowledge.text.language import READ

PLAIN = {
    "en": ("Who signed the treaty?", "How many ferries sank?", "Will Corsa sell grain?", "When does the pier open?"),
    "fr": ("Qui a signé ?", "Combien de bacs ont coulé ?", "La Corsanie vend-elle du blé ?", "Où en est le pont ?"),
}


def test_every_language_that_is_read_has_every_table() -> None:
    read = set(READ)
    assert set(load_forms()) == set(load_roles()) == set(load_wordings()) == set(load_checking()) == read
    assert all(set(patterns) == read for patterns in load_markers())


def test_every_kind_of_question_can_be_asked_in_every_language() -> None:
    asked = {language: {form.asked for form in forms.forms} for language, forms in load_forms().items()}
    assert all(kinds == set(Asked) for kinds in asked.values())


@pytest.mark.parametrize("language", READ)
def test_a_plain_question_is_left_whole(language: str) -> None:
    forms = load_forms()[language]
    assert [unframed(question, (forms,)) for question in PLAIN[language]] == list(PLAIN[language])
    assert not any(forms.orders.search(question.casefold()) for question in PLAIN[language])


def test_what_rules_speak_of_are_concepts_of_the_lexicon() -> None:
    names = load_lexicon().names
    assert all(concepts and concepts <= names for _, concepts in load_concepts())
    assert all(kind.nouns <= names and kind.meets <= names for kind in load_kinds().values())


def test_a_table_at_fault_is_said_by_its_name() -> None:
    with pytest.raises(CorpusError, match=r"status\.toml"):
        read_table("status.toml", TypeAdapter(dict[str, int]))
    with pytest.raises(CorpusError, match="no such concepts: no-concept"):
        read_table("status.toml", TypeAdapter(dict[str, list[str]]), lambda _: [frozenset({"no-concept"})])
