"""People by their office: "Hungarian prime minister", "NATO chief", or named in full, "US President Donald Trump"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.entities.spelling import Key, key, key_of, load_words
from knowledge.model import Entity, EntityKind


class Office(NamedTuple):
    """Who holds an office: their number, the id of what they serve, the office's words, and whether they lead."""

    holder: int
    serves: str
    words: frozenset[str]
    leads: bool


class Asked(NamedTuple):
    """What was typed, taken apart: the words of an office, and the rest, which has to name what the office serves."""

    office: frozenset[str]
    served: Key


def offices_of(entities: Sequence[Entity]) -> tuple[Office, ...]:
    """Return the offices that the corpus gives people; of somebody without a country or a body it knows none."""
    words = load_words()
    found = []
    for number, entity in enumerate(entities):
        if entity.kind is not EntityKind.PERSON:
            continue
        role = _compared(entity.role.values())
        described = _compared(entity.descriptions)
        found += [
            Office(number, serves, role | described, bool(role & words.leading))
            for serves in (entity.country, entity.body)
            if serves is not None
        ]
    return tuple(found)


def _compared(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts, those of an office as they are compared: "ministre" and "minister" are one."""
    offices = load_words().offices
    return frozenset(one for text in texts for token in key(text).tokens for one in offices.get(token, (token,)))


def asked(typed: Key) -> Asked | None:
    """Return the office and what it serves, if the text has words for both."""
    words = load_words()
    said = typed.tokens
    if not words.heads.isdisjoint(said):
        said = tuple(token for token in said if token not in words.headed)
    if not words.headed_as.keys().isdisjoint(said):
        said = tuple(token for token in said if token not in words.heads)
    long = {**words.offices, **words.headed_as}
    named = words.titles | words.heads | words.portfolios | long.keys()
    office = frozenset(whole for token in said if token in named for whole in long.get(token, (token,)))
    served = [token for token in said if token not in named]
    return Asked(office, key_of(served)) if office and served else None


_LONGEST_NAME = 4
"""Words of the longest name that is looked for behind an office or before one."""


def apart(typed: Key) -> Iterator[tuple[Key, Key]]:
    """Yield the ways to part a text into a name, last or first in it and the longest first, and what is beside that."""
    tokens = typed.tokens
    for size in range(min(_LONGEST_NAME, len(tokens) - 1), 0, -1):
        yield key_of(tokens[-size:]), key_of(tokens[:-size])
        yield key_of(tokens[:size]), key_of(tokens[size:])


def untitled(beside: Key) -> Key:
    """Return what stands beside a name without the words of an office: "britannique" of "ministre britannique"."""
    titles = load_words().titles
    return key_of([token for token in beside.tokens if token not in titles])


def holders(offices: Sequence[Office], wanted: Asked, served: Container[str]) -> list[int]:
    """Return who holds the office with one of those served, by id; every word of the office has to be theirs."""
    heads = load_words().heads
    return [
        office.holder
        for office in offices
        if office.serves in served
        and (wanted.office - heads) <= office.words
        and (office.leads or not wanted.office & heads)
    ]
