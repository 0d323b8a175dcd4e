"""How a language tells who acts, read from `roles.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from knowledge.ask.tables.loading import read_table
from knowledge.model import Frozen


class Governing(Frozen):
    """A preposition behind which somebody is asked for, and the words that say it."""

    asks: re.Pattern[str]
    words: frozenset[str]


class Roles(Frozen):
    """Words and patterns (over folded text) of one language; what each is for stands in `roles.toml`."""

    by: frozenset[str]
    copulas: frozenset[str]
    resuming: frozenset[str]
    describing: frozenset[str]
    before_others: frozenset[str]
    joins: re.Pattern[str]
    bounds: re.Pattern[str]
    undone: re.Pattern[str]
    other: re.Pattern[str]
    where: re.Pattern[str]
    possessive: str = ""
    ors: frozenset[str]
    choosing: frozenset[str]
    about: frozenset[str]
    to: frozenset[str]
    hearing: re.Pattern[str]
    governing: Mapping[str, Governing] = {}
    voicing: tuple[tuple[str, ...], ...] = ()
    by_whom: re.Pattern[str]


class Relations(Frozen):
    """Concepts of what facts do whatever their words; what each is for stands in `roles.toml`."""

    giving: frozenset[str]
    attitudes: frozenset[str]
    launching: frozenset[str]
    backing: frozenset[str]
    promising: frozenset[str]
    attending: frozenset[str]
    existing: frozenset[str]
    lacking: frozenset[str]
    going: frozenset[str]
    holding: frozenset[str]
    denying: frozenset[str]
    generic: frozenset[str]
    states: frozenset[str]
    speaking: frozenset[str]
    asking: frozenset[str]
    recurring: frozenset[str]
    viewing: frozenset[str]
    certain: frozenset[str]
    insisting: frozenset[str]


class _File(Frozen):
    concepts: Relations
    languages: dict[str, Roles]


@cache
def _load() -> _File:
    return read_table("roles.toml", TypeAdapter(_File), lambda read: (named for _, named in read.concepts))


def load_roles() -> Mapping[str, Roles]:
    """Return how each language tells who acts; raises CorpusError where the table is at fault."""
    return _load().languages


def load_relations() -> Relations:
    """Return what facts do whatever their words; raises CorpusError where the table is at fault."""
    return _load().concepts
