"""Reported speech: what somebody said in the article's own words.

Three shapes carry nearly all of it: a clause behind the verb ("X said that …", and in English without "that"), a sentence
that ends in its cue ("…, a fait savoir X"; "…, Smith said"), and what a preposition attributes ("selon X, …").
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Document
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import (
    ADV,
    AND,
    AUX,
    BODY,
    CUE,
    MARK,
    MODAL,
    PRO,
    REL,
    ROLE,
    SIGN,
    SUB,
    TIME,
    D,
    J,
    P,
    Phrases,
)
from knowledge.extract.quotations.attribution import Attribution, Attributor
from knowledge.extract.quotations.cues import Cue, CueKind
from knowledge.extract.quotations.frames import Frame
from knowledge.extract.quotations.governed_clause import GovernedClause, sentence_start
from knowledge.extract.quotations.reported_clause import LEAST_WORDS, ReportedClause

_SHORT_LEAD = 5
"""Tokens before a cue between commas; a lead that is shorter is no clause by itself."""
_MARKED_SHARE, _GOVERNED_SHARE = 0.4, 0.25
"""A clause of which more than this stands in marks is left to the partial quotation, as is a sentence behind "selon X"."""
_CUES_AHEAD = 9
"""Cues behind a reported clause that may end it."""


@dataclass(slots=True, eq=False)
class Report:
    """A reported clause `start:end` with what attributes it."""

    start: int
    end: int
    attribution: Attribution
    frame: Frame


class ReportFinder:
    """Finds the reported speech of one document."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        classes: list[int],
        phrases: Phrases,
        attributor: Attributor,
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.attributor = attributor
        self.clause = ReportedClause(document, lexicon, classes, phrases)
        self.governed = GovernedClause(document, lexicon, classes, self.clause)
        self.spoken: set[int] = set()

    def find(self, frames: list[Frame], cues: list[Cue], taken: set[int], spoken: set[int]) -> list[Report]:
        """Return the reported clauses in order.

        `taken` are the verbs of cues that attribute words in marks from behind, `spoken` the opening tokens of the words in
        marks that are speech; others, such as nicknames, part nothing.
        """
        self.spoken = spoken
        found: list[Report] = []
        at = 0
        for frame in frames:
            while at < len(cues) and cues[at].verb < frame.first:
                at += 1
            end = at
            while end < len(cues) and cues[end].verb < frame.last:
                end += 1
            if end > at:
                found += self._in_frame(frame, cues[at:end], taken)
        return found

    def _in_frame(self, frame: Frame, cues: list[Cue], taken: set[int]) -> list[Report]:
        spans = [(m.opening, m.closing) for m in frame.marked]
        found: list[Report] = []
        previous: Attribution | None = None
        reported_to = 0
        for number, cue in enumerate(cues):
            if any(first <= cue.verb < last for first, last in spans):
                continue
            floor = self._floor(frame, spans, cue, cues, number)
            attribution = self._attribution(cue, floor, frame, previous)
            if attribution is None:
                continue
            if not cue.weak and self.tokens[cue.verb].start >= reported_to:
                previous = attribution
            if cue.negated and cue.kind is not CueKind.PREPOSITION:
                continue
            report = self._report(
                cue,
                attribution,
                frame,
                cues[number + 1 : number + _CUES_AHEAD],
                spans,
                taken,
            )
            if report is None or report.start < reported_to:
                continue
            trimmed = self._without_edges(report, spans)
            reported_to = max(reported_to, report.end)
            if trimmed is not None:
                found.append(trimmed)
        return found

    def _floor(
        self,
        frame: Frame,
        spans: list[tuple[int, int]],
        cue: Cue,
        cues: list[Cue],
        number: int,
    ) -> int:
        floor = frame.first
        for first, last in spans:
            if last <= cue.first and first in self.spoken:
                floor = max(floor, last)
        for other in cues[max(0, number - 3) : number]:
            # A clause of its own after a semicolon or an earlier "that".
            if other.last < cue.first:
                for index in range(other.last, cue.first):
                    if self.tokens[index].text == ";":
                        floor = max(floor, index + 1)
        return floor

    def _attribution(self, cue: Cue, floor: int, frame: Frame, previous: Attribution | None) -> Attribution | None:
        if cue.kind is CueKind.GERUND and previous is not None and self._follows_pause(cue.first):
            return Attribution(
                cue,
                previous.first,
                previous.last,
                previous.full,
                pronoun=previous.pronoun,
                behind=previous.behind,
            )
        if cue.kind is CueKind.GERUND and not self._follows_pause(cue.first):
            first = self.phrases.left(cue.first, floor)
            if first < cue.first and not self.classes[cue.first - 1] & (P | SIGN | MARK | SUB):
                return Attribution(cue, first, cue.first, cue.first)
        if cue.kind is CueKind.GERUND and previous is None:
            later = self.attributor.subject_after(cue, frame.first, frame.last)
            if later is not None:
                return later
        if cue.kind is CueKind.INFINITIVE:
            if previous is None or not self._follows_time(cue.first):
                return None
            return Attribution(cue, previous.first, previous.last, previous.full, pronoun=previous.pronoun)
        if (
            cue.kind is CueKind.VERB
            and previous is not None
            and cue.first > floor
            and self.classes[cue.first - 1] & AND
            and not cue.inverted
        ):
            return Attribution(
                cue,
                previous.first,
                previous.last,
                previous.full,
                pronoun=previous.pronoun,
            )
        return self.attributor.of(cue, floor, frame.last)

    def _follows_time(self, index: int) -> bool:
        """Whether an infinitive is one more thing said: "avant de souligner que"."""
        return (
            index > 1 and bool(self.classes[index - 1] & J) and self.tokens[index - 2].lower in self.lexicon.preceding
        )

    def _follows_pause(self, index: int) -> bool:
        while index > 0 and self.classes[index - 1] & (ADV | SUB | P | AND) and not self.classes[index - 1] & D:
            index -= 1
        return index == 0 or bool(self.classes[index - 1] & (SIGN | MARK))

    def _report(
        self,
        cue: Cue,
        attribution: Attribution,
        frame: Frame,
        later: list[Cue],
        spans: list[tuple[int, int]],
        taken: set[int],
    ) -> Report | None:
        if cue.kind is CueKind.PREPOSITION:
            span = self.governed.span(cue, attribution, frame, spans)
            return self._made(*span, attribution, frame) if span else None
        speaks = bool(cue.groups & {"reports", "holds"})
        told = cue.verb in taken
        if cue.groups & {"reports", "utters"} and (asked := self.clause.question(cue, attribution, frame)) is not None:
            return self._made(
                asked,
                self.clause.end(asked, frame.last, later),
                attribution,
                frame,
            )
        infinitive = self.clause.infinitive(cue, attribution, frame)
        clause = None if infinitive is not None else self.clause.start(cue, attribution, frame)
        adjacent = clause is not None and clause - 1 <= cue.last and self.tokens[clause - 1].lower in self.lexicon.that
        if clause is not None and told and not adjacent:
            return None  # “…,” he told the paper this week
        if clause is not None and (speaks or (adjacent and "utters" in cue.groups)):
            last = frame.last
            if cue.kind is CueKind.GERUND and clause < attribution.first - 1:
                last = attribution.first - 1  # "Saying that it rained, she left"
            if self.classes[cue.first - 1] & REL and not self.classes[cue.first - 1] & D:
                last = self.clause.within_relative(clause, last)
            end = self.clause.end(clause, last, later)
            clause = self.clause.behind_marked(clause, end, spans)
            return self._made(clause, end, attribution, frame)
        if infinitive is not None:
            return self._made(
                infinitive,
                self.clause.end(infinitive, frame.last, later),
                attribution,
                frame,
            )
        if speaks and (noun := self.clause.noun(cue, attribution, frame)) is not None:
            return self._made(
                noun,
                self.clause.end(noun, frame.last, later),
                attribution,
                frame,
            )
        if told:
            return None
        if speaks or (cue.groups & {"utters"} and attribution.behind):
            return self._before_cue(cue, attribution, frame, spans)
        return None

    def _made(self, first: int, last: int, attribution: Attribution, frame: Frame) -> Report | None:
        behind = first - (self.tokens[first - 1].lower in self.lexicon.that) if first else first
        after_cue = behind == attribution.cue.last and bool(self.classes[first] & PRO)
        least = LEAST_WORDS - after_cue  # "admitted he cried"
        if last - first < least:
            return None
        return Report(
            self.tokens[first].start,
            self.tokens[last - 1].end,
            attribution,
            frame,
        )

    # --- a sentence that ends in its cue

    def _before_cue(
        self,
        cue: Cue,
        attribution: Attribution,
        frame: Frame,
        spans: list[tuple[int, int]],
    ) -> Report | None:
        """The sentence before ", X said" or ", a indiqué X": up to the comma, or what follows where the lead is short."""
        tokens = self.tokens
        if cue.kind is not CueKind.VERB or cue.passive or not (attribution.behind or self.lexicon.subject_first):
            return None
        begin = attribution.first if not attribution.behind else cue.first
        mention = self.document.mention_at.get(begin)
        if mention is not None and not attribution.behind:
            begin = min(begin, mention.first)  # "its defence minister, X, told reporters"
        comma = begin - 1
        while comma > frame.first and tokens[comma].lower in self.lexicon.turning:
            comma -= 1
        if comma <= frame.first or tokens[comma].text not in {",", "–", "—"}:
            return None
        if not attribution.behind and not self._ends_here(cue, frame):
            return None
        after = max(attribution.full, cue.last) if attribution.behind else cue.last
        first = self._clause_start(sentence_start(self.classes, frame.first, comma), comma)
        rest = self._rest(after, frame)
        if rest is not None and any(begun in {rest, rest + 1} for begun, _ in spans):
            return None  # "Asked about it, X said, “…”"
        if rest is not None and self._resumes(rest, frame, spans) and self._is_cut(first, comma, rest):
            return self._made(first, self.clause.end(rest, frame.last, []), attribution, frame)
        if rest is not None and comma - first < _SHORT_LEAD and any(begun > rest for begun, _ in spans):
            return None  # "Six months ago, X said, they called him “odd”"
        if any(a < comma and b > first for a, b in spans) and any(a <= first for a, b in spans):
            return None
        if not self._is_clause(first, comma):
            return None
        return self._made(first, comma, attribution, frame)

    def _ends_here(self, cue: Cue, frame: Frame) -> bool:
        """Whether nothing that the verb could govern follows: the end, a comma, a day or a circumstance."""
        at = cue.last
        if at < frame.last and self.tokens[cue.verb].lower in self.lexicon.addressing:
            at = self.phrases.right(at, frame.last)  # "told reporters"
        if at >= frame.last:
            return True
        if self.tokens[at].lower in self.lexicon.infinitive_marks:
            return False  # "urged councils to inspect"
        can = self.classes[at]
        if can & D and at + 1 < frame.last and self.classes[at + 1] & TIME:
            return True  # "scientists reported this week"
        return self.tokens[at].text in {".", ",", "!", "–", "—", "…"} or bool(
            can & (TIME | P | ADV | SUB) and not can & D and self.tokens[at].lower not in self.lexicon.that
        )

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether the words before a cue can be what is reported: more than a circumstance ("After the hearing, X urged")."""
        opens = self.classes[first] & (P | SUB) and not self.classes[first] & (D | PRO)
        return last - first >= (_SHORT_LEAD * 2 if opens else LEAST_WORDS)

    def _clause_start(self, first: int, comma: int) -> int:
        """Where the clause before a cue begins: behind the last semicolon."""
        return next((i + 1 for i in range(comma - 1, first, -1) if self.tokens[i].text == ";"), first)

    def _resumes(self, rest: int, frame: Frame, spans: list[tuple[int, int]]) -> bool:
        """Whether a reported sentence goes on behind its cue: no relative clause, no other verb of the speaker's, no marks."""
        if rest + LEAST_WORDS > frame.last or any(begun >= rest for begun, _ in spans):
            return False
        can = self.classes[rest]
        if can & REL and not can & D:
            return False
        at = rest + bool(can & AND)
        return not self.classes[at] & CUE or bool(self.classes[at] & (D | P | ROLE | BODY))

    def _is_cut(self, first: int, comma: int, rest: int) -> bool:
        """Whether a cue cuts one clause in two: a lead that is none by itself, or a rest that has no subject of its own."""
        if comma - first < _SHORT_LEAD or (self.classes[first] & (SUB | P) and not self.classes[first] & (D | PRO)):
            return True
        at = rest + bool(self.classes[rest] & AND)
        return bool(self.classes[at] & (AUX | MODAL)) and not self.classes[at] & (D | P)

    def _rest(self, after: int, frame: Frame) -> int | None:
        """Where the sentence goes on behind an incise between commas."""
        if after < frame.last and self.tokens[after].text in {",", "–", "—"}:
            return after + 1
        return None

    def _without_edges(self, report: Report, spans: list[tuple[int, int]]) -> Report | None:
        """Drop a clause that is mostly quoted word for word; that is a partial quotation."""
        marked = 0
        for first, last in spans:
            start = max(report.start, self.tokens[first].start)
            end = min(report.end, self.tokens[last - 1].end)
            marked += max(0, end - start)
        governed = report.attribution.cue.kind is CueKind.PREPOSITION
        if marked <= (_GOVERNED_SHARE if governed else _MARKED_SHARE) * (report.end - report.start):
            return report
        # Words in marks behind a comma at its end are told by themselves: what stands before them is reported.
        for first, last in spans:
            comma = first - 1
            ends = self.tokens[last - 1].end >= report.end and self.tokens[comma].text == ","
            if ends and self.tokens[comma].start - report.start > (report.end - report.start) * _MARKED_SHARE / 2:
                return Report(
                    report.start,
                    self.tokens[comma - 1].end,
                    report.attribution,
                    report.frame,
                )
        return None
