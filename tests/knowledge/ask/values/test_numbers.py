"""Numbers in a sentence's own words: sums, and what stands before what is counted."""

from __future__ import annotations

import pytest

from knowledge.ask.values.numbers import YEAR, money, numbers_before
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence


def sentence(searcher: Searcher, words: str) -> Sentence:
    for source in searcher.corpus.sources.values():
        at = source.text.find(words)
        if at >= 0 and (found := searcher.sentence_at(source.id, at)) is not None:
            return found
    raise AssertionError(words)


def test_a_sum_is_its_number_and_its_currency(island_searcher: Searcher) -> None:
    (found,) = money(sentence(island_searcher, "36 million pounds"))
    assert found.text == "36 million pounds"
    text = island_searcher.corpus.sources["islands"].text
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("words", "concept", "said"),
    [("onze arches", "pont", []), ("36 million pounds", "dollar", [])],
)
def test_what_is_not_counted_has_no_number(
    island_searcher: Searcher, words: str, concept: str, said: list[str]
) -> None:
    found = numbers_before(lambda term: concept in term.concepts, sentence(island_searcher, words))
    assert [value.text for value in found] == said


def test_a_number_counts_the_noun_behind_it(island_searcher: Searcher) -> None:
    found = numbers_before(lambda term: term.form == "arches", sentence(island_searcher, "onze arches"))
    assert [value.text for value in found] == ["onze arches"]


@pytest.mark.parametrize(("text", "years"), [("in 2022", ["2022"]), ("12022", []), ("2,022", []), ("1999.5", [])])
def test_a_year_stands_alone(text: str, years: list[str]) -> None:
    assert YEAR.findall(text) == years
