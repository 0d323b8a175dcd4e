"""Which of two it is: "Between Corsa and Merania, whose minister speaks of the bridge?"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.clauses.facts import fact_says
from knowledge.ask.question import ACTING, Question
from knowledge.ask.reply import Answer, Lack, Reply, Value
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.wordings import load_wordings
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text import fold

_BY_FACTS = (Asked.SAID, Asked.POSITION, Asked.PROMISED)
_TWO = 2


def which_of(question: Question, answer: Answer, searcher: Searcher) -> Reply | None:
    """Answer which of two does what is asked, by who alone has a statement, a stance or a promise that says it.

    Nothing does where both say as much of it; None for other questions, and for those that compare sizes.
    """
    wording = load_wordings().get(question.language)
    if wording is None or not wording.which_of.search(fold(question.text)):
        return None
    named = {mention.entities: mention for mention in (*question.context, *question.mentions)}.values()
    two = [one for one in named if searcher.corpus.entities[one.entities[0]].kind in ACTING][:_TWO]
    others = tuple(mention for mention in named if mention not in two)
    terms = tuple(term for term in question.terms if not any(one.startswith("#") for one in term.concepts))
    if len(two) < _TWO or not (terms or others):
        return None
    found = {}
    for mention in two:
        alone = replace(
            question, mentions=(replace(mention, first=0, last=0), *others), terms=terms, context=(), scene=()
        )
        replies = (answer(replace(alone, asked=kind, office=())) for kind in _BY_FACTS)
        reply = next((reply for reply in replies if reply.lack is None), None)
        if reply is not None:
            found[mention.entities[0]] = reply
    compares = question.asked is Asked.COMPARE
    if not found:
        return None if compares else Reply(question.asked, question, Lack.NOTHING)
    met = {entity: _met(reply, terms, searcher) for entity, reply in found.items()}
    best = [entity for entity in found if met[entity] == max(met.values())]
    if len(best) > 1 or (terms and not met[best[0]]):
        return None if compares else Reply(question.asked, question, Lack.NOTHING)
    entity, reply = best[0], found[best[0]]
    value = Value(entity, reply.findings[0].start, reply.findings[0].end, entity=entity)
    return Reply(Asked.WHO, question, values=(value,), findings=reply.findings)


def _met(reply: Reply, terms: tuple[Term, ...], searcher: Searcher) -> int:
    """Return how many of some words the first fact of a reply says."""
    fact = next((finding.fact for finding in reply.findings if finding.fact is not None), None)
    if fact is None:
        return 0
    return sum(fact_says(term, fact, searcher) for term in terms)
