"""The matchers that the benchmark of names compares, each behind the same two methods.

All are given the same keys (`knowledge.entities.spelling.key`), so that none loses to an accent or an article. Each
peer's threshold is the one under which it answers nothing; without one it could refuse nothing.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from knowledge.entities import matching
from knowledge.entities.index import IndexedName, NameIndex, Use, index_of
from knowledge.entities.spelling import key

_USE = Use.ALL & ~Use.SOUND


class Matcher(Protocol):
    """Finds names; `listed` are the up to 25 that a list to choose from would show, best first."""

    def listed(self, typed: str) -> list[str]:
        """Return the keys of the names found, best first."""


class OnRecord:
    """This project's index and tiers, without the guard, which knows a corpus from the rest of the world."""

    def __init__(self, keys: Sequence[str], index: NameIndex | None = None) -> None:
        self.keys = keys
        self.index = index if index is not None else self.indexed(keys)

    @staticmethod
    def indexed(keys: Sequence[str]) -> NameIndex:
        """Return the index that fits so many names."""
        return index_of(indexed_names(keys))

    def listed(self, typed: str) -> list[str]:
        """Return what the first tier with hits finds."""
        return self._keys_of(matching.first_tier(self.index, key(typed)))

    def completed(self, typed: str) -> list[str]:
        """Return what a list to choose from shows: names that begin so or have the words so far, then slips."""
        whole = key(typed)
        hits = [*matching.exact(self.index, whole), *matching.beginnings(self.index, whole, shortest=1)]
        return self._keys_of(hits or matching.first_tier(self.index, whole))

    def _keys_of(self, hits: Sequence[matching.Hit]) -> list[str]:
        return list(dict.fromkeys(" ".join(self.index.tokens(hit.name)) for hit in hits))[:25]


def indexed_names(keys: Sequence[str]) -> list[IndexedName]:
    """Return keys as names to index."""
    return [IndexedName(tuple(one.split(" ")), _USE) for one in keys]


class RapidfuzzExtract:
    """`rapidfuzz.process.extract` with `WRatio`, as its documentation shows it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys

    def listed(self, typed: str) -> list[str]:
        """Return the 25 best of at least 85."""
        from rapidfuzz import fuzz, process

        found = process.extract(key(typed).whole, self.keys, scorer=fuzz.WRatio, score_cutoff=85, limit=25)
        return [name for name, _, _ in found]


class RapidfuzzCdist:
    """`rapidfuzz.process.cdist` with `ratio`: one pass in C over everything."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys

    def listed(self, typed: str) -> list[str]:
        """Return the 25 best of at least 80."""
        import numpy as np
        from rapidfuzz import fuzz, process

        (scores,) = process.cdist([key(typed).whole], self.keys, scorer=fuzz.ratio, score_cutoff=80, dtype=np.uint8)
        best = np.argpartition(scores, -25)[-25:] if len(scores) > 25 else np.arange(len(scores))
        return [self.keys[at] for at in best[np.argsort(-scores[best].astype(int))] if scores[at] >= 80]


class SqliteTrigram:
    """SQLite FTS5 with its trigram tokenizer, its two hundred best ranked again by OSA distance."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._file = tempfile.NamedTemporaryFile(suffix=".sqlite")  # noqa: SIM115 - lives as long as the matcher
        self._base = sqlite3.connect(self._file.name)
        self._base.execute("create virtual table names using fts5(name, tokenize='trigram')")
        self._base.executemany("insert into names values (?)", ((one,) for one in keys))
        self._base.commit()

    def listed(self, typed: str) -> list[str]:
        """Return the 25 nearest of those that share the most trigrams, within a third of their letters."""
        from rapidfuzz.distance import OSA

        whole = key(typed).whole
        trigrams = {whole[at : at + 3] for at in range(len(whole) - 2)}
        if not trigrams:
            return []
        asked = " OR ".join('"' + one.replace('"', '""') + '"' for one in sorted(trigrams))
        rows = self._base.execute("select name from names where names match ? order by rank limit 200", (asked,))
        near = sorted((0 if name.startswith(whole) else OSA.distance(whole, name), len(name), name) for (name,) in rows)
        return [name for distance, _, name in near[:25] if distance <= len(whole) / 3]


class Tantivy:
    """tantivy: words, each within two edits, or one prefix."""

    def __init__(self, keys: Sequence[str]) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("name", stored=True, tokenizer_name="raw")
        self._schema = builder.build()
        self._folder = tempfile.TemporaryDirectory()
        self._index = tantivy.Index(self._schema, path=self._folder.name)
        writer = self._index.writer(50_000_000, 1)
        for one in keys:
            writer.add_document(tantivy.Document(name=one))
        writer.commit()
        self._index.reload()

    def listed(self, typed: str) -> list[str]:
        """Return what is nearest: itself, else within two edits, else what begins so."""
        whole = key(typed).whole
        searcher = self._index.searcher()
        term = self._tantivy.Query.term_query(self._schema, "name", whole)
        distance = 0 if len(whole) <= 3 else 1 if len(whole) <= 7 else 2
        fuzzy = self._tantivy.Query.fuzzy_term_query(self._schema, "name", whole, distance, True, False)
        begins = self._tantivy.Query.fuzzy_term_query(self._schema, "name", whole, 0, True, True)
        for query in (term, fuzzy, begins):
            hits = searcher.search(query, 25).hits
            if hits:
                names = [searcher.doc(address)["name"][0] for _, address in hits]
                return sorted(names, key=lambda name: (abs(len(name) - len(whole)), name))
        return []


class Symspell:
    """symspellpy with two edits over prefixes of seven letters, where it is installed."""

    def __init__(self, keys: Sequence[str]) -> None:
        from symspellpy import SymSpell

        self._speller: Any = SymSpell(2, 7)
        for one in keys:
            self._speller.create_dictionary_entry(one, 1)

    def listed(self, typed: str) -> list[str]:
        """Return what is nearest."""
        from symspellpy import Verbosity

        whole = key(typed).whole
        distance = 0 if len(whole) <= 3 else 1 if len(whole) <= 7 else 2
        return [one.term for one in self._speller.lookup(whole, Verbosity.CLOSEST, distance)][:25]


MATCHERS: dict[str, Callable[[Sequence[str]], Matcher]] = {
    "on record": OnRecord,
    "rapidfuzz extract(WRatio)": RapidfuzzExtract,
    "rapidfuzz cdist(ratio)": RapidfuzzCdist,
    "SQLite FTS5 trigram": SqliteTrigram,
    "tantivy fuzzy": Tantivy,
    "symspellpy": Symspell,
}
"""The matchers by the name that the table gives them; one whose library is missing is left out."""
