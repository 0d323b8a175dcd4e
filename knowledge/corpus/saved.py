"""Opening a corpus of any size: a small one is loaded, of a large one a saved form is kept that is ready at once.

A saved form belongs to one state of the corpus's files, told by their sizes and times of change. One that belongs to
another state, was cut short, is damaged or of another version is built anew, with a line in the log; none is trusted.
"""

from __future__ import annotations

import hashlib
import logging
import os
from array import array
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from knowledge.corpus.change import Signature, signature, unchanged_while
from knowledge.corpus.corpus import Corpus
from knowledge.corpus.folder import FACTS, SOURCES, read_files, shipped_folder
from knowledge.corpus.index import IndexBuilder, named_in, numbered
from knowledge.corpus.loading import Reading, load_corpus
from knowledge.corpus.selected import Selected
from knowledge.corpus.stored import UnusableError, Writer, read_stored, store
from knowledge.corpus.subjects import stems_of
from knowledge.corpus.words import WordIndexBuilder
from knowledge.errors import CorpusError, Place
from knowledge.grounding import Names
from knowledge.model import Fact

SMALL = 4_000_000
"""Bytes of facts up to which a corpus is loaded whole: it is validated in a second or two, and fits into memory."""

_log = logging.getLogger("onrecord.corpus")


def open_corpus(folder: Path | None = None, *, saved_in: Path | None = None, small: int = SMALL) -> Corpus:
    """Return the corpus of a folder (None: the one that ships), from its saved form where it is large.

    `saved_in` is where saved forms are kept (else the user's cache). A large corpus that has none yet is validated and
    saved first, which takes minutes rather than seconds. Raises CorpusError where the corpus is not sound.
    """
    where = folder or shipped_folder()
    if _facts_size(where) <= small:
        return load_corpus(where)
    path = saved_path(where, saved_in)
    try:
        return read_stored(path, key_of(signature(where)))
    except UnusableError as unusable:
        _log.info("the saved form of %s is built (%s)", where, unusable)
    return _built(where, path)


def saved_path(folder: Path, saved_in: Path | None = None) -> Path:
    """Return where the saved form of a corpus is kept."""
    if saved_in is None:
        import platformdirs  # noqa: PLC0415 - only for large corpora

        saved_in = platformdirs.user_cache_path("onrecord", appauthor=False)
    name = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()
    return saved_in / f"corpus-{name}.saved"


def key_of(state: Signature) -> str:
    """Return the name of a state of a corpus's files."""
    return hashlib.blake2b(repr(state).encode(), digest_size=16).hexdigest()


def _facts_size(folder: Path) -> int:
    with suppress(OSError):
        return (folder / FACTS).stat().st_size
    return 0


def _built(folder: Path, path: Path) -> Corpus:
    """Validate a corpus, write its saved form and open that; where it cannot be written, load the corpus whole."""
    writing = path.with_name(f"{path.name}-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = unchanged_while(folder, lambda: _write(folder, writing))
        writing.replace(path)
        return read_stored(path, key)
    except (OSError, UnusableError) as error:
        _log.warning("no saved form of %s can be kept (%s): it is loaded whole", folder, error)
        return load_corpus(folder)
    finally:
        with suppress(OSError):
            writing.unlink()


def _write(folder: Path, path: Path) -> str:
    """Write the saved form of a corpus to a path and return its key; the facts never are in memory all at once."""
    key = key_of(signature(folder))
    files = read_files(folder)
    fingerprint = files.fingerprint
    with path.open("wb") as file:
        writer = Writer(file)
        writer.begin("facts")
        reading = Reading(files)
        builder = IndexBuilder(numbered(reading.sources), numbered(reading.entities))
        words = WordIndexBuilder()
        lengths: list[int] = []
        ids: list[str] = []

        def take(fact: Fact, line: bytes) -> None:
            if reading.faults:
                raise reading.faults[0]
            builder.add(fact)
            words.add(len(ids), stems_of(fact, reading.entities))
            writer.write(line)
            lengths.append(len(line))
            ids.append(fact.id)

        reading.read_facts(take)
        if reading.faults:
            raise reading.faults[0]
        if not reading.sources:
            raise CorpusError(Place(folder / SOURCES), "the corpus has no articles")
        names = Names(reading.entities)
        for number, source in enumerate(reading.sources.values()):
            builder.mention(number, named_in(source, names))
        listed = Selected[Fact]({}, tuple(ids))
        corpus = Corpus(reading.sources, reading.entities, listed, fingerprint=fingerprint, index=builder.built())
        store(writer, corpus, array("Q", accumulate(lengths, initial=0)), words.built())
        writer.finish(key, fingerprint)
        file.flush()
        os.fsync(file.fileno())
    return key
