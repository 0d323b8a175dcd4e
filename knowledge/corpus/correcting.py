"""A reviewer's corrections: one field of a fact given anew, in the words that a person types."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from pydantic import ValidationError

from knowledge.corpus.corpus import Corpus
from knowledge.corpus.loading import FACT, complaints
from knowledge.errors import OnRecordError
from knowledge.model import Entity, EntityKind, Fact
from knowledge.text import fold

WORDS = "words"
"""The field that stands for the span of the fact: its words are typed and found in the article."""
_ONE_ENTITY = frozenset({"speaker", "recipient", "attributed_to", "entity"})
_ENTITIES = frozenset({"actors", "participants", "places", "about"})
_FIXED = frozenset({"id", "kind", "source", "start", "end", "text", "reviewed", "confidence", "extracted"})
_NONE = "-"
_NEW = re.compile(r"(\w+):\s*(.+)")


class CorrectionError(OnRecordError):
    """A correction that cannot be made as it was typed; the text says why."""


class Correction(NamedTuple):
    """A fact as corrected, and the entities that it needs and the corpus does not have."""

    fact: Fact
    entities: tuple[Entity, ...] = ()


def fields_of(fact: Fact) -> list[str]:
    """Return the fields that can be corrected, the words of the fact first."""
    return [WORDS, *(field for field in type(fact).model_fields if field not in _FIXED)]


def require_field(fact: Fact, field: str) -> None:
    """Raise CorrectionError where a field, or the one that it is a part of, is none that can be corrected."""
    if field.split(".", 1)[0] not in fields_of(fact):
        raise CorrectionError(f"{field!r} is no field to correct; there are {', '.join(fields_of(fact))}")


def corrected(fact: Fact, field: str, typed: str, corpus: Corpus) -> Correction:
    """Return a fact with one field as typed; raises CorrectionError where that makes no sense.

    - `words`: words of the article, taken where they stand nearest to those of the fact;
    - an entity: its id or any of its names; `kind:Name` for one that the corpus does not have; `-` for none;
    - several entities: the same with semicolons between;
    - any other field, also one inside another ("amount.value"): a plain word, or JSON; `-` for none.

    Whether the article grounds it is not looked at here.
    """
    typed = typed.strip()
    if field == WORDS:
        return Correction(_moved(fact, typed, corpus.sources[fact.source].text))
    require_field(fact, field)
    new: list[Entity] = []
    value: Any
    if field in _ONE_ENTITY:
        value = None if typed == _NONE else _entity(typed, corpus, new)
    elif field in _ENTITIES:
        names = [] if typed == _NONE else [name for name in typed.split(";") if name.strip()]
        value = [_entity(name.strip(), corpus, new) for name in names]
    else:
        value = None if typed == _NONE else _value(typed)
    return Correction(_with(fact, field, value), tuple(new))


def _moved(fact: Fact, words: str, text: str) -> Fact:
    places = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not places:
        raise CorrectionError("the article has no such words; they are needed letter by letter")
    start = min(places, key=lambda place: abs(place - fact.start))
    return fact.model_copy(update={"start": start, "end": start + len(words), "text": words, "translations": {}})


def _entity(typed: str, corpus: Corpus, new: list[Entity]) -> str:
    """Return the id of the entity that was typed, making one where its kind was typed with it."""
    if typed in corpus.entities:
        return typed
    named = corpus.going_by(typed)
    if len(named) == 1:
        return named[0].id
    if named:
        raise CorrectionError(f"{typed!r} could be {' or '.join(entity.id for entity in named)}; type which")
    kind = _NEW.fullmatch(typed)
    if kind is None or kind[1] not in list(EntityKind):
        raise CorrectionError(f"no entity goes by {typed!r}; person:{typed} makes a person of that name")
    slug = re.sub(r"[^a-z0-9]+", "-", fold(kind[2])).strip("-")[:40].strip("-")
    if not slug or slug in corpus.entities:
        raise CorrectionError(f"{slug!r} cannot be the id of a new entity; add it to entities.toml by hand")
    names = dict.fromkeys(("en", "fr"), kind[2])
    new.append(Entity(id=slug, kind=EntityKind(kind[1]), names=names))
    return slug


def _value(typed: str) -> Any:
    try:
        return json.loads(typed)
    except ValueError:
        return typed


def _with(fact: Fact, field: str, value: Any) -> Fact:
    content = fact.model_dump(mode="json")
    holder: Any = content
    *path, last = field.split(".")
    for step in path:
        holder = (
            holder[int(step)]
            if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder)
            else (holder.get(step) if isinstance(holder, dict) else None)
        )
    if not isinstance(holder, dict):
        raise CorrectionError(f"the fact has no {'.'.join(path)} to correct")
    holder[last] = value
    try:
        return FACT.validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        where, fault = complaints(error, tagged=True)[0]
        raise CorrectionError(f"{where}: {fault}") from error
