"""Tables of a corpus's TOML files, each with the line on which it begins, which TOML readers do not tell."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.errors import CorpusError, Place

_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Row(NamedTuple):
    """One `[[table]]` of a file: its content and its place."""

    path: Path
    line: int
    table: dict[str, Any]
    lines: tuple[str, ...]
    """The lines of the file from the table's header to the next one's."""

    def at(self, field: str | None) -> Place:
        """Return the place of a field of this table ("names.fr"), or of the table where the field is not written."""
        if field is not None:
            key = re.compile(rf'\s*"?{re.escape(field.partition(".")[0])}"?\s*[=.]')
            for number, line in enumerate(self.lines):
                if key.match(line):
                    return Place(self.path, self.line + number, field)
        return Place(self.path, self.line, field)


def decoded(path: Path, content: bytes) -> str:
    """Return the text of a file in UTF-8; raises CorpusError with the line of a byte that is none, or of a NUL."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = f"not UTF-8: the byte 0x{content[error.start]:02x} at offset {error.start}; save the file as UTF-8"
        raise CorpusError(Place(path, line), fault) from error
    if "\0" in text:
        raise CorpusError(Place(path, text.count("\n", 0, text.index("\0")) + 1), "a NUL character; this is no text")
    return text


def rows(path: Path, content: bytes, name: str) -> list[Row]:
    """Return the `[[name]]` tables of a TOML file in order; raises CorpusError where it is damaged or has more."""
    text = decoded(path, content).removeprefix("\ufeff")
    try:
        parsed = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _LINE.search(str(error))
        fault = _LINE.sub("", str(error)).strip() or "cannot be read"
        raise CorpusError(Place(path, int(place[1]) if place else None), f"not TOML: {fault}") from error
    lines = text.split("\n")
    stranger = next((key for key in parsed if key != name), None)
    if stranger is not None:
        raise CorpusError(
            Place(path, _line_of(lines, stranger), stranger), f"unknown; this file holds [[{name}]] tables"
        )
    tables = parsed.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CorpusError(Place(path, None, name), f"must be written as [[{name}]] tables")
    headers = [number for number, line in enumerate(lines) if re.match(rf'\s*\[\[\s*"?{name}"?\s*\]\]', line)]
    if len(headers) != len(tables):  # written in another way that TOML allows: no lines to tell
        return [Row(path, 1, table, ()) for table in tables]
    ends = [*headers, len(lines)][1:]
    return [
        Row(path, start + 1, table, tuple(lines[start:end]))
        for table, start, end in zip(tables, headers, ends, strict=True)
    ]


def _line_of(lines: list[str], key: str) -> int | None:
    pattern = re.compile(rf'\s*\[*\s*"?{re.escape(key)}"?\s*[\].=]')
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), None)
