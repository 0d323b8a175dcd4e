"""When two names of different articles are one person's or one thing's: by the world's names, or by their sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from knowledge.entities.transliteration import sounds
from knowledge.gazetteer import load_gazetteer
from knowledge.model import Entity, EntityKind
from knowledge.text import fold

_ALIKE = (
    {EntityKind.PERSON},
    {EntityKind.COUNTRY},
    {EntityKind.PLACE},
    {EntityKind.WEAPON},
    {EntityKind.EVENT},
    {EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.MECHANISM},
)
"""Kinds that one thing can be taken for in different articles; a place is never a country, whatever its name."""
_MUTE = "e"
"""A letter that is not heard at the end of a name, and tells Paule from Paul."""


def are_alike(one: EntityKind, other: EntityKind) -> bool:
    """Whether one thing can be taken for either kind."""
    return any(one in kinds and other in kinds for kinds in _ALIKE)


# --- the world's names


@cache
def known_to_the_world() -> frozenset[str]:
    """Return all names of all that is notable, folded."""
    notable = load_gazetteer().notable
    forms = (form for one in notable for form in (*one.names.values(), *one.codes, *one.aliases, one.surname))
    return frozenset(fold(form) for form in forms if form)


@cache
def _numbers() -> dict[str, frozenset[int]]:
    """Return the notable things that a folded name is enough to tell: no single common word ("the Alliance")."""
    found: dict[str, set[int]] = {}
    for number, one in enumerate(load_gazetteer().notable):
        telling = (form for form in one.aliases if one.kind is EntityKind.PERSON or len(form.split()) > 1)
        for form in (*one.names.values(), *one.codes, *telling, one.surname):
            if form:
                found.setdefault(fold(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def in_the_world(forms: Iterable[str], kind: EntityKind) -> int | None:
    """Return which notable person or thing of a like kind goes by one of the forms; None where none does, or several."""
    notable = load_gazetteer().notable
    numbers = {
        number
        for form in forms
        for number in _numbers().get(fold(form), frozenset())
        if are_alike(notable[number].kind, kind)
    }
    return numbers.pop() if len(numbers) == 1 else None


# --- persons


def full_names(entity: Entity) -> Iterator[tuple[str, ...]]:
    """Yield the names of a person that have a given name and a family name, as folded words."""
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


def may_be_one(one: Entity, other: Entity) -> bool:
    """Whether nothing in their full names says that two persons are two: Kari and Jens Stoltenberg are.

    Where one is known by the family name alone and is of the world's persons, the other has to be the same.
    """
    ones, others = list(full_names(one)), list(full_names(other))
    if not ones or not others:
        numbers = {in_the_world(entity.names.values(), EntityKind.PERSON) for entity in (one, other)}
        return len(numbers) == 1 or not (ones or others) or numbers == {None}
    return any(_fits(mine, theirs) for mine in ones for theirs in others)


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


def family_sounds(name: tuple[str, ...]) -> frozenset[str]:
    """Return what the family name of a full name sounds like, to find those that may be the same."""
    return sounds(name[-1]) | {name[-1]}
