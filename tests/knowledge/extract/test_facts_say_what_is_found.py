"""Each reviewed fact of the corpus that ships says whether the extractor finds it by itself, and that is so."""

from __future__ import annotations

from pathlib import Path

from knowledge.corpus import load_corpus
from knowledge.evaluate import evaluate, load_gold
from knowledge.evaluate.marking import extracted

SEEDS = Path(__file__).parents[3] / "seeds"


def test_each_fact_says_whether_the_extractor_finds_it() -> None:
    facts = load_corpus(SEEDS).facts
    found = extracted(evaluate(load_gold(SEEDS)))
    assert found.keys() == facts.keys()
    wrong = sorted(name for name, mark in found.items() if facts[name].extracted is not mark)
    assert wrong == [], "the rules have changed: `onrecord evaluate seeds --mark` (or `make facts`) writes this anew"
