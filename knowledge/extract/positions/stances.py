"""The phrases by which a language says where somebody stands, found in one pass over the tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.extract.document import Document, between
from knowledge.extract.lexicon import load_lexicon
from knowledge.model import Stance
from knowledge.text.toml import read_toml

_GAP = "..."
_LONGEST_GAP = 6


class StancePhrase(NamedTuple):
    """A phrase with the stance that it shows; `quoted` where it does so only in somebody's own words."""

    words: tuple[str, ...]
    stance: Stance
    quoted: bool


class StanceFound(NamedTuple):
    """A phrase found at the tokens `first:last`."""

    first: int
    last: int
    phrase: StancePhrase


class Openings(NamedTuple):
    """The phrases that begin with one word, longest first: all of them by their second word, and those with any or none."""

    after: Mapping[str, tuple[StancePhrase, ...]]
    otherwise: tuple[StancePhrase, ...]

    @staticmethod
    def of(phrases: Sequence[StancePhrase]) -> Openings:
        """Return the phrases, of which some common words begin dozens, by what decides that most of them do not follow."""
        seconds = [phrase.words[1] if len(phrase.words) > 1 else _GAP for phrase in phrases]
        after = {
            second: tuple(phrase for phrase, own in zip(phrases, seconds, strict=True) if own in (second, _GAP))
            for second in {*seconds}
        }
        return Openings(after, after.get(_GAP, ()))


@cache
def load_stances(language: str) -> dict[str, Openings]:
    """Return the phrases of a language by their first word; none for a language without a table.

    Raises `CorpusError` naming the file and the field where the table is ill-formed.
    """
    name = f"stances.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return {}
    table = read_toml(__package__, f"data/{name}")
    # Where words are elided, what is left of one is a token by itself: "d'" of "d'accord".
    elides = bool(load_lexicon(language).elisions)
    found: dict[str, list[StancePhrase]] = {}
    for stance, groups in table.items():
        if stance == "language":
            continue
        if stance not in set(Stance):
            raise CorpusError(Place(name, field=stance), f"no such stance; use one of {', '.join(Stance)}")
        for group, phrases in groups.items():
            for phrase in phrases:
                words = tuple((phrase.replace("'", "' ") if elides else phrase).split())
                found.setdefault(words[0], []).append(StancePhrase(words, Stance(stance), group == "quoted"))
    return {word: Openings.of(sorted(group, key=lambda one: -len(one.words))) for word, group in found.items()}


@cache
def _firsts(language: str) -> frozenset[str]:
    return frozenset(load_stances(language))


class StanceFinder:
    """Finds the phrases of one document that show a stance."""

    def __init__(self, document: Document) -> None:
        self._words = document.lowers
        table = load_stances(document.language)
        following = [*self._words[1:], ""]
        self._beginning: dict[int, tuple[StancePhrase, ...]] = {}
        for index in document.where(_firsts(document.language)):
            openings = table[self._words[index]]
            if phrases := openings.after.get(following[index], openings.otherwise):
                self._beginning[index] = phrases
        self._places = list(self._beginning)

    def within(self, first: int, last: int) -> Iterator[StanceFound]:
        """Yield the phrases among the tokens `first:last`, in order, none inside another."""
        reached = first
        for index in between(self._places, first, last):
            if index < reached:
                continue
            for phrase in self._beginning[index]:
                end = _match(self._words, index, last, phrase.words)
                if end:
                    yield StanceFound(index, end, phrase)
                    reached = end
                    break


def _match(words: Sequence[str], index: int, last: int, phrase: tuple[str, ...]) -> int:
    """Return the index after a phrase that begins at a token, 0 where it does not."""
    at = index
    for position, word in enumerate(phrase):
        if word == _GAP:
            after = phrase[position + 1]
            at = next((i for i in range(at, min(last, at + _LONGEST_GAP)) if words[i] == after), last)
            continue
        if at >= last or words[at] != word:
            return 0
        at += 1
    return at
