"""The entities of a text: their forms are words of it, a person has an office and a country that the text gives."""

from __future__ import annotations

import pytest

from knowledge.extract import extract
from knowledge.model import Entity


def entity(text: str, language: str, identifier: str) -> Entity:
    return next(one for one in extract(text, language).entities if one.id == identifier)


@pytest.mark.parametrize(
    ("text", "identifier", "forms"),
    [
        ("Turkey said on Monday that it would reopen the bridge.", "turkey", ()),
        ("The British minister Ana Vale said the bridge was safe.", "united-kingdom", ("British",)),
        ("Polish farmers blocked the road. The Polish minister Jan Vale called them.", "poland", ("Polish",)),
    ],
)
def test_a_people_is_no_part_of_a_word(text: str, identifier: str, forms: tuple[str, ...]) -> None:
    assert entity(text, "en", identifier).descriptions == forms


@pytest.mark.parametrize(
    ("language", "text", "person", "country"),
    [
        ("fr", "« C'est une bonne nouvelle », a dit le président chilien Pablo Veral.", "pablo-veral", "chile"),
        ("en", "“It is good news,” the Chilean president, Pablo Veral, said.", "pablo-veral", "chile"),
    ],
)
def test_a_country_that_only_an_office_names_is_an_entity_too(
    language: str, text: str, person: str, country: str
) -> None:
    assert entity(text, language, person).country == country
    assert entity(text, language, country).kind == "country"


def test_a_country_that_a_text_does_not_name_is_none_of_its_entities() -> None:
    assert [one.id for one in extract("“It is good news,” Emmanuel Macron said.", "en").entities] == ["emmanuel-macron"]


@pytest.mark.parametrize(
    ("language", "text", "person", "role"),
    [
        ("en", "Tom Orsel's biographer, Colin Marr, said the ferry was late.", "colin-marr", "biographer"),
        ("en", "The ferry was late, said Colin Marr, one of the lawyers for the port.", "colin-marr", None),
        ("fr", "Paul Amiel, l'un des trois avocats du port, a dit que le bac était à quai.", "paul-amiel", None),
        ("fr", "Paul Amiel, avocat des victimes, a dit que le bac était à quai.", "paul-amiel", "avocat des victimes"),
        ("en", "The head, Mrs Ana Vale, said the ferry was late.", "ana-vale", "head"),
        ("en", "Agency writers Colin Marr and Ana Vale said the ferry was late.", "colin-marr", None),
        ("en", "Colin Marr, president of the harbour union, said no.", "colin-marr", "president of the harbour union"),
    ],
)
def test_an_office_is_one_persons(language: str, text: str, person: str, role: str | None) -> None:
    assert entity(text, language, person).role.get(language) == role


@pytest.mark.parametrize("sign", ["'s", "’s"])
def test_a_form_does_not_begin_with_whose_it_is(sign: str) -> None:
    found = entity(f"Tom Orsel{sign} biographer, Colin Marr, said the ferry was late.", "en", "colin-marr")
    assert "biographer, Colin Marr" in found.aliases
    assert found.role == {"en": "biographer"}


@pytest.mark.parametrize("title", ["Cllr", "Substitute", "PC", "Revd", "Det Insp"])
def test_a_title_is_no_part_of_a_name(title: str) -> None:
    text = f"The ferry was late. {title} Janet Okafor said it was a disgrace. “We waited,” Okafor said."
    (person,) = (one for one in extract(text, "en").entities if one.kind == "person")
    assert person.names == {"en": "Janet Okafor"}


@pytest.mark.parametrize("body", ["Bergkamp", "Orsel Marn Bank"])
def test_those_who_work_somewhere_are_described_by_it(body: str) -> None:
    (quote,) = extract(f"Analysts at {body} said the sum was small.", "en").quotes
    assert quote.speaker == "analysts-at-" + body.lower().replace(" ", "-")
