"""`/ask`: a free question, answered in a line and by its evidence, or told to be not on record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.answers import Answer, AnswerStatus, Door
from bot.desk import conflicts
from bot.desk.asking import evidence, headline
from bot.desk.doors import door, doors_about
from bot.desk.reply import reply
from bot.desk.room import Asked, Room, asked
from bot.desk.specs import CommandSpec, OptionSpec

if TYPE_CHECKING:
    from knowledge.ask import Reply

QUESTION = OptionSpec("question", "text", longest=600)
SPEC = CommandSpec("ask", (QUESTION,))

_DOORS = 5


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the answer to a free question in English or French; what no article says is not on record."""
    question = asked(room, SPEC.name, arguments, language)
    found = room.asker.ask(arguments.get(QUESTION.name, ""), question.voice.base)
    doors = _doors(question, found)
    if found.lack is None and not found.findings and found.asked.value == conflicts.SPEC.name:
        entities = found.question.entities if found.question is not None else ()
        about = {conflicts.ENTITY.name: entities[0]} if entities else {}
        return conflicts.answer(room, about, language)
    if found.lack is not None:
        return _lacking(question, found, doors)
    return reply(
        question,
        title=headline.title(question, found),
        lead=headline.lead(question, found),
        shown=evidence.shown(question, found),
        notes=headline.notes(question, found),
        doors=doors,
    )


def _lacking(question: Asked, found: Reply, doors: list[Door]) -> Answer:
    """Return the word that nothing is on record, with what is nearest, marked as such."""
    voice = question.voice
    nearest = evidence.shown(question, found)
    return reply(
        question,
        status=AnswerStatus.NOT_ON_RECORD,
        title=headline.lacking(question, found),
        lead=[voice.say("ask-nearest") if nearest else voice.say("ask-try")],
        shown=nearest,
        doors=[*doors, door(voice.say("door-sources"), "sources", {})],
    )


def _doors(question: Asked, found: Reply) -> list[Door]:
    """Return doors to what else is on record of whom the question names."""
    entities = found.question.entities if found.question is not None else ()
    known = [question.room.corpus.entities[entity] for entity in entities[:2]]
    doors = [one for entity in known for one in doors_about(question.room, question.voice, entity)]
    return doors[:_DOORS]
