"""What autocomplete offers: entities and articles, labelled in the reader's language, never two labels alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.desk.counting import counted_of
from bot.desk.given import BETWEEN
from bot.desk.room import Room, Voice
from bot.desk.specs import SUGGESTION_LENGTH, SUGGESTIONS, OptionSpec, Suggestion
from knowledge.model import Entity
from knowledge.text import fold


def suggestions(
    room: Room, option: OptionSpec, typed: str, arguments: Mapping[str, str], language: str
) -> tuple[Suggestion, ...]:
    """Return what fits what has been typed, best first, at most 25; free text has no suggestions."""
    del arguments  # No suggestion depends on another option yet.
    voice = room.voice(language)
    if option.kind == "entity":
        return _distinct(_entities(room, voice, option, typed))
    if option.kind == "source":
        return _distinct(_sources(room, voice, typed))
    if option.kind == "choice":
        return _distinct(_choices(voice, option, typed))
    return ()


def _entities(room: Room, voice: Voice, option: OptionSpec, typed: str) -> Iterable[tuple[str, str, str]]:
    counts = room.counts(option.counts)
    for candidate in room.resolver.complete(typed, language=voice.base, counts=counts, limit=SUGGESTIONS):
        entity = candidate.entity
        count = counted_of(room, voice, option.counts, entity.id)
        yield voice.name(entity), f"{BETWEEN}{_kind(voice, entity)}{BETWEEN}{count}", entity.id


def _sources(room: Room, voice: Voice, typed: str) -> Iterable[tuple[str, str, str]]:
    wanted = fold(typed)
    for source in room.corpus.sources.values():
        label = voice.source(source)
        if wanted in fold(label) or wanted in fold(source.id) or wanted in fold(source.title or ""):
            yield label, "", source.number


def _choices(voice: Voice, option: OptionSpec, typed: str) -> Iterable[tuple[str, str, str]]:
    wanted = fold(typed)
    for value in option.choices:
        label = voice.say(f"choice-{option.name}-{value}")
        if wanted in fold(label) or value.startswith(wanted):
            yield label, "", value


def _kind(voice: Voice, entity: Entity) -> str:
    return voice.say(f"kind-{entity.kind.value}")


def _distinct(offered: Iterable[tuple[str, str, str]]) -> tuple[Suggestion, ...]:
    """Fit each name with its addition into a label, and tell labels apart that would look alike by their value."""
    found: list[Suggestion] = []
    seen: set[str] = set()
    for name, addition, value in offered:
        label = _fitted(name, addition)
        if fold(label) in seen:
            label = _fitted(name, f"{addition}{BETWEEN}{value}")
        if fold(label) not in seen and len(value) <= SUGGESTION_LENGTH:
            seen.add(fold(label))
            found.append(Suggestion(label, value))
        if len(found) == SUGGESTIONS:
            break
    return tuple(found)


def _fitted(name: str, addition: str) -> str:
    room = SUGGESTION_LENGTH - len(addition)
    return (name if len(name) <= room else name[: max(room - 1, 1)].rstrip() + "…") + addition
