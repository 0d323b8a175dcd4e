"""The saved form of a corpus answers as the corpus does, and one that is not to be trusted is built anew."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus import Corpus, load_corpus, open_corpus, stored
from knowledge.corpus.review import reject
from knowledge.corpus.saved import saved_path
from knowledge.errors import CorpusError
from knowledge.model import FactKind


@pytest.fixture
def folder(draft: Any) -> Path:
    draft.get("p1").update(reviewed=False, confidence=0.4)
    written: Path = draft.write()
    return written


def _open(folder: Path) -> Corpus:
    return open_corpus(folder, saved_in=folder.parent / "cache", small=0)


def _saved(folder: Path) -> Path:
    return saved_path(folder, folder.parent / "cache")


def _answers(corpus: Corpus) -> list[Any]:
    """Return everything that a corpus says."""
    answers: list[Any] = [corpus.fingerprint, dict(corpus.entities), dict(corpus.facts), list(corpus.sources)]
    for entity in corpus.entities:
        answers.extend(ask(entity) for ask in (corpus.pledges, corpus.quotes, corpus.positions, corpus.events))
        answers.extend([corpus.naming(entity), [source.id for source in corpus.sources_naming(entity)]])
    answers.extend(dict(corpus.counts(kind)) for kind in FactKind)
    for source in corpus.sources.values():
        answers.extend(
            [source.text, source.about, source.number, corpus.of_source(source), corpus.source(source.number) is source]
        )
    answers.extend(corpus.passage(fact) for fact in corpus.facts.values())
    answers.extend(
        [corpus.pledges("valmaria", item="bridge"), list(corpus.surer_than(0.5).facts), dict(corpus.tally())]
    )
    return answers


def test_it_answers_as_the_corpus_does(folder: Path) -> None:
    expected = _answers(load_corpus(folder))
    assert _answers(_open(folder)) == expected
    assert _answers(_open(folder)) == expected


def test_the_corpus_that_ships_is_the_same_saved(tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "seeds"
    assert _answers(open_corpus(folder, saved_in=tmp_path, small=0)) == _answers(load_corpus(folder))


def test_it_is_built_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="onrecord.corpus")
    _open(folder)
    before = _saved(folder).stat().st_mtime_ns
    _open(folder)
    assert _saved(folder).stat().st_mtime_ns == before
    assert len(caplog.records) == 1
    assert [path.name for path in (folder.parent / "cache").iterdir()] == [_saved(folder).name]


def test_a_small_corpus_has_none(folder: Path) -> None:
    assert open_corpus(folder, saved_in=folder.parent / "cache").facts.keys() == load_corpus(folder).facts.keys()
    assert not (folder.parent / "cache").exists()


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


_SPOILT: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("cut in the middle", _cut, "cut short"),
    ("cut by one byte", lambda content: content[:-1], "cut short"),
    ("empty", lambda _: b"", "cut short"),
    (
        "another version",
        lambda content: content.replace(stored.version().encode(), stored.version().encode()[::-1]),
        "version",
    ),
    ("a bit of a fact", lambda content: content.replace(b"pledged", b"pledgee", 1), "damaged"),
    ("no footer", lambda content: content[-24:], "damaged"),
    ("noise", lambda content: bytes(reversed(content)), "cut short"),
]


@pytest.mark.parametrize(("spoil", "reason"), [case[1:] for case in _SPOILT], ids=[case[0] for case in _SPOILT])
def test_a_spoilt_form_is_built_anew_with_a_line_in_the_log(
    folder: Path, spoil: Callable[[bytes], bytes], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    expected = _answers(_open(folder))
    sound = _saved(folder).read_bytes()
    _saved(folder).write_bytes(spoil(sound))
    assert _saved(folder).read_bytes() != sound
    caplog.set_level(logging.INFO, logger="onrecord.corpus")
    assert _answers(_open(folder)) == expected
    (record,) = caplog.records
    assert reason in record.getMessage()
    assert _saved(folder).read_bytes() == sound


def test_a_form_of_another_state_is_built_anew(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    _open(folder)
    reject(folder, "p2")
    caplog.set_level(logging.INFO, logger="onrecord.corpus")
    assert "p2" not in _open(folder).facts
    assert "changed" in caplog.text


def test_the_same_bytes_in_another_place_are_another_corpus(folder: Path) -> None:
    _open(folder)
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy)
    assert _saved(copy) != _saved(folder)
    assert _answers(_open(copy)) == _answers(_open(folder))


def test_a_damaged_corpus_is_refused_and_leaves_nothing_behind(draft: Any) -> None:
    draft.get("p3").update(status="hoped")
    folder = draft.write()
    with pytest.raises(CorpusError, match=r"facts\.jsonl:7: status"):
        _open(folder)
    assert list((folder.parent / "cache").iterdir()) == []


def test_where_nothing_can_be_saved_the_corpus_is_loaded_whole(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder.parent / "cache").write_text("in the way")
    assert _answers(_open(folder)) == _answers(load_corpus(folder))
    assert "loaded whole" in caplog.text
