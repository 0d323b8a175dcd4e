"""The table of typed queries is the specification of the resolver; it is asked over the corpus that ships."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from knowledge.entities import Resolver
from knowledge.model import Entity

_TABLES = ("resolver_queries.toml", "resolver_queries_at_the_keyboard.toml", "resolver_queries_of_habit.toml")


def _rows() -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for name in _TABLES:
        for kind, added in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8")).items():
            rows[kind] += added
    return rows


TABLE = _rows()
ENTITIES = Path(__file__).parents[2] / "seeds" / "entities.toml"
MEANT = [(kind, *row) for kind, rows in TABLE.items() if kind not in ("absent", "nothing") for row in rows]


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(Entity(**row) for row in tomllib.loads(ENTITIES.read_text(encoding="utf-8"))["entity"])


def test_the_table_is_long_enough_to_be_a_specification() -> None:
    assert sum(map(len, TABLE.values())) >= 300


@pytest.mark.parametrize("row", MEANT, ids=lambda row: f"{row[0]}: {row[1]}")
def test_the_entity_that_was_meant_is_first(resolver: Resolver, row: tuple[str, ...]) -> None:
    _, typed, meant, *language = row
    resolution = resolver.resolve(typed, language=(language or ["en"])[0])
    first = resolution.candidates[:1]
    tied = {one.entity.id for one in resolution.candidates if one.score == first[0].score}
    if "&" in meant:
        assert tied == set(meant.split(" & "))
        assert resolution.best is None
    else:
        assert [one.entity.id for one in first if one.entity.id in meant.split("|")]
        assert "|" in meant or resolution.best == first[0]
    assert resolution.absent is None


@pytest.mark.parametrize("row", TABLE["absent"], ids=lambda row: row[0])
def test_what_is_not_on_record_is_said_by_name(resolver: Resolver, row: list[str]) -> None:
    typed, name, *language = row
    resolution = resolver.resolve(typed, language=(language or ["en"])[0])
    assert resolution.candidates == ()
    assert resolution.absent is not None
    assert name in (resolution.absent.name, "*")


@pytest.mark.parametrize("typed", TABLE["nothing"], ids=repr)
def test_what_means_nothing_finds_nothing(resolver: Resolver, typed: str) -> None:
    for language in ("en", "fr"):
        assert resolver.resolve(typed, language=language).candidates == ()


@pytest.mark.parametrize("row", [row for row in MEANT if row[0] in ("exact", "prefix")], ids=lambda row: row[1])
def test_the_list_while_typing_holds_it_too(resolver: Resolver, row: tuple[str, ...]) -> None:
    _, typed, meant, *language = row
    offered = {one.entity.id for one in resolver.complete(typed, language=(language or ["en"])[0])}
    assert offered & set(meant.split("|"))
