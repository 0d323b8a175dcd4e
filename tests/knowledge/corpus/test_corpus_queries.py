"""What a corpus answers when it is asked for an entity."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.corpus import Corpus, load_corpus
from knowledge.corpus.subjects import Subject, stems
from knowledge.model import FactKind, Span, Status


@pytest.fixture
def corpus(draft: Any) -> Corpus:
    return load_corpus(draft.write())


def _ids(facts: tuple[Any, ...]) -> list[str]:
    return [fact.id for fact in facts]


def test_promises_come_by_firmness_and_include_those_of_groups(corpus: Corpus) -> None:
    assert _ids(corpus.pledges("valmaria")) == ["p2", "p1", "p3"]


def test_promises_find_the_recipient(corpus: Corpus) -> None:
    assert _ids(corpus.pledges("korvia")) == ["p1"]


def test_a_group_answers_for_its_own_promises_only(corpus: Corpus) -> None:
    assert _ids(corpus.pledges("river-states")) == ["p1"]


def test_a_group_without_stated_members_answers_for_nobody_else(draft: Any) -> None:
    draft.get("river-states").pop("members")
    assert _ids(load_corpus(draft.write()).pledges("valmaria")) == ["p2", "p3"]


def test_promises_are_kept_by_status_and_by_item(corpus: Corpus) -> None:
    assert _ids(corpus.pledges("valmaria", status=Status.DECLINED)) == ["p3"]
    assert _ids(corpus.pledges("valmaria", item="bridge")) == ["p1"]
    assert _ids(corpus.pledges("valmaria", item="ponts flottants")) == ["p1"]
    assert corpus.pledges("valmaria", item="submarines") == ()


def test_the_words_of_a_minister_are_the_countrys(corpus: Corpus) -> None:
    assert _ids(corpus.quotes("elna-tarvik")) == _ids(corpus.quotes("valmaria")) == ["q1"]
    assert corpus.quotes("river-states") == ()


@pytest.mark.parametrize("about", ["promises", "keeping promises", "la promesse", "word", "PAROLE", "what it costs"])
def test_quotes_are_found_by_subject_in_either_language(corpus: Corpus, about: str) -> None:
    assert _ids(corpus.quotes("valmaria", about=about)) == ["q1"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("industry", "its industrial base"),
        ("industries", "its industrial base"),
        ("negotiation", "they negotiated for days"),
        ("négociations", "ils ont négocié"),
        ("sécurité", "des garanties de sécurité"),
        ("entrainer", "l’entraînement des pilotes"),
        ("defen", "defence and defense"),
    ],
)
def test_a_subject_is_found_in_the_other_forms_of_its_words(asked: str, said: str) -> None:
    assert Subject(asked, ()).matches(stems(said))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("police", "its policy"),
        ("university", "the universe"),
        ("army", "the arms"),
        ("general", "a generation"),
        ("mission", "des missiles"),
        ("interne", "une réunion internationale"),
        ("pays", "ils payent"),
        ("industry base", "its industrial output"),
        ("", "anything"),
        ("the of", "the head of the house"),
    ],
)
def test_words_that_only_look_alike_are_not_the_subject(asked: str, said: str) -> None:
    assert not Subject(asked, ()).matches(stems(said))


@pytest.mark.parametrize("about", ["bridges", "Tarvik", "the", "promises bridges"])
def test_quotes_about_something_else_are_left_out(corpus: Corpus, about: str) -> None:
    assert corpus.quotes("valmaria", about=about) == ()


def test_an_entity_is_a_subject_under_all_its_names(draft: Any) -> None:
    draft.get("korvia").update(aliases=["Karst"])
    corpus = load_corpus(draft.write())
    assert _ids(corpus.pledges("river-states", item="Karst")) == ["p1"]


def test_positions_of_a_body_are_those_of_who_leads_it(corpus: Corpus) -> None:
    assert _ids(corpus.positions("lake-pact")) == ["s1"]


@pytest.mark.parametrize("entity", ["ostreve", "valmaria", "river-states"])
def test_events_are_found_by_place_its_country_and_participant(corpus: Corpus, entity: str) -> None:
    assert _ids(corpus.events(entity)) == ["e1"]


@pytest.mark.parametrize("kind", list(FactKind))
def test_counts_agree_with_the_queries(corpus: Corpus, kind: FactKind) -> None:
    ask = {
        FactKind.QUOTE: corpus.quotes,
        FactKind.PLEDGE: corpus.pledges,
        FactKind.POSITION: corpus.positions,
        FactKind.EVENT: corpus.events,
        FactKind.FIGURE: corpus.figures,
        FactKind.TERM: corpus.terms,
    }[kind]
    counts = corpus.counts(kind)
    assert {entity: len(ask(entity)) for entity in corpus.entities if ask(entity)} == counts


def test_an_entity_that_is_not_there_has_nothing_on_record(corpus: Corpus) -> None:
    assert corpus.pledges("narnia") == corpus.quotes("narnia") == corpus.naming("narnia") == ()
    assert corpus.sources_naming("narnia") == ()


def test_entities_are_taken_as_themselves_too(corpus: Corpus) -> None:
    assert corpus.pledges(corpus.entities["korvia"]) == corpus.pledges("korvia")


def test_all_of_an_article_comes_in_the_order_of_its_text(corpus: Corpus) -> None:
    assert _ids(corpus.of_source("a-lake")) == ["e1", "p1", "q1", "p2", "s1"]


def test_naming_finds_an_entity_in_any_role(corpus: Corpus) -> None:
    assert _ids(corpus.naming("river-states")) == ["e1", "p1"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a-lake", "a-lake"),
        ("001", "a-lake"),
        ("2", "b-harbour"),
        (" 2 ", "b-harbour"),
        ("9", None),
        ("", None),
        ("²", None),
    ],
)
def test_an_article_goes_by_id_and_number(corpus: Corpus, name: str, found: str | None) -> None:
    source = corpus.source(name)
    assert (source.id if source else None) == found


def test_articles_naming_an_entity_need_no_fact(corpus: Corpus) -> None:
    assert [source.id for source in corpus.sources_naming("lake-pact")] == ["a-lake", "b-harbour"]


def test_a_passage_marks_the_words_in_their_surroundings(corpus: Corpus) -> None:
    fact = corpus.facts["q1"]
    passage = corpus.passage(fact)
    ((start, end),) = passage.marks
    assert passage.text[start:end] == fact.text
    assert passage.text == corpus.sources["a-lake"].text[passage.start : passage.end]
    assert "Elna Tarvik" in passage.text


def test_a_passage_of_a_long_paragraph_is_cut_to_sentences(draft: Any) -> None:
    filler = "La pluie tombe sur le lac. " * 80
    draft.articles["a-lake"] = filler + "Le lac déborde enfin. " + filler
    draft.facts = []
    corpus = load_corpus(draft.write())
    start = corpus.sources["a-lake"].text.index("déborde")
    passage = corpus.passage(Span(start=start, end=start + 7), "a-lake")
    assert passage.text == "La pluie tombe sur le lac. Le lac déborde enfin. La pluie tombe sur le lac."


def test_facts_below_a_confidence_are_left_out_unless_reviewed(draft: Any) -> None:
    draft.get("p1").update(reviewed=False, confidence=0.4)
    draft.get("p2").update(reviewed=True, confidence=0.1)
    draft.get("q2").update(reviewed=False, confidence=0.8)
    corpus = load_corpus(draft.write())
    surer = corpus.surer_than(0.5)
    assert set(corpus.facts) - set(surer.facts) == {"p1"}
    assert "p1" not in surer.facts
    assert _ids(surer.pledges("valmaria")) == ["p2", "p3"]
    assert _ids(surer.of_source("a-lake")) == ["e1", "q1", "p2", "s1"]
    assert _ids(surer.naming("river-states")) == ["e1"]
    assert surer.counts(FactKind.PLEDGE) == {"valmaria": 2}
    assert corpus.surer_than(0.4) is corpus
    assert "q2" not in corpus.surer_than(0.9).facts


def test_a_tally_counts_the_facts_by_kind(corpus: Corpus) -> None:
    assert corpus.tally() == {"quote": 2, "pledge": 3, "position": 1, "event": 1, "figure": 0, "term": 0}
    assert corpus.tally("b-harbour")[FactKind.PLEDGE] == 1
    assert set(corpus.tally("narnia").values()) == {0}


def test_refusals_are_counted_as_their_entities_are_asked_after(corpus: Corpus) -> None:
    assert corpus.refusals() == {
        entity: refused
        for entity in corpus.entities
        if (refused := len(corpus.pledges(entity, status=Status.DECLINED)))
    }
    assert corpus.refusals()["valmaria"] == 1
    assert corpus.declined() == 1
    assert corpus.declined(corpus.facts["p3"].source) == 1
    assert corpus.declined("narnia") == 0


def test_the_fingerprint_follows_every_file(draft: Any) -> None:
    before = load_corpus(draft.write()).fingerprint
    assert load_corpus(draft.write()).fingerprint == before
    draft.get("korvia").update(aliases=["Karst"])
    assert load_corpus(draft.write()).fingerprint != before
