"""Indexes of names: the same questions answered over a few thousand names, or over a million."""

from knowledge.entities.index.base import Beginning, Choice, IndexedName, NameIndex, Use
from knowledge.entities.index.small import SmallIndex

__all__ = ["Beginning", "Choice", "IndexedName", "NameIndex", "SmallIndex", "Use"]
