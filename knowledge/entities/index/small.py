"""An index of up to some tens of thousands of names: dictionaries, a sorted list, and one scan for typing slips."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.entities.edits import budget
from knowledge.entities.edits import edits as count_edits
from knowledge.entities.index.base import Beginning, Choice, IndexedName, Use

Numbers = tuple[int, ...]
_Key = TypeVar("_Key")

_NONE: Numbers = ()


class SmallIndex:
    """The questions of `NameIndex`, answered from dictionaries."""

    def __init__(self, names: Sequence[IndexedName]) -> None:
        self._tokens = [name.tokens for name in names]
        self._sizes = [len(" ".join(name.tokens)) for name in names]
        exact: dict[str, list[int]] = defaultdict(list)
        squeezed: dict[str, list[int]] = defaultdict(list)
        reordered: dict[tuple[str, ...], list[int]] = defaultdict(list)
        sounding: dict[str, list[int]] = defaultdict(list)
        having: dict[str, list[int]] = defaultdict(list)
        fuzzy: dict[str, list[int]] = defaultdict(list)
        begins: dict[str, list[int]] = defaultdict(list)
        for number, (tokens, use, sounds) in enumerate(names):
            whole = " ".join(tokens)
            exact[whole].append(number)
            squeezed["".join(tokens)].append(number)
            if len(tokens) > 1:
                reordered[tuple(sorted(tokens))].append(number)
            if use & Use.WORDS:
                for word in dict.fromkeys(tokens):
                    having[word].append(number)
            if use & Use.BEGINNING:
                begins[whole].append(number)
            if use & Use.TYPOS and budget(len(whole)):
                fuzzy[whole].append(number)
            for sound in sounds:
                sounding[sound].append(number)
        shared: dict[Numbers, Numbers] = {}
        self._exact, self._squeezed = _settled(exact, shared), _settled(squeezed, shared)
        self._reordered, self._sounds = _settled(reordered, shared), _settled(sounding, shared)
        self._words, self._fuzzy = _settled(having, shared), _settled(fuzzy, shared)
        self._fuzzy_by_size = _by_size(self._fuzzy)
        self._begins = _settled(begins, shared)
        self._beginnings = sorted(begins)
        self._vocabulary = sorted(self._words)
        self._words_by_size = _by_size(self._vocabulary)
        self._by_first_letter = _grouped(self._vocabulary)

    def exact(self, whole: str) -> Sequence[int]:
        """Return the names with this key."""
        return self._exact.get(whole, _NONE)

    def squeezed(self, squeezed: str) -> Sequence[int]:
        """Return the names that have this key once the spaces are gone."""
        return self._squeezed.get(squeezed, _NONE)

    def reordered(self, tokens: Sequence[str]) -> Sequence[int]:
        """Return the names of exactly these words, in any order."""
        return self._reordered.get(tuple(sorted(tokens)), _NONE)

    def sounding(self, sound: str) -> Sequence[int]:
        """Return the names that sound so."""
        return self._sounds.get(sound, _NONE)

    def beginning(self, prefix: str, limit: int) -> Sequence[int]:
        """Return names whose key begins so, the shortest first."""
        found = sorted(_range(self._beginnings, prefix), key=len)
        return [number for whole in found for number in self._begins[whole]][:limit]

    def containing(self, choices: Sequence[Choice], limit: int) -> Sequence[int]:
        """Return names that have, for each choice, one of its words, the shortest first."""
        kept: set[int] | None = None
        for choice in choices:
            words = _range(self._vocabulary, choice.prefix) if isinstance(choice, Beginning) else choice
            having = {number for word in words for number in self._words.get(word, _NONE)}
            kept = having if kept is None else kept & having
            if not kept:
                return _NONE
        return sorted(kept or _NONE, key=lambda number: (self._sizes[number], number))[:limit]

    def has_word(self, word: str) -> bool:
        """Whether a name has this word."""
        return word in self._words

    def words_beginning(self, prefix: str, limit: int) -> Sequence[str]:
        """Return words of names that begin so."""
        return _range(self._vocabulary, prefix)[:limit]

    def near(self, whole: str, edits: int) -> Sequence[tuple[int, int]]:
        """Return the names whose key is at most so many edits away, with how many."""
        if not edits:
            return ()
        return [
            (number, distance)
            for name, distance in _near(self._fuzzy_by_size, whole, edits)
            for number in self._fuzzy[name]
        ]

    def near_words(self, word: str, edits: int) -> Sequence[tuple[str, int]]:
        """Return the words of names at most so many edits away, with how many."""
        return _near(self._words_by_size, word, edits) if edits else ()

    def near_beginnings(self, prefix: str, edits: int) -> Sequence[tuple[str, int]]:
        """Return the words of names that begin at most so many edits away from this, with how many."""
        if not edits:
            return ()
        size = len(prefix)
        words = [word for word in self._by_first_letter.get(prefix[:1], ()) if len(word) >= size - edits]
        cut = [word[:size] for word in words]  # a word cut where it should be has as many edits more at the most
        likely = process.extract(prefix, cut, scorer=OSA.distance, score_cutoff=2 * edits, limit=None)
        found = []
        for _, _, at in likely:
            sizes = range(size - edits, size + edits + 1)
            nearest = min(count_edits(prefix, words[at][:length], edits) for length in sizes)
            if nearest <= edits:
                found.append((words[at], nearest))
        return found

    def size(self, name: int) -> int:
        """Return how many words a name's key has."""
        return len(self._tokens[name])

    def tokens(self, name: int) -> tuple[str, ...]:
        """Return the words of a name's key."""
        return self._tokens[name]


def _settled(table: Mapping[_Key, list[int]], shared: dict[Numbers, Numbers]) -> dict[_Key, Numbers]:
    """Return a table with its lists as tuples, one for all that are the same: most names stand alone in every table."""
    return {key: shared.setdefault(found, found) for key, numbers in table.items() for found in (tuple(numbers),)}


def _range(ordered: Sequence[str], prefix: str) -> Sequence[str]:
    """Return the part of a sorted sequence that begins so."""
    return ordered[bisect_left(ordered, prefix) : bisect_left(ordered, prefix + chr(0x10FFFF))]


def _by_size(strings: Iterable[str]) -> dict[int, list[str]]:
    """Return the strings by their length: what is within two edits differs by no more letters than that."""
    groups: dict[int, list[str]] = defaultdict(list)
    for string in strings:
        groups[len(string)].append(string)
    return dict(groups)


def _near(by_size: Mapping[int, Sequence[str]], typed: str, edits: int) -> list[tuple[str, int]]:
    sizes = range(len(typed) - edits, len(typed) + edits + 1)
    likely = list(chain.from_iterable(by_size.get(size, ()) for size in sizes))
    found = process.extract(typed, likely, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [(string, distance) for string, _, _ in found if (distance := count_edits(typed, string, edits)) <= edits]


def _grouped(vocabulary: Iterable[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        groups[word[:1]].append(word)
    return dict(groups)
