"""What a fact is about, as words: the filters `about` and `item` of the commands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from knowledge.corpus.words import Words
from knowledge.grounding import own_forms, stated
from knowledge.model import Entity, Fact, Item, Quote, Stated
from knowledge.model.roles import roles
from knowledge.text import fold
from knowledge.text.language import READ, function_words
from knowledge.text.stemming import STEMMERS, stem

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_STEM = 4
"""Letters: shorter stems have too many words in common, and only a longer word matches one that begins with it."""
_ASKED_BY = frozenset({"speaker", "actors"})
"""Who speaks or acts is not what it is about."""


def singular(word: str) -> str:
    """Return a folded word without the ending of its plural, alike in English and French."""
    return word[:-1] if len(word) >= _SHORTEST_STEM and word[-1] in "sx" and word[-2] != "s" else word


@cache
def _ignored() -> frozenset[str]:
    return frozenset().union(*(function_words(language) for language in READ))


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, folded and without plural endings, and with them their stems."""
    words = _meaning(text)
    return words.union(*map(_marked_stems, words))


def _meaning(text: str) -> frozenset[str]:
    return frozenset(singular(word) for word in _WORD.findall(fold(text)) if word not in _ignored())


@lru_cache(maxsize=50_000)
def _marked_stems(word: str) -> frozenset[str]:
    """Return the stems of a word in each language, marked with it: English and French stems that look alike are not."""
    found = ((language, stem(word, language)) for language in STEMMERS)
    return frozenset(f"{language}:{short}" for language, short in found if len(short) >= _SHORTEST_STEM)


def stems_of(fact: Fact, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the stems of everything that says what a fact is about."""
    return stems("\n".join(said_of(fact, entities)))


def said_of(fact: Fact, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield everything that says what a fact is about: its words, in every language, and the names of its entities."""
    yield fact.text
    for field in ("translations", "summary", "topic", "subject", "name", "what", "unit"):
        yield from getattr(fact, field, {}).values()
    for _, span in stated(fact):
        if isinstance(span, Item | Stated) and not _is_attribution(fact, span):
            yield span.text
            yield from span.translations.values()
    for role, entity in roles(fact):
        if role not in _ASKED_BY and entity in entities:
            yield from own_forms(entities[entity])


def _is_attribution(fact: Fact, span: Item | Stated) -> bool:
    return isinstance(fact, Quote) and (span is fact.speaker_named or span is fact.cue)


class Subject:
    """What a reader wants a fact to be about: every word of it, or any name of the entities that it is a name of."""

    def __init__(self, query: str, entities: Iterable[Entity]) -> None:
        ways = {_meaning(query)}
        for entity in entities:
            ways.update(_meaning(form) for form in own_forms(entity))
        self._ways = sorted((way for way in ways if way), key=len)

    def among(self, numbers: Collection[int], words: Words) -> frozenset[int]:
        """Return which of some facts, by number, match, reading none: `words` knows which of them say a word."""
        candidates = frozenset(numbers)
        found: frozenset[int] = frozenset()
        for way in self._ways:
            left = candidates - found
            for wanted in way:
                left = frozenset().union(*map(left.intersection, _saying(wanted, words)))
                if not left:
                    break
            found |= left
        return found

    def matches(self, about: frozenset[str]) -> bool:
        """Whether stems, those of all that is said of a fact, have every word of one of the ways to put the query."""
        return any(all(_stands(wanted, about) for wanted in way) for way in self._ways)


def _saying(wanted: str, words: Words) -> Iterator[Sequence[int]]:
    """Yield the facts that say a word, as `_stands` has it of the words of one fact."""
    yield words.saying(wanted)
    yield from map(words.saying, _marked_stems(wanted))
    if len(wanted) > _SHORTEST_STEM:
        yield words.beginning(wanted)


def _stands(wanted: str, about: frozenset[str]) -> bool:
    if wanted in about or not about.isdisjoint(_marked_stems(wanted)):
        return True
    return len(wanted) > _SHORTEST_STEM and any(word.startswith(wanted) for word in about)
