"""A name is understood in a question as it is in a field: the resolver's table of typed queries is asked in questions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.ask.asker import Asker
from knowledge.ask.question import Question
from knowledge.ask.reading.spelling import mended
from knowledge.ask.reading.understanding import UnreadLanguageError, understand
from knowledge.search.searcher import Searcher

_TABLES = sorted(Path(__file__).parents[2].glob("resolver_queries*.toml"))
_NO_QUESTIONS = {"nothing", "prefix", "beginnings", "partial", "parts"}
"""What is typed on the way to a name, and what names nothing."""
_UNDERSTOOD = 0.9
"""The share of the table that is understood in a question; the rest are common words (“tanks”), and slips in small ones."""


def _rows() -> Iterator[tuple[str, str | None, str]]:
    """Yield what is typed, the ids that it may mean (None: something that is not on record), and the reader's language."""
    for path in _TABLES:
        for kind, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if kind not in _NO_QUESTIONS:
                for typed, meant, *language in rows:
                    yield typed, None if kind == "absent" else meant, (language or ["en"])[0]


def _names(question: Question, meant: str | None) -> bool:
    if meant is None:
        return bool(question.absent)
    return not set(meant.replace(" & ", "|").split("|")).isdisjoint(question.entities)


def _is_understood(typed: str, meant: str | None, language: str, searcher: Searcher) -> bool:
    text = f"Que dit {typed} ?" if language == "fr" else f"What did {typed} say about Ukraine?"
    try:
        question = understand(text, searcher, language)
    except UnreadLanguageError:
        return False
    if _names(question, meant):
        return True
    again = mended(question.text, question.language, searcher)
    return again is not None and _names(understand(again, searcher, language), meant)


def test_what_a_field_understands_a_question_does_too(asker: Asker) -> None:
    rows = list(_rows())
    missed = [row for row in rows if not _is_understood(*row, asker.searcher)]
    assert len(rows) > 1000
    assert len(missed) <= (1 - _UNDERSTOOD) * len(rows), missed


@pytest.mark.parametrize(
    ("question", "entities", "absent"),
    [
        ("What did President Trump say about Ukraine?", {"donald-trump", "ukraine"}, ()),
        ("What did President Biden say about Ukraine?", {"ukraine"}, ("Joe Biden",)),
        ("What did the Ukrainian president say?", {"volodymyr-zelensky"}, ()),
        ("Que dit le Premier ministre de la Hongrie ?", {"viktor-orban"}, ()),
        ("What did the defence minister of the UK say?", {"john-healey"}, ()),
        ("What did Melania Trump say?", set(), ("Melania Trump",)),
        ("Que dit François Hollande ?", set(), ("François Hollande",)),
        ("What does the Washington Post say?", set(), ("Washington Post",)),
        ("What do the Emirates say?", set(), ("United Arab Emirates",)),
        ("What does the UN say?", set(), ("United Nations",)),
        ("WHO said that?", set(), ()),
        ("UN PAYS A-T-IL DIT CELA ?", set(), ()),
    ],
)
def test_an_office_and_a_surname_belong_to_the_name_beside_them(
    asker: Asker, question: str, entities: set[str], absent: tuple[str, ...]
) -> None:
    found = understand(question, asker.searcher, "en")
    assert (set(found.entities), found.absent) == (entities, absent)


@pytest.mark.parametrize(
    "question",
    [
        "What did Jens Spahn say?",
        "Did Marta Kovacs speak?",
        "Que dit Viktoria ?",
        "Who is Orla?",
        "what did european com say",
        "Que promet Dupont à l'Ukraine ?",
        "Que promet Xandria à l'Ukraine ?",
    ],
)
def test_who_is_not_on_record_is_not_taken_for_what_the_world_has(asker: Asker, question: str) -> None:
    reply = asker.ask(question, "en")
    assert reply.lack is not None
    assert reply.named is None
