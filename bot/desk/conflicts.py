"""`/conflicts`: where the sources differ, each place with both its spans; nothing is called an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeGuard

from bot.answers import Answer, AnswerStatus, Badge, Card, Excerpt
from bot.desk.asking.evidence import passage_excerpt
from bot.desk.cards.figures import figure_said
from bot.desk.cards.words import excerpt
from bot.desk.doors import doors_about
from bot.desk.listing import MOST
from bot.desk.reply import Shown, reply
from bot.desk.room import Asked, Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.understanding import understand
from knowledge.model import Amount, Entity, Event, Fact, Figure, Pledge

if TYPE_CHECKING:
    from knowledge.differences import Difference
    from knowledge.search.sentence import Sentence

ENTITY = OptionSpec("entity", "entity", required=False)
SPEC = CommandSpec("conflicts", (ENTITY,))


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the differences between the sources, about one entity or about all."""
    question = asked(room, SPEC.name, arguments, language)
    voice, entity, how = question.voice, None, None
    if arguments.get(ENTITY.name):
        understood = understand(question, ENTITY)
        if isinstance(understood, Answer):
            return understood
        entity, how = understood.entity, understood.how
        question = question.resolved(entity=entity.id)
    found = room.differences.of(entity.id) if entity is not None else room.differences.all()
    doors = doors_about(room, voice, entity) if entity is not None else []
    if not found:
        return reply(
            question,
            status=AnswerStatus.NOT_ON_RECORD,
            title=voice.say("conflicts-none", name=voice.name(entity) if entity else "", one="yes" if entity else "no"),
            lead=[how],
            doors=doors,
            entity=entity,
        )
    shown = [_shown(question, one) for one in found[:MOST]]
    also = [side.source for one in found[:MOST] for side in (one.left, one.right)]
    return reply(
        question,
        title=_title(voice, entity, len(found)),
        lead=[how, voice.say("conflicts-lead")],
        shown=shown,
        notes=(voice.say("listing-first", shown=MOST, count=len(found)),) if len(found) > MOST else (),
        doors=doors,
        entity=entity,
        also_sources=also,
    )


def _title(voice: Voice, entity: Entity | None, count: int) -> str:
    if entity is None:
        return voice.say("conflicts-found", count=count)
    return voice.say("conflicts-found-about", count=count, name=voice.name(entity))


def _shown(question: Asked, one: Difference) -> Shown:
    """Return a difference as one card with both spans, each after the number of its article."""
    voice = question.voice
    said = [_put(voice, side, words) for side, words in zip((one.left, one.right), one.said, strict=True) if words]
    if one.rule.value in {"status", "stance"}:
        said = [voice.say(f"{one.rule.value}-{words}").lower() for words in said]
    fact = one.left if is_fact(one.left) else None
    places = [voice.names(side.places) for side in (one.left, one.right) if isinstance(side, Event)]
    card = Card(
        badge=Badge(word=voice.say("conflict", rule=one.rule.value)),
        headline=voice.name(one.entity),
        details=tuple(_details(voice, one, said or places)),
        excerpts=(_excerpt(voice, one.left), _excerpt(voice, one.right)),
        small_print=tuple(dict.fromkeys((voice.source(one.left.source), voice.source(one.right.source)))),
        source=one.left.source,
        address=voice.corpus.sources[one.left.source].address,
    )
    return Shown(card.model_copy(update={"fact": fact.id if fact is not None else None}), fact)


def _put(voice: Voice, side: Fact | Sentence, words: str) -> str:
    """Return a number or a sum of an article in the reader's way of writing; other words as they stand."""
    if is_fact(side) and isinstance(side, Figure) and side.figure.text == words:
        return figure_said(voice, side)
    amounts: tuple[Amount | None, ...] = ()
    if is_fact(side) and isinstance(side, Pledge):
        amounts = (side.amount, *side.alternatives)
    elif is_fact(side) and isinstance(side, Figure):
        amounts = (side.amount,)
    found = next((amount for amount in amounts if amount is not None and amount.text == words), None)
    return voice.amount(found) if found is not None else words


def _details(voice: Voice, one: Difference, said: list[str]) -> list[str]:
    """Say what each article has, by its number."""
    sides = (one.left, one.right)
    return [
        voice.say("conflict-side", number=voice.corpus.sources[side.source].number, what=words)
        for side, words in zip(sides, said, strict=False)
    ]


def _excerpt(voice: Voice, side: Fact | Sentence) -> Excerpt:
    if is_fact(side):
        return excerpt(voice, side)
    return passage_excerpt(voice, side.source, side.start, side.end)


def is_fact(side: Fact | Sentence) -> TypeGuard[Fact]:
    """Return whether one side of a difference is a fact, and not only a sentence that has none to show."""
    return hasattr(side, "kind")
