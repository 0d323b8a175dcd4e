"""The invented texts are fit to be measured against: each span is where it says, each name is in its text."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from knowledge.model import QuoteForm, Stance, Status

TEXTS = Path(__file__).with_name("texts")
FILES = sorted(TEXTS.glob("*/*.json"))
PARTS = ("quotes", "pledges", "positions")


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def is_in(name: str, text: str) -> bool:
    """A name may have a capital at the head of a sentence and none elsewhere, and be broken over two lines."""
    name, text = " ".join(name.split()), " ".join(text.split())
    return name in text or name[:1].swapcase() + name[1:] in text


def test_no_text_lies_outside_the_two_parts() -> None:
    assert {path.parent.name for path in FILES} == {"tune", "held"}


def test_ids_are_the_names_of_the_files_and_unique() -> None:
    assert [read(path)["id"] for path in FILES] == [path.stem for path in FILES]
    assert max(Counter(path.stem for path in FILES).values()) == 1


@pytest.mark.parametrize("part", ["tune", "held"])
def test_there_are_as_many_texts_of_each_language(part: str) -> None:
    counts = Counter(read(path)["lang"] for path in FILES if path.parent.name == part)
    assert set(counts) == {"en", "fr"}
    assert counts["en"] == counts["fr"]


def test_every_kind_of_quotation_status_and_stance_is_there() -> None:
    texts = [read(path) for path in FILES if path.parent.name == "tune"]
    assert {quote["kind"] for text in texts for quote in text["quotes"]} == set(QuoteForm)
    assert {pledge["status"] for text in texts for pledge in text["pledges"]} == set(Status)
    assert {position["stance"] for text in texts for position in text["positions"]} == set(Stance)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_are_texts_with_nothing_to_find(language: str) -> None:
    texts = [read(path) for path in FILES if path.parent.name == "tune"]
    assert any(text["lang"] == language and not any(text[part] for part in PARTS) for text in texts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spans_slice_to_their_words(path: Path) -> None:
    gold = read(path)
    text = gold["text"]
    for part in PARTS:
        spans = [(fact["start"], fact["end"]) for fact in gold[part]]
        assert spans == sorted(spans), part
        # Two who stand alike may share a sentence, and a clause may be reported and have all its words in marks.
        told_apart = [
            (fact["start"], fact["end"], fact.get("kind"), fact.get("actor"), fact.get("stance")) for fact in gold[part]
        ]
        assert len(told_apart) == len(set(told_apart)), part
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip(), text[start:end]
    for quote in gold["quotes"]:
        assert quote["text"] == text[quote["start"] : quote["end"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_quotations_name_speakers_that_the_text_has(path: Path) -> None:
    gold = read(path)
    for quote in gold["quotes"]:
        assert quote["kind"] in set(QuoteForm)
        names = [] if quote["speaker"] is None else quote["speaker"].split("; ")
        for name in [*names, *filter(None, [quote["speaker_form"]])]:
            assert is_in(name, gold["text"]), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_direct_and_partial_quotations_stand_between_marks(path: Path) -> None:
    gold = read(path)
    marks = "\"“”„«»‘’'—–:"
    for quote in gold["quotes"]:
        before = gold["text"][: quote["start"]].rstrip()
        after = gold["text"][quote["end"] :].lstrip()
        in_dialogue = before.rpartition("\n")[2].startswith(("–", "—", "-"))
        if quote["kind"] != QuoteForm.INDIRECT and not in_dialogue:
            # Where the cue stands inside the marks, or a mark is missing, only one of the two sides has one; an answer
            # of an interview has the colon of its speaker.
            assert (before and before[-1] in marks) or (after and after[0] in marks), quote["text"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_promises_and_positions_are_well_formed(path: Path) -> None:
    gold = read(path)
    for pledge in gold["pledges"]:
        assert pledge["status"] in set(Status)
        assert pledge["actors"]
        assert all(is_in(item, gold["text"]) for item in pledge["items"])
        for amount in [pledge["amount"], *pledge["amount"].get("alt", [])] if pledge["amount"] else []:
            assert amount["value"] > 0
            assert len(amount["currency"]) == len("EUR")
    for position in gold["positions"]:
        assert position["stance"] in set(Stance)
        assert position["actor"]
        assert position["subject"]
    for entity in gold["entities"]:
        assert all(is_in(form, gold["text"]) for form in entity["forms"]), entity
