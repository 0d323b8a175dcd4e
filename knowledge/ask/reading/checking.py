"""A statement put to be checked, by whoever asks or as somebody else's, as the question that it comes to."""

from __future__ import annotations

from knowledge.ask.tables.checking import load_checking
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.wordings import load_wordings
from knowledge.text import FoldedText, fold

_LEAST_LEFT = 8
"""Characters that a statement has at least."""
_LEAST_WORDS = 3
"""Words of a claim."""


def as_question(text: str, language: str) -> str:
    """Return a statement that is put to be checked as a question of yes or no; any other text as it is.

    What was a question before its "yes or no?" stays one.
    """
    checking = load_checking().get(language)
    if checking is None:
        return text
    folded = FoldedText(text)
    closing = checking.checked.search(folded.folded)
    label = checking.labelled.match(folded.folded)
    if closing is None and label is None:
        return text
    start = label.end() if label is not None else 0
    end = closing.start() if closing is not None else len(folded.folded)
    source = checking.claimed.match(folded.folded, start, end)
    if source is not None:
        start = source.end()
    if end - start < _LEAST_LEFT:
        return text
    first, last = folded.original(start, end)
    was_question = folded.folded[end:].lstrip().startswith("?") and closing is not None
    statement = text[first:last].strip(' ,;:.!–—-"“”«»')
    if was_question or statement.endswith("?") or _asks(statement, language):
        return statement.rstrip(" ?") + " ?"
    return f"{checking.asking}{statement} ?"


def _asks(text: str, language: str) -> bool:
    """Whether a text puts a question of yes or no by its own form."""
    return any(form.pattern.search(fold(text)) for form in load_forms()[language].forms if form.asked is Asked.WHETHER)


def claim(text: str, language: str) -> str | None:
    """Return what a message has somebody say and asks whether it is so, as a question; None where it asks otherwise."""
    wording = load_wordings().get(language)
    folded = FoldedText(text)
    match = wording.hearsay.match(folded.folded) if wording is not None else None
    if match is None:
        return None
    said = text[slice(*folded.original(*match.span("claim")))].strip(" ,;:.")
    where = text[slice(*folded.original(*match.span("where")))].strip(" ,;:.?") if match["where"] else ""
    if len(said.split()) < _LEAST_WORDS:
        return None
    return f"{said}, {where}?" if where else f"{said}?"
