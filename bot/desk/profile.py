"""`/profile`: who or what an entity is in the corpus's words, what it is called, how often it is on record."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer
from bot.desk.cards import card_of
from bot.desk.doors import doors_about
from bot.desk.reply import Shown, joined, reply
from bot.desk.room import Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.understanding import Understood, none_on_record, understand
from knowledge.model import Entity, Fact, FactKind
from knowledge.text import fold

ENTITY = OptionSpec("entity", "entity")
SPEC = CommandSpec("profile", (ENTITY,))

_CARDS = 6
"""How many facts a profile opens with; the doors lead to all of them."""

_NAMES = 8
"""How many other names a profile gives."""

_COUNTED = (FactKind.PLEDGE, FactKind.QUOTE, FactKind.POSITION, FactKind.EVENT, FactKind.FIGURE)


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return what the corpus says that the entity is, with a first few facts that name it."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, voice = understood.entity, question.voice
    question = question.resolved(entity=entity.id)
    naming = room.shown(room.corpus.naming(entity))
    sources = [source.id for source in room.corpus.sources_naming(entity)]
    if not naming and not sources:
        return none_on_record(question, understood, None)
    return reply(
        question,
        title=voice.say("profile-title", name=voice.name(entity), kind=voice.say(f"kind-{entity.kind.value}")),
        lead=_lead(room, voice, understood, sources),
        shown=[Shown(card_of(voice, fact), fact) for fact in _defining(naming, entity)],
        notes=() if entity.reviewed else (voice.say("profile-not-reviewed"),),
        doors=doors_about(room, voice, entity, leave_out=SPEC.name),
        entity=entity,
        also_sources=sources,
    )


def _lead(room: Room, voice: Voice, understood: Understood, sources: list[str]) -> list[str | None]:
    entity = understood.entity
    counted = [
        voice.say(f"count-{kind.value}", count=count)
        for kind in _COUNTED
        if (count := room.counts(kind).get(entity.id, 0))
    ]
    belongs = [one for one in (entity.body, entity.country) if one and one in room.corpus.entities]
    numbers = voice.list(room.corpus.sources[source].number for source in sources)
    names = _other_names(voice, entity)
    return [
        joined(entity.role.get(voice.base), *(voice.name(one) for one in belongs)),
        understood.how,
        voice.say("profile-names", names=voice.list(names)) if names else None,
        voice.say("profile-members", names=voice.names(entity.members)) if entity.members else None,
        voice.say("profile-counts", counts=voice.list(counted)) if counted else None,
        voice.say("profile-sources", count=len(sources), numbers=numbers) if sources else None,
    ]


def _other_names(voice: Voice, entity: Entity) -> list[str]:
    """Return the other names that it goes by, each once whatever its accents and case."""
    seen = {fold(voice.name(entity))}
    names = []
    for name in (*entity.names.values(), *entity.aliases):
        if fold(name) not in seen:
            seen.add(fold(name))
            names.append(name)
    return names[:_NAMES]


def _defining(facts: tuple[Fact, ...], entity: Entity) -> list[Fact]:
    """Return the facts that a profile opens with: what it did itself first, one an article before a second of any."""
    del entity
    first: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind is not FactKind.TERM:
            first.setdefault(fact.source, fact)
    chosen = list(first.values())
    chosen += [fact for fact in facts if fact not in chosen and fact.kind is not FactKind.TERM]
    return chosen[:_CARDS]
