"""Folding makes spellings of one name equal, and leads back to the article's own characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.text import FoldedText, fold, occurrences, occurs, words
from knowledge.text.phrases import Phrases


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée", "elysee"),
        ("E\u0301lyse\u0301e", "elysee"),
        ("Øre Łódź Ærø Œuvre Straße", "ore lodz aero oeuvre strasse"),
        ("L’OTAN", "l'otan"),
        ("« oui »", '" oui "'),
        ("“yes”", '"yes"'),
        ("États\u2011Unis — fin", "etats-unis - fin"),
        ("4\u202f200\u00a0000", "4 200 000"),
        ("…", "..."),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"),
        ("Häkkänen", "hakkanen"),
        ("Зеленський", "зеленськии"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("", ""),
        ("½", "1/2"),
    ],
)
def test_what_people_do_not_type_alike_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(), st.text())
def test_folding_twice_changes_nothing_and_joins_add_up(one: str, other: str) -> None:
    assert fold(fold(one)) == fold(one)
    assert fold(one + other) == fold(one) + fold(other)


def test_every_character_folds_alike_alone_and_among_all_others() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert fold("".join(characters)) == "".join(map(fold, characters))


@settings(max_examples=300)
@given(st.text(st.one_of(st.characters(), st.sampled_from("éœß…ﬁ\u0301\u00ad½aA"))), st.data())
def test_offsets_lead_back_to_the_text(text: str, data: st.DataObject) -> None:
    both = FoldedText(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    folded = both.folded_span(start, end)
    assert both.folded[folded[0] : folded[1]] == fold(text[start:end])
    if folded[0] < folded[1]:
        back = both.original(*folded)
        assert fold(text[back[0] : back[1]]) == fold(text[start:end])
        assert start <= back[0] < back[1]


@given(st.text(), st.integers(0, 60), st.integers(0, 60))
def test_any_folded_offsets_are_taken(text: str, one: int, other: int) -> None:
    both = FoldedText(text)
    start, end = sorted((min(one, len(both.folded)), min(other, len(both.folded))))
    first, last = both.original(start, end)
    assert 0 <= first <= last <= len(text)


def test_a_match_inside_grown_letters_takes_them_whole() -> None:
    both = FoldedText("le cœur y est")
    at = both.folded.index("oe")
    assert both.original(at, at + 1) == (4, 5)
    assert both.original(at + 1, at + 3) == (4, 6)


@pytest.mark.parametrize(
    ("needle", "haystack", "found"),
    [
        ("otan", "l'otan agit", True),
        ("niger", "nigeria", False),
        ("us", "russie", False),
        ("us", "us-led", True),
        ("samp/t", "samp/t et mistral", True),
        ("u.s.", "the u.s. army", True),
        ("", "x", False),
        ("f-16", "des f-160", False),
    ],
)
def test_whole_words_only(needle: str, haystack: str, found: bool) -> None:
    assert occurs(needle, haystack) is found
    assert bool(list(Phrases([(needle, 1)]).find(haystack))) is found


def test_every_occurrence_is_found() -> None:
    assert list(occurrences("la", "la la lac la")) == [(0, 2), (3, 5), (10, 12)]


def test_phrases_meet_across_hyphens_and_overlap() -> None:
    phrases = Phrases([("États-Unis", "us"), ("Unis", "unis"), ("pays bas", "nl")])
    assert [(f.start, f.end, f.key) for f in phrases.find(fold("Les États Unis, les Pays-Bas"))] == [
        (4, 14, "us"),
        (10, 14, "unis"),
        (20, 28, "nl"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’Ukraine", ["l’", "Ukraine"]),
        ("jusqu'à", ["jusqu'", "à"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("États-Unis", ["États-Unis"]),
        ("Ukraine’s army", ["Ukraine", "’s", "army"]),
        ("4,2 milliards", ["4,2", "milliards"]),
        ("O'Brien", ["O'Brien"]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("qu’il n’y a", ["qu’", "il", "n’", "y", "a"]),
        ("", []),
        ("« — »", []),
        ("d’l’x", ["d’", "l’", "x"]),
        ("don’t", ["don’t"]),
    ],
)
def test_words_split_elisions_and_possessives(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text())
def test_words_are_verbatim_and_in_order(text: str) -> None:
    at = 0
    for word in words(text):
        assert text[word.start : word.end] == word.text != ""
        assert word.start >= at
        at = word.end
