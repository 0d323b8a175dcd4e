"""The review of facts that nobody has read against their source; it can be left at any fact and taken up again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.corpus.corpus import Corpus
from knowledge.corpus.editing import Edit, editing
from knowledge.model import Entity, Fact
from knowledge.model.roles import roles


def to_review(corpus: Corpus) -> tuple[Fact, ...]:
    """Return the facts that nobody has reviewed, in the order of the articles and of their texts."""
    return tuple(fact for source in corpus.sources for fact in corpus.of_source(source) if not fact.reviewed)


def accept(folder: Path, name: str) -> None:
    """Mark a fact as reviewed, and the entities that it refers to; raises CorpusError where there is no such fact."""
    with editing(folder) as edit:
        _settle(edit, edit.fact(name))


def correct(folder: Path, fact: Fact, entities: Iterable[Entity] = ()) -> None:
    """Put a corrected fact in the place of the one with its id, reviewed, with entities that it needs.

    Raises GroundingError, with nothing changed, where its article does not ground it.
    """
    with editing(folder) as edit:
        edit.fact(fact.id)
        for entity in entities:
            edit.put_entity(entity)
        _settle(edit, fact.model_copy(update={"extracted": False}))  # not as it is now


def reject(folder: Path, name: str) -> None:
    """Take a fact off the record; raises CorpusError where there is no such fact."""
    with editing(folder) as edit:
        edit.reject_fact(name)


def _settle(edit: Edit, fact: Fact) -> None:
    edit.put_fact(fact.model_copy(update={"reviewed": True}))
    for _, name in roles(fact):
        entity = edit.entities.get(name)
        if entity is not None and not entity.reviewed:
            edit.put_entity(entity.model_copy(update={"reviewed": True}))
