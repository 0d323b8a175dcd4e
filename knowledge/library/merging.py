"""Which entity of a corpus an extracted one is, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.grounding import grounding_forms, own_forms
from knowledge.model import Entity, EntityKind, Fact
from knowledge.model.roles import roles
from knowledge.text import fold

_ALIKE = (
    {EntityKind.PERSON},
    {EntityKind.COUNTRY},
    {EntityKind.PLACE},
    {EntityKind.WEAPON},
    {EntityKind.EVENT},
    {EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.MECHANISM},
)
"""Kinds that one thing can be taken for in different articles; a place is never a country, whatever its name."""
_KEPT = frozenset({EntityKind.PERSON, EntityKind.COUNTRY})
_LONGEST_ID = 40
_NO_SLUG = re.compile(r"[^a-z0-9]+")


class Merger:
    """Joins the entities of one extraction after the other to those of a corpus.

    `known` are the entities as they are now, `changed` those of them that are new or have gained something.
    """

    def __init__(self, known: Mapping[str, Entity]) -> None:
        self.known = dict(known)
        self._by_form: dict[str, list[str]] = {}
        self.changed: dict[str, Entity] = {}
        for entity in known.values():
            self._enter(entity)

    def merge(self, found: Iterable[Entity]) -> dict[str, str]:
        """Take in the entities of an extraction; return for the id of each the id that it has in the corpus."""
        waiting = [_tidied(entity) for entity in found]
        ids = {entity.id: self._match(entity) for entity in waiting}
        for entity in waiting:
            if ids[entity.id] is None:
                name = ids[entity.id] = self._new_id(entity)
                self._put(entity.model_copy(update={"id": name, "country": None, "body": None, "members": ()}))
        final = {name: str(new) for name, new in ids.items()}
        for entity in waiting:  # once every id is known, since entities refer to each other
            self._enrich(self.known[final[entity.id]], entity, final)
        return final

    def _match(self, found: Entity) -> str | None:
        """Return the entity of the corpus that goes by the same name, if exactly one of a like kind does."""
        for forms in (found.names.values(), own_forms(found)):
            matches = {
                name
                for form in forms
                for name in self._by_form.get(fold(form), ())
                if _are_alike(self.known[name].kind, found.kind)
            }
            if len(matches) == 1:
                return matches.pop()
            if matches:  # a name that several go by says nothing; a fuller one was looked at first
                return None
        return None

    def _new_id(self, entity: Entity) -> str:
        name = entity.names.get("en") or next(iter(entity.names.values()))
        slug = _NO_SLUG.sub("-", fold(name)).strip("-")[:_LONGEST_ID].strip("-") or entity.kind.value
        taken, number = slug, 2
        while taken in self.known:
            ending = f"-{number}"
            taken, number = slug[: _LONGEST_ID - len(ending)].strip("-") + ending, number + 1
        self.known[taken] = entity  # its place is taken from now on
        return taken

    def _enrich(self, known: Entity, found: Entity, ids: Mapping[str, str]) -> None:
        """Add to an entity of the corpus what the extraction knows of it and the corpus does not."""
        update: dict[str, Any] = {}
        new = [form for form in _in_order(found) if fold(form) not in {fold(form) for form in grounding_forms(known)}]
        if new:
            # What nobody has reviewed may ground facts, but no answer hangs on it: a reviewed entity is found by the
            # names that a person gave it, and no name is taken from another.
            sure = own_forms(found) if not known.reviewed else frozenset()
            names = [form for form in new if form in sure and fold(form) not in self._by_form]
            update["aliases"] = (*known.aliases, *names)
            update["descriptions"] = (*known.descriptions, *(form for form in new if form not in names))
        if not known.reviewed:
            update["names"] = {**found.names, **known.names}
            update["role"] = {**found.role, **known.role}
        for field in ("country", "body"):
            other = getattr(found, field)
            if other is not None and getattr(known, field) is None and not known.reviewed and other in ids:
                update[field] = ids[other]
        if any(getattr(known, field) != value for field, value in update.items()):
            self._put(known.model_copy(update=update))

    def _put(self, entity: Entity) -> None:
        self.known[entity.id] = entity
        self.changed[entity.id] = entity
        self._enter(entity)

    def _enter(self, entity: Entity) -> None:
        for form in own_forms(entity):
            holders = self._by_form.setdefault(fold(form), [])
            if entity.id not in holders:
                holders.append(entity.id)


def _tidied(entity: Entity) -> Entity:
    """Return an extracted entity with aliases that only put words around its name ("le ministre X") as descriptions."""
    names = [fold(name) for name in entity.names.values()]
    wordy = [form for form in entity.aliases if any(name in fold(form) and name != fold(form) for name in names)]
    aliases = tuple(form for form in entity.aliases if form not in wordy)
    return entity.model_copy(update={"aliases": aliases, "descriptions": (*entity.descriptions, *wordy)})


def referred_to(entities: Iterable[Entity], facts: Iterable[Fact]) -> list[Entity]:
    """Return the extracted entities worth keeping: those of facts, what they belong to, and persons and countries.

    An organisation or a thing that an article names in passing, and of which it puts nothing on record, is as often a
    word with a capital.
    """
    by_id = {entity.id: entity for entity in entities}
    wanted = {name for fact in facts for _, name in roles(fact)}
    wanted.update(name for name, entity in by_id.items() if entity.kind in _KEPT)
    waiting = list(wanted)
    while waiting:
        entity = by_id[waiting.pop()]
        for other in (entity.country, entity.body, *entity.members):
            if other in by_id and other not in wanted:
                wanted.add(other)
                waiting.append(other)
    return [entity for name, entity in by_id.items() if name in wanted]


def _are_alike(one: EntityKind, other: EntityKind) -> bool:
    return any(one in kinds and other in kinds for kinds in _ALIKE)


def _in_order(entity: Entity) -> list[str]:
    return list(dict.fromkeys((*entity.names.values(), *entity.aliases, *entity.descriptions)))


def renamed(fact: Fact, ids: Mapping[str, str], **fields: Any) -> Fact:
    """Return a fact that refers to entities by other ids, with some fields changed besides."""
    update: dict[str, Any] = dict(fields)
    for role, _ in roles(fact):
        if role == "items":
            items = getattr(fact, "items", ())
            update["items"] = tuple(item.model_copy(update={"entity": ids.get(item.entity or "")}) for item in items)
            continue
        value = getattr(fact, role)
        update[role] = tuple(ids[name] for name in value) if isinstance(value, tuple) else ids[value]
    return fact.model_copy(update=update)
