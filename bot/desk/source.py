"""`/source`: everything that one article put on record."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from bot.answers import Answer, AnswerStatus
from bot.desk.cards import card_of
from bot.desk.counting import COUNTED
from bot.desk.doors import door
from bot.desk.reply import Shown, reply
from bot.desk.room import Asked, Room, asked
from bot.desk.sources import about, counted, known
from bot.desk.specs import SUGGESTIONS, CommandSpec, OptionSpec
from bot.desk.typed import echo
from knowledge.model import Source
from knowledge.text import fold

ID = OptionSpec("id", "source", also=("source", "number", "entity"))
SPEC = CommandSpec("source", (ID,))

_BEFORE_NUMBER = 2
"""The words of a label that the number of an article is looked for in."""


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return all facts of an article, by kind, in the order of the text."""
    question = asked(room, SPEC.name, arguments, language)
    voice = question.voice
    typed = arguments.get("id", "")
    source = find(room, typed)
    if source is None:
        return _unknown(question, typed)
    facts = sorted(room.corpus.of_source(source.id), key=lambda fact: (COUNTED.index(fact.kind), fact.start, fact.end))
    return reply(
        question.resolved(id=source.number),
        title=voice.say("source-title", number=source.number, about=about(voice, source)),
        lead=[source.title, counted(room, voice, source), known(voice, source)],
        shown=[Shown(card_of(voice, fact), fact) for fact in facts],
        notes=() if facts else (voice.say("source-empty"),),
        doors=[door(voice.say("door-sources"), "sources", {})],
        also_sources=[source.id],
    )


def find(room: Room, typed: str) -> Source | None:
    """Return the article meant: by number or id, by its label, or by words that only one article's label has."""
    if not typed:
        return None
    known = room.corpus.source(typed) or next(filter(None, map(room.corpus.source, _numbers_in(typed))), None)
    if known is not None:
        return known
    wanted = fold(typed)
    named = [source for source in room.corpus.sources.values() if _says(source, wanted)]
    return named[0] if len(named) == 1 else None


def _numbers_in(typed: str) -> list[str]:
    """Return what may be the article's number in "article 3", "3, the summit" or the whole label of a suggestion."""
    first_words = typed.replace(",", " ").replace("·", " ").split()[:_BEFORE_NUMBER]
    return [word for word in first_words if any(map(str.isdecimal, word))]


def _says(source: Source, wanted: str) -> bool:
    labels = (*source.about.values(), source.title or "", source.publisher or "", source.id)
    return len(wanted) > 2 and any(wanted in fold(label) for label in labels)


def _unknown(question: Asked, typed: str) -> Answer:
    voice, sources = question.voice, islice(question.room.corpus.sources.values(), SUGGESTIONS)
    choices = [
        door(voice.say("door-source", number=source.number), SPEC.name, {"id": source.number}, about(voice, source))
        for source in sources
    ]
    return reply(
        question,
        status=AnswerStatus.NOT_ON_RECORD,
        title=voice.say("unknown-source", typed=echo(typed)) if typed else voice.say("empty"),
        lead=[voice.say("unknown-source-lead")],
        choices=tuple(choices),
    )
