"""Where a reader would go next: the other commands that have something about the same entity."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers import Door
from bot.desk.counting import counted_of
from bot.desk.room import Room, Voice
from knowledge.model import Entity, Fact, FactKind

_LABEL = 80
"""The characters that a button's label may have; Discord takes no more."""

_MOST = 3
"""Others that are offered: members of a group, or who else takes part."""

ABOUT_ENTITY: tuple[tuple[str, str, FactKind], ...] = (
    ("pledges", "entity", FactKind.PLEDGE),
    ("quotes", "speaker", FactKind.QUOTE),
    ("positions", "entity", FactKind.POSITION),
    ("events", "entity", FactKind.EVENT),
)
"""The commands that ask about one entity: command, option, kind of fact."""


def door(label: str, command: str, arguments: dict[str, str], detail: str | None = None) -> Door:
    """Return a door whose label fits a button."""
    short = label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"
    return Door(label=short, command=command, arguments=arguments, detail=detail)


def doors_about(room: Room, voice: Voice, entity: Entity, *, leave_out: str = "") -> list[Door]:
    """Return a door to each command that has facts about the entity, and to its profile, except the one named."""
    name = voice.name(entity)
    doors = []
    for command, option, kind in ABOUT_ENTITY:
        if room.counts(kind).get(entity.id) and command != leave_out:
            said = counted_of(room, voice, kind, entity.id)
            doors.append(door(voice.say(f"door-{command}", name=name), command, {option: entity.id}, said))
    if leave_out != "profile":
        doors.append(door(voice.say("door-profile", name=name), "profile", {"entity": entity.id}))
    return doors


def doors_to_members(room: Room, voice: Voice, kind: FactKind, group: Entity) -> list[Door]:
    """Return doors to the same command for those members of a group of whom there is something to say, most first."""
    return _doors_to(room, voice, kind, group.members)


def doors_to_others(room: Room, voice: Voice, facts: Iterable[Fact], kind: FactKind, entity: Entity) -> list[Door]:
    """Return doors to the same command for others who take part in the facts shown, most on record first."""
    return _doors_to(room, voice, kind, {one for fact in facts for one in taking_part(fact)} - {entity.id})


def _doors_to(room: Room, voice: Voice, kind: FactKind, entities: Iterable[str]) -> list[Door]:
    command, option = next((command, option) for command, option, known in ABOUT_ENTITY if known is kind)
    counts = room.counts(kind)
    ranked = sorted((one for one in entities if counts.get(one)), key=lambda one: (-counts[one], voice.name(one)))
    return [
        door(
            voice.say(f"door-{command}", name=voice.name(one)),
            command,
            {option: one},
            counted_of(room, voice, kind, one),
        )
        for one in ranked[:_MOST]
    ]


def taking_part(fact: Fact) -> tuple[str, ...]:
    """Return the entities that act in a fact: who promises and receives, who speaks, who holds it, who takes part."""
    if fact.kind is FactKind.PLEDGE:
        return (*fact.actors, fact.recipient) if fact.recipient else fact.actors
    if fact.kind is FactKind.QUOTE:
        return (fact.speaker,) if fact.speaker else ()
    if fact.kind is FactKind.POSITION:
        return fact.actors
    if fact.kind is FactKind.EVENT:
        return (*fact.participants, *fact.places)
    return ()
