"""What of the world an entity is: the one account of it, by the names that both go by.

The resolver, the names that are looked for in running text and the joining of what articles name to what a corpus knows
all ask it, so that none of them takes for Slovakia, or for nobody, what another takes for Slovenia.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from knowledge.entities.spelling import load_words
from knowledge.gazetteer import Country, Gazetteer, Notable
from knowledge.model import Entity, EntityKind
from knowledge.text import fold

Thing = str | int
"""Something of the gazetteer: the code of a country, or the place of a notable name in `Gazetteer.notable`."""

_NAME, _TELLING, _LOOSE = range(3)
"""How much a form tells: it is the name, it stands for nothing else, or it may ("the Alliance")."""

_ALIKE: Mapping[EntityKind, EntityKind] = dict.fromkeys(
    (EntityKind.GROUP, EntityKind.MECHANISM), EntityKind.ORGANISATION
)
_SEPARATORS = str.maketrans({"-": " ", "'": " ", "/": " ", ".": None, ",": None})


def sort_of(kind: EntityKind) -> EntityKind:
    """Return the kind, one for those that two accounts of one thing may differ in; a place is never a country."""
    return _ALIKE.get(kind, kind)


def plain(name: str) -> str:
    """Return a name as it is compared with the world's: folded, without marks or a leading article."""
    folded = fold(name)
    if folded.isalpha():
        return folded
    words = folded.translate(_SEPARATORS).split()
    if len(words) > 1 and words[0] in load_words().articles:
        del words[0]
    return " ".join(words)


class _Form(NamedTuple):
    thing: Thing
    sort: EntityKind
    tells: int


class World:
    """The gazetteer by what its countries and notable things are called."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._forms: dict[str, list[_Form]] = {}
        for country in gazetteer.countries:
            others = (*country.codes, *(form for forms in country.aliases.values() for form in forms))
            self._add(country.names.values(), _Form(country.code2, EntityKind.COUNTRY, _NAME))
            self._add(others, _Form(country.code2, EntityKind.COUNTRY, _TELLING))
        for place, one in enumerate(gazetteer.notable):
            sort = sort_of(one.kind)
            self._add(one.names.values(), _Form(place, sort, _NAME))
            self._add((*one.codes, one.surname), _Form(place, sort, _TELLING))
            for alias in one.aliases:
                # A body's single common word ("the Commission") is what other bodies are called too.
                loose = sort is EntityKind.ORGANISATION and " " not in plain(alias)
                self._add((alias,), _Form(place, sort, _LOOSE if loose else _TELLING))

    def _add(self, forms: Iterable[str], meant: _Form) -> None:
        for form in filter(None, forms):
            known = self._forms.setdefault(plain(form), [])
            if meant not in known:
                known.append(meant)

    def thing(self, thing: Thing) -> Country | Notable:
        """Return what a code or a place stands for."""
        return self.gazetteer.by_code[thing] if isinstance(thing, str) else self.gazetteer.notable[thing]

    def goes_by(self, form: str) -> bool:
        """Whether a notable thing, of any kind, goes by a form."""
        return any(isinstance(one.thing, int) for one in self._forms.get(plain(form), ()))

    def is_country(self, form: str) -> bool:
        """Whether a form is the name of a country, and of nothing else."""
        meant = self._forms.get(plain(form), ())
        return bool(meant) and all(one.sort is EntityKind.COUNTRY and one.tells == _NAME for one in meant)

    def of(self, entity: Entity) -> Thing | None:
        """Return what of the world an entity is; None where it is nothing, or may be several things.

        Its names tell before its other names do. A family name is not everybody's who bears it: of a person who has a
        full name that has to be met. A place is not all that it is also called.
        """
        names: Iterable[str] = entity.names.values()
        aliases: Iterable[str] = () if entity.kind is EntityKind.PLACE else entity.aliases
        if entity.kind is EntityKind.PERSON:
            full = [name for name in (*names, *aliases) if " " in name]
            names, aliases = (full, ()) if full else (names, aliases)
        sort = sort_of(entity.kind)
        for tells in (_NAME, _TELLING):
            for forms in (names, aliases):
                found = {
                    known.thing
                    for form in forms
                    for known in self._forms.get(plain(form), ())
                    if known.sort is sort and known.tells == tells
                }
                if found:
                    return found.pop() if len(found) == 1 else None
        return None


@lru_cache(maxsize=4)
def world_of(gazetteer: Gazetteer) -> World:
    """Return a gazetteer by its names; the second call costs nothing."""
    return World(gazetteer)
