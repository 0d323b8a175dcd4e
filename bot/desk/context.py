"""*In context*: the passage of an article that a fact stands in, the words of the fact marked."""

from __future__ import annotations

from bot.answers import Answer, AnswerStatus, Card, Excerpt
from bot.desk.cards import card_of
from bot.desk.doors import door
from bot.desk.reply import Shown, reply
from bot.desk.room import Room, asked
from bot.desk.typed import cleaned


def answer(room: Room, fact_id: str, language: str) -> Answer:
    """Return the passage around a fact; not on record where the corpus no longer has such a fact."""
    question = asked(room, "context", {"fact": cleaned(fact_id, 32)}, language)
    voice = question.voice
    fact = room.corpus.facts.get(fact_id)
    if fact is None:
        return reply(
            question,
            status=AnswerStatus.NOT_ON_RECORD,
            title=voice.say("unknown-fact"),
            lead=[voice.say("unknown-fact-lead")],
            code="unknown_fact",
        )
    source = room.corpus.sources[fact.source]
    passage = room.corpus.passage(fact, source)
    own = card_of(voice, fact)
    translation = fact.translations.get(voice.base) if voice.base != source.language else None
    card = Card(
        badge=own.badge,
        headline=own.headline,
        excerpts=(
            Excerpt(
                text=passage.text,
                language=source.language,
                marks=passage.marks,
                translation=translation,
                translation_language=voice.base if translation else None,
                translation_label=voice.say("translation-of-marked") if translation else None,
            ),
        ),
        small_print=(voice.source(source),),
        source=source.id,
        address=source.address,
    )
    return reply(
        question,
        title=voice.say("context-title"),
        shown=[Shown(card, fact)],
        notes=(voice.say("context-note"),),
        doors=[door(voice.say("door-source", number=source.number), "source", {"id": source.number})],
    )
