"""`/about`: what this is, how fresh it is, and how to use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from bot.answers import Answer, Card
from bot.desk import registry
from bot.desk.doors import ABOUT_ENTITY, door
from bot.desk.listing import MOST
from bot.desk.reply import Shown, reply
from bot.desk.room import Room, Voice, asked
from bot.desk.sources import counted
from bot.desk.specs import CommandSpec

SPEC = CommandSpec("about")


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return what the bot answers from, what it promises, and doors to a first question of each kind."""
    question = asked(room, SPEC.name, arguments, language)
    voice = question.voice
    corpus = room.corpus
    facts = counted(room, voice)
    doors = []
    for command, option, kind in ABOUT_ENTITY:
        best = room.resolver.complete("", language=voice.base, counts=room.counts(kind), limit=1)
        if best:
            entity = best[0].entity
            label = voice.say(f"door-{command}", name=voice.name(entity))
            doors.append(door(label, command, {option: entity.id}))
    return reply(
        question,
        title=voice.say("about-title"),
        lead=[voice.say("about-what", articles=voice.say("count-article", count=len(corpus.sources)))],
        shown=[
            Shown(
                Card(
                    headline=voice.say("about-use-title"),
                    details=(voice.say("about-use"), voice.say("about-private")),
                )
            ),
            Shown(Card(headline=voice.say("about-commands-title"), details=tuple(_commands(voice)))),
            Shown(Card(headline=voice.say("about-promise-title"), details=(voice.say("about-promise"),))),
        ],
        notes=(
            *([voice.say("about-counts", counts=facts)] if facts else []),
            voice.say("about-fresh", dated=corpus.dated()),
            voice.say("about-corpus", fingerprint=corpus.fingerprint[:8]),
        ),
        doors=[*doors, door(voice.say("door-sources"), "sources", {})],
        also_sources=list(islice(corpus.sources, MOST)),
    )


def _commands(voice: Voice) -> Iterator[str]:
    """Yield each command by the name that the reader sees, with what it answers."""
    for name in registry.specs():
        if name != SPEC.name:
            said = voice.say(f"command-{name}")
            yield voice.say("about-command", command=said, answers=voice.say(f"command-{name}.description"))
