"""`/positions`: the positions of an entity, narrowed to a subject if the reader wants."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer
from bot.desk.listing import READ, listing, page, page_of
from bot.desk.pledges import THINGS
from bot.desk.room import Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.desk.understanding import understand
from knowledge.model import FactKind, Position

ENTITY = OptionSpec("entity", "entity", counts=FactKind.POSITION)
SPEC = CommandSpec("positions", (ENTITY, OptionSpec("about", "text", required=False)))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the positions of the entity; `about` keeps those on a subject."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, about = understood.entity, arguments.get("about")
    total = room.counts(FactKind.POSITION).get(entity.id, 0)
    narrowed = [question.voice.say("only-about", about=echo(about))] if about else []
    if total or entity.kind not in THINGS:
        found = page_of(room, FactKind.POSITION, entity, about)
    else:
        naming = room.corpus.first_naming(entity.id, READ, FactKind.POSITION)
        found = page(fact for fact in naming if isinstance(fact, Position) and entity.id in fact.about)
        total = found.total
        narrowed = [question.voice.say("as-subject", name=question.voice.name(entity))]
        about = None
    return listing(
        question.resolved(entity=entity.id, about=about),
        understood,
        FactKind.POSITION,
        found,
        narrowed=narrowed,
        without_narrowing=total,
    )
