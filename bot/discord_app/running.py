"""`onrecord run`: the process of the bot, from its settings to its exit status."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import aiohttp
import click
import discord
import structlog

from bot import log
from bot.desk.opening import open_desk
from bot.discord_app.client import DEAF_AFTER, Duty, OnRecordClient
from bot.discord_app.readiness import make_ready
from bot.discord_app.renewal import Renewal
from bot.settings import SettingsError
from bot.stopping import told_to_stop
from knowledge.errors import OnRecordError

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.settings import Settings

STOPPED, FAILED, SET_UP_WRONGLY = 0, 1, 2

TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{25,}")
"""Three parts in base64 between dots, as Discord makes them; anything else was copied wrongly, and is never sent."""

_GOODBYE_SECONDS = 5.0
"""How long the connection may take to close before the process ends without it."""

_log = structlog.stdlib.get_logger("onrecord.discord")


def token_of(settings: Settings) -> str:
    """Return the token. Raises `SettingsError`, without the token in it, where there is none or it cannot be one."""
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise SettingsError("DISCORD_TOKEN is not set: put the bot's token in the environment or in .env")
    if not TOKEN_SHAPE.fullmatch(token):
        raise SettingsError("DISCORD_TOKEN is not a bot's token: copy it again, whole and without quotes or 'Bot '")
    return token


def run(settings: Settings) -> int:
    """Run the bot until SIGTERM or SIGINT; returns the exit status (0 stopped, 1 failed, 2 set up wrongly)."""
    started = time.perf_counter()
    with reporting() as outcome:
        token = token_of(settings)
        log.configure(settings)
        desk = open_desk(settings.corpus, minimum_confidence=settings.min_confidence)
        duties: list[tuple[float, Duty]] = [(DEAF_AFTER / 10, OnRecordClient.watch)]
        if settings.reload_seconds:
            duties.append((settings.reload_seconds, Renewal(settings)))
        milliseconds = round((time.perf_counter() - started) * 1000)
        _log.info("starting", facts=len(desk.room.corpus.facts), milliseconds=milliseconds)
        asyncio.run(serve(lambda: _client(desk, settings, duties), token))
    return outcome.status


def _client(desk: Desk, settings: Settings, duties: list[tuple[float, Duty]]) -> OnRecordClient:
    return OnRecordClient(desk, proxy=settings.proxy, duties=duties, when_ready=lambda: make_ready(desk))


async def serve(make: Callable[[], OnRecordClient], token: str) -> None:
    """Keep a client connected until the process is told to stop; then close the connection in good order."""
    stop = told_to_stop()
    client = make()
    connected = asyncio.create_task(client.start(token))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({connected, stopped}, return_when=asyncio.FIRST_COMPLETED)
    failure = None
    if connected.done():
        failure = connected.exception()
    else:
        _log.info("stopping")
    # What listens to the connection ends first: else discord.py closes it with a code that promises to come back, and
    # the bot is shown as online for minutes after it has gone.
    for task in (stopped, connected):
        task.cancel()
    await asyncio.wait({stopped, connected})
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(client.close(), _GOODBYE_SECONDS)
    if failure is not None:
        raise failure
    _log.info("stopped")


class Outcome:
    """The exit status of the process, once it is known."""

    status: int = STOPPED


@contextlib.contextmanager
def reporting() -> Iterator[Outcome]:
    """Turn what can go wrong outside into one line for the person at the terminal, and an exit status."""
    outcome = Outcome()
    try:
        yield outcome
    except SettingsError as error:
        outcome.status = _said(str(error), SET_UP_WRONGLY)
    except OnRecordError as error:
        outcome.status = _said(str(error), FAILED)
    except discord.LoginFailure:
        line = "Discord refused DISCORD_TOKEN: reset the token in the developer portal and set the new one"
        outcome.status = _said(line, SET_UP_WRONGLY)
    except discord.HTTPException as error:
        outcome.status = _said(f"Discord answered {error.status}: {log.redact(error.text or str(error))}", FAILED)
    except (aiohttp.ClientError, OSError, TimeoutError, discord.DiscordServerError, discord.GatewayNotFound) as error:
        reason = log.redact(str(error)) or type(error).__name__
        outcome.status = _said(f"Discord cannot be reached: {reason}", FAILED)


def _said(line: str, status: int) -> int:
    click.echo(f"onrecord: {' '.join(line.split())}", file=sys.stderr)
    return status
