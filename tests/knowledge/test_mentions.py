"""Names are found in running text, where they stand and with what they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entities.mentions import MentionFinder, slug
from knowledge.gazetteer import load_gazetteer
from knowledge.model import Entity, EntityKind

ENTITIES = [
    Entity(id="france", kind=EntityKind.COUNTRY, names={"en": "France", "fr": "France"}),
    Entity(id="usa", kind=EntityKind.COUNTRY, names={"en": "United States", "fr": "États-Unis"}),
    Entity(id="ada-lovelace", kind=EntityKind.PERSON, names={"en": "Ada Lovelace", "fr": "Ada Lovelace"}),
    Entity(id="river-pact", kind=EntityKind.MECHANISM, names={"en": "River Pact", "fr": "pacte du fleuve"}),
]


@pytest.fixture(scope="module")
def finder() -> MentionFinder:
    return MentionFinder(load_gazetteer(), ENTITIES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Allemagne et la France ont signé.", [("Allemagne", "germany", "exact"), ("France", "france", "exact")]),
        ("le ministre finlandais", [("finlandais", "finland", "demonym")]),
        ("les livraisons américaines", [("américaines", "usa", "demonym")]),
        ("aux États‑Unis d’abord", [("États‑Unis", "usa", "exact")]),
        ("The US and the U.K. agreed.", [("US", "usa", "code"), ("U.K", "united-kingdom", "code")]),
        ("Give us the polish, it said, no more.", []),
        ("A Pole and a Dane met.", [("Pole", "poland", "demonym"), ("Dane", "denmark", "demonym")]),
        ("Le Kremlin dément.", [("Kremlin", "russia", "government")]),
        ("Moscou et Pékin", [("Moscou", "russia", "capital"), ("Pékin", "china", "capital")]),
        ("Mme Lovelace l’a dit", [("Lovelace", "ada-lovelace", "surname")]),
        ("Ursula von der Leyen arrive", [("Ursula von der Leyen", "ursula-von-der-leyen", "exact")]),
        (
            "South Korea, not North Korea",
            [("South Korea", "south-korea", "exact"), ("North Korea", "north-korea", "exact")],
        ),
        ("le pacte du fleuve tient", [("pacte du fleuve", "river-pact", "exact")]),
        ("l'Otan et l'OTAN", [("Otan", "nato", "exact"), ("OTAN", "nato", "exact")]),
        ("la RDC, l’ONU", [("RDC", "dr-congo", "code"), ("ONU", "united-nations", "code")]),
    ],
)
def test_a_name_is_found_where_it_stands(
    finder: MentionFinder, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(text[one.start : one.end], one.key, one.reason) for one in finder.find(text)] == expected


def test_a_name_does_not_run_over_a_paragraph(finder: MentionFinder) -> None:
    assert "River Pact" not in [one.name for one in finder.find("by the River\n\nPact signed")]


def test_words_with_two_meanings_give_both() -> None:
    twins = [
        Entity(id="lake", kind=EntityKind.PLACE, names={"en": "Ostrova", "fr": "Ostrova"}),
        Entity(id="club", kind=EntityKind.GROUP, names={"en": "Club", "fr": "Club"}, aliases=("Ostrova",)),
    ]
    (mention,) = MentionFinder(load_gazetteer(), twins).find("They met at Ostrova.")
    assert (mention.key, mention.others) == ("lake", ("club",))


def test_a_gazetteer_name_has_the_id_that_it_would_have_as_an_entity() -> None:
    assert slug("Côte d'Ivoire") == "cote-d-ivoire"
    assert slug("Emmanuel Macron") == "emmanuel-macron"


@given(st.text(max_size=300))
def test_any_text_gives_mentions_that_lie_in_it_in_order(finder: MentionFinder, text: str) -> None:
    end = 0
    for mention in finder.find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
