"""Opening a searcher over a corpus: a small one's index is made in memory, a large one's is kept on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from knowledge.corpus import Corpus
from knowledge.entities import Resolver
from knowledge.search.searcher import Searcher

LARGE = 1_000
"""Articles from which on an index is saved: fewer are indexed in a fraction of a second."""
_KEPT = 3
"""Saved indexes that are kept, the last used ones: a corpus that changes leaves its old one behind."""


def open_searcher(corpus: Corpus, resolver: Resolver, *, saved_in: Path | None = None) -> Searcher:
    """Return the searcher of a corpus; `saved_in` is where the indexes of large ones are kept (else the user's cache)."""
    if len(corpus.sources) < LARGE:
        return Searcher(corpus, resolver)
    if saved_in is None:
        import platformdirs  # noqa: PLC0415 - only for large corpora

        saved_in = platformdirs.user_cache_path("onrecord", appauthor=False)
    folder = saved_in / f"search-{corpus.fingerprint[:16]}"
    _forget_old(saved_in, folder)
    return Searcher(corpus, resolver, folder=folder)


def _forget_old(saved_in: Path, kept: Path) -> None:
    """Remove the saved indexes that were used longest ago, but for a few."""
    found = [path for path in saved_in.glob("search-*") if path.is_dir() and path != kept]
    found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
