"""`/quotes`: what a person, a body or a country’s people said, narrowed to a subject if the reader wants."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer
from bot.desk.listing import listing, page_of
from bot.desk.room import Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.desk.understanding import understand
from knowledge.model import FactKind

ENTITY = OptionSpec("speaker", "entity", also=("entity",), counts=FactKind.QUOTE)
SPEC = CommandSpec("quotes", (ENTITY, OptionSpec("about", "text", required=False)))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the statements of the entity; `about` keeps those on a subject."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, about = understood.entity, arguments.get("about")
    return listing(
        question.resolved(speaker=entity.id, about=about),
        understood,
        FactKind.QUOTE,
        page_of(room, FactKind.QUOTE, entity, about),
        narrowed=[question.voice.say("only-about", about=echo(about))] if about else [],
        without_narrowing=room.counts(FactKind.QUOTE).get(entity.id, 0),
    )
