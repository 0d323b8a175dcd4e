"""How old a text says that somebody is, and what age a title names: "Paul Morand, 71 ans" and "le septuagénaire"."""

from __future__ import annotations

from itertools import pairwise

from knowledge.extract.document import Document, Mention, Referent, TokenKind
from knowledge.extract.lexicon import Lexicon

_OLDEST = 120
_DECADE = 10
_DIGITS = 3
"""Digits of an age at most."""


class Ages:
    """Reads the ages of the persons of one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.tokens = document.tokens
        self.lexicon = lexicon
        self._known: dict[str, tuple[int | None, int]] = {}
        """What was read of a person, by id, and how many of their mentions have been looked at."""

    def named(self, title: str) -> range | None:
        """Return the ages that a title names, None where it names none."""
        decade = self.lexicon.decades.get(title)
        if decade is not None:
            return range(decade, decade + _DECADE)
        years = _years(title.partition("-")[0]) if title.endswith(self.lexicon.ages) else None
        return None if years is None else range(years, years + 1)

    def told(self, title: Mention) -> range | None:
        """Return the age that a title gives beside its noun: "l'agriculteur de 58 ans"."""
        years = self._inside(title)
        return None if years is None else range(years, years + 1)

    def of(self, person: Referent) -> int | None:
        """Return the age that the text gives behind a name or a title of somebody, between commas."""
        known, seen = self._known.get(person.id, (None, 0))
        for mention in person.mentions[seen:] if known is None else ():
            known = self._behind(mention.last)
            if known is None and not person.named:
                known = self._inside(mention)
            if known is not None:
                break
        self._known[person.id] = known, len(person.mentions)
        return known

    def _inside(self, mention: Mention) -> int | None:
        """The age that a description gives: "un homme de 34 ans", "a 34-year-old man"."""
        words = self.tokens[mention.first : mention.last + 1]
        for number, behind in pairwise(words):
            if number.lower.endswith(self.lexicon.ages):
                return _years(number.text.partition("-")[0])
            if number.kind is TokenKind.NUMBER and behind.lower in self.lexicon.years:
                return _years(number.text)
        return None

    def _behind(self, comma: int) -> int | None:
        if comma + 2 >= len(self.tokens) or self.tokens[comma].text != ",":
            return None
        number, behind = self.tokens[comma + 1], self.tokens[comma + 2]
        ends = behind.text in {",", "."} or behind.lower in self.lexicon.years
        return _years(number.text) if number.kind is TokenKind.NUMBER and ends else None


def _years(text: str) -> int | None:
    digits = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if digits and int(text) <= _OLDEST else None
