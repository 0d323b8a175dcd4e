"""Which entities a fact speaks of, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.model.facts import Event, Fact, Figure, Pledge, Position, Quote


def roles(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the field and the entity id of every entity that the fact refers to, in the order of the fields."""
    match fact:
        case Quote():
            yield from _one("speaker", fact.speaker)
        case Pledge():
            yield from _many("actors", fact.actors)
            yield from _one("recipient", fact.recipient)
            yield from _one("attributed_to", fact.attributed_to)
            for item in fact.items:
                yield from _one("items", item.entity)
        case Position():
            yield from _many("actors", fact.actors)
            yield from _many("about", fact.about)
            yield from _one("attributed_to", fact.attributed_to)
        case Event():
            yield from _many("participants", fact.participants)
            yield from _many("places", fact.places)
            yield from _many("about", fact.about)
        case Figure():
            yield from _many("about", fact.about)
        case _:
            yield from _one("entity", fact.entity)


def _one(field: str, entity: str | None) -> Iterator[tuple[str, str]]:
    if entity is not None:
        yield field, entity


def _many(field: str, entities: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entity in entities:
        yield field, entity
