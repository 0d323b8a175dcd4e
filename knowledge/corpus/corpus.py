"""A corpus in memory, and the questions that one asks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple, cast

from knowledge.corpus.index import (
    BY_SOURCE,
    FIRMNESS,
    KINDS,
    MENTIONED,
    NAMING,
    PRINCIPAL,
    Index,
    build_index,
    numbered,
    table_of,
)
from knowledge.corpus.passages import Passage, passage
from knowledge.corpus.selected import Selected
from knowledge.corpus.subjects import Subject, stems_of
from knowledge.corpus.voices import Voices
from knowledge.corpus.words import Renumbered, Words
from knowledge.grounding import own_forms
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
from knowledge.model.roles import roles
from knowledge.text import fold

_STEMS_KEPT = 20_000
"""Facts whose words are kept ready for the filters; some hundreds of bytes each."""


class Page(NamedTuple):
    """The first facts that a query finds, how many it finds in all, and how many of those are refused promises."""

    facts: tuple[Fact, ...]
    total: int
    refusals: int


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
        counts: Mapping[FactKind, Mapping[str, int]] | None = None,
        words: Words | None = None,
    ) -> None:
        """Take what was validated; the mappings are kept, not copied, and what is not given is worked out.

        Without `words`, the facts themselves are read for what they are about.
        """
        self.sources: Mapping[str, Source] = MappingProxyType(sources) if isinstance(sources, dict) else sources
        self.entities: Mapping[str, Entity] = MappingProxyType(entities) if isinstance(entities, dict) else entities
        self.facts: Mapping[str, Fact] = MappingProxyType(facts) if isinstance(facts, dict) else facts
        self.fingerprint = fingerprint
        self._index = index or build_index(sources, entities, facts.values())
        self._ids = tuple(facts)
        self._words = words
        self._voices = Voices(entities)
        self._entity_numbers = numbered(entities)
        self._counts: dict[FactKind, Mapping[str, int]] = dict(counts or {})
        self._stems = lru_cache(maxsize=_STEMS_KEPT)(self._read_stems)

    @property
    def index(self) -> Index:
        """Which facts speak of which entity, as numbers into the order of `facts`."""
        return self._index

    def pledges(
        self, entity: str | Entity, *, status: Status | None = None, item: str | None = None
    ) -> tuple[Pledge, ...]:
        """Return the promises in which the entity is an actor or the recipient, the firmest first.

        Persons and bodies that speak for it count as it, and so do groups that it is a member of. `status` keeps those
        of one status, `item` those that are about some words.
        """
        numbers = self._narrowed(FactKind.PLEDGE, entity, status, item)
        return cast("tuple[Pledge, ...]", self._facts(numbers, by_firmness=True))

    def quotes(self, speaker: str | Entity, *, about: str | None = None) -> tuple[Quote, ...]:
        """Return what an entity said: a person, a body and the persons who speak for it, a country and all of these."""
        return cast("tuple[Quote, ...]", self._facts(self._narrowed(FactKind.QUOTE, speaker, None, about)))

    def positions(self, entity: str | Entity, *, about: str | None = None) -> tuple[Position, ...]:
        """Return where the entity stands, with those who speak for it and the groups that it is a member of."""
        return cast("tuple[Position, ...]", self._facts(self._narrowed(FactKind.POSITION, entity, None, about)))

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
        number = self._source_numbers.get(_id(source))
        return () if number is None else self._facts(self._index.tables[BY_SOURCE][number])

    def refers(self, source: str | Source, entities: Iterable[str]) -> bool:
        """Return whether a fact of an article refers to one of the entities, without reading it."""
        number = self._source_numbers.get(_id(source))
        facts = () if number is None else self._index.tables[BY_SOURCE][number]
        keys = (self._entity_numbers[entity] for entity in entities if entity in self._entity_numbers)
        return bool(facts) and any(self._index.tables[NAMING].has_any(key, facts) for key in keys)

    def naming(self, entity: str | Entity) -> tuple[Fact, ...]:
        """Return the facts of every kind that refer to the entity itself, in any role."""
        number = self._entity_numbers.get(_id(entity))
        return () if number is None else self._facts(self._index.tables[NAMING][number])

    def page(
        self,
        kind: FactKind,
        entity: str | Entity,
        most: int,
        *,
        status: Status | None = None,
        about: str | None = None,
    ) -> Page:
        """Return the first facts of a kind in the order in which the query for an entity gives them, reading no others.

        `status` and `about` narrow it as in the query itself.
        """
        numbers = self._narrowed(kind, entity, status, about)
        ranked = self._index.order(numbers, by_firmness=kind is FactKind.PLEDGE)
        facts = tuple(self.facts[self._ids[number]] for number in ranked[:most])
        refusals = len(self._declined.intersection(numbers)) if kind is FactKind.PLEDGE else 0
        return Page(facts, len(numbers), refusals)

    def first(self, kind: FactKind, entity: str | Entity, most: int) -> tuple[Fact, ...]:
        """Return the first facts of a kind about an entity."""
        return self.page(kind, entity, most).facts

    def first_naming(self, entity: str | Entity, most: int, kind: FactKind | None = None) -> tuple[Fact, ...]:
        """Return the first facts of a kind (of any: None) that refer to the entity itself, reading no others."""
        number = self._entity_numbers.get(_id(entity))
        numbers: Sequence[int] = () if number is None else self._index.tables[NAMING][number]
        if kind is not None:
            kinds, wanted = self._index.kinds, KINDS.index(kind)
            numbers = [number for number in numbers if kinds[number] == wanted]
        return tuple(self.facts[self._ids[n]] for n in numbers[:most])

    def tally(self, source: str | Source | None = None) -> Mapping[FactKind, int]:
        """Return how many facts of each kind there are, in all or of one article, without reading them."""
        kinds: Sequence[int] = self._index.kinds
        if source is not None:
            number = self._source_numbers.get(_id(source))
            kinds = [] if number is None else [kinds[n] for n in self._index.tables[BY_SOURCE][number]]
        counts = Counter(kinds)
        return {kind: counts[number] for number, kind in enumerate(KINDS)}

    def refusals(self) -> Mapping[str, int]:
        """Return for every entity how many of the promises that the query for it finds were declined."""
        return self._refusals

    def statuses(self, entity: str | Entity, *, given: bool = False) -> Mapping[Status, int]:
        """Return how many promises of each status there are about an entity (`given`: by it), without reading them."""
        name = _id(entity)
        numbers: Collection[int] = self._numbers(FactKind.PLEDGE, name)
        if given and numbers:
            numbers = self._find(FactKind.PLEDGE, self._voices.parties(name), "actors")
        counts = Counter(self._index.ranks[number] for number in numbers)
        return {status: counts[rank] for rank, status in enumerate(FIRMNESS) if counts[rank]}

    def declined(self, source: str | Source | None = None) -> int:
        """Return how many promises were declined, in all or in one article."""
        if source is None:
            return len(self._declined)
        number = self._source_numbers.get(_id(source))
        return 0 if number is None else len(self._declined.intersection(self._index.tables[BY_SOURCE][number]))

    def dated(self) -> int:
        """Return how many articles say of themselves when they appeared."""
        return self._dated

    def surer_than(self, confidence: float) -> Corpus:
        """Return the corpus without the facts that nobody reviewed and of which the extractor was less sure."""
        numbers = self._index.surer_than(confidence)
        if len(numbers) == len(self._ids):
            return self
        kept = Selected(self.facts, tuple(self._ids[number] for number in numbers))
        new_number = self._index.new_numbers(numbers)
        index = self._index.only(numbers, new_number)
        words = Renumbered(self._words, new_number) if self._words is not None else None
        return Corpus(self.sources, self.entities, kept, fingerprint=self.fingerprint, index=index, words=words)

    def with_entities(self, new: Iterable[Entity]) -> Corpus:
        """Return the corpus with further entities, of which nothing is on record yet."""
        entities = {**self.entities, **{entity.id: entity for entity in new}}
        index = self._index.with_keys(len(entities))
        return Corpus(self.sources, entities, self.facts, fingerprint=self.fingerprint, index=index, words=self._words)

    def agents(self, entity: str | Entity) -> tuple[str, ...]:
        """Return the entity and every person and body whose words and deeds count as its own."""
        return self._voices.agents(_id(entity))

    def groups(self, entity: str | Entity) -> tuple[str, ...]:
        """Return the groups that the corpus says the entity is a member of."""
        agents = self._voices.agents(_id(entity))
        return tuple(group for group in self._voices.parties(_id(entity)) if group not in agents)

    def going_by(self, name: str) -> tuple[Entity, ...]:
        """Return the entities that have exactly this name or alias, but for accents, case and marks."""
        return tuple(self.entities[found] for found in self._by_form.get(fold(name).strip(), ()))

    def counts(self, kind: FactKind) -> Mapping[str, int]:
        """Return for every entity how many facts of a kind the query for it finds; entities with none are left out."""
        if kind not in self._counts:
            numbers = ((entity, len(self._numbers(kind, entity))) for entity in self._with_any(kind))
            self._counts[kind] = MappingProxyType({entity: count for entity, count in numbers if count})
        return self._counts[kind]

    def _with_any(self, kind: FactKind) -> Iterator[str]:
        """Yield the entities that could have facts of a kind: those that stand in one, and those they count as."""
        standing: set[int] = set()
        for role in PRINCIPAL[kind]:
            lengths = self._index.tables[table_of(kind, role)].lengths()
            standing.update(number for number, length in enumerate(lengths) if length)
        names = tuple(self.entities)
        found = self._voices.spoken_for(names[number] for number in standing)
        return (name for name in names if name in found)

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
        return tuple(self.sources[self._source_ids[number]] for number in self._naming_sources(entity))

    def first_sources_naming(self, entity: str | Entity, most: int) -> tuple[Source, ...]:
        """Return the first of the articles that name the entity."""
        return tuple(self.sources[self._source_ids[number]] for number in self._naming_sources(entity)[:most])

    def _naming_sources(self, entity: str | Entity) -> list[int]:
        number = self._entity_numbers.get(_id(entity))
        if number is None:
            return []
        numbers = set(self._index.tables[MENTIONED][number])
        sources = self._index.sources
        numbers.update([sources[fact] for fact in self._index.tables[NAMING][number]])
        return sorted(numbers)

    def _numbers(self, kind: FactKind, entity: str | Entity) -> set[int]:
        """Return the facts of a kind that a question about the entity is answered with."""
        name = _id(entity)
        if name not in self._entity_numbers:
            return set()
        if kind is FactKind.EVENT:
            taking_part = self._find(kind, self._voices.parties(name), "participants")
            there = self._find(kind, self._voices.places(name), "places")
            return taking_part | there | self._find(kind, (name,), "about")
        counted_as_it = {
            FactKind.QUOTE: self._voices.agents,
            FactKind.PLEDGE: self._voices.parties,
            FactKind.POSITION: self._voices.parties,
        }.get(kind)
        return self._find(kind, counted_as_it(name) if counted_as_it else (name,), *PRINCIPAL[kind])

    def _narrowed(
        self, kind: FactKind, entity: str | Entity, status: Status | None, about: str | None
    ) -> Collection[int]:
        """Return the facts of a kind about the entity, of one status, about some words; none is read for the status."""
        numbers: Collection[int] = self._numbers(kind, entity)
        if status is not None:
            ranks, wanted = self._index.ranks, FIRMNESS.index(status)
            numbers = [number for number in numbers if ranks[number] == wanted]
        if about is None or not about.strip():
            return numbers
        subject = Subject(about, self.going_by(about))
        if self._words is not None:
            return subject.among(numbers, self._words)
        return [number for number in numbers if subject.matches(self._stems(self._ids[number]))]

    def _find(self, kind: FactKind, entities: Iterable[str], *fields: str) -> set[int]:
        return self._index.find(kind, (self._entity_numbers[name] for name in entities), *fields)

    def _facts(self, numbers: Iterable[int], *, by_firmness: bool = False) -> tuple[Fact, ...]:
        return tuple(self.facts[self._ids[n]] for n in self._index.order(numbers, by_firmness=by_firmness))

    def _read_stems(self, name: str) -> frozenset[str]:
        return stems_of(self.facts[name], self.entities)

    @cached_property
    def _declined(self) -> frozenset[int]:
        """The numbers of the promises that are refusals, found without reading them."""
        pledge, refusal = KINDS.index(FactKind.PLEDGE), FIRMNESS.index(Status.DECLINED)
        pairs = enumerate(zip(self._index.kinds, self._index.ranks, strict=True))
        return frozenset(number for number, (kind, rank) in pairs if kind == pledge and rank == refusal)

    @cached_property
    def _dated(self) -> int:
        return sum(source.dated is not None for source in self.sources.values())

    @cached_property
    def _refusals(self) -> Mapping[str, int]:
        standing = {name for number in self._declined for _, name in roles(self.facts[self._ids[number]])}
        numbers = (
            (name, len(self._numbers(FactKind.PLEDGE, name) & self._declined))
            for name in sorted(self._voices.spoken_for(standing))
        )
        return MappingProxyType({name: count for name, count in numbers if count})

    @cached_property
    def _by_form(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for entity in self.entities.values():
            for form in {fold(form) for form in own_forms(entity)}:
                found[form] = (*found.get(form, ()), entity.id)
        return found

    @cached_property
    def _source_ids(self) -> tuple[str, ...]:
        return tuple(self.sources)

    @cached_property
    def _source_numbers(self) -> Mapping[str, int]:
        return numbered(self.sources)

    @cached_property
    def _by_number(self) -> Mapping[str, str]:
        plain = {s.number.lstrip("0") or "0": s.id for s in self.sources.values() if s.number.isdecimal()}
        return plain | {source.number: source.id for source in self.sources.values()}


def _id(named: str | Entity | Source) -> str:
    return named if isinstance(named, str) else named.id
