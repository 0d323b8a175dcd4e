"""`/positions`: the positions of an entity, narrowed to a subject if the reader wants."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer
from bot.desk.listing import first_of, listing
from bot.desk.pledges import THINGS
from bot.desk.room import Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.desk.understanding import understand
from knowledge.model import Fact, FactKind, Position

ENTITY = OptionSpec("entity", "entity", counts=FactKind.POSITION)
SPEC = CommandSpec("positions", (ENTITY, OptionSpec("about", "text", required=False)))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the positions of the entity; `about` keeps those on a subject."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, about = understood.entity, arguments.get("about")
    everything: tuple[Fact, ...]
    everything, total = first_of(room, FactKind.POSITION, entity)
    narrowed = [question.voice.say("only-about", about=echo(about))] if about else []
    if not everything and entity.kind in THINGS:
        naming = (fact for fact in room.corpus.naming(entity.id) if isinstance(fact, Position))
        everything = tuple(fact for fact in naming if entity.id in fact.about)
        total = len(everything)
        narrowed = [question.voice.say("as-subject", name=question.voice.name(entity))]
        about = None
    return listing(
        question.resolved(entity=entity.id, about=about),
        understood,
        FactKind.POSITION,
        room.corpus.positions(entity.id, about=about) if about else everything,
        narrowed=narrowed,
        without_narrowing=total,
        total=None if about else total,
    )
