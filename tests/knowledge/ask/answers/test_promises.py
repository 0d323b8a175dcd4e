"""Promises by giver, by receiver and by how firm they are, over articles of nobody."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker, Lack
from knowledge.ask.tables.status import load_statuses
from knowledge.model import Status


def facts(asker: Asker, question: str, language: str) -> list[str]:
    return [finding.fact.id for finding in asker.ask(question, language).findings if finding.fact]


@pytest.mark.parametrize(
    ("language", "question", "found"),
    [
        ("en", "What did Valdoria promise?", ["p1"]),
        ("en", "What promises were made to Merania?", ["p1"]),
        ("fr", "Qu’a-t-on promis à la Méranie ?", ["p1"]),
        ("en", "What has been promised?", ["p1"]),
        ("fr", "Qu’est-ce qui est refusé ?", ["p2"]),
        ("fr", "Que promet la Valdorie ?", ["p1"]),
        ("en", "Who promised what in article 301?", ["p1"]),
        ("fr", "Qui a promis quoi dans l’article 301 ?", ["p1"]),
        ("fr", "Qui a promis quoi dans l’article 301, et à qui ?", ["p1"]),
        ("fr", "Qui a refusé quoi dans l’article 302 ?", ["p2"]),
    ],
)
def test_promises_are_found_by_giver_receiver_and_status(
    island_asker: Asker, language: str, question: str, found: list[str]
) -> None:
    assert facts(island_asker, question, language) == found


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What is expected?"),
        ("en", "What did Merania promise?"),
        ("fr", "Que promet la Méranie ?"),
        ("fr", "Qu’a-t-on promis à la Corsanie ?"),
    ],
)
def test_what_nobody_promised_is_not_on_record(island_asker: Asker, language: str, question: str) -> None:
    assert island_asker.ask(question, language).lack in {Lack.NOTHING, Lack.VALUE}


def test_what_has_another_status_is_nearest_and_no_answer(island_asker: Asker) -> None:
    reply = island_asker.ask("Qui a promis quoi dans l’article 302, et à qui ?", "fr")
    assert reply.lack is Lack.VALUE
    assert facts(island_asker, "Qui a promis quoi dans l’article 302, et à qui ?", "fr") == ["p2"]


def test_every_status_can_be_asked_for() -> None:
    assert set(load_statuses()) == set(Status)
