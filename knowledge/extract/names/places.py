"""The world's names as a text may write them: countries, their people, capitals and governments, and notable names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from knowledge.extract.document import Naming
from knowledge.gazetteer import Country, Gazetteer, Notable, load_gazetteer
from knowledge.gazetteer.mentions import NameRuns, Printed, printed
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


class WorldNames:
    """The names of the world in one language, as runs of tokens; a run may name several things."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self.language = language
        self.gazetteer = gazetteer
        self.runs: NameRuns[list[Known]] = NameRuns()
        for country in gazetteer.countries:
            for form in _ordered(list(printed(country, (language,)))):
                naming = _NAMING.get(form.reason, Naming.NAME)
                self._add(Known(naming, EntityKind.COUNTRY, country, None, form.text))
        for notable in gazetteer.notable:
            country_of = gazetteer.country(notable.of) if notable.of else None
            for text in sorted({form.text for form in printed(notable, (language,))}):
                naming = Naming.SURNAME if text == notable.surname and " " not in text else Naming.NAME
                self._add(Known(naming, notable.kind, country_of, notable, text))

    def _add(self, known: Known) -> None:
        words = tuple(_WORD.findall(fold(known.surface)))
        if words:
            surface = _WORD.findall(known.surface)
            capitals = tuple([word[0].isupper() for word in surface]) if len(surface) == len(words) else ()
            self.runs.add(words, list).append(Known(*known[:-1], capitals))


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
