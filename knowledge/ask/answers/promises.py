"""What was promised: by whom, to whom, how firmly; answers by the promises on record."""

from __future__ import annotations

from knowledge.ask.answers.by_facts import MOST, READ, answered_by, facts_of, kind_of, of_actor, whom_asked
from knowledge.ask.question import Question
from knowledge.ask.reading.prepositions import is_receiver
from knowledge.ask.reply import Finding, Lack, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.markers import load_markers
from knowledge.ask.tables.status import FIRM, load_statuses
from knowledge.model import EntityKind, Fact, FactKind, Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text import fold

_NEAREST = 2
"""Promises shown as nearest, where none has the status that is asked for."""
_DENIED = 14
"""Characters before a verb of giving among which its denial stands: "are *not* ready to offer"."""


def by_status(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what is promised, expected, proposed or refused at all; None where a question asks of somebody or more.

    Where nothing has the status that is asked for, what the articles meant hold of another is nearest.
    """
    if question.mentions or question.names or question.quoted or question.scene:
        return None
    said = {term: _statuses(term) for term in question.all_terms}
    if any(not said.get(term) and not term.concepts & load_concepts().certain for term in question.terms):
        return None
    named = [found for found in said.values() if found]
    firmness = [found for found in named if found != {Status.PLEDGED}]  # "pledges that are only considered"
    wanted = next(iter([*firmness, *named]), frozenset[Status]())
    sources = question.sources or tuple(searcher.corpus.sources)
    if not wanted or len(sources) > MOST:
        return None
    facts = [fact for source in sources for fact in searcher.corpus.of_source(source) if isinstance(fact, Pledge)]
    kept = [fact for fact in facts if fact.status in wanted]
    if not kept:
        return Reply(question.asked, question, Lack.VALUE, findings=tuple(map(Finding.of, facts[:_NEAREST])))
    return Reply(question.asked, question, findings=tuple(map(Finding.of, kept[:MOST])), listed=True)


def _statuses(term: Term) -> frozenset[Status]:
    """Return the statuses of a promise that a word may ask for."""
    return frozenset(status for status, words in load_statuses().items() if term.concepts & words)


def to_whom(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what was promised to whom a question names behind "to"; None where it names a giver, known or not, or nobody."""
    promising = load_concepts().promising
    if (
        question.names
        or not question.mentions
        or not all(is_receiver(mention, question) for mention in question.mentions)
    ):
        return None
    if any(not term.concepts & promising for term in question.terms):
        return None
    receiving = set(question.entities)
    facts = [fact for one in question.entities for fact in searcher.corpus.first(FactKind.PLEDGE, one, READ)]
    kept = [
        fact
        for fact in {fact.id: fact for fact in facts}.values()
        if isinstance(fact, Pledge)
        and fact.recipient in receiving
        and fact.status is not Status.DECLINED
        and (question.sources is None or fact.source in question.sources)
    ]
    if not kept:
        return Reply(question.asked, question, Lack.NOTHING)
    firm = [fact for fact in kept if fact.status in FIRM]
    ranked = [*firm, *(fact for fact in kept if fact not in firm)]
    return Reply(question.asked, question, findings=tuple(Finding.of(fact) for fact in ranked[:MOST]), listed=True)


def what_was_promised(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what somebody promised; None where the question names nobody who promises anything."""

    def given(entity: str) -> tuple[Fact, ...]:
        first = searcher.corpus.first(FactKind.PLEDGE, entity, READ)
        return of_actor(Pledge, first, entity, searcher) or _spoken(entity, searcher)

    actor = whom_asked(question, searcher, given)
    if actor is None:
        return None if question.terms or not question.mentions else Reply(question.asked, question, Lack.NOTHING)
    entities, rest = actor
    found = facts_of(FactKind.PLEDGE, entities, rest, searcher)
    own = [pledge for entity in entities for pledge in of_actor(Pledge, found, entity, searcher)]
    spoken = [pledge for entity in entities for pledge in _spoken(entity, searcher)]
    promises = [*own, *spoken]
    if _is_refusal(question):
        promises = [pledge for pledge in promises if pledge.status is Status.DECLINED] or promises
    return answered_by(question, rest, promises, searcher)


def _is_refusal(question: Question) -> bool:
    """Whether a question asks for what is not promised: a denial stands right before its verb of giving."""
    folded = fold(question.text)
    if len(folded) != len(question.text):
        return False
    concepts, denial = load_concepts(), load_markers().denial[question.language]
    verbs = [term for term in question.all_terms if term.concepts & concepts.promising]
    return bool(verbs) and all(denial.search(folded, max(0, verb.start - _DENIED), verb.start) for verb in verbs)


def _spoken(entity: str, searcher: Searcher) -> tuple[Pledge, ...]:
    """Return the promises that a person made known for the country that they serve."""
    country = searcher.corpus.entities[entity].country
    if country is None or kind_of((entity,), searcher) is not EntityKind.PERSON:
        return ()
    pledges = searcher.corpus.first(FactKind.PLEDGE, country, READ)
    return tuple(fact for fact in pledges if isinstance(fact, Pledge) and fact.attributed_to == entity)
