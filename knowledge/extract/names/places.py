"""The world's names as a text may write them: countries, their people, capitals and governments, and notable names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.entities.mentions import NameRuns, Printed, printed
from knowledge.extract.document import Naming
from knowledge.gazetteer import Country, Gazetteer, Notable, load_gazetteer
from knowledge.model import EntityKind
from knowledge.text import fold

_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*['’]?|&")

_NAMING = {"demonym": Naming.DEMONYM, "capital": Naming.CAPITAL, "government": Naming.GOVERNMENT}


class Known(NamedTuple):
    """A name that the world knows, and how it names."""

    naming: Naming
    kind: EntityKind
    country: Country | None
    notable: Notable | None
    surface: str
    """The form as the gazetteer writes it: its capitals must be met."""
    capitals: tuple[bool, ...] = ()
    """Which of its words begin with a capital."""


_Form = tuple[Naming, EntityKind, Country | None, Notable | None, str]
"""The fields of a known name up to its surface."""


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded: the keys of the tokens that it has in a text."""
    return tuple(_WORD.findall(fold(name)))


class WorldNames:
    """The names of the world in one language, as runs of tokens; a run may name several things.

    A text has a hundredth of them, so that of each only the first word is known at first. What begins with a word is
    made ready when a text has that word.
    """

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self.language = language
        self.gazetteer = gazetteer
        self._runs: NameRuns[list[Known]] = NameRuns()
        self._waiting: dict[str, list[_Form]] = defaultdict(list)
        for form in _forms(gazetteer, language):
            first = _WORD.search(fold(form[-1]))
            if first is not None:
                self._waiting[first[0]].append(form)
        self.firsts = frozenset(self._waiting)
        """The words that a name begins with."""

    def get(self, words: Sequence[str]) -> Sequence[Known]:
        """Return what exactly these words name."""
        self._make_ready(words[0])
        return self._runs.get(tuple(words)) or ()

    def beginning(self, words: Sequence[str], at: int, end: int) -> Iterator[tuple[Sequence[Known], int]]:
        """Yield what the runs of `words[at:end]` name that begin at its first word, with their size, the longest first."""
        self._make_ready(words[at])
        return self._runs.beginning(words, at, end)

    def _make_ready(self, first: str) -> None:
        for form in self._waiting.pop(first, ()):
            words, surface = words_of(form[-1]), _WORD.findall(form[-1])
            capitals = tuple([word[0].isupper() for word in surface]) if len(surface) == len(words) else ()
            self._runs.add(words, list).append(Known(*form, capitals))


def _forms(gazetteer: Gazetteer, language: str) -> Iterator[_Form]:
    """Yield every form of the gazetteer's names, a word that names several things as the likeliest of them first."""
    for country in gazetteer.countries:
        for form in _ordered(list(printed(country, (language,)))):
            yield _NAMING.get(form.reason, Naming.NAME), EntityKind.COUNTRY, country, None, form.text
    for notable in gazetteer.notable:
        country_of = gazetteer.country(notable.of) if notable.of else None
        for text in sorted({form.text for form in printed(notable, (language,))}):
            naming = Naming.SURNAME if text == notable.surname and " " not in text else Naming.NAME
            yield naming, notable.kind, country_of, notable, text


def _ordered(forms: Sequence[Printed]) -> list[Printed]:
    """Return a country's names before what else stands for it, so that a word that is both is its name."""
    stands_for = list(_NAMING)
    names = sorted({form for form in forms if form.reason not in _NAMING}, key=lambda form: form.text)
    others = [form for form in forms if form.reason in _NAMING]
    return [*names, *sorted(others, key=lambda form: stands_for.index(form.reason))]


@cache
def load_world_names(language: str) -> WorldNames:
    """Return the names of the world in a language."""
    return WorldNames(load_gazetteer(), language)
