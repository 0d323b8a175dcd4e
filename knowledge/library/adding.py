"""Files into a corpus: read, extracted, merged, and written so many at a time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

from knowledge.corpus.editing import editing
from knowledge.extract import Extraction, extract
from knowledge.grounding import Ground, Names, faults
from knowledge.intake import Article, IntakeError, read_article
from knowledge.library.merging import Merger, referred_to, renamed
from knowledge.model import Fact, FactKind, Source
from knowledge.text import fold, sentences

_LETTERS = {
    FactKind.QUOTE: "q",
    FactKind.PLEDGE: "p",
    FactKind.POSITION: "s",
    FactKind.EVENT: "e",
    FactKind.FIGURE: "f",
    FactKind.TERM: "t",
}
"""What stands between an article's number and the fact's own in the id of a fact."""
_BATCH = 50
"""Articles written at once: a run that is killed loses no more than so many, and takes them in when it is run again."""
_SHARE = 4
"""Into a large corpus a quarter as many articles go at once as it has."""
_FEWEST_FOR_A_POOL = 4
_LONGEST_ABOUT = 60


class Result(StrEnum):
    """What became of a file."""

    ADDED = "added"
    KNOWN = "known"
    """The corpus had the article already, under this name or another."""
    REFUSED = "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of a file: the article that it is in the corpus, what was found in it, or why it was refused."""

    file: Path
    result: Result
    source: Source | None = None
    facts: Mapping[FactKind, int] = field(default_factory=dict)
    new_entities: int = 0
    encoding: str | None = None
    """What the file was read as, where that had to be found out."""
    fault: str | None = None


@dataclass(frozen=True)
class _Read:
    file: Path
    article: Article | None = None
    extraction: Extraction | None = None
    fault: str | None = None


def add_files(folder: Path, files: Iterable[Path], *, jobs: int = 1, batch: int = _BATCH) -> Iterator[Outcome]:
    """Take files into a corpus, `batch` or more at a time, and yield what became of each, in order, once it is written.

    A file that is no article is refused and the others still go in. The same article twice, whatever its file is called
    and however its quotation marks and spaces are set, is one. With several `jobs` as many processes read and extract.
    Raises CorpusError, with the batch not written, where the corpus is damaged or cannot be written to.
    """
    waiting = list(files)
    if jobs > 1 and len(waiting) >= _FEWEST_FOR_A_POOL:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            yield from _in_batches(folder, pool.map(_read, waiting, chunksize=4), batch)
    else:
        yield from _in_batches(folder, map(_read, waiting), batch)


def _read(file: Path) -> _Read:
    """Return the article of a file with what is in it; made to run in another process."""
    try:
        article = read_article(file)
    except IntakeError as error:
        return _Read(file, fault=error.fault)
    return _Read(file, article, extract(article.text, article.language))


def _in_batches(folder: Path, found: Iterator[_Read], batch: int) -> Iterator[Outcome]:
    while together := list(islice(found, batch)):
        outcomes, articles = _put(folder, together)
        yield from outcomes
        # Every batch reads and writes the corpus, so that batches of one size would take an archive quadratic time.
        batch = max(batch, articles // _SHARE)


def _put(folder: Path, together: Sequence[_Read]) -> tuple[list[Outcome], int]:
    """Write a batch; return what became of its files, and how many articles the corpus has now."""
    with editing(folder) as edit:
        by_digest = {digest(source.text): source for source in edit.corpus.sources.values()}
        merger = Merger(edit.entities)
        outcomes = []
        for read in together:
            if read.article is None or read.extraction is None:
                outcomes.append(Outcome(read.file, Result.REFUSED, fault=read.fault))
                continue
            key = digest(read.article.text)
            encoding = read.article.encoding if read.article.detected else None
            if key in by_digest:
                outcomes.append(Outcome(read.file, Result.KNOWN, by_digest[key], encoding=encoding))
                continue
            source = by_digest[key] = _source(read.article, edit.next_number(), key)
            edit.put_source(source)
            before = len(merger.changed.keys() - edit.corpus.entities.keys())
            facts = list(_facts(source, read.extraction, merger))
            for fact in facts:
                edit.put_fact(fact)
            for entity in merger.changed.values():
                edit.put_entity(entity)
            new = len(merger.changed.keys() - edit.corpus.entities.keys()) - before
            counts = Counter(fact.kind for fact in facts)
            outcomes.append(Outcome(read.file, Result.ADDED, source, counts, new, encoding))
        return outcomes, len(by_digest)


def _facts(source: Source, extraction: Extraction, merger: Merger) -> Iterator[Fact]:
    """Yield the facts of an extraction as facts of the corpus: its entities, its article, ids of their own."""
    ids = merger.merge(referred_to(extraction.entities, extraction.facts))
    ground = Ground(source, Names({name: merger.known[name] for name in ids.values()}))
    numbers: Counter[FactKind] = Counter()
    for fact in extraction.facts:
        numbers[fact.kind] += 1
        name = f"{source.number}-{_LETTERS[fact.kind]}{numbers[fact.kind]:02}"
        fresh = renamed(fact, ids, id=name, source=source.id, reviewed=False)
        if next(faults(fresh, ground), None) is None:
            yield fresh


def _source(article: Article, number: str, key: str) -> Source:
    return Source(
        id=f"{number}_{key}",
        number=number,
        language=article.language,
        about={article.language: article.title or _about(article.text)},
        title=article.title,
        publisher=article.publisher,
        dated=article.dated,
        address=article.address,
        text=article.text,
    )


def _about(text: str) -> str:
    """Return what an article without a title seems to be about: its first sentence, as much of it as fits on a line."""
    first = sentences(text)[0]
    words = " ".join(text[first.start : first.end].split())
    if len(words) <= _LONGEST_ABOUT:
        return words.rstrip(".")
    return words[:_LONGEST_ABOUT].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def digest(text: str) -> str:
    """Return what tells an article from every other: alike for two copies that differ in marks, case or white space."""
    return hashlib.blake2b(" ".join(fold(text).split()).encode(), digest_size=8).hexdigest()
