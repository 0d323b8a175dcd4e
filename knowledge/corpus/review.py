"""The review of facts that nobody has read against their source; it can be left at any fact and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from knowledge.corpus.corpus import Corpus
from knowledge.corpus.decisions import Decision, Verdict, add, outstanding
from knowledge.corpus.editing import editing
from knowledge.corpus.folder import ENTITIES, FACTS, SOURCES
from knowledge.corpus.saved import open_corpus
from knowledge.errors import CorpusError, GroundingError, Place
from knowledge.grounding import Fault, Ground, Names, faults
from knowledge.model import Entity, Fact
from knowledge.model.roles import roles


def to_review(corpus: Corpus) -> tuple[Fact, ...]:
    """Return the facts that nobody has reviewed, in the order of the articles and of their texts."""
    return tuple(fact for source in corpus.sources for fact in corpus.of_source(source) if not fact.reviewed)


def accept(folder: Path, name: str) -> None:
    """Mark a fact as reviewed, and the entities that it refers to; raises CorpusError where there is no such fact."""
    with editing(folder) as edit:
        edit.put_reviewed(edit.fact(name))


def correct(folder: Path, fact: Fact, entities: Iterable[Entity] = ()) -> None:
    """Put a corrected fact in the place of the one with its id, reviewed, with entities that it needs.

    Raises GroundingError, with nothing changed, where its article does not ground it.
    """
    with editing(folder) as edit:
        edit.fact(fact.id)
        for entity in entities:
            edit.put_entity(entity)
        edit.put_reviewed(_as_corrected(fact))


def _as_corrected(fact: Fact) -> Fact:
    return fact.model_copy(update={"extracted": False})  # the extraction does not find it as it is now


def reject(folder: Path, name: str) -> None:
    """Take a fact off the record; raises CorpusError where there is no such fact."""
    with editing(folder) as edit:
        edit.reject_fact(name)


class Review:
    """A reviewer's walk through a corpus; nothing of the corpus is read again for a decision, nor written but a line.

    Decisions are kept at once, and taken into the corpus's files by `close`, or by whoever changes them next. Others
    may review and change the corpus at the same time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open()

    def _open(self) -> None:
        self._state = self._state_now()
        self.corpus = open_corpus(self._folder)
        self._decided: set[str] = set()
        self._read_to = 0
        self._take_in()

    def _state_now(self) -> Sequence[tuple[int, int, int]]:
        found = ((self._folder / name).stat() for name in (SOURCES, ENTITIES, FACTS))
        return [(one.st_mtime_ns, one.st_size, one.st_ino) for one in found]

    def _take_in(self) -> None:
        decisions, self._read_to = outstanding(self._folder, self._read_to)
        for decision in decisions:
            self._decided.add(decision.name)
            self._know(decision.entities)

    def _know(self, entities: Sequence[Entity]) -> None:
        new = [entity for entity in entities if entity.id not in self.corpus.entities]
        if new:
            self.corpus = self.corpus.with_entities(new)
            self.__dict__.pop("_names", None)

    @cached_property
    def _names(self) -> Names:
        return Names(self.corpus.entities)

    def waiting(self) -> tuple[Fact, ...]:
        """Return the facts that nobody has decided on, in reading order."""
        return tuple(fact for fact in to_review(self.corpus) if fact.id not in self._decided)

    def fact(self, name: str) -> Fact | None:
        """Return a fact if it still waits for a decision, as far as anybody has told by now."""
        if self._state_now() != self._state:
            self._open()
        else:
            self._take_in()
        fact = self.corpus.facts.get(name)
        return None if fact is None or fact.reviewed or name in self._decided else fact

    def faults(self, fact: Fact, entities: Sequence[Entity] = ()) -> Sequence[Fault]:
        """Return what its article does not say of a fact, with entities that the corpus does not have yet."""
        known = {entity.id: entity for entity in entities}
        names = Names({**self.corpus.entities, **known}) if known else self._names
        return tuple(faults(fact, Ground(self.corpus.sources[fact.source], names)))

    def accept(self, name: str) -> None:
        """Mark a fact as reviewed; raises CorpusError where it waits for no decision."""
        self._decide(Decision(verdict=Verdict.ACCEPT, name=name))

    def reject(self, name: str) -> None:
        """Take a fact off the record; raises CorpusError where it waits for no decision."""
        self._decide(Decision(verdict=Verdict.REJECT, name=name))

    def correct(self, fact: Fact, entities: Sequence[Entity] = ()) -> None:
        """Put a corrected fact in the place of the one with its id, with entities that it needs.

        Raises GroundingError where its article does not ground it, and CorpusError where it waits for no decision.
        """
        for fault in self.faults(fact, entities):
            raise GroundingError(Place(self._folder / FACTS, None, f"{fact.id}.{fault.field}"), fault.fault)
        self._decide(
            Decision(verdict=Verdict.CORRECT, name=fact.id, fact=_as_corrected(fact), entities=tuple(entities))
        )

    def _decide(self, decision: Decision) -> None:
        if self.fact(decision.name) is None:
            raise CorpusError(Place(self._folder / FACTS), f"{decision.name!r} waits for no decision (any more)")
        known = {*self.corpus.entities, *(entity.id for entity in decision.entities)}
        for _, name in roles(decision.fact) if decision.fact is not None else ():
            if name not in known:  # taken out by another reviewer while this one typed
                raise CorpusError(
                    Place(self._folder / ENTITIES), f"there is no {name!r} any more; correct the fact again"
                )
        add(self._folder, decision)
        self._decided.add(decision.name)
        self._know(decision.entities)

    def close(self) -> None:
        """Take everything decided into the corpus's files, by one change."""
        if outstanding(self._folder)[0]:
            with editing(self._folder):
                pass
