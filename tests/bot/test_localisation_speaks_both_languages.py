"""The words of both languages: complete, the same arguments, and set as each language sets them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.localisation import LANGUAGES, Localisation, LocalisationError, match
from bot.typography import typeset
from knowledge.model import Amount, Source

THIN, FIXED = "\u202f", "\u00a0"


def test_both_languages_say_the_same_things(localisation: Localisation) -> None:
    english, french = localisation.keys("en"), localisation.keys("fr")
    assert english.keys() == french.keys()


def test_no_message_wants_an_argument_that_the_other_language_is_not_given(localisation: Localisation) -> None:
    # A language may leave an argument out (French needs no region, English no elision); neither may invent one.
    grammar = {"count", "initial", "name", "the", "number"}
    english, french = localisation.keys("en"), localisation.keys("fr")
    invented = {key: (english[key] ^ french[key]) - grammar for key in english}
    assert {key: names for key, names in invented.items() if names} == {}


def test_no_message_is_left_untranslated(localisation: Localisation) -> None:
    files = {base: Path("bot/locales", f"{base}.ftl").read_text(encoding="utf-8") for base in ("en", "fr")}
    sentences = {
        base: set(re.findall(r"^[\w-]+ = (\w+ \w+ \w+.*)$", text, re.MULTILINE)) for base, text in files.items()
    }
    assert not sentences["en"] & sentences["fr"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("en-US", "en-US"),
        ("en-GB", "en-GB"),
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("fr_FR", "fr"),
        ("en", "en-US"),
        ("de", "en-US"),
        ("", "en-US"),
        (None, "en-US"),
        ("C", "en-US"),
        ("zh-CN", "en-US"),
        ("../etc", "en-US"),
    ],
)
def test_every_reader_is_answered_in_a_language_that_there_is(asked: str | None, answered: str) -> None:
    assert match(asked) == answered


SUMS: list[tuple[dict[str, Any], str, str]] = [
    ({"value": 1.2e9, "currency": "USD"}, "1.2 billion US dollars", "1,2 milliard de dollars"),
    ({"value": 2e9, "currency": "USD"}, "2 billion US dollars", "2 milliards de dollars"),
    (
        {"value": 1.2e9, "currency": "USD", "scope": "additional"},
        "1.2 billion US dollars more",
        "1,2 milliard de dollars supplémentaires",
    ),
    (
        {"value": 4.2e9, "currency": "EUR", "modifier": "about"},
        "about 4.2 billion euros",
        "environ 4,2 milliards d’euros",
    ),
    (
        {"value": 5e8, "currency": "EUR", "modifier": "at_least"},
        "at least 500 million euros",
        "au moins 500 millions d’euros",
    ),
    (
        {"value": 1e6, "currency": "EUR", "modifier": "more_than"},
        "more than 1 million euros",
        "plus de 1 million d’euros",
    ),
    (
        {"value": 36e6, "currency": "GBP", "modifier": "up_to"},
        "up to 36 million British pounds",
        "jusqu’à 36 millions de livres sterling",
    ),
    (
        {"value": 3e6, "currency": "CAD", "modifier": "less_than"},
        "less than 3 million Canadian dollars",
        "moins de 3 millions de dollars canadiens",
    ),
    (
        {"value": 20e6, "upper": 25e6, "currency": "EUR", "modifier": "range"},
        "between 20 and 25 million euros",
        "entre 20 et 25 millions d’euros",
    ),
    (
        {"value": 9e8, "upper": 1.1e9, "currency": "EUR", "modifier": "range"},
        "between 900 million euros and 1.1 billion euros",
        "entre 900 millions d’euros et 1,1 milliard d’euros",
    ),
    (
        {"value": 107e9, "currency": "USD", "years": 5},
        "107 billion US dollars over five years",
        "107 milliards de dollars sur cinq ans",
    ),
    (
        {"value": 2e9, "currency": "EUR", "years": 1.5},
        "2 billion euros over 1.5 years",
        "2 milliards d’euros sur 1,5 ans",
    ),
    ({"value": 3e9, "currency": "EUR", "period": "year"}, "3 billion euros a year", "3 milliards d’euros par an"),
    ({"value": 3e6, "currency": "EUR", "period": "month"}, "3 million euros a month", "3 millions d’euros par mois"),
    ({"value": 1.5e12, "currency": "EUR"}, "1.5 trillion euros", f"1{THIN}500 milliards d’euros"),
    ({"value": 1_234_567, "currency": "EUR"}, "1,234,567 euros", f"1{THIN}234{THIN}567 euros"),
    ({"value": 1, "currency": "USD"}, "1 US dollar", "1 dollar"),
    ({"value": 0.5, "currency": "EUR"}, "0.5 euros", "0,5 euro"),
    ({"value": 250_000, "currency": "JPY"}, "250,000 Japanese yen", f"250{THIN}000 yens japonais"),
    ({"value": 2.5e9, "currency": "UAH"}, "2.5 billion Ukrainian hryvnias", "2,5 milliards de hryvnias ukrainiennes"),
]


@pytest.mark.parametrize(("fields", "english", "french"), SUMS, ids=[row[1] for row in SUMS])
def test_sums_are_written_as_each_language_writes_them(
    localisation: Localisation, fields: dict[str, Any], english: str, french: str
) -> None:
    amount = Amount(start=0, end=1, text="x", **fields)
    assert localisation.amount(amount, "en-US") == english
    assert localisation.amount(amount, "en-GB") == english
    assert localisation.amount(amount, "fr") == french


@pytest.mark.parametrize(
    ("typed", "set_in_french"),
    [
        ("Comment demander ?", f"Comment demander{THIN}?"),
        ("au dossier : rien", f"au dossier{FIXED}: rien"),
        ("« oui »", f"«{THIN}oui{THIN}»"),
        ("l'accord", "l’accord"),
        ("12:30", "12:30"),
    ],
)
def test_french_is_set_with_its_spaces(typed: str, set_in_french: str) -> None:
    assert typeset(typed, "fr") == set_in_french


def test_no_french_message_has_a_breaking_space_before_a_double_mark(localisation: Localisation) -> None:
    said = localisation.text("absent-typed", "fr", typed="x") + localisation.text("ambiguous", "fr", typed="x")
    assert re.search(r" [;:!?»]|« ", said) is None
    assert f"«{THIN}x{THIN}»" in said


def test_the_two_englishes_differ_where_they_should(localisation: Localisation) -> None:
    assert localisation.text("stance-sceptical", "en-GB") == "SCEPTICAL"
    assert localisation.text("stance-sceptical", "en-US") == "SKEPTICAL"
    assert localisation.list(["a", "b", "c"], "en-GB") == "a, b and c"
    assert localisation.list(["a", "b", "c"], "en-US") == "a, b, and c"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "no promise", "aucune promesse"),
        (1, "1 promise", "1 promesse"),
        (2, "2 promises", "2 promesses"),
        (1200, "1,200 promises", f"1{THIN}200 promesses"),
    ],
)
def test_plurals(localisation: Localisation, count: int, english: str, french: str) -> None:
    assert localisation.text("count-pledge", "en-US", count=count) == english
    assert localisation.text("count-pledge", "fr", count=count) == french


def test_an_article_is_named_by_number_and_subject(localisation: Localisation) -> None:
    source = Source(id="x", number="7", language="fr", about={"en": "the truce", "fr": "la trêve"}, text="x")
    assert localisation.source_label(source, "en-GB") == "article 7, the truce"
    assert localisation.source_label(source, "fr") == "article 7, la trêve"


def test_a_missing_message_is_a_fault_that_is_named(localisation: Localisation) -> None:
    with pytest.raises(LocalisationError, match=r"fr\.ftl.*no-such-message"):
        localisation.text("no-such-message", "fr")
    with pytest.raises(LocalisationError, match="count-pledge"):
        localisation.text("count-pledge", "fr")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [("key = { $x ->", "en.ftl"), ("a = 1\na = 2\n", "twice")],
)
def test_a_broken_file_is_refused(tmp_path: Path, broken: str, fault: str) -> None:
    (tmp_path / "en.ftl").write_text(broken, encoding="utf-8")
    (tmp_path / "fr.ftl").write_text("a = 1\n", encoding="utf-8")
    with pytest.raises(LocalisationError, match=fault):
        Localisation(tmp_path).keys("en")


def test_there_must_be_a_file_for_each_language(tmp_path: Path) -> None:
    with pytest.raises(LocalisationError, match=r"no (en|fr)\.ftl"):
        Localisation(tmp_path)


def test_discords_languages_are_the_ones_promised() -> None:
    assert LANGUAGES == ("en-US", "en-GB", "fr")
