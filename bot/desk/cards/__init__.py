"""One card a fact: badge, headline, details, the words of the source, small print."""

from __future__ import annotations

from bot.answers import Card
from bot.desk.cards import events, figures, pledges, positions, quotes, terms
from bot.desk.room import Voice
from knowledge.model import Entity, Event, Fact, Figure, Pledge, Position, Quote

__all__ = ["card_of"]


def card_of(voice: Voice, fact: Fact, entity: Entity | None = None) -> Card:
    """Return the card of any fact, as a reader who asked about `entity` needs it (None: asked about no one)."""
    if isinstance(fact, Pledge):
        return pledges.card(voice, fact, entity)
    if isinstance(fact, Quote):
        return quotes.card(voice, fact, entity)
    if isinstance(fact, Position):
        return positions.card(voice, fact, entity)
    if isinstance(fact, Event):
        return events.card(voice, fact, entity)
    if isinstance(fact, Figure):
        return figures.card(voice, fact)
    return terms.card(voice, fact)
