"""A change to a corpus happens whole or not at all, wherever its writer is killed and whoever reads meanwhile."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus import load_corpus
from knowledge.corpus.change import MADE, exclusively, make
from knowledge.corpus.editing import editing
from knowledge.errors import CorpusError
from knowledge.model import Entity, EntityKind, Fact, Source, Term

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests fork")

_TEXT = "On l’appelle le « plan Grive » à Karst."


def _add_article(folder: Path, number: int) -> None:
    """Add an article with an entity and a fact: three tables and a text, which only make sense together."""
    name = f"plan-{number}"
    with editing(folder) as edit:
        edit.put_source(
            Source(
                id=name, number=edit.next_number(), language="fr", about={"fr": "un plan"}, text=f"{_TEXT}\n{number}\n"
            )
        )
        edit.put_entity(Entity(id=name, kind=EntityKind.MECHANISM, names={"fr": "plan Grive"}))
        edit.put_entity(edit.entities["korvia"].model_copy(update={"aliases": (f"Karst {number}",)}))
        start = _TEXT.index("plan Grive")
        fact: Fact = Term(id=name, source=name, start=start, end=start + 10, text="plan Grive", entity=name)
        edit.put_fact(fact)


def _killed_at(folder: Path, moment: int) -> bool:
    """Add an article in a process that is killed at the moment-th thing it does to the disk; whether it was."""
    child = os.fork()
    if child == 0:
        left = moment
        events = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir", "fcntl.flock"}

        def watch(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            if event in events and (event == "fcntl.flock" or str(folder) in str(arguments[0])):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            _add_article(folder, 1)
        except BaseException:  # the child must never come back into the tests
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


@pytest.mark.process
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new(draft: Any, tmp_path: Path) -> None:
    seen = set()
    moment = 0
    while True:
        draft.folder = tmp_path / f"corpus-{moment}"
        folder = draft.write()
        before = load_corpus(folder)
        killed = _killed_at(folder, moment)
        after = load_corpus(folder)
        changed = "plan-1" in after.sources
        seen.add(changed)
        assert (after.fingerprint != before.fingerprint) is changed
        assert ("plan-1" in after.facts) is changed
        assert ("plan-1" in after.entities) is changed
        assert (after.entities["korvia"].aliases == ("Karst 1",)) is changed
        _add_article(folder, 2)  # the next writer finds everything in order, and tidies up
        again = load_corpus(folder)
        assert ("plan-1" in again.sources) is changed
        assert "plan-2" in again.sources
        assert {path.name for path in folder.iterdir()} <= {
            ".lock",
            "articles",
            "sources.toml",
            "entities.toml",
            "facts.jsonl",
        }
        if not killed:
            break
        moment += 1
    assert moment > 20
    assert seen == {False, True}


@pytest.mark.process
def test_a_reader_never_sees_half_a_change(draft: Any) -> None:
    folder = draft.write()
    child = os.fork()
    if child == 0:
        try:
            for number in range(25):
                _add_article(folder, number)
        except BaseException:
            os._exit(1)
        os._exit(0)
    states = set()
    status = None
    while status is None:
        corpus = load_corpus(folder)
        added = {name for name in corpus.sources if name.startswith("plan-")}
        assert added == {name for name in corpus.facts if name.startswith("plan-")}
        assert added == {name for name in corpus.entities if name.startswith("plan-")}
        if added:
            assert corpus.entities["korvia"].aliases == (f"Karst {len(added) - 1}",)
        states.add(len(added))
        done, code = os.waitpid(child, os.WNOHANG)
        status = code if done else None
    assert status == 0
    assert len(load_corpus(folder).sources) == 27
    assert len(states) > 2


def test_a_change_that_was_made_is_read_before_it_is_settled(draft: Any) -> None:
    folder = draft.write()
    facts = (folder / "facts.jsonl").read_bytes()
    (folder / MADE).mkdir()
    (folder / MADE / "facts.jsonl").write_bytes(facts.split(b"\n")[0] + b"\n")
    assert list(load_corpus(folder).facts) == ["p1"]
    with exclusively(folder):
        assert not (folder / MADE).exists()
    assert list(load_corpus(folder).facts) == ["p1"]


def test_two_writers_take_turns(draft: Any) -> None:
    folder = draft.write()
    with exclusively(folder), pytest.raises(CorpusError, match="another process"), exclusively(folder, patience=0.1):
        pass


def test_an_unsound_change_leaves_everything_as_it_was(draft: Any) -> None:
    folder = draft.write()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(CorpusError), editing(folder) as edit:
        edit.put_fact(edit.fact("p2").model_copy(update={"text": "La Valmarie ne versera rien du tout, jamais"}))
    with pytest.raises(CorpusError, match="'p9'"), editing(folder) as edit:  # noqa: PT012 - the second statement raises
        edit.reject_fact("p2")
        edit.reject_fact("p9")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"} == before


def test_a_disk_that_refuses_is_an_error_of_one_line(draft: Any) -> None:
    folder = draft.write()
    with exclusively(folder), pytest.raises(CorpusError, match="cannot be written"):
        make(folder, {"facts.jsonl/x": b"", "facts.jsonl": b""})
    assert len(load_corpus(folder).facts) == 7
