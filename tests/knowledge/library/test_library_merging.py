"""An extracted entity is joined to the one of the corpus that goes by its name, or becomes a new one."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.library.merging import Merger, renamed
from knowledge.model import Entity, EntityKind, Item, Pledge, Status

_PERSON, _COUNTRY, _BODY, _PLACE = EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.PLACE


def _entity(name: str, kind: EntityKind = _PERSON, **fields: Any) -> Entity:
    names = fields.pop("names", {"fr": name})
    return Entity(
        id=fields.pop("id", "found"), kind=kind, names=names, reviewed=fields.pop("reviewed", False), **fields
    )


_KNOWN = {
    "elna-tarvik": Entity(id="elna-tarvik", kind=_PERSON, names={"en": "Elna Tarvik"}, aliases=("Tarvik",)),
    "korvia": Entity(id="korvia", kind=_COUNTRY, names={"en": "Korvia", "fr": "Korvie"}, aliases=("Karst",)),
    "lake-pact": Entity(id="lake-pact", kind=_BODY, names={"en": "Lake Pact"}, aliases=("the Pact",)),
    "river-pact": Entity(id="river-pact", kind=_BODY, names={"en": "River Pact"}, aliases=("the Pact",)),
    "new-thing": Entity(id="new-thing", kind=_BODY, names={"fr": "Nouvelle"}, reviewed=False),
}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (_entity("ELNA TARVIK"), "elna-tarvik"),
        (_entity("Tarvik"), "elna-tarvik"),
        (_entity("E. Tarvik", aliases=("Elna Tarvik",)), "elna-tarvik"),
        (_entity("Korvie", _COUNTRY), "korvia"),
        (_entity("Karst", _PLACE), "karst"),
        (_entity("Karst", _COUNTRY), "korvia"),
        (_entity("Lake Pact", EntityKind.GROUP), "lake-pact"),
        (_entity("the Pact", _BODY), "the-pact"),
        (_entity("Elna Tarvik", _BODY), "elna-tarvik-2"),
        (_entity("Élise d’Arnœuf"), "elise-d-arnoeuf"),
        (_entity("Мирослав"), "мирослав"[:0] + "person"),
        (_entity("x" * 60), "x" * 40),
    ],
)
def test_it_is_the_one_with_its_name_and_a_like_kind(found: Entity, expected: str) -> None:
    assert Merger(_KNOWN).merge([found]) == {"found": expected}


def test_a_new_entity_is_the_same_in_the_next_article() -> None:
    merger = Merger(_KNOWN)
    assert merger.merge([_entity("Milo Drant", aliases=("Drant",))]) == {"found": "milo-drant"}
    assert merger.merge([_entity("Drant")]) == {"found": "milo-drant"}
    assert [entity.id for entity in merger.take_changed()] == ["milo-drant"]
    assert merger.take_changed() == ()


def test_what_it_belongs_to_follows_the_new_ids() -> None:
    merger = Merger(_KNOWN)
    merger.merge([_entity("Milo Drant", id="p", country="c"), _entity("Korvie", _COUNTRY, id="c")])
    assert merger.known["milo-drant"].country == "korvia"


def test_a_reviewed_entity_gains_descriptions_but_no_names() -> None:
    merger = Merger(_KNOWN)
    merger.merge(
        [_entity("Elna Tarvik", aliases=("La Tarvik",), descriptions=("la ministre",), role={"fr": "ministre"})]
    )
    after = merger.known["elna-tarvik"]
    assert after.aliases == _KNOWN["elna-tarvik"].aliases
    assert after.descriptions == ("La Tarvik", "la ministre")
    assert (after.role, after.reviewed) == ({}, True)


def test_an_unreviewed_entity_gains_names_that_nobody_has() -> None:
    merger = Merger(_KNOWN)
    merger.merge([_entity("Nouvelle", _BODY, aliases=("NVL", "Korvia"))])
    after = merger.known["new-thing"]
    assert (after.aliases, after.descriptions) == (("NVL",), ("Korvia",))


def test_nothing_changes_where_nothing_is_new() -> None:
    merger = Merger(_KNOWN)
    merger.merge([_entity("Elna Tarvik", aliases=("TARVIK",))])
    assert merger.take_changed() == ()


def test_words_around_a_name_describe() -> None:
    merger = Merger({})
    merger.merge([_entity("Milo Drant", aliases=("Drant", "le président Milo Drant"))])
    found = merger.known["milo-drant"]
    assert (found.aliases, found.descriptions) == (("Drant",), ("le président Milo Drant",))


def test_a_fact_refers_by_the_new_ids_everywhere() -> None:
    item = Item(start=0, end=1, text="x", entity="c")
    pledge = Pledge(
        id="p",
        source="a",
        start=0,
        end=1,
        text="x",
        actors=("a", "b"),
        recipient="c",
        status=Status.PLEDGED,
        items=(item,),
    )
    fresh = renamed(pledge, {"a": "A", "b": "B", "c": "C"}, id="new")
    assert isinstance(fresh, Pledge)
    assert (fresh.id, fresh.actors, fresh.recipient, fresh.items[0].entity) == ("new", ("A", "B"), "C", "C")
