"""How a statement is put to be checked, by language, read from `checking.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from knowledge.ask.tables.loading import read_table
from knowledge.model import Frozen


class Checking(Frozen):
    """Patterns of one language; what each is for stands in `checking.toml`."""

    asking: str
    claimed: re.Pattern[str]
    labelled: re.Pattern[str]
    checked: re.Pattern[str]


@cache
def load_checking() -> Mapping[str, Checking]:
    """Return how each language puts a statement to be checked; raises CorpusError where the table is at fault."""
    return read_table("checking.toml", TypeAdapter(dict[str, Checking]))
