"""Reported speech: what somebody said in the article's own words.

Three shapes carry nearly all of it: a clause behind the verb ("X said that …", and in English without "that"), a sentence
that ends in its cue ("…, a fait savoir X"; "…, Smith said"), and what a preposition attributes ("selon X, …").
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.attribution import Attribution, Attributor
from knowledge.extract.cues import Cue, CueKind
from knowledge.extract.document import Document, TokenKind
from knowledge.extract.frames import Frame
from knowledge.extract.lexicon import Lexicon
from knowledge.model import EntityKind
from knowledge.extract.phrases import (
    ADV,
    AND,
    AUX,
    BODY,
    CLITIC,
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

_LEAST_WORDS = 3
_LONG_CLAUSE = 8
"""Tokens; what follows a verb of thought and is longer is a clause even where no word in it is known as a verb."""
_SHORT_LEAD = 5
"""Tokens before a cue between commas; of a sentence whose lead is shorter, what follows is taken."""
_MARKED_SHARE = 0.4
"""A clause of which more than this stands in marks is left to the partial quotation."""
_DASHES = frozenset({"–", "—", "--"})
_REACH_THAT = 14
"""Tokens between a verb and its "that" at most ("a déclaré mardi à la presse que")."""
_CUES_AHEAD = 9
"""Cues behind a reported clause that may end it."""
_REACH_COMMA = 18
"""Tokens behind "selon X" within which a comma opens the clause."""
_REACH_VERB = 22
"""Tokens within which a clause without "that" shows a verb."""


@dataclass(slots=True, eq=False)
class Report:
    """A reported clause `start:end` with what attributes it."""

    start: int
    end: int
    attribution: Attribution
    shape: str
    frame: Frame


class ReportFinder:
    """Finds the reported speech of one document."""

    def __init__(
        self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases, attributor: Attributor
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.attributor = attributor

    def find(self, frames: list[Frame], cues: list[Cue], taken: set[int]) -> list[Report]:
        """Return the reported clauses in order; `taken` are the verbs of cues that attribute words in marks from behind."""
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
        spans = [
            (m.opening, m.closing) for m in frame.marked
        ]
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
            if not cue.weak:
                previous = attribution
            if cue.negated and cue.kind is not CueKind.PREPOSITION:
                continue
            report = self._report(cue, attribution, frame, cues[number + 1 : number + _CUES_AHEAD], spans, taken)
            if report is None or (report.start < reported_to and cue.kind is not CueKind.VERB):
                continue
            trimmed = self._without_edges(report, spans)
            if trimmed is not None:
                found.append(trimmed)
                reported_to = max(reported_to, trimmed.end)
        return found

    def _floor(self, frame: Frame, spans: list[tuple[int, int]], cue: Cue, cues: list[Cue], number: int) -> int:
        floor = frame.first
        for _, last in spans:
            if last <= cue.first:
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
                cue, previous.first, previous.last, previous.full, pronoun=previous.pronoun, behind=previous.behind
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
            return None
        if (
            cue.kind is CueKind.VERB
            and previous is not None
            and cue.first > floor
            and self.classes[cue.first - 1] & AND
            and not cue.inverted
        ):
            return Attribution(cue, previous.first, previous.last, previous.full, pronoun=previous.pronoun)
        return self.attributor.of(cue, floor, frame.last)

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
            return self._governed(cue, attribution, frame, spans)
        speaks = bool(cue.groups & {"reports", "holds"})
        if cue.groups & {"reports", "utters"} and (asked := self._asked(cue, attribution, frame)) is not None:
            return self._made(asked, self._clause_end(asked, frame.last, cue, later), attribution, "clause", frame)
        clause = self._clause_start(cue, attribution, frame)
        adjacent = clause is not None and clause - 1 <= cue.last and self.tokens[clause - 1].lower in self.lexicon.that
        if clause is not None and (speaks or (adjacent and "utters" in cue.groups)):
            end = self._clause_end(clause, frame.last, cue, later)
            clause = self._behind_marked(clause, end, spans)
            return self._made(clause, end, attribution, "clause", frame)
        if (infinitive := self._infinitive(cue, attribution, frame)) is not None:
            return self._made(infinitive, self._clause_end(infinitive, frame.last, cue, later), attribution, "noun", frame)
        if speaks and (noun := self._stressed(cue, attribution, frame)) is not None:
            return self._made(noun, self._clause_end(noun, frame.last, cue, later), attribution, "noun", frame)
        if cue.verb in taken:
            return None
        if speaks or (cue.groups & {"utters"} and attribution.behind):
            return self._before_cue(cue, attribution, frame, spans)
        return None

    def _made(self, first: int, last: int, attribution: Attribution, shape: str, frame: Frame) -> Report | None:
        if last - first < _LEAST_WORDS:
            return None
        return Report(self.tokens[first].start, self.tokens[last - 1].end, attribution, shape, frame)

    def _behind_marked(self, first: int, last: int, spans: list[tuple[int, int]]) -> int:
        """Where a second clause begins ("… et que …"), if the first has words in marks and is told by those."""
        for index in range(first + 1, last - 2):
            if self.classes[index] & AND and self.tokens[index + 1].lower in self.lexicon.that and any(
                first <= begun and closed <= index for begun, closed in spans
            ):
                return index + 2
        return first

    # --- a clause behind the verb

    def _clause_start(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where the reported clause behind a verb begins."""
        tokens, classes = self.tokens, self.classes
        index = max(cue.last, attribution.full if attribution.behind else cue.last)
        begin = index
        while index < frame.last and index - begin <= _REACH_THAT:
            token, can = tokens[index], classes[index]
            if token.lower in self.lexicon.that:
                if index > begin and tokens[index - 1].lower in self.lexicon.other_that:
                    break
                if (index + 1 < frame.last and index - begin <= 1) or self._only_circumstance(begin, index):
                    return index + 1 if not self._is_demonstrative(index, frame.last) else None
                break
            if can & MARK or token.text in ".;:?!" or self._is_other_cue(index, begin):
                break
            index += 1
        if self.lexicon.bare_clause and attribution.last <= cue.first:
            return self._bare_clause(cue, frame)
        return None

    def _is_other_cue(self, index: int, begin: int) -> bool:
        """Whether a word is another verb that attributes, so that what follows is not reported by the first."""
        if index == begin or not self.classes[index] & CUE or self.classes[index] & (ROLE | BODY) or self.tokens[index].capital:
            return False
        return not self.classes[index - 1] & (D | J | P) and self.tokens[index].lower not in self.lexicon.also_nouns

    def _infinitive(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where a reported infinitive begins: "dit avoir compris", "claimed never to have read it"."""
        if attribution.behind or cue.kind is not CueKind.VERB or self.tokens[cue.verb].lower not in self.lexicon.infinitive_cues:
            return None
        index = cue.last
        begin = None
        while index < frame.last and (
            self.tokens[index].lower in self.lexicon.negators or self.classes[index] & (CLITIC | ADV)
        ):
            if begin is None and not self.classes[index] & ADV:
                begin = index  # "ne pas avoir", "s'être"
            if self.tokens[index].lower in self.lexicon.negators:
                begin = index if begin is None else begin
            index += 1
        if index + 1 >= frame.last:
            return None
        word = self.tokens[index].lower
        if word not in self.lexicon.infinitives and word not in self.lexicon.infinitive_marks:
            return None
        return index if begin is None else begin

    def _asked(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where an indirect question begins, at its "whether" or "si"."""
        if attribution.behind or not self.lexicon.asking & {self.tokens[cue.verb].lower}:
            return None
        for index in range(cue.last, min(cue.last + 5, frame.last - 2)):
            if self.tokens[index].lower in self.lexicon.whether:
                return index
            if self.classes[index] & (SIGN | MARK | CUE):
                return None
        return None

    def _stressed(self, cue: Cue, attribution: Attribution, frame: Frame) -> int | None:
        """Where the noun stands that sums up what was said: "a souligné l'importance de …", "stressed the need for …"."""
        index = cue.last
        if attribution.behind:
            return None
        while index < frame.last and self.classes[index] & ADV:
            index += 1
        if index + 2 >= frame.last or self.tokens[index].lower not in self.lexicon.definite:
            return None
        return index if self.tokens[index + 1].lower in self.lexicon.stressed else None

    def _is_demonstrative(self, index: int, last: int) -> bool:
        """Whether "that" is no conjunction: "said that." or "said that day"."""
        return index + 2 >= last

    def _only_circumstance(self, begin: int, index: int) -> bool:
        """Whether what stands between a verb and "that" is when, where or to whom, and no clause."""
        for at in range(begin, index):
            can = self.classes[at]
            if can & (SUB | REL) and not can & (P | D | J | TIME | ADV | AND | PRO | CLITIC):
                return False
            if (
                can & CUE
                and not can & ROLE
                and not self.tokens[at].capital
                and self.lexicon.cues[self.tokens[at].lower].is_finite
                and at > begin
            ):
                return bool(self.classes[at - 1] & (D | J | P))
        return True

    def _bare_clause(self, cue: Cue, frame: Frame) -> int | None:
        """A clause without "that": a subject and a verb right behind the cue, or behind the person who is told."""
        tokens, classes = self.tokens, self.classes
        verb = tokens[cue.verb].lower
        if verb not in self.lexicon.bare_clause:
            return None
        index = cue.last
        if "treats" in cue.groups and index < frame.last and not classes[index] & PRO and verb not in self.lexicon.addressing:
            if not any(classes[i] & (AUX | MODAL) for i in range(index + 1, min(index + 7, frame.last))):
                return None  # "pledged 40 million": an object, not a clause
        if verb in self.lexicon.addressing:
            if index >= frame.last or classes[index] & (P | SIGN | MARK):
                return None
            if tokens[index].lower in self.lexicon.object_pronouns:
                index += 1
            elif classes[index] & PRO:
                pass  # "warned it would": nobody is addressed
            elif not (classes[index] & D and tokens[index].lower in self.lexicon.indefinite) and tokens[index].kind is TokenKind.WORD:
                last = self.phrases.right(index, frame.last)
                if last == index:
                    return None
                if not self._verb_follows(last, last + 1):
                    index = last
        while index < frame.last and classes[index] & (ADV | TIME) and not classes[index] & (D | PRO):
            index += 1
        if index + 2 >= frame.last:
            return None
        can, token = classes[index], tokens[index]
        starts = (
            can & (PRO | D)
            or token.capital
            or token.kind is TokenKind.NUMBER
            or token.lower in self.lexicon.clause_openers
        )
        noun = not can & (P | SIGN | MARK | SUB | REL | AND | AUX | J)
        noun = noun and (not can & CUE or token.lower in self.lexicon.also_nouns)
        starts = starts or (noun and self._verb_follows(index + 1, min(index + 8, frame.last), surely=True))
        if token.lower in self.lexicon.infinitive_marks:
            return None
        if can & P and not can & (D | PRO):
            # "said in a statement it would": past the circumstance, or a clause that begins with one.
            last = self.phrases.right(index + 1, frame.last)
            if last > index + 1 and last + 1 < frame.last and (classes[last] & PRO or tokens[last].text == ","):
                index = last + 1 if tokens[last].text == "," else last
                starts = True
        if not starts or can & MARK:
            return None
        if self._verb_follows(index + 1, min(index + _REACH_VERB, frame.last)):
            return index
        thinks = "holds" in cue.groups and "treats" not in cue.groups
        return index if can & D and thinks and frame.last - index > _LONG_CLAUSE else None

    def _verb_follows(self, begin: int, end: int, *, surely: bool = False) -> bool:
        """Whether a clause shows a verb: an auxiliary, a modal, or a form that only verbs have (`surely`: no noun)."""
        endings = self.lexicon.past_endings if surely else self.lexicon.verb_endings
        for index in range(begin, end):
            token, can = self.tokens[index], self.classes[index]
            if (
                can & (AUX | MODAL)
                and token.kind is TokenKind.WORD
                and token.lower not in self.lexicon.infinitive_marks
            ):
                return True
            if can & CUE and not can & ROLE and not self.classes[index - 1] & (D | J | P):
                return True
            if (
                token.kind is TokenKind.WORD
                and not token.capital
                and token.lower.endswith(endings)
                and not self.classes[index - 1] & (D | J | P)
            ):
                return True
            if token.text in ".;:?!,(" or token.lower in self.lexicon.infinitive_marks or can & REL:
                return False
        return False

    def _clause_end(self, first: int, last: int, cue: Cue, later: list[Cue]) -> int:
        """Where a reported clause ends: at the sentence's end, or where another cue of the same speaker begins."""
        tokens, classes = self.tokens, self.classes
        verbs = {c.verb: c for c in later if c.verb < last}
        depth = 0
        for index in range(first, last):
            token = tokens[index]
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                if depth == 0:
                    return index
                depth -= 1
            elif token.text in {";", ":"} and depth == 0 and index - first >= _LEAST_WORDS:
                return index
            elif token.text in _DASHES and index - first >= _LEAST_WORDS and not any(
                self.tokens[i].text in _DASHES for i in range(index + 1, last)
            ):
                return index
            elif token.text == "," and self._goes_on_otherwise(index + 1, last):
                return index
            elif self.classes[index] & MARK and tokens[index - 1].text == "," and self._goes_on_otherwise(index + 1, last):
                return index
            elif token.text == "," and self._resumes(index + 1, last) and index - first >= _LEAST_WORDS:
                return index
            if index in verbs and index - first > _LEAST_WORDS:
                end = self._before_other(verbs[index], first)
                if end is not None:
                    return end
        return self._without_stop(first, last)

    def _goes_on_otherwise(self, index: int, last: int) -> bool:
        """Whether the sentence goes on behind a comma with another verb of the speaker's: ", but declined to say"."""
        if index + 1 >= last or not (self.classes[index] & AND or self.tokens[index].lower in self.lexicon.but_words):
            return False
        can, token = self.classes[index + 1], self.tokens[index + 1]
        if self.tokens[index].lower in self.lexicon.but_words and can & D and not can & (PRO | P):
            return True  # ", but a spokesman was sceptical": somebody else
        if can & (D | PRO | P | SUB | MARK | SIGN) or token.capital or token.kind is not TokenKind.WORD:
            return False
        return bool(can & (AUX | CUE)) or token.lower.endswith(self.lexicon.past_endings)

    def _resumes(self, index: int, last: int) -> bool:
        """Whether the article comments on the clause in its own words: ", ce qui …", ", un calendrier qui …"."""
        if index + 2 >= last:
            return False
        relatives = self.lexicon.relative_pronouns
        if self.tokens[index].lower in self.lexicon.resuming and self.tokens[index + 1].lower in relatives | self.lexicon.that:
            return True
        return self.tokens[index].lower in self.lexicon.articles and not self.classes[index + 1] and self.tokens[index + 2].lower in relatives

    def _before_other(self, cue: Cue, first: int) -> int | None:
        """Where the clause must end for another cue that shares its speaker: ", adding that", "and said", "et a révélé"."""
        tokens, classes = self.tokens, self.classes
        at = cue.first
        if cue.kind is CueKind.GERUND:
            while at > first and classes[at - 1] & (ADV | SUB | P | AND) and not classes[at - 1] & D:
                at -= 1
            return at - 1 if at - 1 > first and tokens[at - 1].text in {",", "–", "—"} else None
        if cue.kind is CueKind.PREPOSITION:
            if tokens[at - 1].text in {",", "–", "—"} and not cue.weak:
                return at - 1
            return None
        if cue.kind is CueKind.VERB:
            if classes[at - 1] & AND:
                at -= 1
                if tokens[at - 1].text == ",":
                    return at - 1
                return at if cue.groups & {"reports"} else None
            if cue.inverted is not None and tokens[at - 1].text == ",":
                return at - 1
        return None

    def _without_stop(self, first: int, last: int) -> int:
        while last > first and (
            self.tokens[last - 1].text in {".", "…", "!", "?", ",", ":", "..", "..."} or self.classes[last - 1] & MARK
        ):
            last -= 1
        return last

    # --- a sentence that ends in its cue, and prepositions

    def _before_cue(
        self, cue: Cue, attribution: Attribution, frame: Frame, spans: list[tuple[int, int]]
    ) -> Report | None:
        """The sentence before ", X said" or ", a indiqué X": all of it up to the comma, or what follows where that is longer."""
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
        after = attribution.full if attribution.behind else cue.last
        first = self._sentence_start(frame.first, comma)
        rest = self._rest(after, frame)
        if rest is not None and comma - first < _SHORT_LEAD and frame.last - rest > comma - first:
            return self._made(rest, self._without_stop(rest, frame.last), attribution, "incise", frame)
        if any(a < comma and b > first for a, b in spans) and any(a <= first for a, b in spans):
            return None
        if not self._is_clause(first, comma):
            return None
        return self._made(first, comma, attribution, "incise", frame)

    def _ends_here(self, cue: Cue, frame: Frame) -> bool:
        """Whether nothing that the verb could govern follows: the end, a comma, a day or a circumstance."""
        at = cue.last
        if at < frame.last and self.tokens[cue.verb].lower in self.lexicon.addressing:
            at = self.phrases.right(at, frame.last)  # "told reporters"
        if at >= frame.last:
            return True
        can = self.classes[at]
        return self.tokens[at].text in {".", ",", "!", "–", "—", "…"} or bool(
            can & (TIME | P | ADV | SUB) and not can & D and self.tokens[at].lower not in self.lexicon.that
        )

    def _is_clause(self, first: int, last: int) -> bool:
        return last - first >= _LEAST_WORDS

    def _rest(self, after: int, frame: Frame) -> int | None:
        """Where the sentence goes on behind an incise between commas."""
        if after < frame.last and self.tokens[after].text in {",", "–", "—"}:
            return after + 1
        return None

    def _sentence_start(self, first: int, last: int) -> int:
        """The first word of a sentence, past bullets, marks and datelines."""
        while first < last and self.classes[first] & (SIGN | MARK):
            first += 1
        return first

    def _governed(
        self, cue: Cue, attribution: Attribution, frame: Frame, spans: list[tuple[int, int]]
    ) -> Report | None:
        """What "selon X" attributes: the rest of the sentence, or the sentence before it."""
        tokens = self.tokens
        first = self._sentence_start(frame.first, frame.last)
        after = attribution.full
        if cue.last < frame.last and tokens[cue.last].lower in self.lexicon.relative_pronouns:
            return self._made(cue.last + 1, self._clause_end(cue.last + 1, frame.last, cue, []), attribution, "governed", frame)
        if self._leads(first, cue.first):
            start = self._after_comma(attribution, frame)
            if start is None or cue.weak and not self._weighs(attribution, start):
                return None
            return self._made(start, self._clause_end(start, frame.last, cue, []), attribution, "governed", frame)
        if cue.weak or any(cue.last <= begun < attribution.full + 6 for begun, _ in spans):
            return None
        last = cue.first
        while last > first and (tokens[last - 1].text in {",", "–", "—", "("} or self.classes[last - 1] & AND):
            last -= 1
        rest = after < frame.last - 3 and tokens[after].text == "," and not self.classes[after + 1] & (REL | SUB | AND)
        if rest and frame.last - after > last - first:
            return self._made(after + 1, self._without_stop(after + 1, frame.last), attribution, "governed", frame)
        return self._made(first, last, attribution, "governed", frame)

    def _leads(self, first: int, cue: int) -> bool:
        """Whether a preposition opens its sentence, but for a small word before it: "Toujours selon X, …"."""
        return cue - first <= 2 and all(self.classes[i] & (ADV | AND | SUB | SIGN) or self.tokens[i].capital for i in range(first, cue))

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
                return at + 1
            elif text in ".;?!":
                break
            at += 1
        return attribution.last if attribution.last < frame.last else None

    def _weighs(self, attribution: Attribution, start: int) -> bool:
        """Whether "pour X" says what X holds: X can think, and a clause follows."""
        for index in range(attribution.first, attribution.last):
            can = self.classes[index]
            mention = self.document.mention_at.get(index)
            person = mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON
            if person or can & ROLE or self.tokens[index].lower in self.lexicon.anonymous or attribution.pronoun:
                return self.tokens[start - 1].text == ","
        return False

    def _without_edges(self, report: Report, spans: list[tuple[int, int]]) -> Report | None:
        """Drop a clause that is mostly quoted word for word; that is a partial quotation."""
        marked = 0
        for first, last in spans:
            start = max(report.start, self.tokens[first].start)
            end = min(report.end, self.tokens[last - 1].end)
            marked += max(0, end - start)
        if marked <= _MARKED_SHARE * (report.end - report.start):
            return report
        # Words in marks behind a comma at its end are told by themselves: what stands before them is reported.
        for first, last in spans:
            comma = first - 1
            ends = self.tokens[last - 1].end >= report.end and self.tokens[comma].text == ","
            if ends and self.tokens[comma].start - report.start > (report.end - report.start) * _MARKED_SHARE / 2:
                return Report(report.start, self.tokens[comma - 1].end, report.attribution, report.shape, report.frame)
        return None
