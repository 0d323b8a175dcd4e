"""How sure the extraction is of a fact: by what the text shows of it, from how often such facts were right.

An extractor finds a fact by rules whose firmness says little about how often they are right: a promise with a sum and a
verb of promise is as often somebody else's as one without. What tells is what the sentence shows: whether it names who
speaks or acts, or has a pronoun, or nobody; whether the promise is made outright; how much else the sentence holds. So the
extractors' own weights choose between readings of a sentence, and the confidence of what they choose comes from counts.

`data/confidence.toml` says of each kind of fact by which evidence it is counted, the most telling first, and how many of
the facts with the same evidence were right. A count is drawn towards that of the facts that share all of the evidence but
the last, as `doubt` facts of such a share would draw it; those towards that of the facts with one less, and so on to all
of the kind, which are drawn towards one half. So many facts speak for themselves and few for little. Evidence that
never came up has the share of what is nearest to it.

The counts are of texts that the rules were written by, and of others fewer facts are right, of some kinds many fewer. So
each kind has a share `unread`: how many of its facts are right in texts that nobody has written rules by, for each that the
counts promise. A confidence is the one times the other. `python benchmarks/confidence.py --write` counts both anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, NonNegativeInt, PositiveInt, ValidationError, model_validator

from knowledge.errors import CorpusError, Place
from knowledge.extract.document import Document
from knowledge.extract.shown import Case, case_of
from knowledge.model import Fact, FactKind
from knowledge.model.spans import Frozen

_FILE = "confidence.toml"
_MOST = 0.99
_FIELDS = frozenset(Case._fields) - {"kind"}

Count = tuple[int, int]
"""How many facts were right, of how many."""


class _Kind(Frozen):
    """By which evidence the facts of a kind are counted, and how many were right, by the evidence in words."""

    by: tuple[str, ...]
    unread: Annotated[float, Field(gt=0, le=1)] = 1.0
    seen: dict[str, tuple[NonNegativeInt, PositiveInt]]

    @model_validator(mode="after")
    def _is_whole(self) -> _Kind:
        if unknown := set(self.by) - _FIELDS:
            raise ValueError(
                f"no such evidence: {', '.join(sorted(unknown))}; use some of {', '.join(sorted(_FIELDS))}"
            )
        for words, (right, of) in self.seen.items():
            if len(words.split()) != len(self.by):
                raise ValueError(f"{words!r} is not one word for each of {', '.join(self.by)}")
            if right > of:
                raise ValueError(f"{words!r}: {right} cannot be right of {of}")
        return self


class _Table(Frozen):
    doubt: Annotated[float, Field(gt=0)]
    kinds: dict[FactKind, _Kind]

    @model_validator(mode="after")
    def _is_whole(self) -> _Table:
        if lacking := set(FactKind) - set(self.kinds):
            raise ValueError(f"no counts for {', '.join(sorted(lacking))}")
        return self


class Shares:
    """The shares of facts that are right, by their evidence."""

    def __init__(
        self,
        doubt: float,
        by: Mapping[FactKind, tuple[str, ...]],
        seen: Mapping[Case, Count],
        unread: Mapping[FactKind, float] | None = None,
    ) -> None:
        """Take how many facts with the evidence of each case were right; see the module's own words for the rest."""
        self.doubt = doubt
        self.by = dict(by)
        self.unread = dict(unread or {})
        self._counts: dict[tuple[FactKind, tuple[str, ...]], Count] = {}
        for case, count in seen.items():
            self._add(case.kind, case.evidence(self.by[case.kind]), count)

    def _add(self, kind: FactKind, evidence: tuple[str, ...], count: Count) -> None:
        for length in range(len(evidence) + 1):
            right, of = self._counts.get((kind, evidence[:length]), (0, 0))
            self._counts[kind, evidence[:length]] = (right + count[0], of + count[1])

    def of(self, case: Case) -> float:
        """Return the share of the facts with the evidence of a case that is right, as far as it has been counted."""
        share = 0.5
        evidence = case.evidence(self.by[case.kind])
        for length in range(len(evidence) + 1):
            right, of = self._counts.get((case.kind, evidence[:length]), (0, 0))
            share = (right + self.doubt * share) / (of + self.doubt)
        return share

    def of_unread(self, case: Case) -> float:
        """Return the same share for texts that nobody has written rules by."""
        return self.of(case) * self.unread.get(case.kind, 1.0)

    @staticmethod
    def read(content: str) -> Shares:
        """Return what a table says; raises CorpusError where it is none."""
        try:
            table = _Table.model_validate(tomllib.loads(content))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise CorpusError(Place(_FILE), str(error)) from error
        by = {kind: counted.by for kind, counted in table.kinds.items()}
        shares = Shares(table.doubt, by, {}, {kind: counted.unread for kind, counted in table.kinds.items()})
        for kind, counted in table.kinds.items():
            for words, count in counted.seen.items():
                shares._add(kind, tuple(words.split()), count)
        return shares


@cache
def shares() -> Shares:
    """Return the shares of the table that ships."""
    return Shares.read((files("knowledge.extract") / "data" / _FILE).read_text(encoding="utf-8"))


@cache
def confidence_of(case: Case) -> float:
    """Return how often facts with such evidence are right, as far as it has been counted, in hundredths; never certain."""
    return min(round(shares().of_unread(case), 2), _MOST)


def sure_of(fact: Fact, document: Document) -> float:
    """Return how sure the extraction is of a fact of a document."""
    return confidence_of(case_of(fact, document))
