"""Which entity of a corpus an extracted one is, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.grounding import grounding_forms, own_forms
from knowledge.library.sameness import are_alike, family_sounds, full_names, in_the_world, may_be_one, sound_alike
from knowledge.model import Entity, EntityKind, Fact
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
        self._by_form: dict[str, list[str]] = {}
        self._by_world: dict[int, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        self._changed: dict[str, Entity] = {}
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

    def take_changed(self) -> tuple[Entity, ...]:
        """Return the entities that are new or have gained something since this was asked last."""
        changed = tuple(self._changed.values())
        self._changed.clear()
        return changed

    def _match(self, found: Entity) -> str | None:
        """Return the entity of the corpus that goes by the same name, if exactly one of a like kind does."""
        for forms in (found.names.values(), own_forms(found)):
            matches = {
                name
                for form in forms
                for name in self._by_form.get(fold(form), ())
                if are_alike(self.known[name].kind, found.kind) and self._tells(form, found, self.known[name])
            }
            if len(matches) == 1:
                return matches.pop()
            if matches:  # a name that several go by says nothing; a fuller one was looked at first
                return None
        return self._match_in_the_world(found) or self._match_by_sound(found)

    def _tells(self, form: str, found: Entity, known: Entity) -> bool:
        """Whether a form that both go by tells that they are one.

        It does where it is the name of either, and no mere given name: the next article's Kelly is another. What is only
        another name of both ("Rovers", "Stoltenberg") is that of two, unless it is a name of several words.
        """
        key = fold(form)
        main = {fold(name) for entity in (found, known) for name in entity.names.values()}
        if known.kind is not EntityKind.PERSON:
            return key in main or " " in key
        return key in main and not self._is_given_name(form, known.id) and may_be_one(found, known)

    def _is_given_name(self, form: str, name: str) -> bool:
        """Whether a form is only the given name of a person: the next article's Kelly is another."""
        known = self.known[name]
        return known.kind is EntityKind.PERSON and any(
            fold(form) == words[0] and words[0] != words[-1] for words in full_names(known)
        )

    def _match_in_the_world(self, found: Entity) -> str | None:
        number = in_the_world(found.names.values(), found.kind)
        matches = self._by_world.get(number, []) if number is not None else []
        return matches[0] if len(matches) == 1 else None

    def _match_by_sound(self, found: Entity) -> str | None:
        if found.kind is not EntityKind.PERSON:
            return None
        mine = list(full_names(found))
        candidates = {
            name for words in mine for sound in family_sounds(words) for name in self._by_sound.get(sound, ())
        }
        matches = {
            name
            for name in candidates
            if any(sound_alike(words, other) for words in mine for other in full_names(self.known[name]))
        }
        return matches.pop() if len(matches) == 1 else None

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
        self._enter(entity)

    def _enter(self, entity: Entity) -> None:
        for form in own_forms(entity):
            holders = self._by_form.setdefault(fold(form), [])
            if entity.id not in holders:
                holders.append(entity.id)
        # A family name of the world's is not everybody's who bears it.
        full = (
            {form for form in own_forms(entity) if len(form.split()) > 1} if entity.kind is EntityKind.PERSON else set()
        )
        number = in_the_world(full or own_forms(entity), entity.kind)
        if number is not None and entity.id not in self._by_world.setdefault(number, []):
            self._by_world[number].append(entity.id)
        if entity.kind is EntityKind.PERSON:
            for words in full_names(entity):
                for sound in family_sounds(words):
                    if entity.id not in self._by_sound.setdefault(sound, []):
                        self._by_sound[sound].append(entity.id)


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
