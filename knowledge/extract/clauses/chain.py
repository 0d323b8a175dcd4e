"""A chain of verbs, as a value: one finite verb with all that depends on it as verbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extract.clauses.verbs import FINITE, Frame, Senses, Tense

REACH = 80
"""Tokens around a verb within which its subject and its object are looked for; a sentence may be endless."""


@dataclass(slots=True, eq=False)
class Head:
    """One verb of a chain: its token, what it can be, and whether it is denied."""

    index: int
    senses: Senses
    tense: int
    negated: bool = False
    reflexive: bool = False
    end: int = 0
    """The index after its last token, where it is a phrase of several words; 0 where it is one."""

    @property
    def is_auxiliary(self) -> bool:
        """Whether it can only carry another verb."""
        return self.senses.is_auxiliary

    @property
    def last(self) -> int:
        """The index of its last token."""
        return self.end - 1 if self.end else self.index

    def has(self, *frames: Frame) -> bool:
        """Whether the verb can be in one of the frames, as it stands here."""
        return not self.senses.frames.isdisjoint(frames)


@dataclass(slots=True, eq=False)
class Chain:
    """The verbs of one chain, outermost first."""

    heads: list[Head] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The index of its first token."""
        return self.heads[0].index

    @property
    def last(self) -> int:
        """The index of its last verb."""
        return self.heads[-1].last

    @property
    def is_finite(self) -> bool:
        """Whether it can be the verb of a clause: its first verb is finite, and not a participle or a noun."""
        return bool(self.heads[0].tense & FINITE)

    @property
    def lexical(self) -> list[Head]:
        """Its verbs without those that only carry a tense or a mood."""
        return [head for head in self.heads if not head.is_auxiliary]


def is_noun(chain: Chain) -> bool:
    """Whether a chain begins with a noun that governs as a verb does: "l'offre de Séoul", "a promise to"."""
    return chain.heads[0].senses.is_noun


def is_earlier(chain: Chain) -> bool:
    """Whether a chain tells of a time before what is told: "had opposed the first offer", "avait voté contre"."""
    head = chain.heads[0]
    return len(chain.heads) > 1 and head.has(Frame.HAVE) and bool(head.tense & (Tense.PAST | Tense.IMPERFECT))
