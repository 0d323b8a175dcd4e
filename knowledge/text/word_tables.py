"""Tables of words as named tuples: every entry there that has no default, none besides, each of the sort of its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from knowledge.errors import CorpusError, Place

Table = TypeVar("Table")


def table_of(kind: Callable[..., Table], entries: Mapping[str, Any], name: str, section: str = "") -> Table:
    """Return a table as the named tuple `kind`, whose annotations say what each entry is.

    `frozenset[str]` and `tuple[str, ...]` are lists of words, `dict[str, ...]` a table of such, a named tuple another
    table, `float` any number, `str`, `bool` and `Any` what they say. `name` is the table's file, `section` where in it
    the entries stand. Raises CorpusError for the first entry that is missing, unknown, or of another sort. (A model of
    pydantic checks the same; to make one of fifty fields takes longer than to extract an article.)
    """
    sorts = get_type_hints(kind)
    optional = getattr(kind, "_field_defaults", {})
    for field in sorts.keys() - optional.keys() - entries.keys() | entries.keys() - sorts.keys():
        fault = "no such entry is known" if field in entries else "the entry is missing"
        raise CorpusError(Place(name, field=_path(section, field)), fault)
    return kind(**{field: _entry(sorts[field], entry, name, _path(section, field)) for field, entry in entries.items()})


def _entry(sort: Any, entry: Any, name: str, path: str) -> Any:
    made = get_origin(sort)
    if made in {frozenset, tuple}:
        if isinstance(entry, list) and all(isinstance(word, str) for word in entry):
            return made(entry)
        raise CorpusError(Place(name, field=path), "the entry is a list of words")
    if made is dict:
        if isinstance(entry, dict):
            return {key: _entry(get_args(sort)[1], value, name, _path(path, key)) for key, value in entry.items()}
        raise CorpusError(Place(name, field=path), "the entry is a table")
    if hasattr(sort, "_fields"):
        if isinstance(entry, dict):
            return table_of(sort, entry, name, path)
        raise CorpusError(Place(name, field=path), "the entry is a table")
    if sort is float and type(entry) is int:
        return float(entry)
    if sort is not Any and not isinstance(entry, sort):
        raise CorpusError(Place(name, field=path), f"the entry is a {sort.__name__}")
    return entry


def _path(section: str, field: str) -> str:
    return f"{section}.{field}" if section else field
