"""`/sources`: the articles that everything on record comes from."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers import Answer, Badge, Card
from bot.desk.counting import each_counted
from bot.desk.doors import door
from bot.desk.listing import MOST
from bot.desk.reply import DOORS, Shown, joined, reply
from bot.desk.room import Room, Voice, asked
from bot.desk.specs import CommandSpec
from knowledge.model import Source

SPEC = CommandSpec("sources")


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return every article with what is known of it and how much it put on record."""
    question = asked(room, SPEC.name, arguments, language)
    voice = question.voice
    sources = list(room.corpus.sources.values())
    return reply(
        question,
        title=voice.say("sources-title", count=len(sources)),
        lead=[voice.say("sources-lead")],
        shown=[Shown(source_card(room, voice, source)) for source in sources[:MOST]],
        notes=(voice.say("listing-first", shown=MOST, count=len(sources)),) if len(sources) > MOST else (),
        doors=[
            door(voice.say("door-source", number=source.number), "source", {"id": source.number}, about(voice, source))
            for source in sources[:DOORS]
        ],
    )


def source_card(room: Room, voice: Voice, source: Source) -> Card:
    """Return the card of an article: its number, what it is about, what is known of it."""
    return Card(
        badge=Badge(word=f"{voice.say('badge-article')} {source.number}"),
        headline=about(voice, source),
        details=tuple(line for line in (source.title, counted(room, voice, source)) if line),
        small_print=tuple(line for line in (known(voice, source),) if line),
        source=source.id,
        address=source.address,
    )


def about(voice: Voice, source: Source) -> str:
    """Return in a few words what an article is about."""
    return voice.any(source.about) or source.title or source.id


def known(voice: Voice, source: Source) -> str | None:
    """Return what is known of an article: publisher, date as stated, language."""
    return joined(
        voice.say("source-published", publisher=source.publisher) if source.publisher else None,
        voice.say("source-dated", dated=source.dated) if source.dated else voice.say("source-undated"),
        voice.say("source-language", language=source.language),
    )


def counted(room: Room, voice: Voice, source: Source | None = None) -> str | None:
    """Return how many facts of each kind an article has, or all of them together; nothing where there are none."""
    return each_counted(voice, room.corpus.tally(source), room.corpus.declined(source))
