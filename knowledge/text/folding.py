"""Folding: text stripped of what people do not type alike, so that two spellings of one name compare equal."""

from __future__ import annotations

import re
import unicodedata
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
_UNFOLDED = re.compile(r"[^\x00-\x7f]|`")
_FEW = 64
"""Kinds of characters, of which an article in a Latin script has some twenty: to replace each at once takes a quarter of
the time of a look at every character. A text of thousands is looked at character by character."""


def fold(text: str) -> str:
    """Return the text without accents and case, with plain apostrophes, quotation marks, dashes and spaces.

    It works character by character, so that `fold(a + b) == fold(a) + fold(b)`, and folding twice changes nothing.
    """
    lowered = text.lower()
    if text.isascii() and "`" not in text:
        return lowered
    unfolded = set(_UNFOLDED.findall(lowered))
    if len(unfolded) > _FEW:
        return lowered.translate(_TABLE)
    for character in unfolded:
        lowered = lowered.replace(character, _TABLE[ord(character)])
    return lowered


class FoldedText:
    """A text beside its folded form, with the way from offsets in the one to offsets in the other and back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Where characters stand that fold to none or several, and by how much what follows each of them is shifted."""
        if self.text.isascii():
            return [], [0]
        odd = [character for character in set(self.text) if len(_TABLE[ord(character)]) != 1]
        if not odd:
            return [], [0]
        places = [match.start() for match in re.finditer(f"[{re.escape(''.join(odd))}]", self.text)]
        grown = (len(_TABLE[ord(self.text[place])]) - 1 for place in places)
        return places, list(accumulate(grown, initial=0))

    def _folded_start(self, at: int) -> int:
        """Return where the character at an offset begins in the folded form, or where that ends."""
        places, shifts = self._shifts
        return at + shifts[bisect_left(places, at)]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of what stands at `[start:end]` of its folded form.

        A character that folds to several is taken whole; accents written as characters of their own go with the
        letter before them.
        """
        if not self._shifts[0]:
            return start, end
        offsets = range(len(self.text) + 1)
        first = bisect_right(offsets, start, key=self._folded_start) - 1
        last = max(first, bisect_left(offsets, end, key=self._folded_start))
        while last < len(self.text) and unicodedata.category(self.text[last]) in {"Mn", "Me"}:
            last += 1
        return first, last

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the folded form of what stands at `[start:end]` of the text."""
        return self._folded_start(start), self._folded_start(end)
