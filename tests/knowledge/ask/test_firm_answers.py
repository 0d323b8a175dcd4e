"""Answers that a question's own words could tempt into: each has to be said by the articles."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker
from knowledge.ask.reply import Lack, Reply


def test_what_is_only_considered_has_not_been_delivered(asker: Asker) -> None:
    for language, question in (
        ("fr", "Les Mistral envisagés par la France et l'Italie ont-ils été livrés ?"),
        ("en", "Have the Mistral systems considered by Italy been delivered?"),
    ):
        reply = asker.ask(question, language)
        assert reply.lack is not None, question


def test_an_alternative_is_chosen_only_with_the_word_of_its_own_phrase(asker: Asker) -> None:
    reply = asker.ask("La planification résulte-t-elle d'un accord des membres ou d'une décision solitaire ?", "fr")
    assert "solitaire" not in (reply.choice or "")


@pytest.mark.parametrize(
    ("language", "question", "truth"),
    [
        ("fr", "Orban est-il le président de la Hongrie ?", False),
        ("en", "Is Zelensky the prime minister of Ukraine?", False),
        ("en", "Is Viktor Orban the prime minister of Hungary?", True),
    ],
)
def test_another_highest_office_than_the_one_held_is_a_no(
    asker: Asker, language: str, question: str, truth: bool
) -> None:
    assert asker.ask(question, language).truth is truth


def test_what_an_office_is_over_is_on_record_only_where_a_role_says_it(asker: Asker) -> None:
    assert asker.ask("Which ministry does Ruben Brekelmans head?", "en").lack is Lack.VALUE
    assert asker.ask("Which ministry does John Healey run?", "en").lack is None


def test_a_date_of_something_else_in_the_sentence_is_no_date_of_a_launch(asker: Asker) -> None:
    assert asker.ask("À quelle date Paris et Londres ont-ils lancé la coalition ?", "fr").lack is not None


def test_a_joint_sum_is_none_that_somebody_announced_for_themselves(asker: Asker) -> None:
    assert asker.ask("What sum did London announce for itself in Budapest?", "en").lack is Lack.JOINT


def test_a_guest_of_a_country_is_whoever_speaks_for_it(asker: Asker) -> None:
    reply = asker.ask("What does the Dutch guest think still has to be clarified?", "en")
    assert reply.question is not None
    assert "ruben-brekelmans" in reply.question.entities


def test_a_common_noun_behind_an_article_is_no_place_of_its_name(asker: Asker) -> None:
    reply = asker.ask("La réunion de Budapest a-t-elle eu lieu dans un château ?", "fr")
    assert reply.lack is not Lack.ABSENT


def answering(reply: Reply) -> set[str]:
    """Return whom a reply gives as its answer."""
    named = {value.entity for value in reply.values if value.entity}
    return named | {actor for one in reply.findings for actor in getattr(one.fact, "actors", ())}


def test_who_opposes_something_is_nobody_who_only_gives_it_or_fights_against_another(asker: Asker) -> None:
    # Article 003 has NATO coordinating the supply of munitions to Ukraine in its fight against the invasion.
    reply = asker.ask("Who opposes sending ammunition?", "en")
    assert reply.lack is not None or "nato" not in answering(reply)


def test_who_refuses_something_is_found_by_the_refusal(asker: Asker) -> None:
    # Article 001: Turkey "refuse toute livraison létale".
    assert answering(asker.ask("Who refuses to send lethal weapons?", "en")) == {"turkey"}
