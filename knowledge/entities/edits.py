"""How many typing slips lie between two words, and how many are forgiven."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def budget(letters: int) -> int:
    """Return how many edits are forgiven in a word or name of so many letters: none, one or two (FIELD.md: 3, 7)."""
    if letters <= 3:
        return 0
    return 1 if letters <= 7 else 2


ONE_SLIP = 8
"""Letters: in a name of so many, one slip is one slip wherever it falls, in a short word or at the start of one too."""


def edits(typed: str, name: str, limit: int) -> int:
    """Return the edits (letter added, lost, changed, or two swapped), or limit + 1 where there are more than the limit.

    A wrong first letter counts double: people look at how a word begins. Two letters swapped there count once.
    """
    distance = OSA.distance(typed, name, score_cutoff=limit)
    if distance <= limit and typed[:1] != name[:1] and typed[:2] != name[1::-1]:
        distance += 1
    return min(distance, limit + 1)
