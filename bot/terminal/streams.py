"""Standard input and output as they are found: closed, full, or unable to show a letter."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata

from knowledge.errors import OnRecordError

_PLAIN = {
    "·": "-", "•": "*", "–": "-", "—": "-", "‑": "-", "→": "->", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"',
    "«": '"', "»": '"', "€": "EUR", "£": "GBP", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
}  # fmt: skip
"""What to show for signs that no normal form makes plain."""

_HANDLER = "onrecord.plain"


class OutputError(OnRecordError):
    """There is nowhere to write an answer to."""


def prepare() -> None:
    """Make the streams of this process fit for use; raises OutputError where nothing could be shown.

    A terminal that cannot show a letter shows the nearest that it can; an input that is closed is empty.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed: there is nowhere to answer to")
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - stands for a stream that never closes
    codecs.register_error(_HANDLER, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def abandon() -> None:
    """Write nothing more: whoever read our output has gone, or its disk is full, and so will a last flush find it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Return, as an error handler of codecs does, what to write instead of letters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_plain, lacking)), error.end


def _plain(letter: str) -> str:
    known = _PLAIN.get(letter) or unicodedata.normalize("NFKD", letter)
    return "".join(one for one in known if one.isascii()) or ("" if unicodedata.combining(letter) else "?")
