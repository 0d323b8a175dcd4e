"""A baseline holds what may not fall and is raised by a command; marks say which facts of a corpus are found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.terminal import cli
from knowledge.corpus import load_corpus
from knowledge.errors import CorpusError
from knowledge.evaluate import Difference, Evaluation, Outcome
from knowledge.evaluate.baseline import fallen, load_baseline, raised
from knowledge.evaluate.marking import extracted, mark


def outcome(identifier: str | None, what: Outcome) -> Difference:
    return Difference("a", what, "direct", "words", "", identifier)


def test_a_measure_that_falls_or_goes_is_told() -> None:
    baseline = {"direct F1": 90.0, "speaker": 80.0}
    assert fallen({"direct F1": 90.0, "speaker": 95.0, "new": 1.0}, baseline) == []
    assert fallen({"direct F1": 89.9}, baseline) == ["direct F1: 89.9, was 90.0", "speaker: 0.0, was 80.0"]


def test_a_baseline_is_raised_and_never_lowered() -> None:
    baseline = {"direct F1": 90.0, "speaker": 80.0, "partial F1": 50.0}
    measured = {"direct F1": 95.0, "speaker": 70.0, "indirect F1": 60.0, "stance": 99.0}
    assert raised(measured, baseline) == {
        "direct F1": 95.0,
        "speaker": 80.0,
        "partial F1": 50.0,
        "indirect F1": 60.0,
    }


@pytest.mark.parametrize("content", ["", "[]", '{"seeds": 3}', '{"seeds": {"a": "b"}}'])
def test_a_baseline_that_cannot_be_read_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "b.json").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"b\.json"):
        load_baseline(tmp_path / "b.json")
    with pytest.raises(CorpusError, match=r"gone\.json"):
        load_baseline(tmp_path / "gone.json")


def test_a_quotation_in_pieces_is_found_when_all_of_them_are() -> None:
    differences = [
        outcome("q1", Outcome.FOUND),
        outcome("q1", Outcome.MISSED),
        outcome("q2", Outcome.FOUND),
        outcome("q2", Outcome.FOUND),
        outcome("q3", Outcome.DIFFERENT),
        outcome(None, Outcome.EXTRA),
    ]
    assert extracted(Evaluation(differences=differences)) == {"q1": False, "q2": True, "q3": False}


def test_marks_change_nothing_else(draft: Any) -> None:
    folder = draft.write()
    before = load_corpus(folder).facts
    evaluation = Evaluation(differences=[outcome("q1", Outcome.FOUND), outcome("p1", Outcome.MISSED)])
    assert {fact.id for fact in mark(folder, evaluation)} == {"q1", "p1"}
    after = load_corpus(folder).facts
    assert (after["q1"].extracted, after["p1"].extracted, after["p2"].extracted) == (True, False, None)
    assert {name: fact.model_copy(update={"extracted": None}) for name, fact in after.items()} == dict(before.items())
    assert mark(folder, evaluation) == ()


# --- the command


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *words], env={"NO_COLOR": "1"})


def one_text(folder: Path, speaker: str = "Ida Roux") -> Path:
    text = "« Nous partons demain matin », a dit Ida Roux à la presse."
    quote = {"text": "Nous partons demain matin", "kind": "direct", "speaker": speaker}
    folder.mkdir()
    row = {"id": "a", "lang": "fr", "text": text, "quotes": [quote]}
    (folder / "a.json").write_text(json.dumps(row), encoding="utf-8")
    return folder


def test_the_command_shows_scores_and_the_confidence_table(tmp_path: Path) -> None:
    result = run(str(one_text(tmp_path / "gold")))
    assert result.exit_code == 0
    assert "direct                         100.0 %   100.0 %   100.0 %       1       1" in result.output
    assert "right, by confidence" in result.output
    assert "100 % of   1" in result.output


def test_the_command_shows_every_fact(tmp_path: Path) -> None:
    result = run(str(one_text(tmp_path / "gold", speaker="Milo Drant")), "--diff")
    assert "different -        direct                 Nous partons demain matin  [speaker ida-roux]" in result.output
    assert result.output.endswith("facts: 0 found, 0 missed, 1 different, 0 extra\n")


def test_the_command_ends_with_1_below_the_baseline_and_raises_it(tmp_path: Path) -> None:
    folder = one_text(tmp_path / "gold")
    baseline = tmp_path / "b.json"
    baseline.write_text(json.dumps({folder.as_posix(): {"direct F1": 40.0, "indirect F1": 10.0}}))
    result = run("--baseline", str(baseline), "--raise")
    assert result.exit_code == 1
    assert f"{folder.as_posix()}: indirect F1: 0.0, was 10.0" in result.output
    now = json.loads(baseline.read_text())[folder.as_posix()]
    assert (now["direct F1"], now["indirect F1"], now["end to end F1"]) == (100.0, 10.0, 100.0)
    shutil.rmtree(folder)
    assert run("--baseline", str(baseline)).exit_code == 1


def test_the_json_of_the_command_is_laid_out_as_a_baseline(tmp_path: Path) -> None:
    folder = one_text(tmp_path / "gold")
    assert json.loads(run(str(folder), "--json").output)[folder.as_posix()]["direct F1"] == 100.0


def test_wrong_use_of_the_command_says_how(tmp_path: Path) -> None:
    for words in ((), ("seeds", "--raise")):
        result = run(*words)
        assert result.exit_code == 2
        assert "Usage:" in result.output


def test_marks_need_a_corpus(tmp_path: Path) -> None:
    result = run(str(one_text(tmp_path / "gold")), "--mark")
    assert result.exit_code == 1
    assert isinstance(result.exception, CorpusError)
