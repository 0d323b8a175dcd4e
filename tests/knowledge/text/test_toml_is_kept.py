"""Tables that are kept parsed: the same as the file holds, whatever lies in the cache."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from knowledge.errors import CorpusError
from knowledge.text import toml
from knowledge.text.toml import read_toml

PACKAGE, NAME = "knowledge.text", "sentences.toml"
KEPT = f"{PACKAGE}.{NAME}.json"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed."""
    names: list[str] = []
    parse = toml._parsed

    def noted(text: str, name: str) -> dict[str, object]:
        names.append(name)
        return parse(text, name)

    monkeypatch.setattr(toml, "_parsed", noted)
    return names


def test_a_table_is_parsed_once(tmp_path: Path, parsed: list[str]) -> None:
    first = read_toml(PACKAGE, NAME, kept_in=tmp_path)
    assert read_toml(PACKAGE, NAME, kept_in=tmp_path) == first
    assert "languages" in first
    assert parsed == [NAME]


def test_what_was_kept_for_another_text_does_not_count(tmp_path: Path, parsed: list[str]) -> None:
    right = read_toml(PACKAGE, NAME, kept_in=tmp_path)
    text = files(PACKAGE).joinpath(NAME).read_text(encoding="utf-8")
    (tmp_path / KEPT).write_text(json.dumps([f"{text}\n", {"languages": {}}]), encoding="utf-8")
    assert read_toml(PACKAGE, NAME, kept_in=tmp_path) == right
    assert parsed == [NAME, NAME]


@pytest.mark.parametrize("damaged", [b"", b"[", b"\xff\xfe", b"{}", b'["x"]', b"[1, 2]", b"null", b"[" * 100_000])
def test_what_is_damaged_is_parsed_anew(tmp_path: Path, parsed: list[str], damaged: bytes) -> None:
    (tmp_path / KEPT).write_bytes(damaged)
    table = read_toml(PACKAGE, NAME, kept_in=tmp_path)
    assert "languages" in table
    assert read_toml(PACKAGE, NAME, kept_in=tmp_path) == table
    assert parsed == [NAME]


def test_where_nothing_can_be_kept_the_table_is_read_all_the_same(tmp_path: Path, parsed: list[str]) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for _ in range(2):
        assert "languages" in read_toml(PACKAGE, NAME, kept_in=tmp_path / "file")
    assert parsed == [NAME, NAME]


def test_nothing_is_left_beside_what_is_kept(tmp_path: Path) -> None:
    read_toml(PACKAGE, NAME, kept_in=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [KEPT]


def test_what_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"folding\.py.*not valid TOML"):
        read_toml(PACKAGE, "folding.py", kept_in=tmp_path)
    with pytest.raises(FileNotFoundError):
        read_toml(PACKAGE, "none.toml", kept_in=tmp_path)
