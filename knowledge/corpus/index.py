"""The index of a corpus: which facts speak of which entity, as numbers into the order of the facts."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from knowledge.grounding import Names
from knowledge.model import Entity, Fact, FactKind, Pledge, Source, Status
from knowledge.model.roles import roles
from knowledge.text import fold

KINDS = tuple(FactKind)
FIRMNESS = tuple(Status)
"""The statuses from the firmest to the refusal, which is the order in which promises are shown."""
CERTAIN = 2.0
"""The confidence of a fact that a person has reviewed, or that gives none: more than any that the extractor has."""

PRINCIPAL = {
    FactKind.QUOTE: ("speaker",),
    FactKind.PLEDGE: ("actors", "recipient"),
    FactKind.POSITION: ("actors",),
    FactKind.EVENT: ("participants", "places", "about"),
    FactKind.FIGURE: ("about",),
    FactKind.TERM: ("entity",),
}
"""The fields by which an entity is asked after, for each kind of fact."""

NAMING, BY_SOURCE, MENTIONED = "naming", "source", "mentioned"
"""The other tables: the facts that refer to an entity at all, those of an article, the articles that name one."""


def table_of(kind: FactKind, role: str) -> str:
    """Return the name of the table of a field by which an entity is asked after."""
    return f"{kind.value}.{role}"


TABLES = (
    *(table_of(kind, role) for kind, fields in PRINCIPAL.items() for role in fields),
    NAMING,
    BY_SOURCE,
    MENTIONED,
)


class Postings:
    """Ascending numbers for each of some keys: those of the n-th key are `numbers[offsets[n]:offsets[n + 1]]`."""

    def __init__(self, offsets: Sequence[int], numbers: Sequence[int]) -> None:
        self.offsets = offsets
        self.numbers = numbers

    def __getitem__(self, key: int) -> Sequence[int]:
        return self.numbers[self.offsets[key] : self.offsets[key + 1]]

    def has_any(self, key: int, numbers: Sequence[int]) -> bool:
        """Return whether a key has one of some numbers, ascending ones that lie close together."""
        at, end = self.offsets[key], self.offsets[key + 1]
        at = bisect_left(self.numbers, numbers[0], at, end)
        while at < end and self.numbers[at] <= numbers[-1]:
            if self.numbers[at] in numbers:
                return True
            at += 1
        return False

    def lengths(self) -> Iterator[int]:
        """Yield how many numbers each key has."""
        return (after - before for before, after in zip(self.offsets, self.offsets[1:], strict=False))

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Postings:
        """Return the postings of keys given as lists."""
        numbers = array("I")
        for one in lists:
            numbers.extend(one)
        return cls(array("I", accumulate(map(len, lists), initial=0)), numbers)

    def padded(self, keys: int) -> Postings:
        """Return them for so many keys, the further ones without numbers."""
        further = keys + 1 - len(self.offsets)
        return Postings(array("I", [*self.offsets, *[len(self.numbers)] * further]), self.numbers)

    def kept(self, new_number: Sequence[int]) -> Postings:
        """Return them with each number replaced by `new_number[number]`, and left out where that is negative."""
        return Postings.of(
            [[new_number[n] for n in self[key] if new_number[n] >= 0] for key in range(len(self.offsets) - 1)]
        )


@dataclass(frozen=True)
class Index:
    """Numbers only: `kinds[n]`, `sources[n]`, `starts[n]`, `ranks[n]`, `confidences[n]` describe the n-th fact.

    `tables` has the postings by the names in TABLES, whose keys are the numbers of entities, in the order of the
    corpus; in BY_SOURCE those of articles. A sequence is an array, or a view of the saved form of one.
    """

    kinds: Sequence[int]
    sources: Sequence[int]
    starts: Sequence[int]
    ranks: Sequence[int]
    confidences: Sequence[float]
    tables: Mapping[str, Postings]

    def find(self, kind: FactKind, entities: Iterable[int], *fields: str) -> set[int]:
        """Return the facts of a kind in which any of the entities stands in any of the fields."""
        found: set[int] = set()
        wanted = tuple(entities)
        for name in fields:
            table = self.tables[table_of(kind, name)]
            for entity in wanted:
                found.update(table[entity])
        return found

    def order(self, numbers: Iterable[int], *, by_firmness: bool = False) -> list[int]:
        """Return facts in reading order: by article, then by place in it; promises by how firm they are first."""
        sources, starts, ranks = self.sources, self.starts, self.ranks
        if by_firmness:
            return sorted(numbers, key=lambda n: (ranks[n], sources[n], starts[n], n))
        return sorted(numbers, key=lambda n: (sources[n], starts[n], n))

    def with_keys(self, entities: int) -> Index:
        """Return the index for so many entities, of the further ones of which nothing is on record."""
        tables = {name: table if name == BY_SOURCE else table.padded(entities) for name, table in self.tables.items()}
        return replace(self, tables=tables)

    def surer_than(self, confidence: float) -> list[int]:
        """Return the facts that are reviewed or of at least that confidence."""
        return [number for number, sure in enumerate(self.confidences) if sure >= confidence]

    def new_numbers(self, numbers: Iterable[int]) -> Sequence[int]:
        """Return for each fact its number among some of them alone, in their order; negative for the others."""
        new_number = array("i", [-1]) * len(self.kinds)
        for new, old in enumerate(numbers):
            new_number[old] = new
        return new_number

    def only(self, numbers: Sequence[int], new_number: Sequence[int]) -> Index:
        """Return the index of those facts alone, with the numbers that `new_numbers` gives them."""
        return Index(
            array("B", [self.kinds[n] for n in numbers]),
            array("I", [self.sources[n] for n in numbers]),
            array("I", [self.starts[n] for n in numbers]),
            array("B", [self.ranks[n] for n in numbers]),
            array("f", [self.confidences[n] for n in numbers]),
            {name: table if name == MENTIONED else table.kept(new_number) for name, table in self.tables.items()},
        )


@dataclass
class IndexBuilder:
    """An index in the making: facts are entered one after the other and may be forgotten afterwards."""

    sources: Mapping[str, int]
    entities: Mapping[str, int]
    kinds: array[int] = field(default_factory=lambda: array("B"))
    of_source: array[int] = field(default_factory=lambda: array("I"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    ranks: array[int] = field(default_factory=lambda: array("B"))
    confidences: array[float] = field(default_factory=lambda: array("f"))
    lists: dict[str, dict[int, array[int]]] = field(default_factory=lambda: {name: {} for name in TABLES})

    def add(self, fact: Fact) -> None:
        """Enter the next fact."""
        number, source = len(self.kinds), self.sources[fact.source]
        self.kinds.append(KINDS.index(fact.kind))
        self.of_source.append(source)
        self.starts.append(fact.start)
        self.ranks.append(FIRMNESS.index(fact.status) if isinstance(fact, Pledge) else 0)
        self.confidences.append(CERTAIN if fact.reviewed or fact.confidence is None else fact.confidence)
        self._enter(BY_SOURCE, source, number)
        asked_by = PRINCIPAL[fact.kind]
        for role, name in roles(fact):
            entity = self.entities[name]
            if role in asked_by:
                self._enter(table_of(fact.kind, role), entity, number)
            self._enter(NAMING, entity, number)

    def mention(self, source: int, entities: Iterable[str]) -> None:
        """Enter the entities that the next article names in words."""
        for entity in entities:
            self._enter(MENTIONED, self.entities[entity], source)

    def _enter(self, table: str, key: int, number: int) -> None:
        numbers = self.lists[table].setdefault(key, array("I"))
        if not numbers or numbers[-1] != number:
            numbers.append(number)

    def built(self) -> Index:
        """Return the index of what was entered."""
        tables = {}
        for name, lists in self.lists.items():
            keys = len(self.sources) if name == BY_SOURCE else len(self.entities)
            tables[name] = Postings.of([lists.get(key, ()) for key in range(keys)])
        return Index(self.kinds, self.of_source, self.starts, self.ranks, self.confidences, tables)


def build_index(sources: Mapping[str, Source], entities: Mapping[str, Entity], facts: Iterable[Fact]) -> Index:
    """Return the index of facts over articles, in their order."""
    builder = IndexBuilder(numbered(sources), numbered(entities))
    for fact in facts:
        builder.add(fact)
    names = Names(entities)
    for number, source in enumerate(sources.values()):
        builder.mention(number, named_in(source, names))
    return builder.built()


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Return the number of each name in their order."""
    return {name: number for number, name in enumerate(names)}


def named_in(source: Source, names: Names) -> list[str]:
    """Return the entities that an article names by a name or an alias, each once."""
    return sorted({mention.key for mention in names.own.find(fold(source.text))})
