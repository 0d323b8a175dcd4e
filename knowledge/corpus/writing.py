"""Sources, entities and facts as the lines of a corpus's files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import tomlkit
from pydantic import BaseModel

from knowledge.corpus.tables import Row
from knowledge.errors import CorpusError
from knowledge.model import Entity, Fact, Source

_FIRST = ("id", "kind", "source", "start", "end", "text")
_WIDEST = 120

NEW_FILES = {
    "sources.toml": "# What is known of each article: one [[source]] table each, its text in articles/<id>.txt.\n",
    "entities.toml": "# Who and what the articles name: one [[entity]] table each. The ids are for ever.\n",
    "facts.jsonl": "",
}
"""The files of a corpus with nothing in it."""


def fact_line(fact: Fact) -> str:
    """Return a fact as one line of JSON: what it is and where it stands first, and without what goes without saying."""
    fields = fact.model_dump(mode="json", exclude_defaults=True) | {"kind": fact.kind.value, "reviewed": fact.reviewed}
    ordered = {name: fields.pop(name) for name in _FIRST}
    return json.dumps(ordered | fields, ensure_ascii=False) + "\n"


def source_table(source: Source) -> str:
    """Return what is known of an article as a `[[source]]` table; its text has its own file."""
    return _table("source", _fields(source, exclude={"text"}))


def entity_table(entity: Entity) -> str:
    """Return an entity as an `[[entity]]` table."""
    return _table("entity", _fields(entity, exclude=set()))


def entity_rewritten(row: Row, entity: Entity) -> str:
    """Return the lines of an entity's table with its changed fields, everything else as a person wrote it."""
    if not row.lines:
        fault = "has to be an [[entity]] table of its own to be changed; write it as one"
        raise CorpusError(row.at(None), f"{entity.id!r} {fault}")
    text = "\n".join(row.lines)
    document = tomlkit.parse(text)
    table = document["entity"][0]
    fresh = _fields(entity, exclude=set())
    for field in [field for field in table if field not in fresh]:
        del table[field]
    for field, value in fresh.items():
        if row.table.get(field) != value:
            table[field] = _item(value)
    return tomlkit.dumps(document)


def _fields(model: BaseModel, *, exclude: set[str]) -> dict[str, Any]:
    fields = model.model_dump(mode="json", exclude_defaults=True, exclude_none=True, exclude=exclude)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def _table(name: str, fields: Mapping[str, Any]) -> str:
    lines = [f"[[{name}]]"]
    lines.extend(f"{field} = {_item(value).as_string()}" for field, value in fields.items())
    return "\n".join(lines) + "\n"


def _item(value: Any) -> Any:
    """Return a value as TOML writes it: a dictionary in one line, a long list one entry a line."""
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    item = tomlkit.item(value)
    if isinstance(value, list) and len(item.as_string()) > _WIDEST:
        item.multiline(True)
    return item


def appended(content: bytes, tables: Iterable[str]) -> bytes:
    """Return the content of a TOML file with tables after what is there, set apart by blank lines."""
    text = content.decode("utf-8")
    for table in tables:
        text = (text.rstrip("\n") + "\n\n" if text.strip() else "") + table
    return text.encode("utf-8")
