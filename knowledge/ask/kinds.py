"""What each kind of question leaves out of its words and asks of its evidence, read from `asked.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from knowledge.ask.forms import Asked
from knowledge.errors import CorpusError, Place
from knowledge.search.lexicon import load_lexicon


class Kind(NamedTuple):
    """`nouns` are the concepts that name the kind itself; `meets` those of which the evidence must hold one.

    `says` are concepts by which a sentence says what its value is of: the cost of something named just before.
    """

    nouns: frozenset[str]
    meets: frozenset[str]
    says: frozenset[str]


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nouns: frozenset[str] = frozenset()
    meets: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()


@cache
def load_kinds() -> Mapping[Asked, Kind]:
    """Return what is known of every kind; raises CorpusError where the table is at fault."""
    name = "asked.toml"
    try:
        text = files("knowledge.ask").joinpath(name).read_text(encoding="utf-8")
        read = TypeAdapter(dict[Asked, _Kind]).validate_python(tomllib.loads(text))
        unknown = (
            frozenset[str]().union(*(kind.nouns | kind.meets | kind.says for kind in read.values()))
            - load_lexicon().names
        )
        if unknown:
            raise ValueError(f"no such concepts: {', '.join(sorted(unknown))}")
    except (tomllib.TOMLDecodeError, ValidationError, ValueError) as error:
        raise CorpusError(Place(name), str(error)) from error
    empty = _Kind()
    return {asked: _known(read.get(asked, empty)) for asked in Asked}


def _known(kind: _Kind) -> Kind:
    return Kind(kind.nouns, kind.meets, kind.says)
