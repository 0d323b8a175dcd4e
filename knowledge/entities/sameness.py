"""Which known entity somebody or something is that an article names: by name, by the world's names, or by sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge.entities.transliteration import sounds
from knowledge.entities.world import Thing, World, plain, sort_of
from knowledge.model import Entity, EntityKind
from knowledge.text import fold

_MUTE = "e"
"""A letter that is not heard at the end of a name, and tells Paule from Paul."""


class Identities:
    """Entities by all that tells who they are; each may be entered again, with more names."""

    def __init__(self, entities: Iterable[Entity], world: World) -> None:
        self._world = world
        self._entities: dict[str, Entity] = {}
        self._by_form: dict[str, list[str]] = {}
        self._by_thing: dict[Thing, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        for entity in entities:
            self.enter(entity)

    def enter(self, entity: Entity) -> None:
        """Take in an entity, or what it has gained."""
        self._entities[entity.id] = entity
        for form in _own_forms(entity):
            _put(self._by_form, plain(form), entity.id)
        if (thing := self._world.of(entity)) is not None:
            _put(self._by_thing, thing, entity.id)
        for words in full_names(entity):
            for sound in _family_sounds(words):
                _put(self._by_sound, sound, entity.id)

    def knows(self, form: str) -> bool:
        """Whether an entity goes by a form."""
        return plain(form) in self._by_form

    def find(self, found: Entity) -> str | None:
        """Return the id of the one entity of a like kind that goes by the name of a found one, or a name for it."""
        for forms in (found.names.values(), _own_forms(found)):
            matches = {
                name
                for form in forms
                for name in self._by_form.get(plain(form), ())
                if sort_of(self._entities[name].kind) is sort_of(found.kind)
                and self._tells(form, found, self._entities[name])
            }
            if matches:  # a name that several go by says nothing; a fuller one was looked at first
                return matches.pop() if len(matches) == 1 else None
        return self._of_the_world(found) or self._sounding(found)

    def _tells(self, form: str, found: Entity, known: Entity) -> bool:
        """Whether a form that both go by tells that they are one.

        It does where it is the name of either, and no mere given name: the next article's Kelly is another. What is only
        another name of both ("Rovers", "Stoltenberg") is that of two, unless it is a name of several words.
        """
        bare = plain(form)
        main = {plain(name) for entity in (found, known) for name in entity.names.values()}
        if known.kind is not EntityKind.PERSON:
            return bare in main or " " in bare
        return bare in main and not _is_given_name(bare, known) and self._may_be_one(found, known)

    def _may_be_one(self, one: Entity, other: Entity) -> bool:
        """Whether nothing in their full names says that two persons are two: Kari and Jens Stoltenberg are.

        Where one is known by the family name alone and is of the world's persons, the other has to be the same.
        """
        ones, others = list(full_names(one)), list(full_names(other))
        if not ones or not others:
            return not (ones or others) or self._world.of(one) == self._world.of(other)
        return any(_fits(mine, theirs) for mine in ones for theirs in others)

    def _of_the_world(self, found: Entity) -> str | None:
        thing = self._world.of(found)
        matches = self._by_thing.get(thing, []) if thing is not None else []
        return matches[0] if len(matches) == 1 else None

    def _sounding(self, found: Entity) -> str | None:
        mine = list(full_names(found))
        candidates = {
            name for words in mine for sound in _family_sounds(words) for name in self._by_sound.get(sound, ())
        }
        matches = {
            name
            for name in candidates
            if any(sound_alike(words, other) for words in mine for other in full_names(self._entities[name]))
        }
        return matches.pop() if len(matches) == 1 else None


def _put(table: dict[Any, list[str]], key: object, name: str) -> None:
    names = table.setdefault(key, [])
    if name not in names:
        names.append(name)


def _own_forms(entity: Entity) -> frozenset[str]:
    return frozenset((*entity.names.values(), *entity.aliases))


def full_names(entity: Entity) -> Iterator[tuple[str, ...]]:
    """Yield the names of a person that have a given name and a family name, as folded words; of others none."""
    if entity.kind is not EntityKind.PERSON:
        return
    for form in (*entity.names.values(), *entity.aliases):
        words = tuple(fold(form).split())
        if len(words) > 1:
            yield words


def sound_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one, spelt for different readers: Volodymyr Zelenskyy, Volodimir Zelensky.

    Names in between may be there or not. Given names that only an ending tells apart are two (Paul and Paule Marsh).
    """
    given, family = (one[0], other[0]), (one[-1], other[-1])
    return _same_word(*family) and (given[0] == given[1] or (_same_word(*given) and not _one_begins_the_other(*given)))


def _is_given_name(bare: str, person: Entity) -> bool:
    """Whether a form is only the given name of a person: the next article's Kelly is another."""
    return any(bare == words[0] != words[-1] for words in full_names(person))


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if longer[-len(shorter) :] == shorter or sound_alike(one, other):
        return True
    initial = one[0].rstrip("."), other[0].rstrip(".")
    return one[-1] == other[-1] and initial[0][:1] == initial[1][:1] and min(map(len, initial)) == 1


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer != shorter + _MUTE and bool(sounds(one) & sounds(other))


def _one_begins_the_other(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _family_sounds(name: tuple[str, ...]) -> frozenset[str]:
    """Return what the family name of a full name sounds like, to find those that may be the same."""
    return sounds(name[-1]) | {name[-1]}
