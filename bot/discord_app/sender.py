"""The only writer: every message and every suggestion that leaves the bot passes here, and is checked on the way.

Nothing that is sent can ping: the client and each message allow no mentions, and text from outside is escaped by the
drawing. What breaks a limit of Discord raises `LimitError` before it is sent, for Discord would only be silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

import discord
from discord import app_commands

from bot.desk.specs import Suggestion
from bot.discord_app.drawing import Drawing
from bot.discord_app.fitting import cut
from bot.discord_app.limits import (
    CHOICE_NAME,
    CHOICE_VALUE,
    CHOICES,
    check_choices,
    check_components,
    check_files,
    length,
)
from bot.discord_app.markdown import one_line

SILENT = discord.AllowedMentions.none()


class Delivery(Enum):
    """Where an answer goes."""

    PRIVATE = "a new message that only the reader sees"
    IN_PLACE = "instead of the private message whose button was pressed"
    PUBLIC = "a message for all in the channel"


async def deliver(interaction: discord.Interaction[Any], drawing: Drawing, delivery: Delivery) -> None:
    """Send a drawing as the answer to an interaction, or complete one that was put off."""
    _check(drawing)
    # discord.py would keep the view, and a task that waits a quarter of an hour to drop it; nothing here needs either.
    drawing.view.stop()
    files = drawing.attachments()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=drawing.view, attachments=files, allowed_mentions=SILENT)
    elif delivery is Delivery.IN_PLACE:
        await interaction.response.edit_message(view=drawing.view, attachments=files, allowed_mentions=SILENT)
    else:
        await interaction.response.send_message(
            view=drawing.view, files=files, ephemeral=delivery is Delivery.PRIVATE, allowed_mentions=SILENT
        )


async def put_off(interaction: discord.Interaction[Any], delivery: Delivery) -> None:
    """Tell Discord that the answer takes longer than it waits; `deliver` completes it."""
    if delivery is Delivery.IN_PLACE:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=delivery is Delivery.PRIVATE, thinking=True)


async def acknowledge(interaction: discord.Interaction[Any]) -> None:
    """Answer a press that changes nothing."""
    await interaction.response.defer()


def offered(suggestions: Iterable[Suggestion]) -> list[app_commands.Choice[str]]:
    """Return suggestions as the choices of an autocompletion, those left out whose value would have to be cut."""
    labelled = ((one_line(suggestion.label), suggestion.value) for suggestion in suggestions)
    choices = [
        app_commands.Choice(name=cut(label, CHOICE_NAME), value=value)
        for label, value in labelled
        if label and 0 < length(value) <= CHOICE_VALUE
    ][:CHOICES]
    check_choices([{"name": choice.name, "value": choice.value} for choice in choices])
    return choices


def _check(drawing: Drawing) -> None:
    check_components(drawing.view.to_components())  # type: ignore[no-untyped-call]
    check_files([len(content) for _, content, _ in drawing.files])
