"""A claim that somebody asks about: "A reader insists that Corsa signed. Is she right?"."""

from __future__ import annotations

from knowledge.ask.wordings import load_wordings
from knowledge.text import FoldedText

_LEAST = 3
"""Words of a claim."""


def claim(text: str, language: str) -> str | None:
    """Return what a message has somebody say and asks whether it is so, as a question; None where it asks otherwise."""
    wording = load_wordings().get(language)
    folded = FoldedText(text)
    match = wording.hearsay.match(folded.folded) if wording is not None else None
    if match is None:
        return None
    said = text[slice(*folded.original(*match.span("claim")))].strip(" ,;:.")
    where = text[slice(*folded.original(*match.span("where")))].strip(" ,;:.?") if match["where"] else ""
    if len(said.split()) < _LEAST:
        return None
    return f"{said}, {where}?" if where else f"{said}?"
