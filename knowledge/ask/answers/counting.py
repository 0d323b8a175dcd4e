"""How many of a kind: those whom an article names, or those who do what a question asks, each by name."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.answers import listing
from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.question import Question, concepts_of
from knowledge.ask.reply import Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.values.numbers import numbers_before
from knowledge.model import Pledge
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence

_COUNTED = (Asked.PERSON, Asked.COUNTRY, Asked.CITY, Asked.WEAPON, Asked.ORGANISATION)
"""Kinds whose members have names that can be counted."""


def named(question: Question, searcher: Searcher) -> Reply | None:
    """Answer how many by who they are, where the articles name them and give no number; None otherwise."""
    kind = _kind_of(question)
    if kind is None:
        return None
    office = tuple(term for term in question.counted if term.concepts & load_concepts().offices)
    asking = replace(question, asked=kind, counted=(), office=office)
    if question.sources is not None and not (question.terms or question.names or question.mentions):
        reply = listing.entities(asking, searcher)
        return replace(reply, asked=question.asked, question=question) if reply is not None else None
    if kind is not Asked.COUNTRY or not question.terms:
        return None
    reply = by_evidence(asking, searcher)
    several = len([value for value in reply.values if value.entity]) > 1
    if reply.lack is not None or not several or _is_open(reply) or _says_number(question, reply, searcher):
        return None
    return replace(reply, asked=question.asked, question=question)


def _kind_of(question: Question) -> Asked | None:
    """Return the kind of entity that a question counts."""
    concepts = concepts_of(question.counted)
    if concepts & load_concepts().offices:
        return Asked.PERSON
    return next((kind for kind in _COUNTED if concepts & load_kinds()[kind].nouns), None)


def _is_open(reply: Reply) -> bool:
    """Whether those named are only examples of more."""
    facts = [fact for finding in reply.findings for fact in finding.facts]
    return any(isinstance(fact, Pledge) and fact.open_ended for fact in facts)


def _says_number(question: Question, reply: Reply, searcher: Searcher) -> bool:
    """Whether the sentence that names them gives a number of them too."""
    counted = question.counted[0]
    sentences = [searcher.sentence_at(finding.source, finding.start) for finding in reply.findings]
    return any(_numbers(sentence, counted.concepts) for sentence in sentences if sentence is not None)


def _numbers(sentence: Sentence, counted: frozenset[str]) -> bool:
    return any(True for _ in numbers_before(lambda term: bool(term.concepts & counted), sentence))
