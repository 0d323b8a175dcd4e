"""Who and what a corpus names."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from knowledge.model.spans import Frozen, Localised

EntityId = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z0-9][a-z0-9-]*\Z")]
"""A short slug, stable for ever: it stands in the buttons of answers already posted."""


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    WEAPON = "weapon"
    EVENT = "event"
    MECHANISM = "mechanism"


class Entity(Frozen):
    """One entity, with everything that it is called.

    `names` is its name in each language that readers use; `aliases` every other form by which an article or a reader
    may name it; `descriptions` are forms that name it only in a context ("le chef de l'alliance", "the minister"):
    they ground a fact but are never matched against what a reader typed. `role` says who or what it is, in the
    corpus's words. `country` is the country that a person serves or a place lies in; `body` the organisation that a
    person speaks for; `members` the entities of which a group is made, where the articles say so. `reviewed` is false
    for what the extractor added and nobody has looked at.
    """

    id: EntityId
    kind: EntityKind
    names: Localised
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    role: Localised = Field(default_factory=dict)
    country: EntityId | None = None
    body: EntityId | None = None
    members: tuple[EntityId, ...] = ()
    reviewed: bool = True
