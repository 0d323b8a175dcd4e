"""Some of the entries of a mapping, as a mapping, without a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Selected(Mapping[str, Value]):
    """The entries of a mapping under some of its keys, in their order."""

    def __init__(self, whole: Mapping[str, Value], keys: tuple[str, ...]) -> None:
        self._whole = whole
        self._keys = keys
        self._known = frozenset(keys)

    def __getitem__(self, key: str) -> Value:
        if key not in self._known:
            raise KeyError(key)
        return self._whole[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
