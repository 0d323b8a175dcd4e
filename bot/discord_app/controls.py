"""Buttons and selects that outlive the bot: discord.py hands every press to `Control`, whoever drew the message.

`DynamicItem` is used for all of them, with a template that takes any identifier. A view made only of such items is not
kept in memory, and an identifier of an older version is answered instead of being met with silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

import discord
from discord import ui


@runtime_checkable
class Presses(Protocol):
    """A client that knows what a press means."""

    async def pressed(self, interaction: discord.Interaction, identifier: str) -> None:
        """Answer the press of a button, or of an option of a select, by the identifier that it carries."""


class Control(ui.DynamicItem[ui.Item[Any]], template=re.compile(r".+", re.DOTALL)):
    """Any button or select of the bot."""

    @classmethod
    def button(
        cls,
        identifier: str,
        label: str,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> Control:
        """Return a button with the state `identifier`."""
        return cls(ui.Button(style=style, label=label, custom_id=identifier, disabled=disabled))

    @classmethod
    def select(cls, identifier: str, options: Sequence[discord.SelectOption], placeholder: str) -> Control:
        """Return a select, each of whose options has a state as its value."""
        return cls(ui.Select(custom_id=identifier, options=list(options), placeholder=placeholder))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], _match: re.Match[str], /
    ) -> Control:
        """Take up the item of a message that may have been sent by an earlier run."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client; of a select, the option that was chosen."""
        client = interaction.client
        assert isinstance(client, Presses)  # noqa: S101 - the client is this package's own
        pressed: Mapping[str, Any] = interaction.data or {}
        await client.pressed(interaction, str(next(iter(pressed.get("values") or ()), self.custom_id)))
