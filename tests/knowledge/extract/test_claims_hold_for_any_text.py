"""Whatever the text, promises and the like are read without an error, each with its exact span, in linear time."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.extract.claims import extract_claims
from knowledge.extract.confidence import sure_of
from knowledge.extract.reading import read
from knowledge.model import Event, Figure, Pledge, Position

WORDS = (
    "La France Berlin Kyiv the EU il elle nous we they qui which que that versera promis s'est engagé à verser refuse "
    "de n' pas livrer is expected to announce pledged ruled out 5 millions d'euros $3bn 31 chars deux aide ( ) « » "
    '“ ” " , . ; : et and à to par by de from si if comme such as plus oppose soutient '
    "sommet réunion jeudi in on \n – ’ F-16"
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map("".join),
)


@given(text=TEXTS, language=st.sampled_from(["fr", "en"]))
@settings(max_examples=300, deadline=None)
def test_every_fact_has_its_exact_span_and_knows_its_actors(text: str, language: str) -> None:
    document = read(text, language)
    for fact in extract_claims(document):
        assert text[fact.start : fact.end] == fact.text
        assert 0 < sure_of(fact, document) < 1
        match fact:
            case Pledge():
                assert set(fact.actors) <= document.referents.keys()
                assert fact.recipient is None or fact.recipient in document.referents
                assert all(fact.contains(item) for item in fact.items)
                assert fact.amount is None or fact.contains(fact.amount)
            case Position():
                assert set(fact.actors) <= document.referents.keys()
            case Event():
                assert {*fact.participants, *fact.places} <= document.referents.keys()
            case Figure():
                assert fact.contains(fact.figure)


def test_a_language_without_tables_makes_no_claims() -> None:
    document = read("Norwegen zahlt 5 Millionen Euro.", "en")
    document.language = "de"
    assert extract_claims(document) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Oslo versera 5 millions d'euros à Kiev. ",
        "promis de verser à ",
        "la France, ",
        "et l'Italie ",
        "si ",
        "(",
        "« ",
    ],
)
def test_a_long_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        document = read(piece * (length // len(piece)), "fr")
        start = process_time()
        extract_claims(document)
        return process_time() - start

    seconds(2_000)
    short, long = (min(seconds(length) for _ in range(2)) for length in (10_000, 80_000))
    assert long < 0.1 + 8 * 3 * short
