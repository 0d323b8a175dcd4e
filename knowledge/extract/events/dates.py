"""The words of a clause that say when: a day, a month, a year, "next week", with what stands beside them."""

from __future__ import annotations

from knowledge.extract.document import Document, TokenKind
from knowledge.extract.events.happenings import Happenings
from knowledge.model import Stated

_CENTURIES = frozenset({"17", "18", "19", "20"})
"""How a year begins that an article may date something by."""


class DateFinder:
    """Finds the dates of one document; nothing is computed of them."""

    def __init__(self, document: Document, happenings: Happenings) -> None:
        self._document = document
        self._tokens = document.tokens
        self._happenings = happenings

    def first(self, first: int, last: int) -> Stated | None:
        """Return the first date among the tokens `first:last`."""
        happenings = self._happenings
        for index in range(first, last):
            if (end := self._span_end(index, last)) > index:
                return self._stated(index, end)
            token = self._tokens[index]
            year = token.kind is TokenKind.NUMBER and len(token.text) == 4 and token.text[:2] in _CENTURIES
            dated = year and index > first and self._tokens[index - 1].lower in happenings.before_years
            if not (token.lower in happenings.days or self._is_month(index) or dated):
                continue
            start, end = index, index + 1
            while start > first and self._is_beside(start - 1):
                start -= 1
            while end < last and (self._is_beside(end) or self._is_month(end)):
                end += 1
            return self._stated(start, end)
        return None

    def _stated(self, first: int, last: int) -> Stated:
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return Stated(start=start, end=end, text=self._document.text[start:end])

    def _span_end(self, index: int, last: int) -> int:
        """Return the index after words that date by themselves, the index itself where there are none."""
        for words in self._happenings.spans.get(self._tokens[index].lower, ()):
            end = index + len(words)
            if end <= last and tuple(self._document.lowers[index:end]) == words:
                return end
        return index

    def _is_month(self, index: int) -> bool:
        token = self._tokens[index]
        if token.lower not in self._happenings.months:
            return False
        return token.capital or not self._happenings.months_have_a_capital

    def _is_beside(self, index: int) -> bool:
        token = self._tokens[index]
        return token.lower in self._happenings.beside_dates or (
            token.kind is TokenKind.NUMBER and len(token.text) in (1, 2, 4)
        )
