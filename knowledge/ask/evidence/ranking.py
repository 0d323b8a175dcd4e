"""Which of the sentences that answer say it best, and which of the others are shown beside them."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.ask.clauses.facts import acting
from knowledge.ask.evidence.gathering import Evidence
from knowledge.ask.evidence.needs import in_words
from knowledge.ask.evidence.sufficiency import LOOSE
from knowledge.ask.question import Question
from knowledge.ask.reply import Value
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.markers import denies
from knowledge.ask.values.holding import relates
from knowledge.model import Fact, Pledge

_OF_ONE = frozenset({Asked.DATE, Asked.DAY, Asked.MONTH, Asked.YEAR, Asked.DURATION})
"""Kinds of which one thing has one value: another sentence adds another only where it says as much."""
OF_THOSE = frozenset({Asked.WHO, Asked.COUNTRY, Asked.PERSON, Asked.ORGANISATION, Asked.WEAPON})
"""Kinds that name those who do something, likewise where it says nearly as much."""
_ABOUT_AS_LITERAL = 0.6
"""The share of the best one's own words that "nearly as much" is."""
_CLOSE = 0.9
"""Sentences whose score is at least this share of the best one's are shown beside it."""
_CLOSEST = 0.97
"""The same where a thing has one value."""
SHOWN = 3
"""Sentences shown for one question."""
_LONG = 4
"""Letters above which a little word is a longer one."""
_LITERAL = 0.15
"""What it is worth that the sentence's own words say it, and not only what its facts say of it."""
_ON_SUBJECT = 0.03
"""What it is worth that a fact of the sentence is of the sort that is asked for."""
_ON_RECORD = 0.02
"""What it is worth that it puts anything on record."""
_ECHO = 0.03
"""What a longer little word of a question ("still", "could") is worth in a sentence."""
_ALONE = 0.03
"""What a promise is worth that who is asked about gives alone."""
_ACTS = 0.05
"""What it is worth that who is asked about acts, where nothing more is asked."""
_DENYING = 0.1
"""What it is worth that a sentence denies, where the question does: why something can*not* be."""
Held = tuple[Evidence, tuple[Value, ...]]
"""A sentence that answers, with the values that it holds."""


def best_of(accepted: Sequence[Held], question: Question) -> list[Held]:
    """Return the best sentences: those about as good as the first, one for each fact."""
    ranks = [rank_of(one, question) for one, _ in accepted]
    ranked = sorted(zip(ranks, accepted, strict=True), key=lambda pair: -pair[0])
    best, (first, _) = ranked[0]
    chosen: list[Held] = []
    shown: set[str] = set()
    as_literal = 1.0 if question.asked in _OF_ONE else _ABOUT_AS_LITERAL if question.asked in OF_THOSE else 0.0
    least = as_literal * _literal(first) if as_literal else 0.0
    close = _CLOSEST if question.asked in _OF_ONE else _CLOSE
    for rank, (one, values) in ranked:
        facts = {fact.id for fact in one.sentence.facts}
        if chosen and (rank < close * best or (facts and facts <= shown) or len(first.missing) < len(one.missing)):
            continue
        if chosen and least and _literal(one) < least:
            continue
        chosen.append((one, values))
        shown |= facts
    return chosen[:SHOWN]


def rank_of(one: Evidence, question: Question) -> float:
    """Return how well a sentence answers: what it meets, and what tells like sentences apart."""
    on_subject = _ON_SUBJECT if any(relates(fact, [question.asked]) for fact in one.sentence.facts) else 0.0
    echo = _ECHO * len(_little_words(question) & {term.form for term in one.sentence.own})
    if any(_is_alone(fact, question.entities) for fact in one.sentence.facts):
        on_subject += _ALONE
    if not question.terms:  # "what does the group do"
        on_subject += _ACTS if any(acting(fact).intersection(question.entities) for fact in one.sentence.facts) else 0.0
    if question.asked in LOOSE | {Asked.REASON} and denies(question.text, question.language):
        echo += _DENYING if denies(one.sentence.text, one.sentence.language) else 0.0
    return one.score + on_subject + echo + _LITERAL * _literal(one) + (_ON_RECORD if one.sentence.facts else 0.0)


def _is_alone(fact: Fact, entities: tuple[str, ...]) -> bool:
    """Whether a promise is of one whom a question names, and of nobody else."""
    return isinstance(fact, Pledge) and len(fact.actors) == 1 and fact.actors[0] in entities


def _literal(one: Evidence) -> float:
    """Return how much of what a sentence meets it says itself, and not only through what its facts say of it."""
    return round(sum(need.weight for need in one.own if in_words(need, one.sentence)) / max(1, len(one.own)), 6)


def _little_words(question: Question) -> set[str]:
    """Return the longer function words of a question ("pourrait", "toujours"), which tell like sentences apart."""
    return {term.form for term in question.all_terms if term.is_function and len(term.form) > _LONG}
