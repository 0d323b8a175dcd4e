"""How a language tells who acts, read from `agents.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from knowledge.errors import CorpusError, Place
from knowledge.model import Frozen
from knowledge.search.lexicon import load_lexicon


class Governing(Frozen):
    """A preposition behind which somebody is asked for, and the words that say it."""

    asks: re.Pattern[str]
    words: frozenset[str]


class Roles(Frozen):
    """Words and patterns (over folded text) of one language; what each is for stands in `agents.toml`."""

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
    """Concepts of what facts do whatever their words; what each is for stands in `agents.toml`."""

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
def _load() -> tuple[Relations, Mapping[str, Roles]]:
    name = "agents.toml"
    try:
        text = files("knowledge.ask").joinpath(name).read_text(encoding="utf-8")
        read = _File.model_validate(tomllib.loads(text))
        unknown = frozenset[str]().union(*(named for _, named in read.concepts)) - load_lexicon().names
        if unknown:
            raise ValueError(f"no such concepts: {', '.join(sorted(unknown))}")
        return read.concepts, read.languages
    except (tomllib.TOMLDecodeError, ValidationError, ValueError) as error:
        raise CorpusError(Place(name), str(error)) from error


def load_roles() -> Mapping[str, Roles]:
    """Return how each language tells who acts; raises CorpusError where the table is at fault."""
    return _load()[1]


def load_relations() -> Relations:
    """Return what facts do whatever their words; raises CorpusError where the table is at fault."""
    return _load()[0]
