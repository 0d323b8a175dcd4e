"""Tables of words: what a field says is there, and nothing else."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from knowledge.errors import CorpusError
from knowledge.text.word_tables import table_of


class Scale(NamedTuple):
    """A table in a table, of which one entry may be left out."""

    value: float
    short: str = ""


class Words(NamedTuple):
    """One entry of each sort."""

    small: frozenset[str]
    endings: tuple[str, ...]
    bare: bool
    language: str
    by_kind: dict[str, frozenset[str]]
    scales: dict[str, Scale]
    anything: Any


GOOD = {
    "small": ["le", "la"],
    "endings": ["ment", "ant"],
    "bare": False,
    "language": "fr",
    "by_kind": {"of": ["de"]},
    "scales": {"mille": {"value": 1_000, "short": "k"}, "douzaine": {"value": 12.0}},
    "anything": 3,
}


def test_every_entry_becomes_what_its_field_says() -> None:
    table = table_of(Words, GOOD, "words.toml")
    scales = {"mille": Scale(1_000.0, "k"), "douzaine": Scale(12.0)}
    assert table == Words(frozenset({"le", "la"}), ("ment", "ant"), False, "fr", {"of": frozenset({"de"})}, scales, 3)
    assert isinstance(table.scales["mille"].value, float)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"more": []}, r"words\.toml.*clause\.more.*no such entry"),
        ({"small": "le"}, r"clause\.small.*list of words"),
        ({"endings": [1]}, r"clause\.endings.*list of words"),
        ({"bare": "no"}, r"clause\.bare.*bool"),
        ({"language": True}, r"clause\.language.*str"),
        ({"by_kind": ["de"]}, r"clause\.by_kind.*table"),
        ({"by_kind": {"of": {}}}, r"clause\.by_kind\.of.*list of words"),
        ({"scales": {"mille": 1_000}}, r"clause\.scales\.mille.*table"),
        ({"scales": {"mille": {"value": True}}}, r"clause\.scales\.mille\.value.*float"),
        ({"scales": {"mille": {}}}, r"clause\.scales\.mille\.value.*missing"),
        ({"scales": {"mille": {"value": 1, "long": "k"}}}, r"clause\.scales\.mille\.long.*no such entry"),
    ],
)
def test_an_entry_of_another_sort_is_named(change: dict[str, Any], said: str) -> None:
    with pytest.raises(CorpusError, match=said):
        table_of(Words, GOOD | change, "words.toml", "clause")


@pytest.mark.parametrize("field", GOOD)
def test_a_missing_entry_is_named(field: str) -> None:
    with pytest.raises(CorpusError, match=rf"words\.toml.*{field}.*missing"):
        table_of(Words, {key: entry for key, entry in GOOD.items() if key != field}, "words.toml")
