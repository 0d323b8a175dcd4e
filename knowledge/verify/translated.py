"""Whether typed words translate a recorded quotation, by its translation on record and by what its words mean.

Another translator chooses other words, so those that no table knows are let pass where one stands in another's place.
What is not: a name, a number or a word for something else, a word put in or left out with nothing in its place, and a
clause that denies what the recorded one says, or the reverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from knowledge.model import Quote
from knowledge.search.lexicon import Lexicon
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text.tokens import tokens
from knowledge.verify.alignment import Alignment, Change, align
from knowledge.verify.typed import Typed, forms, written
from knowledge.verify.verdicts import Difference, Verdict

_LEAST_SAME = 0.6
"""The share of words that a typed translation has in common with the one on record."""
_LEAST_MEANT = 0.75
"""The share of its content words that must mean what the recorded ones do, where it is put otherwise."""
_LEAST_SAID = 0.5
"""The share of typed content words that must be recorded: where most are others, the words between them are chance."""
_LEAST_WORDS = 4
"""Content words below which two sentences may mean the same by chance."""
_MOST_LONGER = 3
"""How many times as long as the recorded translation another can be."""
_LEAST_CUT = 3
"""Recorded words left out in a row that make a cut rather than a slip."""
_ENDS_CLAUSE = frozenset(",;:.!?…—–")


class Judgement(NamedTuple):
    """What typed words are beside the recorded translation of a quotation: one themselves, stitched, or altered.

    `share` says how much of the two is the same, to choose among several quotations.
    """

    quote: Quote
    verdict: Verdict
    share: float
    differences: tuple[Difference, ...] = ()


def translates(typed: Typed, quotes: Iterable[Quote], searcher: Searcher) -> Judgement | None:
    """Return what typed words are beside the quotation that they translate best; None where they translate none."""
    readings: dict[str, _Reading] = {}
    judged: list[Judgement] = []
    for quote in quotes:
        for language, translation in quote.translations.items():
            if language not in readings:
                readings[language] = _Reading.of(typed.text, language, searcher)
            judgement = _judge(typed, readings[language], quote, translation, language, searcher)
            if judgement is not None:
                judged.append(judgement)
    return max(judged, key=lambda one: (one.verdict is Verdict.TRANSLATION, one.share), default=None)


def _judge(
    typed: Typed, mine: _Reading, quote: Quote, translation: str, language: str, searcher: Searcher
) -> Judgement | None:
    recorded = forms(translation)
    if len(typed.words) > _MOST_LONGER * len(recorded):
        return None
    alignment = align(typed.words, recorded)
    same = alignment.share(len(typed.words))
    if alignment.matched == len(typed.words) >= _LEAST_WORDS and alignment.is_cut(_LEAST_CUT):
        return Judgement(quote, Verdict.STITCHED, same)
    theirs = _Reading.of(translation, language, searcher)
    meeting = _Meeting(mine, theirs, searcher.lexicon)
    meant = meeting.share if min(len(mine.content), len(theirs.content)) >= _LEAST_WORDS else 0.0
    if meant < _LEAST_MEANT and (same < _LEAST_SAME or alignment.matched < min(_LEAST_WORDS, len(recorded))):
        return None
    new_numbers = {word for word in typed.words if word[0].isdigit()} - set(recorded)
    names_others = bool(searcher.absent.find(typed.text, mine.terms))
    differs = new_numbers or names_others or meeting.said < _LEAST_SAID or meeting.is_turned()
    if differs or any(map(meeting.differs, alignment.changes)):
        changes = [*_unsaid(alignment, theirs), *alignment.changes]
        return Judgement(quote, Verdict.ALTERED, max(same, meant), _differences(typed, translation, changes))
    return Judgement(quote, Verdict.TRANSLATION, max(same, meant))


@dataclass(frozen=True)
class _Reading:
    """A text as it is compared: its words, the clause that each stands in, whom it names, and what is denied."""

    terms: tuple[Term, ...]
    clauses: tuple[int, ...]
    negations: frozenset[int]
    """The places of the words that deny."""
    named: Mapping[int, frozenset[str]]
    """The entities that a word helps to name, by the place of the word."""

    @classmethod
    def of(cls, text: str, language: str, searcher: Searcher) -> _Reading:
        """Read a text of a language."""
        lexicon = searcher.lexicon
        terms = lexicon.of_tokens(tokens(text), language)
        contrasts, negations = lexicon.contrasts.get(language, ()), lexicon.negations.get(language, ())
        clauses: list[int] = []
        clause, end = 0, 0
        for term in terms:
            if term.form in contrasts or not _ENDS_CLAUSE.isdisjoint(text[end : term.start]):
                clause += 1
            clauses.append(clause)
            end = term.end
        denying = frozenset(at for at, term in enumerate(terms) if term.form in negations)
        found = searcher.names.find(text, terms, described=False)
        named = {at: frozenset(name.entities) for name in found for at in range(name.first, name.last)}
        return cls(terms, tuple(clauses), denying, named)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The places of the words that say something, names included."""
        return tuple(at for at, term in enumerate(self.terms) if at in self.named or not term.is_function)

    @cached_property
    def _denied(self) -> frozenset[int]:
        return frozenset(self.clauses[at] for at in self.negations)

    def is_denied(self, at: int) -> bool:
        """Whether a word stands in a clause that denies."""
        return self.clauses[at] in self._denied


class _Meeting:
    """Which words of two readings mean the same."""

    def __init__(self, typed: _Reading, recorded: _Reading, lexicon: Lexicon) -> None:
        self._typed, self._recorded, self._lexicon = typed, recorded, lexicon
        self._met = {at: [other for other in recorded.content if self._meet(at, other)] for at in typed.content}
        self._met_recorded = {other for others in self._met.values() for other in others}

    def _meet(self, typed: int, recorded: int) -> bool:
        named, also = self._typed.named.get(typed), self._recorded.named.get(recorded)
        if named and also:
            return not named.isdisjoint(also)
        one, other = self._typed.terms[typed], self._recorded.terms[recorded]
        return self._lexicon.meets(one, other) or self._lexicon.meets(other, one)

    @property
    def said(self) -> float:
        """The share of the typed content words that the recorded side says too."""
        return sum(map(bool, self._met.values())) / max(1, len(self._typed.content))

    @property
    def share(self) -> float:
        """The smaller of the shares of either side's content words that the other side says too."""
        return min(self.said, len(self._met_recorded) / max(1, len(self._recorded.content)))

    def is_turned(self) -> bool:
        """Whether a word stands in a clause that denies on one side, and on the other in none that does."""
        return any(
            others and not any(self._recorded.is_denied(other) == self._typed.is_denied(at) for other in others)
            for at, others in self._met.items()
        )

    def differs(self, change: Change) -> bool:
        """Whether what was typed in one place means something else than what is recorded there."""
        small = {(term.stem,) for term in self._recorded.terms[change.recorded_first : change.recorded_last]}
        typed = [
            at
            for at in range(change.typed_first, change.typed_last)
            if at in self._met and not self._met[at] and not self._is_said_by(small, at)
        ]
        recorded = [
            at
            for at in self._recorded.content
            if change.recorded_first <= at < change.recorded_last and at not in self._met_recorded
        ]
        if not typed:  # "that can protect" says "capable of protecting": something stands in its place
            return bool(recorded) and change.typed_first == change.typed_last
        if not recorded or any(at in self._typed.named for at in typed):
            return True
        if any(at in self._recorded.named for at in recorded):
            return True
        return all(self._is_known(self._typed, typed)) and all(self._is_known(self._recorded, recorded))

    def _is_said_by(self, small: set[tuple[str]], at: int) -> bool:
        """Whether a word of those that stand in its place says what a typed one does: "is still" says "remains"."""
        term = self._typed.terms[at]
        return any(not small.isdisjoint(self._lexicon.said(one, term.language)) for one in term.concepts)

    @staticmethod
    def _is_known(reading: _Reading, places: Sequence[int]) -> Iterator[bool]:
        return (bool(reading.terms[at].concepts) for at in places)


def _unsaid(alignment: Alignment, recorded: _Reading) -> Iterator[Change]:
    """Yield what stands before the recorded words in the same clause and denies them, though nobody typed it."""
    first = next((at for at, clause in enumerate(recorded.clauses) if clause == recorded.clauses[alignment.first]), 0)
    if not recorded.negations.isdisjoint(range(first, alignment.first)):
        yield Change(0, 0, first, alignment.first)


def _differences(typed: Typed, translation: str, changes: Iterable[Change]) -> tuple[Difference, ...]:
    listed = tokens(translation)
    return tuple(
        Difference(
            typed.written(change.typed_first, change.typed_last),
            written(translation, listed[change.recorded_first : change.recorded_last]),
        )
        for change in changes
    )
