"""`onrecord preview`: the real bot on a local page, against a Discord that lives in memory.

No account, no token, no network: simcord runs discord.py's own machinery and serves a page with a channel in it, open
for more questions. The page shows the channel as one member sees it, private answers included.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tomllib
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.desk.opening import open_desk
from bot.localisation import match
from bot.stopping import told_to_stop

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.discord_app.client import OnRecordClient
    from bot.discord_app.renewal import Renewal
    from bot.settings import Settings

ASKED = Path(__file__).with_name("preview.toml")
BOT, SERVER, CHANNEL, READER = "On Record", "Newsroom", "desk", "you"

_SETTLING_SECONDS = 0.005
"""How long simcord waits after each action for work still to come; the bot's comes with the next turn of the loop."""


def preview(settings: Settings, *, language: str = "en-US", port: int | None = None) -> int:
    """Serve the page until Ctrl-C, printing its address first; returns the exit status.

    `language` is the reader's Discord locale (`en-US`, `en-GB`, `fr`); `port` is any free one when it is None.
    """
    try:
        import simcord  # noqa: F401, PLC0415 - an extra, which a server does without
    except ImportError:
        click.echo("onrecord: the preview needs its extra: pip install 'on-record[preview]'", file=sys.stderr)
        return 1
    from bot import log  # noqa: PLC0415
    from bot.discord_app.renewal import Renewal  # noqa: PLC0415
    from bot.settings import LogLevel  # noqa: PLC0415

    log.configure(settings.model_copy(update={"log_level": LogLevel.WARNING}))
    desk = open_desk(settings.corpus, minimum_confidence=settings.min_confidence)
    asked = tuple(questions(desk, shipped=settings.corpus is None))
    renewal = Renewal(settings), settings.reload_seconds
    return asyncio.run(_serve(desk, renewal, asked, match(language), port))


def questions(desk: Desk, *, shipped: bool) -> Iterator[tuple[str, str, str]]:
    """Yield what is asked before the page opens: command, option, and what is typed."""
    for entry in tomllib.loads(ASKED.read_text(encoding="utf-8"))["asked"]:
        command, option, typed = entry["command"], entry["option"], entry["typed"]
        if not shipped:
            typed = next((offer.label for offer in desk.complete(command, option, "", {}, "en-US")), typed)
        yield command, option, typed


async def _serve(
    desk: Desk, renewal: tuple[Renewal, float], asked: tuple[tuple[str, str, str], ...], language: str, port: int | None
) -> int:
    import simcord  # noqa: PLC0415
    from simcord.backend.errors import SetupError  # noqa: PLC0415

    from bot.discord_app.client import OnRecordClient  # noqa: PLC0415

    waits: Any = simcord.Env._settle_internal.__kwdefaults__  # noqa: SLF001 - it has no setting for it
    waits["idle"] = _SETTLING_SECONDS
    env = simcord.Env(OnRecordClient(desk), check_errors=False)
    env.backend.bot_user.name = BOT
    env.backend.clock.advance((datetime.now(UTC) - env.backend.clock.now()).total_seconds())
    await env.start()
    try:
        return await _converse(env, renewal, asked, language, port)
    except SetupError as error:
        click.echo(f"onrecord: {error}", file=sys.stderr)
        return 1
    finally:
        await env.shutdown()


async def _converse(
    env: Any, renewal: tuple[Renewal, float], asked: tuple[tuple[str, str, str], ...], language: str, port: int | None
) -> int:
    """Register the commands, ask what is asked first, and keep the page open."""
    with env._bot_scope():  # noqa: SLF001 - the bot registers its commands here, not the reader
        await env.bot.tree.sync()
    names = _localise(env, language)
    guild = env.create_guild(SERVER)
    channel = guild.create_text_channel(CHANNEL)
    reader = guild.add_member(env.create_user(READER))
    with _reading(language, names):
        for command, option, typed in asked:
            await reader.slash(channel, names[command, ""], **{names[command, option]: typed})
        page = env.preview(channel, viewers=[reader], layout="channel", locale=language, port=port)
        async with page:
            click.echo(f"On Record is answering at {page.url}")
            click.echo(f"The channel #{CHANNEL} is open: type / to ask more. Ctrl-C ends it.")
            await _until_told_to_stop(page, _renewed(env.bot, *renewal))
    return 0


async def _renewed(client: OnRecordClient, renewal: Renewal, seconds: float) -> None:
    """Take up a changed corpus as the running bot does; simcord has a clock of its own for the client's duties."""
    while seconds:
        await asyncio.sleep(seconds)
        await renewal(client)
    await asyncio.Event().wait()


async def _until_told_to_stop(page: Any, beside: Coroutine[Any, Any, None]) -> None:
    waiting = [asyncio.ensure_future(one) for one in (told_to_stop().wait(), page.wait_closed(), beside)]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


Names = dict[tuple[str, str], str]
"""What a command (with an empty option) or an option of a command is called on the page."""


def _localise(env: Any, language: str) -> Names:
    """Show the registered commands in the reader's language, as a client does; returns what they are called then."""
    names: Names = {}
    commands = env.backend.commands[None]
    for (name, kind), command in list(commands.items()):
        del commands[name, kind]
        for option in command["options"]:
            original = name, option["name"]
            names[original] = _translate(option, language)
            for choice in option.get("choices", ()):
                choice["name"] = (choice.get("name_localizations") or {}).get(language, choice["name"])
        names[name, ""] = _translate(command, language)
        commands[command["name"], kind] = command
    return names


def _translate(named: dict[str, Any], language: str) -> str:
    named["name"] = str((named.get("name_localizations") or {}).get(language, named["name"]))
    described = named.get("description_localizations") or {}
    named["description"] = described.get(language, named["description"])
    return str(named["name"])


@contextlib.contextmanager
def _reading(language: str, names: Names) -> Iterator[None]:
    """Let interactions come from a client in the reader's language, with the names that it sends: the defaults."""
    import simcord.interactions  # noqa: PLC0415

    built: Callable[..., tuple[Any, dict[str, Any]]] = simcord.interactions.base_payload
    originals = {(command if option else "", shown): option or command for (command, option), shown in names.items()}

    def base_payload(*arguments: Any, **keywords: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = built(*arguments, **keywords)
        payload["locale"] = language
        data = payload["data"]
        if "name" in data:
            data["name"] = originals.get(("", data["name"]), data["name"])
            for option in data.get("options", ()):
                option["name"] = originals.get((data["name"], option["name"]), option["name"])
        return record, payload

    simcord.interactions.base_payload = base_payload
    try:
        yield
    finally:
        simcord.interactions.base_payload = built
