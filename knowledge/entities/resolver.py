"""The resolver: what a person typed -> the entities that they may have meant, or the name of what is not on record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from pathlib import Path

from knowledge.entities.candidates import Candidate, Resolution, Tier
from knowledge.entities.guard import Guarded
from knowledge.entities.lookup import Found, Lookup
from knowledge.entities.matching import SHORTEST_PART
from knowledge.entities.nearness import Spellings
from knowledge.entities.ranking import ranked
from knowledge.entities.readings import Reading, readings, readings_so_far
from knowledge.entities.running_text import RunningNames
from knowledge.gazetteer import Country, Gazetteer, load_gazetteer
from knowledge.model import Entity, EntityKind

_SLIPPED_WHILE_TYPING = 4
"""Letters: from here on a list to choose from forgives a slip; an answer that nobody chose waits for more."""


_WHOLE = frozenset({Tier.EXACT, Tier.REWORDED, Tier.TYPO})
"""The tiers at which the whole of a text is a name."""

_LIKE = 8
"""How many times more names are looked at than are shown of those spelt alike; most have no facts, or are of another kind."""


class Resolver:
    """Finds entities by anything that a person may type for them.

    `entities` are those of the corpus; `gazetteer` is the world's names (the one that ships, unless another is given).
    `saved` is a file in which the index of a large corpus is kept from one start to the next.
    """

    def __init__(
        self, entities: Iterable[Entity], gazetteer: Gazetteer | None = None, saved: Path | None = None
    ) -> None:
        self._world = load_gazetteer() if gazetteer is None else gazetteer
        self._lookup = Lookup(entities, self._world, saved)
        self._by_id = {entity.id: entity for entity in self._lookup.entities}

    def resolve(
        self, query: str, *, language: str = "en", counts: Mapping[str, int] | None = None, limit: int = 10
    ) -> Resolution:
        """Return what the text may mean, best first; an entity's id means that entity.

        `counts` are the facts per entity id for the command at hand: of the entities that the text names as well as
        each other, those that have some come first. At most `limit` candidates.
        """
        if (entity := self._by_id.get(query)) is not None:
            return Resolution(query, (Candidate(entity, 1.0, Tier.EXACT, entity.id, "exact"),))
        if ways := readings(query):
            found = next((found for found in self._steps(query, ways) if found), None)
            if isinstance(found, Guarded):
                return Resolution(query, absent=self._lookup.absent(found, language), nearest=self._nearest(found))
            return Resolution(query, ranked(found or (), counts)[:limit])
        return Resolution(query)

    def _steps(self, query: str, ways: Sequence[Reading]) -> Iterator[Found]:
        """Yield what each step finds, the surest first; a step is taken only when those before it found nothing."""
        names = self._lookup
        plain = [way for way in ways if way.kinds is None]
        yield names.named(plain)
        yield names.placed(query)
        yield names.guarded(plain)
        yield names.named(ways)
        yield names.guarded(ways)
        yield names.in_full(ways)
        yield names.sounding(ways)
        yield names.words(ways)
        yield names.beginnings(ways)
        yield names.cities(ways)
        yield names.in_office(ways)
        yield names.mended(ways)
        yield names.slips(ways)
        yield names.as_one_word(query)
        yield names.slipped_beginnings(ways)

    def complete(
        self, typed: str, *, language: str = "en", counts: Mapping[str, int] | None = None, limit: int = 25
    ) -> tuple[Candidate, ...]:
        """Return what the text so far may become, by tier and then by facts; for an empty field, the most on record."""
        if not typed.strip():
            return self._most_on_record(language, counts, limit)
        ways = readings_so_far(typed)
        names = self._lookup
        found: Found = [*names.named(ways), *names.while_typing(ways, counts)]
        if not found and ways and names.guarded(ways) is None:
            found = next((found for found in self._steps_while_typing(typed, ways) if found), None)
        return ranked(found, counts, by_facts=True)[:limit] if isinstance(found, list) else ()

    def _steps_while_typing(self, typed: str, ways: Sequence[Reading]) -> Iterator[Found]:
        names = self._lookup
        yield names.in_full(ways)
        yield names.in_office(ways)
        yield names.mended(ways)
        yield names.sounding(ways)
        yield names.slips(ways)
        yield names.as_one_word(typed)
        yield names.slipped_beginnings(ways, shortest=_SLIPPED_WHILE_TYPING)

    def nearest_to(
        self, resolution: Resolution, *, counts: Mapping[str, int] | None = None, limit: int = 3
    ) -> tuple[Entity, ...]:
        """Return what may be shown beside what is not on record, and is not it: what it belongs to, else what is like it.

        That is who holds an office like the one that was typed ("Dutch minister" for the "Dutch defence minister"), or names
        spelt alike: those that have facts by `counts`, and are of the kind of what is not on record where that is known.
        """
        if resolution.nearest:
            return tuple(one.entity for one in resolution.nearest[:limit])
        if holders := self._lookup.near_office(resolution.query):
            return tuple(holders[:limit])
        absent, facts = resolution.absent, counts or {}
        alike = self._spellings.like(absent.name if absent else resolution.query, _LIKE * limit)
        kind = absent.kind if absent else None
        return tuple(one for one in alike if facts.get(one.id) and kind in (None, one.kind))[:limit]

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._lookup.entities)

    def in_running_text(self, is_common: Callable[[str], bool] = lambda _: False) -> RunningNames:
        """Return the names, to be found in running text; `is_common` says which folded words say other things too."""
        return RunningNames(self._lookup.entities, self._lookup.known, self._world, is_common)

    def serving(self, served: Collection[str]) -> list[Entity]:
        """Return the persons who hold an office of one of these countries or bodies, by their ids."""
        return self._lookup.serving(served)

    def spelt(self, word: str, *, capital: bool = False) -> str | None:
        """Return the word of a name, on record or not, that a folded word of running text is a slip of, or sounds like.

        `capital` says that it has a capital; without one it may be any word, and only a slip is mended.
        """
        return self._lookup.spelt(word, by_sound=capital)

    def name_of(self, words: str, *, language: str, capital: bool) -> str | None:
        """Return by what name readers of a language know what some words of a running text are meant to name.

        That may be on record or not. With a `capital` they may be one on record with slips in it. None where they name
        nothing, or are a part of a name.
        """
        found = self.resolve(words, language=language)
        if found.absent is not None and not found.absent.edits and (capital or len(words) > SHORTEST_PART):
            return found.absent.name
        first = next(iter(found.candidates), None)
        if first is None or first.tier not in (_WHOLE if capital else _WHOLE - {Tier.TYPO}):
            return None
        return first.matched if found.is_ambiguous else first.entity.names.get(language, first.matched)

    def has_word(self, word: str) -> bool:
        """Whether a folded word is one of a name on record, or is one that the world has besides."""
        return self._lookup.has_word(word)

    def country(self, entity: str) -> Country | None:
        """Return the country of the world that an entity is, by its id."""
        of = (
            code for code, number in self._lookup.known.countries.items() if self._lookup.entities[number].id == entity
        )
        return self._world.country(next(of, ""))

    def _nearest(self, guarded: Guarded) -> tuple[Candidate, ...]:
        """Return what on record is as near, and the country or kind on record that something not on record is of."""
        near = ranked(guarded.beside, None)
        if (number := self._lookup.having(guarded)) is None:
            return near
        entity = self._lookup.entities[number]
        reason = "country" if entity.kind is EntityKind.COUNTRY else "kind"
        return (*near, Candidate(entity, 0.0, Tier.WORD, guarded.name.text, reason))

    def _most_on_record(self, language: str, counts: Mapping[str, int] | None, limit: int) -> tuple[Candidate, ...]:
        facts = counts or {}
        entities = self._lookup.entities
        offered = [entity for entity in entities if facts.get(entity.id)] or list(entities)
        named = [(entity.names.get(language) or next(iter(entity.names.values())), entity) for entity in offered]
        most = nsmallest(limit, named, key=lambda one: (-facts.get(one[1].id, 0), one[0]))
        return tuple(Candidate(entity, 1.0, Tier.EXACT, name, "most") for name, entity in most)
