"""Indexes of names: the same questions answered over a few thousand names, or over a million."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.entities.index.base import Beginning, Choice, IndexedName, NameIndex, Use
from knowledge.entities.index.small import SmallIndex

__all__ = ["Beginning", "Choice", "IndexedName", "NameIndex", "SmallIndex", "Use", "index_of"]

SMALL = 5_000
"""Names up to which dictionaries answer within a millisecond; the arrays for more cost the import of numpy."""


def index_of(names: Sequence[IndexedName]) -> NameIndex:
    """Return the index that fits so many names."""
    if len(names) <= SMALL:
        return SmallIndex(names)
    from knowledge.entities.index.large import LargeIndex  # noqa: PLC0415 - a small corpus does without numpy

    return LargeIndex.of(names)
