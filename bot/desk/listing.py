"""The answer that lists the facts of one kind about one entity: what most commands give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answers import Answer, AnswerStatus, Door
from bot.desk.cards import card_of
from bot.desk.counting import counted, counted_of
from bot.desk.doors import door, doors_about, doors_to_members, doors_to_others
from bot.desk.reply import Shown, joined, reply
from bot.desk.room import Asked, Room
from bot.desk.understanding import Understood, none_on_record
from knowledge.corpus import Page
from knowledge.model import Entity, Fact, FactKind, Pledge, Status

MOST = 200
"""Facts that one answer shows; of more, nobody turns to the last page."""


READ = 1_000
"""Facts that are looked through where only some of them are meant."""


def page_of(room: Room, kind: FactKind, entity: Entity, about: str | None = None) -> Page:
    """Return the facts of a kind about an entity (and about some words), of very many only the first."""
    return room.corpus.page(kind, entity.id, MOST, about=about)


def page(facts: Iterable[Fact]) -> Page:
    """Return the first of some facts that were chosen one by one."""
    found = tuple(facts)
    return Page(found[:MOST], len(found), sum(isinstance(f, Pledge) and f.status is Status.DECLINED for f in found))


def listing(
    asked: Asked,
    understood: Understood,
    kind: FactKind,
    found: Page,
    *,
    narrowed: Iterable[str] = (),
    without_narrowing: int | None = None,
    notes: Iterable[str] = (),
    first_doors: Sequence[Door] = (),
) -> Answer:
    """Return the facts as cards, or the word that there are none.

    `narrowed` says how the reader narrowed the question ("only pledged"); `without_narrowing` is how many facts there
    would be otherwise. `first_doors` stand before the doors to the entity's other facts.
    """
    voice, entity, facts = asked.voice, understood.entity, found.facts
    name, restriction = voice.name(entity), joined(*narrowed)
    further = doors_about(asked.room, voice, entity, leave_out=asked.command)
    if not facts and not without_narrowing:
        return none_on_record(asked, understood, kind)
    if not facts:
        everything = {option: value for option, value in asked.arguments.items() if value == entity.id}
        return reply(
            asked,
            status=AnswerStatus.NOT_ON_RECORD,
            title=voice.say("none-narrowed", name=name),
            lead=[joined(restriction, understood.how)],
            notes=(voice.say("none-matching", count=without_narrowing),),
            doors=[door(voice.say("door-all", name=name), asked.command, everything), *further],
            entity=entity,
        )
    articles = len({fact.source for fact in facts})
    number = voice.say("on-record", count=counted(voice, kind, found.total, found.refusals))
    if found.total > len(facts):
        notes = [*notes, voice.say("listing-first", shown=len(facts), count=found.total)]
    return reply(
        asked,
        title=f"{name} · {number}",
        lead=[joined(restriction, understood.how, voice.say("in-articles", count=articles))],
        shown=[Shown(card_of(voice, fact, entity), fact) for fact in facts],
        notes=tuple(notes),
        doors=[
            *_instead(asked, understood, kind),
            *first_doors,
            *doors_to_members(asked.room, voice, kind, entity),
            *further,
            *doors_to_others(asked.room, voice, facts, kind, entity),
        ],
        entity=entity,
    )


def _instead(asked: Asked, understood: Understood, kind: FactKind) -> list[Door]:
    """Return doors to the other things that the same text names, where the command chose among them."""
    voice = asked.voice
    return [
        door(
            voice.say(f"door-{asked.command}", name=voice.name(other)),
            asked.command,
            {name: other.id if value == understood.entity.id else value for name, value in asked.arguments.items()},
            counted_of(asked.room, voice, kind, other.id),
        )
        for other in understood.others
    ]
