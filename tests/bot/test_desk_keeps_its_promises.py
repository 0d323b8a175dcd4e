"""What holds for every answer about every entity on record, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.answers import Answer, AnswerStatus, Card
from bot.desk import Desk
from bot.localisation import LANGUAGES

COMMANDS = [
    ("pledges", "entity"),
    ("quotes", "speaker"),
    ("positions", "entity"),
    ("events", "entity"),
    ("profile", "entity"),
]
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def answers(desk: Desk, language: str) -> Iterator[Answer]:
    for entity in desk.room.corpus.entities:
        for command, option in COMMANDS:
            yield desk.answer(command, {option: entity}, language)
    for source in desk.room.corpus.sources.values():
        yield desk.answer("source", {"id": source.number}, language)
    for fact in desk.room.corpus.facts:
        yield desk.context(fact, language)


def numbers(*texts: str) -> set[str]:
    return {found.replace(",", ".") for text in texts for found in NUMBER.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_has_words_of_a_source_and_names_it(desk: Desk, language: str) -> None:
    for answer in answers(desk, language):
        for card in answer.cards:
            assert card.source in answer.sources
            source = desk.room.corpus.sources[str(card.source)]
            assert card.excerpts
            assert all(excerpt.text in source.text for excerpt in card.excerpts)
            assert any(source.number in line for line in card.small_print)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_promise_shows_a_number_that_its_words_do_not_have(desk: Desk, language: str) -> None:
    for answer in answers(desk, language):
        for card in answer.cards:
            if desk.room.corpus.facts[str(card.fact)].kind == "pledge" if card.fact else False:
                given = numbers(*(excerpt.text for excerpt in card.excerpts))
                assert numbers(card.headline, *card.details) <= given, card


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_doubled_or_left_unfilled(desk: Desk, language: str) -> None:
    for answer in answers(desk, language):
        for line in _own_words(answer):
            assert line, answer.title
            assert line == line.strip(), line
            assert not re.search(r"  |\n|[{}]|\bNone\b|\(\)|··|\.\.| [,.]", line), line
            if language == "fr":
                assert not re.search(r" [;:!?»]|« |'", line), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_is_on_record_is_answered(desk: Desk, language: str) -> None:
    for answer in answers(desk, language):
        assert answer.status in (AnswerStatus.OK, AnswerStatus.NOT_ON_RECORD)
        assert bool(answer.cards) == (answer.status is AnswerStatus.OK)
        if answer.command in dict(COMMANDS):
            assert answer.entity is not None
        assert all(fact["source"] in answer.sources for fact in answer.facts)


def test_every_fact_has_its_passage(desk: Desk) -> None:
    for name, fact in desk.room.corpus.facts.items():
        answer = desk.context(name, "en-US")
        excerpt = answer.cards[0].excerpts[0]
        marked = [excerpt.text[start:end] for start, end in excerpt.marks]
        assert marked
        assert all(words in fact.text for words in marked)
        assert len(excerpt.text) >= len(fact.text)


def _own_words(answer: Answer) -> Iterator[str]:
    """Yield the lines that the desk itself words: all but the articles' own and their translations."""
    yield from (answer.title, *answer.lead, *answer.notes)
    for door in (*answer.doors, *answer.choices):
        yield door.label
    for card in answer.cards:
        yield from _words_of(card)


def _words_of(card: Card) -> Iterator[str]:
    yield card.headline
    if card.badge is not None:
        yield card.badge.word
    yield from card.details
    yield card.small_print[-1]
