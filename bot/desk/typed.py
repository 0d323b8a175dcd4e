"""What a person typed, made safe to read and to show again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_ECHO = 60
"""The characters of what was typed that an answer repeats."""

_SPACES = re.compile(r"\s+")
_MARKS = frozenset({"Mn", "Me"})
_MOST_MARKS = 4
"""The accents that a letter may carry; no language has more, and a pile of them covers the lines around it."""
_KEPT_CONTROLS = frozenset("\t\n\r")
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Unicode categories that show nothing or turn the text around them: control, format (bidi marks, zero widths),
private use, surrogates, unassigned."""


def cleaned(typed: str, longest: int) -> str:
    """Return what was typed without invisible characters, its white space collapsed, at most `longest` characters.

    Total: any string goes in, nulls, lone surrogates and bidi marks included. What is left reads from left to right
    as its letters do, and holds no line break.
    """
    visible = "".join(
        letter
        for letter in typed[: longest * 4]
        if letter in _KEPT_CONTROLS or unicodedata.category(letter) not in _HIDDEN
    )
    return _SPACES.sub(" ", "".join(_without_piles(visible))).strip()[:longest].rstrip()


def _without_piles(text: str) -> Iterator[str]:
    piled = 0
    for letter in text:
        piled = piled + 1 if unicodedata.category(letter) in _MARKS else 0
        if piled <= _MOST_MARKS:
            yield letter


def echo(typed: str, longest: int = LONGEST_ECHO) -> str:
    """Return what was typed, cut for being repeated in an answer."""
    text = cleaned(typed, longest + 1)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
