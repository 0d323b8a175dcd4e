"""`onrecord batch` and `check`: many answers at once, and whether a corpus is sound."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.terminal.options import corpus_option, desk_on


@click.command()
@corpus_option
def batch(corpus: Path | None) -> None:
    """Answer JSON Lines from standard input, one JSON object a line, in their order.

    A line is {"id": 1, "command": "pledges", "args": {"entity": "US"}, "locale": "en-US"}; the commands are those of
    the bot, and `resolve` with `query` and `limit`.
    """
    from bot.batch import run  # noqa: PLC0415 - started fast, imported late

    for line in run(desk_on(corpus), sys.stdin.buffer):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.pass_context
def check(context: click.Context, folder: Path | None) -> None:
    """Validate a corpus (DIR, else ONRECORD_CORPUS, else the one that ships): one line a fault, and 0 or 1."""
    from bot.settings import load_settings  # noqa: PLC0415
    from knowledge.corpus import check_corpus  # noqa: PLC0415
    from knowledge.corpus.folder import shipped_folder  # noqa: PLC0415

    where = folder or load_settings().corpus or shipped_folder()
    faults = check_corpus(where)
    for fault in faults:
        click.echo(str(fault), err=True)
    if not faults:
        click.echo(f"{where}: sound")
    context.exit(1 if faults else 0)
