"""Cuts a text into tokens: words with their elisions and inverted pronouns apart, numbers, marks and other signs."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from knowledge.extract.document import Token, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.text import fold

_LONGEST_WORD = 60
"""A longer run of letters is no word of a language; it is cut there, so that look-up stays bounded."""
_COMMON_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"

_SINGLE_MARKS = frozenset("'‘’")
_KINDS = {
    "mark": TokenKind.MARK,
    "single": TokenKind.MARK,
    "number": TokenKind.NUMBER,
    "sign": TokenKind.PUNCTUATION,
}
"""The kinds by the group of the pattern that finds them; all other groups find words."""


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
    # Most words stand alone; they are tried first, by ranges of letters, which the engine looks up in one step: a word of
    # other letters is read by the last but two. The rest of the alternatives are for what has a sign at its side. The
    # blank behind a word or a sign is taken with it, so that nothing is tried there.
    alternatives = [
        rf"(?P<simple>[{_COMMON_LETTERS}]{{2,{_LONGEST_WORD}}}+(?![\w'’.‑-])) ?",
        r"""(?P<mark>‘‘|[«»“”„‟‹›‘"]|``|''|’’)""",
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
    # "42-year-old" is one word, with all of its number.
    alternatives.append(r"(?P<number>\d{1,30}(?:[.,:]{1,3}\d{1,30}){1,8}(?!\d)|\d{1,30}(?!\d|[-‑][^\W\d_]))")
    alternatives.append(rf"(?P<{word}>[^\W_]{{1,{_LONGEST_WORD}}}(?:{inner}[^\W_]{{0,{_LONGEST_WORD}}}){{0,8}})")
    alternatives.append(r"(?P<single>['’])")
    alternatives.append(r"(?P<sign>\.{2,8}|--|[^\w\s]|_) ?")
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
    pattern = _pattern(
        lexicon.elisions,
        lexicon.kept_compounds,
        lexicon.inverted_pronouns,
        lexicon.suffixes,
    )
    kinds = [_KINDS.get(name, TokenKind.WORD) for name in ("", *pattern.groupindex)]
    tokens: list[Token] = []
    append, known = tokens.append, _FORMS.get
    for match in pattern.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        surface = match[group]
        lower, key, capital = known(surface) or _forms(surface)
        append(Token(len(tokens), start, end, surface, lower, key, kinds[group], capital))
    if lexicon.possessives and ("s'" in text or "s’" in text):
        _own(text, tokens, lexicon)
    return tokens


def _own(text: str, tokens: list[Token], lexicon: Lexicon) -> None:
    """Make possessives of the apostrophes behind plurals ("the nurses’ union") where no mark is open that they may close."""
    possessive = min(lexicon.possessives)
    opened = -1
    for before, token in pairwise(tokens):
        if token.kind is not TokenKind.MARK or token.text not in _SINGLE_MARKS:
            continue
        spaced = text[token.end : token.end + 1].isspace()
        joined = before.end == token.start
        if not joined and not spaced:
            opened = token.start
        elif joined and opened >= 0 and "\n" not in text[opened : token.start]:
            opened = -1
        elif joined and before.lower.endswith("s") and text[token.end : token.end + 2].strip().isalpha():
            token.kind, token.lower, token.key = TokenKind.WORD, possessive, possessive
