"""Whether a sum is one that is given: no price, no budget, nothing that is needed, lost, owed or earned."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.analysis import Clauses
from knowledge.extract.clauses.chain import Chain
from knowledge.extract.clauses.verbs import Frame
from knowledge.extract.document import Sentence, Token

_OBJECT_REACH = 5
"""Tokens behind a verb among which its object begins."""
_NOUN_REACH = 9
"""Tokens behind a verb or a sum within which a noun says what it is about."""


class GiftTest:
    """Tells gifts from other sums in one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words

    def is_given(self, money: Money, chain: Chain) -> bool:
        """Whether a sum is not of what is needed, lost, owed or earned; a debt can be forgiven, a bill be refused."""
        things = self._words.things
        if any(head.has(Frame.DECLINE) for head in chain.heads):
            return True
        start = self._document.token_at(money.start)
        end = self._document.token_at(money.end)
        behind = [token.lower for token in self._until_purpose(end)]
        if not chain.heads[-1].has(Frame.HELP, Frame.AMOUNT) and any(word in things.debts for word in behind):
            return False
        voted = self._tokens[chain.last + 1 : min(start, chain.last + 1 + _OBJECT_REACH)]
        if self._is_budget(start, end) or self._is_price(end) or self._names_budget(voted):
            return False
        if self.is_funded(chain):
            return True  # whoever pays the bill gives it
        behind_verb = chain.last + 1 if start > chain.last else 0
        before = self._back_to_comma(max(behind_verb, start - 4), start)
        return not any(self._is_no_gift(index) for index in (*before, *range(end, end + len(behind))))

    def _back_to_comma(self, first: int, start: int) -> range:
        """Return the tokens before a sum that are of its own phrase: "1 % de ses ventes, et 200 000 euros"."""
        comma = next((at for at in range(start - 1, first - 1, -1) if self._tokens[at].text in ",;:"), first)
        return range(comma, start)

    def is_about_debts(self, chain: Chain, sentence: Sentence) -> bool:
        """Whether debts are what a chain is about."""
        near = self._tokens[chain.last + 1 : min(sentence.last, chain.last + 1 + _NOUN_REACH)]
        return any(token.lower in self._words.things.debts for token in near)

    def has_tail(self, first: int, last: int) -> bool:
        """Whether a phrase such as "on the table" stands behind what is put there."""
        words = " ".join(token.lower for token in self._tokens[first:last])
        tail = next((tail for tail in self._words.clause.tails if f" {tail}" in words), None)
        return tail is not None and not any(f"{no} {tail}" in words for no in self._words.clause.negators)

    def is_funded(self, chain: Chain) -> bool:
        """Whether the verb is one that takes anything for its object: "financera un port", "pay for the buses"."""
        return self.last_verb(chain).startswith(self._words.things.funding)

    def last_verb(self, chain: Chain) -> str:
        """Return the last verb of a chain as the text has it, in lower case: "pay for"."""
        head = chain.heads[-1]
        return " ".join(token.lower for token in self._tokens[head.index : head.last + 1])

    def _until_purpose(self, end: int) -> list[Token]:
        """Return the words right behind a sum that say what it is; what it is for is no part of them."""
        words = self._words.clause
        near = self._tokens[end : end + 3]
        for at, token in enumerate(near):
            if token.lower in words.to or token.lower in words.for_ or token.lower in words.purpose:
                return near[:at]
        return near

    def _is_price(self, end: int) -> bool:
        """Whether a sum pays for what is traded: "30 million euros for the midfielder"."""
        near = self._tokens[end : end + _NOUN_REACH]
        at = next((at for at, token in enumerate(near) if token.lower in self._words.clause.for_), len(near))
        return any(token.lower in self._words.things.traded for token in near[at + 1 : at + 4])

    def _is_no_gift(self, index: int) -> bool:
        """Whether a word says that a sum beside it is needed, lost or earned; a tax credit and debt relief are given."""
        if self._tokens[index].lower not in self._words.things.no_promise or self._is_outlay(index):
            return False
        near = self._tokens[max(0, index - 2) : index + 2]
        return not any(token.lower in self._words.things.reliefs for token in near)

    def _is_outlay(self, index: int) -> bool:
        """Whether a word says what is laid out for what somebody makes: "will open a school at a cost of 5 million"."""
        words = self._words.clause
        article = index >= 2 and self._tokens[index - 1].lower in words.determiners
        if not article or self._tokens[index].lower not in self._words.things.outlays:
            return False
        before = self._tokens[index - 2].lower
        return before in words.places or before in words.for_

    def _names_budget(self, tokens: Sequence[Token]) -> bool:
        """Whether a budget is the object of a verb: "a voté son budget, à 58 millions"."""
        of = self._words.clause.of
        return any(
            token.lower in self._words.things.budgets and self._tokens[token.index - 1].lower not in of
            for token in tokens
        )

    def _is_budget(self, start: int, end: int) -> bool:
        """Whether a sum is what somebody has to spend: "a budget of 5 million", "un budget annuel de 5 millions"."""
        things, words = self._words.things, self._words.clause
        before = self._tokens[max(0, start - 4) : start]
        governed = bool(before) and before[-1].lower in words.of
        behind = self._tokens[end : end + 2]
        governed = governed and any(token.lower in things.budgets for token in before)
        return governed or any(token.lower in things.budgets for token in behind)
