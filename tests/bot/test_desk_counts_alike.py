"""What a label, a door and a choice promise is what the title of the answer behind them says."""

from __future__ import annotations

import pytest

from bot.answers import Answer, AnswerStatus
from bot.desk import Desk

COMMANDS = {"pledges": "entity", "quotes": "speaker", "positions": "entity", "events": "entity"}


def title(desk: Desk, command: str, arguments: dict[str, str], language: str) -> str:
    answer = desk.answer(command, arguments, language)
    assert answer.status is AnswerStatus.OK
    return answer.title


@pytest.mark.parametrize("language", ["en-US", "fr"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_suggestion_counts_as_its_title_does(desk: Desk, invented_desk: Desk, command: str, language: str) -> None:
    for one in (desk, invented_desk):
        for suggestion in one.complete(command, COMMANDS[command], "", {}, language):
            count = suggestion.label.rpartition(" · ")[2]
            assert f" · {count} " in title(one, command, {COMMANDS[command]: suggestion.value}, language)


@pytest.mark.parametrize("language", ["en-US", "fr"])
def test_every_door_counts_as_its_title_does(desk: Desk, invented_desk: Desk, language: str) -> None:
    for one in (desk, invented_desk):
        for entity in one.room.corpus.entities:
            for command, option in COMMANDS.items():
                answer: Answer = one.answer(command, {option: entity}, language)
                for door in answer.doors:
                    if door.detail and door.command in COMMANDS:
                        assert f" · {door.detail} " in title(one, door.command, dict(door.arguments), language)


@pytest.mark.parametrize(
    ("language", "label"),
    [("en-US", "Corsa · country · 2 promises and 1 refusal"), ("fr", "Corsanie · pays · 2 promesses et 1 refus")],
)
def test_a_refusal_is_told_from_a_promise(invented_desk: Desk, language: str, label: str) -> None:
    """Corsa gives hospitals, shares in one expected sum, and is refused grain."""
    assert invented_desk.complete("pledges", "entity", "Corsa", {}, language)[0].label == label
