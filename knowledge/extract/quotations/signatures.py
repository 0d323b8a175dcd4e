"""Who says words in marks that no verb of speech attributes: by a signature behind them, or as the subject of their sentence.

“We stay.” — Jane Roe, miller. “A tired man” is how Jane Roe describes him. “A stunt” was Jane Roe's verdict.
"""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, Naming
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import Phrases
from knowledge.extract.quotations.attribution import Attribution, Attributor
from knowledge.extract.quotations.cues import Cue, CueKind
from knowledge.extract.quotations.frames import Frame
from knowledge.extract.quotations.marks import Marked
from knowledge.model import EntityKind

_SIGNING = frozenset({"–", "—", "-", "--", "("})
_ENDS = frozenset({".", ")"})
_PAUSES = frozenset({",", ":", "–", "—"})


class Signatures:
    """Looks behind the words in marks of one document for whose they are."""

    def __init__(
        self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases, attributor: Attributor
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.attributor = attributor

    def of(self, marked: Marked, frame: Frame, cues: list[Cue]) -> Attribution | None:
        """Return whose words in marks are; `cues` are those of their frame."""
        return self._signed(marked) or self._described(marked, frame, cues)

    def _signed(self, marked: Marked) -> Attribution | None:
        """Whose name stands alone behind a dash or in brackets."""
        sentence = self.document.sentence_at(marked.open)
        paragraph = self.document.paragraphs[sentence.paragraph]
        end = self.document.sentences[paragraph.last - 1].last
        at = marked.closing
        at += at < end and self.tokens[at].text == "."
        if (
            at + 1 >= end
            or self.tokens[at].text not in _SIGNING
            or marked.opening > self.document.sentences[paragraph.first].first
        ):
            return None
        if self.tokens[at].text == "(" and self.document.text[marked.end - 1] not in ".!?…":
            return None  # a title and its author: « La Traversée » (Jeanne Roy)
        mention = self.document.mention_at.get(at + 1)
        if mention is None or mention.first != at + 1 or not _is_person(mention):
            return None
        last = self.phrases.apposition_end(mention.last, end)
        if any(self.tokens[index].text not in _ENDS for index in range(last, end)):
            return None
        return Attribution(_stand_in(at), mention.first, mention.last, last)

    def _described(self, marked: Marked, frame: Frame, cues: list[Cue]) -> Attribution | None:
        """Who says, behind "is how" or "c'est ainsi que", that they put it so; or whose verdict it is."""
        at = marked.closing
        at += at < frame.last and self.tokens[at].text in _PAUSES
        if (behind := self._behind_phrase(at, frame, self.lexicon.manner_phrases)) is not None:
            following = next((cue for cue in cues if cue.verb >= behind), None)
            return self.attributor.of(following, behind, frame.last) if following is not None else None
        if (behind := self._behind_phrase(at, frame, self.lexicon.equating_phrases)) is not None:
            last = self.phrases.right(behind, frame.last)
            return self.whose_words(Attribution(_stand_in(at), behind, last, last), frame.last)
        return None

    def _behind_phrase(self, at: int, frame: Frame, phrases: frozenset[tuple[str, ...]]) -> int | None:
        """The token behind the longest of some phrases that stands at a token."""
        words = tuple(token.lower for token in self.tokens[at : min(at + 4, frame.last - 1)])
        lengths = [len(phrase) for phrase in phrases if words[: len(phrase)] == phrase]
        return at + max(lengths) if lengths else None

    def whose_words(self, subject: Attribution, last: int) -> Attribution | None:
        """Return whose "answer" or "message" a subject is: "Jane Roe's response", "la réponse de Jeanne Roy"."""
        first = subject.first
        owned = self.tokens[first].lower in self.lexicon.possessive - self.lexicon.own and subject.last > first + 1
        if owned and self.tokens[subject.last - 1].lower in self.lexicon.speech_nouns:
            return Attribution(subject.cue, first, first + 1, first + 1, pronoun=True)  # "Her answer was short: “…”"
        owner = self.attributor.subjects.owner_of_words(subject.first, subject.last, last)
        return Attribution(subject.cue, *owner, owner[1]) if owner is not None else None


def _stand_in(index: int) -> Cue:
    """A cue without a word, as an attribution needs one."""
    return Cue(index, index, index, CueKind.GERUND, frozenset({"reports"}))


def _is_person(mention: Mention) -> bool:
    referent = mention.referent
    named = mention.naming in {Naming.NAME, Naming.SURNAME}
    return named and referent is not None and referent.kind is EntityKind.PERSON
