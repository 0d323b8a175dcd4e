"""Where the articles differ, and two entities side by side."""

from __future__ import annotations

import pytest

from knowledge.corpus import Corpus, load_corpus
from knowledge.differences import Differences, Rule, side_by_side
from knowledge.model import Entity, EntityKind, Source
from knowledge.search.searcher import Searcher


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def searcher(corpus: Corpus) -> Searcher:
    return Searcher(corpus)


@pytest.fixture(scope="module")
def differences(searcher: Searcher) -> Differences:
    return Differences(searcher)


@pytest.mark.parametrize(
    ("rule", "entity", "articles"),
    [
        (Rule.AMOUNT, "five-year-fund-for-ukraine", {"003"}),  # 107 billion dollars, 100 billion euros
        (Rule.PLACE, "coalition-of-the-willing", {"000", "002"}),  # Budapest, Brussels
        (Rule.STATUS, "france", {"000", "001"}),  # expected here, considered there
        (Rule.LEAD, "ukraine-defense-contact-group", {"003", "004"}),
        (Rule.COUNT, "coalition-of-the-willing", {"000", "002"}),  # more than 30, some thirty
        (Rule.SPELLING, "ukraine", {"001", "003"}),  # Kiev, Kyiv
    ],
)
def test_the_articles_differ(
    corpus: Corpus, differences: Differences, rule: Rule, entity: str, articles: set[str]
) -> None:
    found = [one for one in differences.all() if one.rule is rule and one.entity == entity]
    assert found
    assert {corpus.sources[side.source].number for one in found for side in (one.left, one.right)} <= articles | {"003"}
    assert any({corpus.sources[s.source].number for s in (one.left, one.right)} == articles for one in found)


def test_only_one_language_spells_a_name_in_two_ways() -> None:
    texts = {
        "a": ("en", "Australia pledged 40 million Australian dollars on Monday. Mayor Dalton Reyve was pleased."),
        "b": ("fr", "L’Australie a refusé lundi. Le maire Dalton Rheyve, à la tête d’Australia Rail, était déçu."),
        "c": ("en", "Mayor Dalton Rheyve came back from Australia on Tuesday."),
    }
    sources = {
        name: Source(id=name, number=name, language=language, about={}, text=text)
        for name, (language, text) in texts.items()
    }
    country = Entity(id="australia", kind=EntityKind.COUNTRY, names={"en": "Australia", "fr": "Australie"})
    mayor = Entity(id="reyve", kind=EntityKind.PERSON, names={"en": "Dalton Reyve"}, aliases=("Dalton Rheyve",))
    invented = Differences(
        Searcher(Corpus(sources, {one.id: one for one in (country, mayor)}, {}, fingerprint="invented"))
    )
    assert invented.of("australia") == ()
    (spelt,) = invented.of("reyve")
    assert (spelt.rule, spelt.left.source, spelt.right.source) == (Rule.SPELLING, "a", "c")


def test_both_sides_of_a_difference_are_words_of_their_articles(corpus: Corpus, differences: Differences) -> None:
    for one in differences.all():
        for side in (one.left, one.right):
            assert corpus.sources[side.source].text[side.start : side.end] == side.text
        assert (one.left.source, one.left.start) != (one.right.source, one.right.start) or one.said[0] != one.said[1]


def test_no_difference_is_found_twice(differences: Differences) -> None:
    keys = [
        (one.rule, one.entity, one.left.start, one.right.start, one.left.source, one.right.source)
        for one in differences.all()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("entity", ["lithuania", "finland", "china"])
def test_most_entities_have_no_differences(differences: Differences, entity: str) -> None:
    assert differences.of(entity) == ()


def test_two_refusals_stand_side_by_side(searcher: Searcher) -> None:
    sides = side_by_side("hungary", "turkey", searcher)
    assert [([f.id for f in one.left], [f.id for f in one.right]) for one in sides.shared] == [
        (["004-p05"], ["001-p05"])
    ]


def test_what_two_do_together_is_no_side_of_either(searcher: Searcher) -> None:
    sides = side_by_side("united-states", "france", searcher)
    assert "000-p01" in {fact.id for fact in sides.together}
    assert "000-p01" not in {fact.id for fact in (*sides.left_only, *sides.right_only)}


def test_the_sides_change_with_their_order(searcher: Searcher) -> None:
    one, other = side_by_side("hungary", "turkey", searcher), side_by_side("turkey", "hungary", searcher)
    assert {f.id for f in one.left_only} == {f.id for f in other.right_only}
