"""`/compare`: two entities side by side: what both are on record about first, then what only one of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.answers import Answer, AnswerStatus, Badge
from bot.desk.cards import card_of
from bot.desk.doors import doors_about
from bot.desk.extras import WITH, carrying, wanted
from bot.desk.reply import Shown, joined, reply
from bot.desk.room import Asked, Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.understanding import Understood, understand
from knowledge.model import Entity, Fact, Status

A = OptionSpec("a", "entity")
B = OptionSpec("b", "entity")
SPEC = CommandSpec("compare", (A, B, WITH))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return what is on record of two entities, on the same subjects; with a chart or as files, if asked."""
    from knowledge.differences import side_by_side  # noqa: PLC0415 - loads the full-text index

    question = asked(room, SPEC.name, arguments, language)
    left, right = understand(question, A), understand(question, B)
    for one in (left, right):
        if isinstance(one, Answer):
            return one
    assert isinstance(left, Understood)  # noqa: S101 - narrows what the loop has seen to
    assert isinstance(right, Understood)  # noqa: S101
    question = question.resolved(a=left.entity.id, b=right.entity.id)
    voice = question.voice
    if left.entity.id == right.entity.id:
        return reply(
            question, status=AnswerStatus.NOT_ON_RECORD, title=voice.say("compare-same", name=voice.name(left.entity))
        )
    sides = side_by_side(left.entity.id, right.entity.id, room.asker.searcher)
    shown = [_shown(question, fact, None) for fact in sides.together]
    for subject in sides.shared:
        shown.extend(_shown(question, fact, left.entity) for fact in subject.left)
        shown.extend(_shown(question, fact, right.entity) for fact in subject.right)
    shown.extend(_shown(question, fact, left.entity) for fact in sides.left_only)
    shown.extend(_shown(question, fact, right.entity) for fact in sides.right_only)
    names = [voice.name(left.entity), voice.name(right.entity)]
    if not shown:
        return _nothing(question, left.entity, right.entity)
    facts = [one.fact for one in shown if one.fact is not None]
    answered = reply(
        question,
        title=voice.say("ask-side-by-side", names=voice.list(names)),
        lead=[
            joined(left.how, right.how),
            voice.say("compare-together", count=len(sides.together)) if sides.together else None,
            voice.say("compare-shared", count=len(sides.shared)),
        ],
        shown=shown,
        notes=_silent(question, left.entity, right.entity, facts),
        doors=[one for entity in (left.entity, right.entity) for one in doors_about(room, voice, entity)],
    )
    pair = (left.entity, right.entity)
    return carrying(question, answered, wanted(arguments), lambda: _givers(question, pair), facts)


def _givers(question: Asked, entities: Iterable[Entity]) -> dict[str, Mapping[Status, int]]:
    """Return how many promises of each status each entity makes; those that it receives are not its own."""
    corpus, voice = question.room.corpus, question.voice
    return {voice.name(entity): corpus.statuses(entity.id, given=True) for entity in entities}


def _shown(question: Asked, fact: Fact, entity: Entity | None) -> Shown:
    """Return a fact's card, headed by the side that it is of (None: both together)."""
    voice = question.voice
    card = card_of(voice, fact, entity)
    name = voice.name(entity) if entity is not None else voice.say("compare-both")
    badge = card.badge or Badge(word="")
    return Shown(card.model_copy(update={"badge": Badge(word=f"{name} · {badge.word}", tone=badge.tone)}), fact)


def _silent(question: Asked, left: Entity, right: Entity, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Say of a side that has nothing on record that it has not."""
    from knowledge.model.roles import roles  # noqa: PLC0415 - a detail of this line

    corpus = question.room.corpus
    acting = {entity for fact in facts for _, entity in roles(fact)}
    return tuple(
        question.voice.say("compare-silent", name=question.voice.name(one))
        for one in (left, right)
        if not acting & {*corpus.agents(one.id), *corpus.groups(one.id)}
    )


def _nothing(question: Asked, left: Entity, right: Entity) -> Answer:
    voice = question.voice
    return reply(
        question,
        status=AnswerStatus.NOT_ON_RECORD,
        title=voice.say("compare-nothing", names=voice.names([left, right])),
        doors=[one for entity in (left, right) for one in doors_about(question.room, voice, entity)],
    )
