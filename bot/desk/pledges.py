"""`/pledges`: every promise in which an entity is an actor or the recipient, firmest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from bot.answers import Answer, Door
from bot.desk.counting import counted
from bot.desk.doors import door
from bot.desk.extras import WITH, carrying, wanted
from bot.desk.listing import MOST, READ, listing, page, page_of
from bot.desk.room import Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo
from bot.desk.understanding import understand
from knowledge.corpus import Page
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
    everything, statuses = _everything(room, entity)
    found = _only(room, entity, everything, status, item)
    question = question.resolved(entity=entity.id, status=status.value if status else None, item=item)
    answered = listing(
        question,
        understood,
        FactKind.PLEDGE,
        found,
        narrowed=_narrowed(voice, entity, everything, status, item)
        + _by_status(voice, Counter(fact.status for fact in _pledges(found)) if item else statuses, status, found),
        without_narrowing=everything.total,
        notes=_notes(voice, _pledges(found)),
        first_doors=_doors(voice, entity, statuses, narrowed=found.total < everything.total),
    )
    return carrying(question, answered, wanted(arguments), lambda: _givers(voice, _pledges(found)), found.facts)


def _everything(room: Room, entity: Entity) -> tuple[Page, Mapping[Status, int]]:
    """Return the promises by or to an entity, and how many there are of each status.

    Of a thing, which neither promises nor receives, they are those that are about it.
    """
    found = page_of(room, FactKind.PLEDGE, entity)
    if found.total or entity.kind not in THINGS:
        return found, room.corpus.statuses(entity.id)
    naming = room.corpus.first_naming(entity.id, READ, FactKind.PLEDGE)
    about = [fact for fact in naming if isinstance(fact, Pledge) and any(one.entity == entity.id for one in fact.items)]
    return page(about), Counter(fact.status for fact in about)


def _only(room: Room, entity: Entity, everything: Page, status: Status | None, item: str | None) -> Page:
    """Return the promises of one status, about some words; those about a thing are about nothing else."""
    if status is None and not item:
        return everything
    if room.counts(FactKind.PLEDGE).get(entity.id) or entity.kind not in THINGS:
        return room.corpus.page(FactKind.PLEDGE, entity.id, MOST, status=status, about=item)
    return page(fact for fact in _pledges(everything) if status is None or fact.status is status)


def _pledges(found: Page) -> tuple[Pledge, ...]:
    return cast("tuple[Pledge, ...]", found.facts)


def _givers(voice: Voice, facts: Sequence[Pledge]) -> dict[str, Counter[Status]]:
    """Return how many of some promises of each status each of their actors makes, by name."""
    givers: dict[str, Counter[Status]] = {}
    for fact in facts:
        for actor in dict.fromkeys(fact.actors):
            givers.setdefault(voice.name(actor), Counter())[fact.status] += 1
    return givers


def _narrowed(voice: Voice, entity: Entity, everything: Page, status: Status | None, item: str | None) -> list[str]:
    """Return how the question was narrowed, and whether the entity is what is promised."""
    is_item = bool(everything.facts) and entity.kind in THINGS and entity.id not in _pledges(everything)[0].actors
    said = [voice.say("as-item", name=voice.name(entity))] if is_item else []
    if status is not None:
        said.append(voice.say("only-status", status=voice.say(f"choice-status-{status.value}")))
    if item:
        said.append(voice.say("only-item", item=echo(item)))
    return said


def _by_status(voice: Voice, numbers: Mapping[Status, int], only: Status | None, found: Page) -> list[str]:
    """Return how many of the promises found there are of each status; nothing where the title has said it."""
    if only is not None or (len(numbers) < 2 and not numbers.keys() & _SOFT) or sum(numbers.values()) < found.total:
        return []
    return [
        voice.list(voice.say("by-status", count=numbers[one], status=one.value) for one in Status if one in numbers)
    ]


def _notes(voice: Voice, facts: Sequence[Pledge]) -> list[str]:
    notes = []
    if any(fact.status in _SOFT for fact in facts):
        notes.append(voice.say("note-expected"))
    if any(fact.amount is not None and len(fact.actors) > 1 for fact in facts):
        notes.append(voice.say("note-joint"))
    return notes


def _doors(voice: Voice, entity: Entity, statuses: Mapping[Status, int], *, narrowed: bool) -> list[Door]:
    """Return doors to each status among the promises, or back to all of them."""
    if narrowed:
        return [door(voice.say("door-all", name=voice.name(entity)), SPEC.name, {"entity": entity.id})]
    if len(statuses) < 2:
        return []
    return [
        door(
            voice.say("door-only", status=voice.say(f"choice-status-{status.value}")),
            SPEC.name,
            {"entity": entity.id, "status": status.value},
            counted(voice, FactKind.PLEDGE, statuses[status], statuses[status] if status is Status.DECLINED else 0),
        )
        for status in Status
        if status in statuses
    ]
