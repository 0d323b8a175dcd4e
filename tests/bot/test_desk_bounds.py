"""No answer reads more than it shows and looks through, however much is on record: work is counted, not timed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.desk.export import MOST as EXPORTED
from bot.desk.listing import MOST as LISTED
from bot.desk.opening import desk_over
from knowledge.corpus import open_corpus
from knowledge.corpus.stored import StoredFacts
from knowledge.search.searcher import Searcher

_GENERATOR = Path(__file__).parents[2] / "benchmarks" / "generated_corpus.py"
_ARTICLES = 500
_PASSAGES = 160
"""Passages that a question may read: more would throw each other out of what is kept."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk over five thousand facts, from the saved form; a good part of them is about its first country."""
    spec = importlib.util.spec_from_file_location("generated_corpus", _GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    base = tmp_path_factory.mktemp("crowded")
    generator.write(base / "corpus", _ARTICLES)
    desk = desk_over(open_corpus(base / "corpus", saved_in=base / "cache", small=0))
    desk.warm()
    return desk


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The ids of the facts that are read while a test runs, each as often as it is asked for."""
    found: list[str] = []
    original = StoredFacts.__getitem__

    def counted(self: StoredFacts, key: str) -> Any:
        found.append(key)
        return original(self, key)

    monkeypatch.setattr(StoredFacts, "__getitem__", counted)
    return found


def test_the_corpus_has_more_on_record_than_any_answer_shows(crowded: Desk) -> None:
    counts = crowded.answer("export", {"entity": "country-0"}, "en-GB")
    assert str(EXPORTED) in counts.notes[0]
    assert len(crowded.answer("quotes", {"speaker": "country-0"}, "en-GB").cards) == LISTED


@pytest.mark.parametrize(
    ("command", "arguments", "most"),
    [
        ("pledges", {"entity": "country-0"}, LISTED),
        ("pledges", {"entity": "country-0", "status": "pledged"}, 2 * LISTED),
        ("pledges", {"entity": "country-0", "item": "bridges"}, 2 * LISTED),
        ("quotes", {"speaker": "country-0"}, LISTED),
        ("quotes", {"speaker": "country-0", "about": "dam"}, LISTED),
        ("positions", {"entity": "country-0", "about": "truce"}, LISTED),
        ("events", {"entity": "country-0"}, LISTED),
        ("export", {"entity": "country-0"}, EXPORTED),
        ("compare", {"a": "country-0", "b": "country-1"}, 2 * LISTED),
        ("profile", {"entity": "country-0"}, 2 * LISTED),
        ("sources", {}, 0),
        ("about", {}, 0),
    ],
)
def test_an_answer_reads_no_more_than_it_shows(
    crowded: Desk, read: list[str], command: str, arguments: dict[str, str], most: int
) -> None:
    answer = crowded.answer(command, arguments, "en-GB")
    assert answer.code is None
    assert len(set(read)) <= most


@pytest.mark.parametrize(
    "question",
    [
        "How much did {} pledge?",
        "Where did ministers of {} meet?",
        "Qui a promis des hôpitaux à {} ?",
        "What did {} say about the dam?",
        "Who opposes the truce?",
    ],
)
def test_a_question_reads_no_more_passages_than_are_kept(
    crowded: Desk, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    passages: set[Any] = set()
    original = Searcher.read
    monkeypatch.setattr(Searcher, "read", lambda self, passage: passages.add(passage) or original(self, passage))
    name = crowded.room.corpus.entities["country-0"].names["en"]
    crowded.answer("ask", {"question": question.format(name)}, "en-GB")
    assert len(passages) <= _PASSAGES


def test_a_name_pasted_forty_times_is_looked_for_no_harder_than_twice(
    crowded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge.search.index import PassageIndex  # noqa: PLC0415 - only this test counts its queries

    name = crowded.room.corpus.entities["country-0"].names["en"]
    asked: list[int] = []
    original = PassageIndex.find
    monkeypatch.setattr(
        PassageIndex,
        "find",
        lambda self, groups, **options: asked.append(sum(map(len, groups))) or original(self, groups, **options),
    )
    crowded.answer("ask", {"question": f"Did {name} and {name} support the dam?"}, "en-GB")
    twice = max(asked)
    asked.clear()
    crowded.answer("ask", {"question": f"Did {f'{name} and ' * 39}{name} support the dam?"}, "en-GB")
    assert max(asked) <= twice


def test_what_is_kept_of_answers_does_not_grow_without_end(crowded: Desk) -> None:
    searcher = crowded.room.asker.searcher
    for source in list(crowded.room.corpus.sources):
        for passage in searcher.passages_of(source):
            searcher.read(passage)
    caches = [one for one in vars(searcher).values() if hasattr(one, "cache_info")]
    assert caches
    for cache in [*caches, crowded.room._dump, crowded.room.differences._of]:
        info = cache.cache_info()
        assert info.maxsize is not None
        assert info.currsize <= info.maxsize < _ARTICLES * 4
