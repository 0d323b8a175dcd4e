"""`/events`: meetings, visits, summits and strikes, by who took part or where, with dates as the source gives them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer
from bot.desk.listing import listing, page_of
from bot.desk.room import Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.understanding import understand
from knowledge.model import EntityKind, FactKind

ENTITY = OptionSpec("entity", "entity", counts=FactKind.EVENT)
SPEC = CommandSpec("events", (ENTITY,))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the events in which the entity took part, that happened there, or that it is itself."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY, city_is_state=False, rather=EntityKind.PLACE)
    if isinstance(understood, Answer):
        return understood
    found = page_of(room, FactKind.EVENT, understood.entity)
    return listing(question.resolved(entity=understood.entity.id), understood, FactKind.EVENT, found)
