"""Texts in JSON, as archives hand them out: `.json` with a `text`, `.jsonl` with one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.text import without_halves

_SUFFIXES = frozenset({".json", ".jsonl"})


class RecordError(ValueError):
    """A record has no text; says where it stands (`file` or `file:line`) and why."""

    def __init__(self, where: str, fault: str) -> None:
        super().__init__(f"{where}: {fault}")
        self.where = where
        self.fault = fault


class Record(NamedTuple):
    """A record with a text: where it stands (`file` or `file:line`), its text, and its other fields."""

    where: str
    text: str
    fields: dict[str, Any]

    def said(self, *names: str) -> str | None:
        """Return the first of some fields that says something, on one line."""
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, str) and value.strip():
                return " ".join(without_halves(value).split())
        return None


def is_records(suffix: str) -> bool:
    """Whether a file with that suffix holds records."""
    return suffix.lower() in _SUFFIXES


def records_in(content: bytes, name: str, suffix: str = "") -> Iterator[Record | RecordError]:
    """Yield the records in the bytes of a file of that name, and in the place of each that is none why it is not."""
    if (suffix or Path(name).suffix).lower() == ".jsonl":
        # At line feeds alone: JSON has other line ends as they are inside its strings.
        for number, line in enumerate(content.split(b"\n"), 1):
            if line.strip():
                yield _record(line, f"{name}:{number}")
    else:
        yield _record(content, name)


def _record(content: bytes, where: str) -> Record | RecordError:
    try:
        row = json.loads(content)
    except (ValueError, RecursionError) as error:
        return RecordError(where, f"is no JSON ({error})")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return RecordError(where, "has no 'text'")
    if not row["text"].strip():
        return RecordError(where, "is empty")
    return Record(where, without_halves(row["text"]), row)
