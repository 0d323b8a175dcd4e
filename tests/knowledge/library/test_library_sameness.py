"""Who goes by two names in two articles is one person; who goes by nearly the same name is another."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.entities.sameness import sound_alike
from knowledge.entities.world import Thing, world_of
from knowledge.gazetteer import load_gazetteer
from knowledge.library.merging import Merger
from knowledge.model import Entity, EntityKind
from knowledge.text import fold

_PERSON, _BODY = EntityKind.PERSON, EntityKind.ORGANISATION


def words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelensky", "Volodimir Zelenskiy"),
        ("Jonas Gahr Støre", "Jonas Gahr Stoere"),
        ("Jonas Gahr Støre", "Jonas Støre"),
        ("Mohamed Tarek", "Mohammed Tarek"),
        ("Élise Arnaud", "Elise Arnaud"),
        ("Ivan Petrov", "Iwan Petrow"),
    ],
)
def test_one_name_spelt_twice(one: str, other: str) -> None:
    assert sound_alike(words(one), words(other))
    assert sound_alike(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Marsh", "Paule Marsh"),
        ("Jean Brizeux", "Jeanne Brizeux"),
        ("Daniel Roux", "Danielle Roux"),
        ("Paul Martin", "Paul Martine"),
        ("Kevin Tibbs", "Maureen Tibbs"),
        ("Dan Okafor", "Tom Okafor"),
        ("Ana Reyes", "Ana Rios"),
        ("Ilsa Morvenn", "Ilsa Tarvik"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not sound_alike(words(one), words(other))


def in_the_world(forms: list[str], kind: EntityKind) -> Thing | None:
    name, *aliases = forms
    entity = Entity(id="it", kind=kind, names={"fr": name or "?"}, aliases=tuple(aliases))
    return world_of(load_gazetteer()).of(entity)


@pytest.mark.parametrize(
    ("forms", "kind", "others"),
    [
        (["Zelensky"], _PERSON, ["Volodymyr Zelenskyy"]),
        (["Macron"], _PERSON, ["Emmanuel Macron"]),
        (["OTAN"], _BODY, ["NATO"]),
        (["UE"], _BODY, ["European Union"]),
        (["Nations unies"], _BODY, ["UN"]),
    ],
)
def test_the_world_has_one_of_the_name(forms: list[str], kind: EntityKind, others: list[str]) -> None:
    number = in_the_world(forms, kind)
    assert number is not None
    assert number == in_the_world(others, kind)


@pytest.mark.parametrize(
    ("form", "kind"), [("Alliance", _BODY), ("OTAN", _PERSON), ("Ilsa Morvenn", _PERSON), ("", _BODY)]
)
def test_the_world_has_none_or_several(form: str, kind: EntityKind) -> None:
    assert in_the_world([form], kind) is None


def _entity(name: str, kind: EntityKind = _PERSON, language: str = "fr", **fields: Any) -> Entity:
    return Entity(id="found", kind=kind, names={language: name}, reviewed=False, **fields)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (_entity("Volodymyr Zelensky"), _entity("Volodymyr Zelenskyy", language="en")),
        (_entity("Volodymyr Zelensky"), _entity("Zelensky")),
        (_entity("Zelensky"), _entity("Volodymyr Zelensky")),
        (_entity("OTAN", _BODY), _entity("NATO", _BODY, "en")),
        (_entity("Union européenne", _BODY), _entity("EU", EntityKind.GROUP, "en")),
        (_entity("Andreï Vlaicu"), _entity("Andrei Vlaicu", language="en")),
    ],
)
def test_articles_of_two_languages_share_an_entity(first: Entity, then: Entity) -> None:
    merger = Merger({})
    (one,) = merger.merge([first]).values()
    (other,) = merger.merge([then]).values()
    assert one == other
    assert len(merger.known) == 1


def test_the_fuller_name_becomes_the_name_of_what_nobody_has_reviewed() -> None:
    merger = Merger({})
    merger.merge([_entity("Zelensky")])
    (name,) = merger.merge([_entity("Volodymyr Zelensky")]).values()
    assert merger.known[name].names == {"fr": "Volodymyr Zelensky"}
    assert merger.known[name].aliases == ("Zelensky",)


def test_a_given_name_alone_is_somebody_else() -> None:
    merger = Merger({})
    merger.merge([_entity("Kelly Braithwaite", aliases=("Kelly", "Braithwaite"))])
    (same,) = merger.merge([_entity("Braithwaite")]).values()
    (other,) = merger.merge([_entity("Kelly")]).values()
    assert (same, other) == ("kelly-braithwaite", "kelly")


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (_entity("Jens Stoltenberg", aliases=("Stoltenberg",)), _entity("Kari Stoltenberg", aliases=("Stoltenberg",))),
        (_entity("Paul Marsh", aliases=("Marsh", "M. Marsh")), _entity("Ellen Marsh", aliases=("Marsh", "Mme Marsh"))),
        (_entity("Stoltenberg"), _entity("Kari Stoltenberg", aliases=("Stoltenberg",))),
        (_entity("Kari Stoltenberg", aliases=("Stoltenberg",)), _entity("Jens Stoltenberg", aliases=("Stoltenberg",))),
        (_entity("Thornley Rovers", _BODY, aliases=("Rovers",)), _entity("Eastham Rovers", _BODY, aliases=("Rovers",))),
    ],
)
def test_who_shares_a_family_name_is_somebody_else(known: Entity, found: Entity) -> None:
    merger = Merger({})
    (one,) = merger.merge([known]).values()
    (other,) = merger.merge([found]).values()
    assert one != other


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (_entity("Elna Tarvik", aliases=("Tarvik",)), _entity("E. Tarvik", aliases=("Tarvik", "Elna Tarvik"))),
        (_entity("Ursula von der Leyen", aliases=("von der Leyen",)), _entity("von der Leyen")),
        (_entity("Keir Starmer"), _entity("Sir Keir Starmer", aliases=("Keir Starmer", "Sir Keir"))),
        (_entity("Milo Drant", aliases=("Drant",)), _entity("Drant")),
        (_entity("Drant"), _entity("Milo Drant", aliases=("Drant",))),
        (_entity("Conseil du grain", _BODY), _entity("le Conseil du grain", _BODY)),
        (_entity("Lake Contact Group", _BODY, aliases=("Contact Group",)), _entity("Contact Group", _BODY)),
        (
            _entity("Groupe de contact du lac", _BODY, aliases=("Groupe de contact",)),
            _entity("Groupe de contact des lacs", _BODY, aliases=("Groupe de contact",)),
        ),
    ],
)
def test_a_shorter_or_longer_name_is_the_same(known: Entity, found: Entity) -> None:
    merger = Merger({})
    (one,) = merger.merge([known]).values()
    (other,) = merger.merge([found]).values()
    assert one == other


def test_two_whom_a_spelling_could_mean_are_not_taken_for_each_other() -> None:
    merger = Merger({})
    merger.merge([_entity("Ivan Petrov")])
    merger.merge([_entity("Iwan Petrov", aliases=("X",))])
    assert len(merger.known) == 1
    known = {
        "a": Entity(id="a", kind=_PERSON, names={"fr": "Ivan Petrov"}),
        "b": Entity(id="b", kind=_PERSON, names={"fr": "Iwan Petrov"}),
    }
    assert Merger(known).merge([_entity("Yvan Petrov")])["found"] == "yvan-petrov"
