"""Indexes of names: the same questions answered over a few thousand names, or over a million."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from knowledge.entities.index.base import Beginning, Choice, IndexedName, NameIndex, Use
from knowledge.entities.index.small import SmallIndex

__all__ = ["Beginning", "Choice", "IndexedName", "NameIndex", "SmallIndex", "Use", "index_of"]

SMALL = 5_000
"""Names up to which dictionaries answer within a millisecond; the arrays for more cost the import of numpy."""


def index_of(names: Sequence[IndexedName], saved: Path | None = None) -> NameIndex:
    """Return the index that fits so many names; a large one is read from the file `saved`, and kept there.

    A file that is missing, stale, cut short or damaged is written again.
    """
    if len(names) <= SMALL:
        return SmallIndex(names)
    from knowledge.entities.index.large import LargeIndex  # noqa: PLC0415 - a small corpus does without numpy
    from knowledge.entities.index.saved import load_or_build  # noqa: PLC0415

    return LargeIndex.of(names) if saved is None else load_or_build(names, saved)
