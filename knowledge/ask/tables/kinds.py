"""The kinds of question, and what each leaves out of its words and asks of its evidence, read from `kinds.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from knowledge.ask.tables.loading import read_table


class Asked(StrEnum):
    """What a question asks for; the evidence has to hold one."""

    SUM = "sum"
    SPELLING = "spelling"
    COMPARE = "compare"
    CONFLICTS = "conflicts"
    MEANING = "meaning"
    PUBLISHER = "publisher"
    SPEAKER = "speaker"
    IDENTITY = "identity"
    SOURCES = "sources"
    ABOUT = "about"
    CALENDAR = "calendar"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    DURATION = "duration"
    SHARE = "share"
    PERCENTAGE = "percentage"
    CURRENCY = "currency"
    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"
    CITY = "city"
    PLACE = "place"
    REASON = "reason"
    COUNTRY = "country"
    PERSON = "person"
    ORGANISATION = "organisation"
    WHO = "who"
    POSITION = "position"
    SAID = "said"
    PROMISED = "promised"
    MANNER = "manner"
    WEAPON = "weapon"
    THING = "thing"
    WHETHER = "whether"


class Kind(NamedTuple):
    """`nouns` are the concepts that name the kind itself; `meets` those of which the evidence must hold one.

    `says` are concepts by which a sentence says what its value is of: the cost of something named just before.
    """

    nouns: frozenset[str]
    meets: frozenset[str]
    says: frozenset[str]


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nouns: frozenset[str] = frozenset()
    meets: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()


@cache
def load_kinds() -> Mapping[Asked, Kind]:
    """Return what is known of every kind; raises CorpusError where the table is at fault."""
    read = read_table("kinds.toml", TypeAdapter(dict[Asked, _Kind]), _concepts)
    empty = _Kind()
    return {asked: _known(read.get(asked, empty)) for asked in Asked}


def _concepts(read: Mapping[Asked, _Kind]) -> Iterable[frozenset[str]]:
    return (kind.nouns | kind.meets | kind.says for kind in read.values())


def _known(kind: _Kind) -> Kind:
    return Kind(kind.nouns, kind.meets, kind.says)
