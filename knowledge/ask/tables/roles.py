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


@cache
def load_roles() -> Mapping[str, Roles]:
    """Return how each language tells who acts; raises CorpusError where the table is at fault."""
    return read_table("roles.toml", TypeAdapter(dict[str, Roles]))
