"""A confidence says what was measured: of facts with more of it more are right, and it is read off what the text shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from knowledge.errors import CorpusError
from knowledge.evaluate import evaluate, load_gold
from knowledge.evaluate.scores import Sure
from knowledge.extract import extract
from knowledge.extract.confidence import Case, Shown, case_of, confidence_of, read_rows
from knowledge.extract.reading import read
from knowledge.model import FactKind, QuoteForm

HERE = Path(__file__).parent
FEWEST = 8
"""Facts on either side of a confidence; fewer tell nothing."""
MEND = "benchmarks/confidence.py says what knowledge/extract/data/confidence.toml should"
TEXT = (
    "“We keep our word,” said Ana Reyes, the minister of Merania. “It will cost us,” she added. “So be it.”\n\n"
    "“We are tired,” a nurse said. Merania will give $3 million to Korvia. The country opposes the treaty."
)


def shown() -> dict[str, Case]:
    document = read(TEXT, "en")
    return {fact.text: case_of(fact, document) for fact in extract(TEXT, "en").facts}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We keep our word", Shown.NAME),
        ("It will cost us", Shown.TITLE),
        ("So be it", Shown.ELSEWHERE),
        ("We are tired", Shown.DESCRIBED),
    ],
)
def test_what_the_text_shows_of_a_speaker(words: str, expected: Shown) -> None:
    cases = {text.rstrip(".,"): case for text, case in shown().items()}
    assert (cases[words].form, cases[words].shown) == (QuoteForm.DIRECT, expected)


def test_what_the_text_shows_of_a_promise() -> None:
    (case,) = (case for case in shown().values() if case.kind is FactKind.PLEDGE)
    assert (case.shown, case.recipient, case.money) == (Shown.NAME, True, True)


def test_every_fact_carries_the_confidence_of_its_case() -> None:
    document = read(TEXT, "en")
    for fact in extract(TEXT, "en").facts:
        assert fact.confidence == confidence_of(case_of(fact, document))


def test_a_speaker_by_name_is_surer_than_one_by_a_pronoun() -> None:
    for form in QuoteForm:
        by_name, by_title = (confidence_of(Case(FactKind.QUOTE, form, one)) for one in (Shown.NAME, Shown.TITLE))
        assert by_name > by_title


@pytest.mark.parametrize("kind", FactKind)
def test_any_case_has_a_confidence(kind: FactKind) -> None:
    assert 0 < confidence_of(Case(kind)) < 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("[[case]", "confidence.toml"),
        ('[[case]]\nkind = "quote"\nconfidence = 0.5', "no row without conditions for"),
        ('[[case]]\nkind = "quote"\nconfidence = 1.5', "confidence"),
        ('[[case]]\nkind = "hearsay"\nconfidence = 0.5', "kind"),
        ('[[case]]\nkind = "quote"\nshown = ["nowhere"]\nconfidence = 0.5', "shown"),
        ('[[case]]\nkind = "quote"\nmood = true\nconfidence = 0.5', "mood"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(content: str, fault: str) -> None:
    with pytest.raises(CorpusError, match=fault):
        read_rows(content)


@cache
def sure(*folders: str) -> list[Sure]:
    return evaluate([text for folder in folders for text in load_gold(HERE / folder)]).sure


@pytest.mark.parametrize(
    ("kind", "folders"),
    [
        ("quotations", ("texts/tune", "manners")),
        ("promises", ("texts/tune", "givers")),
        ("positions", ("texts/tune",)),
        ("events", ("happenings",)),
    ],
)
def test_of_the_surer_facts_more_are_right(kind: str, folders: tuple[str, ...]) -> None:
    facts = [one for one in sure(*folders) if one.kind == kind]
    thresholds = sorted({one.confidence for one in facts})
    tried = 0
    for threshold in thresholds[1:]:
        above = [one.right for one in facts if one.confidence >= threshold]
        below = [one.right for one in facts if one.confidence < threshold]
        if min(len(above), len(below)) >= FEWEST:
            tried += 1
            assert sum(above) / len(above) > sum(below) / len(below), f"at {threshold}; {MEND}"
    assert tried
