"""`onrecord extract`: what articles put on record, a JSON object a line."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

_STANDARD_INPUT = "-"
_SHOWN_FROM = 20
"""Files from which a progress bar is worth its lines."""

_YOUNG = 50_000
"""New objects on which the garbage collector has a look: as many as some ten articles make."""


class Done(NamedTuple):
    """What became of one file: the lines to write, what is wrong with it, and what else is to be said of it."""

    lines: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str), metavar="FILE...")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="Work on so many files at once.")
@click.option("--lang", "language", metavar="LANG", help="en or fr; else found out from each text.")
@click.pass_context
def extract(context: click.Context, files: tuple[str, ...], jobs: int, language: str | None) -> None:
    """Write what articles put on record: quotations, promises, positions, events, as JSON, one line for each text.

    A FILE is plain text in any encoding, a saved page, a .json with a "text", or a .jsonl of such; - is standard input.
    A file that cannot be read costs one line on standard error; the others are still done, and the exit status is 1.
    Where the encoding had to be found out, standard error says which it is taken to be.
    """
    collect_seldom()
    failed = False
    with _progress(len(files)) as advance:
        for done in _work(files, jobs, language):
            for line in done.lines:
                sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")
            sys.stdout.buffer.flush()
            for line in (*done.notes, *done.faults):
                click.echo(f"onrecord: {line}", err=True)
            failed |= bool(done.faults)
            advance()
    context.exit(1 if failed else 0)


def _work(files: tuple[str, ...], jobs: int, language: str | None) -> Iterator[Done]:
    """Yield what becomes of each file, in their order."""
    # Standard input is this process's own; every other file is opened by whoever works on it.
    contents = [sys.stdin.buffer.read() if name == _STANDARD_INPUT else None for name in files]
    if jobs == 1 or len(files) == 1:
        for name, content in zip(files, contents, strict=True):
            yield extract_file(name, content, language)
        return
    chunk = max(1, min(16, len(files) // jobs))
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - takes longer to import than an article to read

    with ProcessPoolExecutor(max_workers=min(jobs, len(files)), initializer=collect_seldom) as pool:
        yield from pool.map(extract_file, files, contents, [language] * len(files), chunksize=chunk)


def collect_seldom() -> None:
    """Keep the garbage collector from looking through all that is imported, as an extraction does with what it reads."""
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


def extract_file(name: str, content: bytes | None, language: str | None) -> Done:
    """Return the lines for one file (its content, where that was read already), and what stopped it, if anything did."""
    # Imported here, so that the command line starts fast and a worker imports nothing that it does not need.
    from bot.terminal.extract_texts import texts_in  # noqa: PLC0415
    from knowledge.errors import OnRecordError  # noqa: PLC0415
    from knowledge.extract import extract as extraction_of  # noqa: PLC0415
    from knowledge.extract.contract import as_json  # noqa: PLC0415

    try:
        content = Path(name).read_bytes() if content is None else content
    except OSError as error:
        return Done(faults=(f"{name}: cannot be read: {error.strerror or error}",))
    lines: list[str] = []
    faults: list[str] = []
    notes: list[str] = []
    for text in texts_in(content, name, language=language):
        if isinstance(text, OnRecordError):
            faults.append(str(text))
            continue
        row = as_json(extraction_of(text.text, text.language), text.identifier)
        if text.page:
            row["text"] = text.text
        if text.encoding is not None:
            notes.append(f"{name}: read as {text.encoding}")
        lines.append(json.dumps(row, ensure_ascii=False))
    return Done(tuple(lines), tuple(faults), tuple(notes))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Yield what to call after each file; it moves a bar where somebody sees it."""
    if total < _SHOWN_FROM or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody looks on
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
