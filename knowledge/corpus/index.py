"""The index of a corpus: which facts speak of which entity, as numbers into the order of the facts."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.grounding import Names
from knowledge.model import Entity, Fact, FactKind, Pledge, Source, Status
from knowledge.model.roles import roles
from knowledge.text import fold

KINDS = tuple(FactKind)
FIRMNESS = tuple(Status)
"""The statuses from the firmest to the refusal, which is the order in which promises are shown."""

PRINCIPAL = {
    FactKind.QUOTE: {"speaker"},
    FactKind.PLEDGE: {"actors", "recipient"},
    FactKind.POSITION: {"actors"},
    FactKind.EVENT: {"participants", "places", "about"},
    FactKind.FIGURE: {"about"},
    FactKind.TERM: {"entity"},
}
"""The fields by which an entity is asked after, for each kind of fact."""


def _numbers() -> array[int]:
    return array("I")


@dataclass
class Index:
    """Numbers only: `kinds[n]`, `sources[n]`, `starts[n]`, `ranks[n]` describe the n-th fact.

    `principal[kind][field][entity]` are the facts of a kind in which the entity stands in a field that one asks by;
    `naming[entity]` those that refer to it at all; `by_source` the facts of the n-th article; `mentioned[entity]` the
    articles that name it in words. All numbers ascend.
    """

    kinds: array[int] = field(default_factory=lambda: array("B"))
    sources: array[int] = field(default_factory=_numbers)
    starts: array[int] = field(default_factory=_numbers)
    ranks: array[int] = field(default_factory=lambda: array("B"))
    principal: dict[str, dict[str, dict[str, array[int]]]] = field(default_factory=dict)
    naming: dict[str, array[int]] = field(default_factory=dict)
    by_source: dict[int, array[int]] = field(default_factory=dict)
    mentioned: dict[str, array[int]] = field(default_factory=dict)

    def add(self, fact: Fact, source: int) -> None:
        """Enter the next fact, of the article with that number."""
        number = len(self.kinds)
        self.kinds.append(KINDS.index(fact.kind))
        self.sources.append(source)
        self.starts.append(fact.start)
        self.ranks.append(FIRMNESS.index(fact.status) if isinstance(fact, Pledge) else 0)
        self.by_source.setdefault(source, _numbers()).append(number)
        asked_by = PRINCIPAL[fact.kind]
        fields = self.principal.setdefault(fact.kind.value, {})
        for role, entity in dict.fromkeys(roles(fact)):
            if role in asked_by:
                fields.setdefault(role, {}).setdefault(entity, _numbers()).append(number)
            naming = self.naming.setdefault(entity, _numbers())
            if not naming or naming[-1] != number:
                naming.append(number)

    def find(self, kind: FactKind, entities: Iterable[str], *fields: str) -> set[int]:
        """Return the facts of a kind in which any of the entities stands in any of the fields."""
        tables = self.principal.get(kind.value, {})
        found: set[int] = set()
        wanted = tuple(entities)
        for name in fields:
            table = tables.get(name, {})
            for entity in wanted:
                found.update(table.get(entity, ()))
        return found

    def order(self, numbers: Iterable[int], *, by_firmness: bool = False) -> list[int]:
        """Return facts in reading order: by article, then by place in it; promises by how firm they are first."""
        sources, starts, ranks = self.sources, self.starts, self.ranks
        if by_firmness:
            return sorted(numbers, key=lambda n: (ranks[n], sources[n], starts[n], n))
        return sorted(numbers, key=lambda n: (sources[n], starts[n], n))


def build_index(sources: Mapping[str, Source], entities: Mapping[str, Entity], facts: Iterable[Fact]) -> Index:
    """Return the index of facts over articles, in their order."""
    index = Index()
    number_of = {name: number for number, name in enumerate(sources)}
    for fact in facts:
        index.add(fact, number_of[fact.source])
    names = Names(entities).own
    for number, source in enumerate(sources.values()):
        for entity in sorted({mention.key for mention in names.find(fold(source.text))}):
            index.mentioned.setdefault(entity, _numbers()).append(number)
    return index
