"""Every text of the table gives exactly the promises that a reader finds in it: who, how firmly, how much, to whom."""

import tomllib
from pathlib import Path

import pytest

from knowledge.extract import Extraction, extract
from knowledge.model import Pledge
from knowledge.text import fold

TABLE = tomllib.loads(Path(__file__).with_name("promises.toml").read_text(encoding="utf-8"))
ROWS = [(language, row) for language, rows in TABLE.items() for row in rows]


def names_of(extraction: Extraction, identifier: str) -> set[str]:
    """Return every form of an entity of the extraction, folded and without its article."""
    (entity,) = [entity for entity in extraction.entities if entity.id == identifier]
    forms = {fold(form) for form in (*entity.names.values(), *entity.aliases, *entity.descriptions)}
    return forms | {form.removeprefix("the ").removeprefix("le ").removeprefix("les ") for form in forms}


def is_named(extraction: Extraction, identifier: str, wanted: str) -> bool:
    name = fold(wanted)
    return any(name == form or form.endswith(f" {name}") for form in names_of(extraction, identifier))


def amount_of(pledge: Pledge) -> str:
    return f"{pledge.amount.value:g} {pledge.amount.currency}" if pledge.amount else ""


def normal(amount: str) -> str:
    value, _, currency = amount.partition(" ")
    return f"{float(value):g} {currency}" if amount else ""


def test_the_table_has_promises_of_every_status_and_texts_without_any() -> None:
    statuses = {promise[1] for _, row in ROWS for promise in row.get("promises", [])}
    assert statuses == {"delivered", "pledged", "agreed", "expected", "considered", "proposed", "declined"}
    assert sum("promises" not in row for _, row in ROWS) >= 40


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language}: {row['text'][:50]}" for language, row in ROWS])
def test_a_text_gives_the_promises_that_it_makes(language: str, row: dict[str, object]) -> None:
    extraction = extract(str(row["text"]), language)
    pledges = extraction.pledges
    wanted = row.get("promises", [])
    assert isinstance(wanted, list)
    assert [pledge.status for pledge in pledges] == [promise[1] for promise in wanted]
    for pledge, (actors, _, amount, recipient) in zip(pledges, wanted, strict=True):
        names = [name for name in actors.split("; ") if name]
        if names:
            assert len(pledge.actors) == len(names)
            for name in names:
                assert any(is_named(extraction, actor, name) for actor in pledge.actors), (name, pledge.actors)
        assert amount_of(pledge) == normal(amount)
        if recipient:
            assert pledge.recipient is not None
            assert is_named(extraction, pledge.recipient, recipient), (recipient, pledge.recipient)
        assert extraction.text[pledge.start : pledge.end] == pledge.text
