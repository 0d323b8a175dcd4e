"""The page that says how to write a corpus by hand is right: its own example loads."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.corpus import check_corpus, load_corpus
from knowledge.grounding import NEAR
from knowledge.model import Entity, Event, Figure, Pledge, Position, Quote, Source, Term

_PAGE = (Path(__file__).parents[3] / "docs" / "corpus.md").read_text(encoding="utf-8")


def _written(folder: Path) -> Path:
    (folder / "articles").mkdir(parents=True)
    for name, content in re.findall(r"```\w+ (\S+)\n(.*?)```", _PAGE, re.DOTALL):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_the_example_is_a_sound_corpus(tmp_path: Path) -> None:
    folder = _written(tmp_path / "my-corpus")
    assert check_corpus(folder) == ()
    corpus = load_corpus(folder)
    assert [fact.id for fact in corpus.pledges("korvia")] == ["p1"]
    assert [fact.id for fact in corpus.quotes("valmaria")] == ["q1"]
    assert [fact.id for fact in corpus.events("valmaria")] == ["e1"]


def test_the_fault_that_it_shows_is_the_one_that_is_reported(tmp_path: Path) -> None:
    folder = _written(tmp_path / "my-corpus")
    facts = folder / "facts.jsonl"
    facts.write_text(facts.read_text(encoding="utf-8").replace("1200000", "1300000"), encoding="utf-8")
    (fault,) = check_corpus(folder)
    assert str(fault).removeprefix(f"{tmp_path}/") in _PAGE


def test_every_field_is_described() -> None:
    for model in (Source, Entity, Quote, Pledge, Position, Event, Figure, Term):
        for field in model.model_fields:
            assert re.search(rf"`{field}`|^{field} = |`\w+`, `{field}`", _PAGE, re.MULTILINE) or field in {
                "text",
                "extracted",
            }, field
    assert f"{NEAR:,} characters" in " ".join(_PAGE.split())
