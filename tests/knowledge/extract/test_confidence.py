"""A confidence says what was measured: of facts with more of it more are right, and it is read off what the text shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from knowledge.errors import CorpusError
from knowledge.evaluate import BANDS, evaluate, load_gold
from knowledge.evaluate.scores import Rate, Sure, band
from knowledge.extract import extract
from knowledge.extract.confidence import Shares, confidence_of, shares
from knowledge.extract.reading import read
from knowledge.extract.shown import Case, Giver, Shown, case_of
from knowledge.model import FactKind, QuoteForm

HERE = Path(__file__).parent
FEWEST = 15
"""Facts in a band; fewer tell nothing."""
NEAR = 0.05
WIDE = (0.0, 0.5, 0.7, 0.9)
"""Where the bands of few texts begin."""
MEND = "`python benchmarks/confidence.py --write` counts anew"
TEXT = (
    "“We keep our word,” said Ana Reyes, the minister of Merania. “It will cost us,” she added. “So be it.”\n\n"
    "“We are tired,” a nurse said. Norway will give $3 million to Korvia. The country opposes the treaty."
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
    assert (case.shown, case.outright, case.giver) == (Shown.NAME, True, Giver.COUNTRY)


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


def test_a_count_is_drawn_towards_that_of_the_facts_with_less_evidence() -> None:
    direct, indirect = (Case(FactKind.QUOTE, form, Shown.NAME) for form in (QuoteForm.DIRECT, QuoteForm.INDIRECT))
    table = Shares(6, {FactKind.QUOTE: ("form", "shown")}, {direct: (90, 90), indirect: (0, 1)})
    everything = (90 + 3) / (91 + 6)
    form = (90 + 6 * everything) / (90 + 6)
    assert table.of(direct) == pytest.approx((90 + 6 * form) / (90 + 6))
    assert table.of(indirect) > 0.5, "one wrong fact says little beside ninety that were right"
    unseen = Case(FactKind.QUOTE, QuoteForm.DIRECT, Shown.TITLE)
    assert table.of(unseen) == pytest.approx(form), "evidence that never came up has the share of what is nearest"


def test_what_is_right_less_often_in_unread_texts_is_less_sure() -> None:
    case = Case(FactKind.POSITION)
    table = Shares(6, {FactKind.POSITION: ()}, {case: (9, 10)}, {FactKind.POSITION: 0.5})
    assert table.of_unread(case) == pytest.approx(table.of(case) / 2)


KINDS = "doubt = 6\n" + "\n".join(f"[kinds.{kind}]\nby = []\nseen = {{}}\n" for kind in FactKind)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("[kinds", "confidence.toml"),
        ("doubt = 6\nkinds = {}", "no counts for"),
        (KINDS.replace("6", "0", 1), "doubt"),
        (KINDS.replace("[kinds.quote]", "[kinds.hearsay]"), "hearsay"),
        (KINDS.replace("by = []", 'by = ["mood"]', 1), "no such evidence: mood"),
        (KINDS.replace("seen = {}", 'seen = { "direct" = [1, 2] }', 1), "not one word for each"),
        (KINDS.replace("seen = {}", 'seen = { "" = [3, 2] }', 1), "3 cannot be right of 2"),
        (KINDS.replace("seen = {}", 'seen = { "" = [0, 0] }', 1), "greater than 0"),
        (KINDS.replace("seen = {}", "unread = 1.2\nseen = {}", 1), "less than or equal to 1"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(content: str, fault: str) -> None:
    with pytest.raises(CorpusError, match=fault):
        Shares.read(content)


def test_the_table_counts_every_kind() -> None:
    assert set(shares().by) == set(FactKind)


@cache
def sure(folder: str) -> list[Sure]:
    return evaluate(load_gold(HERE / folder)).sure


def bands(facts: list[Sure], floors: tuple[float, ...] = BANDS) -> dict[float, Rate]:
    """Return how many facts are right by the band of their confidence, where there are enough to tell."""
    found: dict[float, list[bool]] = {}
    for one in facts:
        low = max(floor for floor in floors if floor <= band(one.confidence))
        found.setdefault(low, []).append(one.right)
    return {low: Rate(sum(found[low]), len(found[low])) for low in floors if len(found.get(low, ())) >= FEWEST}


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("quotations", "texts/tune"),
        ("promises", "texts/tune"),
        ("positions", "texts/tune"),
        ("events", "happenings"),
    ],
)
def test_of_the_facts_in_a_higher_band_more_are_right(kind: str, folder: str) -> None:
    shown = bands([one for one in sure(folder) if one.kind == kind])
    right = [rate.share or 0.0 for rate in shown.values()]
    assert len(right) >= 2
    assert right == sorted(right), f"{shown}; {MEND}"


def test_of_the_texts_that_rules_were_written_by_no_fewer_are_right_than_it_says() -> None:
    for low, rate in bands(sure("texts/tune")).items():
        assert (rate.share or 0.0) >= low - NEAR, f"{low}: {rate}; {MEND}"


def test_of_unread_texts_about_as_many_are_right_as_it_says_and_more_in_a_higher_band() -> None:
    shown = bands(sure("texts/held"), WIDE)
    right = [rate.share or 0.0 for rate in shown.values()]
    assert len(right) == len(WIDE)
    assert right == sorted(right), f"{shown}; {MEND}"
    for (low, rate), high in zip(shown.items(), (*WIDE[1:], 1.0), strict=True):
        near = max(NEAR, 0.5 / rate.of**0.5)  # a share of few facts errs by this much
        assert low - near <= (rate.share or 0.0) <= high + near, f"{low}: {rate}; {MEND}"
