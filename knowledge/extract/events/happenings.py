"""The words of happenings of a language, read from its table and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.model import EventKind
from knowledge.text.toml import read_toml

Phrase = tuple[str, ...]


class Happenings(NamedTuple):
    """The nouns and verbs of events by their first word, longest first, and the words of dates."""

    nouns: Mapping[str, tuple[tuple[Phrase, EventKind], ...]]
    verbs: Mapping[str, tuple[tuple[Phrase, EventKind], ...]]
    days: frozenset[str]
    months: frozenset[str]
    months_have_a_capital: bool
    """Whether a month is one only with a capital: "may" and "march" are other words too."""
    beside_dates: frozenset[str]
    before_years: frozenset[str]
    not_counted: frozenset[str]
    together: frozenset[str]
    """Prepositions that join those who take part: "avec", "between"."""
    planned: frozenset[str]
    firsts: frozenset[str]
    """Every word by which a noun or a verb of an event can begin."""
    future_endings: tuple[str, ...]


@cache
def load_happenings(language: str) -> Happenings | None:
    """Return the words of a language, None where there is no table; raises `CorpusError` where it is ill-formed."""
    name = f"events.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return None
    try:
        table = read_toml(__package__, f"data/{name}")
        nouns, verbs = _by_first(table["nouns"], name), _by_first(table["verbs"], name)
        return Happenings(
            nouns,
            verbs,
            frozenset(table["dates"]["days"]),
            frozenset(table["dates"]["months"]),
            bool(table["dates"]["months_have_a_capital"]),
            frozenset(table["dates"]["with"]),
            frozenset(table["dates"]["years_after"]),
            frozenset(table["dates"]["not_counted"]),
            frozenset(table["together"]["words"]),
            frozenset(table["planned"]["words"]),
            frozenset(nouns) | frozenset(verbs),
            tuple(table["planned"]["future_endings"]),
        )
    except KeyError as error:
        raise CorpusError(Place(name), f"a table or a field is missing or ill-formed: {error}") from error


def _by_first(table: Mapping[str, list[str]], name: str) -> dict[str, tuple[tuple[Phrase, EventKind], ...]]:
    found: dict[str, list[tuple[Phrase, EventKind]]] = {}
    for kind, phrases in table.items():
        if kind not in set(EventKind):
            raise CorpusError(Place(name, field=kind), f"no such kind of event; use one of {', '.join(EventKind)}")
        for phrase in phrases:
            words = tuple(phrase.replace("s'", "s' ").split())
            found.setdefault(words[0], []).append((words, EventKind(kind)))
    return {word: tuple(sorted(group, key=lambda one: -len(one[0]))) for word, group in found.items()}
