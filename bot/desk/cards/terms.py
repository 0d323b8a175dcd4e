"""The card of a term: words in quotation marks that are no speech."""

from __future__ import annotations

from bot.answers import Badge, Card
from bot.desk.cards.words import excerpt, small_print
from bot.desk.room import Voice
from knowledge.model import Term


def card(voice: Voice, term: Term) -> Card:
    """Return the card of a term."""
    meant = voice.name(term.entity) if term.entity else None
    return Card(
        badge=Badge(word=voice.say("badge-term")),
        headline=meant or voice.own(term.summary) or term.translations.get(voice.base) or term.text,
        excerpts=(excerpt(voice, term),),
        small_print=small_print(voice, term),
        fact=term.id,
        source=term.source,
        address=voice.corpus.sources[term.source].address,
    )
