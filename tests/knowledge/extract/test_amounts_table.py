"""Every sentence of the table gives exactly the sums that a reader finds in it."""

import tomllib
from pathlib import Path

import pytest

from knowledge.extract.amounts import Money, read_amounts

TABLE = tomllib.loads(Path(__file__).with_name("amounts.toml").read_text(encoding="utf-8"))
ROWS = [(language, row) for language, rows in TABLE.items() for row in rows]


def described(money: Money) -> list[object]:
    """Put a sum as the table does."""
    amount = money.amount
    value: object = amount.value
    if amount.upper is not None:
        value = (amount.value, amount.upper)
    words = [str(word) for word in (amount.modifier, amount.scope, amount.period) if word]
    words += [f"{amount.years:g} years"] if amount.years else []
    words += [f"= {other.value:g} {other.currency}" for other in money.alternatives]
    return [value, amount.currency, *words]


def expected(row: list[object]) -> list[object]:
    value, currency, *words = row
    if isinstance(value, str):
        value = tuple(float(bound) for bound in value.split(".."))
        words = words or ["range"]
    words = [f"= {float(w.split()[1]):g} {w.split()[2]}" if str(w).startswith("=") else w for w in map(str, words)]
    return [value, currency, *words]


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(ROWS) >= 150
    assert sum(not row.get("sums") for _, row in ROWS) >= 30


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["text"][:60] for _, row in ROWS])
def test_a_sentence_gives_the_sums_that_it_states(language: str, row: dict[str, object]) -> None:
    text = str(row["text"])
    found = read_amounts(text, language)
    assert [described(money) for money in found] == [expected(one) for one in row.get("sums", [])]
    for money in found:
        for amount in (money.amount, *money.alternatives):
            assert text[amount.start : amount.end] == amount.text
