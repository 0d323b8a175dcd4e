"""Which of a sentence's facts a question of when or where is about, so that no other's date or place answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from knowledge.ask.clauses.facts import acting, fact_says, parties
from knowledge.ask.question import Mention, Question
from knowledge.ask.tables.concepts import load_concepts
from knowledge.model import EntityKind, Event, Fact, Quote
from knowledge.model.roles import roles
from knowledge.search.searcher import Searcher


def bearing(
    question: Question, facts: Sequence[Fact], searcher: Searcher, has: Callable[[Fact], bool]
) -> list[Fact] | None:
    """Return the facts that refer to all whom a question names, those first that meet most of it, and no others.

    `has` says which facts hold what is asked at all; None where none of them does, so that the words must tell.
    """
    holding = [fact for fact in facts if has(fact)]
    if not holding:
        return None
    speaking = {fact.speaker for fact in facts if isinstance(fact, Quote)}
    told = {fact.id for fact in holding if any(fact_says(term, fact, searcher) for term in question.terms)}
    about = [
        fact
        for fact in holding
        if all(
            _refers(mention, fact, searcher) or (fact.id in told and speaking & set(mention.entities))
            for mention in question.mentions
        )
    ]
    if not about:
        return []
    scored = [(_score(question, fact, searcher), fact) for fact in about]
    best = max(score for score, _ in scored)
    happenings = (fact for fact in facts if isinstance(fact, Event) and fact not in holding)
    if any(_score(question, fact, searcher)[:2] > best[:2] for fact in happenings):
        return []  # another happening of the sentence is what is asked about, and it has no such value
    return [fact for score, fact in scored if score == best]


_SORTS = frozenset({EntityKind.WEAPON})
"""What the subject of a statement may be of, without its being told where it was made."""


def _refers(mention: Mention, fact: Fact, searcher: Searcher) -> bool:
    entities = frozenset(mention.entities)
    if all(searcher.corpus.entities[entity].kind in _SORTS for entity in entities):
        return True
    if searcher.fact_meets(frozenset(), frozenset(parties(entities, searcher)), (), fact):
        return True
    return bool(mention.terms) and all(fact_says(term, fact, searcher) for term in mention.terms)


def _score(question: Question, fact: Fact, searcher: Searcher) -> tuple[int, int, int]:
    """Return how many words of a question a fact says, how many of its names it is about, and how many act in it."""
    named = {entity for _, entity in roles(fact)}
    doing = acting(fact)
    mentions = question.mentions
    return (
        sum(fact_says(term, fact, searcher) for term in question.terms),
        sum(bool(set(mention.entities) & named) for mention in mentions),
        sum(bool(set(mention.entities) & doing) for mention in mentions),
    )


def is_elsewhere(question: Question, facts: Iterable[Fact], searcher: Searcher) -> bool:
    """Whether a question asks whether somebody went to a place, and the facts about it tell of another place."""
    if not question.terms or not any(term.concepts & load_concepts().going for term in question.terms):
        return False
    verb = next(term for term in question.terms if term.concepts & load_concepts().going)
    behind = [mention for mention in question.mentions if question.all_terms[mention.first].start > verb.start]
    goals = [mention for mention in behind if _is_place(mention, searcher)]
    if not goals:
        return False
    told = [fact for fact in facts if isinstance(fact, Event) and fact.places and fact_says(verb, fact, searcher)]
    places = {place for fact in told for place in fact.places}
    lying = {searcher.corpus.entities[place].country for place in places}
    return bool(told) and not any(set(goal.entities) & (places | lying) for goal in goals)


def _is_place(mention: Mention, searcher: Searcher) -> bool:
    kinds = searcher.kinds_of(mention.entities)
    return bool(kinds & {EntityKind.PLACE, EntityKind.COUNTRY})
