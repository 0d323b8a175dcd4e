"""Loading a corpus: everything is validated before anything is used."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from knowledge.corpus.corpus import Corpus
from knowledge.corpus.folder import ARTICLES, ENTITIES, FACTS, SOURCES, SUFFIX, CorpusFiles, read_files, shipped_folder
from knowledge.corpus.tables import Row, decoded, rows
from knowledge.errors import CorpusError, GroundingError, Place
from knowledge.grounding import Ground, Names, faults
from knowledge.model import Entity, Fact, FactKind, Frozen, Source
from knowledge.model.roles import roles

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
"""Reads and writes a fact of any kind."""

_Model = TypeVar("_Model", bound=Frozen)

_NO_SUCH_KIND = frozenset({"union_tag_invalid", "union_tag_not_found"})
"""What pydantic calls a fact of no kind that there is; its own words name the classes of the code."""

_GROUNDS = 256
"""Articles kept ready for the check while facts are read; those of one article stand together in most files."""


def load_corpus(folder: Path | None = None, *, allow_empty: bool = False) -> Corpus:
    """Return the corpus of a folder, validated whole; with no folder, the one that ships with the project.

    Raises CorpusError (GroundingError where a fact says what its span does not) at the first fault in the order of the
    files: sources with their articles, entities, facts. No article at all is a fault too, unless that is allowed.
    """
    return corpus_of(read_files(folder or shipped_folder()), allow_empty=allow_empty)


def corpus_of(files: CorpusFiles, *, allow_empty: bool = False) -> Corpus:
    """Return the corpus that is in files already read; raises as `load_corpus` does."""
    reading = Reading(files)
    reading.read_facts()
    if reading.faults:
        raise reading.faults[0]
    if not reading.sources and not allow_empty:
        raise CorpusError(Place(files.folder / SOURCES), "the corpus has no articles; `onrecord add` takes some in")
    return Corpus(reading.sources, reading.entities, reading.facts, fingerprint=files.fingerprint)


def check_corpus(folder: Path) -> tuple[CorpusError, ...]:
    """Return everything that is wrong with the corpus of a folder, in the order of its files; nothing if sound."""
    try:
        reading = Reading(read_files(folder))
    except CorpusError as error:
        return (error,)
    reading.read_facts()
    return tuple(reading.faults)


class Reading:
    """One reading of a corpus's files: what was sound in them, and every fault, in the order of the files.

    Articles and entities are read at once, the facts when `read_facts` is called.
    """

    def __init__(self, files: CorpusFiles) -> None:
        self.files = files
        self.faults: list[CorpusError] = []
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.facts: dict[str, Fact] = {}
        self._listed_sources: set[str] = set()
        self._listed_entities: set[str] = set()
        self._unreadable = False
        self._read_sources()
        self._read_entities()

    def _fault(self, place: Place, fault: str) -> None:
        self.faults.append(CorpusError(place, fault))

    def _rows(self, name: str, content: bytes, table: str) -> list[Row]:
        try:
            return rows(self.files.folder / name, content, table)
        except CorpusError as error:
            self.faults.append(error)
            self._unreadable = True
            return []

    def _read_sources(self) -> None:
        numbers: dict[str, str] = {}
        sources = self._rows(SOURCES, self.files.sources, "source")
        for row in sources:
            source = self._read_source(row)
            if source is None:
                continue
            other = numbers.setdefault(source.number, source.id)
            if other != source.id:
                self._fault(row.at("number"), f"{other!r} has the number {source.number!r} already")
            self.sources[source.id] = source
        for name in self.files.articles:
            if name not in self._listed_sources and not self._unreadable:
                article = self.files.folder / ARTICLES / f"{name}{SUFFIX}"
                self._fault(Place(article), f"{SOURCES} has no [[source]] with the id {name!r}")

    def _read_source(self, row: Row) -> Source | None:
        name = self._identity(row, self._listed_sources)
        if name is None:
            return None
        if "text" in row.table:
            self._fault(row.at("text"), "unknown field: the text of an article stands in its own file")
            return None
        if name not in self.files.articles:
            self._fault(row.at("id"), f"there is no article {ARTICLES}/{name}{SUFFIX}")
            return None
        article = self.files.folder / ARTICLES / f"{name}{SUFFIX}"
        try:
            text = decoded(article, self.files.articles[name])
        except CorpusError as error:
            self.faults.append(error)
            return None
        if not text.strip():
            self._fault(Place(article), "the article is empty")
            return None
        source = self._validated(Source, row, {"text": text})
        if source is not None and not source.about:
            self._fault(row.at("about"), "says in no language what the article is about")
        return source

    def _identity(self, row: Row, listed: set[str]) -> str | None:
        """Return the id of a table, entered in the list; None, with the fault noted, if it has none or has it twice."""
        name = row.table.get("id")
        if not isinstance(name, str) or not name:
            self._fault(row.at("id"), "every table needs an id")
            return None
        if name in listed:
            self._fault(row.at("id"), f"the id {name!r} is there twice")
            return None
        listed.add(name)
        return name

    def _validated(self, model: type[_Model], row: Row, more: dict[str, Any]) -> _Model | None:
        try:
            return model.model_validate(row.table | more)
        except ValidationError as error:
            for field, fault in complaints(error):
                self._fault(row.at(field), fault)
            return None

    def _read_entities(self) -> None:
        held: dict[str, Row] = {}
        for row in self._rows(ENTITIES, self.files.entities, "entity"):
            name = self._identity(row, self._listed_entities)
            entity = self._validated(Entity, row, {}) if name is not None else None
            if entity is None:
                continue
            if not entity.names:
                self._fault(row.at("names"), "the entity has no name in any language")
            for field, forms in (("aliases", entity.aliases), ("descriptions", entity.descriptions)):
                if not all(map(str.strip, forms)):
                    self._fault(row.at(field), "one of them is empty: nothing goes by no name")
            self.entities[entity.id] = entity
            held[entity.id] = row
        for entity in self.entities.values():
            row = held[entity.id]
            for field in ("country", "body"):
                self._known(getattr(entity, field), row.at(field))
            for member in entity.members:
                self._known(member, row.at("members"))

    def _known(self, entity: str | None, place: Place) -> bool:
        if entity is None or entity in self._listed_entities:
            return True
        self._fault(place, f"no entity has the id {entity!r}")
        return False

    def read_facts(self, take: Callable[[Fact, bytes], None] | None = None) -> None:
        """Read the facts into `facts`, or give each with its line to `take`: large corpora do not fit into memory."""
        if self._unreadable:
            return  # every fact would be at fault for one comma in a table
        take = take or self._keep
        path = self.files.folder / FACTS
        names = Names(self.entities)
        ground = lru_cache(maxsize=_GROUNDS)(lambda name: Ground(self.sources[name], names))
        seen: dict[str, int] = {}
        for line, content in enumerate(self.files.facts.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
            if not content.strip():
                continue
            fact = self._read_fact(path, line, content)
            if fact is None:
                continue
            if fact.id in seen:
                self._fault(Place(path, line, "id"), f"the id {fact.id!r} is there already, on line {seen[fact.id]}")
                continue
            seen[fact.id] = line
            self._ground(fact, path, line, ground)
            take(fact, content)

    def _keep(self, fact: Fact, line: bytes) -> None:
        del line
        self.facts[fact.id] = fact

    def _read_fact(self, path: Path, line: int, content: bytes) -> Fact | None:
        try:
            decoded(path, content)
            return FACT.validate_json(content, strict=True)
        except ValidationError as error:
            for field, fault in complaints(error, tagged=True):
                self._fault(Place(path, line, field), fault)
        except CorpusError as error:
            self._fault(Place(path, line), error.fault)
        return None

    def _ground(self, fact: Fact, path: Path, line: int, ground: Callable[[str], Ground]) -> None:
        if fact.source not in self._listed_sources:
            self._fault(Place(path, line, "source"), f"no source has the id {fact.source!r}")
            return
        known = [self._known(entity, Place(path, line, field)) for field, entity in dict.fromkeys(roles(fact))]
        sound = all(entity in self.entities for _, entity in roles(fact))  # else its own table was at fault, and told
        if all(known) and sound and fact.source in self.sources:
            for fault in faults(fact, ground(fact.source)):
                self.faults.append(GroundingError(Place(path, line, fault.field), fault.fault))


def complaints(error: ValidationError, *, tagged: bool = False) -> list[tuple[str | None, str]]:
    """Return what pydantic found wrong, as the path of a field and words fit for a person; `tagged` for facts."""
    found: list[tuple[str | None, str]] = []
    for detail in error.errors(include_url=False, include_context=False):
        steps = [str(step) for step in detail["loc"]]
        if detail["type"] in _NO_SUCH_KIND:
            given = detail["input"].get("kind") if isinstance(detail["input"], dict) else None
            found.append(("kind", f"is none of {', '.join(FactKind)} (it is {_short(given)})"))
            continue
        if tagged:  # pydantic puts the kind before the fields of a tagged union
            steps = steps[1:]
        fault = {
            "extra_forbidden": "unknown field",
            "missing": "is missing",
        }.get(detail["type"], detail["msg"].removeprefix("Value error, "))
        if detail["type"] not in {"extra_forbidden", "missing", "json_invalid"}:
            fault += f" (it is {_short(detail['input'])})"
        found.append((".".join(steps) or None, fault))
    return found


def _short(value: object, length: int = 80) -> str:
    shown = repr(value)
    return shown if len(shown) <= length else shown[: length - 1] + "…"
