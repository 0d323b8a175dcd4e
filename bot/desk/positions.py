"""`/positions`: the positions of an entity, narrowed to a subject if the reader wants."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer
from bot.desk.listing import listing
from bot.desk.room import Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.desk.understanding import understand
from knowledge.model import FactKind

ENTITY = OptionSpec("entity", "entity", counts=FactKind.POSITION)
SPEC = CommandSpec("positions", (ENTITY, OptionSpec("about", "text", required=False)))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the positions of the entity; `about` keeps those on a subject."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, about = understood.entity, arguments.get("about")
    everything = room.shown(room.corpus.positions(entity))
    return listing(
        question.resolved(entity=entity.id, about=about),
        understood,
        FactKind.POSITION,
        room.shown(room.corpus.positions(entity, about=about)) if about else everything,
        narrowed=[question.voice.say("only-about", about=echo(about))] if about else [],
        without_narrowing=len(everything),
    )
