"""How much is on record, said: promises and refusals apart, for what was declined was never promised."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desk.room import Room, Voice
from knowledge.model import FactKind

COUNTED = (FactKind.PLEDGE, FactKind.QUOTE, FactKind.POSITION, FactKind.EVENT, FactKind.FIGURE, FactKind.TERM)
"""The kinds of fact in the order in which an answer counts them."""


def counted(voice: Voice, kind: FactKind | None, count: int, refusals: int = 0) -> str:
    """Return how many facts of a kind there are (of any kind: None), of which so many promises are refusals."""
    return voice.list(_parts(voice, kind, count, refusals))


def counted_of(room: Room, voice: Voice, kind: FactKind | None, entity: str) -> str:
    """Return how many facts of a kind an entity has on record, in the words of the title that would answer it."""
    return counted(voice, kind, room.counts(kind).get(entity, 0), _refusals(room, kind, entity))


def each_counted(voice: Voice, tally: Mapping[FactKind, int], refusals: int) -> str | None:
    """Return how many facts of each kind there are, as one list; nothing where there are none."""
    kinds = [kind for kind in COUNTED if tally.get(kind)]
    parts = [part for kind in kinds for part in _parts(voice, kind, tally[kind], refusals)]
    return voice.list(parts) if parts else None


def each_counted_of(room: Room, voice: Voice, entity: str) -> str | None:
    """Return how many facts of each kind an entity has on record, terms apart; nothing where there are none."""
    tally: dict[FactKind, int] = {
        kind: room.counts(kind).get(entity, 0) for kind in COUNTED if kind is not FactKind.TERM
    }
    return each_counted(voice, tally, _refusals(room, FactKind.PLEDGE, entity))


def _parts(voice: Voice, kind: FactKind | None, count: int, refusals: int) -> list[str]:
    if kind is not FactKind.PLEDGE or not refusals:
        return [voice.say(f"count-{kind.value if kind else 'fact'}", count=count)]
    promises = [voice.say("count-pledge", count=count - refusals)] if count > refusals else []
    return [*promises, voice.say("count-refusal", count=refusals)]


def _refusals(room: Room, kind: FactKind | None, entity: str) -> int:
    return room.corpus.refusals().get(entity, 0) if kind is FactKind.PLEDGE else 0
