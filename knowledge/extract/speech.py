"""Which of the words in marks are speech, and whose: direct and partial quotations.

Every marked span is looked at in its frame. A cue right behind it or right before it attributes it; one further off in the
same sentence does so where the span is no name and no term; without any, a whole sentence in marks carries on the
speaker of the quotation before it. What nothing attributes and nothing carries is a term, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.extract.attribution import Attribution, Attributor
from knowledge.extract.cues import Cue, CueKind
from knowledge.extract.document import Document, TokenKind
from knowledge.extract.frames import Frame
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.marks import DASHES, Marked
from knowledge.extract.phrases import ADV, AND, AUX, CLITIC, MARK, PRO, ROLE, SIGN, SUB, TIME, D, J, P, Phrases
from knowledge.model import EntityKind, QuoteForm

_TERM_WORDS = 2
"""Without a cue, as many words in marks as this or fewer are a term."""
_FAR_WORDS = 2
"""With a cue further off, at least this many words in marks are speech."""
_LOOSE_WORDS = 3
"""With a verb further off that reports no clause around them, at least this many."""
_CARRIED_WORDS = 4
"""Without a cue, at least this many words in marks inside a sentence are taken to carry on."""
_CUES_TRIED = 5
"""Cues on either side of words in marks that are tried; one further off is not about them."""
_REACH_AFTER = 24
"""Tokens behind a quotation within which its cue stands."""


class Manner(StrEnum):
    """How words in marks are attributed; the confidence of a quotation follows from it."""

    BEHIND = "behind"
    BEFORE = "before"
    COLON = "colon"
    GOVERNED = "governed"
    INSIDE = "inside"
    BETWEEN = "between"
    SCOPE = "scope"
    FAR = "far"
    NEXT = "next"
    CARRIED = "carried"
    NONE = "none"


@dataclass(slots=True, eq=False)
class Speech:
    """Words in marks that are speech: their pieces, how they are attributed and by what."""

    marked: Marked
    form: QuoteForm
    pieces: list[tuple[int, int]]
    manner: Manner
    attribution: Attribution | None
    frame: Frame


class SpeechFinder:
    """Finds the direct and partial quotations of one document."""

    def __init__(
        self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases, attributor: Attributor
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.attributor = attributor

    def find(self, frames: list[Frame], cues: list[Cue]) -> list[Speech]:
        """Return what is speech, in order; `cues` are those of the whole document in order."""
        found: list[Speech] = []
        at = 0
        for number, frame in enumerate(frames):
            while at < len(cues) and cues[at].verb < frame.first:
                at += 1
            if not frame.marked:
                continue
            end = at
            while end < len(cues) and cues[end].verb < frame.last:
                end += 1
            found += self._in_frame(frame, cues[at:end], frames[number - 1] if number else None, found)
        return found

    def _bounds(self, marked: Marked) -> tuple[int, int]:
        """The tokens of the opening mark and after the closing one."""
        return marked.opening, marked.closing

    def _in_frame(self, frame: Frame, cues: list[Cue], before: Frame | None, earlier: list[Speech]) -> list[Speech]:
        bounds = [self._bounds(m) for m in frame.marked]
        outside = [c for c in cues if not any(first <= c.verb < last for first, last in bounds)]
        found: list[Speech] = []
        previous: Speech | None = None
        for number, marked in enumerate(frame.marked):
            opening, closing = bounds[number]
            floor = bounds[number - 1][1] if number else frame.first
            ceiling = bounds[number + 1][0] if number + 1 < len(bounds) else frame.last
            inside = self._inside(marked, [c for c in cues if opening <= c.verb < closing])
            attribution, manner = inside[0] if inside else None, Manner.INSIDE
            if attribution is None and self.tokens[opening - 1].text == ":" and opening > floor:
                attribution, manner = self._introduced(opening, floor, frame, before, outside)
            if attribution is None:
                attribution, manner = self._behind(marked, opening, closing, ceiling, outside), Manner.BEHIND
            if attribution is None and opening > floor:
                attribution, manner = self._before(opening, floor, frame, outside)
            if (
                attribution is None
                and previous is not None
                and previous.attribution is not None
                and self._shares(previous, number, bounds, frame)
            ):
                attribution, manner = previous.attribution, Manner.BETWEEN
            if attribution is None and previous is not None and number and self._is_coordinated(bounds[number - 1][1], opening):
                attribution, manner = previous.attribution, previous.manner
            if (
                attribution is None
                and opening == floor == frame.first
                and before is not None
                and self._ends_in_colon(before)
            ):
                attribution, manner = self._introduced(
                    opening, frame.first, frame, before, [c for c in outside if False], earlier_cues=True
                )
            if attribution is None:
                attribution, manner = self._far(frame, opening, outside)
            speech = self._judged(frame, marked, bounds[number], attribution, manner, previous, inside)
            if speech is not None:
                found.append(speech)
                previous = speech
            elif marked.sound:
                self.document.terms.append((marked.start, marked.end))
        return found

    # --- where the cue stands

    def _behind(self, marked: Marked, opening: int, closing: int, ceiling: int, cues: list[Cue]) -> Attribution | None:
        """A cue right behind the closing mark."""
        if self._is_inside_phrase(opening, marked):
            return None
        start = closing
        while (
            start < ceiling
            and (self.tokens[start].text in {",", ".", "–", "—", "-"} or self.classes[start] & AND)
            and start < closing + 2
        ):
            if self.tokens[start].text == ".":
                return None
            start += 1
        for cue in cues:
            if cue.first < closing:
                continue
            if cue.first >= min(ceiling, closing + _REACH_AFTER):
                break
            if any(self.tokens[i].text in ".;:?!" for i in range(closing, cue.first)):
                break
            if cue.kind in {CueKind.GERUND, CueKind.INFINITIVE}:
                continue
            if cue.kind is CueKind.PREPOSITION:
                if cue.first <= start + 1 and not cue.weak:
                    return self.attributor.of(cue, closing, ceiling)
                continue
            attribution = self.attributor.of(cue, start, ceiling, after_quotation=cue.first <= start + 2)
            if attribution is None:
                continue
            near = attribution.behind or attribution.first <= start + 1
            if near and not self._introduces_more(cue, attribution, ceiling):
                return attribution
            break
        return self._by_unknown_verb(marked, start, ceiling)

    def _by_unknown_verb(self, marked: Marked, start: int, ceiling: int) -> Attribution | None:
        """Whom a verb that no table lists attributes a quotation to, by its place alone: « … », rembobine X."""
        tokens, classes = self.tokens, self.classes
        paused = tokens[start - 1].text == "," or self.document.text[marked.end - 1] in ",!?…"
        for index in range(start, min(start + 4, ceiling - 1)):
            if self.attributor.is_inverted(index + 1) and not classes[index] & SIGN:
                cue = Cue(start, index + 2, index, CueKind.VERB, frozenset({"utters"}), inverted=index + 1)
                return self.attributor.of(cue, start, ceiling, after_quotation=True)
        if not paused or start + 1 >= ceiling:
            return None
        verb = start
        while verb < ceiling and classes[verb] & (AUX | CLITIC | ADV) and verb < start + 3:
            verb += 1
        if verb + 1 < ceiling and self._may_be_unknown_verb(verb) and self.phrases.starts_phrase(verb + 1):
            last = self.phrases.right(verb + 1, ceiling)
            ends = last >= ceiling or classes[last] & (SIGN | TIME | P | ADV) and not classes[last] & MARK
            if ends and self.attributor.is_animate(verb + 1, last):
                cue = Cue(start, verb + 1, verb, CueKind.VERB, frozenset({"utters"}))
                return Attribution(cue, verb + 1, last, self.phrases.apposition_end(last, ceiling), behind=True)
        if self.lexicon.subject_first and self.phrases.starts_phrase(start):
            verb = self.phrases.right(start, ceiling) - 1
            ends = verb + 1 >= ceiling or classes[verb + 1] & (SIGN | TIME | P | ADV)
            past = verb > start and tokens[verb].lower.endswith(self.lexicon.past_endings)
            if past and ends and self._may_be_unknown_verb(verb) and self.attributor.is_animate(start, verb):
                cue = Cue(verb, verb + 1, verb, CueKind.VERB, frozenset({"utters"}))
                return Attribution(cue, start, verb, verb)
        return None

    def _may_be_unknown_verb(self, index: int) -> bool:
        token = self.tokens[index]
        return token.kind is TokenKind.WORD and not token.capital and not self.classes[index] and len(token.text) > 2

    def _introduces_more(self, cue: Cue, attribution: Attribution, ceiling: int) -> bool:
        """Whether a cue before whose verb its subject stands goes on to words of its own ("X said that …")."""
        if attribution.behind:
            return False
        after = cue.last
        return after < ceiling and self.tokens[after].lower in self.lexicon.that

    def _is_inside_phrase(self, opening: int, marked: Marked) -> bool:
        """Whether the words in marks are part of a noun phrase of the article's: after a determiner or preposition."""
        if opening == 0:
            return False
        before = self.classes[opening - 1]
        return (
            bool(before & (D | J | P))
            and self.tokens[opening - 1].end >= self.tokens[opening].start - 1
            and self.tokens[opening - 1].lower not in self.lexicon.that
        )

    def _before(self, opening: int, floor: int, frame: Frame, cues: list[Cue]) -> tuple[Attribution | None, Manner]:
        """A cue before the opening mark, with nothing between that parts them."""
        for cue in reversed(cues):
            if cue.last > opening or cue.last <= floor or (cue.weak and cue.first > frame.first + 1):
                continue
            adjacent = self._links(cue, opening)
            if not adjacent:
                continue
            ceiling = frame.last if cue.kind is CueKind.GERUND else opening
            attribution = self.attributor.of(cue, max(floor, frame.first), ceiling)
            if attribution is None and cue.kind is not CueKind.PREPOSITION:
                attribution = self.attributor.of(cue, frame.first, opening)
            if attribution is not None and (not cue.weak or self._can_think(attribution)):
                return attribution, Manner.GOVERNED if cue.kind is CueKind.PREPOSITION else Manner.BEFORE
        return None, Manner.NONE

    def _links(self, cue: Cue, opening: int) -> bool:
        """Whether only small words stand between a cue and the opening mark."""
        tokens, classes = self.tokens, self.classes
        for index in range(cue.last, opening):
            can, token = classes[index], tokens[index]
            if token.lower in self.lexicon.that or token.text in {",", ":"} or can & (ADV | SUB):
                continue
            if can & (D | J | P | PRO | TIME) and opening - cue.last <= 6:
                continue
            return opening - cue.last <= 3
        return True

    def _far(self, frame: Frame, opening: int, cues: list[Cue]) -> tuple[Attribution | None, Manner]:
        """A cue further off in the frame: the nearest before, else one in inversion or a preposition behind."""
        for cue in [c for c in reversed(cues) if c.last <= opening][:_CUES_TRIED]:
            if cue.negated or cue.kind is CueKind.INFINITIVE or (cue.weak and cue.first > frame.first + 1):
                continue
            attribution = self.attributor.of(cue, frame.first, frame.last)
            if attribution is not None and cue.weak and not self._can_think(attribution):
                continue
            if attribution is not None:
                if cue.kind is CueKind.PREPOSITION:
                    return attribution, Manner.GOVERNED
                return attribution, Manner.SCOPE if self._reports_up_to(cue, opening) else Manner.FAR
        for cue in [c for c in cues if c.first > opening][:_CUES_TRIED]:
            if cue.weak or cue.kind in {CueKind.INFINITIVE, CueKind.GERUND}:
                continue
            attribution = self.attributor.of(cue, frame.first, frame.last)
            if attribution is not None and attribution.behind:
                return attribution, Manner.GOVERNED if cue.kind is CueKind.PREPOSITION else Manner.SCOPE
        return None, Manner.NONE

    def _can_think(self, attribution: Attribution) -> bool:
        """Whether "pour X" may say what X thinks: a person, or somebody with an office."""
        for index in range(attribution.first, attribution.last):
            mention = self.document.mention_at.get(index)
            person = mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON
            if person or self.classes[index] & ROLE or self.tokens[index].lower in self.lexicon.anonymous:
                return True
        return attribution.pronoun

    def _reports_up_to(self, cue: Cue, opening: int) -> bool:
        """Whether the words in marks stand in the clause that a verb reports: behind its "that", with no stop between."""
        if not cue.groups & {"reports", "holds"}:
            return False
        that = next((i for i in range(cue.last, min(opening, cue.last + 14)) if self.tokens[i].lower in self.lexicon.that), None)
        begin = that if that is not None else cue.last
        if that is None and self.tokens[cue.verb].lower not in self.lexicon.bare_clause:
            return False
        return not any(self.tokens[i].text in {";", ":"} for i in range(begin, opening))

    def _ends_in_colon(self, frame: Frame) -> bool:
        return self.tokens[frame.last - 1].text == ":"

    def _introduced(
        self,
        opening: int,
        floor: int,
        frame: Frame,
        before: Frame | None,
        cues: list[Cue],
        *,
        earlier_cues: bool = False,
    ) -> tuple[Attribution | None, Manner]:
        """What a colon introduces: by the last cue before it, or by whom the sentence is about."""
        first, last = (before.first, before.last) if earlier_cues and before else (frame.first, opening)
        if earlier_cues:
            cues = [c for c in self.all_cues if first <= c.verb < last]
        for cue in reversed([c for c in cues if c.last <= last]):
            attribution = self.attributor.of(cue, first, last)
            if attribution is not None:
                return attribution, Manner.COLON
        return self._subject_before_colon(first, last), Manner.COLON

    def _subject_before_colon(self, first: int, last: int) -> Attribution | None:
        """Whom a sentence without a cue is about that ends in a colon: its subject, if it can speak, else who is named in it."""
        stand_in = Cue(last - 1, last - 1, last - 1, CueKind.GERUND, frozenset())
        subject = self.attributor.main_subject(stand_in, first, last - 1)
        if subject is not None and (subject.pronoun or self.attributor.is_animate(subject.first, subject.last)):
            return subject
        for index in range(last - 1, first - 1, -1):
            mention = self.document.mention_at.get(index)
            if mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON:
                return Attribution(stand_in, mention.first, mention.last, mention.last)
        return None

    all_cues: list[Cue] = []  # noqa: RUF012 - set before `find`, read only

    def _inside(self, marked: Marked, cues: list[Cue]) -> list[Attribution]:
        """Cues that stand inside the marks, between commas: « Oui, a dit X, c'est vrai. »"""
        found = []
        for cue in cues:
            if (
                cue.kind is not CueKind.VERB
                or cue.first <= marked.first
                or self.tokens[cue.first - 1].text not in {",", "–", "—", "?", "!"}
            ):
                continue
            if not cue.groups & {"reports", "utters"}:
                continue
            attribution = self.attributor.of(cue, marked.first, marked.last, after_quotation=True)
            if attribution is None or not attribution.behind:
                continue
            end = attribution.full
            dialogue = marked.mark in DASHES
            closes = dialogue or attribution.pronoun or end >= marked.last or self.tokens[end].text in {",", ".", ";", "–", "—"}
            named = dialogue or attribution.pronoun or any(
                self.tokens[i].capital or self.classes[i] & ROLE for i in range(attribution.first, attribution.last)
            )
            if closes and named:
                found.append(attribution)
        return found

    def _is_coordinated(self, closing: int, opening: int) -> bool:
        """Whether only small words stand between two pairs of marks, so that what attributes one attributes both."""
        between = range(closing, opening)
        return len(between) <= 3 and all(
            self.classes[i] & (AND | D | J | SUB) or self.tokens[i].text == "," for i in between
        )

    # --- what is speech

    def _shares(self, previous: Speech, number: int, bounds: list[tuple[int, int]], frame: Frame) -> bool:
        """Whether the cue of the words in marks before stands between the two and serves both."""
        opening = bounds[number][0]
        parted = self.tokens[opening - 1].text in {",", ".", ";", ":", "–", "—"} or bool(self.classes[opening - 1] & AND)
        return parted and bool(previous.attribution and previous.attribution.cue.first >= bounds[number - 1][0])

    def _judged(
        self,
        frame: Frame,
        marked: Marked,
        bounds: tuple[int, int],
        attribution: Attribution | None,
        manner: Manner,
        previous: Speech | None,
        inside: list[Attribution],
    ) -> Speech | None:
        words = sum(
            1
            for t in self.tokens[marked.first : marked.last]
            if t.kind is not TokenKind.PUNCTUATION and t.kind is not TokenKind.MARK
        )
        if words == 0 or (attribution is not None and self._is_sign(attribution)):
            return None
        alone = self._stands_alone(frame, bounds)
        opens = self._opens_frame(frame, bounds[0])
        form = self._form(frame, marked, bounds, manner, previous, words)
        if attribution is None and (not marked.sound or marked.mark in DASHES):
            return None
        near = manner in {Manner.BEHIND, Manner.BEFORE, Manner.COLON, Manner.INSIDE, Manner.BETWEEN}
        if attribution is None:
            manner = Manner.CARRIED
            if alone and (words > _TERM_WORDS or (form is QuoteForm.DIRECT and self._ends_sentence(marked))):
                form = QuoteForm.DIRECT
            elif words < _CARRIED_WORDS or self._is_name(marked, bounds[0], words) or self._is_term(marked, words):
                return None
        elif manner is Manner.BEFORE and words <= _LOOSE_WORDS and self._is_object(attribution.cue, bounds[0]):
            return None
        elif manner is Manner.FAR and words < _LOOSE_WORDS:
            return None
        elif (
            (self._is_named(bounds[0]) and not self._is_called(attribution, marked, bounds[0], words) and form is QuoteForm.PARTIAL)
            or (not near and (words < _FAR_WORDS or self._is_name(marked, bounds[0], words)))
            or (
                form is QuoteForm.PARTIAL
                and words <= 3
                and manner in {Manner.BEHIND, Manner.FAR}
                and self._is_name(marked, bounds[0], words)
            )
        ):
            return None
        pieces = self._pieces(marked, inside)
        return Speech(marked, form, pieces, manner, attribution, frame) if pieces else None

    def _is_sign(self, attribution: Attribution) -> bool:
        """Whether what "says" the words is a banner or a plaque: nobody speaks."""
        return any(
            self.tokens[i].lower in self.lexicon.signs for i in range(attribution.first, min(attribution.last, attribution.first + 3))
        )

    def _is_object(self, cue: Cue, opening: int) -> bool:
        """Whether a few words in marks are what is named and not what is said: "a exposé un « plan de victoire »"."""
        return bool(self.classes[opening - 1] & D) and "treats" not in cue.groups and opening - cue.last == 1

    def _is_term(self, marked: Marked, words: int) -> bool:
        return words < 6 and not any(self.classes[i] & AUX for i in range(marked.first, marked.last))

    def _stands_alone(self, frame: Frame, bounds: tuple[int, int]) -> bool:
        """Whether a frame holds nothing but these words in marks and signs."""
        outside = [*range(frame.first, bounds[0]), *range(bounds[1], frame.last)]
        return not any(self.tokens[i].kind in {TokenKind.WORD, TokenKind.NUMBER} for i in outside)

    def _opens_frame(self, frame: Frame, opening: int) -> bool:
        return not any(self.tokens[i].kind in {TokenKind.WORD, TokenKind.NUMBER} for i in range(frame.first, opening))

    def _ends_sentence(self, marked: Marked) -> bool:
        return self.document.text[marked.end - 1] in ".!?…"

    def _form(
        self, frame: Frame, marked: Marked, bounds: tuple[int, int], manner: Manner, previous: Speech | None, words: int
    ) -> QuoteForm:
        """Whether the words in marks are whole sentences of their own or part of the article's."""
        opening = bounds[0]
        token = self.tokens[marked.first]
        if self._opens_frame(frame, opening) and (manner in {Manner.BEHIND, Manner.INSIDE, Manner.NONE} or words > 3):
            return QuoteForm.DIRECT
        before = self.tokens[opening - 1]
        if before.text == ":":
            return QuoteForm.DIRECT
        if before.lower in self.lexicon.that:
            return QuoteForm.PARTIAL
        if manner is Manner.BETWEEN and previous is not None and previous.form is QuoteForm.DIRECT:
            gap = self.tokens[opening - 1].text
            if gap in {",", ".", ";", "–", "—"} or token.capital:
                return QuoteForm.DIRECT
        if before.text == "," and token.capital and words > 2:
            return QuoteForm.DIRECT
        if token.capital and words > 3 and self._ends_sentence(marked):
            return QuoteForm.DIRECT
        return QuoteForm.PARTIAL

    def _is_named(self, opening: int) -> bool:
        """Whether the word before the marks says that a name, a title or a term follows."""
        at = opening - 1
        while at >= 0 and opening - at <= 2 and self.classes[at] & (D | J):
            at -= 1
        if at < 0 or self.classes[at] & SIGN:
            return False
        word = self.tokens[at].lower
        titled = word in self.lexicon.titled and opening + 1 < len(self.tokens) and self.tokens[opening + 1].capital
        return word in self.lexicon.naming or titled

    def _is_called(self, attribution: Attribution, marked: Marked, opening: int, words: int) -> bool:
        """Whether somebody calls something so in their own words: "she has called “a monument to the parked car”"."""
        cue = attribution.cue
        active = cue.kind is CueKind.VERB and not cue.passive and cue.last == opening
        return active and words >= _LOOSE_WORDS and not self.tokens[marked.first].capital

    def _is_name(self, marked: Marked, opening: int, words: int) -> bool:
        """Whether the words in marks are written as a name or title: capitals throughout, or behind a naming word."""
        if self._is_named(opening):
            return True
        tokens = [t for t in self.tokens[marked.first : marked.last] if t.kind is TokenKind.WORD]
        if not tokens or self._ends_sentence(marked):
            return False
        heavy = [t for t in tokens if not self.classes[t.index] & (D | J | P | AND)]
        return (words <= 8 and bool(heavy) and all(t.capital for t in heavy) and len(tokens) > 1) or (
            words <= 2 and tokens[0].capital
        )

    def _pieces(self, marked: Marked, inside: list[Attribution]) -> list[tuple[int, int]]:
        """The spans of the speech, cut where a cue stands inside it."""
        if not inside:
            end = marked.end
            while end > marked.start and self.document.text[end - 1] in ", ":
                end -= 1
            return [(marked.start, end)] if end > marked.start else []
        pieces = []
        start = marked.start
        for attribution in inside:
            cue = attribution.cue
            pieces.append(
                (
                    start,
                    self.tokens[cue.first - 1].start
                    if self.tokens[cue.first - 1].text not in "?!"
                    else self.tokens[cue.first - 1].end,
                )
            )
            after = self._resumes(marked, cue.first, max(attribution.full, cue.last))
            start = self.tokens[after].start if after < marked.last else marked.end
        if start < marked.end:
            pieces.append((start, marked.end))
        return [p for p in ((a, b) for a, b in pieces) if p[1] > p[0] and self.document.text[p[0] : p[1]].strip()]

    def _resumes(self, marked: Marked, cue: int, after: int) -> int:
        """The token with which speech goes on behind a cue inside it; in a dialogue what is told comes between."""
        tokens = self.tokens
        if after < marked.last and tokens[after].text != "." and self._is_told(marked, cue, after):
            while after < marked.last and tokens[after].text not in {".", "!", "?", "…", ":"}:
                after += 1
        while after < marked.last and tokens[after].text in {",", ".", ";", ":", "–", "—"}:
            after += 1
        return after

    def _is_told(self, marked: Marked, cue: int, after: int) -> bool:
        """Whether what follows a cue inside the marks is still told, up to its full stop: ", les mains dans les poches."

        It is where no comma parts it from the cue, where a question before the cue had ended what was said, and
        where it has no verb.
        """
        if self.tokens[after].text not in {",", ";", ":"}:
            return marked.mark in DASHES
        if self.tokens[cue - 1].text in {"?", "!", "…"}:
            return marked.mark in DASHES
        for index in range(after + 1, min(after + _REACH_AFTER, marked.last)):
            if self.tokens[index].text in {".", "!", "?", "…"}:
                return True
            if self.classes[index] & (AUX | PRO) and not self.classes[index] & D:
                return False
        return False
