"""The words of happenings of a language, read from its table and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.model import EventKind
from knowledge.text.toml import read_toml

Phrase = tuple[str, ...]

_NONE = "none"
"""The kind under which a table lists what begins like a happening and is none."""


class Happening(NamedTuple):
    """The words by which something happens; `kind` is None for what only begins so, `is_verb` tells verbs from nouns."""

    words: Phrase
    kind: EventKind | None
    is_verb: bool


class Happenings(NamedTuple):
    """The nouns and verbs of events by their first word, longest first, and the words of dates and of what is beside."""

    by_first: Mapping[str, tuple[Happening, ...]]
    days: frozenset[str]
    months: frozenset[str]
    months_have_a_capital: bool
    """Whether a month is one only with a capital: "may" and "march" are other words too."""
    spans: Mapping[str, tuple[Phrase, ...]]
    """Words that date by themselves ("next week"), by their first."""
    beside_dates: frozenset[str]
    before_years: frozenset[str]
    not_counted: frozenset[str]
    together: frozenset[str]
    """Prepositions that join those who take part: "avec", "between"."""
    background: frozenset[str]
    """Prepositions before what only sets the scene of something else: "after the summit"."""
    near: frozenset[str]
    """Prepositions before where something is, beside those of place and direction."""
    planned: frozenset[str]
    future_endings: tuple[str, ...]
    passive: frozenset[str]
    """Words before a participle that tell of whom it happens to."""

    def at(self, lowers: Sequence[str], index: int, last: int) -> Happening | None:
        """Return the longest happening whose words stand at a token; None also for what only begins like one."""
        for one in self.by_first.get(lowers[index], ()):
            end = index + len(one.words)
            if end <= last and tuple(lowers[index:end]) == one.words:
                return one if one.kind is not None else None
        return None


@cache
def load_happenings(language: str) -> Happenings | None:
    """Return the words of a language, None where there is no table; raises `CorpusError` where it is ill-formed."""
    name = f"events.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return None
    table = read_toml(__package__, f"data/{name}")
    try:
        dates, beside = table["dates"], table["prepositions"]
        return Happenings(
            _by_first([*_nouns(table["nouns"], name), *_verbs(table["verbs"], table["endings"], name)]),
            frozenset(dates["days"]),
            frozenset(dates["months"]),
            bool(dates["months_have_a_capital"]),
            _spans(dates["spans"]),
            frozenset(dates["with"]),
            frozenset(dates["years_after"]),
            frozenset(dates["not_counted"]),
            frozenset(beside["together"]),
            frozenset(beside["background"]),
            frozenset(beside["near"]),
            frozenset(table["planned"]["words"]),
            tuple(table["planned"]["future_endings"]),
            frozenset(table["passive"]["words"]),
        )
    except KeyError as error:
        raise CorpusError(Place(name), f"a table or a field is missing or ill-formed: {error}") from error


def _nouns(table: Mapping[str, Iterable[str]], name: str) -> Iterator[Happening]:
    for kind, phrases in table.items():
        for phrase in phrases:
            yield Happening(_words(phrase), _kind(kind, name), is_verb=False)


def _verbs(table: Mapping[str, Iterable[str]], endings: Mapping[str, Iterable[str]], name: str) -> Iterator[Happening]:
    for kind, verbs in table.items():
        for verb in verbs:
            stem, hyphen, group = verb.partition("-")
            if hyphen and group not in endings:
                raise CorpusError(Place(name, field=f"verbs.{kind}"), f"no such class of endings: {group}")
            for form in [stem + ending for ending in endings[group]] if hyphen else [verb]:
                yield Happening(_words(form), None if kind == _NONE else _kind(kind, name), is_verb=True)


def _kind(kind: str, name: str) -> EventKind:
    if kind not in set(EventKind):
        raise CorpusError(Place(name, field=kind), f"no such kind of event; use one of {', '.join(EventKind)}")
    return EventKind(kind)


def _words(phrase: str) -> Phrase:
    """Return the tokens of a phrase: an elided word is one, apostrophe included."""
    return tuple(phrase.replace("'", "' ").split())


def _by_first(happenings: Iterable[Happening]) -> dict[str, tuple[Happening, ...]]:
    found: dict[str, dict[Phrase, Happening]] = {}
    for one in happenings:
        found.setdefault(one.words[0], {}).setdefault(one.words, one)  # a noun comes before a verb that is spelt so
    return {word: tuple(sorted(group.values(), key=lambda one: -len(one.words))) for word, group in found.items()}


def _spans(phrases: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for words in map(_words, phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
