"""How a fact reads, over invented articles: sums, shares, counts, translations both ways, what nobody has reviewed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers import Answer, Card, Tone
from bot.desk import Desk
from bot.localisation import Localisation
from knowledge.corpus import Corpus
from knowledge.entities import Resolver

Said = Callable[[Answer], str]


def card(desk: Desk, command: str, arguments: dict[str, str], fact: str, language: str = "en-US") -> Card:
    return next(one for one in desk.answer(command, arguments, language).cards if one.fact == fact)


def test_a_sum_keeps_its_modifier_and_its_years(invented_desk: Desk) -> None:
    found = card(invented_desk, "pledges", {"entity": "Valdoria"}, "1-p1")
    assert found.headline == "up to 36 million British pounds over three years"
    assert found.badge is not None
    assert (found.badge.word, found.badge.tone) == ("PLEDGED", Tone.FIRM)
    assert "for Merania" in found.details


def test_a_sum_given_otherwise_elsewhere_shows_both_sentences(invented_desk: Desk) -> None:
    found = card(invented_desk, "pledges", {"entity": "Valdoria"}, "1-p1")
    assert "elsewhere given as 42 million euros" in found.details
    assert [excerpt.text for excerpt in found.excerpts] == [
        "Valdoria pledged up to £36 million over three years to Merania.",
        "Elsewhere the aid is put at €42 million.",
    ]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en-US", "between 20 and 25 million euros a year, jointly with Corsa"),
        ("fr", "entre 20 et 25 millions d’euros par an, en commun avec la Corsanie"),
    ],
)
def test_a_shared_range_names_the_other_giver(invented_desk: Desk, language: str, headline: str) -> None:
    assert card(invented_desk, "pledges", {"entity": "Valdoria"}, "1-p2", language).headline == headline


@pytest.mark.parametrize(("language", "words"), [("en-US", "also refused by "), ("fr", "refusé aussi par ")])
def test_what_two_refuse_is_nothing_that_they_do_together(
    invented: Corpus, localisation: Localisation, said: Said, language: str, words: str
) -> None:
    refusal = invented.facts["1-p4"].model_copy(update={"actors": ("merania", "valdoria")})
    corpus = Corpus(invented.sources, invented.entities, {"1-p4": refusal}, fingerprint="1" * 32)
    desk = Desk(corpus, Resolver(corpus.entities.values()), localisation)
    text = said(desk.answer("pledges", {"entity": "merania"}, language))
    assert words in text
    assert "jointly" not in text
    assert "en commun" not in text


def test_a_recipient_reads_who_gives(invented_desk: Desk) -> None:
    found = card(invented_desk, "pledges", {"entity": "Merania"}, "1-p2")
    assert found.headline == "Valdoria and Corsa · between 20 and 25 million euros a year"
    assert not any("for Merania" in line for line in found.details)


@pytest.mark.parametrize(("language", "words"), [("en-GB", "12 field hospitals"), ("fr", "12 hôpitaux de campagne")])
def test_items_are_counted_as_the_article_counts_them(invented_desk: Desk, language: str, words: str) -> None:
    assert words in card(invented_desk, "pledges", {"entity": "Corsa"}, "1-p3", language).headline


def test_a_promise_of_a_group_says_so_to_who_asks_about_a_member(invented_desk: Desk) -> None:
    found = card(invented_desk, "pledges", {"entity": "Merania"}, "1-p5")
    assert found.headline == "Anselm Pact · A mission of observers"
    assert "Merania is meant here as one of: Anselm Pact" in found.details


def test_an_english_article_is_translated_for_a_french_reader(invented_desk: Desk, said: Said) -> None:
    text = said(invented_desk.answer("quotes", {"speaker": "Tarn"}, "fr"))
    assert "“We keep our word”\n« Nous tenons parole » (traduction)" in text
    assert "mardi (selon l'article) · à Port-Anselme" in text


def test_without_a_translation_the_original_stands_alone(invented_desk: Desk, said: Said) -> None:
    text = said(invented_desk.answer("quotes", {"speaker": "Veld"}, "en-US"))
    assert "« la trêve tiendra »" in text
    assert "translation" not in text


def test_a_country_speaks_through_its_minister(invented_desk: Desk, said: Said) -> None:
    text = said(invented_desk.answer("quotes", {"speaker": "Valdoria"}, "en-US"))
    assert "QUOTED  Ilse Tarn on promises\nforeign minister\n“We keep our word”" in text


@pytest.mark.parametrize(
    ("language", "mark"),
    [("en-US", "not reviewed yet (confidence 0.62)"), ("fr", "pas encore relu (confiance 0,62)")],
)
def test_what_nobody_has_reviewed_is_marked(invented_desk: Desk, language: str, mark: str) -> None:
    found = card(invented_desk, "positions", {"entity": "Merania"}, "2-s1", language)
    assert mark in found.small_print[-1]


def test_a_desk_can_hide_what_the_extractor_was_unsure_of(invented: Corpus, localisation: Localisation) -> None:
    resolver = Resolver(invented.entities.values())
    surer = Desk(invented, resolver, localisation, minimum_confidence=0.7)
    assert surer.answer("positions", {"entity": "merania"}, "en-US").status.value == "not_on_record"
    assert surer.context("2-s1", "en-US").status.value == "not_on_record"
    assert "position" not in " ".join(
        door.label for door in surer.answer("profile", {"entity": "merania"}, "en-US").doors
    )
    less_sure = Desk(invented, resolver, localisation, minimum_confidence=0.62)
    assert less_sure.answer("positions", {"entity": "merania"}, "en-US").status.value == "ok"


@pytest.mark.parametrize(
    ("fact", "language", "headline"),
    [
        ("1-f1", "en-US", "the mission: about 300 observers"),
        ("1-f1", "fr", "la mission : environ 300 observateurs"),
        ("2-f1", "en-US", "wheat: 40,000 tonnes"),
        ("2-f1", "fr", "blé : 40 000 tonnes"),
    ],
)
def test_a_figure_is_written_as_its_reader_writes_numbers(
    invented_desk: Desk, fact: str, language: str, headline: str
) -> None:
    number = "1" if fact.startswith("1") else "2"
    found = card(invented_desk, "source", {"id": number}, fact, language)
    assert found.headline.replace("\u00a0", " ").replace("\u202f", " ") == headline


def test_an_article_with_an_address_and_a_date_gives_them(invented_desk: Desk, said: Said) -> None:
    answer = invented_desk.answer("sources", {}, "en-US")
    assert answer.cards[0].address == "https://gazette.example/aid"
    assert "published by The Anselm Gazette · dated Tuesday (as stated) · in English" in said(answer)


def test_in_context_marks_the_words_in_their_passage(invented_desk: Desk) -> None:
    answer = invented_desk.context("1-q1", "en-US")
    excerpt = answer.cards[0].excerpts[0]
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["We keep our word"]
    assert "said Ilse Tarn, the Valdorian foreign minister" in excerpt.text
    assert answer.cards[0].address == "https://gazette.example/aid"
    assert answer.command == "context"
    assert answer.arguments == {"fact": "1-q1"}
    assert answer.sources == ("1_english",)


def test_in_context_of_a_fact_that_is_gone_says_so(invented_desk: Desk) -> None:
    for language, words in (("en-US", "no longer on record"), ("fr", "plus au dossier")):
        answer = invented_desk.context("0-q99", language)
        assert answer.status.value == "not_on_record"
        assert words in answer.title
