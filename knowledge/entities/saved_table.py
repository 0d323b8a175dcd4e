"""The names of a large corpus as arrays, so that they can be saved; a name is an object only while it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.entities.index import IndexedName, NameIndex
from knowledge.entities.index.column import Column
from knowledge.entities.index.large import LargeIndex
from knowledge.entities.index.saved import Arrays
from knowledge.entities.names import SCORES, Known, Name
from knowledge.entities.spelling import key_of
from knowledge.gazetteer import Gazetteer

_REASONS = tuple(SCORES)


class SavedTable:
    """A `NameTable` over arrays that `arrays_of` made with the same gazetteer."""

    def __init__(self, arrays: Arrays, gazetteer: Gazetteer) -> None:
        self.index: NameIndex = LargeIndex(arrays)
        self.known = Known(
            _owned(_codes(gazetteer), arrays["known_countries"]),
            _owned(range(len(gazetteer.notable)), arrays["known_notable"]),
            _owned(_codes(gazetteer), arrays["known_capitals"]),
        )
        self._texts = Column(arrays["name_texts"], arrays["name_text_ends"])
        self._owners, self._uses = arrays["name_owners"], arrays["name_uses"]
        self._reasons, self._scores = arrays["name_reasons"], arrays["name_scores"]

    def __getitem__(self, number: int) -> Name:
        """Return a name."""
        return Name(
            self._texts[number],
            key_of(self.index.tokens(number)),
            int(self._owners[number]),
            _REASONS[self._reasons[number]],
            SCORES[_REASONS[self._scores[number]]],
            int(self._uses[number]),
        )

    def owners(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return the numbers of the entities that some names stand for."""
        found: list[int] = self._owners[list(numbers)].tolist()
        return found

    def uses(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return what some names may be matched by."""
        found: list[int] = self._uses[list(numbers)].tolist()
        return found

    def has_key(self, whole: str) -> bool:
        """Whether a name has this key."""
        return bool(self.index.exact(whole))


def arrays_of(names: Sequence[Name], indexed: Sequence[IndexedName], known: Known, gazetteer: Gazetteer) -> Arrays:
    """Return the arrays of some names, in their order, with their index and what of the gazetteer they know."""
    texts = Column.of(name.text for name in names)
    scored = {score: number for number, score in enumerate(SCORES.values())}
    return {
        **LargeIndex.of(indexed).arrays,
        "name_texts": texts.text,
        "name_text_ends": texts.ends,
        "name_owners": np.array([name.owner for name in names], dtype=np.uint32),
        "name_uses": np.array([name.use for name in names], dtype=np.uint8),
        "name_reasons": np.array([_REASONS.index(name.reason) for name in names], dtype=np.uint8),
        "name_scores": np.array([scored[name.score] for name in names], dtype=np.uint8),
        "known_countries": _owners(known.countries, _codes(gazetteer)),
        "known_notable": _owners(known.notable, range(len(gazetteer.notable))),
        "known_capitals": _owners(known.capitals, _codes(gazetteer)),
    }


def _codes(gazetteer: Gazetteer) -> Sequence[str]:
    return [country.code2 for country in gazetteer.countries]


def _owners(known: Mapping[Any, int], things: Iterable[Any]) -> npt.NDArray[np.uint32]:
    """Return, for each thing of the gazetteer, the number of its entity counted from 1, or 0 where it is none."""
    return np.array([known.get(thing, -1) + 1 for thing in things], dtype=np.uint32)


def _owned(things: Iterable[Any], owners: npt.NDArray[np.uint32]) -> dict[Any, int]:
    return {thing: owner - 1 for thing, owner in zip(things, owners.tolist(), strict=True) if owner}
