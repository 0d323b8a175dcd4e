"""What stands around a chain of verbs, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.chain import Chain
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.pledges.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a chain: the tokens `first:last` of its object, and the sums and things that are given.

    `beside` is set where the text has promised something shortly before.
    """

    chain: Chain
    verdict: Verdict
    subject: Subject | None
    sums: list[Money]
    things: list[Thing]
    first: int
    last: int
    beside: bool = False
