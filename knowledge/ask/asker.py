"""The asker: a question in, a reply out, put together from those to its parts, or to what it was meant as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
from knowledge.ask.reading.quoted import MARKS
from knowledge.ask.reading.spelling import mended
from knowledge.ask.reading.understanding import understand, understand_in
from knowledge.ask.reply import Lack, Reply
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.ways import reply_to
from knowledge.search.searcher import Searcher
from knowledge.verify import Verifier

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
            return self._claimed(understand_in(question.language, said, self.searcher), question)
        reply = self._composed(question, reader)
        if reply.lack not in _MENDABLE or question.is_order or is_foreign(question.text):
            return reply
        for typed in self._otherwise(question):
            again = self._composed(understand_in(question.language, typed, self.searcher), reader)
            if again.lack is None or again.lack is Lack.ABSENT:
                return again
        return reply

    def _reply(self, question: Question) -> Reply:
        return reply_to(question, self.searcher, self.verifier)

    def _claimed(self, said: Question, question: Question) -> Reply:
        """Return the reply to a claim that a question asks about."""
        reply = self._alone(replace(said, asked=Asked.WHETHER, sources=said.sources or question.sources))
        return replace(reply, question=question)

    def _composed(self, question: Question, reader: str) -> Reply:
        """Return the reply to a question, put together from those to its sides or parts where it has some."""
        known = unknown.of_known(question, lambda text: self.ask(text, reader), self.searcher)
        reply = known or self._in_sides(question) or self._in_parts(question, self._alone(question))
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
        less = understand_in(question.language, question.text[:start], self.searcher)
        bare = self._reply(replace(less, sources=question.sources))
        return replace(bare, question=question) if bare.lack is None else reply

    def _in_parts(self, question: Question, whole: Reply) -> Reply:
        """Return the reply to a question, asked part by part where it has two."""
        cut = second_part(question.text, load_forms()[question.language])
        if cut is None or question.is_order or question.absent:
            return whole
        first = understand_in(question.language, question.text[:cut], self.searcher)
        answered = self._reply(first)
        second = after_first(first, understand_in(question.language, question.text[cut:], self.searcher), answered)
        return both(answered, self._reply(second), whole)

    def _in_sides(self, question: Question) -> Reply | None:
        """Return the reply to a question of several sides, put together from those to each; None for others."""
        if question.is_order or question.absent or question.no_such_source is not None:
            return None

        def understood(text: str) -> Question:
            return understand_in(question.language, text, self.searcher)

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
