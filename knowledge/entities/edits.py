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


ONE_SLIP = 6
"""Letters: in a name of so many, one slip is one slip wherever it falls, in a short word or at the start of one too."""


def edits(typed: str, name: str, limit: int) -> int:
    """Return the edits (letter added, lost, changed, or two swapped), or limit + 1 where there are more than the limit.

    A wrong first letter counts double: people look at how a word begins. Two letters swapped there count once, and so
    does, in a longer name, the key beside the right one.
    """
    distance = OSA.distance(typed, name, score_cutoff=limit)
    if distance <= limit and typed[:1] != name[:1] and typed[:2] != name[1::-1] and not _hit_beside(typed, name):
        distance += 1
    return min(distance, limit + 1)


def _hit_beside(typed: str, name: str) -> bool:
    return len(name) >= ONE_SLIP and typed[1:2] == name[1:2] and (name[:1], typed[:1]) in _neighbours()


def oddity(typed: str, name: str) -> int:
    """Return how unlike fingers the slips between two words are; it tells apart names that are equally many edits away.

    Letters swapped, lost or typed twice count 0: a name can be misspelt so in as many ways as it has letters. A letter
    exchanged counts 1 where the two lie side by side on a keyboard, which gives each letter several ways, and 2
    elsewhere; so does a letter that was added and is not the one beside it again.
    """
    lost, added = Counter(name), Counter(typed)
    missing, extra = list((lost - added).elements()), list((added - lost).elements())
    odd = 0
    for letter in extra:
        if missing:
            beside = next((other for other in missing if (other, letter) in _neighbours()), None)
            missing.remove(missing[0] if beside is None else beside)
            odd += 2 if beside is None else 1
        elif letter * 2 not in typed:
            odd += 2
    return odd


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    rows = tomllib.loads((files("knowledge.entities") / "keyboards.toml").read_text(encoding="utf-8"))["rows"]
    pairs = {pair for row in rows for pair in pairwise(row)}
    return frozenset(pairs | {(right, left) for left, right in pairs})
