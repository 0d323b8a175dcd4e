"""What a sentence holds of the kind asked for, in the words of its language."""

from __future__ import annotations

import pytest

from knowledge.ask.question import Question
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.values.holding import holds
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Reader, Sentence


def sentence(searcher: Searcher, language: str, words: str) -> Sentence:
    return Sentence("nowhere", 0, len(words), words, language, (), Reader(searcher.lexicon, searcher.names))


def held(searcher: Searcher, language: str, kind: Asked, words: str) -> list[str]:
    said = sentence(searcher, language, words)
    return [value.text for value in holds(Question("", language, kind), said, searcher) or ()]


@pytest.mark.parametrize(
    ("language", "words", "dates"),
    [
        ("en", "The pier opened on 12 March 2024.", ["12 March 2024"]),
        ("en", "The pier opened on March 3rd, after a storm.", ["March 3rd"]),
        ("en", "The pier opened in March 2024.", []),
        ("fr", "Le quai a ouvert le 1er mai dernier.", ["1er mai"]),
        ("fr", "Le quai a ouvert en mai 2024.", []),
        ("fr", "Le quai a ouvert le 3 septembre 2024.", ["3 septembre 2024"]),
    ],
)
def test_a_month_is_a_date_only_beside_the_number_of_a_day(
    island_searcher: Searcher, language: str, words: str, dates: list[str]
) -> None:
    assert held(island_searcher, language, Asked.CALENDAR, words) == dates


@pytest.mark.parametrize(
    ("language", "words", "hours"),
    [
        ("en", "The bus leaves at 10:30 and comes back at 6 p.m", ["10:30", "6 p.m"]),
        ("fr", "Le car part à 10h30 et rentre à 18 heures.", ["10h30", "18 heures"]),
        ("en", "They counted 18 huts.", []),
        ("fr", "Ils ont compté 18 huttes.", []),
    ],
)
def test_an_hour_is_told_as_its_language_writes_it(
    island_searcher: Searcher, language: str, words: str, hours: list[str]
) -> None:
    assert held(island_searcher, language, Asked.HOUR, words) == hours


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Some 12 per cent left."), ("fr", "Quelque 12 pour cent."), ("fr", "Quelque 12 %.")]
)
def test_a_percentage_is_told_by_its_sign_or_its_words(island_searcher: Searcher, language: str, words: str) -> None:
    assert held(island_searcher, language, Asked.PERCENTAGE, words) == [words]
