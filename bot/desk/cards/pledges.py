"""The card of a promise: how firm, how much as the source gives it, with whom, what and for whom."""

from __future__ import annotations

from bot.answers import Badge, Card, Excerpt, Tone
from bot.desk.cards.words import excerpt, excerpt_around, small_print
from bot.desk.reply import joined
from bot.desk.room import Voice
from knowledge.model import Amount, Entity, Item, Pledge, Status
from knowledge.text import fold
from knowledge.text.numbers import possible_numbers

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
    what = what_of(voice, pledge)
    return Card(
        badge=Badge(word=voice.say(f"status-{pledge.status.value}"), tone=TONES[pledge.status]),
        headline=_headline(voice, pledge, entity, what),
        details=tuple(line for line in _details(voice, pledge, entity, what) if line),
        excerpts=(excerpt(voice, pledge), *_other_excerpts(voice, pledge)),
        small_print=small_print(voice, pledge, _horizon(voice, pledge), _attribution(voice, pledge)),
        fact=pledge.id,
        source=pledge.source,
        address=voice.corpus.sources[pledge.source].address,
    )


def what_of(voice: Voice, pledge: Pledge) -> str:
    """Return what is promised in a few words: the sum as the source gives it, else the summary, else its items."""
    if pledge.amount is not None:
        return voice.amount(pledge.amount)
    summary = voice.own(pledge.summary)
    if summary:
        return summary
    return _items(voice, pledge) or voice.say("a-promise")


def item_said(voice: Voice, item: Item) -> str:
    """Return a thing promised with its count, in the reader's language where the fact has it."""
    said = voice.set(item.translations.get(voice.base) or item.text)
    if item.count is None or item.count in possible_numbers(said):
        return said  # "forty buses" say themselves how many they are
    return voice.say("counted", count=voice.number(item.count), what=said)


def _headline(voice: Voice, pledge: Pledge, entity: Entity | None, what: str) -> str:
    if entity is None or entity.id not in pledge.actors:
        actors = voice.names(pledge.actors)
        return what if what.startswith(actors) else voice.say("by", actors=actors, what=what)
    others = _others(pledge, entity)
    if others and pledge.amount is not None:
        # Who shares a sum stands beside the sum, so that it is never read as one country's.
        return voice.say("joint", what=what, others=voice.the(others))
    return what


def _others(pledge: Pledge, entity: Entity) -> list[str]:
    return [actor for actor in pledge.actors if actor != entity.id]


def _items(voice: Voice, pledge: Pledge) -> str:
    return voice.list(item_said(voice, item) for item in pledge.items) if pledge.items else ""


def _details(voice: Voice, pledge: Pledge, entity: Entity | None, what: str) -> list[str | None]:
    items = _items(voice, pledge)
    if fold(items) in fold(what):
        items = ""
    recipient = None
    if pledge.recipient is not None and (entity is None or pledge.recipient != entity.id):
        recipient = voice.the([pledge.recipient])
    lines: list[str | None] = []
    if items and recipient:
        lines.append(voice.say("what-for", what=items, recipient=recipient))
    else:
        lines.append(items or (voice.say("for-recipient", recipient=recipient) if recipient else None))
    if pledge.amount is None and entity is not None and entity.id in pledge.actors:
        others = _others(pledge, entity)
        # A refusal is nothing that several do together: each of them refuses.
        word = "alike" if pledge.status is Status.DECLINED else "jointly"
        lines[0] = joined(lines[0], voice.say(word, others=voice.the(others)) if others else None)
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
    groups = [actor for actor in pledge.actors if actor in voice.corpus.groups(entity.id)]
    return voice.say("via-group", name=voice.name(entity), group=voice.the(groups)) if groups else None


def _other_excerpts(voice: Voice, pledge: Pledge) -> list[Excerpt]:
    """Return the words that give the same sum elsewhere in the article: where two figures differ, both are shown."""
    elsewhere = [amount for amount in pledge.alternatives if not pledge.contains(amount)]
    return [excerpt_around(voice, pledge.source, amount) for amount in elsewhere]


def _horizon(voice: Voice, pledge: Pledge) -> str | None:
    amount: Amount | None = pledge.amount
    if pledge.horizon is None or (amount is not None and amount.contains(pledge.horizon)):
        return None  # "over five years" is said with the sum.
    return voice.stated(pledge.horizon)


def _attribution(voice: Voice, pledge: Pledge) -> str | None:
    if pledge.attribution is not None:
        return voice.say("attributed", name=voice.stated(pledge.attribution))
    if pledge.attributed_to is not None:
        return voice.say("attributed", name=voice.the([pledge.attributed_to]))
    return None
