"""Promises, positions, events and figures of a document, off one analysis of its clauses."""

from __future__ import annotations

from knowledge.extract.clauses.analysis import analyse
from knowledge.extract.document import Document
from knowledge.extract.events import events_of
from knowledge.extract.figures import figures_of
from knowledge.extract.pledges import pledges_of
from knowledge.extract.positions import positions_of
from knowledge.model import Fact


def extract_claims(document: Document) -> tuple[Fact, ...]:
    """Return the promises, positions, events and figures of a document whose quotations are known.

    A number that is part of a promise is no figure. A language without tables has none of these.
    """
    clauses = analyse(document)
    if clauses is None:
        return ()
    pledges = pledges_of(clauses)
    return (
        *pledges,
        *positions_of(clauses, pledges),
        *events_of(clauses),
        *figures_of(clauses, pledges),
    )
