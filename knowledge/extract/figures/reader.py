"""Reads the figures of a document: what it counts, and sums of money that nobody promises."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from knowledge.extract.amounts import Count, Money
from knowledge.extract.clauses.analysis import Clauses, analyse
from knowledge.extract.clauses.chain import REACH
from knowledge.extract.clauses.verbs import load_verbs
from knowledge.extract.document import Document, TokenKind
from knowledge.extract.events.happenings import load_happenings
from knowledge.extract.lexicon import load_lexicon
from knowledge.model import EntityKind, Figure, Pledge, Stated

_SCORE = re.compile(r"\d[-–]$")
"""What stands before the second number of a score; a range is one number for the reader of amounts."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_SENTENCE = 400
"""Tokens of a sentence that is shown whole beside a figure; text without full stops is cut around it."""
_LONGEST_UNIT = 3
"""Tokens of the noun that a number counts, with its adjectives."""


def extract_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of a document in order; ids are `f1`, `f2`, ... A language without tables has none."""
    clauses = analyse(document)
    return figures_of(clauses, ()) if clauses else ()


def figures_of(clauses: Clauses, pledges: Sequence[Pledge]) -> tuple[Figure, ...]:
    """Return the numbers of a document that are no part of one of its promises; see `extract_figures`."""
    return FigureReader(clauses, pledges).read()


class FigureReader:
    """Reads the figures of one document."""

    def __init__(self, clauses: Clauses, pledges: Sequence[Pledge]) -> None:
        self._clauses = clauses
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._small = clauses.words.small
        self._years = load_lexicon(clauses.document.language).years
        self._verbs = load_verbs(clauses.document.language)
        happenings = load_happenings(clauses.document.language)
        self._months = happenings.months if happenings else frozenset()
        days = (happenings.days | happenings.months) if happenings else frozenset()
        self._no_names = days | self._small
        self._not_counted = happenings.not_counted if happenings else frozenset()
        # The numbers of promises; where spans overlap, the end that reaches furthest counts.
        parts = sorted(
            (part.start, part.end)
            for pledge in pledges
            for part in (*([pledge.amount] if pledge.amount else []), *pledge.alternatives, *pledge.items)
        )
        self._taken = [start for start, _ in parts]
        self._reach = list(accumulate((end for _, end in parts), max))

    def read(self) -> tuple[Figure, ...]:
        """Return the figures in order."""
        found: list[Figure] = []
        numbers: list[Count | Money] = [*self._clauses.reading.counts, *self._clauses.reading.sums]
        for one in sorted(numbers, key=lambda number: number.start):
            if self._is_taken(one.start):
                continue
            figure = self._money(one, len(found) + 1) if isinstance(one, Money) else self._count(one, len(found) + 1)
            if figure is not None:
                found.append(figure)
        return tuple(found)

    def _is_taken(self, offset: int) -> bool:
        at = bisect_right(self._taken, offset)
        return at > 0 and offset < self._reach[at - 1]

    def _money(self, money: Money, number: int) -> Figure:
        amount = money.amount
        start, stop = self._sentence(amount.start)
        return Figure(
            id=f"f{number}",
            source=self._document.source,
            start=min(start, amount.start),
            end=max(stop, amount.end),
            text=self._document.text[min(start, amount.start) : max(stop, amount.end)],
            what={self._document.language: amount.text},
            value=amount.value,
            upper=amount.upper,
            modifier=amount.modifier,
            figure=Stated(start=amount.start, end=amount.end, text=amount.text),
            amount=amount,
            reviewed=False,
            extracted=True,
        )

    def _sentence(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence of a number, or what of an endless one stands around it."""
        sentence = self._document.sentence_at(offset)
        if sentence.last - sentence.first <= _LONGEST_SENTENCE:
            return sentence.start, sentence.end
        at = self._document.token_at(offset)
        first, last = max(sentence.first, at - REACH), min(sentence.last, at + REACH)
        return self._tokens[first].start, self._tokens[last - 1].end

    def _count(self, count: Count, number: int) -> Figure | None:
        at = self._document.token_at(count.end)
        if count.article or self._is_date(count) or (at - 1) in self._document.mention_at:
            return None
        if self._is_of_name(at - 1) or self._is_age(at - 1):
            return None
        if at < len(self._tokens) and self._tokens[at].lower in self._words.of:
            at += 1  # "une trentaine de pays"
        unit_end = self._unit_end(at)
        if unit_end == at:
            return None
        start, stop = self._sentence(count.start)
        end = self._tokens[unit_end - 1].end
        unit = self._document.text[self._tokens[at].start : end]
        if end > stop:
            return None
        return Figure(
            id=f"f{number}",
            source=self._document.source,
            start=start,
            end=stop,
            text=self._document.text[start:stop],
            what={self._document.language: unit},
            value=count.value,
            upper=count.upper,
            modifier=count.modifier,
            unit={self._document.language: unit},
            figure=Stated(start=count.start, end=end, text=self._document.text[count.start : end]),
            reviewed=False,
            extracted=True,
        )

    def _is_date(self, count: Count) -> bool:
        """Whether a number is a year, a day of a month, a number of a thing in a row or the end of a score."""
        text = self._document.text[count.start : count.end]
        if _SCORE.search(self._document.text, max(0, count.start - 2), count.start) is not None:
            return True  # "a 4-0 defeat"
        if text.isdigit() and len(text) == 4 and _FIRST_YEAR <= count.value <= _LAST_YEAR:
            return True
        at = self._document.token_at(count.end)
        after = self._tokens[at].lower if at < len(self._tokens) else ""
        before = self._tokens[at - 2].lower if at > 1 else ""
        return any(word in self._months or word in self._not_counted for word in (before, after))

    def _is_of_name(self, index: int) -> bool:
        """Whether a number belongs to the name before it: "Radio 5", "a Category 3 storm"; none does to a day or a place."""
        if index < 1 or not self._tokens[index].text.isdigit():
            return False
        before = self._tokens[index - 1]
        if not before.capital or before.kind is not TokenKind.WORD or before.lower in self._no_names:
            return False
        if before.index == self._document.sentence_at(before.start).first:
            return False
        mention = self._document.mention_at.get(before.index)
        return mention is None or mention.referent is None or mention.referent.kind is EntityKind.ORGANISATION

    def _is_age(self, index: int) -> bool:
        """Whether a number says how old somebody is: "Ana Costa, 34 ans, infirmière"."""
        if index < 1 or index + 2 >= len(self._tokens) or self._tokens[index - 1].text != ",":
            return False
        years = self._tokens[index + 1].lower in self._years
        return years and self._tokens[index + 2].text in {",", ".", ")"}

    def _unit_end(self, at: int) -> int:
        """Return the index after the noun that is counted, `at` where nothing is."""
        words = self._words
        if at < len(self._tokens) and self._tokens[at].text == "%":
            return at + 1
        end = at
        while end < min(len(self._tokens), at + _LONGEST_UNIT):
            token = self._tokens[end]
            if token.kind is not TokenKind.WORD or _has_digit(token.text):
                break
            if token.capital and end > at and self._tokens[end - 1].lower in words.of:
                break  # "trois avocats de M. Roy": whose they are is not what is counted
            of = token.lower in words.of and end > at
            if end > at and token.lower in self._verbs:
                break
            if token.lower in self._small and not of:
                break
            end += 1
        while end > at and self._tokens[end - 1].lower in words.of:
            end -= 1
        return end


def _has_digit(word: str) -> bool:
    """Whether a word is the rest of a time or a code: "14h30"."""
    return any(map(str.isdigit, word))
