"""What an evaluation counts: scores, shares, facts by confidence, and every fact with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from knowledge.model import Fact

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the bands of the confidence table begin."""

END_TO_END = "end to end"
"""The score for which a fact is found only where everything that is compared is right."""


class Score(NamedTuple):
    """How much of what there is was found, and how much of what was found is so."""

    found: int
    right: int
    gold: int
    hit: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right, None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found, None where there is none."""
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, None where there is no gold."""
        if not self.gold:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Rate(NamedTuple):
    """How many of so many are right."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is right, None of none."""
        return self.right / self.of if self.of else None


class Outcome(StrEnum):
    """What became of a fact: of the gold it is found, missed, or found with something wrong; else it is extra."""

    FOUND = "found"
    MISSED = "missed"
    DIFFERENT = "different"
    EXTRA = "extra"


class Difference(NamedTuple):
    """One fact of the gold or of the extraction, and what became of it; `detail` says what is wrong."""

    text: str
    """The id of the text."""
    outcome: Outcome
    kind: str
    words: str
    detail: str
    identifier: str | None
    """The id of the fact, where the gold gives one."""
    is_entity: bool = False


class Sure(NamedTuple):
    """A fact that was found: its kind as scores name it, in which text, and whether everything compared is right."""

    kind: str
    text: str
    fact: Fact
    right: bool

    @property
    def confidence(self) -> float:
        """How sure the extraction is of it."""
        return self.fact.confidence or 0.0


@dataclass
class Evaluation:
    """The scores and shares over any number of texts, by name; and every fact with what became of it."""

    scores: dict[str, Score] = field(default_factory=dict)
    rates: dict[str, Rate] = field(default_factory=dict)
    sure: list[Sure] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    texts: int = 0

    def figures(self) -> dict[str, float]:
        """Return the measures in percent, rounded to a tenth, as a baseline keeps them."""
        measures = {f"{name} F1": score.f1 for name, score in self.scores.items()}
        measures |= {name: rate.share for name, rate in self.rates.items()}
        return {name: round(100 * value, 1) for name, value in measures.items() if value is not None}

    def bands(self, kind: str | None = None) -> dict[float, Rate]:
        """Return how many facts of a kind (of all kinds, without one) are right, by the band of their confidence."""
        found: dict[float, list[bool]] = {}
        for one in self.sure:
            if kind in (None, one.kind):
                found.setdefault(band(one.confidence), []).append(one.right)
        return {low: Rate(sum(found[low]), len(found[low])) for low in BANDS if low in found}


def band(confidence: float) -> float:
    """Return where the band of a confidence begins."""
    return max(low for low in BANDS if low <= confidence)


class Tally:
    """Counts while texts are compared, and makes the evaluation of what it has counted."""

    def __init__(self, order: Sequence[str] = ()) -> None:
        """Make an empty tally; `order` says in which order scores and shares are told, those it lacks come last."""
        self.texts = 0
        self._order = {name: place for place, name in enumerate(order)}
        self._count: Counter[tuple[str, str]] = Counter()
        self._rates: dict[str, list[bool]] = {}
        self._sure: list[Sure] = []
        self._differences: list[Difference] = []

    def gold(self, names: Iterable[str], *, hit: bool) -> None:
        """Count a fact of the gold under some scores, and whether it was found."""
        for name in names:
            self._count[name, "gold"] += 1
            self._count[name, "hit"] += hit

    def found(self, names: Iterable[str], *, right: bool) -> None:
        """Count a fact of the extraction under some scores, and whether the gold has it."""
        for name in names:
            self._count[name, "found"] += 1
            self._count[name, "right"] += right

    def rate(self, name: str, *, right: bool) -> None:
        """Count one that is right or not towards a share."""
        self._rates.setdefault(name, []).append(right)

    def sure(self, kind: str, text: str, fact: Fact, *, right: bool) -> None:
        """Keep a fact of the extraction, to be counted by its confidence."""
        self._sure.append(Sure(kind, text, fact, right))

    def differ(self, difference: Difference) -> None:
        """Keep what became of a fact."""
        self._differences.append(difference)

    def evaluation(self) -> Evaluation:
        """Return what has been counted."""

        def place(name: str) -> int:
            return self._order.get(name, len(self._order))

        names = sorted(dict.fromkeys(name for name, _ in self._count), key=place)
        rates = sorted(self._rates, key=place)
        return Evaluation(
            {name: Score(*(self._count[name, what] for what in ("found", "right", "gold", "hit"))) for name in names},
            {name: Rate(sum(self._rates[name]), len(self._rates[name])) for name in rates},
            self._sure,
            self._differences,
            self.texts,
        )
