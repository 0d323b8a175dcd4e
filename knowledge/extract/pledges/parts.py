"""Reads who gives which part of a sum, where one verb serves several givers or none.

"1.1 billion, including 300 million from Germany and 120 million from Sweden"; "Berlin donnera 244 millions, la France
110 millions et la ville deux hôpitaux": the sum or the thing stands right beside its giver, before or behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clause, Clauses
from knowledge.extract.clauses.chain import Chain, Head
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.verbs import Frame, Senses, Tense
from knowledge.extract.document import Mention, Sentence, Token, TokenKind
from knowledge.extract.pledges.actors import Actors
from knowledge.extract.pledges.casts import Cast
from knowledge.extract.pledges.drafts import Draft
from knowledge.extract.pledges.verdict import Verdict, judge
from knowledge.model import Modifier, Status

_SHARING = frozenset({Frame.PROMISE, Frame.GIVE, Frame.ALLOT, Frame.RECEIVE, Frame.RAISE, Frame.HELP, Frame.AMOUNT})
_REACH = 12
"""Tokens within which a giver ends that is named."""
_LONGEST_KIND = 8
"""Words between two sums of one giver that say what the first is: "de dons et"."""
_LONGEST_GIVER = 5
"""Words of a giver that only a common noun names: "the team's owners"."""


@dataclass(frozen=True, slots=True)
class _Share:
    """One part with who is named beside it: the tokens `first:last` of both, its sum or its thing."""

    first: int
    last: int
    cast: Cast
    money: Money | None = None
    thing: Thing | None = None
    named: Mention | None = None


class PartReader:
    """Reads the parts of the sums of one document."""

    def __init__(self, clauses: Clauses, actors: Actors) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._in_phrase = self._words.determiners | self._words.before_nouns
        self._budgets = clauses.words.things.budgets
        self._objects = clauses.objects
        self._givers = clauses.givers
        self._actors = actors

    def read(self, sentence: Sentence, clauses: list[Clause], drafts: list[Draft]) -> Iterator[Draft]:
        """Yield the promises of a sentence that only a giver beside a sum tells; `drafts` are those found before."""
        frames = frozenset[Frame]().union(*(head.senses.frames for clause in clauses for head in clause.chain.heads))
        sums = self._objects.sums_in(sentence.first, sentence.last) if frames & _SHARING else []
        own = [draft for draft in drafts if draft.sentence is sentence and (draft.sums or draft.things)]
        if len(sums) >= 2:
            yield from self._sources(sums, own, clauses, sentence)
        for draft in own:
            yield from self._added(draft, sentence)
        leads = [draft for draft in own if draft.chain.is_finite and draft.cast.referents]
        if leads:
            yield from self._shares(leads[-1], sums, sentence)

    def _sources(
        self, sums: list[Money], own: list[Draft], clauses: list[Clause], sentence: Sentence
    ) -> Iterator[Draft]:
        taken = {draft.sums[0].start for draft in own if draft.sums}
        before = self._tokens[sentence.first : self._document.token_at(sums[0].start)]
        if any(token.lower in self._budgets for token in before):
            return  # "its budget is 4 million, of which 900,000 from the town": nobody promises now
        for money in sums:
            givers = self._giver_behind(money, sentence) if money.start not in taken else []
            referents = [self._actors.country_of(one.referent) for one in givers if one.referent is not None]
            if referents:
                first = min(self._document.token_at(money.start), givers[0].first)
                last = max(self._document.token_at(money.end), givers[-1].last)
                share = _Share(first, last, Cast(referents), money)
                yield self._draft(share, self._verdict(clauses), sentence)

    # --- a second sum of the same giver

    def _added(self, lead: Draft, sentence: Sentence) -> Iterator[Draft]:
        """Yield what the same giver gives besides: "150 millions de dons et 200 millions de prêts"."""
        for before, money in pairwise(lead.sums):
            start, end = self._document.token_at(money.start), self._document.token_at(money.end)
            between = self._tokens[self._document.token_at(before.end) : start]
            if not self._is_added(between) or before.amount.modifier is Modifier.RANGE:
                return
            things = [thing for thing in lead.things if thing.first >= start]
            lead.things = [thing for thing in lead.things if thing.first < start]
            share = _Share(start, max(lead.last, end), replace(lead.cast), money)
            lead.last = min(lead.last, start - 1)
            lead.sums = lead.sums[: lead.sums.index(money)]
            draft = self._draft(share, lead.verdict, sentence)
            draft.things, draft.quotation = things, lead.quotation
            draft.recipient = lead.recipient
            named = self._objects.recipient(end, share.last, lead.cast.referents)
            if named is not None and named.referent is not None:
                draft.recipient = self._actors.country_of(named.referent)
            yield draft

    def _is_added(self, between: Sequence[Token]) -> bool:
        """Whether what stands between two sums says what the first is, and then adds the second."""
        words = self._words
        adding = [at for at, token in enumerate(between) if token.lower in words.adding]
        plain = all(token.kind is TokenKind.WORD and token.lower not in words.openers for token in between)
        if len(adding) != 1 or not plain or len(between) > _LONGEST_KIND:
            return False
        kind, rest = between[: adding[0]], between[adding[0] + 1 :]
        return bool(kind) and all(token.lower in words.determiners for token in rest)

    # --- those that share the verb of another

    def _shares(self, lead: Draft, sums: list[Money], sentence: Sentence) -> Iterator[Draft]:
        """Yield what others give by the verb of `lead`: "la France 110 millions", "Finland two field hospitals"."""
        taken = {lead.sums[0].start} if lead.sums else set()
        beginnings = {self._document.token_at(one.start): one for one in sums if one.start not in taken}
        received = self._names_receiver(lead)
        reached = lead.chain.last + 1
        for at in range(lead.chain.last + 2, sentence.last):
            if at < reached or not self._parts_from(at):
                continue
            share = self._share_at(at + 1, sentence, beginnings, lead)
            if share is None:
                continue
            reached = share.last
            lead.things = [thing for thing in lead.things if thing.first < share.first]
            lead.last = min(lead.last, share.first)
            draft = self._draft(share, lead.verdict, sentence)
            if received:
                draft.cast = Cast(lead.cast.referents, start=share.first)
                draft.recipient = share.named.referent if share.named is not None else None
            yield draft

    def _parts_from(self, index: int) -> bool:
        token = self._tokens[index]
        return token.text in ",;" or token.lower in self._words.and_

    def _names_receiver(self, lead: Draft) -> bool:
        """Whether the verb is followed by who receives: "gave Ukraine 5 million and Moldova 3 million"."""
        return bool(self._givers.named_after(lead.chain.last + 1, lead.sentence.last))

    def _share_at(self, first: int, sentence: Sentence, beginnings: dict[int, Money], lead: Draft) -> _Share | None:
        """Return the part whose giver begins at a token, or None where nobody and nothing stands there."""
        if first < sentence.last and self._tokens[first].lower in self._words.and_:
            first += 1
        reach = min(first + _REACH, sentence.last)
        named = self._givers.named_after(first, reach)[:1]
        if named and named[0].referent is not None:
            at = named[0].last
            cast = Cast([self._actors.country_of(named[0].referent)], start=first)
            if at in beginnings:
                end = self._document.token_at(beginnings[at].end)
                return _Share(first, end, cast, beginnings[at], named=named[0])
            thing = next(iter(self._objects.things_in(at, min(at + _LONGEST_GIVER, sentence.last), 1)), None)
            thing = thing if thing is not None and self._stands_at(at, thing) else self._objects.bare_count(at, reach)
            if thing is not None:
                money = self._objects.bare_sum(thing, lead.sums[0].amount.currency) if lead.sums else None
                return _Share(first, thing.last, cast, money, None if money else thing, named[0])
        at = next((at for at in range(first, min(first + _LONGEST_GIVER + 2, sentence.last)) if at in beginnings), 0)
        end = at
        while end > first + 1 and self._tokens[end - 1].lower in self._in_phrase:
            end -= 1
        if not at or self._tokens[first].lower not in self._words.determiners:
            return None
        common = self._actors.common(first, end)
        last = self._document.token_at(beginnings[at].end)
        return _Share(first, last, common, beginnings[at]) if common is not None else None

    def _stands_at(self, index: int, thing: Thing) -> bool:
        """Whether a thing begins at a token, or behind the article there: "la Lettonie des hélicoptères"."""
        article = thing.first == index + 1 and self._tokens[index].lower in self._words.determiners
        return thing.first == index or article

    # --- one part of a sum

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

    def _verdict(self, clauses: list[Clause]) -> Verdict:
        """Return how firm the parts are: given where the whole was given or received, else promised."""
        verdicts = [verdict for clause in clauses if (verdict := judge(clause.chain)) is not None]
        given = any(v.status is Status.DELIVERED and v.last in (Frame.GIVE, Frame.RECEIVE) for v in verdicts)
        return Verdict(Status.DELIVERED if given else Status.PLEDGED, Frame.PROMISE, Frame.PROMISE, passive=True)

    def _draft(self, share: _Share, verdict: Verdict, sentence: Sentence) -> Draft:
        share.cast.start = share.first
        chain = Chain([Head(share.first, Senses(), Tense.PARTICIPLE)])
        sums = [share.money] if share.money is not None else []
        things = [share.thing] if share.thing is not None else []
        return Draft(chain, verdict, sentence, share.cast, sums, things, share.first, share.last)
