"""`onrecord run`, `sync` and `preview`: the bot on Discord, its commands registered, the bot on a local page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.options import corpus_option

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@corpus_option
@click.pass_context
def run(context: click.Context, corpus: Path | None) -> None:
    """Run the bot on Discord, with the token in DISCORD_TOKEN or .env, until SIGTERM or Ctrl-C."""
    from bot.discord_app import run as start  # noqa: PLC0415 - discord.py is only needed here

    context.exit(start(_settings(corpus)))


@click.command()
@corpus_option
@click.option("--force", is_flag=True, help="Register them even if nothing seems to have changed.")
@click.pass_context
def sync(context: click.Context, corpus: Path | None, force: bool) -> None:
    """Register the commands with Discord, if they have changed since the last time."""
    from bot.discord_app import sync as register  # noqa: PLC0415

    context.exit(register(_settings(corpus), force=force))


@click.command()
@corpus_option
@click.option("--lang", "language", default="en-US", metavar="LANG", help="The reader's language: en-US, en-GB or fr.")
@click.option("--port", type=click.IntRange(0, 65_535), help="Any free one if not given.")
@click.pass_context
def preview(context: click.Context, corpus: Path | None, language: str, port: int | None) -> None:
    """Serve the real bot on a local page: no account, no token, no network. Ends on Ctrl-C."""
    from bot.preview import preview as serve  # noqa: PLC0415

    context.exit(serve(_settings(corpus), language=language, port=port))


def _settings(corpus: Path | None) -> Settings:
    from bot.settings import load_settings  # noqa: PLC0415 - subcommands that need no settings start without them

    settings = load_settings()
    return settings.model_copy(update={"corpus": corpus}) if corpus is not None else settings
