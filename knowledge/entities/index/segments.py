"""Strings within a few edits of another, among a million, by the pieces that an edit leaves whole.

A string is cut into three segments (two where it is short). Two edits touch at most two of them, so that a string which
is near has one segment in common with the one typed, a little to the left or to the right: the partition scheme of Li,
Deng, Wang and Feng, "Pass-Join" (PVLDB 5.3, 2011). Two neighbouring letters swapped across the border of two segments
spoil both; the typed text is therefore looked up with its letters swapped back there too. What the segments let through
is sifted by which letters it has, and what is left is measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.entities.edits import edits as count_edits
from knowledge.entities.index.column import Column, Numbers

_LONGEST = 64
"""Letters: a longer name with slips in it is found by its words."""

_SHORTEST_IN_THREE = 6
_MOST_MEASURED = 4000
"""Strings measured for one text: more are near only to what is next to nothing."""


class Cut(NamedTuple):
    """Where a segment of a string of some length lies."""

    start: int
    length: int


@lru_cache(maxsize=_LONGEST + 1)
def cuts(size: int) -> tuple[Cut, ...]:
    """Return the segments of a string of so many letters: as even as they can be, the longer ones last."""
    number = 3 if size >= _SHORTEST_IN_THREE else 2
    lengths = [size // number + (place >= number - size % number) for place in range(number)]
    return tuple(Cut(sum(lengths[:place]), length) for place, length in enumerate(lengths))


def letters(text: str) -> bytes:
    """Return a byte for each letter: enough to tell segments apart, not to spell."""
    return text.encode() if text.isascii() else bytes(ord(letter) & 0xFF for letter in text)


def signature(text: bytes) -> int:
    """Return 64 bits: for each of 32 classes of letters whether it occurs, and whether it does again.

    An edit removes one letter and adds another at the most, so it changes two bits at the most.
    """
    once = twice = 0
    for letter in text:
        bit = 1 << (letter & 31)
        twice |= once & bit
        once |= bit
    return once | twice << 32


def slips_between(typed: str, strings: Sequence[str], limit: int) -> npt.NDArray[np.uint8]:
    """Return the edits from the typed text to each string, the first letter as any other; limit + 1 is "more"."""
    if not strings:
        return np.zeros(0, dtype=np.uint8)
    (found,) = process.cdist([typed], strings, scorer=OSA.distance, score_cutoff=limit, dtype=np.uint8)
    measured: npt.NDArray[np.uint8] = found
    return measured


class Segments:
    """The segments of a column of strings."""

    def __init__(self, hashes: Numbers, places: Numbers, signatures: npt.NDArray[np.uint64]) -> None:
        self.hashes = hashes
        self.places = places
        self.signatures = signatures

    @classmethod
    def of(cls, strings: Sequence[str] | Column) -> Segments:
        """Return the segments of some strings, known by their place."""
        hashes, places = [], []
        signatures = np.zeros(len(strings), dtype=np.uint64)
        for place, string in enumerate(strings):
            text = letters(string)
            signatures[place] = signature(text)
            if 3 <= len(text) <= _LONGEST:
                for number, (start, length) in enumerate(cuts(len(text))):
                    hashes.append(crc32(text[start : start + length], len(text) * 4 + number))
                    places.append(place)
        order = np.argsort(np.array(hashes, dtype=np.uint32), kind="stable")
        return cls(np.array(hashes, dtype=np.uint32)[order], np.array(places, dtype=np.uint32)[order], signatures)

    def near(self, typed: str, edits: int, strings: Column) -> list[tuple[int, int]]:
        """Return the places of the strings at most so many edits away, with how many."""
        text = letters(typed)
        if not edits or not 3 <= len(text) <= _LONGEST:
            return []
        wanted = _looked_up(text, edits)
        starts = np.searchsorted(self.hashes, wanted, side="left")
        ends = np.searchsorted(self.hashes, wanted, side="right")
        pieces = [
            self.places[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True) if end > start
        ]
        if not pieces:
            return []
        places = np.concatenate(pieces)
        changed = np.bitwise_count(self.signatures[places] ^ np.uint64(signature(text)))
        likely: list[int] = np.unique(places[changed <= 2 * edits])[:_MOST_MEASURED].tolist()
        spelt = [strings[place] for place in likely]
        within = np.flatnonzero(slips_between(typed, spelt, edits) <= edits).tolist()
        measured = ((likely[at], count_edits(typed, spelt[at], edits)) for at in within)
        return [(place, distance) for place, distance in measured if distance <= edits]


@lru_cache(maxsize=64)
def _looked_up(text: bytes, edits: int) -> Numbers:
    """Return the hashes in order; a text of one word is looked up among names and among words."""
    return np.array(sorted(set(_lookups(text, edits))), dtype=np.uint32)


def _lookups(text: bytes, edits: int) -> Iterator[int]:
    """Yield the hashes of the segments that a string near this one may have."""
    for size in range(max(3, len(text) - edits), min(_LONGEST, len(text) + edits) + 1):
        yield from _segments_of(text, size, edits)
        for swapped in _swapped_back(text, size, edits):
            yield from _segments_of(swapped, size, edits - 1)


def _segments_of(text: bytes, size: int, edits: int) -> Iterator[int]:
    """Yield what the segments of a string of this size hash to, where they may stand in the text.

    One more segment is looked at than there may be edits. Before the first whole one each has an edit, so that
    the fewer are left for those after it: that bounds how far it has moved.
    """
    moved = len(text) - size
    for number, (start, length) in enumerate(cuts(size)[: edits + 1]):
        before = edits if number else 0
        after = edits - number
        seed = size * 4 + number
        first = max(0, start - before, start + moved - after)
        last = min(len(text) - length, start + before, start + moved + after)
        for at in range(first, last + 1):
            yield crc32(text[at : at + length], seed)


def _swapped_back(text: bytes, size: int, edits: int) -> Iterator[bytes]:
    """Yield the text with two neighbouring letters swapped where they may straddle a border of two segments."""
    slack = edits - 1  # how far another edit before it may have moved the swap
    if abs(len(text) - size) > slack:
        return
    for start, _ in cuts(size)[1:]:
        for at in range(max(1, start - slack), min(len(text) - 1, start + slack) + 1):
            if text[at - 1] != text[at]:
                yield text[: at - 1] + bytes((text[at], text[at - 1])) + text[at + 1 :]
