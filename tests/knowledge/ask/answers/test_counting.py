"""How many of a kind, over articles of nobody: a question that says nothing but what it counts is asked for that."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker


@pytest.mark.parametrize(
    ("language", "question", "numbers"),
    [
        ("en", "How many members?", ["640 members"]),
        ("en", "How many ferries?", ["Two ferries"]),
        ("en", "How many members does the union have?", ["640 members"]),
        ("fr", "Combien de stations ?", ["dix-huit stations"]),
    ],
)
def test_what_is_counted_is_told_with_its_number(
    invented_asker: Asker, language: str, question: str, numbers: list[str]
) -> None:
    assert [value.text for value in invented_asker.ask(question, language).values] == numbers


@pytest.mark.parametrize(("language", "question"), [("en", "How many divers?"), ("fr", "Combien d’arbres ?")])
def test_what_nobody_counted_is_not_on_record(invented_asker: Asker, language: str, question: str) -> None:
    reply = invented_asker.ask(question, language)
    assert reply.lack is not None
    assert not reply.values
