"""Every answer to every question of the sets, walked: no sentence without a source, no number that its span lacks."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answers import Answer, AnswerStatus, Card
from bot.desk import Desk
from bot.desk.opening import desk_over
from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Fact, Pledge
from knowledge.text.numbers import possible_numbers, stated_numbers

HERE = Path(__file__).parent
ASK = HERE.parent / "knowledge" / "ask"
SHIPPED = (*sorted(HERE.glob("*.jsonl")), ASK / "questions.jsonl")
_MARKED = re.compile(r"[«“]\s*([^«»“”]{12,}?)(?:…)?\s*[»”]")


def questions(path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if "q" in row]


def invented() -> Corpus:
    spec = importlib.util.spec_from_file_location("ask_conftest", ASK / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    corpus: Corpus = module.invented()
    return corpus


@pytest.fixture(scope="module")
def shipped() -> Desk:
    return desk_over(load_corpus())


@pytest.fixture(scope="module")
def village() -> Desk:
    return desk_over(invented())


def ask(desk: Desk, row: dict[str, Any]) -> Answer:
    return desk.answer("ask", {"question": row["q"]}, "fr" if row["lang"] == "fr" else "en-GB")


def faults(answer: Answer, corpus: Corpus) -> Iterator[str]:
    """Yield what an answer says that nothing shown beside it does."""
    numbers = {number for source in corpus.sources.values() for number in stated_numbers(source.number)}
    for card in answer.cards:
        yield from _faults_of_card(card, answer, corpus, numbers)
    if answer.status is AnswerStatus.OK and not answer.cards:
        yield "answers, and shows nothing"
    shown = [excerpt.text for card in answer.cards for excerpt in card.excerpts]
    spans = [text for card in answer.cards for text in _spans(corpus.facts.get(card.fact or ""))]
    known = {number for text in (*shown, *spans) for number in possible_numbers(text)} | numbers
    for line in (answer.title, *answer.lead) if answer.status is AnswerStatus.OK else ():
        beyond = set(stated_numbers(line)) - known - counted(answer)
        yield from (f"“{line}” says {number:g}" for number in beyond)
        for words in _MARKED.findall(line):
            if not any(_plain(words) in _plain(text) for text in (*shown, *_translations(answer))):
                yield f"“{line}” quotes what is not shown"


def _faults_of_card(card: Card, answer: Answer, corpus: Corpus, numbers: set[float]) -> Iterator[str]:
    if card.source is None:  # one side of a comparison that has nothing on record
        if card.excerpts or card.details:
            yield f"“{card.headline}” has no source"
        return
    if card.source not in answer.sources:
        yield f"“{card.headline}” is not among the sources"
    if not card.excerpts:
        yield f"“{card.headline}” shows no words"
    text = corpus.sources[card.source].text
    for excerpt in card.excerpts:
        if not all(piece in text for piece in excerpt.text.strip("… ").split(" … ")):
            yield f"“{excerpt.text}” is not in the article"
    known = numbers | {number for excerpt in card.excerpts for number in possible_numbers(excerpt.text)}
    known |= {number for text in _spans(corpus.facts.get(card.fact or "")) for number in possible_numbers(text)}
    said = [card.headline, *card.details, *(excerpt.translation or "" for excerpt in card.excerpts)]
    for line in said:
        yield from (f"“{line}” says {number:g}" for number in set(stated_numbers(line)) - known)


def _spans(fact: Fact | None) -> list[str]:
    """Return the words of a fact and of every sum in it; one "elsewhere given as" has a span of its own."""
    amounts = (fact.amount, *fact.alternatives) if isinstance(fact, Pledge) else ()
    return [fact.text, *(amount.text for amount in amounts if amount)] if fact else []


def _translations(answer: Answer) -> list[str]:
    return [excerpt.translation or "" for card in answer.cards for excerpt in card.excerpts]


def counted(answer: Answer) -> set[float]:
    """Return the numbers that an answer may say of itself: how many things it shows, or names in its first line."""
    named = len(re.split(r", | and | et ", answer.title))
    return {float(count) for count in range(max(named, len(answer.cards) + len(answer.lead)) + 1)}


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").replace("\u202f", " ").replace("\u00a0", " ").split()).strip(" .…")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_answer_over_the_shipped_articles_stands_on_its_spans(shipped: Desk, path: Path) -> None:
    corpus = shipped.room.corpus
    wrong = {row["q"]: found for row in questions(path) if (found := [*faults(ask(shipped, row), corpus)])}
    assert wrong == {}


def test_every_answer_over_articles_of_nobody_stands_on_its_spans(village: Desk) -> None:
    corpus = village.room.corpus
    asked = questions(ASK / "invented.jsonl")
    wrong = {row["q"]: found for row in asked if (found := [*faults(ask(village, row), corpus)])}
    assert wrong == {}


QUESTION = {"q": "How much did the United States promise?", "lang": "en"}


def _with_card(answer: Answer, **changes: Any) -> Answer:
    card = answer.cards[0].model_copy(update=changes)
    return answer.model_copy(update={"cards": (card, *answer.cards[1:])})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: answer.model_copy(update={"title": "7.3 billion US dollars"}),
        lambda answer: answer.model_copy(update={"title": "“The money will be there by noon”, on record"}),
        lambda answer: answer.model_copy(update={"lead": ("The sum was 88 million euros.",)}),
        lambda answer: answer.model_copy(update={"cards": ()}),
        lambda answer: answer.model_copy(update={"sources": ()}),
        lambda answer: _with_card(answer, headline="9 billion euros"),
        lambda answer: _with_card(answer, excerpts=()),
        lambda answer: _with_card(answer, source=None),
        lambda answer: _with_card(
            answer, excerpts=(answer.cards[0].excerpts[0].model_copy(update={"text": "Il pleuvait."}),)
        ),
        lambda answer: _with_card(
            answer, excerpts=(answer.cards[0].excerpts[0].model_copy(update={"translation": "It gave 41 tanks."}),)
        ),
    ],
    ids=["sum", "words", "lead", "no cards", "no sources", "headline", "no words", "no source", "words", "translation"],
)
def test_an_answer_that_is_spoilt_is_caught(shipped: Desk, spoil: Callable[[Answer], Answer]) -> None:
    answer = ask(shipped, QUESTION)
    assert [*faults(answer, shipped.room.corpus)] == []
    assert [*faults(spoil(answer), shipped.room.corpus)] != []
