"""How firm a promise is, by the concepts of the words that say so, read from `status.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from knowledge.ask.tables.loading import read_table
from knowledge.model import Status

FIRM = frozenset({Status.PLEDGED, Status.AGREED, Status.DELIVERED})
"""Statuses of what is given or promised, and not only meant."""


def told(*, due: bool) -> frozenset[Status]:
    """Return the statuses that say who gives something; of what is to come (`due`) what is expected says it too."""
    return FIRM | {Status.EXPECTED} if due else FIRM


@cache
def load_statuses() -> Mapping[Status, frozenset[str]]:
    """Return the concepts that ask for each status; raises CorpusError where the table is at fault."""
    return read_table("status.toml", TypeAdapter(dict[Status, frozenset[str]]), dict.values)
