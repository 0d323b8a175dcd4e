"""Every command over corpora of generated text, up to 20,000 articles and 200,000 facts: how fast, how large.

    python benchmarks/questions.py [--articles 200,2000,20000] [--queries 200] [--folder DIR] [--json FILE]

Each size is measured in a process of its own, from the saved forms (of the corpus and of its search index), which are
built first and reused if `--folder` keeps them. "ready" is from the start of that process to a desk with its index
open; "warmed" to where the bot has made ready what it makes in the background; memory is what the process holds then,
and at the end of its queries. Times are p50 and p99 by the clock, and the p99 of the processor's time for the same
requests, which a busy machine does not stretch; "growth" is how many times the last of the first size that of the last.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

_WANTED = {"complete": 5.0}
_WANTED_COMMAND = 50.0
_OF_AN_ENTITY = ("pledges", "positions", "events", "profile", "conflicts", "export")


def main() -> None:
    """Measure each size and print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default="200,2000,20000")
    parser.add_argument("--queries", type=int, default=200, help="of each command")
    parser.add_argument("--folder", type=Path, help="where the corpora and their saved forms are kept")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure, options.queries)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        base = options.folder or Path(scratch)
        found = [_of(int(size), base, options.queries) for size in options.articles.split(",")]
    print(table(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")


def _of(articles: int, base: Path, queries: int) -> dict[str, Any]:
    """Make the corpus of a size, if it is not there, and measure it in a process of its own."""
    from generated_corpus import write

    folder = base / f"corpus-{articles}"
    if not folder.is_dir():
        began = time.perf_counter()
        write(folder, articles)
        print(f"{articles} articles written in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    run = [sys.executable, __file__, "--measure", str(folder), "--queries", str(queries)]
    environment = os.environ | {"XDG_CACHE_HOME": str(base / "cache")}
    began = time.perf_counter()
    subprocess.run([*run[:-1], "1"], check=True, capture_output=True, env=environment)  # builds the saved forms
    built = time.perf_counter() - began
    done = subprocess.run(run, check=True, capture_output=True, text=True, env=environment)
    return {"articles": articles, "build_s": built, **json.loads(done.stdout)}


def measure(folder: Path, queries: int) -> dict[str, Any]:
    """Return the figures of one corpus: ready, memory, and each command's times in milliseconds."""
    began = time.perf_counter()
    from bot.desk.opening import open_desk

    desk = open_desk(folder)
    desk.room.asker.searcher.warm()
    ready = time.perf_counter() - began
    from bot.discord_app.readiness import make_ready

    make_ready(desk)
    warmed, memory = time.perf_counter() - began, _memory()
    asked = Asked(desk, queries)
    times = {name: asked.times(make) for name, make in asked.commands().items()}
    found = {"ready_s": ready, "warmed_s": warmed, "facts": len(desk.room.corpus.facts)}
    return found | {"memory_mb": memory, "memory_after_mb": _memory(), "ms": times}


class Asked:
    """Requests of every command, drawn from the corpus itself: popular entities, rare ones, and words of articles."""

    def __init__(self, desk: Any, queries: int) -> None:
        self.desk, self.queries = desk, queries
        self.dice = random.Random(7)  # noqa: S311 - not for secrets
        corpus = desk.room.corpus
        self.entities = [entity.names["en"] for entity in self._some(corpus.entities, 60)]
        self.persons = [name for name in self.entities if not name.startswith("Port")]
        sources = self._some(corpus.sources, 200)
        self.sentences = [line for source in sources for line in source.text.split(". ") if len(line) > 20]
        self.quotes = [part for source in sources for part in source.text.split("“")[1:]]

    def _some(self, mapping: Any, count: int) -> list[Any]:
        keys = list(mapping)
        kept = keys[: count // 3] + [self.dice.choice(keys) for _ in range(count - count // 3)]
        return [mapping[key] for key in kept]

    def commands(self) -> dict[str, Callable[[], Any]]:
        """Return what makes and answers one request, by command."""
        pick = self.dice.choice

        def entity() -> dict[str, str]:
            return {"entity": pick(self.entities)}

        ask = {
            "said": lambda: f"What did {pick(self.persons)} say about the dam?",
            "amount": lambda: f"How much did {pick(self.entities)} pledge?",
            "who": lambda: f"Who opposes {pick(('the truce', 'the levy'))}?",
            "where": lambda: f"Where did ministers of {pick(self.entities)} meet?",
            "French": lambda: f"Qui a promis des hôpitaux à {pick(self.entities)} ?",
            "absent": lambda: "When will the opera house be painted?",
            "long": lambda: f"What did {f'{pick(self.entities)} and ' * 40}the dam say?",
        }
        verify = {
            "exact": lambda: pick(self.quotes).split("”")[0],
            "altered": self._altered,
            "absent": lambda: "we will never walk along the frozen canal at dawn",
        }
        narrowed = {
            "pledges": lambda: entity() | {"status": "pledged", "item": pick(("bridges", "field hospitals", "vaccin"))},
            "quotes": lambda: {"speaker": pick(self.entities), "about": pick(("dam", "railway", "opera"))},
            "positions": lambda: entity() | {"about": pick(("truce", "harbour", "opera"))},
            "export": lambda: entity() | {"what": pick(("pledges", "quotes", "events"))},
        }
        search = {"names": lambda: pick(self.entities), "words": lambda: " ".join(pick(self.sentences).split()[:5])}
        return {
            **{
                name: self._answer(name, entity)
                for name in ("pledges", "positions", "events", "profile", "conflicts", "export")
            },
            "quotes": self._answer("quotes", lambda: {"speaker": pick(self.persons)}),
            "compare": self._answer("compare", lambda: {"a": pick(self.entities), "b": pick(self.entities)}),
            **{f"{name}, narrowed": self._answer(name, make) for name, make in narrowed.items()},
            **{name: self._answer(name, dict) for name in ("sources", "about")},
            "conflicts, all": self._answer("conflicts", dict),
            "source": self._answer("source", lambda: {"id": str(self.dice.randrange(200))}),
            **{f"search, {name}": self._typed("search", "text", make) for name, make in search.items()},
            **{f"verify, {name}": self._typed("verify", "quote", make) for name, make in verify.items()},
            **{f"ask, {name}": self._typed("ask", "question", make) for name, make in ask.items()},
            "complete": self._complete,
        }

    def _typed(self, command: str, option: str, make: Callable[[], str]) -> Callable[[], Any]:
        return self._answer(command, lambda: {option: make()})

    def _altered(self) -> str:
        said = self.dice.choice(self.quotes).split("”")[0].split()
        said[len(said) // 2] = "lavender"
        return " ".join(said)

    def _answer(self, command: str, make: Callable[[], dict[str, str]]) -> Callable[[], Any]:
        return lambda: self.desk.answer(command, make(), self.dice.choice(("en-GB", "fr")))

    def _complete(self) -> Any:
        typed = self.dice.choice(self.entities)
        cut = self.dice.randrange(len(typed) + 1)
        return self.desk.complete("pledges", "entity", typed[:cut], {}, "en-GB")

    def times(self, request: Callable[[], Any]) -> dict[str, float]:
        """Return the median and the 99th percentile of a request's times, by the clock and of the processor."""
        request()  # what is made once, is made before
        clock, processor = zip(*self._timed(request), strict=True)
        return {"p50": _part(clock, 0.5), "p99": _part(clock, 0.99), "cpu_p99": _part(processor, 0.99)}

    def _timed(self, request: Callable[[], Any]) -> Iterator[tuple[float, float]]:
        for _ in range(self.queries):
            began, worked = time.perf_counter(), time.process_time()
            request()
            yield (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _part(times: Sequence[float], part: float) -> float:
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, int(len(ranked) * part))]


def _memory() -> float:
    import psutil

    return float(psutil.Process().memory_info().rss) / 1e6


def table(found: list[dict[str, Any]]) -> str:
    """Return the figures as a table: a row for each command, two columns for each size."""
    lines = ["| | " + " | ".join(f"{one['articles']:,} articles" for one in found) + " | growth | wanted |"]
    lines.append("| --- |" + " ---: |" * (len(found) + 2))
    lines.append("| facts | " + " | ".join(f"{one['facts']:,}" for one in found) + " | | |")
    for title, name, wanted in (
        ("ready, from saved forms", "ready_s", "3 s"),
        ("warmed", "warmed_s", ""),
        ("memory, warmed", "memory_mb", "600 MB"),
        ("memory after all queries", "memory_after_mb", "600 MB"),
    ):
        unit = "MB" if name.startswith("memory") else "s"
        places = 0 if unit == "MB" else 2
        cells = [f"{one[name]:.{places}f} {unit}" for one in found]
        lines.append(f"| {title} | {' | '.join(cells)} | {_growth([one[name] for one in found])} | {wanted} |")
    for name in found[0]["ms"]:
        times = [one["ms"][name] for one in found]
        cells = [f"{one['p50']:.1f} / {one['p99']:.1f} / {one['cpu_p99']:.1f} ms" for one in times]
        growth = _growth([one["cpu_p99"] for one in times])
        lines.append(f"| {name} | {' | '.join(cells)} | {growth} | {_WANTED.get(name, _WANTED_COMMAND):.0f} ms |")
    return "\n".join(lines)


def _growth(figures: Sequence[float]) -> str:
    return f"× {figures[-1] / figures[0]:.1f}" if len(figures) > 1 and figures[0] else ""


if __name__ == "__main__":
    main()
