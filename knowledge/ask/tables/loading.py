"""The tables of free questions, read and checked in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from knowledge.errors import CorpusError, Place
from knowledge.search.lexicon import Concept, load_lexicon
from knowledge.text.toml import read_toml

Table = TypeVar("Table")


def read_table(
    name: str, shape: TypeAdapter[Table], concepts: Callable[[Table], Iterable[frozenset[Concept]]] = lambda _: ()
) -> Table:
    """Return what a file of this package holds, in its shape; `concepts` says which concepts of the lexicon it names.

    Raises CorpusError with the name of the file where it is ill-formed, or names a concept that the lexicon has not.
    """
    try:
        table = shape.validate_python(read_toml(__package__, name))
    except ValidationError as error:
        raise CorpusError(Place(name), str(error)) from error
    named = frozenset[Concept]().union(*concepts(table))
    if named and (unknown := named - load_lexicon().names):
        raise CorpusError(Place(name), f"no such concepts: {', '.join(sorted(unknown))}")
    return table
