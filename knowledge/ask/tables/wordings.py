"""How a question of several sides is worded, by language, read from `wordings.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.loading import read_table
from knowledge.model import Frozen


class Wording(Frozen):
    """Patterns over folded text of one language; what each is for stands in `wordings.toml`."""

    sides: tuple[re.Pattern[str], ...]
    shared: re.Pattern[str]
    each: re.Pattern[str]
    corrected: re.Pattern[str]
    which_of: re.Pattern[str]
    concord: re.Pattern[str]
    ordering: re.Pattern[str]
    by_name: re.Pattern[str]
    settled: re.Pattern[str]
    hearsay: re.Pattern[str]
    equals: re.Pattern[str]
    likened: re.Pattern[str]
    open: re.Pattern[str]
    pieces: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    relative: re.Pattern[str]
    pointing: re.Pattern[str]
    pronouns: frozenset[str]
    taking_up: frozenset[str]
    quoting: re.Pattern[str]
    aside: re.Pattern[str]
    listing: re.Pattern[str]
    listed: dict[Asked, re.Pattern[str]]


@cache
def load_wordings() -> Mapping[str, Wording]:
    """Return how each language words a question of several sides; raises CorpusError where the table is at fault."""
    return read_table("wordings.toml", TypeAdapter(dict[str, Wording]))
