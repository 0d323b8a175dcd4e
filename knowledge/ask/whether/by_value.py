"""Yes or no by a value: the articles give another day, month, year, number or sum than the one that is asked about."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.question import Question
from knowledge.ask.reply import Reply, Value
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.values.numbers import YEAR
from knowledge.model import Figure
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text.numbers import possible_numbers

_NAMED = (Asked.DAY, Asked.MONTH)
_WORDS_BEHIND = 2
"""Words right behind a number, of which one is what it counts."""
_ROUND = 10
"""A multiple of this that no fact explains may be meant roughly; "eleven" is not."""
_NEAR = 0.2
"""A number that is this close to a rough one on record is no other number."""


def by_value(question: Question, searcher: Searcher) -> Reply | None:
    """Answer no where what is asked about has another value on record; None where it has this one, or none."""
    for term in question.terms:
        if term not in question.all_terms:
            continue  # of words that the question quotes, whose places are their own
        kind = _kind_of(term, question)
        if kind is None or (kind is Asked.AMOUNT and _is_on_record(term, searcher)):
            continue  # a sum that the articles give may name what is asked about: "is the 4.2 billion committed?"
        found = _found(kind, term, question, searcher)
        if found is None:
            return None
        if any(_is_same(term, value, searcher, question) for value in found.values):
            return None
        truth = None if kind is Asked.COUNT and any(_is_rough(value) for value in found.values) else False
        return replace(found, asked=question.asked, question=question, truth=truth)
    return None


def _is_on_record(term: Term, searcher: Searcher) -> bool:
    return bool(searcher.words(term.form, limit=1))


def _found(kind: Asked, term: Term, question: Question, searcher: Searcher) -> Reply | None:
    """Return the reply to the question for the value itself; of a number, for the first word behind it that it counts."""
    for counted in _counted(term, question) if kind is Asked.COUNT else (None,):
        reply = by_evidence(_asking(kind, term, counted, question), searcher)
        if reply.lack is None and reply.values:
            return reply
    return None


def _kind_of(term: Term, question: Question) -> Asked | None:
    """Return what kind of value a word of a question is."""
    for kind in _NAMED:
        if term.concepts & load_kinds()[kind].meets:
            return kind
    if YEAR.fullmatch(term.form):
        return Asked.YEAR
    if not term.number:
        return None
    amount = load_kinds()[Asked.AMOUNT]
    counted = _counted(term, question)
    of_money = any(one.concepts & amount.meets for one in question.all_terms)
    if of_money or (counted and counted[0].concepts & amount.nouns):
        return Asked.AMOUNT
    return Asked.COUNT if counted else None


def _asking(kind: Asked, term: Term, counted: Term | None, question: Question) -> Question:
    """Return the question for the value itself: "is it in June" asks in which month it is."""
    nouns = load_kinds()[kind].nouns
    rest = [one for one in question.terms if one not in {term, counted} and not one.concepts & nouns]
    if kind is Asked.AMOUNT:
        rest = [one for one in rest if not one.number]
    words = tuple(one for one in question.all_terms if one is not term)  # or its own value would be left out as asked
    return replace(
        question, asked=kind, terms=tuple(rest), all_terms=words, counted=(counted,) if counted is not None else ()
    )


def _counted(term: Term, question: Question) -> tuple[Term, ...]:
    """Return the words that a number may count: the next ones behind it ("five *objectives*", "five priority ...")."""
    at = question.all_terms.index(term)
    behind = question.all_terms[at + 1 : at + 1 + _WORDS_BEHIND]
    run = list(takewhile(lambda one: one in question.terms and not one.number, behind))
    return tuple(run)


def _is_same(term: Term, value: Value, searcher: Searcher, question: Question) -> bool:
    """Whether a value on record is the one that is asked about."""
    wanted = term.number
    if wanted is not None and not YEAR.fullmatch(term.form):
        numbers = possible_numbers(value.text)
        near = _NEAR if _is_rough(value) else 0.0
        return any(abs(number - wanted) <= near * max(number, wanted) for number in numbers if number)
    said = [
        one
        for language in {question.language, *searcher.lexicon.languages}
        for one in searcher.lexicon.terms(value.text, language)
    ]
    return any(term.concepts & one.concepts or term.form == one.form for one in said)


def _is_rough(value: Value) -> bool:
    """Whether a number on record is a bound or a round one, so that another number may hold as well."""
    if isinstance(value.fact, Figure):
        return value.fact.modifier is not None
    if value.amount is not None:
        return value.amount.modifier is not None
    number = max(possible_numbers(value.text), default=0.0)
    return number >= _ROUND and number % _ROUND == 0
