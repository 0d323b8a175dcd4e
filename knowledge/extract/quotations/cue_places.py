"""Where the cue of words in marks stands: right behind them, right before, inside, before a colon, or further off."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum

from knowledge.extract.document import Document, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import ADV, AND, AUX, CLITIC, MARK, PRO, ROLE, SIGN, SUB, TIME, D, J, P, Phrases
from knowledge.extract.quotations.attribution import Attribution, Attributor
from knowledge.extract.quotations.cues import Cue, CueKind
from knowledge.extract.quotations.frames import Frame
from knowledge.extract.quotations.marks import DASHES, Marked
from knowledge.extract.quotations.signatures import Signatures
from knowledge.model import EntityKind
from knowledge.text import fold

_CUES_TRIED = 5
"""Cues on either side of words in marks that are tried; one further off is not about them."""
_LONGEST_OBJECT = 14
"""Tokens of what somebody calls something: "called her use of a private server “extremely careless”"."""
_LONGEST_HEAD = 6
"""Tokens of the name with which a headline begins, and its colon, at most."""
_REACH_AFTER = 24
"""Tokens behind a quotation within which its cue stands."""


class Manner(StrEnum):
    """How words in marks are attributed."""

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


class CuePlaces:
    """Looks for the cue of one quotation after another in one document."""

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
        self.phrases = phrases
        self.attributor = attributor
        self.all_cues = cues
        self.signatures = Signatures(document, lexicon, classes, phrases, attributor)

    def behind(self, marked: Marked, ceiling: int, cues: list[Cue]) -> Attribution | None:
        """Return whom a cue right behind the closing mark names."""
        inside = self._is_inside_phrase(marked.opening)
        if inside and (not self._pauses_inside(marked) or any(cue.last <= marked.opening for cue in cues)):
            return None
        start = closing = marked.closing
        while start < min(ceiling, closing + 2) and self._parts(start):
            if self.tokens[start].text == ".":
                return None
            start += 1
        reach = min(ceiling, closing + _REACH_AFTER)
        stop = next((i for i in range(closing, reach) if self.phrases.is_stop(i)), reach)
        for cue in cues:
            if cue.first < closing or cue.kind in {CueKind.GERUND, CueKind.INFINITIVE}:
                continue
            if cue.first >= stop:
                break
            if cue.kind is CueKind.PREPOSITION:
                if cue.first <= start + 1 and not cue.weak:
                    return self.attributor.of(cue, closing, ceiling)
                continue
            attribution = self.attributor.of(cue, start, ceiling, after_quotation=cue.first <= start + 2)
            if attribution is None:
                continue
            shared = bool(self.classes[cue.first - 1] & AND)  # "“The Copy”, borrowed nine of his and returned eight"
            near = attribution.behind or attribution.first <= start + (not shared)
            if near and not self._introduces_more(cue, attribution, ceiling):
                return attribution if not inside or attribution.pronoun or self._can_speak(attribution) else None
            break
        return None if inside else self._by_unknown_verb(marked, start, ceiling)

    def _pauses_inside(self, marked: Marked) -> bool:
        """Whether words in marks end in a comma, as they do where their cue follows: Mr. Roe's “book is shut,” Poe said."""
        return self.lexicon.subject_first and self.document.text[marked.end - 1] == ","

    def _parts(self, index: int) -> bool:
        """Whether a token may stand between a closing mark and its cue: a comma, a dash, "and"."""
        return self.tokens[index].text in {",", ".", "–", "—", "-"} or bool(self.classes[index] & AND)

    def _by_unknown_verb(self, marked: Marked, start: int, ceiling: int) -> Attribution | None:
        """Whom a verb that no table lists attributes a quotation to, by its place alone: « … », rembobine X."""
        tokens, classes = self.tokens, self.classes
        paused = tokens[start - 1].text == "," or self.document.text[marked.end - 1] in ",!?…"
        for index in range(start, min(start + 4, ceiling - 1)):
            if self.attributor.subjects.is_inverted(index + 1) and not classes[index] & SIGN:
                cue = Cue(
                    start,
                    index + 2,
                    index,
                    CueKind.VERB,
                    frozenset({"utters"}),
                    inverted=index + 1,
                )
                return self.attributor.of(cue, start, ceiling, after_quotation=True)
        if not paused or start + 1 >= ceiling:
            return None
        verb = start
        while verb < ceiling and classes[verb] & (AUX | CLITIC | ADV) and verb < start + 3:
            verb += 1
        if verb + 1 < ceiling and self._may_be_unknown_verb(verb) and self.phrases.starts_phrase(verb + 1):
            last = self.phrases.right(verb + 1, ceiling)
            ends = last >= ceiling or bool(classes[last] & (SIGN | TIME | P | ADV))
            if ends and self.attributor.subjects.is_animate(verb + 1, last):
                cue = Cue(start, verb + 1, verb, CueKind.VERB, frozenset({"utters"}))
                return Attribution(
                    cue,
                    verb + 1,
                    last,
                    self.phrases.apposition_end(last, ceiling),
                    behind=True,
                )
        if self.lexicon.subject_first and self.phrases.starts_phrase(start):
            verb = self.phrases.right(start, ceiling) - 1
            ends = verb + 1 >= ceiling or bool(classes[verb + 1] & (SIGN | TIME | P | ADV))
            past = verb > start and tokens[verb].lower.endswith(self.lexicon.past_endings)
            if past and ends and self._may_be_unknown_verb(verb) and self.attributor.subjects.is_animate(start, verb):
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
        if after < ceiling and not cue.groups & {"reports", "utters", "holds"}:
            return not self.classes[after] & (SIGN | TIME)  # "X called it …"
        return after < ceiling and self.tokens[after].lower in self.lexicon.that

    def _is_inside_phrase(self, opening: int) -> bool:
        """Whether the words in marks are part of a noun phrase of the article's: after a determiner or preposition."""
        if opening == 0:
            return False
        before = self.classes[opening - 1]
        return (
            bool(before & (D | J | P) or self.tokens[opening - 1].lower in self.lexicon.possessives)
            and self.tokens[opening - 1].end >= self.tokens[opening].start - 1
            and self.tokens[opening - 1].lower not in self.lexicon.that
        )

    def before(self, opening: int, floor: int, frame: Frame, cues: list[Cue]) -> tuple[Attribution | None, Manner]:
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
            reported = self._is_reported(cue, cues)
            mute = attribution is not None and not attribution.pronoun and not self._can_speak(attribution)
            if (
                attribution is not None
                and reported
                and (self._only_thinks(cue) or (mute and self._is_told(attribution)))
            ):
                continue  # "he said some landlords regarded fines as “a sort of parking ticket”"
            if attribution is not None and (not cue.weak or self._can_think(attribution)):
                return (
                    attribution,
                    Manner.GOVERNED if cue.kind is CueKind.PREPOSITION else Manner.BEFORE,
                )
        return None, Manner.NONE

    def _only_thinks(self, cue: Cue) -> bool:
        """Whether a verb says what somebody thinks, and not what they say."""
        return cue.kind is not CueKind.PREPOSITION and "holds" in cue.groups and not cue.groups & {"reports", "utters"}

    def _is_told(self, attribution: Attribution) -> bool:
        """Whether a subject begins what another verb reports: "he said that talks were continuing “in good faith”"."""
        first = max(attribution.first - 1, 0)
        return any(token.lower in self.lexicon.that for token in self.tokens[first : attribution.first + 1])

    def _is_reported(self, cue: Cue, cues: list[Cue]) -> bool:
        """Whether another verb before a cue reports what it is part of."""
        return any(c.verb < cue.verb and "reports" in c.groups for c in cues)

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

    def far(self, frame: Frame, opening: int, cues: list[Cue]) -> tuple[Attribution | None, Manner]:
        """A cue further off in the frame: the nearest before whose subject can speak, else one behind in inversion."""
        mute: tuple[Attribution, Manner] | None = None
        for cue in [c for c in reversed(cues) if c.last <= opening][:_CUES_TRIED]:
            if cue.negated or cue.kind is CueKind.INFINITIVE or (cue.weak and cue.first > frame.first + 1):
                continue
            attribution = self.attributor.of(cue, frame.first, frame.last)
            if attribution is None or (cue.weak and not self._can_think(attribution)):
                continue
            if self._only_thinks(cue) and self._is_reported(cue, cues):
                continue
            if cue.kind is CueKind.PREPOSITION:
                return attribution, Manner.GOVERNED
            found = attribution, Manner.SCOPE if self._reports_up_to(cue, opening) else Manner.FAR
            stands = self.tokens[attribution.first].lower in self.lexicon.standing  # "one confided"
            if attribution.pronoun or stands or self._can_speak(attribution):
                return found
            if found[1] is Manner.SCOPE:
                mute = mute or found  # "X said that fact speaks volumes about …"
        for cue in [c for c in cues if c.first > opening][:_CUES_TRIED]:
            if cue.weak or cue.kind in {CueKind.INFINITIVE, CueKind.GERUND}:
                continue
            attribution = self.attributor.of(cue, frame.first, frame.last)
            if attribution is not None and (attribution.behind or self._closes_sentence(cue, attribution, frame)):
                return (
                    attribution,
                    Manner.GOVERNED if cue.kind is CueKind.PREPOSITION else Manner.SCOPE,
                )
        return mute or (None, Manner.NONE)

    def _can_speak(self, attribution: Attribution) -> bool:
        """Whether a subject, or who is named in its apposition, can speak."""
        is_animate = self.attributor.subjects.is_animate
        apposed = attribution.full > attribution.last and is_animate(attribution.last + 1, attribution.full)
        return apposed or is_animate(attribution.first, attribution.last)

    def _is_somebody(self, subject: Attribution) -> bool:
        """Whether a subject can speak, and not only begins with the capital of its sentence ("Strike at the mill:")."""
        index = subject.first
        alone = self.tokens[index].capital and not self.classes[index] and self.document.mention_at.get(index) is None
        return self.attributor.subjects.is_animate(subject.first + alone, subject.last)

    def _closes_sentence(self, cue: Cue, attribution: Attribution, frame: Frame) -> bool:
        """Whether a cue behind its subject ends a sentence that it reports: "the tax is “theft”, Jane Roe said."."""
        before = attribution.first - 1
        before -= bool(self.classes[before] & MARK)  # “personality,” Jane Roe wrote
        if not self.lexicon.subject_first or self.tokens[before].text not in {",", "–", "—"}:
            return False
        return cue.last >= frame.last or bool(self.classes[cue.last] & (SIGN | TIME | P))

    def _can_think(self, attribution: Attribution) -> bool:
        """Whether "pour X" may say what X thinks: a person, or somebody with an office."""
        for index in range(attribution.first, attribution.full):
            mention = self.document.mention_at.get(index)
            person = mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON
            if person or self.classes[index] & ROLE or self.tokens[index].lower in self.lexicon.anonymous:
                return True
        return attribution.pronoun

    def _reports_up_to(self, cue: Cue, opening: int) -> bool:
        """Whether the words in marks stand in the clause that a verb reports: behind its "that", with no stop between."""
        if self.tokens[cue.verb].lower in self.lexicon.asking:
            return any(self.tokens[i].lower in self.lexicon.whether for i in range(cue.last, opening))
        if "treats" in cue.groups:
            between = range(cue.last, opening)
            near = len(between) <= _LONGEST_OBJECT and not any(self.classes[i] & (SIGN | MARK) for i in between)
            if self.tokens[cue.verb].lower in self.lexicon.naming:
                return near
            if near and self.tokens[opening - 1].lower in self.lexicon.turning:
                return True  # "hailed the vote as “fantastic”"
        if not cue.groups & {"reports", "holds"}:
            return False
        that = next(
            (i for i in range(cue.last, min(opening, cue.last + 14)) if self.tokens[i].lower in self.lexicon.that),
            None,
        )
        begin = that if that is not None else cue.last
        if that is None and self.tokens[cue.verb].lower not in self.lexicon.bare_clause:
            return False
        return not any(self.tokens[i].text in {";", ":"} for i in range(begin, opening))

    def headed(self, frame: Frame, opening: int) -> Attribution | None:
        """Return whose words a headline gives that begins with a name and a colon: "Reyes: Dam remains “the past”"."""
        if frame.first or frame.paragraph:
            return None
        colon = next((i for i in range(min(_LONGEST_HEAD, opening)) if self.tokens[i].text == ":"), 0)
        if not colon or not all(self.tokens[i].capital for i in range(colon)):
            return None
        surname = self.tokens[colon - 1].key
        persons = (r for r in self.document.referents.values() if r.kind is EntityKind.PERSON and r.named)
        if not any(fold(person.name).split()[-1:] == [surname] for person in persons):
            return None
        cue = Cue(colon, colon, colon, CueKind.GERUND, frozenset({"reports"}))
        return Attribution(cue, 0, colon, colon)

    def introduced(self, first: int, last: int, cues: list[Cue] | None = None) -> Attribution | None:
        """Return whom the words before a colon name: by their last cue, or by whom they are about.

        `cues` are those between the tokens `first` and `last`, looked up where they are not given.
        """
        if cues is None:
            begin = bisect_left(self.all_cues, first, key=lambda cue: cue.verb)
            cues = self.all_cues[begin : bisect_left(self.all_cues, last, key=lambda cue: cue.verb)]
        for cue in reversed([c for c in cues if c.last <= last]):
            if cue.weak and cue.first > first + 1:
                continue
            attribution = self.attributor.of(cue, first, last)
            if attribution is not None:
                return attribution
        return self._verb_first(first, last) or self._subject_before_colon(first, last)

    def _verb_first(self, first: int, last: int) -> Attribution | None:
        """Whom a verb names that opens a sentence before a colon, also where it is spelt as a noun: "Notes one trader:"."""
        form = self.lexicon.cues.get(self.tokens[first].lower)
        begin = first + 1
        if form is None or not form.is_finite or begin >= last - 1 or not self.phrases.starts_phrase(begin):
            return None
        end = self.phrases.right(begin, last - 1)
        full = self.phrases.apposition_end(end, last - 1)
        if full < last - 1 or not self.attributor.subjects.is_animate(begin, end):
            return None
        return Attribution(Cue(first, begin, first, CueKind.VERB, frozenset({"utters"})), begin, end, full, behind=True)

    def _subject_before_colon(self, first: int, last: int) -> Attribution | None:
        """Whom a sentence without a cue is about that ends in a colon: its subject, or else who is named in it."""
        stand_in = Cue(last - 1, last - 1, last - 1, CueKind.GERUND, frozenset())
        subject = self.attributor.main_subject(stand_in, first, last - 1)
        if subject is not None and (owner := self.signatures.whose_words(subject, last - 1)) is not None:
            return owner
        if subject is not None and (subject.pronoun or self._is_somebody(subject)):
            return subject
        for index in range(last - 1, first - 1, -1):
            mention = self.document.mention_at.get(index)
            if mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON:
                return Attribution(stand_in, mention.first, mention.last, mention.last)
        return None

    def inside(self, marked: Marked, cues: list[Cue]) -> list[Attribution]:
        """Return whom cues inside the marks name, between commas (« Oui, a dit X, c'est vrai »)."""
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
            closes = (
                dialogue
                or attribution.pronoun
                or end >= marked.last
                or self.tokens[end].text in {",", ".", ";", "–", "—"}
            )
            named = (
                dialogue
                or attribution.pronoun
                or any(
                    self.tokens[i].capital or self.classes[i] & ROLE for i in range(attribution.first, attribution.full)
                )
            )
            if closes and named:
                found.append(attribution)
        return found
