"""A name is told to be a person's, a body's or a storm's by how it is made and by what the text says around it."""

from __future__ import annotations

import pytest

from knowledge.extract import extract
from knowledge.model import EntityKind

_PERSON, _BODY, _EVENT = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.EVENT

BODIES = [
    *(("en", name, "The plan was welcomed by {} on Monday.") for name in ("NHS Wales", "Swim Scotland", "Reform UK")),
    *(
        ("en", name, "In a statement, {} said the plan was wrong.")
        for name in ("OpenLedger", "Thames Water", "Ferro NV")
    ),
    *(("en", name, "“It is wrong,” said {}.") for name in ("Oakline Homes", "GMB Ireland", "BrightLedger Capital")),
    *(
        ("en", name, "Fares will rise, {} said on Tuesday.")
        for name in ("General Motors", "Farmers Union", "Socialist Party")
    ),
    *(
        ("en", name, "{} said on Tuesday that it would close two plants.")
        for name in ("Ostrel Marn", "Entrix", "Vandel")
    ),
    *(("en", name, "Fares rose at {}, which runs the ferry.") for name in ("Ostrel Marn", "Vandel Kerr")),
    *(("en", name, "{} said fares rose. Later {} said it would close.") for name in ("Ostrel Marn", "Vandel")),
    ("en", "Vandel", "{} said the price of bread would rise."),
    ("fr", "Vandel", "« Nous sommes prêts », a indiqué {} dans un communiqué."),
    *(("en", name, "The {} analyst Mei Tan said no. She left {}.") for name in ("Ostrel Marn", "Goldman Kerr")),
    *(
        ("fr", name, "Le projet a été salué par {}.")
        for name in ("Greenair France", "Lyon Mobilités", "Crédit Agricole")
    ),
    *(("fr", name, "« Nous sommes prêts », a indiqué {}.") for name in ("SUD-Rail", "Le Progrès", "La Poste")),
    ("fr", "Les Nouvelles", "Selon {}, le projet est abandonné."),
]
PERSONS = [
    *(
        ("en", name, "“It is wrong,” said {}.")
        for name in ("Danielle Steel", "Charlotte Church", "JD Marr", "LeBron Marr")
    ),
    *(
        ("en", name, "The plan was welcomed by {} on Monday.")
        for name in ("Jack Ireland", "Michael Jordan", "Tom McVey")
    ),
    *(("en", name, "{} said it would be wrong to wait.") for name in ("Tshering Tobwen", "Zinzi Mokwena")),
    ("en", "Vandel", "{} said he would wait for the judges."),
    ("en", "Vandel", "{} told reporters on Monday that she was ready."),
    ("en", "Desmond", "{} said the price of bread would rise."),
    ("fr", "Marine Le Vaillant", "{} a gagné. « Je suis prête », a dit Le Vaillant."),
    ("fr", "Le Vaillant", "« Je suis prête », a dit Mme {}."),
]


def kinds(text: str, language: str) -> dict[str, EntityKind]:
    return {one.names.get(language, ""): one.kind for one in extract(text, language).entities}


@pytest.mark.parametrize(("language", "name", "text"), BODIES)
def test_a_body_is_no_person(language: str, name: str, text: str) -> None:
    assert kinds(text.replace("{}", name), language)[name] is _BODY


@pytest.mark.parametrize(("language", "name", "text"), PERSONS)
def test_a_person_is_no_body(language: str, name: str, text: str) -> None:
    found = kinds(text.replace("{}", name), language)
    assert found == {name: _PERSON}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rangers shot two men near Loitar on Sunday, police said."),
        ("en", "The port of Loitar is closed, the mayor said."),
        ("en", "Loitar handles eight million tonnes a year. The mayor of Loitar said the port was safe."),
        ("fr", "Le feu a pris près de Loitar, a dit le maire."),
        ("fr", "Le conseil municipal de Loitar a voté le budget, a dit le maire."),
        ("fr", "Le bac du Loitar est à quai, a dit le préfet de la Loitar."),
    ],
)
def test_where_something_is_is_a_place(language: str, text: str) -> None:
    assert kinds(text, language)["Loitar"] is EntityKind.PLACE


def test_whom_something_is_near_is_no_place() -> None:
    assert kinds("Jane Loitar was shot. A man who stood near Loitar fell.", "en") == {"Jane Loitar": _PERSON}


def test_a_storm_is_nobody() -> None:
    assert kinds("Hurricane Odalys killed nine people, the mayor of Lima said.", "en")["Hurricane Odalys"] is _EVENT
