"""`onrecord new`, `add` and `review`: a corpus of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.options import corpus_option

if TYPE_CHECKING:
    from knowledge.library import Outcome

_SHOWN_FROM = 8
"""Files from which a progress bar is worth its lines."""


def own_corpus(corpus: Path | None) -> Path:
    """Return the corpus to change: the one given, else the one that the settings name; never the one that ships."""
    from bot.settings import load_settings  # noqa: PLC0415 - started fast, imported late

    folder = corpus or load_settings().corpus
    if folder is None:
        raise click.UsageError("which corpus? --corpus DIR or ONRECORD_CORPUS says it; `onrecord new DIR` makes one")
    return folder


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make an empty corpus in DIR, for `onrecord add` to fill."""
    from knowledge.corpus.editing import new_corpus  # noqa: PLC0415

    new_corpus(folder)
    click.echo(f"{folder}: an empty corpus; `onrecord add FILE... --corpus {folder}` takes articles in")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="Work on so many files at once.")
@corpus_option
@click.pass_context
def add(context: click.Context, files: tuple[Path, ...], jobs: int, corpus: Path | None) -> None:
    """Take articles into a corpus, in English or French.

    A FILE is text in any encoding, a page as saved from a browser, a .json with a "text" (and a "title", "date",
    "publisher", "url"), or a .jsonl with one on each line. What is found is marked as not reviewed; `onrecord review`
    is next. A file that is no article costs one line; the others are still taken in, and the exit status is 1.
    """
    from knowledge.library import Result, add_files  # noqa: PLC0415

    refused = False
    folder = own_corpus(corpus)
    with _progress(len(files)) as advance:
        for outcome in add_files(folder, files, jobs=jobs, when_read=advance):
            refused |= outcome.result is Result.REFUSED
            click.echo(told(outcome), err=outcome.result is Result.REFUSED)
    context.exit(1 if refused else 0)


def told(outcome: Outcome) -> str:
    """Return one line about what became of a file."""
    from knowledge.library import Result  # noqa: PLC0415

    if outcome.result is Result.REFUSED or outcome.source is None:
        return f"onrecord: {outcome.file}: {outcome.fault}"
    read_as = f" (read as {outcome.encoding})" if outcome.encoding else ""
    if outcome.result is Result.KNOWN:
        return f"{outcome.file}: on record already, article {outcome.source.number}{read_as}"
    found = [_counted(count, kind.value) for kind, count in outcome.facts.items() if count]
    if outcome.new_entities:
        found.append("1 new entity" if outcome.new_entities == 1 else f"{outcome.new_entities} new entities")
    if outcome.left_out:
        found.append(f"{_counted(outcome.left_out, 'fact')} of nobody named left out")
    return f"{outcome.file}: article {outcome.source.number}: {', '.join(found) or 'nothing on record'}{read_as}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Yield what to call for each file that has been read; it moves a bar where somebody sees it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    if total < _SHOWN_FROM or not console.is_terminal:
        yield lambda: None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)


@click.command()
@corpus_option
@click.option("--article", metavar="NUMBER", help="Only the facts of this article.")
def review(corpus: Path | None, article: str | None) -> None:
    """Walk through the facts that nobody has reviewed, one at a time, to accept, correct or reject each.

    Every decision is kept at once: leave with q and come back whenever you like.
    """
    from bot.terminal.reviewing import ReviewDesk  # noqa: PLC0415

    ReviewDesk(own_corpus(corpus)).walk(article)
