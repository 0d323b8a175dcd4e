"""Who speaks and acts for whom: a minister for a country, a ministry for it too, a group for its members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.model import Entity, EntityKind

_SERVING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


class Voices:
    """The relations between the entities of a corpus, followed through as many steps as there are."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._servants: dict[str, list[str]] = {}
        self._groups: dict[str, list[str]] = {}
        self._places: dict[str, list[str]] = {}
        self._back: dict[str, list[str]] = {}
        for entity in entities.values():
            if entity.kind in _SERVING:
                for served in {entity.country, entity.body} - {None, entity.id}:
                    self._servants.setdefault(str(served), []).append(entity.id)
            if entity.kind is EntityKind.GROUP:
                for member in entity.members:
                    self._groups.setdefault(member, []).append(entity.id)
            if entity.kind is EntityKind.PLACE and entity.country is not None:
                self._places.setdefault(entity.country, []).append(entity.id)
        for table in (self._servants, self._groups, self._places):
            for counted_as, those in table.items():
                for one in those:
                    self._back.setdefault(one, []).append(counted_as)

    def agents(self, entity: str) -> tuple[str, ...]:
        """Return the entity, the persons and bodies that serve it, and the persons who serve those bodies."""
        return _closure([entity], self._servants)

    def parties(self, entity: str) -> tuple[str, ...]:
        """Return the agents of the entity and the groups that the corpus says it is a member of."""
        return tuple(dict.fromkeys((*self.agents(entity), *_closure([entity], self._groups))))

    def places(self, entity: str) -> tuple[str, ...]:
        """Return the entity and the places that lie in it."""
        return (entity, *self._places.get(entity, ()))

    def spoken_for(self, entities: Iterable[str]) -> frozenset[str]:
        """Return the entities and every one that any of them counts as: whom it serves, where it lies, who is in it."""
        return frozenset(_closure(entities, self._back))


def _closure(start: Iterable[str], steps: Mapping[str, list[str]]) -> tuple[str, ...]:
    found = dict.fromkeys(start)
    waiting = list(found)
    while waiting:
        for following in steps.get(waiting.pop(), ()):
            if following not in found:
                found[following] = None
                waiting.append(following)
    return tuple(found)
