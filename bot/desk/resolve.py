"""`resolve`: which entities a name may mean, for scripts; a face for people asks through the commands instead."""

from __future__ import annotations

from bot.answers import Answer, AnswerStatus
from bot.desk.reply import reply
from bot.desk.room import Room, asked
from bot.desk.typed import cleaned, echo

NAME = "resolve"

LONGEST = 200
"""The characters of a name that are read; nothing has a longer one."""


def answer(room: Room, query: str, language: str, *, limit: int) -> Answer:
    """Return the candidates for a name, best first; none where nothing on record is meant."""
    typed = cleaned(query, LONGEST)
    question = asked(room, NAME, {"query": typed}, language)
    voice = question.voice
    resolution = room.resolver.resolve(typed, language=voice.base, limit=limit) if typed else None
    if resolution is None:
        return reply(question, status=AnswerStatus.NOT_ON_RECORD, title=voice.say("empty"))
    if resolution.absent is not None or not resolution.candidates:
        absent = resolution.absent
        title = voice.say("absent", name=absent.name) if absent else voice.say("absent-typed", typed=echo(typed))
        return reply(question, status=AnswerStatus.NOT_ON_RECORD, title=title, lead=[voice.say("absent-lead")])
    best = resolution.best
    return reply(
        question,
        status=AnswerStatus.OK if best else AnswerStatus.AMBIGUOUS,
        title=voice.say("profile-title", name=voice.name(best.entity), kind=voice.say(f"kind-{best.entity.kind.value}"))
        if best
        else voice.say("ambiguous", typed=echo(typed)),
        entity=best.entity if best else None,
        candidates=tuple(voice.label(one.entity, round(one.score, 4)) for one in resolution.candidates[:limit]),
    )
