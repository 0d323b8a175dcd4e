"""Which stance a chain of verbs takes: "opposes", "would back it if", "n'est pas opposé à"."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.extract.clauses.analysis import Clauses
from knowledge.extract.clauses.chain import Chain, Head
from knowledge.extract.clauses.verbs import Frame, Tense
from knowledge.extract.document import Token, TokenKind
from knowledge.model import Stance

STANCES = {
    Frame.SUPPORT: Stance.SUPPORTS,
    Frame.OPPOSE: Stance.OPPOSES,
    Frame.DOUBT: Stance.SCEPTICAL,
    Frame.CAUTION: Stance.CAUTIOUS,
    Frame.NEUTRAL: Stance.NEUTRAL,
}
"""The stances that verbs of a frame take."""
_DENIED = {
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.NEUTRAL,
}
_UNDER = (Frame.AGREE, Frame.EXPECT, Frame.PLAN, Frame.COME)
"""Frames of verbs that only carry the stance of the one behind them: "voted to reject", "vient de rejeter"."""
_GIVING = (Frame.GIVE, Frame.HELP, Frame.SPEND, Frame.HOST, Frame.PROMISE)
_LONGEST_CONDITION = 14
"""Tokens behind a verb within which "if" says on what it depends."""
_LONGEST_CLAIM = 5
"""Tokens behind a verb within which "that" makes a claim of it."""


def denied(stance: Stance) -> Stance | None:
    """Return the stance of who is said not to take one, None where that tells nothing."""
    return _DENIED.get(stance)


def refuses_gift(chain: Chain) -> bool:
    """Whether a chain refuses to give: who declines a gift needs no stance beside it."""
    return chain.heads[-1].has(*_GIVING) and any(head.has(Frame.DECLINE) for head in chain.heads[:-1])


class Taken(NamedTuple):
    """A stance that a chain takes; `pending` where it is one only if it hangs on something."""

    stance: Stance
    pending: bool = False


class StanceTaking:
    """Tells the stances that the chains of one document take."""

    def __init__(self, clauses: Clauses) -> None:
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause

    def of(self, chain: Chain) -> Taken | None:
        """Return the stance that a chain takes: of the first of its verbs that takes one, denied or not."""
        stance = self._told(chain)
        if stance is not None:
            return Taken(stance, pending=stance is Stance.OPPOSES and refuses_gift(chain))
        return self._to_come(chain)

    def _to_come(self, chain: Chain) -> Taken | None:
        """Return what is a stance only where it hangs on something: "will sign", "ne versera rien"."""
        if not chain.heads[0].tense & (Tense.FUTURE | Tense.CONDITIONAL) or not chain.lexical:
            return None
        negated = any(head.negated for head in chain.heads)
        if not any(head.has(*(_GIVING if negated else (Frame.AGREE, Frame.SUPPORT))) for head in chain.lexical):
            return None
        if not negated and self.depends(chain.last + 1):
            return Taken(Stance.CONDITIONAL)
        return Taken(Stance.OPPOSES if negated else Stance.SUPPORTS, pending=True)

    def _told(self, chain: Chain) -> Stance | None:
        negated = False
        for position, head in enumerate(chain.heads):
            negated |= head.negated
            if head.is_auxiliary:
                continue
            stance = next((STANCES[sense.frame] for sense in head.senses if sense.frame in STANCES), None)
            to_come = chain.heads[0].tense & (Tense.FUTURE | Tense.CONDITIONAL)
            if stance is None and head.has(*_UNDER) and position + 1 < len(chain.heads):
                continue
            if head.reflexive and not any(sense.reflexive or sense.adjective for sense in head.senses):
                return None  # "se défend"
            if (
                stance is None
                or any(sense.noun for sense in head.senses)
                or not self._takes_object(stance, head, chain)
            ):
                return None
            restricted = not negated and self._tokens[head.index - 1].lower in self._words.negation
            if restricted and stance is Stance.CAUTIOUS:
                return None  # "dit ne craindre qu'un adversaire"
            if negated:
                stance = _DENIED.get(stance)
            if to_come and stance in (Stance.SUPPORTS, Stance.NEUTRAL) and self.depends(chain.last + 1):
                return Stance.CONDITIONAL
            if stance is Stance.SUPPORTS and to_come:
                return None  # who will support promises
            return stance
        return None

    def depends(self, first: int) -> bool:
        """Whether "if" follows in the sentence: what is said depends on something."""
        for token in self._tokens[first : first + _LONGEST_CONDITION]:
            if token.text in ".;:?!":
                return False
            if token.lower in self._words.conditions and token.lower not in self._words.reflexive:
                return True
        return False

    def _takes_object(self, stance: Stance, head: Head, chain: Chain) -> bool:
        """Whether a verb has the object that its stance needs: "warned of", and not "warned drivers to stay at home"."""
        after = self._tokens[chain.last + 1] if chain.last + 1 < len(self._tokens) else None
        lower = after.lower if after is not None else ""
        verb = self._tokens[head.index].lower
        clitic = chain.first and self._tokens[chain.first - 1].lower in self._words.clitics
        if verb in self._words.transitive and not clitic and not self._opens_object(after):
            return False
        if stance is Stance.OPPOSES and head.has(Frame.DECLINE) and self._opens_infinitive(chain.last + 1):
            return False  # "refuse de payer": who will not do something, which need not be about others
        if stance is Stance.CAUTIOUS and verb.startswith(self._words.warning):
            return lower in self._words.warned_of
        if (
            stance in (Stance.SUPPORTS, Stance.OPPOSES)
            and self._words.claiming
            and verb.startswith(self._words.claiming)
        ):
            return not self._claims(chain.last + 1)
        if stance is Stance.OPPOSES and any(
            token.lower in self._words.silence for token in self._tokens[chain.last + 1 : chain.last + 4]
        ):
            return False  # "a refusé de parler à la presse"
        if stance is Stance.OPPOSES and verb.startswith(self._words.blocking):
            near = self._tokens[chain.last + 1 : chain.last + 1 + _LONGEST_CLAIM]
            if any(token.lower in self._words.ways for token in near):
                return False  # "blocked the ring road"
        if stance is Stance.OPPOSES and verb.startswith(self._words.sentencing):
            near = self._tokens[chain.last + 1 : chain.last + 1 + _LONGEST_CONDITION]
            return not any(token.lower in self._words.sentences for token in near)
        return True

    def _opens_infinitive(self, index: int) -> bool:
        """Whether a marker of infinitives at a token leads one, and not "62 %" of "a rejeté à 62 % le plan"."""
        if index + 1 >= len(self._tokens) or self._tokens[index].lower not in self._words.infinitive_markers:
            return False
        after = self._tokens[index + 1]
        return after.kind is not TokenKind.NUMBER and after.lower not in self._words.determiners - self._words.clitics

    def _opens_object(self, token: Token | None) -> bool:
        """Whether an object can begin with a token: no stop, no "that", no preposition but "to" of "object to"."""
        if token is None or token.kind is TokenKind.PUNCTUATION:
            return False
        words = self._words
        closed = token.lower in words.that or token.lower in words.and_ or token.lower in words.prepositions
        return not closed or token.lower in words.to

    def _claims(self, first: int) -> bool:
        """Whether "that" follows, so that a verb only claims: "a soutenu jusqu'au bout que"."""
        for token in self._tokens[first : first + _LONGEST_CLAIM]:
            if token.lower in self._words.that:
                return True
            if token.lower in self._words.determiners:
                return False
        return False
