"""A sentence as evidence: its words, its names and its facts, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.entities.running_text import Named, NameFinder
from knowledge.model import Fact, Span
from knowledge.model.roles import roles
from knowledge.search.index import said_of
from knowledge.search.lexicon import Lexicon
from knowledge.search.terms import ALIKE, Term
from knowledge.text.stemming import STEMMERS
from knowledge.text.tokens import tokens


@dataclass(frozen=True)
class Reader:
    """What sentences are read with."""

    lexicon: Lexicon
    names: NameFinder
    refers: Callable[[str, Iterable[str]], bool] = lambda _source, _entities: True
    """Whether a fact of an article refers to one of some entities."""

    def said(self, facts: Iterable[Fact]) -> Iterator[Term]:
        """Yield the words that facts say of their sentence in the languages that can be read."""
        for fact in facts:
            for localised in said_of(fact):
                for language, words in localised.items():
                    if language in STEMMERS:
                        yield from self.lexicon.terms(words, language)


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article as evidence, at `[start:end]` of it, and the facts that it puts on record.

    Its words and names are read when they are first asked for: of the sentences around a fact most are never looked at.
    """

    source: str
    start: int
    end: int
    text: str
    language: str
    facts: tuple[Fact, ...]
    reader: Reader = field(repr=False, compare=False)

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(start=self.start, end=self.end)

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.text.rstrip(' "»”').endswith("?")

    @cached_property
    def own(self) -> tuple[Term, ...]:
        """The sentence's own words."""
        return self.reader.lexicon.of_tokens(tokens(self.text), self.language)

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """The names in it, by their places among its own words.

        A description ("the meeting") names somebody or something only in an article whose facts refer to it.
        """
        found = self.reader.names.find(self.text, self.own)
        return tuple(one for one in found if one.by_name or self.reader.refers(self.source, one.entities))

    @cached_property
    def named(self) -> frozenset[str]:
        """The entities that it names."""
        return frozenset(entity for found in self.names for entity in found.entities)

    @cached_property
    def entities(self) -> frozenset[str]:
        """The entities that it names, and those that its facts refer to."""
        return self.named.union(entity for fact in self.facts for _, entity in roles(fact))

    @cached_property
    def stems(self) -> frozenset[tuple[str, str]]:
        """The stems of its words, and of what its facts say of it in other languages, each with its language."""
        return frozenset((term.language, term.stem) for term in self._words)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What its words may say, and what its facts say of it in other languages."""
        return frozenset[str]().union(*(term.concepts for term in self._words))

    @property
    def _words(self) -> Iterator[Term]:
        yield from self.own
        yield from self.reader.said(self.facts)

    @cached_property
    def by_beginning(self) -> Mapping[str, list[Term]]:
        """The sentence's own words by the first letters of their stems, to look for one that begins alike."""
        found: dict[str, list[Term]] = {}
        for term in self.own:
            found.setdefault(term.stem[:ALIKE], []).append(term)
        return found
