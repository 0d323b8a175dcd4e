"""What a person typed -> the entity that they meant, or the answer that says why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers import Answer, AnswerStatus, Door
from bot.desk.counting import counted_of
from bot.desk.doors import door, doors_about, doors_to_members
from bot.desk.reply import joined, reply
from bot.desk.room import Asked, Room, Voice
from bot.desk.specs import OptionSpec
from bot.desk.typed import echo
from knowledge.model import Entity, EntityKind, FactKind
from knowledge.text import fold

if TYPE_CHECKING:
    from knowledge.entities import Candidate, Resolution

_NEAREST = 3
"""How many near names an answer gives where what was typed is not on record."""

_CHOICES = 10
"""How many things an answer asks to choose from."""

_IN_PART = frozenset({"word", "prefix", "typo"})
"""Reasons that set so much aside that an answer says which name of the entity it took the text for."""

_NUMBERS = 12
"""How many articles an answer names by their numbers."""

_OFFERED = 5
"""How many of the most on record an answer offers where nothing was typed."""


@dataclass(frozen=True)
class Understood:
    """The entity that was meant; `how` says how it was understood where it is not what was typed.

    `others` are entities that the same text names as well, passed over because the command makes the sense plain.
    """

    entity: Entity
    how: str | None
    others: tuple[Entity, ...] = ()


def understand(
    asked: Asked, option: OptionSpec, *, city_is_state: bool = True, rather: EntityKind | None = None
) -> Understood | Answer:
    """Return the one entity that the option's text means, or the answer that asks or says that it is not on record.

    `city_is_state` says whether a capital that no article names may stand for its country: who asks what Vilnius
    promised means Lithuania, who asks what happened in Vilnius does not. `rather` is the kind that the command means
    where the text names things of several kinds.
    """
    room, voice = asked.room, asked.voice
    typed = asked.arguments.get(option.name, "")
    if not typed:
        return _nothing_typed(asked, option)
    counts = room.counts(option.counts)
    resolution = room.resolver.resolve(typed, language=voice.base, counts=counts)
    if resolution.absent is not None:
        absent = resolution.absent
        return _not_on_record(asked, option, voice.say("absent", name=absent.name), _near(room, resolution))
    best = resolution.best or _made_plain(resolution, counts, rather)
    if best is not None and not city_is_state and _is_unnamed_capital(best):
        return _not_on_record(asked, option, voice.say("absent", name=best.matched), [best.entity])
    if best is not None:
        others = tuple(one.entity for one in _tied(resolution) if one is not best and counts.get(one.entity.id))
        return Understood(best.entity, how(voice, typed, best), others)
    if resolution.is_ambiguous:
        return _ask(asked, option, resolution)
    return _not_on_record(asked, option, voice.say("absent-typed", typed=echo(typed)), _near(room, resolution))


def how(voice: Voice, typed: str, candidate: Candidate) -> str | None:
    """Return how a name was understood ("understood from “US”"); nothing where it is the entity's own name."""
    entity, name = candidate.entity, voice.name(candidate.entity)
    told = _words(name)
    if typed == entity.id or _words(typed) <= told:
        return None
    if any(_words(typed) == _words(other) for other in entity.names.values()):
        return None
    if candidate.reason in _IN_PART and not _words(candidate.matched) <= told:
        return voice.say("understood-as", typed=echo(typed), matched=echo(candidate.matched))
    return voice.say("understood", reason=candidate.reason, typed=echo(typed), name=name)


def _words(name: str) -> set[str]:
    return set(fold(name).replace("-", " ").split())


def none_on_record(asked: Asked, understood: Understood, kind: FactKind | None) -> Answer:
    """Return the answer for an entity that is on record, but with no fact of the kind asked for.

    It claims nothing: it says so, counts what else there is about the entity and opens the doors to that.
    """
    voice, entity = asked.voice, understood.entity
    name = voice.name(entity)
    doors = doors_about(asked.room, voice, entity, leave_out=asked.command)
    members = doors_to_members(asked.room, voice, kind, entity) if kind else []
    counted = [one.detail for one in doors if one.detail]
    naming = [source.id for source in asked.room.corpus.sources_naming(entity.id)]
    notes = []
    if counted:
        notes.append(voice.say("but-on-record", name=name, the=voice.the([entity]), counts=voice.list(counted)))
    if members:
        notes.append(voice.say("but-members", names=voice.names(entity.members)))
    if naming:
        notes.append(voice.say("named-in", count=len(naming), numbers=numbers_of(voice, naming)))
    return reply(
        asked,
        status=AnswerStatus.NOT_ON_RECORD,
        title=voice.say(f"none-{kind.value if kind else 'fact'}", name=name, the=voice.the([entity])),
        lead=[understood.how],
        notes=tuple(notes),
        doors=[*members, *doors],
        entity=entity,
        also_sources=naming,
    )


def numbers_of(voice: Voice, sources: Sequence[str]) -> str:
    """Return the numbers of some articles as a list, of the first few where there are many."""
    numbers = [voice.corpus.sources[source].number for source in sources[:_NUMBERS]]
    further = len(sources) - len(numbers)
    return voice.list([*numbers, voice.say("and-more", count=further)] if further else numbers)


def choices_of(asked: Asked, option: OptionSpec, entities: Sequence[Entity]) -> tuple[Door, ...]:
    """Return the command asked again for each of the entities, named with their kind and how much there is."""
    voice = asked.voice
    return tuple(
        door(
            voice.name(entity),
            asked.command,
            {**asked.arguments, option.name: entity.id},
            joined(voice.say(f"kind-{entity.kind.value}"), counted_of(asked.room, voice, option.counts, entity.id)),
        )
        for entity in entities[:_CHOICES]
    )


def _tied(resolution: Resolution) -> list[Candidate]:
    """Return the candidates that no score tells apart."""
    best = resolution.candidates[0].score
    return [one for one in resolution.candidates if one.score == best]


def _made_plain(resolution: Resolution, counts: Mapping[str, int], rather: EntityKind | None) -> Candidate | None:
    """Return the candidate of a tie that the command makes plain: the only one with facts, or of the kind meant."""
    if not resolution.is_ambiguous:
        return None
    with_facts = [one for one in _tied(resolution) if counts.get(one.entity.id)]
    of_kind = [one for one in with_facts if one.entity.kind is rather]
    return next((found[0] for found in (with_facts, of_kind) if len(found) == 1), None)


def _ask(asked: Asked, option: OptionSpec, resolution: Resolution) -> Answer:
    voice, tied = asked.voice, _tied(resolution)
    return reply(
        asked,
        status=AnswerStatus.AMBIGUOUS,
        title=voice.say("ambiguous", typed=echo(resolution.query)),
        lead=[voice.say("ambiguous-lead")],
        choices=choices_of(asked, option, [one.entity for one in tied]),
        candidates=tuple(voice.label(one.entity, one.score) for one in tied),
    )


def _nothing_typed(asked: Asked, option: OptionSpec) -> Answer:
    voice = asked.voice
    return reply(
        asked,
        status=AnswerStatus.NOT_ON_RECORD,
        title=voice.say("empty"),
        lead=[voice.say("empty-lead")],
        choices=_most_on_record(asked, option),
    )


def _most_on_record(asked: Asked, option: OptionSpec) -> tuple[Door, ...]:
    room, language = asked.room, asked.voice.base
    offered = room.resolver.complete("", language=language, counts=room.counts(option.counts), limit=_OFFERED)
    return choices_of(asked, option, [one.entity for one in offered])


def _near(room: Room, resolution: Resolution) -> Sequence[Entity]:
    """Return what is nearest to something that is not on record."""
    return room.resolver.nearest_to(resolution, counts=room.counts(None), limit=_NEAREST)


def _is_unnamed_capital(candidate: Candidate) -> bool:
    """Return whether a country was meant by its capital, and the corpus does not call it so itself."""
    entity = candidate.entity
    own = {fold(name) for name in (*entity.names.values(), *entity.aliases)}
    return candidate.reason == "capital" and fold(candidate.matched) not in own


def _not_on_record(asked: Asked, option: OptionSpec, title: str, near: Sequence[Entity]) -> Answer:
    """Return that something is not on record, with what is nearest, marked as such, else with what to ask instead."""
    voice = asked.voice
    doors = [door(voice.say("door-profile", name=voice.name(one)), "profile", {"entity": one.id}) for one in near]
    return reply(
        asked,
        status=AnswerStatus.NOT_ON_RECORD,
        title=title,
        lead=[voice.say("absent-lead")],
        notes=(voice.say("nearest", names=voice.names(near)) if near else voice.say("most-on-record"),),
        choices=() if near else _most_on_record(asked, option),
        doors=[*doors, door(voice.say("door-sources"), "sources", {})],
    )
