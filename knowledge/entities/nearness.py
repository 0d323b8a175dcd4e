"""Which names are spelt nearly alike: shown beside "not on record", never answered for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.model import Entity
from knowledge.text import fold

_ALIKE = 0.6
"""How much of two names has to agree (1: all of it). Slovenia and Slovakia do by three quarters; Canada and Rwanda,
by a half, are not what anybody would look at twice."""

_SHORTEST = 4
"""Letters: of shorter names, too many are alike by chance."""


class Spellings:
    """The names of some entities in every language, to be asked which of them a name is nearly."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities: dict[str, list[Entity]] = {}
        for entity in entities:
            for name in {fold(name) for name in entity.names.values()}:
                self._entities.setdefault(name, []).append(entity)

    def like(self, name: str, limit: int) -> Iterator[Entity]:
        """Yield up to so many entities whose name is spelt much like this one, the nearest first."""
        wanted = fold(name)
        if len(wanted) >= _SHORTEST:
            near = process.extract(
                wanted, self._entities.keys(), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=limit
            )
            yield from {entity.id: entity for found, _, _ in near for entity in self._entities[found]}.values()
