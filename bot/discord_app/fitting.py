"""Text cut to a length at a word, and long text split so that nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.discord_app.limits import length

ELLIPSIS = "…"
_SHORTEST_WORD_CUT = 0.6
"""A cut goes back to the last space only if that keeps this much; a word without spaces is cut inside."""


def cut(text: str, limit: int, measure: Callable[[str], int] = length) -> str:
    """Return the text if it measures at most `limit`, else its beginning, cut at a word and ended by an ellipsis.

    `measure` says how long a text is once it is written (escaped, say); it must grow with the text.
    """
    if measure(text) <= limit:
        return text
    kept = text[: _longest(text, limit - length(ELLIPSIS), measure)]
    space = max(kept.rfind(" "), kept.rfind("\n"))
    if space >= len(kept) * _SHORTEST_WORD_CUT:
        kept = kept[:space]
    return kept.rstrip(" \n,;:([«“") + ELLIPSIS


def split(text: str, limit: int, measure: Callable[[str], int] = length) -> list[tuple[int, int]]:
    """Return half-open ranges of the text, in order, each measuring at most `limit`, that leave out nothing but spaces.

    A range ends at a paragraph if it can, else at a sentence, else at a word, else inside one.
    """
    ranges, start = [], 0
    while start < len(text):
        rest = text[start : start + limit + 1]
        fits = len(rest) <= limit and measure(rest) <= limit
        end = len(rest) if fits else _last_break(rest[: max(_longest(rest, limit, measure), 1)])
        if rest[:end].strip():
            ranges.append((start, start + end))
        start += end
    return ranges


def _last_break(text: str) -> int:
    """Return where to end a piece: after the last paragraph, sentence or word that begins in its second half."""
    for pattern in (r"\n", r"[.!?…»”](?=\s)\s", r"\s"):
        last = max((found.end() for found in re.finditer(pattern, text)), default=0)
        if last > len(text) * 0.5:
            return last
    return len(text)


def _longest(text: str, limit: int, measure: Callable[[str], int]) -> int:
    """Return the greatest number of characters of the text that measure at most `limit` (never half a pair)."""
    low, high = 0, min(len(text), max(limit, 0))
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low
