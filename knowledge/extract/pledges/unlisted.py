"""What is given though no table lists it: a share, whatever a body hands over, what a town buys for all."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.extract.clauses.analysis import Clauses
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import Frame
from knowledge.extract.document import TokenKind
from knowledge.extract.pledges.gifts import GiftTest
from knowledge.extract.pledges.surroundings import Surroundings
from knowledge.model import EntityKind, Status

_SHARE_REACH = 6
"""Tokens behind a verb within which "half" or "the rest" is what is paid."""
_PERCENT_REACH = 7
"""Tokens behind a verb within which "20 per cent of" is what is paid."""
_TO_COME = (Status.PLEDGED, Status.CONSIDERED, Status.EXPECTED, Status.DECLINED)


class UnlistedGifts:
    """Finds what no table lists around the chains of one document."""

    def __init__(self, clauses: Clauses, gifts: GiftTest) -> None:
        self._tokens = clauses.document.tokens
        self._words = clauses.words
        clause = clauses.words.clause
        self._skipped = clause.determiners | clause.of | clause.negators
        self._objects = clauses.objects
        self._gifts = gifts

    def is_portion(self, around: Surroundings) -> bool:
        """Whether a share stands for its sum behind a verb of paying: "will pay half", "apportera le reste"."""
        verb, things = self._gifts.last_verb(around.chain), self._words.things
        pays = around.verdict.last in (Frame.GIVE, Frame.PROMISE) or verb.startswith(things.joining + things.funding)
        near = self._tokens[around.first : min(around.last, around.first + _SHARE_REACH)]
        if around.verdict.weak and around.verdict.last is Frame.SPEND:
            return False
        if not pays or around.verdict.status is Status.DELIVERED:
            return False
        that = self._words.clause.that
        return (
            any(
                token.lower in things.portions and self._tokens[token.index + 1].lower not in that
                for token in near[:-1]
            )
            or bool(near and near[-1].lower in things.portions)
            or self._is_percentage(around.first, around.last)
        )

    def _is_percentage(self, first: int, last: int) -> bool:
        """Whether a share in hundredths follows of what is parted: "1 % de ses ventes", "up to 20 per cent of"."""
        for at in range(first, min(last, first + _PERCENT_REACH) - 1):
            if self._tokens[at].lower in self._words.things.hundredths:
                after = self._tokens[at + 1]
                bounded = any(token.lower in self._words.things.levels for token in self._tokens[first:at])
                more = at + 2 < last and self._tokens[at + 2].lower in self._words.clause.more_than
                return (after.lower in self._words.clause.of and not more) or (
                    bounded and after.kind is TokenKind.PUNCTUATION
                )
        return False

    def hands_over(self, around: Surroundings) -> bool:
        """Whether a country gives what no table lists, in so many words to come: "Switzerland would send surgeons"."""
        subject, verdict, words = around.subject, around.verdict, self._words
        if verdict.status not in _TO_COME or verdict.weak or subject is None:
            return False
        hands = self._gifts.last_verb(around.chain).startswith(words.things.handing)
        if not (self.is_state(subject) or (hands and self.is_body(subject))):
            return False
        return self._is_plain(around, skipping=hands or verdict.status is Status.DECLINED)

    def pays(self, around: Surroundings) -> bool:
        """Whether a state or a town takes on what an article leads: "Mexico will pay the crews", "paiera l'essence"."""
        verdict = around.verdict
        if verdict.status not in _TO_COME or verdict.weak or not self._is_public(around.subject):
            return False
        led = around.first < around.last and self._tokens[around.first].lower in self._words.clause.definite
        return led and self._is_plain(around, skipping=True)

    def _is_plain(self, around: Surroundings, *, skipping: bool) -> bool:
        """Whether a plain noun is the object; `skipping` passes over its article first."""
        words = self._words
        at = around.first
        while skipping and at < around.last and self._tokens[at].lower in self._skipped:
            at += 1  # "enverra des vétérinaires", "fera don d'un orgue"
        token = self._tokens[at] if at < around.last else None
        plain = token is not None and token.kind is TokenKind.WORD and token.lower not in words.small
        return plain and not any(
            lower in words.things.ungiven or lower in words.things.no_promise for lower in self._phrase(at, around.last)
        )

    def _phrase(self, first: int, last: int) -> Iterator[str]:
        """Yield the first words of a noun phrase, up to a preposition."""
        for at in range(first, min(last, first + _SHARE_REACH)):
            lower = self._tokens[at].lower
            if lower in self._words.clause.prepositions:
                return
            yield lower

    @staticmethod
    def is_state(subject: Subject) -> bool:
        """Whether a subject is a country."""
        return any(m.referent is not None and m.referent.kind is EntityKind.COUNTRY for m in subject.mentions)

    def is_body(self, subject: Subject) -> bool:
        """Whether a subject is a body or a place, or a description that could be one."""
        if subject.mentions:
            return all(m.referent is not None and m.referent.kind is not EntityKind.PERSON for m in subject.mentions)
        return subject.words is not None and self._tokens[subject.words[0]].lower in self._words.clause.definite

    def says_more(self, around: Surroundings) -> bool:
        """Whether "more" or "any" stands for the thing that is refused."""
        chain = around.chain
        near = self._tokens[max(chain.first, chain.last - 2) : min(around.last, chain.last + 4)]
        return any(token.lower in self._words.clause.more for token in near)

    def buys_for(self, around: Surroundings, near: list[Thing]) -> bool:
        """Whether a public buyer says what it will buy: "rachètera les murs", "will buy 24 lorries for Moldova"."""
        verb, verdict = self._gifts.last_verb(around.chain), around.verdict
        if verdict.weak or verdict.status is Status.DELIVERED or not verb.startswith(self._words.things.buying):
            return False
        given = self._objects.recipient(around.first, around.last, ()) is not None
        own = around.first < around.last and self._tokens[around.first].lower in self._words.clause.definite
        opening = self._tokens[around.first : min(around.first + 2, around.last)]
        own = own or any(token.lower in self._words.things.portions for token in opening)
        return self._is_public(around.subject) and bool(around.sums or own or (near and given))

    def _is_public(self, subject: Subject | None) -> bool:
        """Whether a subject is a state, or a body of one that nobody names: "la commune"."""
        if subject is None:
            return False
        own = {token.lower for m in subject.mentions for token in self._tokens[m.first : m.last]}
        own.update(token.lower for token in self._tokens[slice(*(subject.words or (0, 0)))])
        return self.is_state(subject) or not own.isdisjoint(self._words.things.authorities)
