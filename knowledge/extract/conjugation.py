"""Makes the forms of a verb from its stems and the endings of its class."""

from __future__ import annotations

from enum import Flag
from typing import Any

NO_ENDING = "_"
"""How a table writes that the bare stem is a form."""


class Form(Flag):
    """What a form of a verb can be; one word may be several ("said", "dit")."""

    FINITE = 1
    PARTICIPLE = 2
    GERUND = 4
    INFINITIVE = 8

    @property
    def table(self) -> str:
        """The name of this form in the tables."""
        return str(self.name).lower()

    @staticmethod
    def each() -> tuple[Form, ...]:
        """The four forms, one by one."""
        return (Form.FINITE, Form.PARTICIPLE, Form.GERUND, Form.INFINITIVE)


def conjugate(stem: str, table: dict[str, Any]) -> list[tuple[str, Form]]:
    """Return the forms of a verb with what each is.

    `stem` is one stem, or two parted by "/", the second for the endings under `strong`; without a second the first
    serves both. `table` holds the endings by stem and form: `{"weak": {"finite": ("e", "ons")}}`.
    """
    weak, _, strong = stem.partition("/")
    stems = {"weak": weak, "strong": strong or weak}
    return [
        (stems[name] + ending.replace(NO_ENDING, ""), form)
        for name, endings in table.items()
        for form in Form.each()
        for ending in endings.get(form.table, ())
    ]
