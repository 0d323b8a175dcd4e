"""Questions that offer alternatives, over articles of nobody: the one that a sentence says answers, or none."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker


@pytest.mark.parametrize(
    ("language", "question", "choice"),
    [
        ("en", "Will the second trial take place in the spring or in the autumn?", "autumn"),
        ("fr", "Le second essai aura-t-il lieu au printemps ou en automne ?", "automne"),
        ("en", "Did the ferries run aground before or after a storm?", "after a storm"),
        ("fr", "Le tracé du tramway a-t-il été présenté mercredi, jeudi ou vendredi ?", "jeudi"),
    ],
)
def test_the_alternative_that_a_sentence_says_answers(
    invented_asker: Asker, language: str, question: str, choice: str
) -> None:
    reply = invented_asker.ask(question, language)
    assert (reply.lack, reply.truth) == (None, None)
    assert reply.choice == choice


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Did the ferries run aground before or after the closure?"),
        ("en", "Will the second trial take place in the winter or in the spring?"),
        ("fr", "Le tracé du tramway a-t-il été présenté lundi ou mardi ?"),
        ("fr", "Petra Lindqvist est-elle médecin ou avocate du port ?"),
    ],
)
def test_nothing_is_chosen_that_no_sentence_says(invented_asker: Asker, language: str, question: str) -> None:
    assert invented_asker.ask(question, language).choice is None


def test_what_is_denied_is_not_chosen(asker: Asker) -> None:
    reply = asker.ask("Is the coalition meant to replace NATO or to complement it?", "en")
    assert reply.choice == "complement it"


def test_a_place_asked_for_is_no_alternative(asker: Asker) -> None:
    reply = asker.ask("La réunion où l'on a parlé d'un plan a-t-elle rassemblé des ministres ?", "fr")
    assert reply.choice is None
