"""Two entities side by side: what both are on record about, then what only one of them is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.differences.subjects import about, likeness
from knowledge.model import Fact, FactKind, Pledge, Position, Quote, Term
from knowledge.search.searcher import Searcher

_LEAST_LIKE = 0.6
"""How much the subjects of two facts must have in common to stand side by side."""
_MOST = 60
"""Facts of each that are compared; beyond that the commands for one entity serve better."""
_SHOWN = 8


class Subject(NamedTuple):
    """Facts of either side that are about the same."""

    left: tuple[Fact, ...]
    right: tuple[Fact, ...]


class Sides(NamedTuple):
    """A comparison: what both do together, subjects on which both are on record, and what only one is."""

    together: tuple[Fact, ...]
    shared: tuple[Subject, ...]
    left_only: tuple[Fact, ...]
    right_only: tuple[Fact, ...]


def side_by_side(left: str, right: str, searcher: Searcher) -> Sides:
    """Compare the promises, positions and statements of two entities, by id."""
    mine, theirs = _facts(left, searcher), _facts(right, searcher)
    both = {fact.id for fact in mine} & {fact.id for fact in theirs}
    together = tuple(fact for fact in mine if fact.id in both)
    mine = [fact for fact in mine if fact.id not in both]
    theirs = [fact for fact in theirs if fact.id not in both]
    shared: list[Subject] = []
    taken: set[str] = set()
    abouts = {fact.id: about(fact, searcher) for fact in (*mine, *theirs)}
    for fact in mine:
        if fact.id in taken:
            continue
        matches = [
            other
            for other in theirs
            if other.id not in taken
            and likeness(abouts[fact.id], abouts[other.id]) >= _LEAST_LIKE
            and type(other) in _COMPARABLE[type(fact)]
        ]
        if matches:
            shared.append(Subject((fact,), tuple(matches[:2])))
            taken.update({fact.id, *(other.id for other in matches)})
    return Sides(
        together[:_SHOWN],
        tuple(shared[:_SHOWN]),
        tuple(fact for fact in mine if fact.id not in taken)[:_SHOWN],
        tuple(fact for fact in theirs if fact.id not in taken)[:_SHOWN],
    )


_COMPARABLE: dict[type[Fact], tuple[type[Fact], ...]] = {
    Pledge: (Pledge, Position),
    Position: (Position, Pledge, Quote),
    Quote: (Quote, Position),
    Term: (),
}
"""Which kinds of fact may stand beside which."""


def _facts(entity: str, searcher: Searcher) -> list[Fact]:
    """Return the promises that an entity makes, its positions and its statements, each sentence once."""
    corpus = searcher.corpus
    parties = {*corpus.agents(entity), *corpus.groups(entity)}
    promised = corpus.first(FactKind.PLEDGE, entity, _MOST)
    pledges = [fact for fact in promised if isinstance(fact, Pledge) and parties & set(fact.actors)]
    stated = (fact for kind in (FactKind.POSITION, FactKind.QUOTE) for fact in corpus.first(kind, entity, _MOST))
    listed: Sequence[Fact] = [*pledges, *stated]
    kept: list[Fact] = []
    for fact in listed[:_MOST]:
        if not any(fact.source == one.source and fact.start < one.end and one.start < fact.end for one in kept):
            kept.append(fact)
    return kept
