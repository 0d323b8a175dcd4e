"""The texts about happenings are fit to be measured against: each span is where it says, each name is in its text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import EntityKind, EventKind

FOLDER = Path(__file__).parents[1] / "extract" / "happenings"
FILES = sorted(FOLDER.glob("*.json"))


def read(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def test_both_languages_have_as_many() -> None:
    languages = [read(file)["lang"] for file in FILES]
    assert languages.count("en") == languages.count("fr") == len(FILES) / 2 > 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_spans_kinds_and_names_hold(file: Path) -> None:
    gold = read(file)
    text = gold["text"]
    assert gold["id"] == file.stem
    for fact in (*gold["events"], *gold["figures"]):
        assert text[fact["start"] : fact["end"]] == fact["text"]
    for event in gold["events"]:
        assert event["kind"] in set(EventKind)
    for entity in gold["entities"]:
        assert entity["kind"] in set(EntityKind)
        assert any(form in text for form in (entity["name_en"], *entity["forms"])), entity
    known = {form for entity in gold["entities"] for form in (entity["name_en"], *entity["forms"])}
    for event in gold["events"]:
        for name in (*event["participants"], *event["places"]):
            assert name in known or name in text, name


def test_most_kinds_of_happening_are_there() -> None:
    assert {event["kind"] for file in FILES for event in read(file)["events"]} == set(EventKind)
