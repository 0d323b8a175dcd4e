"""Alignment of typed words with recorded ones, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

_JOIN = "\x00"


def place(wanted: Sequence[str], words: Sequence[str], start: int = 0) -> int:
    """Return where a run of words stands in others, from `start` on; -1 where it does not."""
    if not wanted or len(wanted) > len(words) - start:
        return -1
    needle = _JOIN + _JOIN.join(wanted) + _JOIN
    haystack = _JOIN + _JOIN.join(words[start:]) + _JOIN
    at = haystack.find(needle)
    return -1 if at < 0 else start + haystack.count(_JOIN, 0, at + 1) - 1


class Change(NamedTuple):
    """Typed words in place of recorded ones, as half-open ranges of either; an empty range is an addition or a gap."""

    typed_first: int
    typed_last: int
    recorded_first: int
    recorded_last: int


@dataclass(frozen=True)
class Alignment:
    """How typed words lie along recorded ones.

    `first` and `last` are the half-open range of recorded words that they stand for, `matched` how many words are the
    same, `changes` where they are not.
    """

    first: int
    last: int
    matched: int
    changes: tuple[Change, ...]

    def share(self, typed: int) -> float:
        """Return the share of the longer of both stretches that is the same."""
        return self.matched / max(typed, self.last - self.first, 1)

    def is_cut(self, least: int) -> bool:
        """Whether recorded words are only left out, at least so many at each place: a middle is cut away."""
        return bool(self.changes) and all(
            one.typed_first == one.typed_last and one.recorded_last - one.recorded_first >= least
            for one in self.changes
        )


def align(typed: Sequence[str], recorded: Sequence[str]) -> Alignment:
    """Align typed words with the stretch of recorded ones that they are most like."""
    matcher = SequenceMatcher(None, typed, recorded, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return Alignment(0, 0, 0, ())
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    changes: list[Change] = []
    at_typed, at_recorded = 0, first
    for block in blocks:
        if block.a > at_typed or block.b > at_recorded:
            changes.append(Change(at_typed, block.a, at_recorded, block.b))
        at_typed, at_recorded = block.a + block.size, block.b + block.size
    if at_typed < len(typed):
        changes.append(Change(at_typed, len(typed), last, last))
    return Alignment(first, last, sum(block.size for block in blocks), tuple(_joined(changes)))


def _joined(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield changes, those with a single same word between them as one: "n'est pas" for "est"."""
    waiting: Change | None = None
    for change in changes:
        if waiting is not None and change.typed_first - waiting.typed_last <= 1:
            waiting = Change(waiting.typed_first, change.typed_last, waiting.recorded_first, change.recorded_last)
            continue
        if waiting is not None:
            yield waiting
        waiting = change
    if waiting is not None:
        yield waiting


def pieces_of(typed: Sequence[str], recorded: Sequence[Sequence[str]], least: int) -> list[tuple[int, int, int]] | None:
    """Cut typed words into runs that each stand whole in one of the recorded texts.

    Returns (which text, where in it, how long) for each run, taking the longest each time; None where some words are
    in none, or a run has fewer than `least` words.
    """
    found = []
    at = 0
    while at < len(typed):
        best = (0, 0, 0)
        for which, words in enumerate(recorded):
            length = _run(typed, at, words)
            if length[1] > best[2]:
                best = (which, *length)
        if best[2] < least:
            return None
        found.append(best)
        at += best[2]
    return found


def _run(typed: Sequence[str], at: int, words: Sequence[str]) -> tuple[int, int]:
    """Return where the longest run of typed words from `at` on begins in a text, and its length."""
    best = (0, 0)
    for start, word in enumerate(words):
        if word != typed[at]:
            continue
        length = 0
        while at + length < len(typed) and start + length < len(words) and typed[at + length] == words[start + length]:
            length += 1
        if length > best[1]:
            best = (start, length)
    return best
