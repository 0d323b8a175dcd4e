"""Who gives where that is not the subject of a verb: an agent, a source, the owner of a noun."""

from __future__ import annotations

from knowledge.extract.clauses.chain import Chain
from knowledge.extract.clauses.names import NameFinder, may_act
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Mention

_AGENT_REACH = 14
"""Tokens behind a verb within which "by" or "from" names who gives."""
_OWNER_REACH = 3


class GiverFinder:
    """Finds those who give, beside the verbs, nouns and sums of one document."""

    def __init__(self, document: Document, words: Words, names: NameFinder) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words.clause
        self._names = names

    def owners(self, noun: int, end: int) -> list[Mention]:
        """Return whose a noun is, named beside it: "Seoul's offer", "l'aide de la Norvège", "l'annonce par Oslo"."""
        before = noun - 1
        while before >= 0 and noun - before <= _OWNER_REACH and before not in self._document.mention_at:
            if self._tokens[before].lower not in self._words.before_nouns and not self._is_possessive_sign(before):
                break
            before -= 1
        owner = self._document.mention_at.get(before)
        if owner is not None and may_act(owner) and noun - before >= 2 and self._is_possessive_sign(before + 1):
            return [owner]
        after = self._tokens[noun + 1].lower if noun + 1 < end else ""
        if after in self._words.agents or (after in self._words.of and after not in self._words.away):
            return self._names.behind(noun + 2, end)
        return []

    def named_after(self, first: int, end: int) -> list[Mention]:
        """Return who is named from a token on, after determiners, with those that "and" joins to them."""
        return self._names.behind(first, end)

    def _is_possessive_sign(self, index: int) -> bool:
        return self._tokens[index].lower in self._words.possessive_signs

    def agents(self, chain: Chain, end: int) -> list[Mention]:
        """Return who a passive is done by, named after it: "seront fournis par Berlin et Paris"."""
        tokens = self._tokens
        for index in range(chain.last + 1, min(end, chain.last + _AGENT_REACH)):
            if tokens[index].lower in self._words.agents:
                return self._names.behind(index + 1, end, common=True)
            if tokens[index].text in ".;:" or tokens[index].lower in self._words.parting:
                return []
        return []

    def sources(self, chain: Chain, end: int) -> list[Mention]:
        """Return whom something is received from: "a reçu 25 millions de la Finlande"."""
        tokens = self._tokens
        for index in range(chain.last + 1, min(end, chain.last + _AGENT_REACH)):
            if tokens[index].lower in self._words.of or tokens[index].lower in self._words.agents:
                found = self._names.behind(index + 1, end)
                if found:
                    return found
        return []
