"""A promise while it is put together."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.amounts import Money
from knowledge.extract.clauses.chain import Chain
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.document import Quotation, Referent, Sentence
from knowledge.extract.pledges.casts import Cast
from knowledge.extract.pledges.verdict import Verdict


@dataclass(slots=True, eq=False)
class Draft:
    """A promise while it is put together.

    `first:last` are the tokens of what its chain of verbs is about. `recipient` is null where the sentence names none;
    `quotation` is the one that the promise stands in.
    """

    chain: Chain
    verdict: Verdict
    sentence: Sentence
    cast: Cast
    sums: list[Money]
    things: list[Thing]
    first: int
    last: int
    recipient: Referent | None = None
    quotation: Quotation | None = None
