"""Sums of money as an article gives them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from knowledge.model.spans import Span


class Modifier(StrEnum):
    """How the article qualifies a sum."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"


class Scope(StrEnum):
    """What a sum counts: all of it, or what comes on top of an earlier one."""

    TOTAL = "total"
    ADDITIONAL = "additional"


class Period(StrEnum):
    """How often a sum recurs."""

    YEAR = "year"
    MONTH = "month"


class Amount(Span):
    """A sum of money in units of its currency, with the words that state it: 1.2 billion dollars is 1_200_000_000 USD.

    `value` is the lower bound of a range and `upper` its upper one. `years` is the number of years that the sum is
    spread over, `period` how often it recurs. `text` is verbatim and holds the whole sum with its modifier ("environ
    4,2 milliards d'euros").
    """

    text: Annotated[str, StringConstraints(min_length=1)]
    value: float = Field(gt=0)
    upper: float | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\Z")]
    modifier: Modifier | None = None
    scope: Scope | None = None
    period: Period | None = None
    years: float | None = None
