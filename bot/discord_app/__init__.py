"""The Discord face: draws any answer of the desk, and knows no command by name.

    limits, fitting, markdown     what Discord allows, and text made to fit it
    codec, pages, drawing         an answer as pages of components whose buttons carry their own state
    sender                        the only writer: everything that goes out passes its check
    answering, controls, commands what happens when somebody asks or presses
    client, running, registering  the bot itself: connection, signals, registration of the commands
    renewal                       a changed corpus, taken up while the bot runs

`run` and `sync` are what `onrecord run` and `onrecord sync` call; discord.py is imported only then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

__all__ = ["run", "sync"]


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop; returns the exit status (0 stopped, 1 failed, 2 set up wrongly)."""
    from bot.discord_app.running import run as start  # noqa: PLC0415

    return start(settings)


def sync(settings: Settings, *, force: bool = False) -> int:
    """Register the commands with Discord if they have changed, or in any case with `force`; returns the exit status."""
    from bot.discord_app.registering import sync as register  # noqa: PLC0415

    return register(settings, force=force)
