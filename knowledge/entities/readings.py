"""The ways to read what was typed: as it stands, in Latin letters, without a title, without "government"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.entities.spelling import Key, key, key_of, load_words
from knowledge.entities.transliteration import latin, needs_latin
from knowledge.model import EntityKind


class Reading(NamedTuple):
    """A key, the kinds of entity that it can mean, and what was set aside to read it so."""

    key: Key
    kinds: frozenset[EntityKind] | None = None
    set_aside: str = ""


_PEOPLE = frozenset({EntityKind.PERSON})
_COUNTRIES = frozenset({EntityKind.COUNTRY})


def readings(text: str) -> tuple[Reading, ...]:
    """Return the readings of a text, the plainest first; none where it says nothing."""
    return tuple(_readings(text))


def _readings(text: str) -> Iterator[Reading]:
    plain = key(text)
    if not plain.tokens:
        return
    yield Reading(plain)
    if needs_latin(text):
        plain = key(latin(text))
        yield Reading(plain, None, "transliteration")
    words = load_words()
    if untitled := _stripped(plain.tokens, words.titles):
        yield Reading(key_of(untitled), _PEOPLE, "title")
    if stateless := _stripped(plain.tokens, words.states):
        yield Reading(key_of(stateless), _COUNTRIES, "government")


def _stripped(tokens: Sequence[str], words: frozenset[str]) -> Sequence[str]:
    """Return the tokens without these words at either end; nothing where none is there, or nothing else is."""
    start, end = 0, len(tokens)
    while start < end and tokens[start] in words:
        start += 1
    while start < end and tokens[end - 1] in words:
        end -= 1
    return tokens[start:end] if 0 < end - start < len(tokens) else ()


def place_and_country(text: str) -> tuple[Key, Key] | None:
    """Return the two keys of a text with one comma in it: a place, and what is said to be its country."""
    place, comma, country = text.partition(",")
    if not comma or "," in country:
        return None
    first, second = key(place), key(country)
    return (first, second) if first.tokens and second.tokens else None
