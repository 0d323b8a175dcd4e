"""Whole words found in folded text."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(needle: str, haystack: str) -> Iterator[tuple[int, int]]:
    """Yield where the needle stands in the haystack as whole words, both already folded, from left to right.

    A letter or a digit on the far side of either end spoils a match; apostrophes and hyphens do not, so that an elided
    article ("l'OTAN") leaves the name whole.
    """
    if not needle:
        return
    opens, closes = needle[0].isalnum(), needle[-1].isalnum()
    length, size = len(needle), len(haystack)
    at = haystack.find(needle)
    while at >= 0:
        end = at + length
        if not (opens and at and haystack[at - 1].isalnum()) and not (
            closes and end < size and haystack[end].isalnum()
        ):
            yield at, end
        at = haystack.find(needle, at + 1)


def occurs(needle: str, haystack: str) -> bool:
    """Whether the needle stands in the haystack as whole words, both already folded."""
    return next(occurrences(needle, haystack), None) is not None
