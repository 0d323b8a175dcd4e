"""The full-text index: passages by word forms, in each language, with the translations of what they put on record.

tantivy carries it, in memory for a small corpus and in a folder for a large one. A saved index that does not fit the
corpus, or that cannot be opened, is built anew.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from knowledge.model import Event, Fact, Figure, Localised, Pledge, Position, Quote, Source
from knowledge.search.passages import Passage, passages
from knowledge.text.stemming import STEMMERS

if TYPE_CHECKING:
    import tantivy

LAYOUT = 1
"""Raised whenever the fields of the index or what goes into them change: an index of another layout is built anew."""

_STAMP = "corpus.json"
_log = logging.getLogger("onrecord.search")
_HEAP = 60_000_000
"""Bytes that the writer may use while it builds."""
PLAIN = "plain"
"""The field of the words themselves, without stems, in which quotations are looked for."""


class Hit(NamedTuple):
    """A passage that was found, with its score (any positive number; only its order means something)."""

    score: float
    passage: Passage


class Form(NamedTuple):
    """One way to say a word of a query: a stem (or the stems of a phrase) in a field, and what a match is worth."""

    field: str
    stems: tuple[str, ...]
    worth: float = 1.0


Group = tuple[Form, ...]
"""The ways to say one word of a query; any of them will do."""


class PassageIndex:
    """Passages by their words; safe to share between threads once it is built."""

    def __init__(self, index: tantivy.Index, sources: Sequence[str]) -> None:
        self._index = index
        self._sources = tuple(sources)
        self._ordinals = {source: at for at, source in enumerate(sources)}
        self._schema = index.schema
        self._searcher = index.searcher()

    def find(
        self, groups: Sequence[Group], *, limit: int, need_all: bool = False, sources: Iterable[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return the passages that hold the groups, best first; all of them or any, in all articles or some."""
        from tantivy import Occur, Query  # noqa: PLC0415 - slow to load

        wanted = [query for group in groups if (query := self._group(group)) is not None]
        if not wanted:
            return ()
        occur = Occur.Must if need_all else Occur.Should
        query = Query.boolean_query([(occur, one) for one in wanted])
        if sources is not None:
            ordinals = [self._ordinals[source] for source in sources if source in self._ordinals]
            if not ordinals:
                return ()
            within = Query.const_score_query(Query.term_set_query(self._schema, "source", ordinals), 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, within)])
        found = self._searcher.search(query, limit, count=False).hits
        return tuple(Hit(score, self._passage(address)) for score, address in found)

    def frequency(self, form: Form) -> int:
        """Return how many passages hold a single word."""
        return self._searcher.doc_freq(form.field, form.stems[0]) if form.stems else 0

    @property
    def size(self) -> int:
        """Return how many passages there are."""
        return int(self._searcher.num_docs)

    def _group(self, group: Group) -> tantivy.Query | None:
        from tantivy import Query  # noqa: PLC0415

        queries = []
        for form in group:
            if len(form.stems) == 1:
                query = Query.term_query(self._schema, form.field, form.stems[0], "freq")
            elif form.stems:
                query = Query.phrase_query(self._schema, form.field, list(form.stems))
            else:
                continue
            queries.append(Query.boost_query(query, form.worth) if form.worth != 1.0 else query)
        if not queries:
            return None
        return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)

    def _passage(self, address: tantivy.DocAddress) -> Passage:
        stored = self._searcher.doc(address)
        source, start, end = (int(cast("int", stored.get_first(name))) for name in ("source", "start", "end"))
        return Passage(self._sources[source], start, end)


FactsOf = Callable[[str], Iterable[Fact]]
"""The facts that an article put on record, by its id."""


def build(sources: Mapping[str, Source], facts_of: FactsOf, folder: Path | None = None) -> PassageIndex:
    """Index every passage, in memory or into an empty folder; one article with its facts is read at a time."""
    from tantivy import Document, Index  # noqa: PLC0415 - slow to load

    schema = _schema()
    index = Index(schema, path=str(folder)) if folder else Index(schema)
    _register(index)
    writer = index.writer(_HEAP if folder else 15_000_000, 1)
    for ordinal, source in enumerate(sources.values()):
        on_record = tuple(facts_of(source.id))
        for passage in passages(source.id, source.text):
            document = Document()
            for name, place in (("source", ordinal), ("start", passage.start), ("end", passage.end)):
                document.add_unsigned(name, place)
            for field, words in _fields(source, passage, on_record).items():
                for said in words:
                    document.add_text(field, said)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return PassageIndex(index, tuple(sources))


def open_or_build(sources: Mapping[str, Source], facts_of: FactsOf, fingerprint: str, folder: Path) -> PassageIndex:
    """Return the index saved in a folder if it is this corpus's and whole; otherwise build it, and put it there.

    It is built beside its place and moved there when it is whole, so that a build that is cut short leaves nothing.
    """
    from tantivy import Index  # noqa: PLC0415

    expected = {"layout": LAYOUT, "fingerprint": fingerprint}
    try:
        if json.loads((folder / _STAMP).read_text(encoding="utf-8")) == expected:
            index = Index.open(str(folder))
            _register(index)
            return PassageIndex(index, tuple(sources))
        reason = "it is of another corpus"
    except (OSError, ValueError) as error:  # none there, or damaged: tantivy raises ValueError
        reason = str(error)
    _log.info("the search index in %s is built (%s)", folder, reason)
    building = folder.with_name(f"{folder.name}-{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    build(sources, facts_of, building)
    (building / _STAMP).write_text(json.dumps(expected), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    building.rename(folder)
    index = Index.open(str(folder))
    _register(index)
    return PassageIndex(index, tuple(sources))


def field_of(language: str) -> str:
    """Return the field that holds a language's word forms."""
    return language if language in STEMMERS else PLAIN


def _schema() -> Any:
    from tantivy import SchemaBuilder  # noqa: PLC0415

    builder = SchemaBuilder()
    for name in ("source", "start", "end"):
        builder.add_unsigned_field(name, stored=True, indexed=name == "source")
    for language in STEMMERS:
        builder.add_text_field(language, tokenizer_name=language)
    builder.add_text_field(PLAIN, tokenizer_name=PLAIN)
    return builder.build()


def _register(index: Any) -> None:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer  # noqa: PLC0415

    for language, stemmer in STEMMERS.items():
        words = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
        index.register_tokenizer(language, words.filter(Filter.stemmer(stemmer)).build())
    plain = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
    index.register_tokenizer(PLAIN, plain.build())


def _fields(source: Source, passage: Passage, facts: Iterable[Fact]) -> dict[str, list[str]]:
    """Return the words of a passage by field: its own, and what its facts say of it in other languages."""
    text = source.text[passage.start : passage.end]
    by_field: dict[str, list[str]] = {PLAIN: [text], field_of(source.language): [text]}
    for fact in facts:
        if fact.start < passage.end and passage.start < fact.end:
            by_field[PLAIN].extend(fact.translations.values())
            for localised in said_of(fact):
                for language, words in localised.items():
                    by_field.setdefault(field_of(language), []).append(words)
    return by_field


def said_of(fact: Fact) -> list[Localised]:
    """Return what a fact says besides the words of its article, by language."""
    found = [fact.translations, fact.summary]
    match fact:
        case Quote():
            found.append(fact.topic)
        case Pledge():
            found.extend(item.translations for item in fact.items)
        case Position():
            found.append(fact.subject)
        case Event():
            found.append(fact.name)
        case Figure():
            found.extend((fact.what, fact.unit))
    stated = [fact.date, *(getattr(fact, name, None) for name in ("venue", "audience", "horizon", "attribution"))]
    found.extend(one.translations for one in stated if one is not None)
    return [said for said in found if said]
