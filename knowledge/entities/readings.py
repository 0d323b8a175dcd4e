"""The ways to read what was typed: as it stands, in Latin letters, without a title, "government" or "system"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge.entities.edits import edits, oddity
from knowledge.entities.spelling import LONGEST, Key, key, key_of, load_words, tokens
from knowledge.entities.transliteration import latin, needs_latin
from knowledge.model import EntityKind
from knowledge.text import fold


class Reading(NamedTuple):
    """A key, the kinds of entity that it can mean, and what was set aside to read it so."""

    key: Key
    kinds: frozenset[EntityKind] | None = None
    set_aside: str = ""


_PEOPLE = frozenset({EntityKind.PERSON})
_COUNTRIES = frozenset({EntityKind.COUNTRY})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
_WEAPONS = frozenset({EntityKind.WEAPON})
_NAMED = 2
"""Words by which a person is named; what stands between them are further given names ("Donald John Trump")."""
_SHORTEST_TITLE = 6
"""Letters: a shorter title with a slip in it may be anything."""


def readings(text: str) -> tuple[Reading, ...]:
    """Return the readings of a text, the plainest first; none where it says nothing."""
    return tuple(_readings(text))


def readings_so_far(text: str) -> tuple[Reading, ...]:
    """Return the readings of a text that is still being typed: a small word may become a longer one ("un", "le")."""
    if found := readings(text):
        return found
    begun = tokens(fold(text)) if len(text) <= LONGEST else []
    return (Reading(key_of(begun)),) if begun else ()


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
    if len(plain.tokens) > _NAMED:
        yield Reading(key_of((plain.tokens[0], plain.tokens[-1])), _PEOPLE, "order")
    if stateless := _stripped(plain.tokens, words.states):
        yield Reading(key_of(stateless), _COUNTRIES, "government")
    if memberless := _stripped(plain.tokens, words.members):
        yield Reading(key_of(memberless), _BODIES, "members")
    if unarmed := _stripped(plain.tokens, words.arms):
        yield Reading(key_of(unarmed), _WEAPONS, "kind")


def with_titles_mended(ways: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings of a text in which a title is misspelt ("presidnet Zelensky"); none where none is."""
    plain = [way for way in ways if way.kinds is None]
    if not plain:
        return ()
    tokens = plain[-1].key.tokens
    mended = [mended_title(token) for token in tokens]
    return tuple(_readings(" ".join(mended))) if mended != list(tokens) else ()


@lru_cache(maxsize=4096)
def mended_title(token: str) -> str:
    """Return the title that a word is one slip of the finger away from, or the word."""
    titles = load_words().titles
    if len(token) < _SHORTEST_TITLE - 1 or token in titles:
        return token
    near = (one for one in sorted(titles) if len(one) >= _SHORTEST_TITLE and abs(len(one) - len(token)) <= 1)
    return next((one for one in near if edits(token, one, 1) <= 1 and not oddity(token, one)), token)


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
