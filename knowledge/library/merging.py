"""Which entity of a corpus an extracted one is, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.entities.sameness import Identities
from knowledge.entities.world import world_of
from knowledge.gazetteer import load_gazetteer
from knowledge.grounding import grounding_forms, own_forms
from knowledge.model import Entity, Fact
from knowledge.model.roles import roles
from knowledge.text import fold

_LONGEST_ID = 40
_NO_SLUG = re.compile(r"[^a-z0-9]+")


class Merger:
    """Joins the entities of one extraction after the other to those of a corpus.

    `known` are the entities as they are now.
    """

    def __init__(self, known: Mapping[str, Entity]) -> None:
        self.known = dict(known)
        self._identities = Identities(known.values(), world_of(load_gazetteer()))
        self._changed: dict[str, Entity] = {}

    def merge(self, found: Iterable[Entity]) -> dict[str, str]:
        """Take in the entities of an extraction; return for the id of each the id that it has in the corpus."""
        waiting = [_tidied(entity) for entity in found]
        ids = {entity.id: self._identities.find(entity) for entity in waiting}
        for entity in waiting:
            if ids[entity.id] is None:
                name = ids[entity.id] = self._new_id(entity)
                self._put(entity.model_copy(update={"id": name, "country": None, "body": None, "members": ()}))
        final = {name: str(new) for name, new in ids.items()}
        for entity in waiting:  # once every id is known, since entities refer to each other
            self._enrich(self.known[final[entity.id]], entity, final)
        return final

    def take_changed(self) -> tuple[Entity, ...]:
        """Return the entities that are new or have gained something since this was asked last."""
        changed = tuple(self._changed.values())
        self._changed.clear()
        return changed

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
            names = [form for form in new if form in sure and not self._identities.knows(form)]
            update["aliases"] = (*known.aliases, *names)
            update["descriptions"] = (*known.descriptions, *(form for form in new if form not in names))
        if not known.reviewed:
            update["names"] = {**found.names, **_fuller(known.names, found.names)}
            shorter = [name for name in known.names.values() if name not in update["names"].values()]
            aliases = [form for form in update.get("aliases", known.aliases) if form not in update["names"].values()]
            update["aliases"] = tuple(dict.fromkeys((*aliases, *shorter)))
            update["role"] = {**found.role, **known.role}
        for field in ("country", "body"):
            other = getattr(found, field)
            if other is not None and getattr(known, field) is None and not known.reviewed and other in ids:
                update[field] = ids[other]
        if any(getattr(known, field) != value for field, value in update.items()):
            self._put(known.model_copy(update=update))

    def _put(self, entity: Entity) -> None:
        self.known[entity.id] = entity
        self._changed[entity.id] = entity
        self._identities.enter(entity)


def _fuller(known: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Return the known names, each with the found one in its place that has it as its last words."""
    return {
        language: found[language] if language in found and fold(found[language]).endswith(f" {fold(name)}") else name
        for language, name in known.items()
    }


def _tidied(entity: Entity) -> Entity:
    """Return an extracted entity with aliases that only put words around its name ("le ministre X") as descriptions."""
    names = [fold(name) for name in entity.names.values()]
    wordy = [form for form in entity.aliases if any(name in fold(form) and name != fold(form) for name in names)]
    aliases = tuple(form for form in entity.aliases if form not in wordy)
    return entity.model_copy(update={"aliases": aliases, "descriptions": (*entity.descriptions, *wordy)})


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
