"""What reviewers have decided and the corpus's files do not say yet: a line for each decision, added and never changed.

A decision costs the same however large the corpus is: one line at the end of a file, flushed to the disk. Whoever
changes the corpus next, the reviewer at the end of the walk if nobody comes before, takes all of them into it by one
change. A line that was cut short is no decision, and the next one takes its place.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from knowledge.corpus.change import DECISIONS, exclusively, flush_folder
from knowledge.errors import CorpusError, Place
from knowledge.model import Entity, Fact, Frozen


class Verdict(StrEnum):
    """What a reviewer can say of a fact."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


class Decision(Frozen):
    """One decision: the fact by its id, and for a correction the fact as it shall be, with the entities it needs."""

    verdict: Verdict
    name: str
    fact: Fact | None = None
    entities: tuple[Entity, ...] = ()


def outstanding(folder: Path, start: int = 0) -> tuple[list[Decision], int]:
    """Return the decisions from an offset of the file on, and the offset after the last of them."""
    with contextlib.suppress(FileNotFoundError), (folder / DECISIONS).open("rb") as file:
        file.seek(start)
        content = file.read()
        whole = content[: content.rfind(b"\n") + 1]
        return list(_read(folder, whole.splitlines())), start + len(whole)
    return [], 0


def _read(folder: Path, lines: Iterable[bytes]) -> Iterable[Decision]:
    for number, line in enumerate(lines, 1):
        try:
            yield Decision.model_validate_json(line)
        except ValidationError as error:
            raise CorpusError(Place(folder / DECISIONS, number), "is no decision; take the line out") from error


def add(folder: Path, decision: Decision) -> None:
    """Add a decision, whole or not at all; raises CorpusError where the folder cannot be written to."""
    line = decision.model_dump_json(exclude_none=True).encode() + b"\n"
    path = folder / DECISIONS
    with exclusively(folder):
        try:
            is_new = not path.exists()
            with path.open("x+b" if is_new else "r+b") as file:
                file.truncate(_end(file))
                file.seek(0, os.SEEK_END)
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CorpusError(Place(path), f"cannot be written to: {error.strerror or error}") from error
        if is_new:
            flush_folder(folder)


def _end(file: BinaryIO) -> int:
    """Return where the last whole line ends; all is read only where one was cut short."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 1))
    if file.read() in {b"", b"\n"}:
        return size
    file.seek(0)
    return file.read().rfind(b"\n") + 1
