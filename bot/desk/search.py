"""`/search`: the passages that hold some words, in any of their forms and in either language, best first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.answers import Answer, AnswerStatus, Card, Excerpt
from bot.desk.asking.evidence import translated
from bot.desk.doors import door
from bot.desk.reply import Shown, joined, reply
from bot.desk.room import Asked, Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import echo

if TYPE_CHECKING:
    from knowledge.search.query import Found, Place

TEXT = OptionSpec("text", "text", longest=300)
SPEC = CommandSpec("search", (TEXT,))

_UNDERSTOOD = 3


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the passages that were found, the hits marked; with nothing found, what was looked for."""
    from knowledge.search.query import search  # noqa: PLC0415 - the full-text index is loaded when it is needed

    question = asked(room, SPEC.name, arguments, language)
    voice, typed = question.voice, arguments.get(TEXT.name, "")
    if not typed:
        return reply(
            question, status=AnswerStatus.NOT_ON_RECORD, title=voice.say("empty"), lead=[voice.say("search-try")]
        )
    found = search(typed, room.asker.searcher)
    if not found.places:
        return _nothing(question, typed, found)
    articles = len({place.source for place in found.places})
    counted = voice.say("search-found", count=len(found.places))
    return reply(
        question,
        title=joined(voice.say("marked", words=echo(typed)), counted) or typed,
        lead=[
            joined(voice.say("in-articles", count=articles), _understood(voice, found)),
            None if found.whole else voice.say("search-some"),
        ],
        shown=[_shown(voice, place) for place in found.places],
    )


def _nothing(question: Asked, typed: str, found: Found) -> Answer:
    voice = question.voice
    return reply(
        question,
        status=AnswerStatus.NOT_ON_RECORD,
        title=voice.say("search-nothing", words=echo(typed)),
        lead=_absent(question, found) or [voice.say("search-try")],
        doors=[door(voice.say("door-sources"), "sources", {})],
    )


def _absent(question: Asked, found: Found) -> list[str]:
    """Say of each name of the world that no article has that it is not on record."""
    voice, searcher = question.voice, question.room.asker.searcher
    names = [searcher.running.name_of_absent(name, voice.base) or name for name in found.absent[:_UNDERSTOOD]]
    return [voice.say("absent", name=name) for name in names]


def _understood(voice: Voice, found: Found) -> str | None:
    """Say whose other names were looked for too."""
    if not found.understood:
        return None
    return voice.say("search-names", names=voice.names(found.understood[:_UNDERSTOOD]))


def _shown(voice: Voice, place: Place) -> Shown:
    source = voice.corpus.sources[place.source]
    facts = [fact for fact in voice.corpus.of_source(source.id) if fact.start < place.end and place.start < fact.end]
    inside = [fact for fact in facts if place.start <= fact.start and fact.end <= place.end]
    first = next(iter(inside or facts), None)
    translation = translated(facts, voice.base) if voice.base != source.language else None
    card = Card(
        headline=voice.source(source),
        excerpts=(
            Excerpt(
                text=source.text[place.start : place.end],
                language=source.language,
                translation=translation,
                translation_language=voice.base if translation else None,
                translation_label=voice.say("translation") if translation else None,
                cut_before=place.cut_before,
                cut_after=place.cut_after,
                marks=place.marks,
            ),
        ),
        fact=first.id if first is not None else None,
        source=source.id,
        address=source.address,
    )
    return Shown(card)
