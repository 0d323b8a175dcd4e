"""Whom a relative pronoun stands for: "Jane Roe, who said", "dit Jean Roy, patron du port, pour qui"."""

from __future__ import annotations

from knowledge.extract.document import Document, Mention
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import AND, MARK, ROLE, SIGN, D, P, Phrases
from knowledge.extract.quotations.subjects import Subjects
from knowledge.model import EntityKind

_REACH = 60
"""Tokens before a relative pronoun within which another clause of the same phrase begins."""
_PAUSES = frozenset({",", "–", "—", "-", "("})


class Antecedents:
    """Finds what stands before the relative clauses of one document."""

    def __init__(
        self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases, subjects: Subjects
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.subjects = subjects

    def of(self, relative: int, floor: int) -> tuple[int, int, int] | None:
        """Return the phrase before a relative pronoun and its comma: its first token, where it ends, and its apposition."""
        end = relative
        while end > floor and (
            self.tokens[end - 1].text in _PAUSES or (self.classes[end - 1] & P and not self.classes[end - 1] & D)
        ):
            end -= 1
        if end <= floor:
            return None
        end = self.subjects.skip_bracket(end, floor)
        first = self.phrases.left(end, floor)
        if self.classes[end - 1] & AND and not self.tokens[end - 1].capital:
            # "a boxer who has lost once and who says": that of the relative clause before.
            earlier = [
                i
                for i in range(max(floor, end - _REACH), end)
                if self.tokens[i].lower in self.lexicon.relative_pronouns
            ]
            return self.of(earlier[-1], floor) if earlier else None
        if first >= end:
            return None
        named = self.document.mention_at.get(end - 1)
        if named is not None and named.last == end and named.first > first and _is_person(named):
            first = named.first  # "the prize went to Jane Roe, who said"
        # Of "X, the minister of Y, who said" X is meant, which the mention knows by its apposition.
        apposed = first > floor + 1 and self.tokens[first - 1].text == "," and self.classes[first] & ROLE
        before = self.document.mention_at.get(first - 2) if apposed else None
        if before is not None and before.last == first - 1 and before.first >= floor and _is_person(before):
            return before.first, before.last, end  # "dit X, patron du port, pour qui"
        return first, end, end

    def relative(self, floor: int, end: int) -> int | None:
        """Return the last relative pronoun before a token with no sign between."""
        relatives = self.lexicon.relative_pronouns | self.lexicon.relatives
        for index in range(end - 1, max(floor, end - _REACH), -1):
            if self.classes[index] & (SIGN | MARK):
                return None
            if self.tokens[index].lower in relatives:
                return index
        return None


def _is_person(mention: Mention) -> bool:
    return mention.referent is not None and mention.referent.kind is EntityKind.PERSON
