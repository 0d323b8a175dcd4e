"""Folding: text stripped of what people do not type alike, so that two spellings of one name compare equal."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

# What Unicode's compatibility decomposition leaves apart although a keyboard or an editor mixes them up at will.
_LETTERS = {"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ß": "ss"}
_SINGLE_MARKS = "‘’‚‛‹›′ʼʹ`´＇"
_DOUBLE_MARKS = "«»“”„‟″＂"
_OTHER = {"⁄": "/", "−": "-"}
_ALIKE = _LETTERS | dict.fromkeys(_SINGLE_MARKS, "'") | dict.fromkeys(_DOUBLE_MARKS, '"') | _OTHER

_DROPPED = frozenset({"Mn", "Me", "Cf"})
"""Combining marks, and the invisible: zero-width spaces, soft hyphens, marks of direction."""


class _Table(dict[int, str]):
    """A translation table that works out each character once."""

    def __missing__(self, code: int) -> str:
        """Return what the character folds to, folding again until nothing changes."""
        folded = chr(code)
        for _ in range(8):  # the longest chain in Unicode takes three steps
            again = "".join(map(_step, folded))
            if again == folded:
                break
            folded = again
        self[code] = folded
        return folded


def _step(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category == "Pd":
        return "-"
    if category == "Zs":
        return " "
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c for c in decomposed if unicodedata.category(c) not in _DROPPED)


_TABLE = _Table()


def fold(text: str) -> str:
    """Return the text without accents and case, with plain apostrophes, quotation marks, dashes and spaces.

    It works character by character, so that `fold(a + b) == fold(a) + fold(b)`, and folding twice changes nothing.
    """
    return text.lower() if text.isascii() and "`" not in text else text.translate(_TABLE)


class FoldedText:
    """A text beside its folded form, with the way from offsets in the one to offsets in the other and back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def _starts(self) -> array[int] | None:
        """Where each character begins in the folded form, and where that ends; None where all are of one length."""
        if self.text.isascii() or all(len(_TABLE[ord(character)]) == 1 for character in set(self.text)):
            return None
        lengths = map(len, map(_TABLE.__getitem__, map(ord, self.text)))
        return array("L", accumulate(lengths, initial=0))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of what stands at `[start:end]` of its folded form.

        A character that folds to several is taken whole; accents written as characters of their own go with the
        letter before them.
        """
        if self._starts is None:
            return start, end
        first = bisect_right(self._starts, start) - 1
        last = max(first, bisect_left(self._starts, end))
        while last < len(self.text) and unicodedata.category(self.text[last]) in {"Mn", "Me"}:
            last += 1
        return first, last

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the folded form of what stands at `[start:end]` of the text."""
        return (start, end) if self._starts is None else (self._starts[start], self._starts[end])
