"""Who says what in single sentences, one idea a case."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.extract import extract

CASES = [
    case
    for path in sorted(Path(__file__).parent.glob("quotations*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_who_says_what(case: dict[str, Any]) -> None:
    extraction = extract(case["text"], case["language"])
    names = {entity.id: next(iter(entity.names.values())) for entity in extraction.entities}
    found = [
        [quote.form.value, extraction.text[start:end].rstrip(","), names.get(quote.speaker or "", "")]
        for quote in extraction.quotes
        for start, end in ([(part.start, part.end) for part in quote.parts] or [(quote.start, quote.end)])
    ]
    assert found == case["quotes"]
