"""`/pledges`: every promise in which an entity is an actor or the recipient, firmest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from bot.answers import Answer, Door
from bot.desk.counting import counted
from bot.desk.doors import door
from bot.desk.extras import WITH, carrying, wanted
from bot.desk.listing import first_of, listing
from bot.desk.room import Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.desk.understanding import understand
from knowledge.model import Entity, EntityKind, FactKind, Pledge, Status

ENTITY = OptionSpec("entity", "entity", also=("actor",), counts=FactKind.PLEDGE)
SPEC = CommandSpec(
    "pledges",
    (
        ENTITY,
        OptionSpec("status", "choice", required=False, choices=tuple(status.value for status in Status)),
        OptionSpec("item", "text", required=False),
        WITH,
    ),
)
THINGS = frozenset({EntityKind.WEAPON, EntityKind.MECHANISM, EntityKind.EVENT})
"""Kinds of entity that act in nobody's name: asked about, they are what a promise or a position is about."""

_SOFT = frozenset({Status.EXPECTED, Status.CONSIDERED, Status.PROPOSED})


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the promises by or to the entity; `status` and `item` narrow them, `with` adds a chart or files."""
    question = asked(room, SPEC.name, arguments, language)
    voice = question.voice
    status = Status(arguments["status"]) if arguments.get("status") else None
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, item = understood.entity, arguments.get("item")
    first, total = first_of(room, FactKind.PLEDGE, entity)
    everything = promises(room, entity) if len(first) == total else cast("tuple[Pledge, ...]", first)
    facts = promises(room, entity, status, item) if status is not None or item else everything
    question = question.resolved(entity=entity.id, status=status.value if status else None, item=item)
    answered = listing(
        question,
        understood,
        FactKind.PLEDGE,
        facts,
        narrowed=_narrowed(voice, entity, everything, status, item)
        + (_by_status(voice, facts, status) if len(everything) >= total else []),
        without_narrowing=max(total, len(everything)),
        total=None if status is not None or item else total,
        notes=_notes(voice, facts),
        first_doors=_doors(voice, entity, everything, narrowed=len(facts) < len(everything)),
    )
    givers = {voice.name(actor): [fact for fact in facts if actor in fact.actors] for actor in _actors(facts)}
    return carrying(question, answered, wanted(arguments), givers, facts)


def _actors(facts: Sequence[Pledge]) -> list[str]:
    return list(dict.fromkeys(actor for fact in facts for actor in fact.actors))


def promises(room: Room, entity: Entity, status: Status | None = None, item: str | None = None) -> tuple[Pledge, ...]:
    """Return the promises by or to an entity; of a thing, which neither promises nor receives, those that name it."""
    if not _is_promised(room, entity):
        return room.corpus.pledges(entity.id, status=status, item=item)
    naming = (fact for fact in room.corpus.naming(entity.id) if isinstance(fact, Pledge))
    return tuple(
        fact
        for fact in naming
        if any(one.entity == entity.id for one in fact.items) and (status is None or fact.status is status)
    )


def _is_promised(room: Room, entity: Entity) -> bool:
    return entity.kind in THINGS and not room.corpus.pledges(entity.id)


def _narrowed(
    voice: Voice, entity: Entity, everything: Sequence[Pledge], status: Status | None, item: str | None
) -> list[str]:
    """Return how the question was narrowed, and whether the entity is what is promised."""
    is_item = bool(everything) and entity.kind in THINGS and entity.id not in everything[0].actors
    said = [voice.say("as-item", name=voice.name(entity))] if is_item else []
    if status is not None:
        said.append(voice.say("only-status", status=voice.say(f"choice-status-{status.value}")))
    if item:
        said.append(voice.say("only-item", item=echo(item)))
    return said


def _by_status(voice: Voice, facts: Sequence[Pledge], only: Status | None) -> list[str]:
    """Return how many promises there are of each status; nothing where the title has said it."""
    numbers = Counter(fact.status for fact in facts)
    if only is not None or (len(numbers) < 2 and not numbers.keys() & _SOFT):
        return []
    return [voice.list(voice.say("by-status", count=numbers[one], status=one.value) for one in Status if numbers[one])]


def _notes(voice: Voice, facts: Sequence[Pledge]) -> list[str]:
    notes = []
    if any(fact.status in _SOFT for fact in facts):
        notes.append(voice.say("note-expected"))
    if any(fact.amount is not None and len(fact.actors) > 1 for fact in facts):
        notes.append(voice.say("note-joint"))
    return notes


def _doors(voice: Voice, entity: Entity, facts: Sequence[Pledge], *, narrowed: bool) -> list[Door]:
    """Return doors to each status among the promises, or back to all of them."""
    if narrowed:
        return [door(voice.say("door-all", name=voice.name(entity)), SPEC.name, {"entity": entity.id})]
    present = [status for status in Status if any(fact.status is status for fact in facts)]
    if len(present) < 2:
        return []
    return [
        door(
            voice.say("door-only", status=voice.say(f"choice-status-{status.value}")),
            SPEC.name,
            {"entity": entity.id, "status": status.value},
            _of_status(voice, facts, status),
        )
        for status in present
    ]


def _of_status(voice: Voice, facts: Sequence[Pledge], status: Status) -> str:
    count = sum(fact.status is status for fact in facts)
    return counted(voice, FactKind.PLEDGE, count, count if status is Status.DECLINED else 0)
