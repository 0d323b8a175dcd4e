"""The full-text search: word forms, accents, elision, every name of an entity; and a saved index that does not fit."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Source
from knowledge.search.index import Form, open_or_build
from knowledge.search.passages import LONGEST, passages
from knowledge.search.query import MOST, Found, search
from knowledge.search.searcher import Searcher


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def searcher(corpus: Corpus) -> Searcher:
    return Searcher(corpus)


def marked(found: Found, corpus: Corpus) -> list[str]:
    return [
        corpus.sources[place.source].text[place.start + a : place.start + b]
        for place in found.places
        for a, b in place.marks
    ]


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("Royaume-Uni", "Londres"),
        ("United Kingdom", "Londres"),
        ("Londres", "Royaume-Uni"),
        ("Moscow", "Moscou"),
        ("NATO", "OTAN"),
        ("etats unis", "Washington"),
        ("Zelenskyy", "Zelensky"),
        ("livraison", "livraisons"),
        ("delivery", "livraisons"),
        ("weapons", "armes"),
        ("ARMES", "armes"),
        ("reticence", "réticence"),
        ("l'escalade", "escalade"),
        ("promis", "promis"),
        ("bombes planantes", "planantes"),
        ("glide bombs", "planantes"),
    ],
)
def test_a_search_finds_every_form_of_a_word_and_every_name(
    corpus: Corpus, searcher: Searcher, typed: str, hit: str
) -> None:
    found = search(typed, searcher)
    assert found.whole
    assert any(hit in mark for mark in marked(found, corpus))


@pytest.mark.parametrize("typed", ["Slovénie", "Slovenia", "zzzz", "baroque tramway zzzz qqqq", "", "   ", "«»", "?!"])
def test_what_no_passage_has_is_not_found_whole(searcher: Searcher, typed: str) -> None:
    found = search(typed, searcher)
    assert not found.places or not found.whole


def test_a_country_that_no_article_has_is_named(searcher: Searcher) -> None:
    assert search("Slovénie", searcher).absent == ("Slovenia",)


def test_words_in_marks_are_looked_for_as_they_stand(corpus: Corpus, searcher: Searcher) -> None:
    found = search('"besoins urgents"', searcher)
    assert sorted(marked(found, corpus)) == ["Besoins urgents", "besoins urgents"]  # a heading, and what was said
    assert not search('"urgents besoins"', searcher).places


def test_a_passage_with_all_the_words_comes_before_one_with_some(corpus: Corpus, searcher: Searcher) -> None:
    first = search("Hongrie Slovaquie escalade", searcher).places[0]
    assert corpus.sources[first.source].number == "001"


def test_some_of_the_words_are_better_than_none_and_are_said_to_be_some(searcher: Searcher) -> None:
    found = search("escalade tramway", searcher)
    assert found.places
    assert not found.whole


def test_marks_lie_inside_what_is_shown_and_apart_from_each_other(searcher: Searcher) -> None:
    for typed in ("Ukraine", "OTAN livraisons armes", "United States weapons", "la défense aérienne"):
        for place in search(typed, searcher).places:
            assert place.marks
            assert all(0 <= a < b <= place.end - place.start for a, b in place.marks)
            assert all(one[1] <= other[0] for one, other in pairwise(place.marks))


@settings(max_examples=100, deadline=None)
@given(typed=st.text(max_size=200))
def test_any_text_can_be_searched(searcher: Searcher, typed: str) -> None:
    assert len(search(typed, searcher).places) <= MOST


@given(text=st.text(min_size=1, max_size=3000))
def test_passages_cover_their_article_in_order(text: str) -> None:
    found = list(passages("s", text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join(f"Sentence number {at} says something about the harbour." for at in range(200))
    found = list(passages("s", text))
    assert len(found) > 1
    assert all(one.end - one.start <= LONGEST for one in found)
    assert all(text[one.start : one.end].endswith(".") for one in found)


@pytest.mark.parametrize("damage", ["stamp of another corpus", "no stamp", "another layout", "torn index", "no file"])
def test_a_saved_index_that_does_not_fit_is_built_anew(tmp_path: Path, corpus: Corpus, damage: str) -> None:
    folder = tmp_path / "index"
    open_or_build(corpus.sources, corpus.of_source, corpus.fingerprint, folder)
    stamp = folder / "corpus.json"
    said = json.loads(stamp.read_text(encoding="utf-8"))
    if damage == "stamp of another corpus":
        stamp.write_text(json.dumps(said | {"fingerprint": "x"}), encoding="utf-8")
    elif damage == "no stamp":
        stamp.unlink()
    elif damage == "another layout":
        stamp.write_text(json.dumps(said | {"layout": -1}), encoding="utf-8")
    elif damage == "torn index":
        (folder / "meta.json").write_text("{", encoding="utf-8")
    else:
        for file in folder.glob("*.store"):
            file.unlink()
    again = open_or_build(corpus.sources, corpus.of_source, corpus.fingerprint, folder)
    assert again.find([(Form("fr", ("livraison",)),)], limit=3)


def test_a_saved_index_is_opened_and_not_built_again(tmp_path: Path, corpus: Corpus) -> None:
    folder = tmp_path / "index"
    open_or_build(corpus.sources, corpus.of_source, corpus.fingerprint, folder)
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir() if file.suffix == ".store"}
    open_or_build(corpus.sources, corpus.of_source, corpus.fingerprint, folder)
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir() if file.suffix == ".store"} == before


def test_an_article_in_a_third_language_is_found_by_its_words() -> None:
    source = Source(
        id="d", number="1", language="de", about={"en": "a bridge"}, text="Die Brücke wurde am Montag eröffnet."
    )
    searcher = Searcher(Corpus({"d": source}, {}, {}, fingerprint="german"))
    assert search("Brücke", searcher).places
