"""How a language tells who acts, read from `agents.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.errors import CorpusError, Place
from knowledge.search.lexicon import load_lexicon


class Roles(NamedTuple):
    """Words and patterns (over folded text) of one language; what each is for stands in `agents.toml`."""

    by: frozenset[str]
    copulas: frozenset[str]
    before_others: frozenset[str]
    joins: re.Pattern[str]
    bounds: re.Pattern[str]
    undone: re.Pattern[str]
    other: re.Pattern[str]
    where: re.Pattern[str]
    possessive: str
    ors: frozenset[str]
    choosing: frozenset[str]
    about: frozenset[str]
    to: frozenset[str]
    by_whom: re.Pattern[str]


class Relations(NamedTuple):
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
    certain: frozenset[str]
    insisting: frozenset[str]


class _Roles(BaseModel):
    model_config = ConfigDict(extra="forbid")
    by: frozenset[str]
    copulas: frozenset[str]
    before_others: frozenset[str]
    joins: str
    bounds: str
    undone: str
    other: str
    where: str
    possessive: str = ""
    ors: frozenset[str]
    choosing: frozenset[str]
    about: frozenset[str]
    to: frozenset[str]
    by_whom: str


class _Concepts(BaseModel):
    model_config = ConfigDict(extra="forbid")
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
    certain: frozenset[str]
    insisting: frozenset[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    concepts: _Concepts
    languages: dict[str, _Roles]


@cache
def _load() -> tuple[Relations, Mapping[str, Roles]]:
    name = "agents.toml"
    try:
        text = files("knowledge.ask").joinpath(name).read_text(encoding="utf-8")
        read = _File.model_validate(tomllib.loads(text))
        relations = Relations(**dict(read.concepts))
        unknown = frozenset[str]().union(*relations) - load_lexicon().names
        if unknown:
            raise ValueError(f"no such concepts: {', '.join(sorted(unknown))}")
        return relations, {language: _compiled(one) for language, one in read.languages.items()}
    except (tomllib.TOMLDecodeError, ValidationError, ValueError, re.error) as error:
        raise CorpusError(Place(name), str(error)) from error


def _compiled(one: _Roles) -> Roles:
    return Roles(
        by=one.by,
        copulas=one.copulas,
        before_others=one.before_others,
        joins=re.compile(one.joins),
        bounds=re.compile(one.bounds),
        undone=re.compile(one.undone),
        other=re.compile(one.other),
        where=re.compile(one.where),
        possessive=one.possessive,
        ors=one.ors,
        choosing=one.choosing,
        about=one.about,
        to=one.to,
        by_whom=re.compile(one.by_whom),
    )


def load_roles() -> Mapping[str, Roles]:
    """Return how each language tells who acts; raises CorpusError where the table is at fault."""
    return _load()[1]


def load_relations() -> Relations:
    """Return what facts do whatever their words; raises CorpusError where the table is at fault."""
    return _load()[0]
