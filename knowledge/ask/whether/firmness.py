"""How firm a promise is: "promised, or only considered?", and whether a sum on record is what somebody gives."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.ask.answers.by_facts import MOST
from knowledge.ask.clauses.claims import subject
from knowledge.ask.clauses.facts import fact_says, parties
from knowledge.ask.evidence.gathering import gather
from knowledge.ask.evidence.needs import needs_of
from knowledge.ask.question import Question
from knowledge.ask.reply import Finding, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.tables.status import FIRM, load_statuses
from knowledge.model import Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text.numbers import possible_numbers

_TWO = 2


def how_firm(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which of several degrees a promise has reached, by its status; None where a question offers no two."""
    if not question.between(load_roles()[question.language].ors):
        return None
    offered = [term for term in question.all_terms if _statuses(term)]
    different = {statuses for term in offered for statuses in [_statuses(term)]}
    if len(different) < _TWO or not (question.mentions or question.terms):
        return None
    rest = [term for term in question.terms if term not in offered and not term.concepts & load_concepts().certain]
    found = [
        pledge
        for pledge in _near(question, searcher)
        if all(_refers(mention.entities, pledge, searcher) for mention in question.mentions)
        and all(fact_says(term, pledge, searcher) for term in rest)
    ]
    if not found:
        return None
    return Reply(Asked.PROMISED, question, findings=tuple(Finding.of(pledge) for pledge in found[:MOST]))


def of_sum(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether somebody gives a sum that is on record, by the promise that has it.

    No, where one is asked about alone and several give it together; neither, where it is not promised yet. None where
    the question puts no sum on record or one of others, or where the evidence itself can tell.
    """
    numbers = {value for term in question.terms for value in _numbers(term)}
    giving = [term for term in question.terms if term.concepts & load_concepts().promising]
    if not numbers or not (giving or question.alone):
        return None
    who = subject(question, searcher)
    for pledge in _near(question, searcher):
        if pledge.amount is None or not numbers & _of_text(pledge.amount.text):
            continue
        theirs = who is not None and bool(parties(who.entities, searcher) & set(pledge.actors))
        joint = len(pledge.actors) > 1
        if question.alone and joint and (theirs or who is None):
            return Reply(question.asked, question, truth=False, findings=(Finding.of(pledge),))
        if (theirs or who is None) and (joint or pledge.status not in FIRM):
            return Reply(question.asked, question, findings=(Finding.of(pledge),))
    return None


def _near(question: Question, searcher: Searcher) -> Iterator[Pledge]:
    """Yield the promises in the sentences that are nearest to a question, each once."""
    seen = set()
    for one in gather(question, needs_of(question, searcher), searcher):
        for fact in one.sentence.facts:
            if isinstance(fact, Pledge) and fact.id not in seen:
                seen.add(fact.id)
                yield fact


def _statuses(term: Term) -> frozenset[Status]:
    return frozenset(status for status, words in load_statuses().items() if term.concepts & words)


def _refers(entities: tuple[str, ...], pledge: Pledge, searcher: Searcher) -> bool:
    return searcher.fact_meets(frozenset(), frozenset(parties(entities, searcher)), (), pledge)


def _numbers(term: Term) -> Iterator[float]:
    """Yield the number that a word of a question is."""
    if term.form[0].isdigit():
        yield from (float(concept[1:]) for concept in term.concepts if concept.startswith("#"))


def _of_text(text: str) -> set[float]:
    return {number / scale for number in possible_numbers(text) for scale in (1, 1e3, 1e6, 1e9, 1e12)}
