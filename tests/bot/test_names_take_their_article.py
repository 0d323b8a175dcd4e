"""The definite article before a name within a sentence."""

from __future__ import annotations

import pytest

from bot.definite import with_article
from knowledge.model import EntityKind

COUNTRY, BODY, GROUP, PERSON = EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PERSON


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("United States", COUNTRY, "the United States"),
        ("Netherlands", COUNTRY, "the Netherlands"),
        ("Germany", COUNTRY, "Germany"),
        ("European Commission", BODY, "the European Commission"),
        ("Pentagon", BODY, "the Pentagon"),
        ("NATO", BODY, "NATO"),
        ("Baltic states", GROUP, "the Baltic states"),
        ("Coalition of the Willing", GROUP, "the Coalition of the Willing"),
        ("The Hague Group", GROUP, "The Hague Group"),
        ("Viktor Orbán", PERSON, "Viktor Orbán"),
        ("Commission", PERSON, "Commission"),
    ],
)
def test_in_english(name: str, kind: EntityKind, expected: str) -> None:
    assert with_article(name, kind, "en") == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("États-Unis", COUNTRY, "les États-Unis"),
        ("Pays-Bas", COUNTRY, "les Pays-Bas"),
        ("Royaume-Uni", COUNTRY, "le Royaume-Uni"),
        ("Allemagne", COUNTRY, "l’Allemagne"),
        ("France", COUNTRY, "la France"),
        ("Hongrie", COUNTRY, "la Hongrie"),
        ("Mexique", COUNTRY, "le Mexique"),
        ("Israël", COUNTRY, "Israël"),
        ("Canada", COUNTRY, "le Canada"),
        ("Italie", COUNTRY, "l’Italie"),
        ("OTAN", BODY, "l’OTAN"),
        ("Commission européenne", BODY, "la Commission européenne"),
        ("Airbus", BODY, "Airbus"),
        ("États baltes", GROUP, "les États baltes"),
        ("Coalition des volontaires", GROUP, "la Coalition des volontaires"),
        ("Jens Stoltenberg", PERSON, "Jens Stoltenberg"),
    ],
)
def test_in_french(name: str, kind: EntityKind, expected: str) -> None:
    assert with_article(name, kind, "fr") == expected


def test_a_language_without_a_grammar_leaves_names_bare() -> None:
    assert with_article("United States", COUNTRY, "de") == "United States"
