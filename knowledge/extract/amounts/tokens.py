"""The tokens of a sum of money: numerals, currency signs, words and marks, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

_LATIN = range(0x00C0, 0x0250)
_SPACES = " \u00a0\u202f\u2009"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Kind(IntEnum):
    """What a token is made of."""

    NUMERAL = 1
    SIGN = 2
    """A currency sign that is not a word: "$", "US$", "€"."""
    WORD = 3
    MARK = 4


_KINDS = (Kind.MARK, Kind.NUMERAL, Kind.SIGN, Kind.WORD, Kind.MARK)
"""The kind of a token by the group of the pattern that found it."""


class Token(NamedTuple):
    """One token: its span, its folded key for look-up, and its text as it stands."""

    start: int
    end: int
    key: str
    text: str
    kind: Kind


@cache
def _levelling() -> dict[int, str]:
    """Map the Latin letters with accents to their base letter, one character for one, so that offsets hold."""
    table = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'"}
    for code in _LATIN:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    return table


def level(text: str) -> str:
    """Return the text without case, accents and curly apostrophes, of the same length as it came."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when it is lowered
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lowered if lowered.isascii() else lowered.translate(_levelling())


_NUMERAL = (
    rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d))+(?:[.,]\d+)?[½¼¾]?"  # 1 200 000,5
    r"|\d+(?:[.,'’]\d+)*[½¼¾]?|[½¼¾]"
)
_WORD = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’]|[^\W\d_]+"


def tokeniser(signs: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that cuts a text into tokens, given the currency signs that are more than a word."""
    several = sorted((sign for sign in signs if len(sign) > 1), key=len, reverse=True)
    single = "".join(re.escape(sign) for sign in signs if len(sign) == 1)
    alternatives = "|".join(
        # "plus US$ 5" but not "PLUS$ 5"; a sign that opens with its mark may follow its scale: "40 M$CA"
        (r"(?<![^\W\d_])" if sign[0].isalpha() else "") + re.escape(sign).replace(r"\ ", rf"[{_SPACES}]?")
        for sign in several
    )
    return re.compile(rf"({_NUMERAL})|((?:{alternatives or '(?!)'})(?![^\W\d_])|[{single}])|({_WORD})|([^\s\w])")


def tokenise(
    text: str, pattern: re.Pattern[str], levelled: str | None = None, start: int = 0, end: int | None = None
) -> list[Token]:
    """Cut a text, or a window of it, into tokens by the pattern of `tokeniser`; in time linear in its length.

    `levelled` is the text as `level` gives it, where it is at hand.
    """
    folded = level(text) if levelled is None else levelled
    tokens: list[Token] = []
    append, make = tokens.append, Token
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        append(make(first, last, folded[first:last], match[0], _KINDS[match.lastindex or 0]))
    return tokens


def numeral_value(text: str, decimal_mark: str, scaled: bool) -> float | None:
    """Return the number that a numeral writes, or None where it writes none (a date, a version).

    `decimal_mark` is the language's own; a single foreign mark before three digits ("1.200" in French) separates
    thousands, unless a scale follows (`scaled`: "1.234 milliard").
    """
    fraction = _FRACTIONS.get(text[-1], 0.0)
    digits = text[:-1] if fraction else text
    if not digits:
        return fraction
    digits = re.sub(rf"[{_SPACES}]", "", digits).replace("’", "'")
    marks = {c for c in digits if c in ".,'"}
    if not marks:
        return _whole(digits) + fraction
    if len(marks) == 2:
        last = digits[max(digits.rfind(mark) for mark in marks)]
        if digits.count(last) == 1 and last != "'":
            other = (marks - {last}).pop()
            head, tail = digits.split(last)
            return _grouped(head, other, tail)
        return None
    if len(marks) > 2:
        return None
    return _one_mark(digits, marks.pop(), decimal_mark, scaled)


def _one_mark(digits: str, mark: str, decimal_mark: str, scaled: bool) -> float | None:
    head, *groups = digits.split(mark)
    if len(groups) > 1 or mark == "'":
        return _grouped(digits, mark, "")
    three = len(groups[0]) == 3 and len(head) <= 3 and head.lstrip("0") != ""
    if mark != decimal_mark and three and not scaled:
        return _whole(head + groups[0])
    return float(f"{_ascii(head)}.{_ascii(groups[0])}")


def _grouped(head: str, mark: str, tail: str) -> float | None:
    first, *groups = head.split(mark)
    if len(first) > 3 or any(len(group) != 3 for group in groups):
        return None
    return float(f"{_ascii(first + ''.join(groups))}.{_ascii(tail) or '0'}")


def _whole(digits: str) -> float:
    # A run of hundreds of digits is noise, and float() of it would be infinite.
    return float(_ascii(digits)) if len(digits) <= 18 else 0.0


def _ascii(digits: str) -> str:
    """Return digits of any script as ASCII ones."""
    return digits if digits.isascii() else "".join(str(unicodedata.digit(c, 0)) for c in digits)
