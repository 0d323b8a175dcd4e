"""Names in running text: which entities of a corpus a text names, by every form that each goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.gazetteer import Country, Gazetteer, Notable
from knowledge.gazetteer.mentions import NameRuns, printed
from knowledge.model import Entity, EntityKind
from knowledge.search.terms import Term, Token, tokens
from knowledge.text import fold

LANGUAGES = ("en", "fr")
"""The languages whose forms of the world's names are looked for, whatever the text's own is."""
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

    def __init__(self) -> None:
        self._runs: NameRuns[dict[str, bool]] = NameRuns()
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

    def wordings(self, name: str, descriptions: Iterable[str] = ()) -> list[tuple[str, ...]]:
        """Return the folded words of every form of an id, and of what describes it: one of them stands in its names."""
        return [_words(form) for form in (*self.forms.get(name, ()), *descriptions)]

    def knows(self, form: str) -> bool:
        """Whether somebody goes by exactly this name, however it is typed."""
        return any((self._runs.get(_words(form)) or {}).values())

    def find(
        self, text: str, found: Sequence[Token | Term] | None = None, *, described: bool = True
    ) -> tuple[Named, ...]:
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
            names.append(named)
            at = named.last
        return tuple(names)

    def _at(
        self, text: str, listed: Sequence[Token | Term], words: list[str], at: int, *, described: bool
    ) -> Named | None:
        for entities, size in self._runs.beginning(words, at, len(words)):
            start, end = listed[at].start, listed[at + size - 1].end
            if size == 1 and len(words[at]) < _SHORT and not text[start:end].isupper():
                continue
            proper = tuple(entity for entity, by_name in entities.items() if by_name)
            if not proper and not described:
                continue
            return Named(start, end, at, at + size, proper or tuple(entities), bool(proper))
        return None


def _words(form: str) -> tuple[str, ...]:
    """Return the folded words of a name, without an elided article."""
    words = tuple(token.form for token in tokens(form))
    return words[1:] if len(words) > 1 and words[0] in {"l", "d"} else words


def find_entities(
    entities: Iterable[Entity], gazetteer: Gazetteer, is_common: Callable[[str], bool] = lambda _: False
) -> NameFinder:
    """Return a finder of a corpus's entities, by their own names and by what the world calls them.

    Of the world's names those that are common words too ("States") are left out, and those that the corpus gives to
    somebody itself: where an article names a capital as a place, it is that place.

    A country is also named by its demonyms, its capital and the seat of its government, as in "Paris has promised".
    """
    listed = list(entities)
    finder, own = NameFinder(), NameFinder()
    for entity in listed:
        own.add(entity.id, [*entity.names.values(), *entity.aliases])
    called = _called_by_the_world(listed, gazetteer)
    for entity in listed:
        names = [*entity.names.values(), *entity.aliases]
        if entity.kind is EntityKind.PERSON:
            names.extend(_surnames(entity))
        for thing in called.get(entity.id, ()):
            names.extend(form for form in _printed(thing, is_common) if not own.knows(form))
        finder.add(entity.id, names, entity.descriptions)
    return finder


def find_absent(
    entities: NameFinder, gazetteer: Gazetteer, is_common: Callable[[str], bool] = lambda _: False
) -> NameFinder:
    """Return a finder of what the world has and a corpus lacks; each id is the name that an answer would use.

    A name that some entity of the corpus goes by is never one of something else.
    """
    finder = NameFinder()
    for thing in _things(gazetteer):
        if not any(entities.knows(name) for name in thing.names.values()):
            forms = _printed(thing, is_common, only_codes=True)
            finder.add(thing.names["en"], [form for form in forms if not entities.knows(form)])
    return finder


def _things(gazetteer: Gazetteer) -> Iterator[Country | Notable]:
    yield from gazetteer.countries
    yield from gazetteer.notable


def _called_by_the_world(entities: Iterable[Entity], gazetteer: Gazetteer) -> dict[str, list[Country | Notable]]:
    """Return what of the gazetteer each entity is: what has its name, in any language, and is of its kind."""
    ids = {(_sort(entity.kind), fold(name)): entity.id for entity in entities for name in entity.names.values()}
    called: dict[str, list[Country | Notable]] = {}
    for thing in _things(gazetteer):
        kind = EntityKind.COUNTRY if isinstance(thing, Country) else thing.kind
        for entity in {ids.get((_sort(kind), fold(name))) for name in thing.names.values()} - {None}:
            called.setdefault(str(entity), []).append(thing)
    return called


def _sort(kind: EntityKind) -> EntityKind:
    """Return the kind, one for those that two accounts of one thing may differ in."""
    return EntityKind.ORGANISATION if kind in {EntityKind.GROUP, EntityKind.MECHANISM} else kind


def _printed(thing: Country | Notable, is_common: Callable[[str], bool], *, only_codes: bool = False) -> list[str]:
    """Return the forms of a name of the world that are no common words as well; `only_codes`: or no codes that are."""
    return [
        form.text
        for form in printed(thing, LANGUAGES)
        if not ((form.reason == "code" or not only_codes) and is_common(fold(form.text)))
    ]


def _surnames(person: Entity) -> list[str]:
    """Return the last word of each of a person's names, where it is long enough to stand alone."""
    lasts = [name.split()[-1] for name in person.names.values() if len(name.split()) > 1]
    return [last for last in lasts if len(last) >= _SHORT]
