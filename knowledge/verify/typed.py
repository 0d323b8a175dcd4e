"""A quotation as a person types or pastes it: marks around it, cuts inside it, who said it beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.search.terms import Token, tokens

LONGEST = 4_000
"""Characters that are read; no recorded quotation comes near."""
_CUT = re.compile(r"\[\s*(?:\.\s*\.\s*\.|…)?\s*\]|\(\s*(?:\.\s*\.\s*\.|…)\s*\)|…|\.\s?\.\s?\.")
_MARKED = re.compile(
    r"«\s*([^«»]*[^«»\s])\s*[»«]|“\s*([^“”]*[^“”\s])\s*”|\"\s*([^\"]*[^\"\s])\s*\"|„\s*([^„“”]*[^„“”\s])\s*[“”]"
)
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


def forms(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: folded, decimal commas as points."""
    return tuple(plain(token) for token in tokens(text))


def plain(token: Token) -> str:
    """Return a token as it is compared."""
    return token.form.replace(",", ".") if token.form[0].isdigit() else token.form
