"""Reads who gives which part of a sum, where one verb serves several givers or none.

"1.1 billion, including 300 million from Germany and 120 million from Sweden"; "Berlin donnera 244 millions, la France
110 millions": the sum stands right beside its giver, before or behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clause, Clauses
from knowledge.extract.clauses.chains import Chain, Head
from knowledge.extract.clauses.verbs import Frame, Tense
from knowledge.extract.document import Mention, Sentence
from knowledge.extract.pledges.actors import Actors, Cast
from knowledge.extract.pledges.drafts import Draft
from knowledge.extract.pledges.verdict import Verdict, judge
from knowledge.model import Status

_SHARING = frozenset({Frame.PROMISE, Frame.GIVE, Frame.RECEIVE, Frame.RAISE, Frame.HELP, Frame.AMOUNT})
_CONFIDENCE = 0.6


class PartReader:
    """Reads the parts of the sums of one document."""

    def __init__(self, clauses: Clauses, actors: Actors) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._objects = clauses.objects
        self._givers = clauses.givers
        self._actors = actors

    def read(self, sentence: Sentence, clauses: list[Clause], drafts: list[Draft]) -> Iterator[Draft]:
        """Yield the promises of a sentence that only a giver beside a sum tells; `drafts` are those found before."""
        frames = {sense.frame for clause in clauses for head in clause.chain.heads for sense in head.senses}
        sums = self._objects.sums_in(sentence.first, sentence.last) if frames & _SHARING else []
        if len(sums) < 2:
            return
        own = [draft for draft in drafts if draft.sentence is sentence and draft.sums]
        taken = {draft.sums[0].start for draft in own}
        for money in sums:
            if money.start in taken:
                continue
            behind = self._giver_behind(money, sentence)
            before = self._giver_before(money, sentence) if own else []
            givers = behind or before
            verdict = self._verdict(clauses) if behind else own[-1].verdict if own else None
            referents = [self._actors.country_of(one.referent) for one in givers if one.referent is not None]
            if referents and verdict is not None:
                yield self._draft(money, givers, Cast(referents), verdict, sentence)

    def _giver_behind(self, money: Money, sentence: Sentence) -> list[Mention]:
        """Return who is named behind "from" or "by", where the sum is one of the parts of another."""
        words = self._words
        start, end = self._document.token_at(money.start), self._document.token_at(money.end)
        before = [token.lower for token in self._tokens[max(sentence.first, start - 2) : start]]
        if not any(word in words.parts for word in before):
            return []
        for at in range(end, min(end + 2, sentence.last)):
            if self._tokens[at].lower in words.by_or_from:
                return self._givers.named_after(at + 1, sentence.last)[:1]
        return []

    def _giver_before(self, money: Money, sentence: Sentence) -> list[Mention]:
        return self._givers.named_before(self._document.token_at(money.start), sentence.first)

    def _verdict(self, clauses: list[Clause]) -> Verdict:
        """Return how firm the parts are: given where the whole was given or received, else promised."""
        verdicts = [verdict for clause in clauses if (verdict := judge(clause.chain)) is not None]
        given = any(v.status is Status.DELIVERED and v.last in (Frame.GIVE, Frame.RECEIVE) for v in verdicts)
        return Verdict(Status.DELIVERED if given else Status.PLEDGED, Frame.PROMISE, Frame.PROMISE, passive=True)

    def _draft(self, money: Money, givers: list[Mention], cast: Cast, verdict: Verdict, sentence: Sentence) -> Draft:
        first = min(self._document.token_at(money.start), givers[0].first)
        last = max(self._document.token_at(money.end), givers[-1].last)
        cast.start = first
        chain = Chain([Head(first, (), Tense.PARTICIPLE)])
        return Draft(chain, verdict, sentence, cast, [money], [], first, last, confidence=_CONFIDENCE)
