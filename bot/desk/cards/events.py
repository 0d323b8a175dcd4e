"""The card of an event: what sort, its name, who took part, where, and when as the source puts it."""

from __future__ import annotations

from bot.answers import Badge, Card, Tone
from bot.desk.cards.words import excerpt, small_print
from bot.desk.room import Voice
from knowledge.model import Entity, Event


def card(voice: Voice, event: Event, entity: Entity | None) -> Card:
    """Return the card of an event; `entity` is who or where the reader asked about."""
    del entity  # An event reads the same whoever asks.
    name = voice.any(event.name) or event.text
    summary = voice.own(event.summary)
    details = [summary] if summary and summary != name else []
    if event.participants:
        details.append(voice.say("with-participants", names=voice.names(event.participants)))
    if event.places:
        details.append(voice.say("at-places", names=voice.names(event.places)))
    return Card(
        badge=Badge(word=voice.say(f"event-{event.event.value}"), tone=Tone.OPEN if event.planned else Tone.PLAIN),
        headline=voice.say("planned", what=name) if event.planned else name,
        details=tuple(details),
        excerpts=(excerpt(voice, event),),
        small_print=small_print(voice, event),
        fact=event.id,
        source=event.source,
        address=voice.corpus.sources[event.source].address,
    )
