"""A corpus takes in who and what an article names, and nobody whom it only describes, nor a word that has a capital."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from knowledge.extract import Extraction, extract
from knowledge.library.admitting import Admission, admit
from knowledge.model import (
    Entity,
    EntityKind,
    Event,
    EventKind,
    Fact,
    Item,
    Pledge,
    Position,
    Quote,
    QuoteForm,
    Stance,
    Status,
)

_PERSON, _BODY, _PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
_TEXT = "The hospital will hold. She said so before winter, and the staff of the hospital agreed."


def entity(name: str, kind: EntityKind = _BODY, **fields: object) -> Entity:
    return Entity.model_validate(
        {"id": fields.pop("id", "e"), "kind": kind, "names": {"en": name}, "reviewed": False, **fields}
    )


def quote(speaker: str | None = "e") -> Quote:
    return Quote(id="q", source="a", start=0, end=3, text="The", form=QuoteForm.INDIRECT, speaker=speaker)


def event(*participants: str) -> Event:
    return Event(
        id="v",
        source="a",
        start=0,
        end=3,
        text="The",
        event=EventKind.MEETING,
        name={"en": "m"},
        participants=participants,
    )


def admitted(
    *entities: Entity,
    facts: tuple[Fact, ...] | None = None,
    described: Collection[str] = (),
    unsure: Collection[str] = (),
) -> Admission:
    given = (quote(),) if facts is None else facts
    return admit(Extraction(_TEXT, "en", entities, given, described=frozenset(described), unsure=frozenset(unsure)))


def names(admission: Admission) -> list[str]:
    return [next(iter(one.names.values())) for one in admission.entities]


@pytest.mark.parametrize(
    "name",
    [
        "government of Kambara",
        "the Ostrel office",
        "Corvane’s chief executive",
        "Colonel Petit",
        "the NATO spokesman",
        "the NATO Spokesman",
    ],
)
def test_who_is_described_by_a_name_comes_in(name: str) -> None:
    assert names(admitted(entity(name), described={"e"})) == [name]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "the museum",
            "museum",
            "Her father",
            "Critics",
            "critics",
            "diplomats",
            "both experts",
            "Nurses at Brightwell",
        ),
        *(
            "A spokesman for the Crown",
            "some Republicans",
            "two people familiar with the Ostrel matter",
            "its government",
        ),
        *("a Treasury document", "every village", "23-year-old", "the previous edition"),
        # Whoever holds such an office, in this country or in the next article's.
        *("Health Secretary", "The Prime Minister", "the Home Secretary", "Chief Executive", "The Attorney General"),
    ],
)
def test_who_is_only_described_speaks_without_a_name(name: str) -> None:
    admission = admitted(entity(name, _PERSON), described={"e"})
    assert admission.entities == ()
    (said,) = admission.facts
    assert isinstance(said, Quote)
    assert said.speaker is None


@pytest.mark.parametrize(
    "name", ["Tuesday", "Tuesdays", "Winter", "Hospital", "Staff", "One", "January", "However", "They"]
)
def test_a_word_with_a_capital_is_no_body(name: str) -> None:
    assert names(admitted(entity(name))) == []


@pytest.mark.parametrize("name", ["EDF", "WHO", "Voltéa", "Harbour Union", "The Greens", "NATO", "G7"])
def test_a_name_is_one(name: str) -> None:
    assert names(admitted(entity(name))) == [name]


@pytest.mark.parametrize("name", ["La France", "Germany", "the Slovenia"])
@pytest.mark.parametrize("kind", [_PERSON, _BODY, _PLACE])
def test_a_country_that_was_taken_for_something_else_stays_out(name: str, kind: EntityKind) -> None:
    assert names(admitted(entity(name, kind))) == []


def test_a_headline_in_capitals_is_nobody() -> None:
    for headline in ("HOLD ON TIGHT", "Former NATO"):
        assert names(admitted(entity(headline, _PERSON), unsure={"e"})) == []
    assert names(admitted(entity("ANA REYES", _PERSON), unsure={"e"})) == ["ANA REYES"]


def test_a_line_in_capitals_is_nobody_whatever_it_was_taken_for() -> None:
    assert names(admitted(entity("OF NORWAY", _PERSON))) == []


def test_what_describes_others_in_the_next_article_is_left_out() -> None:
    telling = ("the Finnish club", "le ministre finlandais", "the Harborough club")
    described = entity("Ilves Harborough").model_copy(update={"descriptions": ("the club", "La firme", *telling)})
    (kept,) = admitted(described).entities
    assert kept.descriptions == telling


def test_a_name_over_two_lines_is_one() -> None:
    text = (
        "The talks on the grain fund failed late on Monday, said the commissioner Janos\n"
        "Petrovits at the end of a visit of three days to the granaries of the valley,\n"
        "most of which he had found empty. The farmers who had come to the hall were\n"
        "told that help would be there before the rains, as they had been told in the\n"
        "year before. Petrovits left for home before the evening, and nobody was sad.\n"
    )
    found = extract(text, "en").entities
    assert [next(iter(one.names.values())) for one in found] == ["Janos Petrovits"]


def test_whom_only_capitals_make_a_person_has_to_speak_or_act() -> None:
    unsure = entity("Golden Boot", _PERSON)
    assert names(admitted(unsure, facts=(), unsure={"e"})) == []
    assert names(admitted(unsure, facts=(event("e"),), unsure={"e"})) == []
    assert names(admitted(unsure, unsure={"e"})) == ["Golden Boot"]
    assert names(admitted(unsure, facts=())) == ["Golden Boot"]


def test_what_is_named_in_passing_is_not_kept() -> None:
    entities = [
        entity("Harbour Ministry", id="ministry", body="cabinet"),
        entity("Ostrel Cabinet", id="cabinet", country="korvia"),
        entity("Rural Union", id="union"),
        entity("Kelly", _PERSON, id="kelly"),
        entity("Korvia", EntityKind.COUNTRY, id="korvia"),
        entity("Milo Drant", _PERSON, id="drant"),
    ]
    assert [one.id for one in admitted(*entities, facts=(quote("ministry"),)).entities] == [
        "ministry",
        "cabinet",
        "korvia",
        "drant",
    ]


def test_an_entity_that_stays_refers_to_none_that_does_not() -> None:
    person = entity("Milo Drant", _PERSON, id="drant", country="somewhere", body="museum", members=("museum",))
    (kept,) = admitted(
        person, entity("the museum", id="museum"), facts=(quote("drant"),), described={"museum"}
    ).entities
    assert (kept.country, kept.body, kept.members) == (None, None, ())


def pledge(*actors: str, **fields: object) -> Pledge:
    given = {"id": "p", "source": "a", "start": 0, "end": 3, "text": "The", "actors": actors, "status": Status.PLEDGED}
    return Pledge.model_validate({**given, **fields})


def test_facts_lose_what_is_not_named_and_keep_their_sense() -> None:
    entities = [entity("Milo Drant", _PERSON, id="drant"), entity("the museum", id="museum")]
    item = Item(start=0, end=3, text="The", entity="museum")
    facts: tuple[Fact, ...] = (
        pledge("drant", recipient="museum", attributed_to="museum", items=(item,)),
        pledge("museum"),
        pledge("drant", "museum"),
        Position(
            id="s",
            source="a",
            start=0,
            end=3,
            text="The",
            actors=("museum", "drant"),
            stance=Stance.OPPOSES,
            subject={"en": "x"},
        ),
        event("drant", "museum"),
        event("museum"),
    )
    admission = admitted(*entities, facts=facts, described={"museum"})
    assert admission.left_out == 3
    given, position, met = admission.facts
    assert isinstance(given, Pledge)
    assert (given.actors, given.recipient, given.attributed_to) == (("drant",), None, None)
    assert given.items[0].entity is None
    assert isinstance(position, Position)
    assert position.actors == ("drant",)
    assert isinstance(met, Event)
    assert met.participants == ("drant",)


def test_who_wrote_the_article_is_not_in_it() -> None:
    text = (
        "Ferry to close\n\nBy Megan Lowther\nLocal reporter\n\nThe ferry will close in May, the council said on Monday. "
        "The decision was taken after a visit by Colin Marr, who had seen the boats.\n\nPhotograph: Vera Holm"
    )
    assert names(admit(extract(text, "en"))) == ["Colin Marr"]


def test_an_article_as_it_is_read() -> None:
    text = (
        "HOLD ON TIGHT\n\nMerania will send 40 buses to Korvia before the winter, transport minister Paul Orley said on "
        "Tuesday. “We keep our promises,” Orley told reporters. His father said the buses were old. Critics say the "
        "winter will be hard. On Tuesdays the buses rest."
    )
    admission = admit(extract(text, "en"))
    assert set(names(admission)) <= {"Paul Orley", "Merania", "Korvia"}
    speakers = {fact.text: fact.speaker for fact in admission.facts if isinstance(fact, Quote)}
    assert speakers["We keep our promises"] == "paul-orley"
    assert speakers["the buses were old"] is None
