"""Datelines: where and by whom a report was filed, before a dash, at the head of a paragraph."""

from __future__ import annotations

from knowledge.extract.document import Document, Token, TokenKind

_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST = 14
"""Tokens that a dateline has at most."""
_SHORTEST_PLACE = 3
"""Letters from which on a word in capitals is a place and no initialism."""


def behind_dateline(document: Document, first: int, last: int) -> int:
    """Return the token behind a dateline ("NAIROBI, Kenya —", "Lima, 4 mars (Reuters) -"), or `first` where there is none.

    It is looked for among the tokens `first:last`. A place in capitals needs no agency behind it, any other does.
    """
    tokens = document.tokens
    if not tokens[first].capital:
        return first
    filed = tokens[first].text.isupper() and len(tokens[first].text) >= _SHORTEST_PLACE
    for index in range(first + 1, min(first + _LONGEST, last - 1)):
        token = tokens[index]
        if token.text in _DASHES:
            return index + 1 if filed else first
        filed = filed or _names_agency(tokens, index)
        if token.kind is TokenKind.WORD and not token.capital and not _is_month(tokens, index):
            break
    return first


def _names_agency(tokens: list[Token], index: int) -> bool:
    """Whether a bracket that ends at a token holds one name: "(AFP)"."""
    return tokens[index].text == ")" and tokens[index - 2].text == "(" and tokens[index - 1].capital


def _is_month(tokens: list[Token], index: int) -> bool:
    """Whether a word without a capital is part of a date or stands in a bracket: "14 mai", "(own report)"."""
    before = tokens[index - 1]
    return before.kind is TokenKind.NUMBER or before.text == "("
