"""Reads lists of givers, in which a giver and a sum stand side by side behind a sentence that promises.

"Germany was the largest single giver, with one billion euros, ahead of Canada (C$590m)"; "Suivent la Corée, 60 millions, et
la Belgique, 22 millions"; "Prague ajoute 30 véhicules". What may stand between the two is a table of words, and what is
listed is promised as firmly as what leads the list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clauses
from knowledge.extract.clauses.chain import Chain, Head
from knowledge.extract.clauses.names import may_act
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.verbs import FINITE, Frame, Senses, Tense, load_verbs
from knowledge.extract.document import Mention, Sentence, TokenKind, between
from knowledge.extract.pledges.actors import Actors
from knowledge.extract.pledges.casts import Cast
from knowledge.extract.pledges.drafts import Draft
from knowledge.extract.pledges.list_words import load_list_words
from knowledge.extract.pledges.verdict import Verdict
from knowledge.model import Status

_REACH = 3
"""Sentences behind what leads a list within which the list goes on."""
_LONGEST_GAP = 12
"""Tokens between a giver and what it gives."""
_LONGEST_GIVER = 8
"""Tokens of a giver that only common nouns name: "the widow of the composer Anders Holm"."""
_LONGEST_BEHIND = 4
"""Tokens behind a sum that say what it is."""
_SIGNS = frozenset(",:(–—-")
_LEADING = (Status.PLEDGED, Status.AGREED, Status.DELIVERED, Status.EXPECTED)


class _Entry(NamedTuple):
    """A giver with what stands beside it: the tokens `first:last` of both; `ranked` where words between them tell."""

    first: int
    last: int
    cast: Cast
    ranked: bool
    money: Money | None = None
    thing: Thing | None = None


class ListReader:
    """Reads the lists of givers of one document."""

    def __init__(self, clauses: Clauses, actors: Actors) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._objects = clauses.objects
        self._actors = actors
        self._lists = load_list_words(clauses.document.language)
        self._gathering = clauses.document.where(self._lists.gathering) if self._lists else []
        self._adding = clauses.document.where(self._lists.adding) if self._lists else []
        self._verbs = load_verbs(clauses.document.language)
        self._listed = -_REACH - 1
        """The last sentence in which givers were listed."""

    def read(self, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the promises of a sentence that only a list tells; `drafts` are those found before, here too."""
        if self._lists is None:
            return
        own = [draft for draft in drafts if draft.sentence is sentence]
        lead = self._lead(sentence, drafts)
        entries: list[_Entry] = []
        if lead is not None or sentence.index - self._listed <= _REACH or self._gathers(sentence):
            entries.extend(self._sums(sentence, own))
            beside = lead is not None or self._listed >= 0
            if not any(entry.ranked for entry in entries) and not (beside and len(entries) + bool(own) > 1):
                entries = []
        if drafts:
            entries.extend(self._things(sentence, own))  # who adds adds to what was promised
        for entry in entries:
            self._listed = sentence.index
            _cut(own, entry)
            verdict = lead.verdict if lead is not None else _PROMISED
            yield self._draft(entry, verdict, sentence, lead)

    # --- whether givers are listed

    @staticmethod
    def _lead(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
        """Return the last promise with a sum, here or shortly before."""
        near = (draft for draft in reversed(drafts) if sentence.index - draft.sentence.index <= _REACH)
        return next((draft for draft in near if draft.sums and draft.verdict.status in _LEADING), None)

    def _gathers(self, sentence: Sentence) -> bool:
        """Whether the text speaks of donors here or shortly before."""
        first = self._document.sentences[max(0, sentence.index - _REACH)].first
        at = bisect_left(self._gathering, first)
        return at < len(self._gathering) and self._gathering[at] < sentence.last

    def _is_against(self, first: int, last: int) -> bool:
        """Whether a sum among the tokens is something else: damage, a budget, what was spent."""
        against = self._lists.against if self._lists else frozenset()
        for at in range(first, min(last + _LONGEST_BEHIND, len(self._tokens))):
            if at >= last and self._tokens[at].text in ",;.)":
                return False
            if self._tokens[at].lower in against:
                return True
        return False

    # --- givers with what they give

    def _sums(self, sentence: Sentence, own: Sequence[Draft]) -> Iterator[_Entry]:
        taken = {draft.sums[0].start for draft in own if draft.sums}
        floor = sentence.first
        for money in self._objects.sums_in(sentence.first, sentence.last):
            start, end = self._document.token_at(money.start), self._document.token_at(money.end)
            if money.start not in taken and (found := self._giver_before(start, floor)):
                giver, cast, ranked = found
                if not self._is_against(giver, end):
                    yield _Entry(giver, end, cast, ranked, money=money)
            floor = end

    def _things(self, sentence: Sentence, own: Sequence[Draft]) -> Iterator[_Entry]:
        """Yield what is added that is no sum: "La Suède, elle, ajoute 40 générateurs"."""
        if self._lists is None:
            return
        for at in between(self._adding, sentence.first, sentence.last - 1):
            if any(draft.first <= at + 1 < draft.last for draft in own):
                continue
            first = at + 1
            while first < sentence.last and self._tokens[first].lower in self._lists.between - self._words.determiners:
                first += 1
            found = self._giver_before(at + 1, sentence.first)
            counted = self._objects.counted_in(first, min(sentence.last, first + _LONGEST_GAP))
            things = [counted] if counted else self._objects.things_in(first, sentence.last, 1)
            if found and things and things[0].first <= first + 1:
                giver, cast, ranked = found
                yield _Entry(giver, things[0].last, cast, ranked, thing=things[0])

    def _giver_before(self, index: int, floor: int) -> tuple[int, Cast, bool] | None:
        """Return who stands before what is given, with the first token, and whether the words between tell of a list."""
        ranked = False
        for at in range(index - 1, max(floor - 1, index - _LONGEST_GAP), -1):
            mention = self._document.mention_at.get(at)
            if mention is not None and may_act(mention) and mention.last == at + 1:
                return self._named(mention, floor, ranked=ranked)
            token = self._tokens[at]
            ranked = ranked or self._ranks(token.lower)
            if not self._may_stand_between(at):
                described = self._described(at + 1, floor)
                return (described.start or at, described, ranked) if described is not None else None
        return None

    def _ranks(self, word: str) -> bool:
        return self._lists is not None and word in self._lists.ranking

    def _may_stand_between(self, index: int) -> bool:
        token = self._tokens[index]
        if self._lists is None or token.kind is TokenKind.MARK:
            return token.lower in self._words.possessive_signs
        lower = token.lower
        known = lower in self._lists.between or lower in self._lists.ranking or lower in self._words.possessive_signs
        return known or token.text in _SIGNS

    def _named(self, mention: Mention, floor: int, *, ranked: bool) -> tuple[int, Cast, bool] | None:
        referent = mention.referent
        if referent is None:
            return None
        first = self._past_determiners(mention.first, floor)
        governor = self._tokens[first - 1].lower if first > floor else ""
        governed = self._lists.governed if self._lists is not None else frozenset()
        if governor in self._words.prepositions - self._words.of - governed:
            return None  # "the largest giver to Sudan, with"
        if first - 1 > floor and governor in self._words.of:
            # "the widow of the composer Anders Holm"; but "suivie de Washington"
            before = self._tokens[first - 2]
            if before.kind is TokenKind.WORD and before.lower not in governed:
                described = self._described(mention.last, floor)
                return (described.start or first, described, ranked) if described is not None else None
        return first, Cast([self._actors.country_of(referent)], start=first), ranked

    def _past_determiners(self, index: int, floor: int) -> int:
        while index > floor and self._tokens[index - 1].lower in self._words.determiners - self._words.of:
            index -= 1
        return index

    def _described(self, end: int, floor: int) -> Cast | None:
        """Return whom common nouns name that end at a token and begin a clause with their article."""
        for start in range(end - 1, max(floor - 1, end - _LONGEST_GIVER), -1):
            opens = start == floor or self._tokens[start - 1].lower in self._words.and_ or self._opens(start - 1)
            if opens and self._tokens[start].lower in self._words.determiners:
                return self._actors.common(start, end)
            if self._tokens[start].kind is not TokenKind.WORD or self._is_verb(start):
                return None
        return None

    def _is_verb(self, index: int) -> bool:
        senses = self._verbs.get(self._tokens[index].lower, ())
        return any(sense.tense & FINITE and not sense.noun for sense in senses)

    def _opens(self, index: int) -> bool:
        token = self._tokens[index]
        return token.text in ",;:" or (self._lists is not None and token.lower in self._lists.governed)

    # --- the promise

    def _draft(self, entry: _Entry, verdict: Verdict, sentence: Sentence, lead: Draft | None) -> Draft:
        entry.cast.start = entry.first
        return Draft(
            Chain([Head(entry.first, Senses(), Tense.PARTICIPLE)]),
            verdict,
            sentence,
            entry.cast,
            [entry.money] if entry.money is not None else [],
            [entry.thing] if entry.thing is not None else [],
            entry.first,
            entry.last,
            recipient=lead.recipient if lead is not None else None,
        )


def _cut(own: Sequence[Draft], entry: _Entry) -> None:
    """Take what is listed from the promises before it in the sentence."""
    for draft in own:
        if draft.first <= entry.first < draft.last:
            draft.last = entry.first
            draft.sums = [money for money in draft.sums if entry.money is None or money.start < entry.money.start]
            draft.things = [thing for thing in draft.things if thing.first < entry.first]


_PROMISED = Verdict(Status.PLEDGED, Frame.PROMISE, Frame.PROMISE, passive=False)
