"""How many typing slips lie between two words, how many are forgiven, and which of two is the likelier."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile

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


_SURE = 5
"""Letters of a word of running text from which on a missing or doubled letter is a slip; shorter ones only swap two."""
_LONG = 7
"""Letters of a word that one wrong vowel does not make another word."""
VOWELS = frozenset("aeiouy")


def is_slip(typed: str, word: str, *, opens: bool = False) -> bool:
    """Whether fingers or ears confuse two words of running text: a letter apart, but in no ending, nor by a consonant.

    Endings are how a language inflects a word that no table may have, and another consonant makes another word. `opens`
    says that the word opens a question, where few words stand.
    """
    if OSA.distance(typed, word, score_cutoff=1) != 1 or typed[:1] != word[:1]:
        return False
    if sorted(typed) == sorted(word):
        return True
    if not opens and max(len(typed), len(word)) < _SURE:
        return False
    if len(typed) >= _SURE and typed[-2:] != word[-2:]:
        return False
    if len(typed) != len(word):
        return True
    return len(typed) >= _LONG and all(a in VOWELS and b in VOWELS for a, b in zip(typed, word, strict=True) if a != b)


def shared_end(one: str, other: str) -> int:
    """Return how many letters two words share at their end: a slip in the middle leaves both ends alike."""
    alike = (a == b for a, b in zip(reversed(one), reversed(other), strict=False))
    return sum(1 for _ in takewhile(bool, alike))


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    rows = tomllib.loads((files("knowledge.entities") / "keyboards.toml").read_text(encoding="utf-8"))["rows"]
    pairs = {pair for row in rows for pair in pairwise(row)}
    return frozenset(pairs | {(right, left) for left, right in pairs})
