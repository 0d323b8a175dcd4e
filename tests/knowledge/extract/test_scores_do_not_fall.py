"""The scores on texts with gold are at least those of the committed baseline.

    onrecord evaluate tests/knowledge/extract/manners --json

prints what a better baseline should say; `baseline.json` holds one table a folder.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.evaluate import evaluate
from knowledge.gold import load_gold

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
BASELINE: dict[str, dict[str, float]] = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", BASELINE)
def test_no_measure_is_below_the_baseline(folder: str) -> None:
    figures = evaluate(load_gold(ROOT / folder)).figures()
    fallen = {name: (figures.get(name), was) for name, was in BASELINE[folder].items() if figures.get(name, 0.0) < was}
    assert fallen == {}
