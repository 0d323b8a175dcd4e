"""A command that was slow once no longer keeps the connection waiting, and Discord is put off in time.

Time in simcord is not real, so the interaction is a mock here; it has the real one's interface.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any
from unittest.mock import Mock, create_autospec

import discord
import pytest

from bot.answers import Answer
from bot.discord_app import answering
from bot.discord_app.answering import Answerer
from bot.discord_app.codec import Ask
from bot.discord_app.sender import Delivery
from bot.localisation import Localisation


class SlowDesk:
    """A desk that takes its time."""

    localisation = Localisation()

    def answer(self, command: str, arguments: Mapping[str, str], language: str) -> Answer:
        time.sleep(0.05)
        return Answer(command=command, arguments=arguments, language=language, title="At last")


@pytest.fixture
def interaction() -> Any:
    interaction = Mock(spec=discord.Interaction, locale=discord.Locale.french)
    interaction.user = create_autospec(discord.User, instance=True, display_name="Alice")
    interaction.response = create_autospec(discord.InteractionResponse, instance=True)
    interaction.response.is_done.side_effect = lambda: bool(interaction.response.defer.await_count)
    return interaction


@pytest.fixture(autouse=True)
def _short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "SLOW", 0.01)
    monkeypatch.setattr(answering, "PATIENCE", 0.01)


@pytest.mark.parametrize(
    ("delivery", "put_off"),
    [
        (Delivery.PRIVATE, {"ephemeral": True, "thinking": True}),
        (Delivery.PUBLIC, {"ephemeral": False, "thinking": True}),
        (Delivery.IN_PLACE, {}),
    ],
)
async def test_the_second_slow_answer_is_put_off_and_comes_all_the_same(
    interaction: Any, log: list[Any], delivery: Delivery, put_off: dict[str, bool]
) -> None:
    answerer = Answerer(SlowDesk())  # type: ignore[arg-type]
    await answerer.ask(interaction, Ask("ask"), delivery=delivery)
    interaction.response.defer.assert_not_awaited()
    await answerer.ask(interaction, Ask("ask"), delivery=delivery)
    interaction.response.defer.assert_awaited_once_with(**put_off)
    view = interaction.edit_original_response.await_args.kwargs["view"]
    assert "At last" in view.to_components()[0]["content"]
    assert [entry["event"] for entry in log] == ["slow_command", "answered", "slow_answer", "answered"]


async def test_a_quick_command_is_never_put_off(
    interaction: Any, monkeypatch: pytest.MonkeyPatch, log: list[Any]
) -> None:
    monkeypatch.setattr(answering, "SLOW", 1.0)
    answerer = Answerer(SlowDesk())  # type: ignore[arg-type]
    for _ in range(2):
        await answerer.ask(interaction, Ask("ask"))
    interaction.response.defer.assert_not_awaited()
    assert [entry["event"] for entry in log] == ["answered", "answered"]
