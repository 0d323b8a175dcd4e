"""What the tables of words and of people of a language consist of, as they stand in their files."""

from __future__ import annotations

from typing import Any, NamedTuple


class WordTables(NamedTuple):
    """The tables of `<language>_words.toml`."""

    language: str
    determiners: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    joiners: dict[str, frozenset[str]]
    pronouns: dict[str, frozenset[str]]
    time: dict[str, frozenset[str]]
    negated: dict[str, frozenset[str]]
    commonplace: dict[str, frozenset[str]]
    elisions: dict[str, tuple[str, ...]]
    inverted: dict[str, tuple[str, ...]]
    abbreviations: dict[str, frozenset[str]]


class PeopleTables(NamedTuple):
    """The tables of `<language>_people.toml`."""

    language: str
    address: dict[str, frozenset[str]]
    roles: dict[str, Any]
    anonymous: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]
    plural: dict[str, tuple[str, ...]]
