"""Datelines: where a report was written, in capitals and before a dash, at the head of a paragraph."""

from __future__ import annotations

from knowledge.extract.document import Document, TokenKind

_DASHES = frozenset("-–—")
_LONGEST = 14
"""Tokens that a dateline has at most."""


def behind_dateline(document: Document, first: int, last: int) -> int:
    """Return the token behind a dateline ("NAIROBI, Kenya (AP) —") among `first:last`, or `first` where there is none."""
    tokens = document.tokens
    if not (tokens[first].text.isupper() and len(tokens[first].text) > 2):
        return first
    bracketed = False
    for index in range(first + 1, min(first + _LONGEST, last - 1)):
        token = tokens[index]
        if token.text in _DASHES:
            return index + 1
        bracketed = bracketed or token.text == "("
        if token.kind is TokenKind.WORD and not token.capital and not bracketed:
            break
    return first
