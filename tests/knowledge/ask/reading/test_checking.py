"""Statements put to be checked, and alternatives of which one is unknown: asked as what they come to."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker
from knowledge.ask.reading.checking import as_question


@pytest.mark.parametrize(
    ("language", "typed", "question"),
    [
        ("en", "A tweet says the port will reopen on Friday. Do the articles support that?", "the port will reopen"),
        ("en", "Claim: the port has been sold. Right or wrong?", "the port has been sold"),
        ("fr", "Un voisin affirme que le chantier est fini. Vrai ou faux ?", "le chantier est fini"),
        ("fr", "Rumeur : le chantier est abandonné.", "le chantier est abandonné"),
    ],
)
def test_a_statement_to_be_checked_is_asked_about(language: str, typed: str, question: str) -> None:
    asked = as_question(typed, language)
    assert question in asked
    assert asked.endswith("?")
    assert not {"tweet", "claim", "voisin", "rumeur", "faux", "wrong"}.intersection(asked.lower().split())


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "Who said that the plan is right?"),
        ("en", "Which of these claims is true?"),
        ("fr", "Qui dit que le projet est faux ?"),
        ("fr", "Combien de stations comptera la ligne ?"),
    ],
)
def test_what_is_no_statement_to_be_checked_stays_as_it_is(language: str, typed: str) -> None:
    assert as_question(typed, language) == typed


def test_yes_or_no_behind_a_question_is_no_part_of_it(asker: Asker) -> None:
    assert asker.ask("Does all this make NATO a party to the conflict? yes/no", "en").truth is False


def test_an_alternative_that_no_article_names_leaves_the_other_to_be_answered(asker: Asker) -> None:
    reply = asker.ask("Slovenia or Slovakia: which of the two is worried about escalation?", "en")
    assert (reply.lack, reply.choice) == (None, "Slovakia")


def test_what_is_not_said_of_the_other_alternative_is_not_on_record(asker: Asker) -> None:
    assert asker.ask("Is it Slovenia or Slovakia that will send Mistral systems?", "en").lack is not None
