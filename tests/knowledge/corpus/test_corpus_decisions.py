"""A reviewer's decision is one line at the end of a file, kept whatever happens, and taken into the corpus later."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus import CorpusWatch, load_corpus, review
from knowledge.corpus import editing as editing_module
from knowledge.corpus.change import DECISIONS
from knowledge.corpus.editing import REJECTED, editing
from knowledge.corpus.review import Review
from knowledge.errors import CorpusError, GroundingError
from knowledge.model import Entity, EntityKind


@pytest.fixture
def folder(draft: Any) -> Path:
    """A corpus with three facts and an entity that nobody has reviewed."""
    for name in ("p1", "p2", "q2"):
        draft.get(name).update(reviewed=False, confidence=0.6)
    draft.get("valmaria").update(reviewed=False)
    written: Path = draft.write()
    return written


def _waiting(folder: Path) -> list[str]:
    return [fact.id for fact in Review(folder).waiting()]


def test_decisions_are_kept_at_once_and_taken_in_at_the_end(folder: Path) -> None:
    facts = (folder / "facts.jsonl").read_bytes()
    walk = Review(folder)
    assert [fact.id for fact in walk.waiting()] == ["p1", "p2", "q2"]
    walk.accept("p2")
    walk.reject("p1")
    assert (folder / "facts.jsonl").read_bytes() == facts
    assert _waiting(folder) == ["q2"]
    walk.close()
    corpus = load_corpus(folder)
    assert corpus.facts["p2"].reviewed
    assert corpus.entities["valmaria"].reviewed
    assert "p1" not in corpus.facts
    assert "p1" in (folder / REJECTED).read_text(encoding="utf-8")
    assert (folder / DECISIONS).read_bytes() == b""
    assert _waiting(folder) == ["q2"]


def test_who_changes_the_corpus_next_takes_decisions_in(folder: Path) -> None:
    Review(folder).accept("p2")
    with editing(folder) as edit:
        edit.put_entity(Entity(id="x", kind=EntityKind.PERSON, names={"en": "X"}))
    assert load_corpus(folder).facts["p2"].reviewed


def test_two_reviewers_hear_of_each_other(folder: Path) -> None:
    one, other = Review(folder), Review(folder)
    one.accept("p2")
    assert other.fact("p2") is None
    with pytest.raises(CorpusError, match="'p2'"):
        other.reject("p2")
    one.close()
    assert [fact.id for fact in other.waiting()] == _waiting(folder) == ["p1", "q2"]


def test_a_correction_has_to_be_grounded_and_brings_its_entities(folder: Path) -> None:
    walk = Review(folder)
    fact = walk.corpus.facts["p2"]
    with pytest.raises(GroundingError):
        walk.correct(fact.model_copy(update={"summary": {"en": "99 crowns"}}))
    new = Entity(id="somebody", kind=EntityKind.PERSON, names={"en": "Somebody"})
    walk.correct(fact.model_copy(update={"summary": {"en": "a payment in crowns"}}), [new])
    assert walk.corpus.going_by("Somebody")[0] == new
    assert walk.corpus.pledges("somebody") == ()
    assert Review(folder).corpus.entities["somebody"] == new
    walk.close()
    corpus = load_corpus(folder)
    assert (corpus.facts["p2"].summary, corpus.facts["p2"].reviewed) == ({"en": "a payment in crowns"}, True)
    assert "somebody" in corpus.entities


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_a_line_cut_short_is_no_decision_and_leaves_room_for_the_next(folder: Path, cut: int) -> None:
    Review(folder).accept("p1")
    Review(folder).accept("p2")
    path = folder / DECISIONS
    path.write_bytes(path.read_bytes()[:-cut])
    assert _waiting(folder) == ["p2", "q2"]
    Review(folder).reject("q2")
    assert _waiting(folder) == ["p2"]
    Review(folder).close()
    assert set(load_corpus(folder).facts) == {"p1", "p2", "q1", "s1", "e1", "p3"}


def test_a_fact_that_is_gone_leaves_nothing_to_decide(folder: Path) -> None:
    walk = Review(folder)
    walk.accept("p2")
    path = folder / "facts.jsonl"
    path.write_bytes(b"".join(line for line in path.read_bytes().splitlines(keepends=True) if b'"p2"' not in line))
    walk.close()
    assert "p2" not in load_corpus(folder).facts


def test_a_running_bot_sees_no_change_before_decisions_are_taken_in(folder: Path) -> None:
    corpus, watch = load_corpus(folder), CorpusWatch(folder)
    assert watch.reload_if_changed(corpus) is None
    walk = Review(folder)
    walk.accept("p2")
    assert watch.reload_if_changed(corpus) is None
    walk.close()
    assert watch.reload_if_changed(corpus) is not None


def test_a_decision_costs_a_line_however_large_the_corpus_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Review(folder)
    monkeypatch.setattr(review, "open_corpus", lambda _: pytest.fail("the corpus is read again"))
    monkeypatch.setattr(editing_module, "make", lambda *_: pytest.fail("the corpus is written"))
    size = 0
    for name in ("p1", "p2", "q2"):
        walk.accept(name)
        grown = (folder / DECISIONS).stat().st_size
        assert 0 < grown - size < 100
        size = grown


_KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge.corpus import decisions
from knowledge.corpus.review import Review
walk = Review(Path(sys.argv[1]))
walk.accept("p1")
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
walk.accept("p2")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed otherwise there")
def test_what_was_decided_before_the_process_was_killed_is_kept(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(folder)], check=False, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    left = _waiting(folder)
    assert left in (["p2", "q2"], ["q2"])  # the line being flushed is there whole, or not at all
    Review(folder).close()
    assert load_corpus(folder).facts["p1"].reviewed
    assert _waiting(folder) == left
