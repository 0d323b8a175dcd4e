"""Opening a resolver over a corpus's entities: the names of many are kept in the user's cache, those of few are not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.entities.resolver import Resolver
from knowledge.entities.table import are_many
from knowledge.gazetteer import load_gazetteer
from knowledge.model import Entity

_KEPT = 3
"""Saved names that are kept, the last written ones: a corpus that changes leaves its old ones behind."""


def open_resolver(entities: Iterable[Entity], fingerprint: str, *, saved_in: Path | None = None) -> Resolver:
    """Return the resolver of a corpus's entities; `fingerprint` is the corpus's own.

    `saved_in` is where the names of a large corpus are kept (else the user's cache).
    """
    every = tuple(entities)
    if not are_many(every):
        return Resolver(every, load_gazetteer())
    if saved_in is None:
        import platformdirs  # noqa: PLC0415 - only for large corpora

        saved_in = platformdirs.user_cache_path("onrecord", appauthor=False)
    saved = saved_in / f"names-{fingerprint[:16]}.index"
    _forget_old(saved_in, saved)
    return Resolver(every, load_gazetteer(), saved)


def _forget_old(saved_in: Path, kept: Path) -> None:
    """Remove the saved names that were written longest ago, but for a few."""
    found = [path for path in saved_in.glob("names-*.index") if path != kept]
    found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[_KEPT - 1 :]:
        path.unlink(missing_ok=True)
