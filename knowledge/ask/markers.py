"""Marks in an article's words: of a reason, of a denial, of what is held open, of an occasion; read from `markers.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from knowledge.errors import CorpusError, Place

_Patterns = Mapping[str, re.Pattern[str]]


class Markers(NamedTuple):
    """Patterns over folded text, by language."""

    reason: _Patterns
    denial: _Patterns
    beside: _Patterns
    """Denials that bear only on what stands behind them."""
    open: _Patterns
    occasion: _Patterns


@cache
def load_markers() -> Markers:
    """Return the markers of every language; raises CorpusError where the table is at fault."""
    name = "markers.toml"
    try:
        text = files("knowledge.ask").joinpath(name).read_text(encoding="utf-8")
        read = TypeAdapter(dict[str, dict[str, str]]).validate_python(tomllib.loads(text))
        return Markers(**{kind: {lang: re.compile(p) for lang, p in by.items()} for kind, by in read.items()})
    except (tomllib.TOMLDecodeError, ValidationError, TypeError, re.error) as error:
        raise CorpusError(Place(name), str(error)) from error
