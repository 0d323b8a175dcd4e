"""An answer as plain data, already in the reader's language; every face (Discord, terminal, JSON) draws the same one.

Answer
  title, lead                 who or what it is about; how many, what was understood, how many articles
  cards                       one a fact: badge, headline, details, the words of the source, small print
  notes                       what holds for the answer as a whole
  doors                       where a reader would go next
  choices                     what could have been meant, where the answer has to ask
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field

from knowledge.model import Frozen, Language


class AnswerStatus(StrEnum):
    """How a question ended; the words are part of the contract of `onrecord batch`."""

    OK = "ok"
    NOT_ON_RECORD = "not_on_record"
    AMBIGUOUS = "ambiguous"
    ERROR = "error"


class Tone(StrEnum):
    """What a badge's word amounts to; each face gives it a colour, never instead of the word."""

    DONE = "done"
    FIRM = "firm"
    LIKELY = "likely"
    OPEN = "open"
    REFUSED = "refused"
    PLAIN = "plain"


class Badge(Frozen):
    """The word that stands first on a card ("PLEDGED"), with its tone."""

    word: str
    tone: Tone = Tone.PLAIN


class Excerpt(Frozen):
    """Words of an article, verbatim, as a card shows them.

    `cut_before` and `cut_after` say that the article's sentence goes on there. `translation` is in the reader's
    language, and absent where the reader reads the original; `translation_label` is the word that marks it as one,
    in that language too ("translation"). Both come without quotation marks: `quoted` and `translated` set them.
    """

    text: str
    language: Language
    translation: str | None = None
    translation_language: Language | None = None
    translation_label: str | None = None
    cut_before: bool = False
    cut_after: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    """Offsets into `text` of what a face makes stand out: a search's hits, the words of a fact in their context."""


class Card(Frozen):
    """One fact or one passage, as a person reads it: from top to bottom in the order of the fields."""

    badge: Badge | None = None
    headline: str
    details: tuple[str, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    small_print: tuple[str, ...] = ()
    fact: str | None = None
    """The id of the fact, by which *In context* opens its passage; none where there is no fact or no more to see."""
    source: str | None = None
    address: str | None = None
    """Where the article can be read, if it is known."""


class Door(Frozen):
    """A next question, one press away: a command of the desk with its arguments (by the names of the contract)."""

    label: str
    command: str
    arguments: Mapping[str, str] = Field(default_factory=dict)
    detail: str | None = None


class Picture(Frozen):
    """A picture that belongs to an answer, with the same figures in words."""

    png: bytes
    name: str
    alternative_text: str


class File(Frozen):
    """A file that an answer hands over."""

    name: str
    content: bytes


class EntityLabel(Frozen):
    """An entity as JSON gives it; `score` only for candidates."""

    id: str
    name: str
    name_en: str
    name_fr: str
    kind: str
    score: float | None = None


class Answer(Frozen):
    """Everything that one command says, complete: faces cut it into pages but leave nothing out.

    `command` and `arguments` are what was asked, resolved: asking again with them gives the same answer, which is how a
    page is turned after a restart. `facts` are the facts shown, as JSON objects, and `sources` the ids of the articles
    cited, in the order of their first use. `code` is the short code of a failure, which the log has too.
    """

    status: AnswerStatus = AnswerStatus.OK
    command: str
    arguments: Mapping[str, str] = Field(default_factory=dict)
    language: str
    title: str
    lead: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    notes: tuple[str, ...] = ()
    doors: tuple[Door, ...] = ()
    choices: tuple[Door, ...] = ()
    entity: EntityLabel | None = None
    candidates: tuple[EntityLabel, ...] = ()
    facts: tuple[Mapping[str, Any], ...] = ()
    sources: tuple[str, ...] = ()
    picture: Picture | None = None
    files: tuple[File, ...] = ()
    extra: Mapping[str, Any] = Field(default_factory=dict)
    """What a command adds to its JSON: the verdict of `verify`, say."""
    code: str | None = None

    def lines(self) -> Iterator[str]:
        """Yield the whole answer as plain lines, all cards, in reading order: the `text` of the JSON contract."""
        yield self.title
        yield from self.lead
        for card in self.cards:
            yield ""
            yield f"{card.badge.word}  {card.headline}" if card.badge else card.headline
            yield from card.details
            for excerpt in card.excerpts:
                yield quoted(excerpt)
                if excerpt.translation:
                    yield translated(excerpt)
            yield from card.small_print
        if self.notes:
            yield ""
            yield from self.notes
        for choice in self.choices:
            yield f"• {choice.label}" + (f" — {choice.detail}" if choice.detail else "")


_MARKS: Mapping[str, tuple[str, str]] = {"fr": ("«\u202f", "\u202f»")}
"""The quotation marks that a language sets around words, with their narrow no-break spaces; English for all others."""

_ENGLISH = ("“", "”")
_OTHER_MARKS = (_ENGLISH, ("‘", "’"))
"""What goes around words that have their language's own marks in them already: the two must not be mistaken."""


def marks_of(language: str | None, words: str = "") -> tuple[str, str]:
    """Return the opening and the closing quotation mark to set around some words of a language.

    Words that hold such marks themselves, because the article quotes somebody in them, stay as they are; the marks
    around them are then of another kind: “La « coalition » s’est réunie”.
    """
    own = _MARKS.get(language or "", _ENGLISH)
    return next((pair for pair in (own, *_OTHER_MARKS) if not _stand_in(pair, words)), own)


def _stand_in(marks: tuple[str, str], words: str) -> bool:
    opening, closing = (mark.strip() for mark in marks)
    # A closing single mark is an apostrophe too; what tells is the one that opens.
    return opening in words or (closing in words and closing != "’")


def quoted(excerpt: Excerpt) -> str:
    """Return the words of an excerpt in its language's marks, with an ellipsis where the article's sentence goes on."""
    opening, closing = marks_of(excerpt.language, excerpt.text)
    before, after = ("… " if excerpt.cut_before else ""), (" …" if excerpt.cut_after else "")
    return f"{opening}{before}{excerpt.text}{after}{closing}"


def translated(excerpt: Excerpt) -> str:
    """Return the translation of an excerpt in marks, marked as a translation; nothing where there is none."""
    if not excerpt.translation:
        return ""
    opening, closing = marks_of(excerpt.translation_language)
    words = inner_marks(excerpt.translation, excerpt.translation_language)
    label = f" ({excerpt.translation_label})" if excerpt.translation_label else ""
    return f"{opening}{words}{closing}{label}"


def inner_marks(translation: str, language: str | None) -> str:
    """Return a translation with the quotation marks in it as its language sets them inside others.

    It is in our own words, so its marks are ours to set; those of an article are not.
    """
    if marks_of(language) == _ENGLISH:
        return translation.replace("“", "‘").replace("”", "’")
    return _GUILLEMETS.sub(r"“\1”", translation)


_GUILLEMETS = re.compile(r"«\s*(.*?)\s*»")
