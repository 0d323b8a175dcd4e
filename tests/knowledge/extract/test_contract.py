"""The JSON of an extraction says who speaks as the article has it, with the entity's id beside it."""

from __future__ import annotations

import pytest

from knowledge.extract import extract
from knowledge.extract.contract import as_json


@pytest.mark.parametrize(
    ("language", "text", "speaker", "identifier"),
    [
        ("en", "Downing Street said it would not comment on the ferry.", "Downing Street", "united-kingdom"),
        ("en", "The Kremlin said it would not comment on the ferry.", "Kremlin", "russia"),
        ("en", "France said it would not comment on the ferry.", "France", "france"),
        ("fr", "Matignon a indiqué que le bac resterait à quai.", "Matignon", "france"),
        ("fr", "Un bac « inutile », selon Brasilia.", "Brasilia", "brazil"),
    ],
)
def test_a_seat_of_government_is_written_as_the_article_has_it(
    language: str, text: str, speaker: str, identifier: str
) -> None:
    (quote,) = as_json(extract(text, language), "x")["quotes"]
    assert (quote["speaker"], quote["speaker_id"]) == (speaker, identifier)
