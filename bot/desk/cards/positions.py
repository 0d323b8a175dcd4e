"""The card of a position: the stance, on what, held with whom."""

from __future__ import annotations

from bot.answers import Badge, Card, Tone
from bot.desk.cards.words import excerpt, small_print
from bot.desk.room import Voice
from bot.localisation import said_in
from knowledge.model import Entity, Position, Stance

TONES = {
    Stance.SUPPORTS: Tone.FIRM,
    Stance.CONDITIONAL: Tone.LIKELY,
    Stance.CAUTIOUS: Tone.LIKELY,
    Stance.MEDIATES: Tone.OPEN,
    Stance.NEUTRAL: Tone.OPEN,
    Stance.SCEPTICAL: Tone.LIKELY,
    Stance.OPPOSES: Tone.REFUSED,
}


def card(voice: Voice, position: Position, entity: Entity | None) -> Card:
    """Return the card of a position for a reader who asked about `entity`."""
    subject = said_in(position.subject, voice.language) or position.text
    alone = entity is not None and position.actors == (entity.id,)
    headline = subject if alone else voice.say("position-on", actors=voice.names(position.actors), subject=subject)
    summary = position.summary.get(voice.base)
    attributed = voice.say("attributed", name=voice.the([position.attributed_to])) if position.attributed_to else None
    return Card(
        badge=Badge(word=voice.say(f"stance-{position.stance.value}"), tone=TONES[position.stance]),
        headline=headline,
        details=(summary,) if summary and summary != subject else (),
        excerpts=(excerpt(voice, position),),
        small_print=small_print(voice, position, attributed),
        fact=position.id,
        source=position.source,
        address=voice.corpus.sources[position.source].address,
    )
