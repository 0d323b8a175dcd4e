"""The resolver: what a person typed -> the entities that they may have meant, or the name of what is not on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from knowledge.entities import matching
from knowledge.entities.candidates import Candidate, Resolution, Tier
from knowledge.entities.guard import Guard, Guarded
from knowledge.entities.index import IndexedName, SmallIndex, Use
from knowledge.entities.matching import Hit
from knowledge.entities.names import keys_of, known_entities, names_of
from knowledge.entities.ranking import candidate, ranked
from knowledge.entities.readings import Reading, readings
from knowledge.entities.transliteration import sounds
from knowledge.gazetteer import Gazetteer, load_gazetteer
from knowledge.model import Entity


class Resolver:
    """Finds entities by anything that a person may type for them.

    `entities` are those of the corpus; `gazetteer` is the world's names (the one that ships, unless another is given).
    """

    def __init__(self, entities: Iterable[Entity], gazetteer: Gazetteer | None = None) -> None:
        self._entities = tuple(entities)
        self._by_id = {entity.id: entity for entity in self._entities}
        world = load_gazetteer() if gazetteer is None else gazetteer
        self._known = known_entities(self._entities, world)
        self._names = names_of(self._entities, world, self._known)
        self._index = SmallIndex(
            [
                IndexedName(name.key.tokens, name.use, sounds(name.text) if name.use & Use.SOUND else frozenset())
                for name in self._names
            ]
        )
        self._guard = Guard(world, self._known, keys_of(self._names))

    def resolve(
        self, query: str, *, language: str = "en", counts: Mapping[str, int] | None = None, limit: int = 10
    ) -> Resolution:
        """Return what the text may mean, best first; an entity's id means that entity.

        `counts` are the facts per entity id for the command at hand: of the entities that the text names as well as
        each other, those that have some come first. At most `limit` candidates.
        """
        if (entity := self._by_id.get(query)) is not None:
            return Resolution(query, (Candidate(entity, 1.0, Tier.EXACT, entity.id, "exact"),))
        ways = readings(query)
        if not ways:
            return Resolution(query)
        if found := self._named(ways):
            return Resolution(query, ranked(found, counts)[:limit])
        if (guarded := self._guarded(ways)) is not None:
            return self._absent(query, guarded, language)
        found = self._in_part(ways)
        if not found:
            found, guarded = self._with_slips(ways)
            if guarded is not None:
                return self._absent(query, guarded, language)
        return Resolution(query, ranked(found, counts)[:limit])

    def complete(
        self, typed: str, *, language: str = "en", counts: Mapping[str, int] | None = None, limit: int = 25
    ) -> tuple[Candidate, ...]:
        """Return what the text so far may become, by tier and then by facts; for an empty field, the most on record."""
        if not typed.strip():
            return self._most_on_record(language, counts)[:limit]
        ways = readings(typed)
        if not ways:
            return ()
        plain = ways[0]
        found = [
            *self._named(ways),
            *self._candidates(matching.words(self._index, plain.key), plain),
            *self._candidates(matching.beginnings(self._index, plain.key, shortest=1), plain),
        ]
        if not found and self._guarded(ways) is None:
            found = self._in_part(ways) or self._with_slips(ways)[0]
        return ranked(found, counts, by_facts=True)[:limit]

    def _named(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Return what the text names outright, if need be with the order of words, initials or a title set aside."""
        for way in ways:
            if found := self._candidates(matching.exact(self._index, way.key), way):
                return found
        for way in ways:
            hits = matching.reordered(self._index, way.key) or matching.initials(self._index, way.key)
            if found := self._candidates(hits, way):
                return found
        return []

    def _guarded(self, ways: Sequence[Reading]) -> Guarded | None:
        """Return what the text names outright that is not on record."""
        return next((guarded for way in ways if (guarded := self._guard.exact(way.key)) is not None), None)

    def _in_part(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Return what the text sounds like, or what it is a part or the beginning of."""
        for way in ways:
            hits = matching.sounding(self._index, sounds(way.key.whole))
            if found := self._candidates(hits, way):
                return found
        for tier in (matching.words, matching.beginnings):
            for way in ways:
                if way.kinds is None and (found := self._candidates(tier(self._index, way.key), way)):
                    return found
        return []

    def _with_slips(self, ways: Sequence[Reading]) -> tuple[list[Candidate], Guarded | None]:
        """Return what the text is with a few letters wrong, unless something that is not on record is as near."""
        for tier in (matching.slips, matching.beginnings_with_slips):
            for way in ways:
                hits = tier(self._index, way.key)
                found = self._candidates(hits, way)
                guarded = self._guard.nearest(way.key)
                if guarded is not None and (not found or guarded.edits <= hits[0].edits):
                    return [], guarded
                if found:
                    return ([], None) if self._guard.begins(way.key) else (found, None)
        return [], None

    def _candidates(self, hits: Iterable[Hit], way: Reading) -> list[Candidate]:
        made = []
        for hit in hits:
            name = self._names[hit.name]
            entity = self._entities[name.owner]
            if way.kinds is None or entity.kind in way.kinds:
                made.append(candidate(hit, name, entity, way.set_aside))
        return made

    def _absent(self, query: str, guarded: Guarded, language: str) -> Resolution:
        number = self._known.countries.get(guarded.country or "")
        near = () if number is None else (self._entities[number],)
        nearest = tuple(Candidate(entity, 0.0, Tier.WORD, guarded.name.text, "country") for entity in near)
        return Resolution(query, absent=guarded.absent(language), nearest=nearest)

    def _most_on_record(self, language: str, counts: Mapping[str, int] | None) -> tuple[Candidate, ...]:
        facts = counts or {}
        offered = [entity for entity in self._entities if facts.get(entity.id)] or list(self._entities)
        named = [(entity.names.get(language) or next(iter(entity.names.values())), entity) for entity in offered]
        named.sort(key=lambda one: (-facts.get(one[1].id, 0), one[0]))
        return tuple(Candidate(entity, 1.0, Tier.EXACT, name, "most") for name, entity in named)
