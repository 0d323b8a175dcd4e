"""Halves of characters: surrogates (U+D800 to U+DFFF) that JSON lets stand alone, and that no text in UTF-8 can hold."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


def without_halves(text: str) -> str:
    """Return a text of the same length with the replacement character for each half of a character."""
    return _HALF.sub(_UNKNOWN, text)
