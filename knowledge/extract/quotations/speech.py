"""Which of the words in marks are speech, and whose: direct and partial quotations.

Every marked span is looked at in its frame. A cue right behind it or right before it attributes it; one further off in the
same sentence does so where the span is no name and no term; without any, a whole sentence in marks carries on the
speaker of the quotation before it. What nothing attributes and nothing carries is a term, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Document, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import AND, SUB, D, J, Phrases
from knowledge.extract.quotations.attribution import Attribution, Attributor
from knowledge.extract.quotations.cue_places import CuePlaces, Manner
from knowledge.extract.quotations.cues import Cue
from knowledge.extract.quotations.frames import Frame
from knowledge.extract.quotations.marks import DASHES, Marked
from knowledge.extract.quotations.quoted_words import QuotedWords
from knowledge.model import QuoteForm

_TERM_WORDS = 2
"""Without a cue, as many words in marks as this or fewer are a term."""
_FAR_WORDS = 2
"""With a cue further off, at least this many words in marks are speech."""
_LOOSE_WORDS = 3
"""With a verb further off that reports no clause around them, at least this many."""
_CARRIED_WORDS = 4
"""Without a cue, at least this many words in marks inside a sentence are taken to carry on."""
_NEAR = frozenset({Manner.BEHIND, Manner.BEFORE, Manner.COLON, Manner.INSIDE, Manner.BETWEEN, Manner.NEXT})
_PAUSES = frozenset({",", ".", ";", ":", "–", "—"})


@dataclass(slots=True, eq=False)
class Speech:
    """Words in marks that are speech: their pieces, how they are attributed and by what."""

    marked: Marked
    form: QuoteForm
    pieces: list[tuple[int, int]]
    manner: Manner
    attribution: Attribution | None
    frame: Frame


@dataclass(slots=True, eq=False)
class _Place:
    """Words in marks where they stand: between the tokens `floor` and `ceiling` there is nothing else in marks."""

    marked: Marked
    frame: Frame
    before: Frame | None
    floor: int
    ceiling: int
    inside: list[Attribution]
    words: int

    @property
    def opening(self) -> int:
        return self.marked.opening


class SpeechFinder:
    """Finds the direct and partial quotations of one document."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        classes: list[int],
        phrases: Phrases,
        attributor: Attributor,
        cues: list[Cue],
    ) -> None:
        """`cues` are those of the whole document, in order."""
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.cues = cues
        self.places = CuePlaces(document, lexicon, classes, phrases, attributor, cues)
        self.words = QuotedWords(document, lexicon, classes)

    def find(self, frames: list[Frame]) -> list[Speech]:
        """Return what is speech, in order; what else stands in marks is added to the document's terms."""
        cues = self.cues
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
            found += self._in_frame(frame, cues[at:end], frames[number - 1] if number else None)
        return found

    def _in_frame(self, frame: Frame, cues: list[Cue], before: Frame | None) -> list[Speech]:
        marked = frame.marked
        outside = [c for c in cues if not any(m.opening <= c.verb < m.closing for m in marked)]
        found: list[Speech] = []
        previous: Speech | None = None
        for number, one in enumerate(marked):
            floor = marked[number - 1].closing if number else frame.first
            ceiling = marked[number + 1].opening if number + 1 < len(marked) else frame.last
            inside = self.places.inside(one, [c for c in cues if one.opening <= c.verb < one.closing])
            place = _Place(one, frame, before, floor, ceiling, inside, self._count(one))
            attribution, manner = self._attributed(place, outside, previous)
            speech = self._judged(place, attribution, manner, previous)
            if speech is not None:
                found.append(speech)
                previous = speech
            elif one.sound:
                self.document.terms.append((one.start, one.end))
        return found

    def _count(self, marked: Marked) -> int:
        """How many words and numbers stand in the marks."""
        signs = {TokenKind.PUNCTUATION, TokenKind.MARK}
        return sum(token.kind not in signs for token in self.tokens[marked.first : marked.last])

    # --- where the cue stands

    def _attributed(self, place: _Place, cues: list[Cue], previous: Speech | None) -> tuple[Attribution | None, Manner]:
        """Who is named as the speaker, looking where a cue is surest first."""
        if place.inside:
            return place.inside[0], Manner.INSIDE
        opening, floor, frame = place.opening, place.floor, place.frame
        if opening > floor and self.tokens[opening - 1].text == ":":
            inverted = self._inverted_behind(place, cues)
            if inverted is not None:
                return inverted, Manner.BEHIND
            attribution = self.places.introduced(frame.first, opening, cues)
            if attribution is not None:
                return attribution, Manner.COLON
        attribution = self.places.behind(place.marked, place.ceiling, cues)
        if attribution is not None and not self._shares_subject(place, attribution, cues):
            return attribution, Manner.BEHIND
        if previous is not None and self._goes_on(place, previous, cues):
            return previous.attribution, Manner.BETWEEN
        if opening > floor:
            attribution, manner = self.places.before(opening, floor, frame, cues)
            if attribution is not None:
                return attribution, manner
        shared = self._shared(place, previous)
        if shared is not None:
            return shared
        if opening == floor == frame.first and place.before is not None and self._ends_in_colon(place.before):
            attribution = self.places.introduced(place.before.first, place.before.last)
            if attribution is not None:
                return attribution, Manner.COLON
        return self._elsewhere(place, cues)

    def _inverted_behind(self, place: _Place, cues: list[Cue]) -> Attribution | None:
        """Whom a verb right behind the marks names behind it, also where a colon introduces them: … : « … », dit X."""
        closing = place.marked.closing
        comma = closing < place.ceiling and self.tokens[closing].text == ","
        first = closing + comma
        found = self.places.behind(place.marked, place.ceiling, cues)
        if found is None or not found.cue.groups & {"reports", "utters"}:
            return None
        parted = comma or self.document.text[place.marked.end - 1] == ","
        if (found.cue.first if found.behind else found.first) != first or not (found.behind or parted):
            return None
        goes_on = found.full < place.frame.last and self.tokens[found.full].text == ":"
        return None if goes_on else found

    def _elsewhere(self, place: _Place, cues: list[Cue]) -> tuple[Attribution | None, Manner]:
        """Who is named further off, or without a verb of speech."""
        attribution = self.places.headed(place.frame, place.opening)
        if attribution is not None:
            return attribution, Manner.SCOPE
        attribution = self.places.signatures.of(place.marked, place.frame, cues)
        if attribution is not None:
            return attribution, Manner.NEXT
        return self.places.far(place.frame, place.opening, cues)

    def _goes_on(self, place: _Place, previous: Speech, cues: list[Cue]) -> bool:
        """Whether the cue of the words in marks before is also the last before these: “If so,” he says, “they will”."""
        if previous.attribution is None or self.tokens[place.opening - 1].text not in _PAUSES:
            return False
        cue = previous.attribution.cue
        return cue.first >= place.floor and not any(cue.verb < c.verb and c.last <= place.opening for c in cues)

    def _shared(self, place: _Place, previous: Speech | None) -> tuple[Attribution, Manner] | None:
        """What attributes the words in marks before, where it stands between the two or "and" joins them."""
        if previous is None or previous.attribution is None:
            return None
        opening = place.opening
        parted = self.tokens[opening - 1].text in _PAUSES or bool(self.classes[opening - 1] & AND)
        if parted and previous.attribution.cue.first >= place.floor:
            return previous.attribution, Manner.BETWEEN
        between = range(place.floor, opening)
        joined = len(between) <= 3 and all(
            self.classes[i] & (AND | D | J | SUB) or self.tokens[i].text == "," for i in between
        )
        return (previous.attribution, previous.manner) if joined and place.floor > place.frame.first else None

    def _shares_subject(self, place: _Place, attribution: Attribution, cues: list[Cue]) -> bool:
        """Whether "and" joins the verb behind the marks to one before them: "denounces “…” and promises"."""
        closing = place.marked.closing
        if closing >= place.frame.last or not self.classes[closing] & AND:
            return False
        if self.lexicon.subject_first and attribution.behind and attribution.cue.first == closing + 1:
            return True  # "she told them that it was “theirs” and urged the district to pay"
        # Behind "he said “yes” and she said" the second verb has its own subject, and its own words.
        reach = 2 if attribution.cue.first <= closing + 1 else 0
        return any(place.opening - reach <= cue.last <= place.opening and cue.verb >= place.floor for cue in cues)

    def _ends_in_colon(self, frame: Frame) -> bool:
        return self.tokens[frame.last - 1].text == ":"

    # --- what is speech

    def _judged(
        self, place: _Place, attribution: Attribution | None, manner: Manner, previous: Speech | None
    ) -> Speech | None:
        marked = place.marked
        if place.words == 0 or self.words.is_nickname(marked):
            return None
        form = self._form(place, manner, previous)
        if attribution is None:
            manner = Manner.CARRIED
            if not marked.sound or marked.mark in DASHES or not self._may_carry(place, form):
                return None
            alone = self.words.stands_alone(place.frame, marked)
            introduced = self.words.opens_frame(place.frame, marked) or self.tokens[place.opening - 1].text == ":"
            form = QuoteForm.DIRECT if alone or (form is QuoteForm.DIRECT and introduced) else QuoteForm.PARTIAL
        elif self.words.is_sign(attribution) or self._is_term(place, attribution, manner, form):
            return None
        pieces = self.words.pieces(marked, place.inside)
        return Speech(marked, form, pieces, manner, attribution, place.frame) if pieces else None

    def _may_carry(self, place: _Place, form: QuoteForm) -> bool:
        """Whether words without a cue are speech all the same: whole sentences, or enough of one that is no name."""
        marked = place.marked
        if self.words.stands_alone(place.frame, marked):
            whole = form is QuoteForm.DIRECT and self.words.ends_sentence(marked)
            if place.words > _TERM_WORDS or whole:
                return True
        if self.tokens[place.opening - 1].text == ":" and self.words.ends_sentence(marked):
            return self.tokens[marked.first].capital
        named = self.words.is_name(marked, place.words) or self.words.is_term(marked, place.words)
        return place.words >= _CARRIED_WORDS and not named

    def _is_term(self, place: _Place, attribution: Attribution, manner: Manner, form: QuoteForm) -> bool:
        """Whether words in a sentence that attributes something are a name or a term, and not what is said."""
        marked, words, partial = place.marked, place.words, form is QuoteForm.PARTIAL
        if manner is Manner.BEFORE and words <= _LOOSE_WORDS and self.words.is_object(attribution.cue, place.opening):
            return True
        if manner is Manner.FAR and words < _LOOSE_WORDS:
            return True
        if attribution.cue.passive and self.words.is_name(marked, words):
            return True  # “The Iron Road,” was rejected by X
        if partial and (self.words.is_painted(attribution.cue, marked) or self._is_mute(attribution, words)):
            return True
        cue = attribution.cue
        told = cue.last == place.opening and cue.first < cue.verb  # "se dit « inquiète »", and not "dit « le Chat »"
        named = partial and not told and self.words.is_named(place.opening)
        named = named and not self._calls(attribution, marked, words)
        if named or self.words.is_titled(place.opening):
            return True
        if manner not in _NEAR and words < _FAR_WORDS and not self._is_weighed(attribution, marked, manner):
            return True
        doubtful = manner not in _NEAR or (partial and words <= _LOOSE_WORDS and manner is Manner.BEHIND)
        doubtful = doubtful or self.words.is_complement(marked)
        return doubtful and self.words.is_name(marked, words)

    def _is_weighed(self, attribution: Attribution, marked: Marked, manner: Manner) -> bool:
        """Whether one word in marks is the speaker's own, in a clause that they are said to say: he said it was “absurd”."""
        treats = "treats" in attribution.cue.groups and self.tokens[marked.opening - 1].lower in self.lexicon.turning
        reports = (treats or "reports" in attribution.cue.groups) and manner in {Manner.SCOPE, Manner.GOVERNED}
        return bool(reports) and not self.tokens[marked.first].capital and not attribution.cue.weak

    def _is_mute(self, attribution: Attribution, words: int) -> bool:
        """Whether the subject of a verb of thought can neither speak nor think: "the dough should feel “damp”"."""
        if attribution.pronoun or attribution.cue.groups & {"reports", "utters"} or words > _LOOSE_WORDS:
            return False
        return not self.places.attributor.subjects.is_animate(attribution.first, attribution.last)

    def _calls(self, attribution: Attribution, marked: Marked, words: int) -> bool:
        """Whether somebody who can speak calls something so: no rule is called "first in, first out" by itself."""
        speaks = attribution.pronoun or self.places.attributor.subjects.is_animate(attribution.first, attribution.last)
        return speaks and self.words.is_called(attribution, marked, words)

    def _form(self, place: _Place, manner: Manner, previous: Speech | None) -> QuoteForm:
        """Whether the words in marks are whole sentences of their own or part of the article's."""
        marked, words = place.marked, place.words
        token, before = self.tokens[marked.first], self.tokens[place.opening - 1]
        whole = manner in {Manner.BEHIND, Manner.INSIDE, Manner.COLON, Manner.NONE} or words > 3
        if self.words.opens_frame(place.frame, marked):
            if whole:
                return QuoteForm.DIRECT
        elif before.text == ":" or (before.text == "(" and whole):
            return QuoteForm.DIRECT
        elif before.lower in self.lexicon.that:
            return QuoteForm.PARTIAL
        goes_on = manner is Manner.BETWEEN and previous is not None and previous.form is QuoteForm.DIRECT
        if goes_on and (before.text in _PAUSES or token.capital):
            return QuoteForm.DIRECT
        whole = self.words.ends_sentence(marked)
        if token.capital and (
            (before.text == "," and (words > 2 or whole)) or (whole and (words > 3 or manner is Manner.BEFORE))
        ):
            article = self.classes[place.opening - 1] & (D | J)
            return QuoteForm.PARTIAL if article and words <= 3 else QuoteForm.DIRECT
        return QuoteForm.PARTIAL
