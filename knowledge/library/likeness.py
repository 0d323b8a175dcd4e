"""Whether two texts are one article, saved twice.

The same page comes with its title or without, with a line for subscribers in the middle, with other marks and line ends;
a corrected article differs inside of a sentence, and a longer version by a paragraph. The first are one article, the
others two: what they say is not the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from knowledge.text import fold

_WORD = re.compile(r"\w+")
_LONG = 9
"""Letters of the words at which fingerprints are taken: one in ten, so that an archive is compared in little time."""
_WINDOW = 6
"""Words of a fingerprint."""
_FEWEST = 3
"""Fingerprints that two texts share before they are compared word by word."""
_MOST_DIFFERENT = 0.1
"""Of the words of the longer of two copies, at most this share is not in the other."""
_LONGEST_EXTRA = 25
"""Words of a line that one copy may have and the other not: a title, a caption, a call to subscribe; no paragraph."""
_MOST_WORDS = 20_000
"""Longer texts are compared as wholes alone: the comparison takes time and room by the square of their lengths."""


class _Words(NamedTuple):
    """The words of a text, and which of them are the first of a line."""

    words: list[str]
    openers: frozenset[int]

    def is_lines(self, start: int, end: int) -> bool:
        """Whether some words are whole short lines, also where the same words could be cut a little earlier or later."""
        for first, last in self._slid(start, end):
            if first in self.openers and (last in self.openers or last == len(self.words)):
                lines = [*sorted(number for number in self.openers if first <= number < last), last]
                return all(after - before <= _LONGEST_EXTRA for before, after in pairwise(lines))
        return False

    def _slid(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        yield start, end
        for step in (-1, 1):
            first, last = start, end
            for _ in range(end - start):
                before, after = (first - 1, last - 1) if step < 0 else (first, last)
                if before < 0 or after >= len(self.words) or self.words[before] != self.words[after]:
                    break
                first, last = first + step, last + step
                yield first, last


class Articles:
    """The articles of a corpus, to be asked whether one of them is a text."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._by_whole: dict[str, str] = {}
        self._by_print: dict[int, list[str]] = {}

    def add(self, name: str, text: str) -> None:
        """Take in the text of an article."""
        self._texts[name] = text
        words = _WORD.findall(fold(text))
        self._by_whole.setdefault(" ".join(words), name)
        for one in _prints(words):
            self._by_print.setdefault(one, []).append(name)

    def find(self, text: str) -> str | None:
        """Return the name of the article that a text is a copy of; None where it is none."""
        words = _WORD.findall(fold(text))
        whole = self._by_whole.get(" ".join(words))
        if whole is not None:
            return whole
        prints = _prints(words)
        shared = Counter(name for one in prints for name in self._by_print.get(one, ()))
        likeliest = shared.most_common(1)
        if not likeliest or likeliest[0][1] < max(_FEWEST, len(prints) // 2):
            return None
        name = likeliest[0][0]
        return name if are_copies(self._texts[name], text) else None


def _prints(words: list[str]) -> frozenset[int]:
    return frozenset(
        hash(tuple(words[at : at + _WINDOW]))
        for at, word in enumerate(words)
        if len(word) >= _LONG and at + _WINDOW <= len(words)
    )


def are_copies(one: str, other: str) -> bool:
    """Whether two texts differ by short lines of their own alone."""
    mine, others = _words(one), _words(other)
    longer = max(len(mine.words), len(others.words))
    if longer > _MOST_WORDS or not longer:
        return False
    different = 0
    for step in Indel.opcodes(mine.words, others.words):
        if step.tag == "delete":
            different += step.src_end - step.src_start
            if not mine.is_lines(step.src_start, step.src_end):
                return False
        elif step.tag == "insert":
            different += step.dest_end - step.dest_start
            if not others.is_lines(step.dest_start, step.dest_end):
                return False
    return different <= _MOST_DIFFERENT * longer


def _words(text: str) -> _Words:
    words: list[str] = []
    openers = set()
    for line in text.splitlines():
        found = _WORD.findall(fold(line))
        if found:
            openers.add(len(words))
            words += found
    return _Words(words, frozenset(openers))
