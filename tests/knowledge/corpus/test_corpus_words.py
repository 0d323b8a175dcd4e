"""The index of words finds what reading the facts finds, and a page is the beginning of the whole query."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.corpus import Corpus, load_corpus, open_corpus
from knowledge.corpus.words import WordIndex, WordIndexBuilder
from knowledge.model import FactKind, Status

_SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Corpus]:
    """The corpus that ships: loaded, and from its saved form."""
    return load_corpus(_SEEDS), open_corpus(_SEEDS, saved_in=tmp_path_factory.mktemp("saved"), small=0)


_ASKED = ("air defence", "défense aérienne", "drones", "missile", "troops", "Ukraine", "Kiev", "soutien", "US", "the")


@pytest.mark.parametrize("about", [*_ASKED, "miss", "défe", "zzz", "", " ", "’", "a b c"])
def test_filters_find_the_same_in_either_form(both: tuple[Corpus, Corpus], about: str) -> None:
    loaded, saved = both
    for entity in loaded.entities:
        assert loaded.pledges(entity, item=about) == saved.pledges(entity, item=about)
        assert loaded.quotes(entity, about=about) == saved.quotes(entity, about=about)
        assert loaded.positions(entity, about=about) == saved.positions(entity, about=about)


def test_filters_find_the_same_where_less_sure_facts_are_hidden(both: tuple[Corpus, Corpus]) -> None:
    loaded, saved = (corpus.surer_than(2.0) for corpus in both)
    for entity in loaded.entities:
        assert loaded.quotes(entity, about="drones") == saved.quotes(entity, about="drones")


@given(about=st.text(max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_find_the_same(both: tuple[Corpus, Corpus], about: str) -> None:
    loaded, saved = both
    assert loaded.quotes("nato", about=about) == saved.quotes("nato", about=about)


@pytest.mark.parametrize("status", [None, *Status])
def test_a_page_is_the_beginning_of_the_whole(both: tuple[Corpus, Corpus], status: Status | None) -> None:
    for corpus in both:
        for entity in corpus.entities:
            whole = corpus.pledges(entity, status=status)
            page = corpus.page(FactKind.PLEDGE, entity, 2, status=status)
            assert page.facts == whole[:2]
            assert page.total == len(whole)
            assert page.refusals == sum(fact.status is Status.DECLINED for fact in whole)
            assert corpus.statuses(entity).get(Status.PLEDGED, 0) == len(corpus.pledges(entity, status=Status.PLEDGED))


@given(
    facts=st.lists(st.sets(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4), max_size=5)),
    word=st.text(max_size=4),
)
def test_words_are_found_whole_and_by_how_they_begin(facts: list[set[str]], word: str) -> None:
    builder = WordIndexBuilder()
    for number, words in enumerate(facts):
        builder.add(number, words)
    built = builder.built()
    index = WordIndex(built.text, built.ends, built.offsets, lambda first, last: built.numbers[first:last])
    assert list(index.saying(word)) == [number for number, words in enumerate(facts) if word in words]
    begun = {number for number, words in enumerate(facts) if any(one.startswith(word) for one in words)}
    assert set(index.beginning(word)) == begun
