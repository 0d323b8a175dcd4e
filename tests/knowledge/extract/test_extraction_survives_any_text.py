"""Whatever the text, the extraction ends, in time linear in its length, and says nothing that the text does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.extract import LANGUAGES, Extraction, extract
from knowledge.extract.contract import as_json

SCRAPS = st.sampled_from(
    [
        "«",
        "»",
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "„",
        "‹",
        "›",
        "``",
        "''",
        "—",
        "–",
        "-",
        ":",
        ",",
        ".",
        "?",
        "!",
        "…",
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\x00",
        "\x0b",
        "\u200b",
        "\ufeff",
        "\u00a0",
        "\u202f",
        "\u2028",
        "é",
        "ß",
        "ﬁ",
        "İ",
        "🙂",
        "\ud83d",
        "a dit",
        "a-t-il dit",
        "said",
        "says",
        "told",
        "selon",
        "according to",
        "Jeanne Roy",
        "M. Roy",
        "le ministre",
        "the minister",
        "il",
        "she",
        "qui",
        "who",
        "que",
        "that",
        "et",
        "and",
        "de",
        "of",
        "la",
        "the",
        "<p>",
        "&nbsp;",
        "</b>",
        "Привет",
        "你好",
        "l'",
        "qu'",
        "d'après",
        "1,2 milliard",
        "$5m",
        "ajoutant",
        "adding",
        "pour",
        "for",
        "by",
        "par",
        "« non »",
        "“no”",
        "A.",
        "U.S.",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(SCRAPS, max_size=60).map(" ".join),
    st.lists(SCRAPS, max_size=60).map("".join),
)


def test_half_a_character_is_read_as_one_unknown() -> None:
    extraction = extract("“It is \ud800 wrong,” said Jeanne Roy.", "en")
    assert [quote.text for quote in extraction.quotes] == ["It is \ufffd wrong"]


def is_grounded(extraction: Extraction) -> bool:
    return all(extraction.text[fact.start : fact.end] == fact.text for fact in extraction.facts)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_nothing_raises_and_every_span_is_in_the_text(text: str, language: str) -> None:
    extraction = extract(text, language)
    assert is_grounded(extraction)
    known = {entity.id for entity in extraction.entities}
    assert all(quote.speaker is None or quote.speaker in known for quote in extraction.quotes)
    for quote in as_json(extraction, "x")["quotes"]:
        assert extraction.text[quote["start"] : quote["end"]] == quote["text"]


@settings(deadline=None, max_examples=40)
@given(text=TEXTS)
def test_the_language_is_found_out_whatever_the_text(text: str) -> None:
    assert extract(text).language in LANGUAGES


@settings(deadline=None, max_examples=40)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_the_same_text_gives_the_same_facts(text: str, language: str) -> None:
    assert extract(text, language) == extract(text, language)


LONG = {
    "one line of prose": "Le ministre a dit que tout allait bien et que rien ne changerait. ",
    "no punctuation": "the minister said that nothing would change and ",
    "only opening marks": "« ",
    "only straight marks": '" ',
    "only apostrophes": "' ",
    "only commas": ", ",
    "only capitals": "Jean Roy Marie ",
    "only cues": "said ",
    "only determiners": "the the ",
    "only particles": "De la ",
    "only joining words": "de ",
    "brackets": "((",
    "full stops": "...",
    "digits": "1.2.",
    "line ends": "\n",
    "letters": "a",
    "cues and commas": ", a dit ",
    "quotations": "« Oui », a dit Jean Roy. ",
    "questions": "“Why?” Smith asked. ",
    "words in marks": "« x » “y” ",
    "an office with every other": "le président du conseil de la région et ",
}


@pytest.mark.parametrize("scrap", LONG.values(), ids=LONG.keys())
def test_time_is_linear_in_the_length(scrap: str) -> None:
    def seconds(length: int) -> float:
        text = scrap * (length // len(scrap))
        begun = time.process_time()
        extract(text, "fr")
        return time.process_time() - begun

    seconds(1_000)
    short = min(seconds(10_000) for _ in range(2))
    assert seconds(80_000) < 40 * short + 0.5
