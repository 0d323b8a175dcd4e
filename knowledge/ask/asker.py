"""The asker: a question in, a reply out. Each kind of question has its own way; most go by the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from knowledge.ask.answers import addressed, comparing, counting, inventory, listing, meaning, promises, said, sums
from knowledge.ask.answers.by_evidence import by_evidence, by_words, in_another
from knowledge.ask.clauses.agents import asks_for_object
from knowledge.ask.composing import sides, unknown
from knowledge.ask.composing.anaphora import taken_up
from knowledge.ask.composing.described import description_start
from knowledge.ask.composing.openness import whether_settled
from knowledge.ask.composing.parts import after_first, both, second_part
from knowledge.ask.composing.which_of import which_of
from knowledge.ask.question import Question
from knowledge.ask.reading.checking import claim
from knowledge.ask.reading.framing import core
from knowledge.ask.reading.language import UnreadLanguageError, is_foreign
from knowledge.ask.reading.metonyms import as_governments
from knowledge.ask.reading.offices import TITLES
from knowledge.ask.reading.prepositions import is_beside
from knowledge.ask.reading.quoted import MARKS, with_quoted
from knowledge.ask.reading.spelling import mended
from knowledge.ask.reading.understanding import understand
from knowledge.ask.reply import Lack, Reply
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.whether import alternatives, by_value, firmness, whether
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
        whether.holds_office,
        whether.is_national,
        whether.done_by,
        whether.promised,
        whether.lacks,
        firmness.of_sum,
        by_value.by_value,
    ),
}
"""What is tried before the evidence in general, in order; a way that does not apply gives None."""


_OF_SOMEBODY = frozenset(
    {Asked.SAID, Asked.POSITION, Asked.IDENTITY, Asked.PROMISED, Asked.AMOUNT, Asked.PLACE, Asked.DATE}
)
"""Kinds of question that are about a certain person, so that an office without a holder leaves nothing to answer."""


_WHEN = frozenset({Asked.DATE, Asked.YEAR, Asked.MONTH, Asked.DAY, Asked.CALENDAR, Asked.DURATION})


_OF_NAMES = frozenset({Asked.IDENTITY, Asked.WHO, Asked.MEANING})
"""Kinds of question that may put a name in quotation marks."""
_MENDABLE = frozenset({Lack.NOTHING, Lack.NO_QUESTION, Lack.VALUE, Lack.JOINT})
"""Lacks that a slip of the keyboard may be the cause of."""


class Asker:
    """Answers free questions over a corpus; a pure function of the question once it is made."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.verifier = Verifier(searcher)

    def ask(self, text: str, reader: str) -> Reply:
        """Reply to a question of somebody who reads `reader` (ISO 639-1); never raises for what was typed."""
        if not text.strip():
            return Reply(Asked.THING, lack=Lack.EMPTY)
        try:
            question = understand(text, self.searcher, reader)
        except UnreadLanguageError:
            return Reply(Asked.THING, lack=Lack.LANGUAGE)
        said = claim(" ".join(text.split()), question.language)
        if said is not None and not question.is_order:
            return self._claimed(understand(said, self.searcher, question.language), question)
        reply = self._composed(question, reader)
        if reply.lack not in _MENDABLE or question.is_order or is_foreign(question.text):
            return reply
        for typed in self._otherwise(question):
            again = self._composed(understand(typed, self.searcher, reader), reader)
            if again.lack is None or again.lack is Lack.ABSENT:
                return again
        return reply

    def _claimed(self, said: Question, question: Question) -> Reply:
        """Return the reply to a claim that a question asks about."""
        reply = self._alone(replace(said, asked=Asked.WHETHER, sources=said.sources or question.sources))
        return replace(reply, question=question)

    def _composed(self, question: Question, reader: str) -> Reply:
        """Return the reply to a question, put together from those to its sides or parts where it has some."""
        known = unknown.of_known(question, lambda text: self.ask(text, reader), self.searcher)
        reply = known or self._in_sides(question) or self._in_parts(question, self._alone(question), reader)
        if reply.lack is None or question.is_order or question.absent:
            return reply
        return sides.of_each(question, self._alone, self.searcher) or reply

    def _alone(self, question: Question) -> Reply:
        """Return the reply to a question as it stands, or with the governments that its capitals may stand for.

        One that nothing answers is asked without the clause that only describes a name in it.
        """
        reply = self._reply(question)
        meant = as_governments(question, self.searcher) if reply.lack in _MENDABLE else None
        other = self._reply(meant) if meant is not None else reply
        if other.lack is None:
            return other
        start = description_start(question, self.searcher) if reply.lack in {Lack.NOTHING, Lack.VALUE} else None
        if start is None:
            return reply
        less = understand(question.text[:start], self.searcher, question.language)
        bare = self._reply(replace(less, sources=question.sources))
        return replace(bare, question=question) if bare.lack is None else reply

    def _in_parts(self, question: Question, whole: Reply, reader: str) -> Reply:
        """Return the reply to a question, asked part by part where it has two."""
        cut = second_part(question.text, load_forms()[question.language])
        if cut is None or question.is_order or question.absent:
            return whole
        first = understand(question.text[:cut], self.searcher, reader)
        answered = self._reply(first)
        second = after_first(first, understand(question.text[cut:], self.searcher, reader), answered)
        return both(answered, self._reply(second), whole)

    def _in_sides(self, question: Question) -> Reply | None:
        """Return the reply to a question of several sides, put together from those to each; None for others."""
        if question.is_order or question.absent or question.no_such_source is not None:
            return None
        language = question.language

        def understood(text: str) -> Question:
            return understand(text, self.searcher, language)

        return (
            sides.of_sides(question, understood, self._alone, self.searcher)
            or whether_settled(question, understood, self._alone, self.searcher)
            or which_of(question, self._alone, self.searcher)
            or taken_up(question, self._alone, self.searcher)
        )

    def _otherwise(self, question: Question) -> Iterator[str]:
        """Yield what a question may have been meant as: without its slips, from its question word on, and both."""
        if question.quoted and question.asked in _OF_NAMES and not question.mentions:
            yield "".join(" " if one in MARKS else one for one in question.text)  # a name in marks is a name
        typed = mended(question.text, question.language, self.searcher)
        if typed is not None:
            yield typed
        alone = core(question.text, load_forms()[question.language])
        if alone is None or self._names_somebody(question.text[: -len(alone)]):
            return
        yield alone
        typed = mended(alone, question.language, self.searcher)
        if typed is not None:
            yield typed

    def _names_somebody(self, text: str) -> bool:
        return bool(self.searcher.names.find(text, described=False)) or bool(self.searcher.absent.find(text))

    def _reply(self, question: Question) -> Reply:
        if question.is_order:
            return Reply(question.asked, question, Lack.NO_QUESTION)
        reply = _refused(question, self.searcher) or self._answered(question)
        return _plainly(_serving(question, _without(question.besides, reply), self.searcher), question)

    def _answered(self, question: Question) -> Reply:
        if (
            question.quoted
            and question.asked in {Asked.SPEAKER, Asked.WHO, Asked.PERSON}
            and not asks_for_object(question)
        ):
            spoken = said.who_said_these(question, self.verifier)
            return (said.who_spoke_of(question, self.searcher) or spoken) if spoken.lack else spoken
        if question.quoted and question.asked not in {Asked.MEANING, Asked.SOURCES}:
            question = with_quoted(question, self.searcher)
        for way in _WAYS.get(question.asked, ()):
            reply = way(question, self.searcher)
            if reply is not None:
                return reply
        if question.quoted and (literal := by_words(question, self.searcher)).lack is None:
            return literal
        if question.elsewhere:
            return in_another(question, self.searcher)
        return by_evidence(question, self.searcher)


def _without(entities: Sequence[str], reply: Reply) -> Reply:
    """Return a reply without those whom the question leaves out; nothing is left where they alone would answer."""
    if not entities or not reply.values:
        return reply
    kept = tuple(value for value in reply.values if value.entity not in entities)
    return replace(reply, values=kept) if kept else replace(reply, values=(), lack=Lack.VALUE)


def _serving(question: Question, reply: Reply, searcher: Searcher) -> Reply:
    """Return a reply without the persons who do not serve whom the asked office is of: "which *NATO* official"."""
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


def _asks_of_office(question: Question, searcher: Searcher) -> bool:
    """Whether all that is asked is when a person held an office: facts say what is held, and not since when."""
    kinds = {searcher.corpus.entities[entity].kind for entity in question.entities}
    offices = all(term.concepts & TITLES for term in question.terms)
    return kinds == {EntityKind.PERSON} and bool(question.terms) and offices


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
