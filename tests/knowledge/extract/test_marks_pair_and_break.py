"""Quotation marks of every style are paired, and a broken one costs no more than its own paragraph."""

from __future__ import annotations

import pytest

from knowledge.extract.quotations.marks import find_marked
from knowledge.extract.reading import cut


def quoted(text: str, language: str = "fr") -> list[str]:
    document = cut(text, language)
    return [text[m.start : m.end] for m in find_marked(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il dit : « Bonjour à tous ».", ["Bonjour à tous"]),
        ("Il dit : «Bonjour à tous».", ["Bonjour à tous"]),
        ("He said: “Good morning.”", ["Good morning."]),
        ('He said: "Good morning."', ["Good morning."]),
        ("Er sagte: „Guten Morgen“ und ging.", ["Guten Morgen"]),
        ("He said: ‘Good morning.’", ["Good morning."]),
        ("He said: 'Good morning, all.' Then he left.", ["Good morning, all."]),
        ("He said: ``Good morning''.", ["Good morning"]),
        ("He said: ''It's good, Mr. Poe's boys' best.'' Then he left.", ["It's good, Mr. Poe's boys' best."]),
        ("''Good,'' he said. ''Go on.''", ["Good,", "Go on."]),
        ("He said: ‘‘Good morning.’’", ["Good morning."]),
        ("Elle dit : ''Bonjour à tous'', puis sort.", ["Bonjour à tous"]),
        ("Il dit : ‹ Bonjour ›.", ["Bonjour"]),
        ("la « Coalition des volontaires« , née hier", ["Coalition des volontaires"]),
        ("l'« affaire » et la « crise »", ["affaire", "crise"]),
        ('qu\'"il viendra" demain', ["il viendra"]),
    ],
)
def test_a_pair_of_marks_is_found_in_every_style(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The allies' plans and the voters' hopes were dashed.",
        "He was born in '68 and grew up in the '70s.",
        "C'est l'ami d'un voisin qu'elle n'aime pas.",
        'A 12" pizza and a 5\'10" man.',
        "It''s the boys'' own fault, and the others''.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert quoted(text, "en") == []


def test_a_mark_inside_another_belongs_to_the_outer_one() -> None:
    assert quoted("Elle écrit : « Il m'a dit “non” hier ».") == ["Il m'a dit “non” hier"]
    assert quoted("He said: “She told me ‘no’ twice.”", "en") == ["She told me ‘no’ twice."]


def test_a_quotation_that_each_paragraph_opens_anew_is_one() -> None:
    text = "“One thing first.\n\n“And another.”\n\nHe left."
    (marked,) = find_marked(cut(text, "en"))
    assert text[marked.start : marked.end] == "One thing first.\n\n“And another."
    assert [text[a:b] for a, b in marked.pieces] == ["One thing first.", "And another."]


def test_a_mark_without_its_partner_does_not_reach_beyond_its_paragraph() -> None:
    assert quoted('Il a dit "non hier soir.\n\nElle a dit "oui".') == ["oui"]


def test_what_is_open_at_the_end_of_a_paragraph_that_it_opened_is_kept_as_unsound() -> None:
    (marked,) = find_marked(cut("“We are leaving tomorrow.\n\nHe left.", "en"))
    assert not marked.sound


def test_a_closing_mark_alone_closes_its_sentence() -> None:
    (marked,) = find_marked(cut("Il arrive. Nous partirons demain », a dit Paul.", "fr"))
    assert (marked.start, marked.sound) == (11, False)
