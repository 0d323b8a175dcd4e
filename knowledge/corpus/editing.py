"""Changing a corpus: articles, entities and facts put in, corrected or taken out, and all of it written at once."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from knowledge.corpus.change import DECISIONS, exclusively, make
from knowledge.corpus.corpus import Corpus
from knowledge.corpus.decisions import Decision, Verdict, outstanding
from knowledge.corpus.folder import ARTICLES, ENTITIES, FACTS, SOURCES, SUFFIX, CorpusFiles, read_files
from knowledge.corpus.loading import FACT, corpus_of
from knowledge.corpus.tables import rows
from knowledge.corpus.writing import NEW_FILES, appended, entity_rewritten, entity_table, fact_line, source_table
from knowledge.errors import CorpusError, GroundingError, Place
from knowledge.grounding import Ground, Names, faults, grounding_forms
from knowledge.model import Entity, Fact, Source
from knowledge.model.roles import roles

REJECTED = "rejected.jsonl"
"""Where facts go that a reviewer has rejected, so that nothing a person decided is lost; no part of the corpus."""


def new_corpus(folder: Path) -> None:
    """Make an empty corpus in a folder that does not exist yet or has nothing in it; raises CorpusError otherwise."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CorpusError(Place(folder), "is not empty; a new corpus needs a folder of its own")
    writing = folder.with_name(f".{folder.name}-{os.getpid()}")
    try:
        (writing / ARTICLES).mkdir(parents=True)
        for name, content in NEW_FILES.items():
            (writing / name).write_text(content, encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        writing.rename(folder)
    except OSError as error:
        raise CorpusError(Place(folder), f"cannot be made: {error.strerror or error}") from error


@contextlib.contextmanager
def editing(folder: Path) -> Iterator[Edit]:
    """Yield a change to a corpus; it is written whole at the end, or not at all where the block or the check raises.

    What reviewers have decided before is part of it.
    """
    if not folder.is_dir():
        raise CorpusError(Place(folder), "there is no such folder; `onrecord new` makes a corpus")
    with exclusively(folder):
        edit = Edit(folder)
        edit.decide(outstanding(folder)[0])
        yield edit
        edit.write()


class Edit:
    """A change in the making, over the corpus as it is; made by `editing`.

    What is put in replaces what has the same id. Nothing touches the disk before the end.
    """

    def __init__(self, folder: Path) -> None:
        self._files: CorpusFiles = read_files(folder)
        self.corpus: Corpus = corpus_of(self._files, allow_empty=True)
        self._sources: dict[str, Source] = {}
        self._entities: dict[str, Entity] = {}
        self._facts: dict[str, Fact] = {}
        self._rejected: dict[str, Fact] = {}
        self._doubted: set[str] = set()
        """Entities of facts that a reviewer has taken off the record, or has corrected to be of others."""
        self._has_decided = False

    @property
    def entities(self) -> dict[str, Entity]:
        """The entities as they will be."""
        return {**self.corpus.entities, **self._entities}

    def source(self, name: str) -> Source:
        """Return an article as it will be; raises KeyError where there is none."""
        return self._sources.get(name) or self.corpus.sources[name]

    def fact(self, name: str) -> Fact:
        """Return a fact as it will be; raises CorpusError where there is none (any more)."""
        found = self._facts.get(name) or self.corpus.facts.get(name)
        if found is None or name in self._rejected:
            raise CorpusError(Place(self._files.folder / FACTS), f"no fact has the id {name!r}")
        return found

    def next_number(self) -> str:
        """Return the first number that no article has, after the highest."""
        taken = {source.number for source in (*self.corpus.sources.values(), *self._sources.values())}
        highest = max((int(number) for number in taken if number.isdecimal()), default=-1)
        return f"{highest + 1:03}"

    def put_source(self, source: Source) -> None:
        """Add an article; one that is there is never changed, since its facts are offsets into it."""
        if source.id in self.corpus.sources or source.id in self._sources:
            raise CorpusError(Place(self._files.folder / SOURCES), f"there is an article {source.id!r} already")
        self._sources[source.id] = source

    def put_entity(self, entity: Entity) -> None:
        """Add an entity, or change the one with its id."""
        self._entities[entity.id] = entity

    def put_fact(self, fact: Fact) -> None:
        """Add a fact, or change the one with its id."""
        self._rejected.pop(fact.id, None)
        self._facts[fact.id] = fact

    def reject_fact(self, name: str) -> None:
        """Take a fact off the record; its line is kept aside, out of the corpus."""
        self._rejected[name] = self.fact(name)
        self._doubted.update(entity for _, entity in roles(self._rejected[name]))
        self._facts.pop(name, None)

    def put_reviewed(self, fact: Fact) -> None:
        """Put in a fact that a person has reviewed, and mark the entities that it refers to as reviewed too."""
        before = self.corpus.facts.get(fact.id)
        self._doubted.update(entity for _, entity in (roles(before) if before is not None else ()))
        self.put_fact(fact.model_copy(update={"reviewed": True}))
        known = self.entities
        for _, name in roles(fact):
            if name in known and not known[name].reviewed:
                self.put_entity(known[name].model_copy(update={"reviewed": True}))

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Take in what reviewers have decided; of a fact that is gone meanwhile, nothing is left to decide."""
        for decision in decisions:
            self._has_decided = True
            gone = decision.name in self._rejected or decision.name not in self.corpus.facts
            if gone and decision.name not in self._facts:
                continue
            if decision.verdict is Verdict.REJECT:
                self.reject_fact(decision.name)
                continue
            for entity in decision.entities:
                self.put_entity(entity)
            self.put_reviewed(decision.fact or self.fact(decision.name))

    def write(self) -> None:
        """Check what is new and write everything at once; raises CorpusError, with nothing changed, if unsound."""
        self._check()
        forgotten = self._forgotten()
        changed = {f"{ARTICLES}/{name}{SUFFIX}": source.text.encode() for name, source in self._sources.items()}
        if self._sources:
            changed[SOURCES] = appended(self._files.sources, map(source_table, self._sources.values()))
        if self._entities or forgotten:
            changed[ENTITIES] = self._entities_file(forgotten)
        if self._facts or self._rejected:
            changed[FACTS] = self._facts_file()
        if self._rejected:
            changed[REJECTED] = self._rejected_file()
        if self._has_decided:
            changed[DECISIONS] = b""
        if changed:
            make(self._files.folder, changed)

    def _check(self) -> None:
        folder = self._files.folder
        known = self.entities
        for entity in self._entities.values():
            for other in (entity.country, entity.body, *entity.members):
                if other is not None and other not in known:
                    raise CorpusError(
                        Place(folder / ENTITIES), f"{entity.id!r} refers to {other!r}, which is no entity"
                    )
        names = Names(known)
        grounds: dict[str, Ground] = {}
        for fact in (*self._facts.values(), *self._loosened()):
            if fact.source not in self._sources and fact.source not in self.corpus.sources:
                raise CorpusError(Place(folder / FACTS, None, "source"), f"{fact.id!r} is of an unknown article")
            if fact.source not in grounds:
                grounds[fact.source] = Ground(self.source(fact.source), names)
            for fault in faults(fact, grounds[fact.source]):
                raise GroundingError(Place(folder / FACTS, None, f"{fact.id}.{fault.field}"), fault.fault)

    def _loosened(self) -> Iterator[Fact]:
        """Yield the facts that stay as they are, but whose entities lose a form that may have grounded them."""
        for name, entity in self._entities.items():
            before = self.corpus.entities.get(name)
            if before is not None and not grounding_forms(before) <= grounding_forms(entity):
                for fact in self.corpus.naming(name):
                    if fact.id not in self._facts and fact.id not in self._rejected:
                        yield fact

    def _forgotten(self) -> frozenset[str]:
        """Return the entities that came with a fact that was wrong: nobody has reviewed them, and nothing is of them now."""
        known = self.entities
        doubted = {name for name in self._doubted if name in known and not known[name].reviewed}
        for entity in known.values() if doubted else ():
            doubted -= {entity.country, entity.body, *entity.members}
        kept = {one for fact in self._facts.values() for _, one in roles(fact)}
        changed = self._facts.keys() | self._rejected.keys()
        return frozenset(
            name
            for name in doubted - kept
            if name not in self.corpus.entities or all(fact.id in changed for fact in self.corpus.naming(name))
        )

    def _entities_file(self, forgotten: Collection[str]) -> bytes:
        """Return the file with changed entities in their places, otherwise as a person wrote it, and new ones after.

        Those that are forgotten are taken out, where they have a table of their own.
        """
        path = self._files.folder / ENTITIES
        text = self._files.entities.decode("utf-8")
        lines = text.split("\n")
        new = {name: entity for name, entity in self._entities.items() if name not in forgotten}
        for row in reversed(rows(path, self._files.entities, "entity")):
            if row.lines and row.table["id"] in forgotten:
                own = max(
                    n for n, line in enumerate(row.lines, 1) if line.strip() and not line.lstrip().startswith("#")
                )
                del lines[row.line - 1 : row.line - 1 + own]  # what is noted behind it is about the next
                continue
            entity = new.pop(str(row.table["id"]), None)
            if entity is not None and entity != self.corpus.entities[entity.id]:
                start = row.line - 1
                lines[start : start + len(row.lines)] = entity_rewritten(row, entity).split("\n")
        return appended("\n".join(lines).encode(), map(entity_table, new.values()))

    def _facts_file(self) -> bytes:
        kept = []
        new = dict(self._facts)
        for line in self._files.facts.split(b"\n"):
            name = _id_of(line)
            if name in new:
                kept.append(fact_line(new.pop(name)).encode())
            elif name is not None and name not in self._rejected:
                kept.append(line + b"\n")
        kept.extend(fact_line(fact).encode() for fact in new.values())
        return b"".join(kept)

    def _rejected_file(self) -> bytes:
        with contextlib.suppress(FileNotFoundError):
            before = (self._files.folder / REJECTED).read_bytes()
            return before + "".join(map(fact_line, self._rejected.values())).encode()
        return "".join(map(fact_line, self._rejected.values())).encode()


_ID = re.compile(rb'^\s*\{\s*"id"\s*:\s*"([\w-]+)"')


def _id_of(line: bytes) -> str | None:
    """Return the id of the fact on a line of the file, None for a blank line."""
    if not line.strip():
        return None
    found = _ID.match(line)
    return found[1].decode() if found else FACT.validate_json(line).id
