"""How fast articles are read: on one core, on two, against length, and from a cold start; peers beside it where installed.

    python benchmarks/extraction.py [--articles DIR] [--seconds S]

What `make compiled` built is measured in the same run, beside the interpreted code.

Articles are cut to, or filled up to, 4,600 characters, the length of a newspaper's average article, from those of a
folder (the seeds and the invented texts of the tests by default). Peers (spaCy's English pipeline, textacy's direct
quotations over it) run only where they and their models are installed; the last lines say which did.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import psutil

from bot.terminal.extract_command import collect_seldom
from knowledge.extract import extract, tokens
from knowledge.extract.reading import read

ROOT = Path(__file__).parent.parent
LENGTH = 4_600
LENGTHS = (4_600, 46_000, 230_000, 1_000_000)
COMPILED = ROOT / "build" / "compiled" / "environment" / "bin" / "python"
Text = tuple[str, str]


def texts(folder: Path | None) -> list[Text]:
    """Return (text, language) of the articles in a folder, or of those that the project has."""
    files = sorted(folder.rglob("*")) if folder else [*ROOT.glob("seeds/articles/*.txt"), *ROOT.glob("tests/**/*.json")]
    found = []
    for file in files:
        if file.suffix == ".txt":
            found.append((file.read_text(encoding="utf-8"), "fr"))
        elif file.suffix == ".json":
            row = json.loads(file.read_text(encoding="utf-8"))
            if isinstance(row, dict) and "text" in row and row.get("lang"):
                found.append((row["text"], row["lang"]))
    return found


def articles(sources: list[Text], length: int) -> Iterator[Text]:
    """Yield articles of a length without end, each from texts of one language, set one behind the other."""
    for language in itertools.cycle(("fr", "en")):
        same = [text for text, spoken in sources if spoken == language]
        if not same:
            continue
        for first in range(len(same)):
            whole = "\n\n".join(itertools.islice(itertools.cycle(same[first:] + same[:first]), length // 1_000 + 2))
            while len(whole) < length:
                whole += "\n\n" + whole
            yield whole[:length], language


def one(article: Text) -> int:
    """Extract one article; what comes back is only its number of facts, so that a pool sends little."""
    return len(extract(*article).facts)


def rate(work: Callable[[Text], Any], source: list[Text], seconds: float) -> float:
    """Return how many articles a second the work does, after a warm-up."""
    for article in itertools.islice(articles(source, LENGTH), 4):
        work(article)
    begun, done = time.perf_counter(), 0
    for article in articles(source, LENGTH):
        work(article)
        done += 1
        if time.perf_counter() - begun > seconds:
            break
    return done / (time.perf_counter() - begun)


def pool_rate(source: list[Text], seconds: float, workers: int) -> float:
    """Return how many articles a second a pool of processes does, its start not counted."""
    batch = list(itertools.islice(articles(source, LENGTH), 64))
    with ProcessPoolExecutor(workers, initializer=collect_seldom) as pool:
        list(pool.map(one, batch[:8]))
        begun, done = time.perf_counter(), 0
        while time.perf_counter() - begun < seconds:
            done += len(list(pool.map(one, batch, chunksize=8)))
        return done / (time.perf_counter() - begun)


def start_up() -> float:
    """Return the seconds that `onrecord extract` takes for one short article, the process included."""
    file = next(iter(ROOT.glob("seeds/articles/*.txt")))
    # -I keeps the working folder off the path, so that what is installed is what runs.
    command = [sys.executable, "-I", "-c", "from bot.terminal import main; main()", "extract", str(file)]
    best = float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        best = min(best, time.perf_counter() - begun)
    return best


def print_rates(source: list[Text], seconds: float) -> None:
    """Print how fast the code of this process is: interpreted, or compiled where it comes from such a wheel."""
    print("interpreted" if tokens.__file__.endswith(".py") else "compiled (make compiled)")
    print(f"{'  one core, all facts':34}{rate(one, source, seconds):8.1f} articles/s")
    print(f"{'  one core, quotations only':34}{rate(lambda a: read(*a), source, seconds):8.1f} articles/s")
    print(f"{'  two processes, all facts':34}{pool_rate(source, seconds, 2):8.1f} articles/s")
    memory = psutil.Process().memory_info().rss / 1_048_576
    print(f"{'  memory of the process':34}{memory:8.0f} MB")
    print(f"{'  onrecord extract, one article':34}{start_up():8.2f} s, the start of the process included\n", flush=True)


def peers(source: list[Text], seconds: float) -> list[tuple[str, str]]:
    """Return what each peer does, or why it did not run."""
    if importlib.util.find_spec("spacy") is None:
        return [("spaCy en_core_web_sm", "not installed"), ("textacy direct_quotations", "not installed")]
    import spacy

    english = [pair for pair in source if pair[1] == "en"]
    try:
        pipeline = spacy.load("en_core_web_sm")
    except OSError:
        return [
            ("spaCy en_core_web_sm", "its model is not installed"),
            ("textacy direct_quotations", "needs that model"),
        ]
    rows = [("spaCy en_core_web_sm", f"{rate(lambda a: pipeline(a[0]), english, seconds):8.1f} articles/s")]
    if importlib.util.find_spec("textacy") is None:
        return [*rows, ("textacy direct_quotations", "not installed")]
    from textacy.extract import triples

    def quotations(article: Text) -> list[Any]:
        try:
            return list(triples.direct_quotations(pipeline(article[0])))
        except ValueError:  # raises on one odd quotation mark
            return []

    return [*rows, ("textacy direct_quotations", f"{rate(quotations, english, seconds):8.1f} articles/s")]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rates", action="store_true", help="print nothing but the rates of this process")
    options = parser.parse_args()
    source = texts(options.articles)
    collect_seldom()  # as the command does
    if options.rates:
        print_rates(source, options.seconds)
        return
    print(f"{len(source)} texts, articles of {LENGTH:,} characters\n")
    print_rates(source, options.seconds)
    if COMPILED.exists():
        subprocess.run([COMPILED, "-I", __file__, *sys.argv[1:], "--rates"], check=True)
    print(f"{'characters':>12}{'seconds':>10}{'per 4,600 characters':>24}")
    for length in LENGTHS:
        article = next(articles(source, length))
        best = float("inf")
        for _ in range(3 if length < 500_000 else 1):
            begun = time.perf_counter()
            one(article)
            best = min(best, time.perf_counter() - begun)
        print(f"{length:>12,}{best:>10.3f}{1_000 * best * LENGTH / length:>20.1f} ms")
    print()
    for name, result in peers(source, options.seconds):
        print(f"{name:34}{result}")


if __name__ == "__main__":
    main()
