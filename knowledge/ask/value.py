"""A value that answers a question."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Amount, Fact, Stated


@dataclass(frozen=True)
class Value:
    """A value that answers: an entity by id, a sum, or words of the article; `start` and `end` are offsets there."""

    text: str
    start: int
    end: int
    entity: str | None = None
    amount: Amount | None = None
    stated: Stated | None = None
    fact: Fact | None = None
