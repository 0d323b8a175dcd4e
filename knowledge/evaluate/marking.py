"""Writes into a corpus which of its reviewed facts the extractor finds by itself."""

from __future__ import annotations

from pathlib import Path

from knowledge.corpus.editing import editing
from knowledge.evaluate.scores import Evaluation, Outcome
from knowledge.model import Fact


def extracted(evaluation: Evaluation) -> dict[str, bool]:
    """Return, for each fact with an id, whether it is found with everything right, in all of its pieces."""
    found: dict[str, bool] = {}
    for one in evaluation.differences:
        if one.identifier is not None:
            found[one.identifier] = found.get(one.identifier, True) and one.outcome is Outcome.FOUND
    return found


def mark(folder: Path, evaluation: Evaluation) -> tuple[Fact, ...]:
    """Set `extracted` on every fact of a corpus that was evaluated; return those that change, as they were.

    Raises CorpusError, with nothing changed, where the folder is no corpus or cannot be written to.
    """
    changed = []
    with editing(folder) as edit:
        for name, found in extracted(evaluation).items():
            fact = edit.fact(name)
            if fact.extracted is not found:
                changed.append(fact)
                edit.put_fact(fact.model_copy(update={"extracted": found}))
    return tuple(changed)
