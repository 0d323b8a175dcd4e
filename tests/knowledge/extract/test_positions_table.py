"""Every sentence of the table gives the position that a reader finds in it, of the right actor."""

import tomllib
from pathlib import Path

import pytest

from knowledge.extract import extract
from knowledge.text import fold

TABLE = tomllib.loads(Path(__file__).with_name("positions.toml").read_text(encoding="utf-8"))
ROWS = [(language, row) for language, rows in TABLE.items() for row in rows]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language}: {row['text'][:50]}" for language, row in ROWS])
def test_a_sentence_gives_the_position_that_it_takes(language: str, row: dict[str, object]) -> None:
    extraction = extract(str(row["text"]), language)
    names = {entity.id: fold(" ".join((*entity.names.values(), *entity.aliases))) for entity in extraction.entities}
    wanted = row.get("positions", [])
    assert isinstance(wanted, list)
    assert [position.stance for position in extraction.positions] == [stance for _, stance in wanted]
    for position, (actor, _) in zip(extraction.positions, wanted, strict=True):
        assert any(fold(actor) in names[found] for found in position.actors), position.actors
        assert extraction.text[position.start : position.end] == position.text
        assert all(words in extraction.text for words in position.subject.values())
