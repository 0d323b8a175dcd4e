"""The ways to answer one question: each kind has its own, in order; most come down to the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.ask.answers import addressed, comparing, counting, inventory, listing, meaning, promises, said, sums
from knowledge.ask.answers.by_evidence import by_evidence, by_words, in_another
from knowledge.ask.clauses.agents import asks_for_object
from knowledge.ask.question import Question
from knowledge.ask.reading.language import is_foreign
from knowledge.ask.reading.prepositions import is_beside
from knowledge.ask.reading.quoted import with_quoted
from knowledge.ask.reply import Lack, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.whether import absence, alternatives, by_value, deeds, firmness, offices
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher
from knowledge.verify import Verifier

_Way = Callable[[Question, Searcher], Reply | None]
_WAYS: dict[Asked, tuple[_Way, ...]] = {
    Asked.SUM: (sums.add_up,),
    Asked.AMOUNT: (inventory.gone_through, sums.list_all),
    Asked.DATE: (inventory.gone_through,),
    Asked.DAY: (inventory.gone_through,),
    Asked.MONTH: (inventory.gone_through,),
    Asked.YEAR: (inventory.gone_through,),
    Asked.SPELLING: (meaning.spelled,),
    Asked.COMPARE: (comparing.compare,),
    Asked.CONFLICTS: (comparing.conflicts, comparing.compare),
    Asked.MEANING: (meaning.meant,),
    Asked.IDENTITY: (meaning.identified,),
    Asked.SPEAKER: (inventory.quoted, listing.spoke_at, said.who_said),
    Asked.SAID: (inventory.gone_through, inventory.words_of, said.what_was_said),
    Asked.POSITION: (said.where_it_stands,),
    Asked.PROMISED: (promises.by_status, promises.to_whom, promises.what_was_promised),
    Asked.THING: (inventory.gone_through, inventory.words_of, promises.by_status, firmness.how_firm),
    Asked.SOURCES: (inventory.quoting_articles, listing.articles),
    Asked.ABOUT: (listing.about,),
    Asked.PUBLISHER: (listing.published,),
    Asked.PERSON: (
        inventory.gone_through,
        inventory.quoted,
        listing.attended,
        listing.spoke_at,
        listing.office_holders,
        listing.entities,
    ),
    Asked.COUNT: (counting.named,),
    Asked.COUNTRY: (listing.attended, listing.entities),
    Asked.CITY: (listing.entities,),
    Asked.WEAPON: (listing.entities,),
    Asked.ORGANISATION: (listing.entities,),
    Asked.WHO: (addressed.to_whom_said, listing.attended, listing.spoke_at, promises.by_status, listing.entities),
    Asked.WHETHER: (
        firmness.how_firm,
        alternatives.chosen,
        offices.holds_office,
        offices.is_national,
        deeds.done_by,
        deeds.promised,
        absence.lacks,
        firmness.of_sum,
        by_value.by_value,
    ),
}
"""What is tried before the evidence in general, in order; a way that does not apply gives None."""
_OF_SOMEBODY = frozenset(
    {Asked.SAID, Asked.POSITION, Asked.IDENTITY, Asked.PROMISED, Asked.AMOUNT, Asked.PLACE, Asked.DATE}
)
"""Kinds of question that are about a certain person, so that an office without a holder leaves nothing to answer."""
_OF_SPEAKER = frozenset({Asked.SPEAKER, Asked.WHO, Asked.PERSON})
"""Kinds of question that ask whose the quoted words are."""
_WHEN = frozenset({Asked.DATE, Asked.YEAR, Asked.MONTH, Asked.DAY, Asked.CALENDAR, Asked.DURATION})


def reply_to(question: Question, searcher: Searcher, verifier: Verifier) -> Reply:
    """Return the reply to one question as it stands; `verifier` tells who said the words that it quotes."""
    if question.is_order:
        return Reply(question.asked, question, Lack.NO_QUESTION)
    reply = _refused(question, searcher) or _answered(question, searcher, verifier)
    return _plainly(_serving(question, _without(question.besides, reply), searcher), question)


def _answered(question: Question, searcher: Searcher, verifier: Verifier) -> Reply:
    """Return the reply of the first way of a question's kind that applies, else that of the evidence."""
    if question.quoted and question.asked in _OF_SPEAKER and not asks_for_object(question):
        spoken = said.who_said_these(question, verifier)
        return (said.who_spoke_of(question, searcher) or spoken) if spoken.lack else spoken
    if question.quoted and question.asked not in {Asked.MEANING, Asked.SOURCES}:
        question = with_quoted(question, searcher)
    for way in _WAYS.get(question.asked, ()):
        reply = way(question, searcher)
        if reply is not None:
            return reply
    if question.quoted and (literal := by_words(question, searcher)).lack is None:
        return literal
    if question.elsewhere:
        return in_another(question, searcher)
    return by_evidence(question, searcher)


def _refused(question: Question, searcher: Searcher) -> Reply | None:
    """Return the reply to a question that nothing on record can answer, whatever it asks."""
    if question.no_such_source is not None:
        return Reply(question.asked, question, Lack.SOURCE, named=question.no_such_source)
    if question.absent:
        return Reply(question.asked, question, Lack.ABSENT, named=question.absent[0])
    if question.asked in _WHEN and _asks_of_office(question, searcher):
        return Reply(question.asked, question, Lack.VALUE)
    if question.nobody is not None and question.asked in _OF_SOMEBODY:
        return Reply(question.asked, question, Lack.NOBODY, named=question.nobody)
    return None


def _asks_of_office(question: Question, searcher: Searcher) -> bool:
    """Whether all that is asked is when a person held an office: facts say what is held, and not since when."""
    kinds = searcher.kinds_of(question.entities)
    offices = all(term.concepts & load_concepts().titles for term in question.terms)
    return kinds == {EntityKind.PERSON} and bool(question.terms) and offices


def _without(entities: Sequence[str], reply: Reply) -> Reply:
    """Return a reply without those whom the question leaves out; nothing is left where they alone would answer."""
    if not entities or not reply.values:
        return reply
    kept = tuple(value for value in reply.values if value.entity not in entities)
    return replace(reply, values=kept) if kept else replace(reply, values=(), lack=Lack.VALUE)


def _serving(question: Question, reply: Reply, searcher: Searcher) -> Reply:
    """Return a reply without the persons who do not serve whom the asked office is of: "which *Corsan* official"."""
    if question.asked not in {Asked.PERSON, Asked.SPEAKER} or not question.office or not reply.values:
        return reply
    entities = searcher.corpus.entities
    owners = {one for m in question.mentions if is_beside(m, question.office, question) for one in m.entities}
    owners = {one for one in owners if entities[one].kind in {EntityKind.COUNTRY, EntityKind.ORGANISATION}}
    if not owners:
        return reply
    kept = [
        one for one in reply.values if one.entity and owners & {entities[one.entity].country, entities[one.entity].body}
    ]
    return replace(reply, values=tuple(kept)) if kept else replace(reply, values=(), lack=Lack.VALUE)


def _plainly(reply: Reply, question: Question) -> Reply:
    """Return a reply that nothing was found for with the plainest word for why: another language, or no question."""
    if reply.lack is Lack.NOTHING and is_foreign(question.text):
        return replace(reply, lack=Lack.LANGUAGE, findings=())
    if reply.lack is Lack.NOTHING and not reply.findings and not (question.mentions or question.quoted):
        return replace(reply, lack=Lack.NO_QUESTION)
    return reply
