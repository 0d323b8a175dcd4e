"""A corpus in memory, and the questions that one asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from knowledge.corpus.index import Index, build_index
from knowledge.corpus.passages import Passage, passage
from knowledge.corpus.subjects import Subject, said_of, stems
from knowledge.corpus.voices import Voices
from knowledge.model import (
    Entity,
    Event,
    Fact,
    FactKind,
    Figure,
    Pledge,
    Position,
    Quote,
    Source,
    Span,
    Status,
    Term,
)

_Kind = TypeVar("_Kind", Pledge, Quote, Position)


class Corpus:
    """Articles, entities and facts, with typed queries; nothing in it changes.

    Entities are given by id or as themselves; one that the corpus lacks simply has nothing on record. Facts come back
    in reading order, by article and place in it; promises by how firm they are first.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        entities: Mapping[str, Entity],
        facts: Mapping[str, Fact],
        *,
        fingerprint: str,
        index: Index | None = None,
    ) -> None:
        self.sources: Mapping[str, Source] = MappingProxyType(dict(sources))
        self.entities: Mapping[str, Entity] = MappingProxyType(dict(entities))
        self.facts: Mapping[str, Fact] = facts
        self.fingerprint = fingerprint
        self._index = index or build_index(sources, entities, facts.values())
        self._ids = tuple(facts)
        self._voices = Voices(entities)
        self._counts: dict[FactKind, Mapping[str, int]] = {}
        self._stems: dict[str, frozenset[str]] = {}

    def pledges(
        self, entity: str | Entity, *, status: Status | None = None, item: str | None = None
    ) -> tuple[Pledge, ...]:
        """Return the promises in which the entity is an actor or the recipient, the firmest first.

        Persons and bodies that speak for it count as it, and so do groups that it is a member of. `status` keeps those
        of one status, `item` those that are about some words.
        """
        found = cast("tuple[Pledge, ...]", self._facts(self._numbers(FactKind.PLEDGE, entity), by_firmness=True))
        return self._about([p for p in found if status is None or p.status is status], item)

    def quotes(self, speaker: str | Entity, *, about: str | None = None) -> tuple[Quote, ...]:
        """Return what an entity said: a person, a body and the persons who speak for it, a country and all of these."""
        return self._about(cast("tuple[Quote, ...]", self._facts(self._numbers(FactKind.QUOTE, speaker))), about)

    def positions(self, entity: str | Entity, *, about: str | None = None) -> tuple[Position, ...]:
        """Return where the entity stands, with those who speak for it and the groups that it is a member of."""
        return self._about(cast("tuple[Position, ...]", self._facts(self._numbers(FactKind.POSITION, entity))), about)

    def events(self, entity: str | Entity) -> tuple[Event, ...]:
        """Return the events that the entity takes part in, that are in it or in a place of it, or that are it."""
        return cast("tuple[Event, ...]", self._facts(self._numbers(FactKind.EVENT, entity)))

    def figures(self, entity: str | Entity) -> tuple[Figure, ...]:
        """Return the numbers that are about the entity."""
        return cast("tuple[Figure, ...]", self._facts(self._numbers(FactKind.FIGURE, entity)))

    def terms(self, entity: str | Entity) -> tuple[Term, ...]:
        """Return the terms in quotation marks that stand for the entity."""
        return cast("tuple[Term, ...]", self._facts(self._numbers(FactKind.TERM, entity)))

    def of_source(self, source: str | Source) -> tuple[Fact, ...]:
        """Return all that an article put on record, in the order of its text."""
        return self._facts(
            self._index.by_source.get(
                self._source_numbers.get(source if isinstance(source, str) else source.id, -1), ()
            )
        )

    def naming(self, entity: str | Entity) -> tuple[Fact, ...]:
        """Return the facts of every kind that refer to the entity itself, in any role."""
        return self._facts(self._index.naming.get(_id(entity), ()))

    def agents(self, entity: str | Entity) -> tuple[str, ...]:
        """Return the entity and every person and body whose words and deeds count as its own."""
        return self._voices.agents(_id(entity))

    def groups(self, entity: str | Entity) -> tuple[str, ...]:
        """Return the groups that the corpus says the entity is a member of."""
        agents = self._voices.agents(_id(entity))
        return tuple(group for group in self._voices.parties(_id(entity)) if group not in agents)

    def counts(self, kind: FactKind) -> Mapping[str, int]:
        """Return for every entity how many facts of a kind the query for it finds; entities with none are left out."""
        if kind not in self._counts:
            numbers = {entity: len(self._numbers(kind, entity)) for entity in self.entities}
            self._counts[kind] = MappingProxyType({entity: count for entity, count in numbers.items() if count})
        return self._counts[kind]

    def passage(self, fact: Fact | Span, source: Source | str | None = None) -> Passage:
        """Return the passage around a fact, or around any span of a given article."""
        where = source if source is not None else getattr(fact, "source", None)
        if isinstance(where, str):
            where = self.sources[where]
        if where is None:
            raise TypeError("a span by itself does not say which article it is of")
        return passage(fact, where)

    def source(self, name: str) -> Source | None:
        """Return the article with an id or a number ("3" is "003"), if there is one."""
        wanted = name.strip()
        found = self.sources.get(wanted) or self.sources.get(self._by_number.get(wanted, ""))
        if found is None and wanted.isdecimal():
            found = self.sources.get(self._by_number.get(wanted.lstrip("0") or "0", ""))
        return found

    def sources_naming(self, entity: str | Entity) -> tuple[Source, ...]:
        """Return the articles that name the entity in words or refer to it in a fact, in their order."""
        numbers = set(self._index.mentioned.get(_id(entity), ()))
        numbers.update(self._index.sources[number] for number in self._index.naming.get(_id(entity), ()))
        names = tuple(self.sources)
        return tuple(self.sources[names[number]] for number in sorted(numbers))

    def _numbers(self, kind: FactKind, entity: str | Entity) -> set[int]:
        """Return the facts of a kind that a question about the entity is answered with."""
        index, voices, entity = self._index, self._voices, _id(entity)
        match kind:
            case FactKind.QUOTE:
                return index.find(kind, voices.agents(entity), "speaker")
            case FactKind.PLEDGE:
                return index.find(kind, voices.parties(entity), "actors", "recipient")
            case FactKind.POSITION:
                return index.find(kind, voices.parties(entity), "actors")
            case FactKind.EVENT:
                taking_part = index.find(kind, voices.parties(entity), "participants")
                there = index.find(kind, voices.places(entity), "places")
                return taking_part | there | index.find(kind, (entity,), "about")
            case FactKind.FIGURE:
                return index.find(kind, (entity,), "about")
            case FactKind.TERM:
                return index.find(kind, (entity,), "entity")

    def _facts(self, numbers: Iterable[int], *, by_firmness: bool = False) -> tuple[Fact, ...]:
        return tuple(self.facts[self._ids[n]] for n in self._index.order(numbers, by_firmness=by_firmness))

    def _about(self, facts: Iterable[_Kind], query: str | None) -> tuple[_Kind, ...]:
        if query is None or not query.strip():
            return tuple(facts)
        subject = Subject(query, self.entities.values())
        return tuple(fact for fact in facts if subject.matches(self._stems_of(fact)))

    def _stems_of(self, fact: Fact) -> frozenset[str]:
        if fact.id not in self._stems:
            self._stems[fact.id] = stems("\n".join(said_of(fact, self.entities)))
        return self._stems[fact.id]

    @cached_property
    def _source_numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.sources)}

    @cached_property
    def _by_number(self) -> Mapping[str, str]:
        plain = {s.number.lstrip("0") or "0": s.id for s in self.sources.values() if s.number.isdecimal()}
        return plain | {source.number: source.id for source in self.sources.values()}


def _id(named: str | Entity | Source) -> str:
    return named if isinstance(named, str) else named.id
