"""The bot's client: what it listens to, what it remembers (nothing), and what it does when it is ready."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.discord_app.answering import Answerer
from bot.discord_app.commands import Tree, add_commands
from bot.discord_app.controls import Control
from bot.discord_app.sender import SILENT
from bot.discord_app.translation import Translator

if TYPE_CHECKING:
    from bot.desk import Desk

INTENTS = discord.Intents(guilds=True)
"""All that slash commands need; none of these is privileged."""

DEAF_AFTER = 150.0
"""Seconds without an acknowledged heartbeat until the connection is given up; one is due about every 41."""

_GUILDS_SECONDS = 0.05
"""How long to wait for the next server before saying that the bot is ready; answers need none of them."""

_ACKNOWLEDGED = '"op":11'
_RECONNECT = 4000
"""A close code that lets the session be resumed (1000 and 1001 would end it)."""

_log = structlog.stdlib.get_logger("onrecord.discord")


Duty = Callable[["OnRecordClient"], Awaitable[None]]
"""Something to be done again and again while the bot is up."""


class OnRecordClient(discord.Client):
    """The bot, with one desk at a time.

    `duties` run every so many seconds as long as it is up; `when_ready` runs once, in a thread, when it first is.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        proxy: str | None = None,
        duties: Sequence[tuple[float, Duty]] = (),
        when_ready: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(
            intents=INTENTS,
            allowed_mentions=SILENT,
            enable_debug_events=True,  # the only way to see heartbeats being acknowledged
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=_GUILDS_SECONDS,
            proxy=proxy,
        )
        self.answerer = Answerer(desk)
        self.tree = Tree(self)
        add_commands(self.tree, self.answerer)
        self._duties = duties
        self._when_ready = when_ready
        self._running: list[asyncio.Task[None]] = []
        self._heard: float | None = None

    async def setup_hook(self) -> None:
        """Take up the buttons of all messages ever sent, the translations, and the duties."""
        self.add_dynamic_items(Control)
        await self.tree.set_translator(Translator(self.answerer.desk.localisation))
        self._running = [asyncio.create_task(self._repeat(seconds, duty)) for seconds, duty in self._duties]

    async def pressed(self, interaction: discord.Interaction, identifier: str) -> None:
        """Answer the press of a button or a select; see `controls`."""
        await self.answerer.press(interaction, identifier)

    async def on_ready(self) -> None:
        """Say in the log that the bot is up; commands are registered by `onrecord sync`, never from here."""
        _log.info("ready", guilds=len(self.guilds), user=str(self.user))
        if self._when_ready is not None:
            prepare, self._when_ready = self._when_ready, None
            await asyncio.to_thread(prepare)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what failed in a handler of an event."""
        _log.exception("event_failed", gateway_event=event_method)

    async def on_socket_raw_receive(self, message: str | bytes) -> None:
        """Note each acknowledged heartbeat."""
        if isinstance(message, str) and _ACKNOWLEDGED in message.replace(" ", "")[:200]:
            self._heard = time.monotonic()

    async def on_connect(self) -> None:
        """Start to wait for heartbeats."""
        self._heard = time.monotonic()

    async def watch(self) -> None:
        """Give up a connection that looks open but no longer acknowledges heartbeats, so that it is made anew."""
        silent = time.monotonic() - self._heard if self._heard is not None else 0.0
        if silent > DEAF_AFTER and self.ws is not None and self.ws.open:
            _log.warning("connection_deaf", seconds=round(silent))
            self._heard = None
            await self.ws.close(code=_RECONNECT)

    async def close(self) -> None:
        """End the duties and the connection."""
        for task in self._running:
            task.cancel()
        await super().close()

    async def _repeat(self, seconds: float, duty: Duty) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await duty(self)
            except Exception:
                _log.exception("duty_failed", duty=getattr(duty, "__name__", str(duty)))
