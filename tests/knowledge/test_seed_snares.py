"""The snares that the five articles lay, and that the facts must not fall into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

import pytest

from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Event, Fact, Figure, Pledge, Quote, Stated, Status, Term

_F = TypeVar("_F", bound=Fact)

CALENDAR = re.compile(
    r"\b\d{1,2}(?:er)?\s+(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d"
    r"|\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def plain(text: str) -> str:
    """The text with straight apostrophes, as the tables here are typed."""
    return text.replace("’", "'")


def of_kind(corpus: Corpus, kind: type[_F], article: str | None = None) -> list[_F]:
    return [
        fact
        for fact in corpus.facts.values()
        if isinstance(fact, kind) and (article is None or number(corpus, fact) == article)
    ]


def number(corpus: Corpus, fact: Fact) -> str:
    return corpus.sources[fact.source].number


def words_stated(fact: Fact) -> Iterator[str]:
    """Everything that a fact says in words of ours: translations, summaries, and those of its details."""
    yield from fact.translations.values()
    yield from fact.summary.values()
    for field in type(fact).model_fields:
        value = getattr(fact, field)
        if isinstance(value, Stated):
            yield from value.translations.values()


def test_hungary_will_not_block_and_will_not_take_part(corpus: Corpus) -> None:
    by_status = {p.status for p in of_kind(corpus, Pledge, "004") if "ne bloquerait pas" in p.text}
    assert by_status == {Status.PLEDGED, Status.DECLINED}


def test_the_united_states_is_an_actor_of_exactly_three_promises(corpus: Corpus) -> None:
    found = corpus.pledges("united-states")
    assert sorted((p.status, number(corpus, p), len(p.actors)) for p in found) == [
        (Status.EXPECTED, "000", 4),
        (Status.EXPECTED, "001", 3),
        (Status.PLEDGED, "000", 1),
    ]


def test_a_shared_sum_is_nobodys_own_figure(corpus: Corpus) -> None:
    assert not [f for f in of_kind(corpus, Figure) if f.value == 4.2e9]
    (shared,) = [p for p in of_kind(corpus, Pledge) if p.amount is not None and p.amount.value == 4.2e9]
    assert len(shared.actors) == 4
    assert shared.open_ended, "“Des pays comme …” gives examples only"
    assert shared.amount is not None
    assert (shared.amount.currency, shared.amount.modifier) == ("EUR", "about")
    assert shared.attributed_to == "commission-sources"


def test_one_country_alone_is_given_a_sum(corpus: Corpus) -> None:
    alone = [p for p in of_kind(corpus, Pledge) if p.amount is not None and len(p.actors) == 1]
    assert {(p.actors[0], p.amount.value, p.amount.currency) for p in alone if p.amount} == {
        ("united-states", 1.2e9, "USD"),
        ("nato", 107e9, "USD"),
    }


def test_the_fund_stands_in_both_currencies_and_is_only_proposed(corpus: Corpus) -> None:
    (fund,) = [p for p in of_kind(corpus, Pledge) if p.amount is not None and p.amount.value == 107e9]
    assert fund.status is Status.PROPOSED
    assert fund.amount is not None
    assert fund.amount.years == 5
    assert [(a.value, a.currency) for a in fund.alternatives] == [(100e9, "EUR")]
    sums = {(f.amount.value, f.amount.currency) for f in of_kind(corpus, Figure, "003") if f.amount is not None}
    assert sums == {(107e9, "USD"), (100e9, "EUR")}


def test_the_coalition_met_in_budapest_and_in_brussels(corpus: Corpus) -> None:
    assert {number(corpus, e) for e in corpus.events("budapest-summit")} == {"000"}
    assert {number(corpus, e) for e in corpus.events("coalition-brussels-meeting")} == {"002"}


def test_a_closing_mark_typed_as_an_opening_one_ends_the_term(corpus: Corpus) -> None:
    (term,) = [t for t in of_kind(corpus, Term, "000") if t.entity == "coalition-of-the-willing"]
    assert corpus.sources[term.source].text[term.end] == "«"


def test_pairs_of_marks_are_all_accounted_for(corpus: Corpus) -> None:
    """Every opening mark of the articles begins a quotation or a term."""
    for source in corpus.sources.values():
        starts = {f.start for f in corpus.of_source(source.id) if isinstance(f, Quote | Term)}
        for mark in re.finditer(r"«\s(?=\w)|(?<![\w.])\"(?=\w)", source.text):
            assert mark.end() in starts, (source.number, source.text[mark.start() :][:40])


def test_no_fact_carries_a_calendar_date(corpus: Corpus) -> None:
    for fact in corpus.facts.values():
        said = [fact.text, *words_stated(fact)]
        assert not [words for words in said if CALENDAR.search(words)], fact.id
    assert all(source.dated is None for source in corpus.sources.values())


def test_a_year_is_given_only_where_the_article_gives_it(corpus: Corpus) -> None:
    for fact in corpus.facts.values():
        article = corpus.sources[fact.source].text
        for words in words_stated(fact):
            for year in re.findall(r"\b(?:19|20)\d\d\b", words):
                assert year in article, fact.id


def test_washington_is_a_city_only_as_the_seat_of_a_summit(corpus: Corpus) -> None:
    in_the_city = [e for e in of_kind(corpus, Event) if "washington-dc" in e.places]
    assert {plain(e.text) for e in in_the_city} == {"son sommet de Washington en juillet"}
    (delivering,) = [p for p in of_kind(corpus, Pledge, "001") if p.text.startswith("Washington")]
    assert "united-states" in delivering.actors


def test_both_articles_on_the_contact_group_keep_their_own_statement(corpus: Corpus) -> None:
    group = "ukraine-defense-contact-group"
    assert {number(corpus, fact) for fact in corpus.naming(group)} == {"003", "004"}
    (political,) = [p for p in of_kind(corpus, Pledge, "004") if "forum politique" in p.text]
    assert political.actors == (group,)


def test_trump_speaks_for_no_country_and_is_not_quoted(corpus: Corpus) -> None:
    assert corpus.entities["donald-trump"].country is None
    assert not corpus.quotes("donald-trump")


def test_ministers_are_not_given_an_office_that_the_article_withholds(corpus: Corpus) -> None:
    for person in ("ruben-brekelmans", "antti-hakkanen"):
        assert not re.search(
            r"défense|defence|étrangères|foreign", " ".join(corpus.entities[person].role.values()), re.IGNORECASE
        )


@pytest.mark.parametrize("absent", ["slovenia", "austria", "estonia", "latvia", "belgium", "poland"])
def test_countries_that_no_article_names_are_no_entities(corpus: Corpus, absent: str) -> None:
    assert absent not in corpus.entities
