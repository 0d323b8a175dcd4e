"""The saved form of a corpus: one file that is validated, indexed and ready, read piece by piece when it is asked.

- sections, one after the other
- footer, in JSON: version, key, fingerprint, checksum of the sections, and where each of them lies
- length of the footer, in 8 bytes
- MAGIC, in which nothing ends that was cut short

The facts and the texts of the articles stay in the file until somebody wants one; everything else is small.
"""

from __future__ import annotations

import json
import sys
import threading
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import IO, Any

from pydantic import TypeAdapter

from knowledge.corpus.corpus import Corpus
from knowledge.corpus.index import TABLES, Index, Postings
from knowledge.corpus.loading import FACT
from knowledge.corpus.words import Columns, WordIndex
from knowledge.model import Entity, Event, Fact, FactKind, Figure, Pledge, Position, Quote, Source, Term

_FORMAT = 2
_MAGIC = b"onrecord-corpus\n"
_LENGTH = 8
_CHUNK = 1 << 20
_FACTS_KEPT = 640
"""Facts kept after they have been read: those of the answers in which people are turning pages."""
_ENTITIES: TypeAdapter[tuple[Entity, ...]] = TypeAdapter(tuple[Entity, ...])
_ARRAYS = {"kinds": "B", "sources": "I", "starts": "I", "ranks": "B", "confidences": "f"}


class UnusableError(Exception):
    """A saved form is not to be trusted; the text says why. Whoever meets it builds another."""


def version() -> str:
    """Return what a saved form depends on besides its corpus: the format, the machine, the fields of the models."""
    models = (Source, Entity, Quote, Pledge, Position, Event, Figure, Term)
    fields = " ".join(f"{model.__name__}({' '.join(sorted(model.model_fields))})" for model in models)
    return f"{_FORMAT} {sys.byteorder} {array('I').itemsize} {zlib.crc32(fields.encode()):08x}"


class Writer:
    """Writes a saved form, section after section; `finish` makes it whole."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sections: dict[str, tuple[int, int]] = {}
        self._at = 0
        self._checksum = 0

    def begin(self, name: str) -> None:
        """Begin a section."""
        self._sections[name] = (self._at, 0)

    def write(self, content: bytes) -> None:
        """Write more of the section that was begun last."""
        name, (start, length) = next(reversed(self._sections.items()))
        self._file.write(content)
        self._checksum = zlib.crc32(content, self._checksum)
        self._at += len(content)
        self._sections[name] = (start, length + len(content))

    def section(self, name: str, content: bytes) -> None:
        """Write a section whole."""
        self.begin(name)
        self.write(content)

    def numbers(self, name: str, numbers: Sequence[float], kind: str) -> None:
        """Write a section of numbers, padded so that they can be read where they lie."""
        self.section(f"{name}.", b"\0" * (-self._at % _LENGTH))
        self.section(name, (numbers if isinstance(numbers, array) else array(kind, numbers)).tobytes())

    def finish(self, key: str, fingerprint: str) -> None:
        """Write the footer, which names the state of the corpus that this is a form of."""
        footer = {
            "version": version(),
            "key": key,
            "fingerprint": fingerprint,
            "checksum": self._checksum,
            "sections": self._sections,
        }
        content = json.dumps(footer).encode()
        self._file.write(content + len(content).to_bytes(_LENGTH, "little") + _MAGIC)


def store(writer: Writer, corpus: Corpus, offsets: Sequence[int], words: Columns) -> None:
    """Write everything but the facts themselves, which were written line by line; `offsets` says where each begins."""
    writer.numbers("fact offsets", offsets, "Q")
    writer.section("fact ids", "\n".join(corpus.facts).encode())
    writer.begin("texts")
    lengths = []
    for source in corpus.sources.values():
        content = source.text.encode()
        writer.write(content)
        lengths.append(len(content))
    writer.numbers("text offsets", array("Q", accumulate(lengths, initial=0)), "Q")
    headers = [source.model_dump(mode="json", exclude={"text"}) for source in corpus.sources.values()]
    writer.section("source headers", json.dumps(headers).encode())
    writer.section("entities", _ENTITIES.dump_json(tuple(corpus.entities.values())))
    for name, kind in _ARRAYS.items():
        writer.numbers(name, getattr(corpus.index, name), kind)
    for name in TABLES:
        writer.numbers(f"{name} offsets", corpus.index.tables[name].offsets, "I")
        writer.numbers(name, corpus.index.tables[name].numbers, "I")
    writer.section("words", words.text)
    writer.numbers("word ends", words.ends, "I")
    writer.numbers("word offsets", words.offsets, "I")
    writer.numbers("word facts", words.numbers, "I")
    writer.section("counts", json.dumps({kind: dict(corpus.counts(kind)) for kind in FactKind}).encode())


class _File:
    """The sections of a saved form in its file, which is kept open."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = path.open("rb", buffering=0)
        except FileNotFoundError as error:
            raise UnusableError("there is none yet") from error
        except OSError as error:
            raise UnusableError(error.strerror or str(error)) from error
        self._lock = threading.Lock()
        size = self._file.seek(0, 2)
        end = size - len(_MAGIC) - _LENGTH
        if end < 0 or self.read(size - len(_MAGIC), len(_MAGIC)) != _MAGIC:
            raise UnusableError("it is cut short")
        length = int.from_bytes(self.read(end, _LENGTH), "little")
        self._end = end - length
        try:
            self.footer: dict[str, Any] = json.loads(self.read(max(self._end, 0), length))
            found = self.footer.get("version")
        except (ValueError, AttributeError) as error:
            raise UnusableError("its footer is damaged") from error
        if found != version():
            raise UnusableError("it is of another version")

    def read(self, start: int, length: int) -> bytes:
        """Return some bytes of the file."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(length)

    def verify(self) -> None:
        """Read everything once; raises UnusableError where a bit is not as it was written."""
        checksum = 0
        for start in range(0, self._end, _CHUNK):
            checksum = zlib.crc32(self.read(start, min(_CHUNK, self._end - start)), checksum)
        if checksum != self.footer["checksum"]:
            raise UnusableError("it is damaged")

    def start(self, name: str) -> int:
        """Return where a section begins."""
        return int(self.footer["sections"][name][0])

    def section(self, name: str) -> bytes:
        """Return a section."""
        return self.read(*self.footer["sections"][name])

    def numbers(self, name: str, kind: str) -> array[Any]:
        """Return a section of numbers."""
        numbers = array(kind)
        numbers.frombytes(self.section(name))
        return numbers


class StoredSource(Source):
    """An article whose text is read when it is looked at."""

    def __getattr__(self, name: str) -> Any:
        """Return the text; every other attribute is there."""
        if name == "text":
            stored, number = self.__dict__["_stored"]
            return stored.text(number)
        return super().__getattr__(name)  # type: ignore[misc]


class StoredSources(Mapping[str, Source]):
    """The articles of a saved form, in their order."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._start = file.start("texts")
        self._offsets = file.numbers("text offsets", "Q")
        self._sources: dict[str, Source] = {}
        for number, header in enumerate(json.loads(file.section("source headers"))):
            source = StoredSource.model_construct(None, **header)
            source.__dict__["_stored"] = (self, number)
            self._sources[source.id] = source

    def text(self, number: int) -> str:
        """Return the text of an article by its number."""
        start, end = self._offsets[number], self._offsets[number + 1]
        return self._file.read(self._start + start, end - start).decode()

    def __getitem__(self, key: str) -> Source:
        return self._sources[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


class StoredFacts(Mapping[str, Fact]):
    """The facts of a saved form, in their order, each read when it is asked for."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._start = file.start("facts")
        self._offsets = file.numbers("fact offsets", "Q")
        ids = file.section("fact ids").decode()
        self._numbers = {name: number for number, name in enumerate(ids.split("\n"))} if ids else {}
        self._fact = lru_cache(maxsize=_FACTS_KEPT)(self._read)

    def _read(self, key: str) -> Fact:
        number = self._numbers[key]
        start, end = self._offsets[number], self._offsets[number + 1]
        return FACT.validate_json(self._file.read(self._start + start, end - start), strict=True)

    def __getitem__(self, key: str) -> Fact:
        return self._fact(key)

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _words(file: _File) -> WordIndex:
    """Return the index of words; the numbers of the facts stay in the file until somebody wants them."""
    start = file.start("word facts")

    def read(first: int, last: int) -> Sequence[int]:
        numbers = array("I")
        numbers.frombytes(file.read(start + first * numbers.itemsize, (last - first) * numbers.itemsize))
        return numbers

    return WordIndex(file.section("words"), file.numbers("word ends", "I"), file.numbers("word offsets", "I"), read)


def read_stored(path: Path, key: str) -> Corpus:
    """Return the corpus in a saved form; raises UnusableError unless it is whole and of the state that `key` names."""
    file = _File(path)
    if file.footer.get("key") != key:
        raise UnusableError("the corpus has changed since")
    try:
        file.verify()
        entities = {entity.id: entity for entity in _ENTITIES.validate_json(file.section("entities"))}
        arrays = {name: file.numbers(name, kind) for name, kind in _ARRAYS.items()}
        tables = {name: Postings(file.numbers(f"{name} offsets", "I"), file.numbers(name, "I")) for name in TABLES}
        counts = {FactKind(kind): found for kind, found in json.loads(file.section("counts")).items()}
        return Corpus(
            StoredSources(file),
            entities,
            StoredFacts(file),
            fingerprint=str(file.footer["fingerprint"]),
            index=Index(**arrays, tables=tables),
            counts=counts,
            words=_words(file),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise UnusableError("it is damaged") from error
