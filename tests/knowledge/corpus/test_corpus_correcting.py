"""A reviewer types one field anew; the fact changes in that field, or the reason is one line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.corpus import Corpus, load_corpus
from knowledge.corpus.correcting import CorrectionError, corrected, fields_of


@pytest.fixture
def corpus(draft: Any) -> Corpus:
    draft.get("korvia").update(aliases=["the neighbour"])
    draft.get("lake-pact").update(aliases=["the neighbour"])
    return load_corpus(draft.write())


@pytest.mark.parametrize(
    ("name", "field", "typed", "path", "value"),
    [
        ("p2", "status", "expected", "status", "expected"),
        ("p2", "recipient", "korvia", "recipient", "korvia"),
        ("p2", "recipient", "Korvie", "recipient", "korvia"),
        ("p1", "recipient", "-", "recipient", None),
        ("p1", "actors", "Valmarie; korvia", "actors", ("valmaria", "korvia")),
        ("e1", "places", "-", "places", ()),
        ("p2", "amount.value", "1300000", "amount.value", 1_300_000),
        ("p2", "amount.modifier", "about", "amount.modifier", "about"),
        ("p2", "amount", "-", "amount", None),
        ("p1", "items.0.count", "-", "items.0.count", None),
        ("q1", "form", "partial", "form", "partial"),
        ("q1", "topic", '{"en": "trust"}', "topic", {"en": "trust"}),
        ("q1", "topic.en", "trust", "topic.en", "trust"),
        ("q1", "words", "Nous tiendrons parole", "text", "Nous tiendrons parole"),
        ("p3", "open_ended", "true", "open_ended", True),
    ],
)
def test_one_field_is_set_as_typed(corpus: Corpus, name: str, field: str, typed: str, path: str, value: object) -> None:
    fact = corrected(corpus.facts[name], field, typed, corpus).fact
    found: Any = fact
    for step in path.split("."):
        found = (
            found[int(step)] if step.isdecimal() else found[step] if isinstance(found, dict) else getattr(found, step)
        )
    assert found == value
    assert corpus.sources[fact.source].text[fact.start : fact.end] == fact.text


def test_words_are_taken_where_they_stand_nearest(corpus: Corpus) -> None:
    fact = corpus.facts["p2"]
    text = corpus.sources["a-lake"].text
    moved = corrected(fact, "words", "La Valmarie", corpus).fact
    assert moved.start == text.index("La Valmarie")
    assert corrected(fact, "words", "a", corpus).fact.start == text.index("La Valmarie") + 1


def test_an_entity_that_is_not_there_is_made_by_its_kind(corpus: Corpus) -> None:
    correction = corrected(corpus.facts["q1"], "speaker", "person: Ilsa Morvenn", corpus)
    (made,) = correction.entities
    assert (made.id, made.kind, made.names["fr"]) == ("ilsa-morvenn", "person", "Ilsa Morvenn")
    assert corrected(corpus.facts["q1"], "speaker", "ELNA TARVIK", corpus).entities == ()


@pytest.mark.parametrize(
    ("name", "field", "typed", "fault"),
    [
        ("q1", "speaker", "Nobody", "person:Nobody"),
        ("q1", "speaker", "the neighbour", "korvia or lake-pact"),
        ("q1", "speaker", "person:Korvia", "by hand"),
        ("q1", "speaker", "person:!!!", "by hand"),
        ("q1", "words", "Nous tiendrons  parole", "letter by letter"),
        ("q1", "words", "", "letter by letter"),
        ("q1", "colour", "red", "no field"),
        ("q1", "id", "x", "no field"),
        ("p2", "status", "hoped", "status"),
        ("p2", "amount.value", "much", "amount.value"),
        ("p3", "amount.value", "3", "no amount"),
        ("p1", "items.7.count", "3", "no items.7"),
        ("p1", "actors", "-", "actors"),
    ],
)
def test_what_makes_no_sense_is_refused_by_one_line(
    corpus: Corpus, name: str, field: str, typed: str, fault: str
) -> None:
    with pytest.raises(CorrectionError, match=fault) as raised:
        corrected(corpus.facts[name], field, typed, corpus)
    assert "\n" not in str(raised.value)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.text(max_size=20))
def test_anything_typed_is_a_fact_or_a_reason(corpus: Corpus, data: st.DataObject, typed: str) -> None:
    fact = data.draw(st.sampled_from(list(corpus.facts.values())))
    field = data.draw(st.one_of(st.sampled_from(fields_of(fact)), st.text(max_size=12)))
    try:
        corrected(fact, field, typed, corpus)
    except CorrectionError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
