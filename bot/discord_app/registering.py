"""`onrecord sync`: registers the commands with Discord, only when they differ from those registered last."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import log
from bot.desk.opening import open_desk
from bot.discord_app.client import OnRecordClient
from bot.discord_app.running import reporting, token_of
from knowledge.errors import OnRecordError

if TYPE_CHECKING:
    from bot.settings import Settings


class StateError(OnRecordError):
    """The folder in which the bot remembers what it registered cannot be written."""


def sync(settings: Settings, *, force: bool = False) -> int:
    """Register the commands if their hash has changed since the last time, or in any case with `force`.

    Returns the exit status. The hash is kept per application in the state folder (`ONRECORD_STATE_DIR`).
    """
    with reporting() as outcome:
        token = token_of(settings)
        log.configure(settings)
        desk = open_desk(settings.corpus)
        click.echo(asyncio.run(_register(OnRecordClient(desk, proxy=settings.proxy), token, settings, force)))
    return outcome.status


async def payload(client: OnRecordClient) -> list[dict[str, Any]]:
    """Return the commands as they are registered, with all translations, in a stable order."""
    translator = client.tree.translator
    assert translator is not None  # noqa: S101 - set by the client's setup_hook
    commands = client.tree.get_commands()
    found = [await command.get_translated_payload(client.tree, translator) for command in commands]
    return sorted(found, key=lambda command: (command["type"], command["name"]))


def digest(commands: list[dict[str, Any]]) -> str:
    """Return a hash that changes exactly when what is registered would."""
    return hashlib.sha256(json.dumps(commands, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


async def _register(client: OnRecordClient, token: str, settings: Settings, force: bool) -> str:
    async with client:
        await client.login(token)
        wanted = digest(await payload(client))
        kept = settings.state_folder / f"commands-{client.application_id}.sha256"
        if not force and kept.is_file() and kept.read_text(encoding="ascii", errors="replace").strip() == wanted:
            return "The commands are registered already; nothing has changed."
        registered = await client.tree.sync()
        _remember(kept, wanted)
        return f"{len(registered)} commands registered: {', '.join(command.name for command in registered)}."


def _remember(path: Path, text: str) -> None:
    """Write the hash whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(text + "\n", encoding="ascii")
        os.replace(fresh, path)  # noqa: PTH105 - atomic by contract
    except OSError as error:
        raise StateError(f"{path}: cannot be written: {error.strerror or error} (see ONRECORD_STATE_DIR)") from error
