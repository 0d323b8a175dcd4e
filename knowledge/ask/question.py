"""A question understood: what it asks for, whom it names, which articles it means, and the words to be met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.ask.tables.kinds import Asked
from knowledge.model import EntityKind
from knowledge.search.terms import Term

ACTING = frozenset({EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP})
"""Kinds of entity that can act and speak."""


def concepts_of(terms: Iterable[Term]) -> frozenset[str]:
    """Return every concept that some words say."""
    return frozenset[str]().union(*(term.concepts for term in terms))


@dataclass(frozen=True)
class Mention:
    """Who or what a question names: the ids that go by that name, and the words (half-open token places) that do.

    `terms` are the content words of the name, for names that an article may put otherwise ("the Valdor summit").
    """

    entities: tuple[str, ...]
    text: str
    first: int
    last: int
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question, taken apart.

    `terms` are the words that the evidence must meet, `names` further ones that are capitalised and belong to nobody on
    record; `absent` are names of the world that the corpus lacks. `scene` are the content words of a first clause that
    only sets the scene, `context` whom it names, and `elsewhere` says that other articles than that clause's are meant.
    `sources` restricts the articles (None: all); `no_such_source` is an article number that does not exist. `counted`
    are the words of what is counted ("how many *countries*"), `number` how many are asked for ("which two countries").
    `office` are the words of an office that the person asked for must hold; `nobody` is an office that the question
    gives to somebody who is not on record. `alone` is set where one giver's own share is asked, `done` where what is
    asked for has been done, `due` where it is to be done ("who *is to* provide them"). `is_order` is set where it tells
    the bot what to do, and asks nothing. `besides` are the ids of those who are left out ("who besides ...").
    """

    text: str
    language: str
    asked: Asked
    mentions: tuple[Mention, ...] = ()
    terms: tuple[Term, ...] = ()
    context: tuple[Mention, ...] = ()
    scene: tuple[Term, ...] = ()
    elsewhere: bool = False
    names: tuple[Term, ...] = ()
    absent: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    sources: tuple[str, ...] | None = None
    no_such_source: str | None = None
    counted: tuple[Term, ...] = ()
    office: tuple[Term, ...] = ()
    nobody: str | None = None
    alone: bool = False
    done: bool = False
    due: bool = False
    number: int | None = None
    is_order: bool = False
    besides: tuple[str, ...] = ()
    all_terms: tuple[Term, ...] = field(default=(), repr=False)

    def between(self, ors: frozenset[str]) -> tuple[int, ...]:
        """Return the places of the words that stand between alternatives (`ors`, as written): "ou", and never "où"."""
        return tuple(
            at
            for at, term in enumerate(self.all_terms)
            if term.form in ors and self.text[term.start : term.end].casefold() in ors
        )

    def says(self, concepts: frozenset[str]) -> bool:
        """Whether one of its words, those that only ask among them, says one of some concepts."""
        return any(term.concepts & concepts for term in self.all_terms)

    @property
    def entities(self) -> tuple[str, ...]:
        """Every entity that the question names, in order."""
        return tuple(dict.fromkeys(entity for mention in self.mentions for entity in mention.entities))
