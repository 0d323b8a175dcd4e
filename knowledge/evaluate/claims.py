"""Promises, positions, events, figures and terms against the gold.

A text's gold lists a position of several as one of each of them, as `onrecord extract` writes it; a corpus keeps them
together. Facts are paired one to one where they share half of the shorter span; where a sentence has several, who acts,
the sum and the kind decide which is which. An actor is right when one of their names is, or its last word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from knowledge.evaluate.gold import GoldFact, GoldText
from knowledge.evaluate.pairing import Names, Pair, assigned, meet, shared_of_shorter
from knowledge.evaluate.quotations import names_of
from knowledge.evaluate.scores import END_TO_END, Difference, Outcome, Tally
from knowledge.extract import Extraction
from knowledge.model import Event, Fact, Figure, Pledge, Position

_SHARE = 0.5
_SAME_SUM = 0.005
"""Two sums are the same when they differ by no more than this share."""


class Point(NamedTuple):
    """One thing compared of a pair: the share that it counts towards (None: none), whether it is right, what else."""

    rate: str | None
    right: bool
    wrong: str


class _Sort(NamedTuple):
    """A kind of fact: its score, its facts in the gold and in the extraction, and what is compared of a pair."""

    name: str
    gold: Callable[[GoldText], tuple[GoldFact, ...] | None]
    found: Callable[[Extraction], Sequence[Any]]
    points: Callable[[_Names, GoldFact, Any], Iterator[Point]]


def compare_claims(gold: GoldText, extraction: Extraction, tally: Tally) -> None:
    """Count the facts of a text that are no quotations towards the scores."""
    names = _Names(extraction)
    for sort in _SORTS:
        wanted = sort.gold(gold)
        if wanted is not None:
            found = sort.found(extraction)
            _compare(gold, sort, wanted, found if gold.entities_whole else _by_actor(found), names, tally)


def _by_actor(found: Sequence[Any]) -> Sequence[Any]:
    """Return the positions among facts as one for each who takes them."""
    if not any(isinstance(fact, Position) for fact in found):
        return found
    return tuple(fact.model_copy(update={"actors": (actor,)}) for fact in found for actor in fact.actors)


def _compare(
    gold: GoldText, sort: _Sort, wanted: Sequence[GoldFact], found: Sequence[Fact], names: _Names, tally: Tally
) -> None:
    whole = f"{sort.name} {END_TO_END}"
    pairs = assigned(
        {
            (i, j): share + names.likeness(one, fact) - 0.01 * one.optional
            for i, one in enumerate(wanted)
            for j, fact in enumerate(found)
            if (share := shared_of_shorter((one.start, one.end), _span(fact))) >= _SHARE
        }
    )
    right = set()
    for i, one in enumerate(wanted):
        if one.optional:
            continue
        points = list(sort.points(names, one, found[pairs[i]])) if i in pairs else []
        wrong = [point.wrong for point in points if not point.right]
        outcome = Outcome.MISSED if i not in pairs else Outcome.DIFFERENT if wrong else Outcome.FOUND
        if outcome is Outcome.FOUND:
            right.add(pairs[i])
        for point in points:
            if point.rate is not None:
                tally.rate(point.rate, right=point.right)
        tally.gold((sort.name,), hit=i in pairs)
        tally.gold((whole,), hit=outcome is Outcome.FOUND)
        words, kind = gold.text[one.start : one.end], f"{sort.name}: {one.kind}"
        tally.differ(Difference(gold.identifier, outcome, kind, words, ", ".join(wrong), one.identifier))
    optional = {pairs[i] for i, one in enumerate(wanted) if one.optional and i in pairs}
    for j, fact in enumerate(found):
        if j in optional:
            continue
        paired = j in pairs.values()
        tally.found((sort.name,), right=paired)
        tally.found((whole,), right=j in right)
        tally.sure(sort.name, gold.identifier, fact, right=j in right)
        if not paired:
            kind = f"{sort.name}: {_kind(fact)}"
            tally.differ(Difference(gold.identifier, Outcome.EXTRA, kind, fact.text, "", None))


class _Names:
    """Who acts in the facts of an extraction, by which names, and how like the gold that makes a fact."""

    def __init__(self, extraction: Extraction) -> None:
        self._names = names_of(extraction)

    def of(self, entity: str) -> Names:
        return self._names.get(entity, frozenset())

    def likeness(self, gold: GoldFact, fact: Fact) -> float:
        """Return by how much more a fact is the one meant than another with the same span."""
        same_sum = bool(gold.amounts) and any(_is_same(gold, *one) for one in _sums(fact))
        return 2 * self.any_acts(gold, fact) + 2 * same_sum + 0.5 * (_kind(fact) == gold.kind)

    def any_acts(self, gold: GoldFact, fact: Fact) -> bool:
        """Whether one of the gold's actors acts in the fact."""
        return any(meet(names, self.of(actor)) for names in gold.names for actor in _actors(fact))

    def all_act(self, gold: GoldFact, fact: Fact) -> bool:
        """Whether all of the gold's actors act in the fact, and nobody else."""
        actors = _actors(fact)
        return len(actors) == len(gold.names) and all(
            any(meet(names, self.of(actor)) for actor in actors) for names in gold.names
        )

    def any_place(self, gold: GoldFact, fact: Event) -> bool:
        """Whether one of the gold's places is one of the event's."""
        return any(meet(names, self.of(place)) for names in gold.places for place in fact.places)


# --- what is compared


def _pledge(names: _Names, gold: GoldFact, fact: Pledge) -> Iterator[Point]:
    yield Point("actors", names.all_act(gold, fact), "actors")
    if gold.amounts:
        yield Point("amount", any(_is_same(gold, *one) for one in _sums(fact)), "amount")
    else:
        yield Point("no amount", fact.amount is None, "an amount")
    yield Point("status", fact.status == gold.kind, f"status {fact.status}")


def _position(names: _Names, gold: GoldFact, fact: Position) -> Iterator[Point]:
    yield Point("position actor", names.any_acts(gold, fact), "actor")
    yield Point("stance", fact.stance == gold.kind, f"stance {fact.stance}")


def _event(names: _Names, gold: GoldFact, fact: Event) -> Iterator[Point]:
    yield Point("event kind", fact.event == gold.kind, f"kind {fact.event}")
    if gold.names:
        yield Point("event participant", names.any_acts(gold, fact), "participants")
    if gold.places:
        yield Point("event place", names.any_place(gold, fact), "places")


def _figure(names: _Names, gold: GoldFact, fact: Figure) -> Iterator[Point]:
    del names
    yield Point("figure value", any(_is_same(gold, *one) for one in _sums(fact)), f"value {fact.value:g}")


def _term(names: _Names, gold: GoldFact, fact: Fact) -> Iterator[Point]:
    del names, gold, fact
    yield from ()


_SORTS = (
    _Sort("promises", lambda gold: gold.pledges, lambda found: found.pledges, _pledge),
    _Sort("positions", lambda gold: gold.positions, lambda found: found.positions, _position),
    _Sort("events", lambda gold: gold.events, lambda found: found.events, _event),
    _Sort("figures", lambda gold: gold.figures, lambda found: found.figures, _figure),
    _Sort("terms", lambda gold: gold.terms, lambda found: found.terms, _term),
)
MEASURES = (
    *(name for sort in _SORTS for name in (sort.name, f"{sort.name} {END_TO_END}")),
    *("actors", "amount", "no amount", "status"),
    *("position actor", "stance", "event kind", "event participant", "event place", "figure value"),
)
"""The scores and shares that are counted here, in the order in which they are told."""


def _span(fact: Fact) -> Pair:
    """Return where a fact is looked for; a figure where its number stands, since a sentence has many."""
    where = fact.figure if isinstance(fact, Figure) else fact
    return where.start, where.end


def _actors(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Pledge | Position):
        return fact.actors
    return fact.participants if isinstance(fact, Event) else ()


def _sums(fact: Fact) -> tuple[tuple[float, str], ...]:
    if isinstance(fact, Pledge) and fact.amount is not None:
        return ((fact.amount.value, fact.amount.currency),)
    if isinstance(fact, Figure):
        return ((fact.value, fact.amount.currency if fact.amount else ""),)
    return ()


def _is_same(gold: GoldFact, value: float, currency: str) -> bool:
    return any(money == currency and abs(sum_ - value) <= _SAME_SUM * abs(sum_) for sum_, money in gold.amounts)


def _kind(fact: Fact) -> str:
    match fact:
        case Pledge():
            return fact.status.value
        case Position():
            return fact.stance.value
        case Event():
            return fact.event.value
    return fact.kind.value
