"""The texts about givers are fit to be measured against: each span is in its text, each status and stance is known."""

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import Stance, Status

FILES = sorted((Path(__file__).parent / "givers").glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_there_are_texts_of_both_languages_with_every_status() -> None:
    texts = [read(path) for path in FILES]
    languages = [text["lang"] for text in texts]
    assert languages.count("en") == languages.count("fr") >= 15
    assert {pledge["status"] for text in texts for pledge in text["pledges"]} == set(Status)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_text_holds_what_its_gold_says(path: Path) -> None:
    text = read(path)
    assert text["id"] == path.stem
    for one in (*text["pledges"], *text["positions"]):
        assert 0 <= one["start"] < one["end"] <= len(text["text"])
    for pledge in text["pledges"]:
        assert pledge["actors"]
        assert pledge["status"] in set(Status)
        assert pledge["amount"] is None or pledge["amount"]["value"] > 0
    assert all(position["stance"] in set(Stance) and position["actor"] for position in text["positions"])
