"""Scores that may not fall: a table of measures for each folder of gold, kept in a file under version control."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from knowledge.errors import CorpusError, Place

Figures = dict[str, float]
"""Measures in percent, by name."""

_TABLE = TypeAdapter(dict[str, Figures])


def load_baseline(file: Path) -> dict[str, Figures]:
    """Return the measures of each folder; raises CorpusError where the file is not there or is no such table."""
    try:
        return _TABLE.validate_json(file.read_bytes(), strict=True)
    except OSError as error:
        raise CorpusError(Place(file), f"cannot be read: {error.strerror or error}") from error
    except ValidationError as error:
        raise CorpusError(Place(file), "is no table of measures by folder") from error


def fallen(measured: Mapping[str, float], baseline: Mapping[str, float]) -> list[str]:
    """Return a line for every measure that is below the baseline's, or gone."""
    return [
        f"{name}: {measured.get(name, 0.0):.1f}, was {was:.1f}"
        for name, was in baseline.items()
        if measured.get(name, 0.0) < was
    ]


def raised(measured: Mapping[str, float], baseline: Mapping[str, float]) -> Figures:
    """Return the baseline with every measure at what it is now where that is more, and with those that are new.

    A share that depends on what else was found (whose speaker, of those quotations that were found) falls when more is
    found, so that only scores are taken up anew; a share stays where somebody has put it in the file.
    """
    scores = {name: value for name, value in measured.items() if name.endswith(" F1")}
    return {name: max(measured.get(name, 0.0), baseline.get(name, 0.0)) for name in {**baseline, **scores}}


def write_baseline(file: Path, baseline: Mapping[str, Figures]) -> None:
    """Write the measures of each folder."""
    file.write_text(json.dumps(baseline, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
