"""The tokens of a sum of money: numerals, currency signs, words and marks, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

_LATIN = range(0x00C0, 0x0250)
_APOSTROPHES = "’‘ʼ"
_LEVELLED = re.compile(f"[{chr(_LATIN[0])}-{chr(_LATIN[-1])}{_APOSTROPHES}]")
_SPACES = " \u00a0\u202f\u2009"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Kind(IntEnum):
    """What a token is made of."""

    NUMERAL = 1
    SIGN = 2
    """A currency sign that is not a word: "$", "US$", "€"."""
    WORD = 3
    MARK = 4


_KINDS = (Kind.MARK, Kind.WORD, Kind.NUMERAL, Kind.SIGN, Kind.MARK)
"""The kind of a token by the group of the pattern that found it."""


class Token(NamedTuple):
    """One token: its span, its folded key for look-up, and its text as it stands."""

    start: int
    end: int
    key: str
    text: str
    kind: Kind


@cache
def _levelling() -> dict[str, str]:
    """Map the Latin letters with accents to their base letter, one character for one, so that offsets hold."""
    table = {}
    for letter in map(chr, _LATIN):
        base = unicodedata.normalize("NFD", letter)[0].lower()
        table[letter] = base if base.isascii() else letter
    return table | dict.fromkeys(_APOSTROPHES, "'")


def level(text: str) -> str:
    """Return the text without case, accents and curly apostrophes, of the same length as it came."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when it is lowered
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if lowered.isascii():
        return lowered
    # An article has some twenty of these letters; to replace each at once costs a fraction of a look at every character.
    for letter in set(_LEVELLED.findall(lowered)):
        lowered = lowered.replace(letter, _levelling()[letter])
    return lowered


_NUMERAL = (
    rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}}(?!\d))+(?:[.,]\d+)?[½¼¾]?"  # 1 200 000,5
    r"|\d+(?:[.,'’]\d+)*[½¼¾]?|[½¼¾]"
)
_ELIDED = frozenset(
    f"{word}'"
    for word in ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu")
)


def tokeniser(signs: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that cuts a text into tokens, given the currency signs of one character."""
    single = "".join(re.escape(sign) for sign in signs)
    return re.compile(rf"([^\W\d_]+['’]?)|({_NUMERAL})|([{single}])|([^\s\w])")


def tokenise(
    text: str,
    pattern: re.Pattern[str],
    signs: Container[str] = (),
    levelled: str | None = None,
    *,
    start: int = 0,
    end: int | None = None,
) -> list[Token]:
    """Cut a text, or a window of it, into tokens by the pattern of `tokeniser`; in time linear in its length.

    Letters that stand at a currency sign and are one of `signs` with it ("US$", "$CA") are one token with it.
    `levelled` is the text as `level` gives it, where it is at hand.
    """
    folded = level(text) if levelled is None else levelled
    tokens: list[Token] = []
    # The constructor of a named tuple costs more than all the rest of the loop.
    append, make, word, sign = tokens.append, tuple.__new__, Kind.WORD, Kind.SIGN
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        kind = _KINDS[match.lastindex or 0]
        key = folded[first:last]
        if kind is word:
            if key[-1] == "'" and key not in _ELIDED:
                append(make(Token, (first, last - 1, key[:-1], text[first : last - 1], kind)))
                append(make(Token, (last - 1, last, "'", text[last - 1], Kind.MARK)))
                continue
            if tokens and tokens[-1].kind is sign and _join(text, tokens, first, last, signs):
                continue
        elif kind is sign and tokens and tokens[-1].end == first and _join(text, tokens, first, last, signs):
            continue
        append(make(Token, (first, last, key, text[first:last], kind)))
    return tokens


def _join(text: str, tokens: list[Token], first: int, last: int, signs: Container[str]) -> bool:
    """Make one sign of the last token and the one at `first:last`, if they are one; a blank may part them."""
    before = tokens[-1]
    if first - before.end > 1:
        return False
    whole = text[before.start : last]
    if " ".join(whole.split()) not in signs:
        return False
    tokens[-1] = Token(before.start, last, whole.lower(), whole, Kind.SIGN)
    return True


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
