"""The world's names as a text may write them: countries, their people, capitals and governments, and notable names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from knowledge.extract.document import Naming
from knowledge.gazetteer import Country, Gazetteer, Notable, load_gazetteer
from knowledge.model import EntityKind
from knowledge.text import fold

_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*['’]?|&")
_SHORT_CODE = 2
"""A code of this length is a word in some language ("IT", "CE"); one that is also written with dots is in use as a name."""


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
    """Looks a run of tokens up among the names of the world, in one language."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self.language = language
        self.gazetteer = gazetteer
        # By the folded first word: the words of the name, and what it is; the longest names first.
        self.by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
        for country in gazetteer.countries:
            self._add_country(country)
        for notable in gazetteer.notable:
            self._add_notable(notable)
        for entries in self.by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _add(self, name: str, known: Known) -> None:
        words = tuple(_WORD.findall(fold(name)))
        if words:
            surface = _WORD.findall(name)
            capitals = tuple(word[0].isupper() for word in surface) if len(surface) == len(words) else ()
            self.by_first.setdefault(words[0], []).append((words, known._replace(capitals=capitals)))

    def _add_country(self, country: Country) -> None:
        names = {
            country.names.get(self.language, country.names["en"]),
            *country.aliases.get(self.language, ()),
        }
        names |= {code for code in country.codes if len(code) > _SHORT_CODE or _dotted(code) in country.codes}
        for name in sorted(names):
            self._add(name, Known(Naming.NAME, EntityKind.COUNTRY, country, None, name))
        for naming, table in (
            (Naming.DEMONYM, country.demonyms),
            (Naming.CAPITAL, country.capitals),
            (Naming.GOVERNMENT, country.governments),
        ):
            for name in table.get(self.language, ()):
                self._add(name, Known(naming, EntityKind.COUNTRY, country, None, name))

    def _add_notable(self, notable: Notable) -> None:
        forms = {
            notable.names.get(self.language, notable.names["en"]),
            *notable.aliases,
            *notable.codes,
        }
        if notable.kind is EntityKind.PERSON:
            forms.add(notable.surname)
        country = self.gazetteer.country(notable.of) if notable.of else None
        for name in sorted(forms - {""}):
            naming = Naming.SURNAME if name == notable.surname and " " not in name else Naming.NAME
            self._add(name, Known(naming, notable.kind, country, notable, name))


@cache
def load_world_names(language: str) -> WorldNames:
    """Return the names of the world in a language."""
    return WorldNames(load_gazetteer(), language)


def _dotted(code: str) -> str:
    return "".join(f"{letter}." for letter in code)
