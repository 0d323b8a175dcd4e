"""The names of some entities with their index: made anew, or read back from a file in which they were saved whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from knowledge.entities import index
from knowledge.entities.index import IndexedName, NameIndex, Use
from knowledge.entities.names import Known, Name, known_entities, names_of
from knowledge.entities.transliteration import sounds
from knowledge.entities.world import World
from knowledge.gazetteer import Gazetteer
from knowledge.model import Entity

_READ_BY = ("words.toml", "transliteration.toml")
"""The tables by which a name becomes a key and a sound."""


class NameTable(Protocol):
    """Names by number, what of the gazetteer they know, and the index that finds them."""

    index: NameIndex
    known: Known

    def __getitem__(self, number: int) -> Name:
        """Return a name."""

    def owners(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return the numbers of the entities that some names stand for."""

    def uses(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return what some names may be matched by."""

    def has_key(self, whole: str) -> bool:
        """Whether a name has this key."""


class _Table:
    """The names as they were made."""

    def __init__(self, names: Sequence[Name], indexed: Sequence[IndexedName], known: Known) -> None:
        self._names = names
        self.known = known
        self.index = index.index_of(indexed)

    def __getitem__(self, number: int) -> Name:
        return self._names[number]

    def owners(self, numbers: Sequence[int]) -> Sequence[int]:
        return [self._names[number].owner for number in numbers]

    def uses(self, numbers: Sequence[int]) -> Sequence[int]:
        return [self._names[number].use for number in numbers]

    def has_key(self, whole: str) -> bool:
        return bool(self.index.exact(whole))


def name_table(entities: Sequence[Entity], gazetteer: Gazetteer, saved: Path | None = None) -> NameTable:
    """Return the names of some entities; those of many are read from the file `saved`, and kept there.

    A file that is missing, stale, cut short or damaged, or of another version, is written again.
    """
    if saved is None or not are_many(entities):
        return _Table(*_made(entities, gazetteer))
    from knowledge.entities.index.saved import load_or_build  # noqa: PLC0415 - a small corpus does without numpy
    from knowledge.entities.saved_table import SavedTable, arrays_of  # noqa: PLC0415

    return load_or_build(
        saved,
        fingerprint(entities, gazetteer),
        build=lambda: arrays_of(*_made(entities, gazetteer), gazetteer),
        read=lambda arrays: SavedTable(arrays, gazetteer),
    )


def fingerprint(entities: Iterable[Entity], gazetteer: Gazetteer) -> str:
    """Return what tells the names of these entities, as they are read today, from all others."""
    digest = hashlib.blake2b(gazetteer.fingerprint.encode(), digest_size=16)
    for table in _READ_BY:
        digest.update((files("knowledge.entities") / table).read_bytes())
    for entity in entities:
        names = (entity.kind, *entity.names, *entity.names.values(), "", *entity.aliases)
        digest.update(("\0".join(names) + "\n").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def are_many(entities: Iterable[Entity]) -> bool:
    """Whether entities have so many names that their index is worth saving."""
    return sum(len(entity.names) + len(entity.aliases) for entity in entities) > index.SMALL


def _made(entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[list[Name], list[IndexedName], Known]:
    known = known_entities(entities, World(gazetteer))  # which nothing asks again
    names = names_of(entities, gazetteer, known)
    return names, [_indexed(name) for name in names], known


def _indexed(name: Name) -> IndexedName:
    return IndexedName(name.key.tokens, name.use, sounds(name.text) if name.use & Use.SOUND else frozenset())
