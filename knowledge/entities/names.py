"""Every name of every entity, with what the gazetteer adds: codes, demonyms, capitals, seats of government.

An entity of the corpus is recognised in the gazetteer by its name; what the gazetteer knows of it then names it too, so
that an article which brings in a new country needs no list of its aliases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from knowledge.entities.index import Use
from knowledge.entities.spelling import Key, joined, key
from knowledge.entities.transliteration import latin, needs_latin
from knowledge.entities.world import World, plain
from knowledge.gazetteer import Country, Gazetteer, Notable
from knowledge.model import Entity, EntityKind

READERS = ("en", "fr")
"""The languages of which every form counts; of others only the name of a country does."""

SCORES: Mapping[str, float] = {
    "exact": 1.0,
    "also_called": 0.98,
    "code": 0.98,
    "surname": 0.97,
    "demonym": 0.96,
    "capital": 0.95,
    "government": 0.95,
    "member_of": 0.93,
}
"""How sure a name is that stands for an entity in this way."""

_TELLING = ("exact", "capital", "government", "demonym", "code", "member_of", "surname", "also_called")
"""Which reason is told where several hold, the most telling first."""

_CODE = re.compile(r"[^\W\d_a-z](?:[.\-/]?[^\W\d_a-z]){1,5}\.?")
_SPELT = Use.BEGINNING | Use.TYPOS
_EXACT_ONLY = Use.NOTHING

_SHORTEST_ELSEWHERE = 4
"""Letters: a shorter name in a language that is not the reader's looks like a code or a word of theirs, and so does a
shorter end of a family name."""


class Name(NamedTuple):
    """A name, its key, the entity that it stands for (by number), why, how surely, and what it may be matched by."""

    text: str
    key: Key
    owner: int
    reason: str
    score: float
    use: int


class Known(NamedTuple):
    """What of the gazetteer is on record: country codes, places of the notable names, and capitals by country."""

    countries: Mapping[str, int]
    notable: Mapping[int, int]
    capitals: Mapping[str, int]


def known_entities(entities: Sequence[Entity], world: World) -> Known:
    """Return which countries and notable names of the world are entities, and which; of two that are one, the first."""
    countries: dict[str, int] = {}
    notable: dict[int, int] = {}
    places: dict[str, int] = {}
    for number, entity in enumerate(entities):
        if isinstance(thing := world.of(entity), str):
            countries.setdefault(thing, number)
        elif thing is not None:
            notable.setdefault(thing, number)
        if entity.kind is EntityKind.PLACE:
            places |= {plain(name): number for name in entity.names.values()}
    capitals = {
        country.code2: places[plain(text)]
        for country in world.gazetteer.countries
        for language in READERS
        for text in country.capitals[language]
        if plain(text) in places
    }
    return Known(countries, notable, capitals)


def names_of(entities: Sequence[Entity], gazetteer: Gazetteer, known: Known) -> list[Name]:
    """Return every name once for each entity that it stands for, the most telling reason with it."""
    merged: dict[tuple[int, str], Name] = {}
    for name in _all_names(entities, gazetteer, known):
        whole = name.key.whole
        if not whole:
            continue
        before = merged.get((name.owner, whole))
        merged[name.owner, whole] = name if before is None else _merged(before, name)
    spoken = {name.key.whole for name in merged.values() if name.use & Use.SOUND}
    return [name._replace(use=name.use | Use.SOUND * (name.key.whole in spoken)) for name in merged.values()]


def _merged(one: Name, other: Name) -> Name:
    telling = min(one, other, key=lambda name: _TELLING.index(name.reason))
    return telling._replace(score=max(one.score, other.score), use=one.use | other.use)


def _all_names(entities: Sequence[Entity], gazetteer: Gazetteer, known: Known) -> Iterator[Name]:
    for number, entity in enumerate(entities):
        yield from own_names(number, entity)
    for code, number in known.countries.items():
        yield from country_names(number, gazetteer.by_code[code])
    for code, number in known.capitals.items():
        if code not in known.countries:
            for forms in gazetteer.by_code[code].capitals.values():
                yield from (_name(text, number, "also_called", _SPELT) for text in forms)
    for place, number in known.notable.items():
        yield from notable_names(number, gazetteer.notable[place])
        for code in gazetteer.notable[place].members:
            if code not in known.countries:
                yield from _member_names(number, gazetteer.by_code[code])


def own_names(number: int, entity: Entity) -> Iterator[Name]:
    """Yield the names that the corpus gives an entity, and the family name of a person."""
    spoken = Use.SOUND if entity.kind in (EntityKind.PERSON, EntityKind.PLACE) else Use.NOTHING
    for text in entity.names.values():
        yield _name(text, number, "exact", Use.WORDS | _SPELT | spoken)
        yield from _as_one_word(text, number, "exact")
    for text in entity.aliases:
        yield from _alias(text, number, Use.WORDS | _SPELT | spoken)
        yield from _as_one_word(text, number, "also_called")
    for text in surnames(entity):
        yield _name(text, number, "surname", Use.WORDS | _SPELT | spoken)


def surnames(entity: Entity) -> Iterator[str]:
    """Yield what stands for a person alone: all but the given name, and the last word of it ("von der Leyen", "Leyen")."""
    if entity.kind is EntityKind.PERSON:
        for text in entity.names.values():
            surname = text.partition(" ")[2]
            last = surname.rpartition(" ")[2]
            yield from filter(None, dict.fromkeys((surname, last if len(last) >= _SHORTEST_ELSEWHERE else "")))


def _as_one_word(text: str, number: int, reason: str) -> Iterator[Name]:
    """Yield a name that has small words in it as one word: it is found by that where one of them is misspelt."""
    whole = joined(text)
    if whole.whole != key(text).squeezed:
        yield Name(text, whole, number, reason, SCORES[reason], Use.TYPOS)


def _alias(text: str, number: int, use: int) -> Iterator[Name]:
    if _CODE.fullmatch(text):
        letters = _code_use(text)
        yield _name(text, number, "code", letters | (use & Use.WORDS if letters else Use.NOTHING))
    else:
        yield _name(text, number, "also_called", use)
    if needs_latin(text):
        yield _name(latin(text), number, "also_called", use)


def country_names(number: int, country: Country) -> Iterator[Name]:
    """Yield all that stands for a country in the gazetteer."""
    for code in country.codes:
        yield _name(code, number, "code", _code_use(code))
    for language, text in country.names.items():
        if language in READERS:
            yield _name(text, number, "also_called", _SPELT)
        elif len(text) >= _SHORTEST_ELSEWHERE:
            yield _name(text, number, "also_called", _EXACT_ONLY)
    for language, capitals in country.capitals.items():
        if language in READERS:
            yield from (_name(text, number, "capital", _SPELT | Use.SOUND) for text in capitals)
        else:
            long = (text for text in capitals if len(text) >= _SHORTEST_ELSEWHERE)
            yield from (_name(text, number, "capital", _EXACT_ONLY) for text in long)
    for language in READERS:
        yield from (_name(text, number, "also_called", _SPELT) for text in country.aliases[language])
        yield from (_name(text, number, "demonym", _SPELT) for text in country.demonyms[language])
        yield from (_name(text, number, "government", _SPELT) for text in country.governments[language])


def _member_names(number: int, country: Country) -> Iterator[Name]:
    for name in country_names(number, country):
        if name.reason not in ("capital", "government"):
            yield name._replace(reason="member_of", score=SCORES["member_of"])


def notable_names(number: int, notable: Notable) -> Iterator[Name]:
    """Yield all that the gazetteer calls a notable name."""
    spoken = Use.SOUND if notable.kind in (EntityKind.PERSON, EntityKind.PLACE) else Use.NOTHING
    for text in (*notable.names.values(), *notable.aliases):
        yield from _alias(text, number, _SPELT | spoken)
    for code in notable.codes:
        yield _name(code, number, "code", _code_use(code))
    if notable.surname:
        yield _name(notable.surname, number, "surname", _SPELT | spoken)


def _code_use(code: str) -> int:
    """Return what a code may be matched by: from four letters on by its beginning, from five on with a slip in it."""
    letters = sum(map(str.isalpha, code))
    if letters < 4:
        return _EXACT_ONLY
    return Use.BEGINNING if letters < 5 else _SPELT


def _name(text: str, number: int, reason: str, use: int) -> Name:
    return Name(text, key(text), number, reason, SCORES[reason], use)
