"""A sorted column of strings in two arrays, for more strings than Python objects are good for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

_PAGE = 64

Numbers = npt.NDArray[np.uint32]


class Column:
    """Strings one after another in UTF-8; those of a sorted column are found by bisection."""

    def __init__(self, text: npt.NDArray[np.uint8], ends: Numbers) -> None:
        self.text = text
        self.ends = ends
        self._view = text.data
        self._ends = ends.data  # numbers of a memoryview are Python's own: several times as quick to read one by one

    @classmethod
    def of(cls, strings: Iterable[str]) -> Column:
        """Return the column of some strings, in their order."""
        encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
        ends = np.zeros(len(encoded) + 1, dtype=np.uint32)
        np.cumsum([len(one) for one in encoded], out=ends[1:], dtype=np.uint32)
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), ends)

    @cached_property
    def _pages(self) -> list[bytes]:
        """Every so many strings one, ready to compare: bisection looks up the page first, and then only inside it."""
        return [self.raw(at) for at in range(0, len(self), _PAGE)]

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, at: int) -> str:
        return str(self._view[self._ends[at] : self._ends[at + 1]], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return (self[at] for at in range(len(self)))

    def raw(self, at: int) -> bytes:
        """Return a string's bytes."""
        return self._view[self._ends[at] : self._ends[at + 1]].tobytes()

    def beginning(self, prefix: str) -> tuple[int, int]:
        """Return the half-open range of a sorted column whose strings begin so."""
        start = prefix.encode("utf-8", "surrogatepass")
        first = self._first(start)
        return first, self._first(start + b"\xff", first)  # no UTF-8 text has this byte

    def find(self, string: str) -> tuple[int, int]:
        """Return the half-open range of a sorted column that is this string."""
        wanted = string.encode("utf-8", "surrogatepass")
        first = self._first(wanted)
        if first == len(self) or self.raw(first) != wanted:
            return first, first
        after = first + 1
        if after == len(self) or self.raw(after) != wanted:  # as nearly always
            return first, after
        return first, self._first(wanted + b"\x00", after)

    def _first(self, wanted: bytes, start: int = 0) -> int:
        """Return where the first string stands that is not before this one."""
        page = bisect_left(self._pages, wanted) * _PAGE
        first, last = max(start, page - _PAGE), min(page, len(self))
        return bisect_left(range(len(self)), wanted, first, max(first, last), key=self.raw)
