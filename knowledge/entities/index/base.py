"""What every index of names answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class Use:
    """What a name may be matched by beside its whole key; a plain set of bits, since there are many names."""

    NOTHING = 0
    WORDS = 1
    """Some of its words."""
    BEGINNING = 2
    """How it, or a word of it, begins."""
    TYPOS = 4
    """Its letters, with a few of them wrong."""
    SOUND = 8
    """How it sounds."""
    ALL = 15


class IndexedName(NamedTuple):
    """A name to index: its key's words, and what it may be matched by; it is known by its place in the sequence."""

    tokens: tuple[str, ...]
    use: int = Use.ALL
    sounds: frozenset[str] = frozenset()


class Beginning(NamedTuple):
    """Any word that begins so."""

    prefix: str


Choice = Iterable[str] | Beginning
"""What one word of a name may be: one of these words, or any that begins so."""


class NameIndex(Protocol):
    """The questions; names are answered by their number, words as they are."""

    def exact(self, whole: str) -> Sequence[int]:
        """Return the names with this key."""

    def squeezed(self, squeezed: str) -> Sequence[int]:
        """Return the names of several words, or of one, that have this key once the spaces are gone."""

    def reordered(self, tokens: Sequence[str]) -> Sequence[int]:
        """Return the names of exactly these words, in any order."""

    def sounding(self, sound: str) -> Sequence[int]:
        """Return the names that sound so."""

    def beginning(self, prefix: str, limit: int) -> Sequence[int]:
        """Return names whose key begins so, the shortest first."""

    def containing(self, choices: Sequence[Choice], limit: int) -> Sequence[int]:
        """Return names that have, for each choice, one of its words, the shortest first."""

    def has_word(self, word: str) -> bool:
        """Whether a name has this word."""

    def words_beginning(self, prefix: str, limit: int) -> Sequence[str]:
        """Return up to so many words of names that begin so."""

    def near(self, whole: str, edits: int) -> Sequence[tuple[int, int]]:
        """Return the names whose key is at most so many edits away, with how many."""

    def near_words(self, word: str, edits: int) -> Sequence[tuple[str, int]]:
        """Return the words of names at most so many edits away, with how many."""

    def near_beginnings(self, prefix: str, edits: int) -> Sequence[tuple[str, int]]:
        """Return the words of names that begin at most so many edits away from this, with how many."""

    def size(self, name: int) -> int:
        """Return how many words a name's key has."""

    def tokens(self, name: int) -> tuple[str, ...]:
        """Return the words of a name's key."""
