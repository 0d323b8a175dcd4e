"""The concepts of the lexicon that rules speak of, read from `concepts.toml`; what each is for stands there."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from knowledge.ask.tables.loading import read_table
from knowledge.model import Frozen


class Concepts(Frozen):
    """Ids of concepts, by what they are to a question."""

    giving: frozenset[str]
    promising: frozenset[str]
    transferring: frozenset[str]
    intending: frozenset[str]
    refusing: frozenset[str]
    attitudes: frozenset[str]
    speaking: frozenset[str]
    performative: frozenset[str]
    mentioning: frozenset[str]
    asking: frozenset[str]
    viewing: frozenset[str]
    holding: frozenset[str]
    backing: frozenset[str]
    launching: frozenset[str]
    attending: frozenset[str]
    going: frozenset[str]
    existing: frozenset[str]
    lacking: frozenset[str]
    denying: frozenset[str]

    certain: frozenset[str]
    sureness: frozenset[str]
    recurring: frozenset[str]
    insisting: frozenset[str]
    alone: frozenset[str]
    scales: frozenset[str]
    ordinals: frozenset[str]

    offices: frozenset[str]
    titles: frozenset[str]
    fields: frozenset[str]
    higher: frozenset[str]
    of_field: frozenset[str]
    epithets: frozenset[str]
    official: frozenset[str]
    serving: frozenset[str]
    states: frozenset[str]
    generic: frozenset[str]
    capitals: frozenset[str]
    scenes: frozenset[str]

    standing: frozenset[str]
    beginning: frozenset[str]
    anaphoric: frozenset[str]
    opposed: frozenset[str]
    alike: frozenset[str]


@cache
def load_concepts() -> Concepts:
    """Return the concepts that rules speak of; raises CorpusError where the table is at fault or names none of the lexicon."""
    return read_table("concepts.toml", TypeAdapter(Concepts), lambda read: (named for _, named in read))
