"""A statement put to be checked ("A post says that Corsa left. True or false?") as the question that it comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from knowledge.ask.forms import Asked, load_forms
from knowledge.ask.tables import read_table
from knowledge.model import Frozen
from knowledge.text import FoldedText, fold

_LEAST_LEFT = 8
"""Characters that a statement has at least."""


class Checking(Frozen):
    """Patterns of one language; what each is for stands in `checking.toml`."""

    asking: str
    claimed: re.Pattern[str]
    labelled: re.Pattern[str]
    checked: re.Pattern[str]


@cache
def load_checking() -> Mapping[str, Checking]:
    """Return how each language puts a statement to be checked; raises CorpusError where the table is at fault."""
    return read_table("checking.toml", TypeAdapter(dict[str, Checking]))


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
