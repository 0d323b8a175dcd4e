"""A quotation as a person types or pastes it: marks around it, cuts inside it, who said it beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.text.tokens import Token, tokens

LONGEST = 4_000
"""Characters that are read; no recorded quotation comes near."""
_CUT = re.compile(r"\[\s*(?:\.\s*\.\s*\.|…)?\s*\]|\(\s*(?:\.\s*\.\s*\.|…)\s*\)|…|\.\s?\.\s?\.")
_MARKED = re.compile(
    r"«\s*([^«»]*[^«»\s])\s*[»«]|“\s*([^“”]*[^“”\s])\s*”|\"\s*([^\"]*[^\"\s])\s*\"|„\s*([^„“”]*[^„“”\s])\s*[“”]"
)
_ELIDING = ("'", "’")
_LEAST_MARKED = 0.4
"""The share of what was typed that its marked parts make up where they alone are the quotation."""


@dataclass(frozen=True)
class Typed:
    """The words of a typed quotation, in the pieces that marked cuts leave, and what stands outside its marks."""

    text: str
    pieces: tuple[tuple[str, ...], ...]
    outside: str
    cuts: bool

    @property
    def words(self) -> tuple[str, ...]:
        """All its words, the pieces joined."""
        return tuple(word for piece in self.pieces for word in piece)

    def written(self, first: int, last: int) -> str:
        """Return a half-open range of its words as they were typed."""
        return written(self.text, tokens(self.text)[first:last])


def read_typed(text: str) -> Typed:
    """Take apart what was typed; any string goes in."""
    text = text[:LONGEST].strip()
    marked = [(m.start(), m.end(), next(g for g in m.groups() if g)) for m in _MARKED.finditer(text)]
    outside = ""
    inner = [text]
    if marked and sum(len(words) for _, _, words in marked) >= _LEAST_MARKED * len(text):
        inner = [words for _, _, words in marked]
        outside = " ".join(
            text[a:b] for a, b in zip([0, *(m[1] for m in marked)], [*(m[0] for m in marked), len(text)], strict=True)
        )
    pieces = [part for words in inner for part in _CUT.split(words)]
    read = tuple(forms(part) for part in pieces)
    cuts = any(_CUT.search(words.strip(" .…")) for words in inner) or len(inner) > 1
    return Typed(" […] ".join(inner), tuple(piece for piece in read if piece), outside.strip(), cuts)


def written(text: str, listed: Sequence[Token], offset: int = 0) -> str:
    """Return neighbouring words of a text as they stand there, with what is between them and their elision."""
    if not listed:
        return ""
    start, end = offset + listed[0].start, offset + listed[-1].end
    return text[start : end + 1] if text[end : end + 1] in _ELIDING else text[start:end]


def forms(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: folded, decimal commas as points."""
    return tuple(plain(token) for token in tokens(text))


def plain(token: Token) -> str:
    """Return a token as it is compared."""
    return token.form.replace(",", ".") if token.form[0].isdigit() else token.form
