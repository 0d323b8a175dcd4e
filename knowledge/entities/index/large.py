"""An index of up to a million names: sorted arrays, made to be saved and read back in one piece.

Names are numbered as they were given; inside, they stand sorted by their key, and words likewise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from knowledge.entities.edits import budget
from knowledge.entities.index.base import Beginning, Choice, IndexedName, Use
from knowledge.entities.index.column import Column, Numbers
from knowledge.entities.index.segments import Segments, letters, signature, slips_between

_PREFIX_LETTERS = 8
"""Letters at the start of a word of which the signature of its beginning is made."""

_MOST_MEASURED = 2000
_WORTH_TICKING = 5000
_WORDS_KEPT = 256
_WORDS_MET = 4096
_NO_NAMES = np.zeros(0, dtype=np.uint32)


class LargeIndex:
    """The questions of `NameIndex`, answered from arrays; `arrays` is all that there is to it."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self.arrays = arrays
        self._keys = Column(arrays["keys"], arrays["key_ends"])
        self._numbers: Numbers = arrays["numbers"]
        self._use: npt.NDArray[np.uint8] = arrays["use"]
        self._sizes: npt.NDArray[np.uint8] = arrays["sizes"]
        self._places: Numbers = np.empty(len(self._numbers), dtype=np.uint32)
        self._places[self._numbers] = np.arange(len(self._numbers), dtype=np.uint32)
        self._words = Column(arrays["words"], arrays["word_ends"])
        self._postings: Numbers = arrays["postings"]
        self._posting_ends: Numbers = arrays["posting_ends"]
        self._starts = arrays["word_starts"].reshape(-1, _PREFIX_LETTERS)
        self._near_keys = Segments(arrays["key_hashes"], arrays["key_places"], arrays["key_signatures"])
        self._near_words = Segments(arrays["word_hashes"], arrays["word_places"], arrays["word_signatures"])
        self._met: dict[str, int] = {}
        # One text is asked about by several tiers, and most of its words again with each letter that is typed.
        self._words_near = lru_cache(maxsize=_WORDS_KEPT)(self._find_words_near)

    @classmethod
    def of(cls, names: Sequence[IndexedName]) -> LargeIndex:
        """Return the index of some names."""
        whole = [" ".join(name.tokens) for name in names]
        order = sorted(range(len(names)), key=whole.__getitem__)
        keys = Column.of(whole[number] for number in order)
        words: dict[str, list[int]] = {}
        for place, number in enumerate(order):
            if names[number].use & Use.WORDS:
                for word in dict.fromkeys(names[number].tokens):
                    words.setdefault(word, []).append(place)
        vocabulary = sorted(words)
        column = Column.of(vocabulary)
        ends = np.zeros(len(vocabulary) + 1, dtype=np.uint32)
        np.cumsum([len(words[word]) for word in vocabulary], out=ends[1:], dtype=np.uint32)
        several = [place for place, number in enumerate(order) if len(names[number].tokens) > 1]
        key_segments, word_segments = Segments.of(keys), Segments.of(column)
        arrays: dict[str, npt.NDArray[Any]] = {
            "keys": keys.text,
            "key_ends": keys.ends,
            "numbers": np.array(order, dtype=np.uint32),
            "use": np.array([names[number].use for number in order], dtype=np.uint8),
            "sizes": np.array([min(255, len(whole[number])) for number in order], dtype=np.uint8),
            "words": column.text,
            "word_ends": column.ends,
            "postings": np.array([place for word in vocabulary for place in words[word]], dtype=np.uint32),
            "posting_ends": ends,
            "word_beginnings": _beginnings(vocabulary),
            "word_starts": np.frombuffer(b"".join(map(_start, vocabulary)), dtype=np.uint8),
            "key_hashes": key_segments.hashes,
            "key_places": key_segments.places,
            "key_signatures": key_segments.signatures,
            "word_hashes": word_segments.hashes,
            "word_places": word_segments.places,
            "word_signatures": word_segments.signatures,
        }
        sounds = [(sound, place) for place, number in enumerate(order) for sound in sorted(names[number].sounds)]
        arrays |= _hashed("squeezed", [("".join(names[order[place]].tokens), place) for place in several])
        arrays |= _hashed("reordered", [(" ".join(sorted(names[order[place]].tokens)), place) for place in several])
        arrays |= _hashed("sounds", sounds)
        return cls(arrays)

    def exact(self, whole: str) -> Sequence[int]:
        """Return the names with this key."""
        start, end = self._keys.find(whole)
        return self._numbered(range(start, end))

    def squeezed(self, squeezed: str) -> Sequence[int]:
        """Return the names that have this key once the spaces are gone."""
        found = self._by_hash("squeezed", squeezed, lambda tokens: "".join(tokens) == squeezed)
        return [*self.exact(squeezed), *found]

    def reordered(self, tokens: Sequence[str]) -> Sequence[int]:
        """Return the names of exactly these words, in any order."""
        wanted = sorted(tokens)
        return self._by_hash("reordered", " ".join(wanted), lambda tokens: sorted(tokens) == wanted)

    def sounding(self, sound: str) -> Sequence[int]:
        """Return the names that sound so."""
        return self._by_hash("sounds", sound, lambda _: True)

    def beginning(self, prefix: str, limit: int) -> Sequence[int]:
        """Return names whose key begins so, the shortest first."""
        start, end = self._keys.beginning(prefix)
        places = np.arange(start, end, dtype=np.uint32)
        return self._numbered(self._shortest(places[(self._use[start:end] & Use.BEGINNING) > 0], limit))

    def containing(self, choices: Sequence[Choice], limit: int) -> Sequence[int]:
        """Return names that have, for each choice, one of its words, the shortest first."""
        lists = sorted((self._having(choice) for choice in choices), key=len)
        if not lists or not len(lists[0]):
            return ()
        kept = self._once(lists[0])
        for other in lists[1:]:
            has_it = np.zeros(len(self._numbers), dtype=np.bool_)
            has_it[other] = True
            kept = kept[has_it[kept]]
        return self._numbered(self._shortest(kept, limit))

    def _once(self, places: Numbers) -> Numbers:
        """Return each place once, in order; many are ticked off, which is faster than sorting them."""
        if len(places) < _WORTH_TICKING:
            return np.unique(places)
        ticked = np.zeros(len(self._numbers), dtype=np.bool_)
        ticked[places] = True
        return np.flatnonzero(ticked).astype(np.uint32)

    def has_word(self, word: str) -> bool:
        """Whether a name has this word."""
        start, end = self._words.find(word)
        return end > start

    def words_beginning(self, prefix: str, limit: int) -> Sequence[str]:
        """Return words of names that begin so."""
        start, end = self._words.beginning(prefix)
        return [self._word(at) for at in range(start, min(end, start + limit))]

    def near(self, whole: str, edits: int) -> Sequence[tuple[int, int]]:
        """Return the names whose key is at most so many edits away, with how many."""
        return [
            (int(self._numbers[place]), distance)
            for place, distance in self._near_keys.near(whole, edits, self._keys)
            if self._use[place] & Use.TYPOS and budget(int(self._sizes[place]))
        ]

    def near_words(self, word: str, edits: int) -> Sequence[tuple[str, int]]:
        """Return the words of names at most so many edits away, with how many."""
        return self._words_near(word, edits)

    def _find_words_near(self, word: str, edits: int) -> Sequence[tuple[str, int]]:
        return [(self._word(at), distance) for at, distance in self._near_words.near(word, edits, self._words)]

    def near_beginnings(self, prefix: str, edits: int) -> Sequence[tuple[str, int]]:
        """Return the words of names that begin at most so many edits away from this, with how many."""
        if not edits or not prefix:
            return ()
        start, end = self._words.beginning(prefix[0])
        begun = np.uint32(signature(letters(prefix[: _PREFIX_LETTERS - edits])) & 0xFFFFFFFF)
        missing = np.bitwise_count(begun & ~self.arrays["word_beginnings"][start:end])
        likely = self._begun_alike(np.flatnonzero(missing <= edits) + start, prefix, edits)
        words = [self._words[at] for at in likely]
        sizes = range(len(prefix) - edits, len(prefix) + edits + 1)
        cut = [word[:size] for word in words for size in sizes]
        nearest = slips_between(prefix, cut, edits).reshape(-1, len(sizes)).min(axis=1, initial=edits + 1)
        return [(self._word(likely[at]), int(nearest[at])) for at in np.flatnonzero(nearest <= edits).tolist()]

    def _begun_alike(self, places: npt.NDArray[np.int64], prefix: str, edits: int) -> list[int]:
        """Return which words have, of their first letters, all but a few near where the prefix has them."""
        typed = letters(prefix)
        compared = min(_PREFIX_LETTERS, len(typed) - edits)
        starts = self._starts[places, :compared]
        alike = np.zeros(len(places), dtype=np.uint8)
        for at in range(compared):
            nearby = np.zeros(256, dtype=np.uint8)
            nearby[list(typed[max(0, at - edits) : at + edits + 1])] = 1
            alike += nearby[starts[:, at]]
        likely: list[int] = places[alike >= compared - edits][:_MOST_MEASURED].tolist()
        return likely

    def _word(self, at: int) -> str:
        """Return a word, and remember where it stands: the names that have it are asked for next."""
        word = self._words[at]
        if len(self._met) >= _WORDS_MET:
            self._met.clear()
        self._met[word] = at
        return word

    def _place_of(self, word: str) -> tuple[int, int]:
        at = self._met.get(word)
        return self._words.find(word) if at is None else (at, at + 1)

    def size(self, name: int) -> int:
        """Return how many words a name's key has."""
        return self._keys.raw(int(self._places[name])).count(b" ") + 1

    def tokens(self, name: int) -> tuple[str, ...]:
        """Return the words of a name's key."""
        return tuple(self._keys[int(self._places[name])].split(" "))

    def _having(self, choice: Choice) -> Numbers:
        """Return the places of the names that have one of the words; a name with two of them stands twice."""
        if isinstance(choice, Beginning):
            ranges = [self._words.beginning(choice.prefix)]
        else:
            ranges = [self._place_of(word) for word in choice]
        pieces = [self._postings[self._posting_ends[start] : self._posting_ends[end]] for start, end in ranges]
        return pieces[0] if len(pieces) == 1 else np.concatenate([_NO_NAMES, *pieces])

    def _shortest(self, places: Numbers, limit: int) -> list[int]:
        if len(places) > limit:
            sizes = self._sizes[places]
            places = places[np.argpartition(sizes, limit)[:limit]]
        ordered: list[int] = places[np.lexsort((places, self._sizes[places]))].tolist()
        return ordered

    def _by_hash(self, table: str, text: str, verify: Callable[[tuple[str, ...]], bool]) -> list[int]:
        hashes = self.arrays[f"{table}_hashes"]
        wanted = np.uint32(crc32(text.encode("utf-8", "surrogatepass")))
        start, end = np.searchsorted(hashes, wanted, "left"), np.searchsorted(hashes, wanted, "right")
        places = self.arrays[f"{table}_places"][start:end].tolist()
        return self._numbered(place for place in places if verify(tuple(self._keys[place].split(" "))))

    def _numbered(self, places: Iterable[int]) -> list[int]:
        return [int(self._numbers[place]) for place in places]


def _hashed(table: str, rows: Sequence[tuple[str, int]]) -> dict[str, npt.NDArray[Any]]:
    hashes = np.array([crc32(text.encode("utf-8", "surrogatepass")) for text, _ in rows], dtype=np.uint32)
    places = np.array([place for _, place in rows], dtype=np.uint32)
    order = np.argsort(hashes, kind="stable")
    return {f"{table}_hashes": hashes[order], f"{table}_places": places[order]}


def _beginnings(vocabulary: Sequence[str]) -> npt.NDArray[np.uint32]:
    """Return, for each word, which classes of letters it begins with."""
    return np.array([signature(letters(word[:_PREFIX_LETTERS])) & 0xFFFFFFFF for word in vocabulary], dtype=np.uint32)


def _start(word: str) -> bytes:
    return letters(word[:_PREFIX_LETTERS]).ljust(_PREFIX_LETTERS, b"\0")
