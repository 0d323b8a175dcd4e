"""The evaluation counts what is found, missed, different and extra as a person would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import CorpusError
from knowledge.evaluate import Evaluation, evaluate, load_gold
from knowledge.extract import Extraction
from knowledge.model import Entity, EntityKind, Quote, QuoteForm

TEXT = "« Nous partons », a dit Ida Roux. Elle a ajouté que la route était longue."


def gold(folder: Path, quotes: list[dict[str, Any]]) -> Path:
    row = {"id": "a", "lang": "fr", "text": TEXT, "quotes": quotes}
    (folder / "a.json").write_text(json.dumps(row), encoding="utf-8")
    return folder


def said(words: str, form: str, speaker: str | None, **more: Any) -> dict[str, Any]:
    return {"text": words, "kind": form, "speaker": speaker, **more}


def found(*quotes: tuple[str, QuoteForm, str | None, float]) -> Extraction:
    roux = Entity(id="ida-roux", kind=EntityKind.PERSON, names={"fr": "Ida Roux"})
    facts = tuple(
        Quote(
            id=f"q{number}",
            source="text",
            start=TEXT.index(words),
            end=TEXT.index(words) + len(words),
            text=words,
            form=form,
            speaker=speaker,
            confidence=confidence,
        )
        for number, (words, form, speaker, confidence) in enumerate(quotes)
    )
    return Extraction(TEXT, "fr", (roux,), facts)


def measured(folder: Path, quotes: list[dict[str, Any]], extraction: Extraction) -> Evaluation:
    return evaluate(load_gold(gold(folder, quotes)), lambda _text, _language: extraction)


BOTH = [
    said("Nous partons", "direct", "Ida Roux"),
    said("la route était longue", "indirect", "Ida Roux", speaker_form="Elle"),
]


def test_what_is_the_same_is_found_whole(tmp_path: Path) -> None:
    extraction = found(
        ("Nous partons", QuoteForm.DIRECT, "ida-roux", 0.95),
        ("la route était longue", QuoteForm.INDIRECT, "ida-roux", 0.8),
    )
    evaluation = measured(tmp_path, BOTH, extraction)
    assert evaluation.scores["quotations"].f1 == 1
    assert evaluation.scores["end to end"].f1 == 1
    assert evaluation.rates["speaker by pronoun or title"] == (1, 1)
    assert [d.outcome for d in evaluation.differences] == ["found", "found"]


def test_a_wrong_speaker_is_right_as_a_span_and_wrong_end_to_end(tmp_path: Path) -> None:
    extraction = found(
        ("Nous partons", QuoteForm.DIRECT, None, 0.9), ("la route était longue", QuoteForm.INDIRECT, None, 0.8)
    )
    evaluation = measured(tmp_path, BOTH, extraction)
    assert evaluation.scores["quotations"].f1 == 1
    assert evaluation.scores["end to end"].f1 == 0
    assert {d.outcome for d in evaluation.differences} == {"different"}


def test_what_is_missed_costs_recall_and_what_is_extra_costs_precision(tmp_path: Path) -> None:
    extraction = found(("Nous partons", QuoteForm.DIRECT, "ida-roux", 0.9), ("Ida Roux", QuoteForm.PARTIAL, None, 0.5))
    evaluation = measured(tmp_path, BOTH, extraction)
    score = evaluation.scores["quotations"]
    assert (score.precision, score.recall) == (0.5, 0.5)
    assert sorted(d.outcome for d in evaluation.differences) == ["extra", "found", "missed"]


def test_the_confidence_table_counts_by_band(tmp_path: Path) -> None:
    extraction = found(("Nous partons", QuoteForm.DIRECT, "ida-roux", 0.96), ("Ida Roux", QuoteForm.PARTIAL, None, 0.5))
    evaluation = measured(tmp_path, BOTH, extraction)
    assert evaluation.bands() == evaluation.bands("quotations") == {0.5: (0, 1), 0.95: (1, 1)}
    assert evaluation.bands("promises") == {}


def test_what_is_optional_counts_neither_way(tmp_path: Path) -> None:
    quotes = [BOTH[0], {**BOTH[1], "optional": True}]
    for extraction in (
        found(("Nous partons", QuoteForm.DIRECT, "ida-roux", 0.9)),
        found(
            ("Nous partons", QuoteForm.DIRECT, "ida-roux", 0.9),
            ("la route était longue", QuoteForm.INDIRECT, None, 0.8),
        ),
    ):
        score = measured(tmp_path, quotes, extraction).scores["quotations"]
        assert (score.gold, score.found, score.f1) == (1, 1, 1)


@pytest.mark.parametrize(
    "content", ["", "{", '{"text": "a"}', '{"text": "a", "lang": "fr", "quotes": [{"text": "b"}]}']
)
def test_gold_that_cannot_be_read_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"bad\.json"):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="neither"):
        load_gold(tmp_path)
