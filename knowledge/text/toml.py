"""Tables in TOML, opened fast: what a table holds is kept in the user's cache, beside the words that it was read from.

Reading its tables took a command that extracts one article as long as extracting thirty: Python's reader of TOML is
written in Python, that of JSON is not. What is kept holds the whole text of the table and counts only for the same text,
so that a table that was changed is read anew; so is one whose kept form is missing, damaged or cannot be written.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from knowledge.errors import CorpusError, Place


def read_toml(package: str, name: str, *, kept_in: Path | None = None) -> dict[str, Any]:
    """Return what a TOML file of a package holds; `name` is its path there ("data/names.toml").

    `kept_in` is where kept forms are (else the user's cache). Raises CorpusError where the file is no TOML, and
    FileNotFoundError where there is none.
    """
    file = files(package).joinpath(name)
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(Place(file.name), f"not valid TOML: {error}") from error
    folder = kept_in or _cache()
    kept = folder / f"{package}.{name.replace('/', '.')}.json" if folder is not None else None
    table = _kept_table(kept, text) if kept is not None else None
    if table is None:
        table = _parsed(text, file.name)
        if kept is not None:
            _keep(kept, text, table)
    return table


def _parsed(text: str, name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - not needed where the table is kept

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(Place(name), f"not valid TOML: {error}") from error


def _kept_table(kept: Path, text: str) -> dict[str, Any] | None:
    """Return the table that was kept for the very same text, or None."""
    try:
        row = json.loads(kept.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(row, list) or len(row) != 2 or row[0] != text or not isinstance(row[1], dict):
        return None
    return row[1]


def _keep(kept: Path, text: str, table: dict[str, Any]) -> None:
    """Write the kept form whole, or leave it: a full disk or a read-only home only costs time."""
    writing = kept.with_name(f"{kept.name}-{os.getpid()}")
    try:
        with suppress(OSError, TypeError):  # JSON has no dates
            kept.parent.mkdir(parents=True, exist_ok=True)
            writing.write_bytes(json.dumps([text, table]).encode())
            writing.replace(kept)
    finally:
        with suppress(OSError):
            writing.unlink()


@cache
def _cache() -> Path | None:
    """Return where tables are kept, or None where the user has no place of their own."""
    import platformdirs  # noqa: PLC0415 - asked for once

    path = platformdirs.user_cache_path("onrecord", appauthor=False) / "tables"
    return path if path.is_absolute() else None
