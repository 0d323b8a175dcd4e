"""Files into a corpus: read, extracted, merged, and written so many at a time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

from knowledge.corpus.editing import Edit, editing
from knowledge.extract import extract
from knowledge.grounding import Ground, Names, faults
from knowledge.intake import Article, IntakeError, read_articles
from knowledge.library.admitting import Admission, admit
from knowledge.library.likeness import Articles
from knowledge.library.merging import Merger, renamed
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

    file: str
    """The file as it was given, with the line where it has several articles."""
    result: Result
    source: Source | None = None
    facts: Mapping[FactKind, int] = field(default_factory=dict)
    new_entities: int = 0
    left_out: int = 0
    """Facts that were found and are not on record, as nobody in them is named."""
    encoding: str | None = None
    """What the file was read as, where that had to be found out."""
    fault: str | None = None


@dataclass(frozen=True)
class _Read:
    file: str
    article: Article | None = None
    admission: Admission | None = None
    fault: str | None = None


def add_files(
    folder: Path,
    files: Iterable[Path],
    *,
    jobs: int = 1,
    batch: int = _BATCH,
    when_read: Callable[[], None] = lambda: None,
) -> Iterator[Outcome]:
    """Take files into a corpus, `batch` or more at a time, and yield what became of each, in order, once it is written.

    A file that is no article is refused and the others still go in. The same article twice, whatever its file is called
    and however its quotation marks and spaces are set, is one. With several `jobs` as many processes read and extract.
    `when_read` is called for each file once it has been read, long before its batch is written.
    Raises CorpusError, with the batch not written, where the corpus is damaged or cannot be written to.
    """
    waiting = list(files)
    if jobs > 1 and len(waiting) >= _FEWEST_FOR_A_POOL:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            yield from _in_batches(folder, _one_by_one(pool.map(_read, waiting, chunksize=4), when_read), batch)
    else:
        yield from _in_batches(folder, _one_by_one(map(_read, waiting), when_read), batch)


def _one_by_one(files: Iterable[list[_Read]], when_read: Callable[[], None]) -> Iterator[_Read]:
    for articles in files:
        when_read()
        yield from articles


def _read(file: Path) -> list[_Read]:
    """Return the articles of a file with what is in them; made to run in another process."""
    return [
        _Read(str(article.file), fault=article.fault)
        if isinstance(article, IntakeError)
        else _Read(article.file, article, admit(extract(article.text, article.language)))
        for article in read_articles(file)
    ]


def _in_batches(folder: Path, found: Iterator[_Read], batch: int) -> Iterator[Outcome]:
    while together := list(islice(found, batch)):
        outcomes, articles = _put(folder, together)
        yield from outcomes
        # Every batch reads and writes the corpus, so that batches of one size would take an archive quadratic time.
        batch = max(batch, articles // _SHARE)


def _put(folder: Path, together: Sequence[_Read]) -> tuple[list[Outcome], int]:
    """Write a batch; return what became of its files, and how many articles the corpus has now."""
    with editing(folder) as edit:
        batch = _Batch(edit)
        outcomes = [batch.take(read) for read in together]
        return outcomes, len(batch.sources)


class _Batch:
    """Articles on their way into a corpus, one after the other."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._merger = Merger(edit.entities)
        self.sources = dict(edit.corpus.sources.items())
        self._articles = Articles()
        for source in self.sources.values():
            self._articles.add(source.id, source.text)
        self._number = int(edit.next_number())

    def take(self, read: _Read) -> Outcome:
        """Put an article with its facts and entities into the change; return what became of it."""
        if read.article is None or read.admission is None:
            return Outcome(read.file, Result.REFUSED, fault=read.fault)
        encoding = read.article.encoding if read.article.detected else None
        known = self._articles.find(read.article.text)
        if known is not None:
            return Outcome(read.file, Result.KNOWN, self.sources[known], encoding=encoding)
        source = _source(read.article, f"{self._number:03}")
        self._number += 1
        self.sources[source.id] = source
        self._articles.add(source.id, source.text)
        self._edit.put_source(source)
        before = len(self._merger.known)
        facts = list(_facts(source, read.admission, self._merger))
        for fact in facts:
            self._edit.put_fact(fact)
        for entity in self._merger.take_changed():
            self._edit.put_entity(entity)
        return Outcome(
            read.file,
            Result.ADDED,
            source,
            Counter(fact.kind for fact in facts),
            len(self._merger.known) - before,
            read.admission.left_out,
            encoding,
        )


def _facts(source: Source, admission: Admission, merger: Merger) -> Iterator[Fact]:
    """Yield the facts of an article as facts of the corpus: its entities, its article, ids of their own."""
    ids = merger.merge(admission.entities)
    ground = Ground(source, Names({name: merger.known[name] for name in ids.values()}))
    numbers: Counter[FactKind] = Counter()
    for fact in admission.facts:
        numbers[fact.kind] += 1
        name = f"{source.number}-{_LETTERS[fact.kind]}{numbers[fact.kind]:02}"
        fresh = renamed(fact, ids, id=name, source=source.id, reviewed=False)
        if next(faults(fresh, ground), None) is None:
            yield fresh


def _source(article: Article, number: str) -> Source:
    return Source(
        id=f"{number}_{digest(article.text)}",
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
    """Return what stands for a text in the name of its article: alike where only marks, case or white space differ."""
    return hashlib.blake2b(" ".join(fold(text).split()).encode(), digest_size=8).hexdigest()
