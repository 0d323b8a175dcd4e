"""From matched names to ranked candidates: one score for a tier, what was typed of the name, and the slips in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from knowledge.entities.candidates import Candidate, Tier
from knowledge.entities.matching import Hit
from knowledge.entities.names import Name
from knowledge.model import Entity, EntityKind

TIERS = tuple(Tier)
"""The tiers, the surest first."""

_BASE = {Tier.REWORDED: 0.9, Tier.WORD: 0.7, Tier.PREFIX: 0.55, Tier.TYPO: 0.45, Tier.TYPO_PREFIX: 0.3}
IN_OFFICE = 0.88
"""How sure a person is who was named by an office, or a country by a place in it."""

_FOR_COVERAGE = 0.1
_FOR_A_SLIP = 0.04
_FOR_OWN_NAME = 0.01
_FOR_ODDITY = 0.002
_WITHOUT_FACTS = {Tier.EXACT: 0.1}
_WITHOUT_FACTS_IN_PART = 0.02
"""What an entity without facts for the command loses to one that the text names too and that has some.

Where the text is a whole name of both it is enough to make the sense plain: of the city and the government that
"Washington" names, a command about promises means the one that made any.
"""

_LISTED = {Tier.EXACT: 0, Tier.REWORDED: 0, Tier.WORD: 1, Tier.PREFIX: 1, Tier.TYPO: 2, Tier.TYPO_PREFIX: 2}
"""The tiers as a list to choose from sees them: names, parts of names, and slips."""

_KINDS = (
    EntityKind.COUNTRY,
    EntityKind.ORGANISATION,
    EntityKind.PERSON,
    EntityKind.GROUP,
    EntityKind.PLACE,
    EntityKind.WEAPON,
    EntityKind.MECHANISM,
    EntityKind.EVENT,
)
"""The order in which a tie is listed: a government before the city that it sits in."""


def candidate(hit: Hit, name: Name, entity: Entity, set_aside: str = "") -> Candidate:
    """Return the candidate that a matched name makes; `set_aside` is what the reading that matched left out."""
    if hit.tier is Tier.EXACT and not set_aside:
        return Candidate(entity, name.score, hit.tier, name.text, name.reason)
    tier = Tier.REWORDED if hit.tier is Tier.EXACT else hit.tier
    score = _BASE[tier] + _FOR_COVERAGE * hit.coverage * (tier is not Tier.REWORDED) - _FOR_A_SLIP * hit.edits
    score += _FOR_OWN_NAME * (name.reason == "exact") - _FOR_ODDITY * min(hit.oddity, 4)
    return Candidate(entity, round(score, 3), tier, name.text, hit.reason or set_aside)


def ranked(
    candidates: Iterable[Candidate], counts: Mapping[str, int] | None, *, by_facts: bool = False
) -> tuple[Candidate, ...]:
    """Return the best candidate of each entity, best first.

    Within a tier, entities that have facts for the command come before those that have none; with `by_facts` the
    number of facts decides within a tier before the score does, as in a list to choose from.
    """
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda one: (TIERS.index(one.tier), -one.score)):
        best.setdefault(one.entity.id, one)
    facts = counts or {}
    if any(facts.get(one) for one in best):
        best = {key: one if facts.get(key) else _demoted(one) for key, one in best.items()}
    order: Callable[[Candidate], Sequence[object]] = _by_facts(facts) if by_facts else _by_score(facts)
    return tuple(sorted(best.values(), key=order))  # type: ignore[arg-type]


def _demoted(one: Candidate) -> Candidate:
    loss = _WITHOUT_FACTS.get(one.tier, _WITHOUT_FACTS_IN_PART)
    return Candidate(one.entity, round(one.score - loss, 3), one.tier, one.matched, one.reason)


def _by_score(facts: Mapping[str, int]) -> Callable[[Candidate], tuple[object, ...]]:
    return lambda one: (TIERS.index(one.tier), -one.score, -facts.get(one.entity.id, 0), *_as_listed(one))


def _by_facts(facts: Mapping[str, int]) -> Callable[[Candidate], tuple[object, ...]]:
    return lambda one: (_LISTED[one.tier], -facts.get(one.entity.id, 0), -one.score, *_as_listed(one))


def _as_listed(one: Candidate) -> tuple[int, str]:
    return _KINDS.index(one.entity.kind), one.entity.id
