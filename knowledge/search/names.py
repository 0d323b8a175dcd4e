"""Names in running text: which entities of a corpus a text names, by every form that each goes by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from knowledge.gazetteer import Country, Gazetteer
from knowledge.model import Entity, EntityKind
from knowledge.search.terms import Token, tokens
from knowledge.text import fold

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
    """Every form of a name by its first word; immutable once it is filled.

    `forms` are the names that each id goes by; descriptions are found too, but are no names.
    """

    def __init__(self) -> None:
        self._forms: dict[str, dict[tuple[str, ...], dict[str, bool]]] = defaultdict(dict)
        self._longest: dict[str, int] = defaultdict(int)
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
        known = self._forms[words[0]].setdefault(words, {})
        known[entity] = known.get(entity, False) or by_name
        self._longest[words[0]] = max(self._longest[words[0]], len(words))

    def knows(self, form: str) -> bool:
        """Whether somebody goes by exactly this name, however it is typed."""
        words = _words(form)
        return bool(words) and any(self._forms.get(words[0], {}).get(words, {}).values())

    def find(self, text: str, found: list[Token] | None = None, *, described: bool = True) -> tuple[Named, ...]:
        """Return the names in a text from left to right, the longest at each place; a short one only in capitals.

        `described` says whether descriptions count.
        """
        listed = tokens(text) if found is None else found
        names = []
        at = 0
        while at < len(listed):
            named = self._at(text, listed, at, described=described)
            if named is None:
                at += 1
                continue
            names.append(named)
            at = named.last
        return tuple(names)

    def _at(self, text: str, listed: list[Token], at: int, *, described: bool) -> Named | None:
        first = listed[at].form
        known = self._forms.get(first)
        if known is None:
            return None
        for length in range(min(self._longest[first], len(listed) - at), 0, -1):
            entities = known.get(tuple(token.form for token in listed[at : at + length]))
            if entities is None:
                continue
            start, end = listed[at].start, listed[at + length - 1].end
            if length == 1 and len(first) < _SHORT and not text[start:end].isupper():
                continue
            proper = tuple(entity for entity, by_name in entities.items() if by_name)
            if not proper and not described:
                continue
            return Named(start, end, at, at + length, proper or tuple(entities), bool(proper))
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
    countries = {fold(name): country for country in gazetteer.countries for name in country.names.values()}
    listed = list(entities)
    finder, own = NameFinder(), NameFinder()
    for entity in listed:
        own.add(entity.id, [*entity.names.values(), *entity.aliases])
    for entity in listed:
        names = [*entity.names.values(), *entity.aliases]
        if entity.kind is EntityKind.PERSON:
            names.extend(_surnames(entity))
        if entity.kind is EntityKind.COUNTRY:
            known = next((countries[name] for name in map(fold, entity.names.values()) if name in countries), None)
            world = _forms(known) if known else []
            names.extend(form for form in world if not is_common(fold(form)) and not own.knows(form))
        finder.add(entity.id, names, entity.descriptions)
    return finder


def find_absent(entities: NameFinder, gazetteer: Gazetteer) -> NameFinder:
    """Return a finder of what the world has and a corpus lacks; each id is the name that an answer would use.

    A name that some entity of the corpus goes by is never one of something else.
    """
    finder = NameFinder()
    for country in gazetteer.countries:
        forms = _forms(country)
        if not any(entities.knows(name) for name in country.names.values()):
            finder.add(country.names.get("en", country.code3), [form for form in forms if not entities.knows(form)])
    for notable in gazetteer.notable:
        if any(entities.knows(name) for name in notable.names.values()):
            continue
        forms = [*notable.names.values(), *notable.aliases, notable.surname]
        name = next(iter(notable.names.values()))
        finder.add(name, [form for form in forms if form and not entities.knows(form)])
    return finder


def _forms(country: Country) -> list[str]:
    """Return every form of a country's name in the languages that its demonyms are known in."""
    languages = country.demonyms.keys() | {"en", "fr"}
    forms = [country.names[language] for language in languages if language in country.names]
    for listed in (country.aliases, country.demonyms, country.capitals, country.governments):
        forms.extend(form for language in languages for form in listed.get(language, ()))
    return forms


def _surnames(person: Entity) -> list[str]:
    """Return the last word of each of a person's names, where it is long enough to stand alone."""
    lasts = [name.split()[-1] for name in person.names.values() if len(name.split()) > 1]
    return [last for last in lasts if len(last) >= _SHORT]
