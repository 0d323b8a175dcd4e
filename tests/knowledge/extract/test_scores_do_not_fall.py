"""The scores on texts with gold are at least those of the committed baseline.

    onrecord evaluate --baseline tests/knowledge/extract/baseline.json --raise

from the top level measures every folder of the baseline, says what has fallen, and writes down what has risen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.evaluate import evaluate, load_gold
from knowledge.evaluate.baseline import fallen, load_baseline

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
BASELINE = load_baseline(HERE / "baseline.json")


def test_the_baseline_has_every_folder_that_rules_are_written_by() -> None:
    assert BASELINE.keys() >= {"seeds", "tests/knowledge/extract/manners", "tests/knowledge/extract/texts/tune"}


@pytest.mark.parametrize("folder", BASELINE)
def test_no_measure_is_below_the_baseline(folder: str) -> None:
    assert fallen(evaluate(load_gold(ROOT / folder)).figures(), BASELINE[folder]) == []
