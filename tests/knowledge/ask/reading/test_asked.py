"""What kind of thing a question asks for, however it begins."""

from __future__ import annotations

import pytest

from knowledge.ask.reading.understanding import understand
from knowledge.ask.tables.kinds import Asked
from knowledge.search.searcher import Searcher


@pytest.mark.parametrize(
    ("language", "question", "asked"),
    [
        ("fr", "De quoi la Corsanie a-t-elle besoin ?", Asked.THING),
        ("fr", "Selon Ilse Tarn, de quoi la Corsanie a-t-elle besoin ?", Asked.THING),
        ("fr", "D’après le ministre, sur quoi les îles se sont-elles entendues ?", Asked.THING),
        ("fr", "Au fait, quelle règle la Corsanie refuse-t-elle ?", Asked.THING),
        ("fr", "Selon Ilse Tarn, la Corsanie a-t-elle signé ?", Asked.WHETHER),
        ("fr", "La Corsanie, quelle que soit la saison, pêche-t-elle ?", Asked.WHETHER),
        ("en", "Who is going to sell wheat to Corsa?", Asked.WHO),
        ("en", "Who’s to pay for the bridge?", Asked.WHO),
        ("en", "Who is Ilse Tarn?", Asked.IDENTITY),
    ],
)
def test_the_kind_is_told_by_the_question_word(
    island_searcher: Searcher, language: str, question: str, asked: Asked
) -> None:
    assert understand(question, island_searcher, language).asked is asked
