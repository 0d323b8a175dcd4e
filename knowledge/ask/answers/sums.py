"""Sums: what a question would have added up is shown piece by piece; nothing here adds."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.question import Question
from knowledge.ask.reply import Finding, Lack, Reply, Value
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.model import Amount, Fact, FactKind, Figure, Pledge
from knowledge.search.searcher import Searcher

_MOST = 12
_READ = 100
_STATING = (FactKind.PLEDGE, FactKind.FIGURE)


def list_all(question: Question, searcher: Searcher) -> Reply | None:
    """Return every sum of money on record for a question that asks for nothing narrower; None for others."""
    of_money = question.says(load_kinds()[Asked.AMOUNT].nouns)
    return None if not of_money or question.terms or question.mentions or question.names else add_up(question, searcher)


def add_up(question: Question, searcher: Searcher) -> Reply | None:
    """Return every sum of money that is on record of whom a question names (of anybody, if it names nobody)."""
    corpus = searcher.corpus
    facts: dict[str, Fact] = {}
    entities = question.entities or tuple(entity for entity in corpus.counts(FactKind.PLEDGE))
    for entity in entities:
        stated = [fact for kind in _STATING for fact in corpus.first(kind, entity, _READ)]
        for fact in stated:
            if _amounts(fact) and (question.sources is None or fact.source in question.sources):
                facts[fact.id] = fact
        if len(facts) > _MOST:
            break
    if not facts:
        return _of_its_subject(question, searcher) if question.entities else None
    shown = sorted(facts.values(), key=lambda fact: (fact.source, fact.start))[:_MOST]
    values = tuple(
        Value(amount.text, amount.start, amount.end, amount=amount, fact=fact)
        for fact in shown
        for amount in _amounts(fact)
    )
    findings = tuple(Finding.of(fact) for fact in shown)
    return Reply(question.asked, question, values=values, findings=findings, listed=True)


def _of_its_subject(question: Question, searcher: Searcher) -> Reply:
    """Return the sum that the articles give of what a question is about, where whom it names gives none."""
    found = by_evidence(replace(question, asked=Asked.AMOUNT), searcher) if question.terms else None
    return found if found is not None and found.lack is None else Reply(question.asked, question, Lack.VALUE)


def _amounts(fact: Fact) -> tuple[Amount, ...]:
    if isinstance(fact, Pledge):
        return tuple(amount for amount in (fact.amount, *fact.alternatives) if amount is not None)
    if isinstance(fact, Figure) and fact.amount is not None:
        return (fact.amount,)
    return ()
