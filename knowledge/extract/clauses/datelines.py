"""Where a report was filed from, before its first words: "NAIROBI, Kenya (AP) —", "Lima, 4 mars (Reuters) -".

Nobody named there does what the sentence says.
"""

from __future__ import annotations

from dataclasses import replace

from knowledge.extract.clauses.words import ClauseWords
from knowledge.extract.document import Document, Naming, Sentence, TokenKind

_DASHES = frozenset("-–—")
_PLACES = (Naming.CAPITAL, Naming.NAME, Naming.SURNAME)
_LONGEST = 16
"""Tokens that a dateline has at most."""
_SHORTEST_CAPITALS = 3
"""Letters from which on a word in capitals is a place and no initialism."""


def without_dateline(document: Document, sentence: Sentence, words: ClauseWords) -> Sentence:
    """Return the sentence beginning behind its dateline; only the first one of a paragraph can have one."""
    if document.paragraphs[sentence.paragraph].first != sentence.index:
        return sentence
    first = _behind(document, sentence, words)
    return replace(sentence, first=first) if first else sentence


def _behind(document: Document, sentence: Sentence, words: ClauseWords) -> int:
    tokens = document.tokens
    opening = tokens[sentence.first]
    if not opening.capital:
        return 0
    filed = opening.text.isupper() and len(opening.text) >= _SHORTEST_CAPITALS
    place = document.mention_at.get(sentence.first)
    inside = False
    for index in range(sentence.first, min(sentence.first + _LONGEST, sentence.last - 1)):
        token = tokens[index]
        if token.text in _DASHES and index > sentence.first and not inside:
            alone = place is not None and place.last == index and place.naming in _PLACES
            return index + 1 if filed or (alone and tokens[index + 1].capital) else 0
        if token.text == "(":
            inside = filed = True
        elif token.text == ")":
            inside = False
        elif token.kind is TokenKind.NUMBER:
            filed = True
        elif token.kind is TokenKind.WORD and not inside and not token.capital and token.lower not in words.time:
            return 0
    return 0
