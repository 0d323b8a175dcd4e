"""The card of a position: the stance, on what, held with whom."""

from __future__ import annotations

from bot.answers import Badge, Card, Tone
from bot.desk.cards.words import excerpt, sentence, small_print
from bot.desk.room import Voice
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
    subject = voice.any(position.subject) or position.text
    own = entity is not None and entity.id in position.actors
    others = [actor for actor in position.actors if entity is None or actor != entity.id]
    headline = (
        sentence(subject) if own else voice.say("position-on", actors=voice.names(position.actors), subject=subject)
    )
    summary = voice.own(position.summary)
    together = voice.say("together", others=voice.the(others)) if own and others else None
    attributed = voice.say("attributed", name=voice.the([position.attributed_to])) if position.attributed_to else None
    return Card(
        badge=Badge(word=voice.say(f"stance-{position.stance.value}"), tone=TONES[position.stance]),
        headline=headline,
        details=tuple(line for line in (summary if summary != subject else None, together) if line),
        excerpts=(excerpt(voice, position),),
        small_print=small_print(voice, position, attributed),
        fact=position.id,
        source=position.source,
        address=voice.corpus.sources[position.source].address,
    )
