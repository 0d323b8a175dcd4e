"""Which fact of the gold a found one is, and whether two names mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.text import fold

Pair = tuple[int, int]
Names = frozenset[str]
"""Everything that somebody is called, folded."""

_EDGE = " \t\r\n\u00a0\u202f«»“”\"„‘’'‹›.,;:!?…—–-()"


def trimmed(text: str, start: int, end: int) -> Pair:
    """Return a span without the blanks, marks and stops at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def shared_of_longer(one: Pair, other: Pair) -> float:
    """Return how much two spans share, as a part of the longer."""
    return _shared(one, other) / max(1, one[1] - one[0], other[1] - other[0])


def shared_of_shorter(one: Pair, other: Pair) -> float:
    """Return how much two spans share, as a part of the shorter."""
    return _shared(one, other) / max(1, min(one[1] - one[0], other[1] - other[0]))


def _shared(one: Pair, other: Pair) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def assigned(likeness: Mapping[Pair, float]) -> dict[int, int]:
    """Pair one to one, the likest first; return the second of each pair by the first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def folded(names: Iterable[str]) -> Names:
    """Return names as they are compared."""
    return frozenset(fold(name) for name in names)


def meet(gold: Names, found: Names) -> bool:
    """Whether two mean the same: one of their names is one of the other's, or has the last word of one in it."""
    if gold & found:
        return True
    last_words = {_words(name)[-1] for name in gold if _words(name)}
    return any(word in last_words for name in found for word in _words(name) if len(word) > 2)


def _words(name: str) -> list[str]:
    """Return the words of a name, an elided article apart from its noun."""
    return name.replace("'", " ").split()
