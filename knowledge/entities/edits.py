"""How many typing slips lie between two words, how many are forgiven, and which of two is the likelier."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise

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


def oddity(typed: str, name: str) -> int:
    """Return how unlike fingers the slips between two words are: 0 for letters swapped, more for letters exchanged.

    A letter added or lost counts 1, one exchanged for another 2, but 1 where they lie side by side on a keyboard. It
    tells apart names that are equally many edits away.
    """
    lost, added = Counter(name), Counter(typed)
    missing, extra = list((lost - added).elements()), list((added - lost).elements())
    if len(missing) == len(extra) == 1 and (missing[0], extra[0]) in _neighbours():
        return 1
    return len(missing) + len(extra)


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    rows = tomllib.loads((files("knowledge.entities") / "keyboards.toml").read_text(encoding="utf-8"))["rows"]
    pairs = {pair for row in rows for pair in pairwise(row)}
    return frozenset(pairs | {(right, left) for left, right in pairs})
