"""Questions in two parts, over articles of nobody: the second is asked about what the first says."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker


@pytest.mark.parametrize(
    ("language", "question", "first", "second"),
    [
        ("en", "Who visited Port Anselm, and what is her office?", ["ilse-tarn"], ["ilse-tarn"]),
        ("en", "Who signed the fishing treaty, and who refuses any toll?", ["merania"], ["corsa"]),
        ("fr", "Qui a visité Port-Anselme, et quel est son poste ?", ["ilse-tarn"], ["ilse-tarn"]),
    ],
)
def test_the_second_part_takes_up_whoever_answers_the_first(
    island_asker: Asker, language: str, question: str, first: list[str], second: list[str]
) -> None:
    reply = island_asker.ask(question, language)
    assert reply.then is not None
    assert [value.entity for value in reply.values] == first
    assert [value.entity for value in reply.then.values] == second


def test_what_and_what_are_both_answered(island_asker: Asker) -> None:
    reply = island_asker.ask("Que promet la Valdorie et que refuse la Corsanie ?", "fr")
    assert {"p1", "p2"} <= {one.fact.id for one in reply.findings if one.fact is not None}


def test_how_many_counts_the_same_in_both_parts(asker: Asker) -> None:
    reply = asker.ask("How many countries are in the coalition, and how many are in the Ramstein group?", "en")
    assert reply.then is not None
    assert [value.text for value in (*reply.values, *reply.then.values)] == [
        "une trentaine de pays",
        "une cinquantaine de pays",
    ]
