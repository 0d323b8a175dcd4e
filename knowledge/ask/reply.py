"""A reply: what was found for a question, as values and evidence, before it is put into anybody's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.ask.question import Question
from knowledge.ask.tables.kinds import Asked
from knowledge.model import Amount, Fact, Stated
from knowledge.search.sentence import Sentence


class Lack(StrEnum):
    """Why something is not on record."""

    EMPTY = "empty"
    """Nothing was asked."""
    LANGUAGE = "language"
    """The question is in a language that is not read here."""
    NO_QUESTION = "no_question"
    """Nothing in what was typed can be looked for."""
    ABSENT = "absent"
    """It names something that no article names."""
    SOURCE = "source"
    """It names an article that there is not."""
    NOBODY = "nobody"
    """Nobody on record holds the office."""
    SILENT = "silent"
    """Who is asked about has no words on record."""
    JOINT = "joint"
    """Only a figure for several together is on record."""
    VALUE = "value"
    """The articles speak of it, but do not give what is asked for."""
    NOTHING = "nothing"
    """No article says it."""


@dataclass(frozen=True)
class Value:
    """A value that answers: an entity by id, a sum, or words of the article; `start` and `end` are offsets there."""

    text: str
    start: int
    end: int
    entity: str | None = None
    amount: Amount | None = None
    stated: Stated | None = None
    fact: Fact | None = None

    @classmethod
    def of(cls, entity: str) -> Value:
        """Return an entity as a value by itself, which stands at no place."""
        return cls(entity, 0, 1, entity=entity)

    @classmethod
    def words(cls, sentence: Sentence, start: int, end: int) -> Value:
        """Return the words of a sentence between two offsets in it."""
        return cls(sentence.text[start:end], sentence.start + start, sentence.start + end)


@dataclass(frozen=True)
class Finding:
    """Evidence for a reply: a stretch of an article, with the fact that it puts on record where there is one."""

    source: str
    start: int
    end: int
    fact: Fact | None = None
    facts: tuple[Fact, ...] = ()
    whole_fact: bool = False
    """Whether the fact alone is meant, and not the sentence around it."""
    by_words: bool = False
    """Whether its summary leaves out what is asked, so that its own words answer better."""

    @classmethod
    def of(cls, fact: Fact) -> Finding:
        """Return a fact as evidence by itself."""
        return cls(fact.source, fact.start, fact.end, fact, (fact,), whole_fact=True)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: an entity or an article, by id, with what is on record of it.

    `reply` answers a side that is a question of its own.
    """

    entity: str | None
    source: str | None
    findings: tuple[Finding, ...]
    reply: Reply | None = None


@dataclass(frozen=True)
class Reply:
    """What a question comes to.

    With `lack`, it is not on record, and `findings` are what is nearest. Otherwise `values` answer it as far as the
    kind has values, `truth` says yes or no where the articles do, and `findings` are the evidence.
    """

    asked: Asked
    question: Question | None = None
    lack: Lack | None = None
    values: tuple[Value, ...] = ()
    truth: bool | None = None
    findings: tuple[Finding, ...] = ()
    sides: tuple[Side, ...] = ()
    forms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a question about spelling: each form with the articles that write it so."""
    listed: bool = False
    """Whether the values are a list of what the articles name, rather than what one sentence answers."""
    then: Reply | None = None
    """The reply to the second part of a question in two."""
    choice: str | None = None
    """Which of the alternatives that a question offers the articles say, in the question's own words."""
    named: str | None = None
    """What is absent, in the words of the question or of the gazetteer."""


Answer = Callable[[Question], Reply]
"""Whoever answers one question, for what puts the answers to several together."""
