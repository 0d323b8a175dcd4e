"""The phrases by which a language says where somebody stands, found in one pass over the tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
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


@cache
def load_stances(language: str) -> dict[str, tuple[StancePhrase, ...]]:
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
    return {word: tuple(sorted(group, key=lambda one: -len(one.words))) for word, group in found.items()}


def stances_in(words: Sequence[str], first: int, last: int, language: str) -> Iterator[StanceFound]:
    """Yield the phrases among the tokens `first:last`, in order, none inside another; `words` are all in lower case."""
    table = load_stances(language)
    reached = first
    for index in [index for index in range(first, last) if words[index] in table]:
        if index < reached:
            continue
        after = words[index + 1] if index + 1 < last else ""
        for phrase in table[words[index]]:
            if len(phrase.words) > 1 and phrase.words[1] not in (after, _GAP):
                continue  # most of the phrases that begin with a common word
            end = _match(words, index, last, phrase.words)
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
