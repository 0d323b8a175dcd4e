"""Marks in an article's words: of a reason, of a denial, of what is held open, of an occasion; read from `markers.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from knowledge.ask.tables.loading import read_table
from knowledge.text import fold

_Patterns = Mapping[str, re.Pattern[str]]


class Markers(NamedTuple):
    """Patterns over folded text, by language."""

    reason: _Patterns
    denial: _Patterns
    beside: _Patterns
    """Denials that bear only on what stands behind them."""
    open: _Patterns
    occasion: _Patterns
    percent: _Patterns
    hour: _Patterns
    day: _Patterns


@cache
def load_markers() -> Markers:
    """Return the markers of every language; raises CorpusError where the table is at fault."""
    return read_table("markers.toml", TypeAdapter(Markers))


def denies(text: str, language: str) -> bool:
    """Whether a denial stands in a text of some language; false of a language without markers."""
    return _stands(load_markers().denial, text, language)


def leaves_open(text: str, language: str) -> bool:
    """Whether a text says that something may be, or is meant to be; likewise."""
    return _stands(load_markers().open, text, language)


def gives_reason(text: str, language: str) -> bool:
    """Whether a text gives a reason; likewise."""
    return _stands(load_markers().reason, text, language)


def _stands(patterns: _Patterns, text: str, language: str) -> bool:
    pattern = patterns.get(language)
    return pattern is not None and pattern.search(fold(text)) is not None
