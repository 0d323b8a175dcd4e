"""The card of a statement: how verbatim it is, who said it about what, the words, where and to whom."""

from __future__ import annotations

from bot.answers import Badge, Card, Tone
from bot.desk.cards.words import excerpt, sentence, small_print, stated
from bot.desk.room import Voice
from knowledge.model import Entity, Quote, QuoteForm

TONES = {QuoteForm.DIRECT: Tone.FIRM, QuoteForm.PARTIAL: Tone.LIKELY, QuoteForm.INDIRECT: Tone.OPEN}


def card(voice: Voice, quote: Quote, entity: Entity | None) -> Card:
    """Return the card of a statement; the speaker is named where the reader asked about somebody else."""
    topic = voice.own(quote.topic) or voice.own(quote.summary)
    speaker = _speaker(voice, quote)
    if entity is not None and entity.id == quote.speaker:
        headline = sentence(topic) if topic else speaker
    else:
        headline = voice.say("quote-on", speaker=speaker, topic=topic) if topic else speaker
    return Card(
        badge=Badge(word=voice.say(f"form-{quote.form.value}"), tone=TONES[quote.form]),
        headline=headline,
        details=tuple(_details(voice, quote, entity)),
        excerpts=(excerpt(voice, quote),),
        small_print=small_print(voice, quote, stated(voice, quote.venue), _audience(voice, quote)),
        fact=quote.id,
        source=quote.source,
        address=voice.corpus.sources[quote.source].address,
    )


def _speaker(voice: Voice, quote: Quote) -> str:
    """Return who speaks; of somebody without a name the words that the article has ("her father")."""
    if quote.speaker:
        return voice.name(quote.speaker)
    if quote.speaker_named:
        return voice.say("speaker-described", words=voice.stated(quote.speaker_named))
    return voice.say("speaker-unknown")


def _audience(voice: Voice, quote: Quote) -> str | None:
    return voice.say("audience", audience=voice.stated(quote.audience)) if quote.audience else None


def _details(voice: Voice, quote: Quote, entity: Entity | None) -> list[str]:
    lines = []
    speaker = voice.corpus.entities.get(quote.speaker) if quote.speaker else None
    if speaker is not None and (entity is None or entity.id != speaker.id):
        role = voice.own(speaker.role)
        if role:
            lines.append(role)
    if quote.form is QuoteForm.INDIRECT:
        lines.append(voice.say("reported-note"))
    return lines
