"""Names in running text: what of a corpus a text names, by every form that articles and readers print, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from knowledge.entities.mentions import NameRuns, printed
from knowledge.entities.names import READERS, Known, surnames
from knowledge.entities.spelling import load_words
from knowledge.gazetteer import Country, Gazetteer, Notable
from knowledge.model import Entity
from knowledge.text import fold
from knowledge.text.tokens import Placed, tokens

_SHORT = 4
"""A name of one word of fewer letters counts only in capitals: "US" is a country, "us" is not."""


class Named(NamedTuple):
    """A name in a text: its half-open span, the places of its first and last token (half open), and who goes by it.

    `by_name` is false where only a description stands there ("le ministre finlandais").
    """

    start: int
    end: int
    first: int
    last: int
    entities: tuple[str, ...]
    by_name: bool


class NameFinder:
    """Every form of a name, as runs of words; immutable once it is filled.

    `forms` are the names that each id goes by; descriptions are found too, but are no names.
    """

    def __init__(self, is_common: Callable[[str], bool] = lambda _: False) -> None:
        self._runs: NameRuns[dict[str, bool]] = NameRuns()
        self._is_common = is_common
        self.forms: dict[str, tuple[str, ...]] = {}

    def add(self, name: str, forms: Iterable[str], descriptions: Iterable[str] = ()) -> None:
        """Take in what an id goes by, and what describes it in a context."""
        self.forms[name] = tuple(dict.fromkeys(forms))
        for form in self.forms[name]:
            self._add(form, name, by_name=True)
        for form in descriptions:
            self._add(form, name, by_name=False)

    def _add(self, form: str, entity: str, *, by_name: bool) -> None:
        words = _words(form)
        if not words or (not by_name and len(words) == 1 and len(words[0]) < _SHORT):
            return
        known = self._runs.add(words, dict)
        known[entity] = known.get(entity, False) or by_name

    def pass_over(self, form: str) -> None:
        """Find none of the names inside a longer one, which is of something else: "Trump" in "Melania Trump"."""
        words = _words(form)
        inside = ((at, end) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
        if len(words) > 1 and any(self._runs.get(words[at:end]) for at, end in inside):
            self._runs.add(words, dict)

    def wordings(self, name: str, descriptions: Iterable[str] = ()) -> list[tuple[str, ...]]:
        """Return the folded words of every form of an id, and of what describes it: one of them stands in its names."""
        return [_words(form) for form in (*self.forms.get(name, ()), *descriptions)]

    def knows(self, form: str) -> bool:
        """Whether somebody goes by exactly this name, however it is typed."""
        return any((self._runs.get(_words(form)) or {}).values())

    def find(self, text: str, found: Sequence[Placed] | None = None, *, described: bool = True) -> tuple[Named, ...]:
        """Return the names in a text from left to right, the longest at each place; a short one only in capitals.

        `described` says whether descriptions count.
        """
        listed = tokens(text) if found is None else found
        words = [token.form for token in listed]
        names = []
        at = 0
        while at < len(listed):
            named = self._at(text, listed, words, at, described=described) if words[at] in self._runs else None
            if named is None:
                at += 1
                continue
            if named.entities:
                names.append(named)
            at = named.last
        return tuple(names)

    def _at(self, text: str, listed: Sequence[Placed], words: list[str], at: int, *, described: bool) -> Named | None:
        for entities, size in self._runs.beginning(words, at, len(words)):
            start, end = listed[at].start, listed[at + size - 1].end
            if size == 1 and len(words[at]) < _SHORT and not self._is_in_capitals(text, start, end, words[at]):
                continue
            proper = tuple(entity for entity, by_name in entities.items() if by_name)
            if not proper and not described and entities:
                continue
            return Named(start, end, at, at + size, proper or tuple(entities), bool(proper))
        return None

    def _is_in_capitals(self, text: str, start: int, end: int, word: str) -> bool:
        """Whether a short word has capitals for itself; one that is common too has them of a text that is all capitals."""
        return text[start:end].isupper() and not (text.isupper() and self._is_common(word))


def _words(form: str) -> tuple[str, ...]:
    """Return the folded words of a name, without an elided article."""
    listed = tokens(form)
    words = tuple(token.form for token in listed)
    elided = len(words) > 1 and fold(form[listed[0].end]) == "'" and words[0] in load_words().elided
    return words[1:] if elided else words


class RunningNames:
    """The names that a resolver knows, to be found in running text: of its entities, and of what the world has besides.

    Of the world's names those that are common words too ("States") are left out, as are those that the corpus gives to
    somebody itself: where an article names a capital as a place, it is that place.
    """

    def __init__(
        self, entities: Sequence[Entity], known: Known, gazetteer: Gazetteer, is_common: Callable[[str], bool]
    ) -> None:
        self._entities = entities
        self._known = known
        self._gazetteer = gazetteer
        self._is_common = is_common

    @cached_property
    def on_record(self) -> NameFinder:
        """A finder of the entities, by their own names and by what the world calls them.

        A country is also named by its demonyms, its capital and the seat of its government, as in "Paris has promised".
        """
        finder, own = NameFinder(), NameFinder()
        for entity in self._entities:
            own.add(entity.id, [*entity.names.values(), *entity.aliases])
        called = {number: self._gazetteer.by_code[code] for code, number in self._known.countries.items()}
        things = called | {number: self._gazetteer.notable[place] for place, number in self._known.notable.items()}
        for number, entity in enumerate(self._entities):
            names = [*own.forms[entity.id], *surnames(entity)]
            if (thing := things.get(number)) is not None:
                names.extend(form for form in self._printed(thing) if not own.knows(form))
            finder.add(entity.id, names, entity.descriptions)
        for forms in self._absent_forms.values():
            for form in forms:
                finder.pass_over(form)
        return finder

    @cached_property
    def absent(self) -> NameFinder:
        """A finder of what the world has and the corpus lacks, each by its English name.

        A name that some entity of the corpus goes by is never one of something else.
        """
        finder = NameFinder(self._is_common)
        for name, forms in self._absent_forms.items():
            finder.add(name, [form for form in forms if not self.on_record.knows(form)])
        return finder

    @cached_property
    def _absent_forms(self) -> dict[str, list[str]]:
        return {name: self._printed(thing, only_codes=True) for name, thing in self._lacking.items()}

    @cached_property
    def _lacking(self) -> dict[str, Country | Notable]:
        notable = enumerate(self._gazetteer.notable)
        things: list[Country | Notable] = [
            one for one in self._gazetteer.countries if one.code2 not in self._known.countries
        ]
        things += [one for place, one in notable if place not in self._known.notable]
        return {thing.names["en"]: thing for thing in reversed(things)}

    def name_of_absent(self, name: str, language: str) -> str | None:
        """Return what readers of a language call what the world has and the corpus lacks, by its English name."""
        thing = self._lacking.get(name)
        return None if thing is None else thing.names.get(language, name)

    def is_country(self, name: str) -> bool:
        """Whether what `absent` found by its English name is a country."""
        return isinstance(self._lacking.get(name), Country)

    def _printed(self, thing: Country | Notable, *, only_codes: bool = False) -> list[str]:
        """Return the forms of a name of the world that are no common words; `only_codes`: or no codes that are.

        Short codes may be common words too ("UN"): they are found in capitals alone.
        """
        return [
            form.text
            for form in printed(thing, READERS)
            if not (
                (form.reason == "code" or not only_codes)
                and not (only_codes and len(form.text) < _SHORT)
                and self._is_common(fold(form.text))
            )
        ]
