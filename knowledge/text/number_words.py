"""The words for numbers, as their table gives them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from knowledge.text.folding import fold
from knowledge.text.toml import read_toml
from knowledge.text.word_tables import table_of


class _Words(NamedTuple):
    """`words` are numbers in words; `scales` multiply the number before them; `parts` are fractions of a scale.

    `short_scales` are what newspapers write for a scale after a number in digits ("36 M€", "$2.3B").
    """

    words: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    parts: dict[str, float]


class _File(NamedTuple):
    languages: dict[str, _Words]


class NumberWords(NamedTuple):
    """All languages together; a scale can mean two things, as "billion" does in English and in French."""

    words: dict[str, float]
    scales: dict[str, set[float]]
    parts: dict[str, float]


@cache
def number_words() -> NumberWords:
    """Return the words for numbers of all languages together; raises `CorpusError` where their table is ill-formed."""
    name = "numbers.toml"
    tables = table_of(_File, read_toml(__package__, name), name).languages.values()
    merged = NumberWords(words={}, scales={}, parts={})
    for table in tables:
        merged.words.update(_folded(table.words))
        merged.parts.update(_folded(table.parts))
        for word, value in _folded(table.scales | table.short_scales).items():
            merged.scales.setdefault(word, set()).add(value)
    return merged


def _folded(table: dict[str, float]) -> dict[str, float]:
    return {fold(word): value for word, value in table.items()}
