"""Names found in running text: countries, demonyms, capitals, bodies, people, whatever an entity is called.

One pass over the words of the text; a word that begins no name costs one look into a dictionary. Case counts as it does
in print: a code stands in capitals, a name begins with one, a French adjective of nationality does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from knowledge.entities.names import READERS, Known, Name, country_names, known_entities, notable_names, own_names
from knowledge.gazetteer import Country, Gazetteer
from knowledge.model import Entity, EntityKind
from knowledge.text import fold

_WORD = re.compile(r"[^\W_]+")
_MOST_SPELLINGS = 200_000
_INSIDE = re.compile(r"[ \u00a0\u202f]?[-‐‑–'’./,]?[ \u00a0\u202f]?|[ \u00a0\u202f]+|\s\n?\s*")
_LONGEST_GAP = 3
_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 40
_ARTICLE = re.compile(r"(?:(?:the|les?|la) |l['’])(?=\w)", re.IGNORECASE)
_REASONS = ("exact", "code", "surname", "also_called", "capital", "government", "demonym", "member_of")


class Mention(NamedTuple):
    """A name in a text: its half-open span, the entity, and how the name stands for it.

    `key` is the entity's id; for something of the gazetteer that is no entity it is the id that it would have, the slug
    of its English name. `others` are the keys that the same words may also mean ("Washington").
    """

    start: int
    end: int
    key: str
    kind: EntityKind
    reason: str
    name: str
    others: tuple[str, ...] = ()


class _Case(IntEnum):
    """How a name is written in print."""

    ANY = 0
    CAPITAL = 1
    VERBATIM = 2


class _Meaning(NamedTuple):
    key: str
    kind: EntityKind
    reason: str
    name: str
    case: _Case
    written: str


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    meanings: list[_Meaning]


class MentionFinder:
    """Finds every name of the gazetteer and of some entities in texts; built once, used for any number of them."""

    def __init__(self, gazetteer: Gazetteer, entities: Iterable[Entity] = ()) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._first: dict[str, list[_Entry] | None] = {}
        for meaning in _meanings(tuple(entities), gazetteer):
            self._add(meaning)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.rest))

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in order: the longest where several begin at one word, none overlapping."""
        words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
        found = []
        at, size = 0, len(words)
        while at < size:
            entries = self._starting(words[at][0])
            mention = self._match(text, words, at, entries) if entries else None
            if mention is None:
                at += 1
                continue
            found.append(mention)
            while at < size and words[at][1] < mention.end:
                at += 1
        return found

    def _starting(self, word: str) -> list[_Entry] | None:
        """Return the names that begin with a word; what a word folds to is worked out once for each spelling."""
        try:
            return self._first[word]
        except KeyError:
            entries = self._entries.get(fold(word))
            if len(self._first) < _MOST_SPELLINGS:
                self._first[word] = entries
            return entries

    @staticmethod
    def _match(text: str, words: Sequence[tuple[str, int, int]], at: int, entries: list[_Entry]) -> Mention | None:
        start = words[at][1]
        for rest, meanings in entries:
            last = at + len(rest)
            if last >= len(words) or not _follows(text, words, at, rest):
                continue
            end = words[last][2]
            written = text[start:end]
            fitting = [meaning for meaning in meanings if _is_written_so(written, meaning)]
            if fitting:
                best = fitting[0]
                others = tuple(dict.fromkeys(one.key for one in fitting if one.key != best.key))
                return Mention(start, end, best.key, best.kind, best.reason, best.name, others)
        return None

    def _add(self, meaning: _Meaning) -> None:
        first, *rest = [fold(match[0]) for match in _WORD.finditer(meaning.written)] or [""]
        if not first:
            return
        entries = self._entries.setdefault(first, [])
        entry = next((entry for entry in entries if entry.rest == tuple(rest)), None)
        if entry is None:
            entry = _Entry(tuple(rest), [])
            entries.append(entry)
        entry.meanings.append(meaning)


def _follows(text: str, words: Sequence[tuple[str, int, int]], at: int, rest: Sequence[str]) -> bool:
    for place, token in enumerate(rest, at + 1):
        word, start, _ = words[place]
        if fold(word) != token:
            return False
        gap = text[words[place - 1][2] : start]
        if len(gap) > _LONGEST_GAP or "\n\n" in gap or not _INSIDE.fullmatch(gap):
            return False
    return True


def _is_written_so(written: str, meaning: _Meaning) -> bool:
    if meaning.case is _Case.VERBATIM:
        return written == meaning.written.removesuffix(".")
    return meaning.case is _Case.ANY or not written[0].islower()


def _meanings(entities: Sequence[Entity], gazetteer: Gazetteer) -> Iterator[_Meaning]:
    known = known_entities(entities, gazetteer)
    meanings = [*_of_entities(entities), *_of_world(entities, gazetteer, known)]
    yield from sorted(meanings, key=lambda meaning: _REASONS.index(meaning.reason))


def _of_entities(entities: Sequence[Entity]) -> Iterator[_Meaning]:
    for number, entity in enumerate(entities):
        label = entity.names.get("en") or next(iter(entity.names.values()))
        for name in own_names(number, entity):
            yield _meaning(name, entity.id, entity.kind, label)


def _of_world(entities: Sequence[Entity], gazetteer: Gazetteer, known: Known) -> Iterator[_Meaning]:
    for country in gazetteer.countries:
        number = known.countries.get(country.code2)
        key = slug(country.names["en"]) if number is None else entities[number].id
        for name in _in_print(country):
            yield _meaning(name, key, EntityKind.COUNTRY, country.names["en"])
    for place, notable in enumerate(gazetteer.notable):
        number = known.notable.get(place)
        key, kind = (
            (slug(notable.names["en"]), notable.kind)
            if number is None
            else (entities[number].id, entities[number].kind)
        )
        for name in notable_names(0, notable):
            yield _meaning(_called(name, notable.names), key, kind, notable.names["en"])


def _in_print(country: Country) -> Iterator[Name]:
    """Yield the names of a country that articles print: no ISO code, unless it is also written with dots."""
    dotted = {code.replace(".", "") for code in country.codes if "." in code}
    iso = {country.code2, country.code3} - dotted
    readers = {fold(country.names[language]) for language in READERS}
    for language in READERS:
        readers |= {fold(form) for form in (*country.aliases[language], *country.capitals[language])}
    for name in country_names(0, country):
        if name.reason == "code" and name.text in iso:
            continue
        if name.reason in ("also_called", "capital") and fold(name.text) not in readers:
            continue
        yield _called(name, country.names)


def _called(name: Name, names: Mapping[str, str]) -> Name:
    """Return the name, as the exact one where it is how the thing is called in a reader's language."""
    return name._replace(reason="exact") if name.text in names.values() else name


def _meaning(name: Name, key: str, kind: EntityKind, label: str) -> _Meaning:
    article = _ARTICLE.match(name.text)
    written = name.text[article.end() :] if article else name.text
    if written.isupper() and len(written) < 4:
        case = _Case.VERBATIM
    elif written[0].islower():
        case = _Case.ANY
    else:
        case = _Case.CAPITAL
    return _Meaning(key, kind, name.reason, label, case, written)


def slug(name: str) -> str:
    """Return the id that an entity of this English name has: small letters, digits and hyphens, at most forty."""
    plain = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-")[:_SLUG_LENGTH].strip("-")
