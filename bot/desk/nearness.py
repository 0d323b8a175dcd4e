"""What is on record under a name spelt nearly alike: shown beside "not on record", never answered for."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.desk.room import Room
from knowledge.model import Entity, EntityKind
from knowledge.text import fold

_ALIKE = 0.6
"""How much of two names has to agree (1: all of it). Slovenia and Slovakia do by three quarters; Canada and Rwanda,
by a half, are not what anybody would look at twice."""

_SHORTEST = 4
"""Letters: of shorter names, too many are alike by chance."""


def spelt_alike(room: Room, name: str, kind: EntityKind | None, limit: int) -> list[Entity]:
    """Return entities with facts whose name is spelt much like this one, the nearest first; of the kind, if given."""
    wanted = fold(name)
    if len(wanted) < _SHORTEST:
        return []
    names = room.spellings
    near = process.extract(wanted, names.keys(), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=4 * limit)
    ids = dict.fromkeys(entity for found, _, _ in near for entity in names[found])
    entities = (room.corpus.entities[one] for one in ids)
    return [entity for entity in entities if kind is None or entity.kind is kind][:limit]
