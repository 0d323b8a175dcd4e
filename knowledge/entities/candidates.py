"""What the resolver answers: candidates that explain themselves, or what the corpus lacks, by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import Entity, EntityKind


class Tier(StrEnum):
    """How a name was matched, the surest first; a lower tier is asked only where the higher ones are silent."""

    EXACT = "exact"
    """What was typed is a name of the entity, or stands for it (a code, a demonym, its capital)."""
    REWORDED = "reworded"
    """It is, once the order of the words, a title or a romanisation is set aside."""
    WORD = "word"
    """Every word of it is a word of one of the entity's names."""
    PREFIX = "prefix"
    """One of the entity's names, or words of it, begin so."""
    TYPO = "typo"
    """A few letters differ."""
    TYPO_PREFIX = "typo_prefix"
    """A few letters differ from how a name begins."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may have been meant.

    `score` lies between 0 and 1, and two candidates of one resolution with the same score are a tie. `matched` is the
    name that it matched, as the corpus or the gazetteer writes it. `reason` says how that name stands for the entity
    ("exact", "code", "also_called", "surname", "capital", "demonym", "government", "member_of") or, for the lower
    tiers, what had to be set aside ("title", "government", "members", "kind", "order", "initials", "transliteration",
    "word", "prefix", "typo").
    """

    entity: Entity
    score: float
    tier: Tier
    matched: str
    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """Something of the world that was typed and that the corpus lacks, named in the reader's language where known.

    `edits` are the slips with which it was typed.
    """

    name: str
    kind: EntityKind | None = None
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to a typed name: candidates, best first, or none; `absent` is set only where there are none.

    `nearest` is what an answer may show beside "not on record", marked as such: the country of a city that is not on
    record, say. It is never what was meant.
    """

    query: str
    candidates: tuple[Candidate, ...] = ()
    absent: Absent | None = None
    nearest: tuple[Candidate, ...] = ()

    @property
    def found(self) -> bool:
        """Whether anything on record may have been meant."""
        return bool(self.candidates)

    @property
    def is_ambiguous(self) -> bool:
        """Whether the first two candidates tie."""
        return len(self.candidates) > 1 and self.candidates[0].score == self.candidates[1].score

    @property
    def best(self) -> Candidate | None:
        """The first candidate, unless another ties with it."""
        return None if self.is_ambiguous or not self.candidates else self.candidates[0]
