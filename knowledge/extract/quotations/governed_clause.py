"""What a preposition attributes: the clause behind "selon X," or before ", according to X"."""

from __future__ import annotations

from knowledge.extract.document import Document
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import ADV, AND, MARK, PRO, REL, ROLE, SIGN, SUB, D, P
from knowledge.extract.quotations.attribution import Attribution
from knowledge.extract.quotations.cues import Cue
from knowledge.extract.quotations.frames import Frame
from knowledge.extract.quotations.reported_clause import ReportedClause
from knowledge.model import EntityKind

_SHORT_LEAD = 5
"""Tokens before a preposition between commas; a lead that is shorter is no clause by itself."""
_REACH_COMMA = 18
"""Tokens behind "selon X" within which a comma opens the clause."""


def sentence_start(classes: list[int], first: int, last: int) -> int:
    """Return the first word of a sentence, past bullets, marks and dashes."""
    while first < last and classes[first] & (SIGN | MARK):
        first += 1
    return first


class GovernedClause:
    """Finds what prepositions attribute in one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], clause: ReportedClause) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.clause = clause

    def span(
        self,
        cue: Cue,
        attribution: Attribution,
        frame: Frame,
        spans: list[tuple[int, int]],
    ) -> tuple[int, int] | None:
        """Return the tokens of what "selon X" attributes: the rest of the sentence, or the sentence before it."""
        tokens = self.tokens
        if cue.weak and not self.lexicon.weak_clauses:
            return None
        first = sentence_start(self.classes, frame.first, frame.last)
        first = next(
            (i + 1 for i in range(cue.first - 1, max(first, cue.first - 3), -1) if tokens[i].text == ":"), first
        )
        after = attribution.full
        if cue.last < frame.last and tokens[cue.last].lower in self.lexicon.relative_pronouns:
            return cue.last + 1, self.clause.end(cue.last + 1, frame.last, [])
        if self._leads(first, cue.first):
            start = self._after_comma(attribution, frame)
            if start is None or (cue.weak and not self._weighs(attribution, start)):
                return None
            return start, self.clause.end(start, frame.last, [])
        if cue.weak or any(cue.last <= begun < attribution.full + 6 for begun, _ in spans):
            return None
        last = cue.first
        while last > first and (tokens[last - 1].text in {",", "–", "—", "("} or self.classes[last - 1] & AND):
            last -= 1
        rest = after < frame.last - 3 and tokens[after].text == "," and not self.classes[after + 1] & (REL | SUB | AND)
        if rest and not any(begun > after for begun, _ in spans):
            opens = self.classes[first] & (SUB | P) and not self.classes[first] & (D | PRO)
            if last - first < _SHORT_LEAD or opens:
                return first, self.clause.without_stop(after + 1, frame.last)
            if frame.last - after > last - first:
                return after + 1, self.clause.without_stop(after + 1, frame.last)
        return first, last

    def _leads(self, first: int, cue: int) -> bool:
        """Whether a preposition opens its sentence, but for a small word before it: "Toujours selon X, …"."""
        return cue - first <= 2 and all(
            self.classes[i] & (ADV | AND | SUB | SIGN) or self.tokens[i].capital for i in range(first, cue)
        )

    def _after_comma(self, attribution: Attribution, frame: Frame) -> int | None:
        """Where the clause begins behind "selon X, ministre de Y,": after the comma that ends what names the speaker."""
        at = attribution.full
        depth = 0
        while at < frame.last and at < attribution.full + _REACH_COMMA:
            text = self.tokens[at].text
            if text == "(":
                depth += 1
            elif text == ")":
                depth -= 1
            elif text in {",", ":"} and depth == 0:
                if at > attribution.full or not self._is_relative(at + 1, frame.last):
                    return at + 1  # but "According to Jane Roe, who led the study, …"
            elif text != ":" and self.clause.phrases.is_stop(at):
                break
            at += 1
        last = attribution.last
        while last < frame.last and self.classes[last] & SIGN:
            last += 1
        return last if last < frame.last else None

    def _is_relative(self, index: int, last: int) -> bool:
        """Whether what stands behind a comma tells more of whom it follows."""
        return index < last and self.tokens[index].lower in self.lexicon.relative_pronouns

    def _weighs(self, attribution: Attribution, start: int) -> bool:
        """Whether "pour X" says what X holds: X can think, and a clause follows."""
        for index in range(attribution.first, attribution.last):
            can = self.classes[index]
            mention = self.document.mention_at.get(index)
            person = mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON
            if person or can & ROLE or self.tokens[index].lower in self.lexicon.anonymous or attribution.pronoun:
                return self.tokens[start - 1].text == ","
        return False
