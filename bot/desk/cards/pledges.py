"""The card of a promise: how firm, how much as the source gives it, with whom, what and for whom."""

from __future__ import annotations

from bot.answers import Badge, Card, Tone
from bot.desk.cards.words import excerpt, small_print, stated
from bot.desk.room import Voice
from knowledge.model import Entity, Item, Pledge, Status

TONES = {
    Status.DELIVERED: Tone.DONE,
    Status.PLEDGED: Tone.FIRM,
    Status.AGREED: Tone.FIRM,
    Status.EXPECTED: Tone.LIKELY,
    Status.CONSIDERED: Tone.OPEN,
    Status.PROPOSED: Tone.OPEN,
    Status.DECLINED: Tone.REFUSED,
}


def card(voice: Voice, pledge: Pledge, entity: Entity | None) -> Card:
    """Return the card of a promise for a reader who asked about `entity`, as actor, recipient or neither."""
    what, told_items = _what(voice, pledge)
    if entity is not None and entity.id in pledge.actors:
        others = [actor for actor in pledge.actors if actor != entity.id]
        headline = voice.say("joint", what=what, others=voice.names(others)) if others else what
    else:
        headline = voice.say("by", actors=voice.names(pledge.actors), what=what)
    return Card(
        badge=Badge(word=voice.say(f"status-{pledge.status.value}"), tone=TONES[pledge.status]),
        headline=headline,
        details=tuple(line for line in _details(voice, pledge, entity, told_items=told_items) if line),
        excerpts=(excerpt(voice, pledge),),
        small_print=small_print(voice, pledge, stated(voice, pledge.horizon), _attribution(voice, pledge)),
        fact=pledge.id,
        source=pledge.source,
        address=voice.corpus.sources[pledge.source].address,
    )


def item_said(voice: Voice, item: Item) -> str:
    """Return a thing promised with its count, in the reader's language where the fact has it."""
    said = item.translations.get(voice.base) or item.text
    return voice.say("counted", count=voice.number(item.count), what=said) if item.count is not None else said


def _what(voice: Voice, pledge: Pledge) -> tuple[str, bool]:
    """Return what is promised in a few words, and whether those already name its items."""
    if pledge.amount is not None:
        return voice.amount(pledge.amount), False
    summary = pledge.summary.get(voice.base)
    if summary:
        return summary, True
    if pledge.items:
        return voice.list(item_said(voice, item) for item in pledge.items), True
    return voice.say("a-promise"), False


def _details(voice: Voice, pledge: Pledge, entity: Entity | None, *, told_items: bool) -> list[str | None]:
    items = voice.list(item_said(voice, item) for item in pledge.items) if pledge.items and not told_items else None
    if items is None and pledge.amount is not None:
        items = pledge.summary.get(voice.base)
    recipient = pledge.recipient if entity is None or pledge.recipient != entity.id else None
    lines: list[str | None] = []
    if items and recipient:
        lines.append(voice.say("what-for", what=items, recipient=voice.name(recipient)))
    elif recipient:
        lines.append(voice.say("for-recipient", recipient=voice.name(recipient)))
    else:
        lines.append(items)
    if pledge.alternatives:
        amounts = voice.list(voice.amount(amount) for amount in pledge.alternatives)
        lines.append(voice.say("alternatively", amounts=amounts))
    if len(pledge.actors) > 1 and pledge.amount is not None:
        lines.append(voice.say("joint-note"))
    if pledge.open_ended:
        lines.append(voice.say("open-ended-note"))
    lines.append(_via_group(voice, pledge, entity))
    return lines


def _via_group(voice: Voice, pledge: Pledge, entity: Entity | None) -> str | None:
    """Say by which group the entity asked about is meant, where the article names the group and not the entity."""
    if entity is None or entity.id in pledge.actors or entity.id == pledge.recipient:
        return None
    groups = [actor for actor in pledge.actors if entity.id in voice.corpus.entities[actor].members]
    return voice.say("via-group", name=voice.name(entity), group=voice.names(groups)) if groups else None


def _attribution(voice: Voice, pledge: Pledge) -> str | None:
    if pledge.attribution is not None:
        return voice.stated(pledge.attribution)
    if pledge.attributed_to is not None:
        return voice.say("attributed", name=voice.name(pledge.attributed_to))
    return None
