"""Many phrases found in a text in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from knowledge.text.folding import fold

Key = TypeVar("Key")

_WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple, Generic[Key]):
    """A phrase found: its half-open span in the folded text, and what it stands for."""

    start: int
    end: int
    key: Key


def joined(folded: str) -> str:
    """Return folded text with its hyphens as spaces, which moves no offset: "etats-unis" and "etats unis" meet."""
    return folded.replace("-", " ")


def sought(phrase: str) -> str:
    """Return a phrase as it is looked for in folded and `joined` text: from its first word on; empty where it has none."""
    folded = joined(fold(phrase)).strip()
    first = _WORD.search(folded)
    return folded[first.start() :] if first is not None else ""


def begins_within(phrase: str, text: str, start: int, end: int) -> bool:
    """Whether a phrase as `sought` begins, as whole words, at `start:end` of a text that is folded and `joined`."""
    at = text.find(phrase, start, end + len(phrase) - 1)
    while at >= 0:
        after = at + len(phrase)
        goes_on = phrase[-1].isalnum() and text[after : after + 1].isalnum()
        if not goes_on and not text[at - 1 : at].isalnum():
            return True
        at = text.find(phrase, at + 1, end + len(phrase) - 1)
    return False


class Phrases(Generic[Key]):
    """A set of phrases, each standing for something, to be looked for in texts as whole words."""

    def __init__(self, phrases: Iterable[tuple[str, Key]]) -> None:
        self._by_first: dict[str, list[tuple[str, Key]]] = {}
        for phrase, key in phrases:
            words = sought(phrase)
            first = _WORD.match(words)
            if first is not None:
                self._by_first.setdefault(first[0], []).append((words, key))

    def find(self, folded: str) -> Iterator[Found[Key]]:
        """Yield every occurrence in a folded text, by where it starts; phrases inside longer ones are found too."""
        text = joined(folded)
        for word in _WORD.finditer(text):
            for phrase, key in self._by_first.get(word[0], ()):
                start = word.start()
                end = start + len(phrase)
                goes_on = phrase[-1].isalnum() and text[end : end + 1].isalnum()
                if not goes_on and text.startswith(phrase, start):
                    yield Found(start, end, key)
