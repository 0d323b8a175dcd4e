"""The snares that the five articles lay, and that the facts must not fall into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

import pytest

from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Event, EventKind, Fact, Figure, Pledge, Position, Quote, Stated, Status, Term

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
    assert [plain(e.text).endswith("lors de son sommet de Washington en juillet") for e in in_the_city] == [True]
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


def test_who_launched_the_coalition_did_not_by_that_promise_its_force(corpus: Corpus) -> None:
    """« Lancée par la France et le Royaume-Uni, cette coalition vise à … »: the aim is the coalition's."""
    (aim,) = [p for p in of_kind(corpus, Pledge, "002") if "vise à bâtir" in p.text]
    assert aim.actors == ("coalition-of-the-willing",)
    launched = {e.id for e in corpus.events("france")} & {e.id for e in corpus.events("united-kingdom")}
    assert launched == {e.id for e in of_kind(corpus, Event, "002") if e.text.startswith("Lancée")}


def test_a_protection_against_trump_is_not_a_name_for_trump(corpus: Corpus) -> None:
    assert not corpus.terms("donald-trump")


def test_a_drone_shot_down_is_not_said_to_be_iranian(corpus: Corpus) -> None:
    assert {s.number for s in corpus.sources_naming("iranian-designed-drones")} == {"000"}


def test_natos_events_are_not_those_that_only_stand_beside_it(corpus: Corpus) -> None:
    """The Budapest summit is parallel to NATO and none of its meetings; its Secretary General spoke there."""
    in_budapest = {e.event for e in corpus.events("nato") if number(corpus, e) == "000"}
    assert in_budapest == {EventKind.PRESS}


def test_an_obstacle_is_not_a_stance_of_those_who_meet_it(corpus: Corpus) -> None:
    assert not [p for p in corpus.positions("coalition-of-the-willing") if "obstacles" in p.text]
    assert [e for e in corpus.events("ceasefire") if "obstacles" in e.text]


def test_the_headline_that_says_more_than_the_article_is_no_fact(corpus: Corpus) -> None:
    """The headline has NATO agree to support; the members agreed to begin planning a support."""
    headline = "L'OTAN s'accorde pour soutenir militairement"
    assert not [f.id for f in corpus.of_source("003_bf4cef1d44789c58") if plain(f.text).startswith(headline)]


def test_strikes_whose_author_the_article_does_not_name_have_none(corpus: Corpus) -> None:
    (strikes,) = corpus.events("strikes-on-kharkiv-and-odesa")
    assert strikes.participants == ()


def test_who_was_there_only_on_a_screen_was_not_in_the_place(corpus: Corpus) -> None:
    (virtually,) = [e for e in of_kind(corpus, Event) if "virtuellement" in e.text]
    assert virtually.places == ()


def test_two_cards_of_an_article_do_not_bear_one_name(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        for language in ("en", "fr"):
            names = [e.name[language] for e in of_kind(corpus, Event, source.number)]
            assert len(names) == len(set(names)), (source.number, language)


def test_a_position_in_somebodys_words_is_these_words(corpus: Corpus) -> None:
    """A card sets the words in marks; marks that stand inside at the very start would be doubled."""
    for position in of_kind(corpus, Position):
        assert position.text[0] not in '«"“', position.id


def test_our_own_french_is_typed_as_french_is(corpus: Corpus) -> None:
    """No straight apostrophe, no capital without its accent, one spelling of the names."""
    said = [e.names["fr"] for e in corpus.entities.values()]
    said += [e.role["fr"] for e in corpus.entities.values() if e.role]
    said += [s.about["fr"] for s in corpus.sources.values()]
    for fact in corpus.facts.values():
        said += [
            v["fr"] for field in type(fact).model_fields if isinstance(v := getattr(fact, field), dict) and "fr" in v
        ]
    for words in said:
        assert "'" not in words, words
        assert not re.search(r"\bOtan\b|\bEtats?\b|\bA (?:la|l’)\b|coalition des volontaires", words), words


def test_the_names_of_events_begin_without_an_article(corpus: Corpus) -> None:
    for event in of_kind(corpus, Event):
        begins_with_a_clause = re.match(r"L[a’] ?(?:Hongrie|OTAN) ", event.name["fr"])
        assert begins_with_a_clause or not re.match(r"(?:Le|La|Les|Une?) |L’", event.name["fr"]), event.id
        assert not re.match(r"(?:The|An?) ", event.name["en"]), event.id


def test_a_refusal_reads_as_one_even_without_its_status(corpus: Corpus) -> None:
    """A summary is also the first line of an answer, where no badge stands beside it."""
    refusing = {
        "en": r"refus|refrain|not ready|agreed not|\bno\b",
        "fr": r"refus|abstient|pas prêts|renoncer|\bpas de\b",
    }
    for pledge in of_kind(corpus, Pledge):
        if pledge.status is Status.DECLINED:
            for language, words in refusing.items():
                assert re.search(words, pledge.summary[language], re.IGNORECASE), pledge.id


def test_the_summary_of_an_event_stands_by_itself(corpus: Corpus) -> None:
    """It answers a question without the event's name above it, so it neither refers back nor hangs on the name."""
    hanging = {
        "en": r"(?:He|She|It|His|Her|Its|They|Their|This|These|On|To|At|In|As|During|Before|With)\b",
        "fr": r"(?:Il|Elle|Ils|Elles|Son|Sa|Ses|Leur|Cette|Ces|Sur|Pour|En|Lors|Avant|Avec|À cette)\b",
    }
    for event in of_kind(corpus, Event):
        for language, words in hanging.items():
            assert not re.match(words, event.summary[language]), event.id


@pytest.mark.parametrize(
    ("entity", "about", "words"),
    [
        ("turkey", "weapons", "toute livraison létale"),
        ("turkey", "armes", "toute livraison létale"),
        ("hungary", "weapons", "refuse d'envoyer des armes"),
        ("hungary", "escalation", "escalade directe"),
        ("nato", "membership", "adhésion à l'OTAN"),
        ("nato", "troops", "ses propres forces"),
        ("coalition-of-the-willing", "America", "garantie américaine"),
    ],
)
def test_a_position_is_found_by_the_word_a_reader_has_for_it(
    corpus: Corpus, entity: str, about: str, words: str
) -> None:
    assert [p for p in corpus.positions(entity, about=about) if words in plain(p.text)]


@pytest.mark.parametrize("absent", ["slovenia", "austria", "estonia", "latvia", "belgium", "poland"])
def test_countries_that_no_article_names_are_no_entities(corpus: Corpus, absent: str) -> None:
    assert absent not in corpus.entities
