"""A damaged corpus is refused by one line that names the file, the line and the field."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.corpus import check_corpus, load_corpus
from knowledge.errors import CorpusError, GroundingError


def _line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_sound_corpus_has_no_fault(draft: Any) -> None:
    folder = draft.write()
    assert check_corpus(folder) == ()
    assert list(load_corpus(folder).facts) == ["p1", "q1", "p2", "s1", "e1", "q2", "p3"]


# What is done to the corpus; the file at fault, words of the line at fault, the field, and words of the fault.
_DAMAGE: list[tuple[str, Callable[[Any], Any], str, str, str | None, str]] = [
    (
        "unknown field of an entity",
        lambda d: d.get("korvia").update(capital="Karst"),
        "entities.toml",
        "capital",
        "capital",
        "unknown field",
    ),
    (
        "unknown field of a source",
        lambda d: d.get("a-lake").update(author="X"),
        "sources.toml",
        "author",
        "author",
        "unknown field",
    ),
    ("unknown field of a fact", lambda d: d.get("p2").update(note="X"), "facts.jsonl", '"p2"', "note", "unknown field"),
    (
        "text of an article in the table",
        lambda d: d.get("a-lake").update(text="X"),
        "sources.toml",
        "text =",
        "text",
        "own file",
    ),
    ("missing field", lambda d: d.get("p2").pop("status"), "facts.jsonl", '"p2"', "status", "is missing"),
    ("kind that does not exist", lambda d: d.get("p2").update(kind="rumour"), "facts.jsonl", '"p2"', "kind", "rumour"),
    (
        "kind that is no word",
        lambda d: d.get("p2").update(kind=["x"] * 9_000),
        "facts.jsonl",
        '"p2"',
        "kind",
        "none of",
    ),
    ("fact without a kind", lambda d: d.get("p2").pop("kind"), "facts.jsonl", '"p2"', "kind", "None"),
    (
        "entity with an empty alias",
        lambda d: d.get("korvia").update(aliases=["Korvian side", " "]),
        "entities.toml",
        "Korvian side",
        "aliases",
        "one of them is empty",
    ),
    (
        "entity with an empty name",
        lambda d: d.get("korvia")["names"].update(fr=""),
        "entities.toml",
        "",
        "names.fr",
        "",
    ),
    (
        "status that does not exist",
        lambda d: d.get("p2").update(status="hoped"),
        "facts.jsonl",
        '"p2"',
        "status",
        "hoped",
    ),
    ("number as words", lambda d: d.get("p2").update(start="12"), "facts.jsonl", '"p2"', "start", "integer"),
    ("unknown actor", lambda d: d.get("p2").update(actors=["narnia"]), "facts.jsonl", '"p2"', "actors", "'narnia'"),
    (
        "unknown recipient",
        lambda d: d.get("p2").update(recipient="narnia"),
        "facts.jsonl",
        '"p2"',
        "recipient",
        "'narnia'",
    ),
    ("unknown speaker", lambda d: d.get("q1").update(speaker="nobody"), "facts.jsonl", '"q1"', "speaker", "'nobody'"),
    ("unknown place", lambda d: d.get("e1").update(places=["nowhere"]), "facts.jsonl", '"e1"', "places", "'nowhere'"),
    ("unknown source", lambda d: d.get("q2").update(source="c"), "facts.jsonl", '"q2"', "source", "'c'"),
    (
        "unknown country",
        lambda d: d.get("milo-drant").update(country="x"),
        "entities.toml",
        'country = "x"',
        "country",
        "'x'",
    ),
    ("unknown body", lambda d: d.get("oskar-lindo").update(body="x"), "entities.toml", 'body = "x"', "body", "'x'"),
    (
        "unknown member",
        lambda d: d.get("river-states").update(members=["x"]),
        "entities.toml",
        "members",
        "members",
        "'x'",
    ),
    ("fact twice", lambda d: d.facts.append(dict(d.get("p1"))), "facts.jsonl", "", "id", "'p1'"),
    (
        "entity twice",
        lambda d: d.entities.append({"id": "korvia", "kind": "group", "names": {"en": "K"}}),
        "entities.toml",
        'kind = "group"\nnames = {en = "K"}',
        "id",
        "'korvia'",
    ),
    ("number twice", lambda d: d.get("b-harbour").update(number="001"), "sources.toml", "", "number", "'001'"),
    ("nameless entity", lambda d: d.get("korvia").update(names={}), "entities.toml", "names = {}", "names", "no name"),
    ("article without an entry", lambda d: d.sources.pop(), "articles/b-harbour.txt", "", None, "'b-harbour'"),
    (
        "entry without an article",
        lambda d: d.articles.pop("b-harbour"),
        "sources.toml",
        'id = "b-harbour"',
        "id",
        "b-harbour.txt",
    ),
    ("empty article", lambda d: d.articles.update({"b-harbour": " \n"}), "articles/b-harbour.txt", "", None, "empty"),
    (
        "article that is not UTF-8",
        lambda d: d.articles.update({"b-harbour": "été\n".encode("latin-1")}),
        "articles/b-harbour.txt",
        "",
        None,
        "not UTF-8",
    ),
    (
        "article with a NUL",
        lambda d: d.articles.update({"b-harbour": "one\ntwo\0"}),
        "articles/b-harbour.txt",
        "",
        None,
        "NUL",
    ),
]


@pytest.mark.parametrize("case", [d[1:] for d in _DAMAGE], ids=[d[0] for d in _DAMAGE])
def test_damage_is_named_by_file_line_and_field(
    draft: Any, case: tuple[Callable[[Any], Any], str, str, str | None, str]
) -> None:
    damage, file, words, field, fault = case
    damage(draft)
    folder = draft.write()
    with pytest.raises(CorpusError) as raised:
        load_corpus(folder)
    error = raised.value
    assert error.place.file == folder / file
    assert error.place.field == field
    assert fault in error.fault
    assert "\n" not in str(error)
    if words and "\n" not in words:
        assert error.place.line == _line_of(folder, file, words)
    assert check_corpus(folder)[0].fault == error.fault


@pytest.mark.parametrize(
    ("file", "content", "line", "fault"),
    [
        ("sources.toml", b'[[source]]\nid = "a"\nid = "b"\n', 3, "not TOML"),
        ("sources.toml", b"[[source]\n", 1, "not TOML"),
        ("entities.toml", b'[[entity]]\nid = "caf\xe9"\n', 2, "not UTF-8"),
        ("entities.toml", b'[[person]]\nid = "x"\n', 1, "unknown"),
        ("entities.toml", b"entity = 3\n", None, "[[entity]]"),
        ("facts.jsonl", b'{"id": "x"\n', 1, "JSON"),
        ("facts.jsonl", b"\n\n[1, 2]\n", 3, ""),
        ("facts.jsonl", b"\xff\xfe\n", 1, "not UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    draft: Any, file: str, content: bytes, line: int | None, fault: str
) -> None:
    folder = draft.write()
    (folder / file).write_bytes(content)
    with pytest.raises(CorpusError) as raised:
        load_corpus(folder)
    assert raised.value.place.file == folder / file
    assert raised.value.place.line == line
    assert fault in raised.value.fault


@pytest.mark.parametrize("file", ["sources.toml", "entities.toml", "facts.jsonl"])
def test_a_missing_file_is_named(draft: Any, file: str) -> None:
    folder = draft.write()
    (folder / file).unlink()
    with pytest.raises(CorpusError, match=file):
        load_corpus(folder)
    (folder / file).mkdir()  # what no reader can read, whoever runs the test
    with pytest.raises(CorpusError, match=file):
        load_corpus(folder)


@pytest.mark.parametrize("file", ["sources.toml", "entities.toml", "facts.jsonl", "articles/a-lake.txt"])
@pytest.mark.parametrize("stands", ["loop", "nowhere", "pipe", "device"])
def test_what_is_no_file_is_named_and_never_waited_for(draft: Any, file: str, stands: str) -> None:
    folder = draft.write()
    path = folder / file
    path.unlink()
    if stands == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"loop": path.name, "nowhere": "nothing-there", "device": "/dev/zero"}[stands])
    (fault,) = check_corpus(folder)
    assert fault.place.file == path


@pytest.mark.parametrize("words", ["two\nlines", "\x1b[2Jred", "\u202edrow", "x" * 9_000, "\x00"])
def test_a_fault_stays_one_line_whatever_it_repeats(draft: Any, words: str) -> None:
    draft.get("p2").update(kind=words)
    draft.get("q1").update(source=words)
    for fault in check_corpus(draft.write()):
        shown = str(fault)
        assert len(shown) < 1_000
        assert not {unicodedata.category(letter) for letter in shown} & {"Cc", "Cf", "Cs"}


def test_an_unreadable_table_is_told_once_not_with_every_fact(draft: Any) -> None:
    folder = draft.write()
    for file in ("entities.toml", "sources.toml"):
        whole = (folder / file).read_bytes()
        (folder / file).write_bytes(whole + b"[[")
        (fault,) = check_corpus(folder)
        assert fault.place.file == folder / file
        (folder / file).write_bytes(whole)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        load_corpus(tmp_path / "nowhere")
    (tmp_path / "bare").mkdir()
    with pytest.raises(CorpusError, match="articles"):
        load_corpus(tmp_path / "bare")


def test_a_corpus_without_articles_is_refused_unless_allowed(draft: Any) -> None:
    draft.articles, draft.sources, draft.entities, draft.facts = {}, [], [], []
    folder = draft.write()
    with pytest.raises(CorpusError, match="no articles"):
        load_corpus(folder)
    assert load_corpus(folder, allow_empty=True).facts == {}


def test_an_alias_that_two_entities_share_is_no_fault(draft: Any) -> None:
    draft.get("korvia").update(aliases=["the river country"])
    draft.get("valmaria").update(aliases=["the river country", "Ostrève"])
    assert check_corpus(draft.write()) == ()


def test_check_reports_every_fault_in_the_order_of_the_files(draft: Any) -> None:
    draft.get("a-lake").update(author="X")
    draft.get("korvia").update(capital="Karst")
    draft.get("q2").update(start=3)
    draft.get("p3").update(status="hoped")
    folder = draft.write()
    faults = check_corpus(folder)
    assert [Path(fault.place.file).name for fault in faults][:2] == ["sources.toml", "entities.toml"]
    assert {fault.place.line for fault in faults if Path(fault.place.file).name == "facts.jsonl"} == {6, 7}


def test_what_the_span_does_not_say_is_a_grounding_error_of_its_line(draft: Any) -> None:
    draft.get("p2")["amount"]["value"] = 1_300_000
    folder = draft.write()
    with pytest.raises(GroundingError) as raised:
        load_corpus(folder)
    assert (raised.value.place.line, raised.value.place.field) == (3, "amount.value")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["sources.toml", "entities.toml", "facts.jsonl"]), st.data())
def test_a_file_damaged_anywhere_loads_or_is_refused(draft: Any, file: str, data: st.DataObject) -> None:
    folder = draft.write()
    content = (folder / file).read_bytes()
    at = data.draw(st.integers(0, len(content)))
    change = data.draw(st.binary(max_size=6))
    cut = data.draw(st.integers(0, 20))
    (folder / file).write_bytes(content[:at] + change + content[at + cut :])
    faults = check_corpus(folder)
    if faults:
        with pytest.raises(CorpusError):
            load_corpus(folder)
    else:
        json.dumps([fact.model_dump(mode="json") for fact in load_corpus(folder).facts.values()])
