"""What one process of the benchmark of names does: builds one matcher, or loads a saved index, and asks it.

python benchmarks/matching_measure.py MATCHER FOLDER          builds from FOLDER/keys.txt; one line of JSON
python benchmarks/matching_measure.py --loaded FOLDER         reads FOLDER/names.index; one line of JSON
python benchmarks/matching_measure.py --opened FOLDER         opens a resolver over FOLDER/keys.txt; one line of JSON
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

GIBBERISH = "gibberish"
"""The kind of query that means nothing; right is to answer nothing."""

PATIENCE = 60.0
"""Seconds that a matcher may answer for; a slow one is asked fewer queries of each kind, never other ones."""

LISTED = 25
"""Names that a list to choose from can hold."""


def built(matcher: str, folder: Path) -> dict[str, Any]:
    """Return what a matcher does that is built here; an index that can be saved is."""
    from matching_peers import MATCHERS

    keys = (folder / "keys.txt").read_text(encoding="utf-8").splitlines()
    began = time.perf_counter()
    made: Any = MATCHERS[matcher](keys)
    row: dict[str, Any] = {"build_s": round(time.perf_counter() - began, 2)}
    if hasattr(getattr(made, "index", None), "arrays"):
        from knowledge.entities.index.saved import save

        save(made.index.arrays, folder / "names.index", "benchmark")
        return row | {"file_mb": round((folder / "names.index").stat().st_size / 1e6, 1)}
    return row | asked(made, folder) | {"mb": memory()}


def loaded(folder: Path) -> dict[str, Any]:
    """Return what a saved index does in a process that has nothing else but the models: ready in so many seconds."""
    _models()
    began = time.perf_counter()
    from knowledge.entities.index.large import LargeIndex
    from knowledge.entities.index.saved import load

    index = LargeIndex(load(folder / "names.index", "benchmark"))
    index.exact("x")
    ready = round(time.perf_counter() - began, 3)
    from matching_peers import OnRecord

    return {"load_s": ready} | asked(OnRecord((), index), folder) | {"mb": memory()}


def opened(folder: Path) -> dict[str, Any]:
    """Return how soon a whole resolver is ready over entities of these names, its imports and its gazetteer included.

    The first process of a folder builds and saves; the next reads. The entities, and the models that they are made of,
    are there before: they are the corpus's.
    """
    models = _models()
    entities = list(_entities((folder / "keys.txt").read_text(encoding="utf-8").splitlines()))
    began, began_busy = time.perf_counter(), time.process_time()
    from knowledge.entities import Resolver
    from knowledge.gazetteer import load_gazetteer

    resolver = Resolver(entities, load_gazetteer(), folder / "resolver.index")
    ready, busy = time.perf_counter() - began, time.process_time() - began_busy
    began_busy = time.process_time()
    resolver.resolve("gibberish")
    first = time.process_time() - began_busy
    return {"models_s": models, "ready_s": ready, "ready_busy_s": busy, "first_busy_ms": 1000 * first}


def _models() -> float:
    """Import the models, which whoever has entities has, and return the seconds that it took."""
    began = time.perf_counter()
    import knowledge.model  # noqa: F401

    return time.perf_counter() - began


def _entities(keys: Sequence[str]) -> Iterator[Any]:
    """Yield places that go by four of the names each."""
    from knowledge.model import Entity, EntityKind

    for at in range(0, len(keys), 4):
        name, *aliases = keys[at : at + 4]
        yield Entity(id=f"place-{at}", kind=EntityKind.PLACE, names={"en": name}, aliases=tuple(aliases))


def asked(matcher: Any, folder: Path) -> dict[str, Any]:
    """Return how often the matcher is right, by kind of query, and how fast it is."""
    kinds = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    right: dict[str, float] = {}
    times: list[float] = []
    busy: list[float] = []
    completed = getattr(matcher, "completed", matcher.listed)
    for kind, rows in kinds.items():
        good, done, began = 0, 0, time.perf_counter()
        for typed, meant in rows:
            start, start_busy = time.perf_counter(), time.thread_time()
            found = (completed if kind == "prefix" else matcher.listed)(typed)
            busy.append(time.thread_time() - start_busy)
            times.append(time.perf_counter() - start)
            good += is_right(kind, meant, found)
            done += 1
            if time.perf_counter() - began > PATIENCE / len(kinds):
                break
        right[kind] = round(100 * good / max(1, done), 1)
    return {
        "p50_ms": share(times, 0.5),
        "p99_ms": share(times, 0.99),
        "p50_busy_ms": share(busy, 0.5),
        "p99_busy_ms": share(busy, 0.99),
        "asked": len(times),
        "right": right,
    }


def share(seconds: Sequence[float], part: float) -> float:
    """Return the milliseconds within which this part of the queries was answered."""
    return round(1000 * sorted(seconds)[int(len(seconds) * part)], 3)


def is_right(kind: str, meant: str, found: Sequence[str]) -> bool:
    """Whether what was found is what was meant."""
    if kind == GIBBERISH:
        return not found
    return meant in found[:LISTED] if kind == "prefix" else list(found[:1]) == [meant]


def memory() -> float:
    """Return the largest resident size that this process has had, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    return float("nan")


if __name__ == "__main__":
    here = Path(sys.argv[2])
    measures = {"--loaded": loaded, "--opened": opened}
    print(json.dumps(measures[sys.argv[1]](here) if sys.argv[1] in measures else built(sys.argv[1], here)))
