"""Which facts say a word: the index behind the filters `about` and `item` where a corpus is too large to be read.

A word is anything that `subjects.stems` gives: a folded word without its plural ending, or a marked stem. The words
are in order, so that those that begin alike stand together, and so do the numbers of their facts.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol


class Words(Protocol):
    """What finds the facts that say a word."""

    def saying(self, word: str) -> Sequence[int]:
        """Return the numbers of the facts that say a word."""
        ...

    def beginning(self, start: str) -> Sequence[int]:
        """Return the numbers of the facts that say a word that begins so; a fact with two of them stands twice."""
        ...


class Columns(NamedTuple):
    """The words in order, as UTF-8 without anything between them, and the facts that say each.

    Word n is `text[ends[n]:ends[n + 1]]`, its facts are `numbers[offsets[n]:offsets[n + 1]]`, ascending.
    """

    text: bytes
    ends: Sequence[int]
    offsets: Sequence[int]
    numbers: Sequence[int]


class WordIndex:
    """Words by binary search; `read(first, last)` gives a stretch of the facts' numbers, from wherever they are."""

    def __init__(
        self, text: bytes, ends: Sequence[int], offsets: Sequence[int], read: Callable[[int, int], Sequence[int]]
    ) -> None:
        self._text = text
        self._ends = ends
        self._offsets = offsets
        self._read = read

    def saying(self, word: str) -> Sequence[int]:
        """Return the numbers of the facts that say a word."""
        wanted = word.encode("utf-8", "surrogatepass")
        at = self._place(wanted)
        return self._between(at, at + 1) if at < len(self._ends) - 1 and self._word(at) == wanted else ()

    def beginning(self, start: str) -> Sequence[int]:
        """Return the numbers of the facts that say a word that begins so; a fact with two of them stands twice."""
        wanted = start.encode("utf-8", "surrogatepass")
        return self._between(self._place(wanted), self._place(wanted + b"\xff"))  # no UTF-8 text has this byte

    def _place(self, wanted: bytes) -> int:
        return bisect_left(range(len(self._ends) - 1), wanted, key=self._word)

    def _word(self, at: int) -> bytes:
        return self._text[self._ends[at] : self._ends[at + 1]]

    def _between(self, first: int, last: int) -> Sequence[int]:
        return self._read(self._offsets[first], self._offsets[last])


class Renumbered:
    """The words of some facts alone; `new_number` says which number each has now, negative where it is left out."""

    def __init__(self, words: Words, new_number: Sequence[int]) -> None:
        self._words = words
        self._new = new_number

    def saying(self, word: str) -> Sequence[int]:
        """Return the numbers of the facts that say a word."""
        return self._kept(self._words.saying(word))

    def beginning(self, start: str) -> Sequence[int]:
        """Return the numbers of the facts that say a word that begins so."""
        return self._kept(self._words.beginning(start))

    def _kept(self, numbers: Iterable[int]) -> list[int]:
        return [self._new[number] for number in numbers if self._new[number] >= 0]


class WordIndexBuilder:
    """An index of words in the making: facts are entered in their order."""

    def __init__(self) -> None:
        self._facts: dict[str, array[int]] = {}

    def add(self, number: int, words: Iterable[str]) -> None:
        """Enter the words of the next fact."""
        for word in words:
            known = self._facts.get(word)
            if known is None:
                known = self._facts[word] = array("I")
            known.append(number)

    def built(self) -> Columns:
        """Return the columns of what was entered."""
        ordered = sorted((word.encode("utf-8", "surrogatepass"), word) for word in self._facts)
        numbers = array("I")
        for _, word in ordered:
            numbers.extend(self._facts[word])
        return Columns(
            b"".join(encoded for encoded, _ in ordered),
            array("I", accumulate((len(encoded) for encoded, _ in ordered), initial=0)),
            array("I", accumulate((len(self._facts[word]) for _, word in ordered), initial=0)),
            numbers,
        )
