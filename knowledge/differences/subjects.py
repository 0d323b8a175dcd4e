"""What a fact is about, so that two facts on the same subject can be told: its content words and whom it refers to."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.model import Fact, Pledge, Position, Quote
from knowledge.search.searcher import Searcher

_LEAST_SHARED = 2
"""Concepts that two subjects must share; one alone ("support") is shared by half of the facts."""


class About(NamedTuple):
    """The concepts and other stems of a fact's subject, and the entities that it is about."""

    concepts: frozenset[str]
    stems: frozenset[str]
    entities: frozenset[str]


def about(fact: Fact, searcher: Searcher) -> About:
    """Return what a fact is about, by its subject, topic, items or summary in whatever language it has them."""
    lexicon = searcher.lexicon
    terms = [
        term
        for language, words in _subject(fact).items()
        for term in lexicon.terms(words, language)
        if not term.is_function and not lexicon.is_light(term)
    ]
    concepts = frozenset(concept for term in terms for concept in term.concepts if not concept.startswith("#"))
    stems = frozenset(term.stem for term in terms if not term.concepts)
    return About(concepts, stems, frozenset(_entities(fact)))


def likeness(one: About, other: About) -> float:
    """Return how much two facts are about the same, between 0 and 1.

    A mechanism or an item that both are about settles it; else the smaller one's words must stand in the other.
    """
    if one.entities & other.entities:
        return 1.0
    mine, theirs = one.concepts | one.stems, other.concepts | other.stems
    shared = len(mine & theirs)
    return shared / min(len(mine), len(theirs)) if shared >= _LEAST_SHARED else 0.0


def _subject(fact: Fact) -> dict[str, str]:
    """Return the words by which a fact names its subject, by language."""
    match fact:
        case Position():
            return fact.subject
        case Quote():
            return fact.topic or fact.summary or fact.translations
        case Pledge() if fact.items:
            items = {
                language: " ".join(item.translations.get(language, "") for item in fact.items)
                for language in {language for item in fact.items for language in item.translations}
            }
            return {language: f"{fact.summary.get(language, '')} {words}" for language, words in items.items()} or dict(
                fact.summary
            )
        case _:
            return fact.summary or fact.translations


def _entities(fact: Fact) -> set[str]:
    """Return the things that a fact is about, without the countries and persons that nearly every fact is about."""
    if isinstance(fact, Pledge):
        return {item.entity for item in fact.items if item.entity}
    return set()
