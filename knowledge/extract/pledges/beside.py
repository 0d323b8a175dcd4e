"""Who gives, may give or will not beside a promise of others: few words say it, since what is given was just named."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.extract.clauses.analysis import Clauses
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.verbs import Frame
from knowledge.extract.document import Mention, Token, TokenKind
from knowledge.extract.pledges.gifts import GiftTest
from knowledge.extract.pledges.surroundings import Surroundings
from knowledge.extract.pledges.unlisted import UnlistedGifts
from knowledge.model import EntityKind, Status

_UNDECIDED = (Status.CONSIDERED, Status.EXPECTED, Status.DECLINED)
"""What who looks on says of joining in."""


class BesideOthers:
    """Reads the chains of one document that take up what others promise."""

    def __init__(self, clauses: Clauses, gifts: GiftTest, unlisted: UnlistedGifts) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words
        self._small = clauses.words.clause.adverbs | clauses.words.clause.determiners
        self._gifts = gifts
        self._unlisted = unlisted

    def joins(self, around: Surroundings, near: Callable[[Surroundings], list[Thing]]) -> bool:
        """Whether a verb with nothing behind it says all: "a refusé de contribuer", beside a promise "Kuwait may follow".

        `near` tells what stands near enough to a chain to be what it gives.
        """
        verdict, things = around.verdict, self._words.things
        verb = self._gifts.last_verb(around.chain)
        after = self._behind_adverbs(around)
        ended = after is None or after.kind is not TokenKind.WORD
        alike = verb.endswith(things.alike) or (after is not None and after.lower in things.alike)
        if verdict.status is Status.DECLINED and verb.startswith(things.joining):
            return ended or (alike and around.beside) or bool(near(around))
        if not around.beside or verdict.passive or around.subject is None or not self._unlisted.is_body(around.subject):
            return False
        if verdict.status not in _UNDECIDED or not any(map(self._is_surely_named, around.subject.mentions)):
            return False
        head = around.chain.heads[-1]
        stands = head.reflexive or all(sense.adjective for sense in head.senses)  # "s'est abstenue", "is reluctant"
        weighs = verdict.last is Frame.CONSIDER or (verdict.last is Frame.DECLINE and not stands)
        return (ended or alike) and (weighs or verb.startswith(things.following))

    def goes_along(self, around: Surroundings) -> bool:
        """Whether somebody gives beside others what no table lists: "en promet autant", "could double the sum"."""
        verdict, things = around.verdict, self._words.things
        if not around.beside or verdict.passive or around.subject is None or not self._unlisted.is_body(around.subject):
            return False
        if verdict.status is Status.DELIVERED:
            return False
        if verdict.last is Frame.GIVE and self._gifts.last_verb(around.chain).endswith(tuple(things.again)):
            return True  # "intends to do the same"
        after = self._behind_adverbs(around)
        if after is None:
            return False
        if verdict.last is Frame.RAISE:
            return after.lower in things.stakes and not verdict.weak
        if verdict.last is Frame.PROMISE:
            # "promised “a fair share”": how much it will be is not told
            return after.kind is TokenKind.MARK or after.lower in things.again
        return verdict.last is Frame.GIVE and after.lower in things.again

    def hands_over(self, around: Surroundings, near: list[Thing]) -> bool:
        """Whether a country names what it hands over, and no article makes it known: "L'Estonie offre des instructeurs"."""
        if not around.beside or around.subject is None or not self._unlisted.is_state(around.subject):
            return False
        after = self._behind_adverbs(around)
        if not near or after is None or self._tokens[near[0].noun].lower not in self._words.things.goods:
            return False
        led = after.index in range(near[0].first, near[0].last)
        return led and self._tokens[after.index - 1].lower not in self._words.clause.definite

    def _behind_adverbs(self, around: Surroundings) -> Token | None:
        """Return the first token behind a chain that is no adverb or article, None where its clause ends before."""
        return next(
            (token for token in self._tokens[around.first : around.last] if token.lower not in self._small), None
        )

    def _is_surely_named(self, mention: Mention) -> bool:
        """Whether a name is no common word that a sentence opens with: "Floods may follow"."""
        referent = mention.referent
        if referent is None or referent.kind is EntityKind.COUNTRY or mention.last - mention.first > 1:
            return referent is not None
        opens = self._document.sentence_at(mention.start).first == mention.first
        return not opens or len(referent.mentions) > 1
