"""What words in marks look like: a name, a term, whole sentences; and where a cue cuts them."""

from __future__ import annotations

from itertools import chain

from knowledge.extract.document import Document, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import AND, AUX, CUE, MARK, PRO, SIGN, D, J, P
from knowledge.extract.quotations.attribution import Attribution
from knowledge.extract.quotations.cues import Cue, CueKind
from knowledge.extract.quotations.frames import Frame
from knowledge.extract.quotations.marks import DASHES, Marked

_CALLED_WORDS = 3
"""From this many words on, what something is called is said and no name."""
_FREE_WORDS = 2
"""Words beside the small ones from which on what somebody "calls" something is said."""
_NICKNAME = 4
"""Tokens of a nickname at most."""
_SIGN_REACH = 6
"""Tokens before a verb within which a banner or a plaque is what it reads from."""
_LONGEST_NAME, _LONGEST_TITLE = 8, 16
"""Words of a name at most; a work's, behind a preposition ("the author of “…”"), may have a subtitle."""
_LONGEST_HEADLINE = 40
"""Tokens of a headline at most."""
_PAUSES = frozenset({",", ".", ";", ":", "–", "—"})
_HEADLINE_WORDS, _HEADLINE_SHARE = 4, 0.8
"""A line with so many words beside those in marks, more than this share of them with a capital, is a headline."""
_LONGEST_ASIDE = 24
"""Tokens of what is told inside the marks at most."""


class QuotedWords:
    """Judges words in marks by themselves and by the word before them."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes

    def is_sign(self, attribution: Attribution) -> bool:
        """Whether what "says" the words is a banner or a plaque: nobody speaks."""
        if any(
            self.tokens[i].lower in self.lexicon.signs or self.tokens[i].lower in self.lexicon.unseen
            for i in range(attribution.first, min(attribution.last, attribution.first + 3))
        ):
            return True
        # "a banner over it reads", "he held a placard reading"
        for index in range(attribution.cue.first - 1, max(attribution.cue.first - _SIGN_REACH, -1), -1):
            if self.tokens[index].lower in self.lexicon.signs:
                return True
            if (
                self.classes[index] & (SIGN | MARK | CUE | PRO | AUX)
                and not self.classes[index] & D
                and index not in (range(attribution.first, attribution.last))
            ):
                return False
        return False

    def is_painted(self, cue: Cue, marked: Marked) -> bool:
        """Whether words in capitals throughout are written somewhere and not said: "had painted “NO EXIT”"."""
        words = [t for t in self.tokens[marked.first : marked.last] if t.kind is TokenKind.WORD]
        shouted = len(words) > 1 and all(token.text.isupper() for token in words)
        return shouted and not cue.groups & {"reports", "utters"}

    def is_object(self, cue: Cue, opening: int) -> bool:
        """Whether a few words in marks are what is named and not what is said: "a exposé un « plan de victoire »"."""
        article = self.classes[opening - 1] & D and self.tokens[opening - 1].lower not in self.lexicon.that
        return bool(article) and "treats" not in cue.groups and opening - cue.last == 1

    def is_term(self, marked: Marked, words: int) -> bool:
        """Return whether a few words have no verb."""
        return words < 6 and not any(self.classes[i] & AUX for i in range(marked.first, marked.last))

    def stands_alone(self, frame: Frame, marked: Marked) -> bool:
        """Return whether a frame holds nothing but these words in marks and signs."""
        around = chain(range(frame.first, marked.opening), range(marked.closing, frame.last))
        return not any(map(self._is_word, around))

    def opens_frame(self, frame: Frame, marked: Marked) -> bool:
        """Return whether no word of the frame stands before the marks."""
        return not any(map(self._is_word, range(frame.first, marked.opening)))

    def _is_word(self, index: int) -> bool:
        return self.tokens[index].kind in {TokenKind.WORD, TokenKind.NUMBER}

    def ends_sentence(self, marked: Marked) -> bool:
        """Return whether the words end as a sentence does."""
        return self.document.text[marked.end - 1] in ".!?…"

    def is_named(self, opening: int) -> bool:
        """Whether the word before the marks says that a name, a title or a term follows."""
        return self._word_before(opening) in self.lexicon.naming or self.is_titled(opening)

    def is_titled(self, opening: int) -> bool:
        """Return whether words in marks are a title, behind a noun for what has one: under the headline “Mayor Found”."""
        begins = opening + 1 < len(self.tokens) and self.tokens[opening + 1].capital
        comma = opening > 0 and self.tokens[opening - 1].text == ","  # "son roman, « Les Heures »"
        return begins and self._word_before(opening - comma) in self.lexicon.titled

    def _word_before(self, opening: int) -> str | None:
        """The word before the marks, past an article or "of"."""
        at = opening - 1
        while at >= 0 and opening - at <= 2 and self.classes[at] & (D | J):
            at -= 1
        return None if at < 0 or self.classes[at] & SIGN else self.tokens[at].lower

    def is_called(self, attribution: Attribution, marked: Marked, words: int) -> bool:
        """Whether somebody calls something so in their own words: "she has called “a monument to the parked car”"."""
        cue = attribution.cue
        active = (
            cue.kind in {CueKind.VERB, CueKind.GERUND} and not cue.passive and self._reaches(cue.last, marked.opening)
        )
        judged = self.tokens[marked.first].lower in self.lexicon.articles  # "called her “an institution”"
        enough = words >= _CALLED_WORDS or (judged and words > 1) or self._is_free(attribution, marked)
        return active and enough and not self.tokens[marked.first].capital

    def _reaches(self, last: int, opening: int) -> bool:
        """Whether a verb stands right before the marks, or before whom or what it calls so ("calls that “theft by memo”")."""
        called = self.lexicon.demonstrative | self.lexicon.object_pronouns
        return last == opening or (last == opening - 1 and self.tokens[last].lower in called)

    def _is_free(self, attribution: Attribution, marked: Marked) -> bool:
        """Whether a free relative opens before who calls something so, in two words that weigh: "what he called “sad men”"."""
        small = D | J | P | AND | SIGN
        if sum(not self.classes[i] & small for i in range(marked.first, marked.last)) < _FREE_WORDS:
            return False
        at = attribution.first
        before = self.tokens[max(0, at - 2) : at]
        return any(tuple(token.lower for token in before[-n:]) in self.lexicon.free_relatives for n in (1, 2))

    def is_nickname(self, marked: Marked) -> bool:
        """Return whether the marks stand inside a name: Robert “Bobby” Nash."""
        before, after = marked.opening - 1, marked.closing
        if before < 0 or after >= len(self.tokens) or marked.last - marked.first > _NICKNAME:
            return False
        if self.tokens[marked.last - 1].kind is TokenKind.PUNCTUATION:
            return False  # a comma stands in no name: Ruling on Poe ‘Defies Sense,’ Says Roe
        named = self.tokens[before].capital and self.tokens[after].capital
        return named and not (self.classes[before] | self.classes[after]) & (SIGN | MARK | CUE | D | J | P | PRO | AND)

    def is_name(self, marked: Marked, words: int) -> bool:
        """Whether the words in marks are written as a name or title: capitals throughout, or behind a naming word."""
        if self.is_named(marked.opening):
            return True
        tokens = [t for t in self.tokens[marked.first : marked.last] if t.kind is TokenKind.WORD]
        if not tokens or (self.ends_sentence(marked) and not self._is_inside(marked)):
            return False
        if self.classes[marked.opening - 1] & P and tokens[0].capital and words <= _LONGEST_NAME:
            return True  # "writes in “The Long Ferry home”"
        if self._in_headline(marked):
            return False
        heavy = [t for t in tokens if not self.classes[t.index] & (D | J | P | AND)]
        longest = _LONGEST_TITLE if self.is_complement(marked) else _LONGEST_NAME
        return (words <= longest and bool(heavy) and all(t.capital for t in heavy) and len(tokens) > 1) or (
            words <= 2 and tokens[0].capital
        )

    def _in_headline(self, marked: Marked) -> bool:
        """Whether the words around those in marks have capitals too, as in a headline: "Poe: Ruling ‘Defies Sense,’ Needs"."""
        sentence = self.document.sentence_at(marked.open)
        if sentence.last - sentence.first > _LONGEST_HEADLINE:
            return False
        around = [
            t for t in self.tokens[sentence.first : sentence.last] if not marked.opening <= t.index < marked.closing
        ]
        heavy = [t for t in around if t.kind is TokenKind.WORD and not self.classes[t.index] & (D | J | P | AND)]
        return len(heavy) >= _HEADLINE_WORDS and sum(t.capital for t in heavy) > _HEADLINE_SHARE * len(heavy)

    def _is_inside(self, marked: Marked) -> bool:
        """Whether words in marks go on a phrase of the article's, whose full stop is among them: "has cut “Rush Hour.”"."""
        before = self.classes[marked.opening - 1] if marked.opening else SIGN
        several = marked.last - marked.first > 2
        return several and not before & SIGN and self.document.text[marked.end - 1] == "."

    def is_complement(self, marked: Marked) -> bool:
        """Return whether words in marks stand behind a preposition: a full stop among them is the article's (on “Morning.”)."""
        before = self.classes[marked.opening - 1] if marked.opening else SIGN
        return bool(before & (J | P)) and not before & D and self.document.text[marked.end - 1] not in "!?…"

    def pieces(self, marked: Marked, inside: list[Attribution]) -> list[tuple[int, int]]:
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
            after = self.resumes(marked, cue.first, max(attribution.full, cue.last))
            start = self.tokens[after].start if after < marked.last else marked.end
        if start < marked.end:
            pieces.append((start, marked.end))
        return [p for p in ((a, b) for a, b in pieces) if p[1] > p[0] and self.document.text[p[0] : p[1]].strip()]

    def resumes(self, marked: Marked, cue: int, after: int) -> int:
        """The token with which speech goes on behind a cue inside it; in a dialogue what is told comes between."""
        tokens = self.tokens
        if after < marked.last and tokens[after].text != "." and self.is_told(marked, cue, after):
            while after < marked.last and tokens[after].text not in {
                ".",
                "!",
                "?",
                "…",
                ":",
            }:
                after += 1
        while after < marked.last and (self.classes[after] & MARK or tokens[after].text in _PAUSES):
            after += 1
        return after

    def is_told(self, marked: Marked, cue: int, after: int) -> bool:
        """Whether what follows a cue inside the marks is still told, up to its full stop (", les mains dans les poches.").

        It is where no comma parts it from the cue, where a question before the cue had ended what was said, and
        where it has no verb.
        """
        if self.tokens[after].text not in {",", ";", ":"}:
            circumstance = bool(self.classes[after] & P) and not self.classes[after] & (D | SIGN)
            return marked.mark in DASHES or circumstance  # "dit-il en riant. Mais …"
        if self.tokens[cue - 1].text in {"?", "!", "…"}:
            return marked.mark in DASHES
        for index in range(after + 1, min(after + _LONGEST_ASIDE, marked.last)):
            if self.tokens[index].text in {".", "!", "?", "…"}:
                return True
            if self.classes[index] & (AUX | PRO) and not self.classes[index] & D:
                return False
        return False
