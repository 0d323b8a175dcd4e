"""Whether two texts are one article, saved twice.

The same page comes with its title or another, with a line for subscribers in the middle, with other marks and line ends;
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
_LARGEST_HEAD = 0.25
"""Of the words of an article, at most this share stands above its first sentence; what has more is no article of sentences."""
_LONGEST_EXTRA = 25
"""Words of a line that one copy may have and the other not: a title, a caption, a call to subscribe; no paragraph."""
_STOPS = (".", "!", "?", "…")
_CLOSING = " \t\u00a0\u202f”’»\"')"
"""What may stand behind the stop of a sentence that ends a line."""
_MOST_WORDS = 20_000
"""Longer texts are compared as wholes alone: the comparison takes time and room by the square of their lengths."""


class _Words(NamedTuple):
    """The words of a text, which of them are the first of a line, and how many stand in the lines before its first sentence.

    What stands above the sentences of an article is its title, its author and its date: another copy may word them anew.
    """

    words: list[str]
    openers: frozenset[int]
    head: int

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
    """Whether two texts differ by short lines of their own alone, or in what stands above their sentences."""
    mine, others = _words(one), _words(other)
    longer = max(len(mine.words), len(others.words))
    if longer > _MOST_WORDS or not longer:
        return False
    different = 0
    for step in Indel.opcodes(mine.words, others.words):
        if step.tag == "equal" or (step.src_end <= mine.head and step.dest_end <= others.head):
            continue
        different += (step.src_end - step.src_start) + (step.dest_end - step.dest_start)
        if step.tag == "delete" and not mine.is_lines(step.src_start, step.src_end):
            return False
        if step.tag == "insert" and not others.is_lines(step.dest_start, step.dest_end):
            return False
    return different <= _MOST_DIFFERENT * longer


def _words(text: str) -> _Words:
    words: list[str] = []
    openers = set()
    head: int | None = None
    for line in text.splitlines():
        found = _WORD.findall(fold(line))
        if not found:
            continue
        if head is None and (len(found) > _LONGEST_EXTRA or line.rstrip(_CLOSING).endswith(_STOPS)):
            head = len(words)
        openers.add(len(words))
        words += found
    return _Words(words, frozenset(openers), head if head is not None and head <= _LARGEST_HEAD * len(words) else 0)
