"""The card of a figure: what it counts, and the number as the source gives it."""

from __future__ import annotations

from bot.answers import Badge, Card
from bot.desk.cards.words import excerpt, small_print
from bot.desk.room import Voice
from knowledge.model import Figure


def card(voice: Voice, figure: Figure) -> Card:
    """Return the card of a figure."""
    what = voice.any(figure.what) or figure.text
    return Card(
        badge=Badge(word=voice.say("badge-figure")),
        headline=voice.own(figure.summary) or voice.say("figure-of", what=what, figure=figure_said(voice, figure)),
        excerpts=(excerpt(voice, figure),),
        small_print=small_print(voice, figure),
        fact=figure.id,
        source=figure.source,
        address=voice.corpus.sources[figure.source].address,
    )


def figure_said(voice: Voice, figure: Figure) -> str:
    """Return the number with its unit and modifier, in the reader's way of writing it."""
    if figure.amount is not None:
        return voice.amount(figure.amount)
    number = voice.number(figure.value)
    if figure.upper is not None:
        number = voice.say("amount-range", lower=number, upper=voice.number(figure.upper))
    unit = voice.any(figure.unit)
    said = voice.say("with-unit", number=number, unit=unit) if unit else number
    return voice.say("modified", modifier=figure.modifier.value, what=said) if figure.modifier else said
