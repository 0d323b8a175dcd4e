"""The tables of `data/names.toml`: given names, the small words inside names, words that make a name a body or a place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.extract.document import Gender
from knowledge.text import fold
from knowledge.text.toml import read_toml


class NameTables(NamedTuple):
    """What tells names apart, by folded word."""

    genders: dict[str, Gender | None]
    """Given names, with None where both genders bear them."""
    particles: frozenset[str]
    suffixes: frozenset[str]
    bodies: frozenset[str]
    trades: frozenset[str]
    """Words that end the name of a body, and are surnames too: behind a given name they say nothing."""
    surnames: frozenset[str]
    """Those of `bodies` that are surnames as well."""
    storms: frozenset[str]
    sited: frozenset[str]
    """Nouns behind which "of" says where something is, or of where somebody is: "the port of X"."""
    near: frozenset[str]
    joints: frozenset[str]
    """What stands in the name of a body besides "of": "Department for Transport"."""
    qualities: tuple[str, ...]
    """How the adjectives end that stand uncapitalised in the name of a body: "Banque européenne d'investissement"."""
    places: frozenset[str]


@cache
def load_name_tables() -> NameTables:
    """Return the tables; raises CorpusError where one is missing."""
    name = "names.toml"
    try:
        table = read_toml(__package__, f"data/{name}")
        masculine, feminine = (
            set(fold(table["masculine"]).split()),
            set(fold(table["feminine"]).split()),
        )
        genders: dict[str, Gender | None] = {
            **dict.fromkeys(masculine, Gender.MASCULINE),
            **dict.fromkeys(feminine, Gender.FEMININE),
            **dict.fromkeys(masculine & feminine, None),
        }
        return NameTables(
            genders,
            frozenset(table["particles"]),
            frozenset(table["suffixes"]),
            frozenset(fold(table["bodies"]).split()) | frozenset(table["companies"]),
            frozenset(fold(table["trades"]).split()),
            frozenset(table["surnames"]),
            frozenset(map(fold, table["storms"])),
            frozenset(fold(table["sited"]).split()),
            frozenset(table["near"]),
            frozenset(table["joints"]),
            tuple(table["qualities"]),
            frozenset(fold(table["places"]).split()),
        )
    except KeyError as error:
        raise CorpusError(Place(name), str(error)) from error
