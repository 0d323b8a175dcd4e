"""Cuts a text into tokens: words with their elisions and inverted pronouns apart, numbers, marks and other signs."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.extract.document import Token, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.text import fold

_LONGEST_WORD = 60
"""A longer run of letters is no word of a language; it is cut there, so that look-up stays bounded."""

_KINDS = {
    "mark": TokenKind.MARK,
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "elision": TokenKind.WORD,
    "initials": TokenKind.WORD,
    "inverted": TokenKind.WORD,
    "possessive": TokenKind.WORD,
    "sign": TokenKind.PUNCTUATION,
}


@lru_cache(maxsize=8)
def _pattern(
    elisions: tuple[str, ...],
    kept: tuple[str, ...],
    inverted: tuple[str, ...],
    suffixes: tuple[str, ...],
) -> re.Pattern[str]:
    """The pattern of one language's tokens: every alternative takes a bounded look-ahead, none backtracks over a run."""
    letter = r"[^\W\d_]"
    joined = "|".join(sorted(inverted, key=len, reverse=True))
    # A hyphen joins two words into one, unless what follows is an inverted pronoun.
    hyphen = rf"[-‑](?!(?:t['’]?[-‑])?(?:{joined})\b)" if inverted else "[-‑]"
    # Most words stand alone; they are tried first. The rest of the alternatives are for what has a sign at its side.
    alternatives = [
        rf"(?P<simple>{letter}{{2,{_LONGEST_WORD}}}(?![\w'’.‑-]))",
        r"""(?P<mark>[«»“”„‟‹›‘"]|``|''|’’)""",
    ]
    if kept:
        alternatives.append(
            rf"(?P<word>\b(?:{'|'.join(re.escape(k).replace(chr(39), '[' + chr(39) + '’]') for k in kept)})\b"
        )
        alternatives[-1] += ")"
        word = "plain"
    else:
        word = "word"
    if elisions:
        alternatives.append(
            rf"(?P<elision>\b(?i:{'|'.join(sorted(elisions, key=len, reverse=True))})['’](?=\w|[«“\"‘(+\[ ]))"
        )
    else:
        alternatives.append(rf"(?P<possessive>['’](?i:{'|'.join(suffixes)})\b)")
    alternatives.append(rf"(?P<initials>\b{letter}\.(?:[-‑]?{letter}\.){{1,6}})")
    if inverted:
        alternatives.append(rf"[-‑](?:t['’]?[-‑])?(?P<inverted>(?:{joined})\b)")
    apart = rf"(?!(?i:{'|'.join(suffixes)})\b)" if suffixes else ""
    inner = rf"(?:{hyphen}[^\W_]|['’]{apart}{letter})"
    alternatives.append(r"(?P<number>\d(?:[\d.,:]{0,30}\d)?(?![-‑][^\W\d_]))")
    alternatives.append(rf"(?P<{word}>[^\W_]{{1,{_LONGEST_WORD}}}(?:{inner}[^\W_]{{0,{_LONGEST_WORD}}}){{0,8}})")
    alternatives.append(r"(?P<single>['’])")
    alternatives.append(r"(?P<sign>\.{2,8}|--|[^\w\s]|_)")
    return re.compile("|".join(alternatives))


_FORMS: dict[str, tuple[str, str, bool]] = {}
_MOST_FORMS = 1 << 16
"""Words whose forms are kept; a newspaper's archive has more, and starts anew."""


def _forms(surface: str) -> tuple[str, str, bool]:
    lower = surface.lower().replace("’", "'").replace("‑", "-")
    if len(_FORMS) >= _MOST_FORMS:
        _FORMS.clear()
    forms = _FORMS[surface] = lower, fold(lower), surface[0].isupper()
    return forms


def tokenise(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of the text in order; white space is in none of them, every other character in at most one."""
    tokens: list[Token] = []
    append, known, kinds = tokens.append, _FORMS.get, _KIND_OF
    pattern = _pattern(
        lexicon.elisions,
        lexicon.kept_compounds,
        lexicon.inverted_pronouns,
        lexicon.suffixes,
    )
    for index, match in enumerate(pattern.finditer(text)):
        group = match.lastgroup or "sign"
        start, end = match.span(group)
        surface = text[start:end]
        lower, key, capital = known(surface) or _forms(surface)
        append(Token(index, start, end, surface, lower, key, kinds[group], capital))
    return tokens


_KIND_OF = _KINDS | {
    "plain": TokenKind.WORD,
    "simple": TokenKind.WORD,
    "single": TokenKind.MARK,
}
