"""How firm a promise is, by the concepts of the words that say so, read from `status.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter, ValidationError

from knowledge.errors import CorpusError, Place
from knowledge.model import Status
from knowledge.search.lexicon import load_lexicon


@cache
def load_statuses() -> Mapping[Status, frozenset[str]]:
    """Return the concepts that ask for each status; raises CorpusError where the table is at fault."""
    name = "status.toml"
    try:
        text = files("knowledge.ask").joinpath(name).read_text(encoding="utf-8")
        read = TypeAdapter(dict[Status, frozenset[str]]).validate_python(tomllib.loads(text))
        unknown = frozenset[str]().union(*read.values()) - load_lexicon().names
        if unknown:
            raise ValueError(f"no such concepts: {', '.join(sorted(unknown))}")
    except (tomllib.TOMLDecodeError, ValidationError, ValueError) as error:
        raise CorpusError(Place(name), str(error)) from error
    return read
