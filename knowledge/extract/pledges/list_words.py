"""The words of a language that lists of givers are made of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.text.toml import read_toml
from knowledge.text.word_tables import table_of


class ListWords(NamedTuple):
    """The table [lists]; the French one says what each is."""

    between: frozenset[str]
    ranking: frozenset[str]
    adding: frozenset[str]
    gathering: frozenset[str]
    against: frozenset[str]
    governed: frozenset[str]


@cache
def load_list_words(language: str) -> ListWords | None:
    """Return the words of a language, or None where it has no table; raises `CorpusError` where that is ill-formed."""
    name = f"lists.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return None
    return table_of(ListWords, read_toml(__package__, f"data/{name}").get("lists", {}), name, "lists")
