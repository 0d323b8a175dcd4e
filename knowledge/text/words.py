"""Words, with elided articles and possessive endings split off."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from knowledge.text.folding import fold
from knowledge.text.tables import load_punctuation


class Word(NamedTuple):
    """A word of a text: its half-open span, and the word verbatim."""

    start: int
    end: int
    text: str


# Letters and digits; inside it, apostrophes, hyphens and the dots of an initialism; inside a number, its separators.
_WORD = re.compile(r"\d+(?:[.,]\d+)+(?!\w)|(?:[^\W\d_]\.){2,}|[^\W_]\w*(?:[’'‑-]\w+)*")


@cache
def _elisions() -> frozenset[str]:
    return frozenset(fold(elision) for elision in load_punctuation().elisions)


def words(text: str) -> list[Word]:
    """Return the words of a text in order: "l'Ukraine" is two, "États-Unis" one, "Ukraine's" two, "4,2" one.

    An elided word keeps its apostrophe ("l'"), a possessive ending has its own ("'s").
    """
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        while (cut := _elision(word)) > 0:
            found.append(Word(start, start + cut, word[:cut]))
            start += cut
            word = word[cut:]
        if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
            found.append(Word(start, end - 2, word[:-2]))
            start, word = end - 2, word[-2:]
        found.append(Word(start, end, word))
    return found


def _elision(word: str) -> int:
    """Return the length of the elided word, with its apostrophe, at the start of this one; 0 where there is none."""
    for at, character in enumerate(word[:10]):
        if character in "'’":
            return at + 1 if at + 1 < len(word) and fold(word[:at]) in _elisions() else 0
    return 0
