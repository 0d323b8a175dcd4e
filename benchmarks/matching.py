"""The resolver's index beside its peers, on real names: how often right, how fast, how large.

    python benchmarks/matching.py [--sizes 1000,10000,100000,all] [--queries 200] [--only "on record"] [--json FILE]

Each matcher runs in a process of its own, so that its memory is its own; an index that can be saved is measured as
read back from its file ("load s": all that it imports included, but for the models, which whoever has entities has).
Right is: the name meant comes first (for a prefix: among the 25 of a list to choose from; for gibberish: nothing comes).
A clear slip is one that leaves no other name as near; of the others no matcher can know. "ms" is by the clock, "CPU"
the processor time of the same queries, which a busy machine does not stretch. Peers whose library is not installed are
left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from matching_peers import MATCHERS
from matching_queries import CLEAR, queries, real_names

from knowledge.corpus import load_corpus
from knowledge.entities import Resolver
from knowledge.entities.spelling import key
from knowledge.extract.lexicon import load_lexicon
from knowledge.extract.names.finding import Namer
from knowledge.extract.names.kinds import NameRun
from knowledge.extract.phrases import classify
from knowledge.extract.reading import cut

ALL = 10_000_000
_NEEDS = {"tantivy fuzzy": "tantivy", "symspellpy": "symspellpy"}
_MEASURE = Path(__file__).with_name("matching_measure.py")
_ARTICLES = Path(__file__).resolve().parents[1] / "seeds" / "articles"
_KINDS = ("exact", "one slip", CLEAR, "two slips", "order", "joined", "prefix", "gibberish")


def main() -> None:
    """Run every matcher at every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000,all")
    parser.add_argument("--queries", type=int, default=200, help="of each kind of distortion")
    parser.add_argument("--only", help="one matcher")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    print(mentions())
    print("\n" + heading())
    rows, notes = [], []
    for size in options.sizes.split(","):
        names = real_names(ALL if size == "all" else int(size))
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            (here / "keys.txt").write_text("\n".join(key(name).whole for name in names), encoding="utf-8")
            asked = queries(names, options.queries)
            (here / "queries.json").write_text(json.dumps(asked), encoding="utf-8")
            unclear = len(asked["one slip"]) - len(asked[CLEAR])
            notes.append(
                f"{len(names):,} names: {unclear} of {len(asked['one slip'])} texts with one slip in them are another "
                "name, or as near to one"
            )
            for matcher in [options.only] if options.only else MATCHERS:
                if (row := _in_child(matcher, here)) is not None:
                    rows.append({"names": len(names), "matcher": matcher, **row})
                    print(line(rows[-1]), flush=True)
            notes.append(start(len(names), here))
    print("\n" + "\n".join(notes))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n")


def _in_child(matcher: str, folder: Path) -> dict[str, Any] | None:
    if (needed := _NEEDS.get(matcher)) and importlib.util.find_spec(needed) is None:
        print(f"{matcher}: left out, {needed} is not installed", file=sys.stderr)
        return None
    row = _json_of(matcher, folder)
    return row if "right" in row else row | _json_of("--loaded", folder)


def _json_of(*arguments: str | Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, _MEASURE, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{arguments[0]}: {done.stderr[-2000:]}")
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def heading() -> str:
    """Return the first two lines of the table."""
    columns = [
        "names",
        "matcher",
        "p50 ms",
        "p99 ms",
        "p99 CPU",
        "build s",
        "load s",
        "MB",
        *(f"{kind} %" for kind in _KINDS),
    ]
    return "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns)


def line(row: dict[str, Any]) -> str:
    """Return a matcher's line of the table."""
    figures = [row["p50_ms"], row["p99_ms"], row["p99_busy_ms"], row["build_s"], row.get("load_s", ""), row["mb"]]
    cells = [f"{row['names']:,}", row["matcher"], *figures, *(row["right"].get(kind, "") for kind in _KINDS)]
    return "| " + " | ".join(map(str, cells)) + " |"


def start(names: int, folder: Path) -> str:
    """Return how soon a resolver with its guard is ready over so many names, made anew and from the saved index."""
    made, saved = _json_of("--opened", folder), _json_of("--opened", folder)
    return (
        f"resolver over {names:,} names: ready in {made['ready_s']:.2f} s (CPU {made['ready_busy_s']:.2f}) made anew, in "
        f"{saved['ready_s']:.2f} s (CPU {saved['ready_busy_s']:.2f}) from the saved index, when the models of its entities "
        f"are imported, which takes {saved['models_s']:.2f} s; its first answer takes {saved['first_busy_ms']:.0f} ms CPU"
    )


def mentions() -> str:
    """Return how many characters a second the names are looked for in running text, as search and extraction do it."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_ARTICLES.glob("*.txt"))) * 20
    corpus = load_corpus()
    running = Resolver(corpus.entities.values()).in_running_text()
    named, absent = running.on_record, running.absent
    ways: dict[str, Callable[[str], Sequence[object]]] = {
        "search, the corpus's names and the world's": lambda of: [*named.find(of), *absent.find(of)],
        "extraction, new names too": lambda of: _read_names(of, "fr"),
    }
    lines = []
    for way, find in ways.items():
        find(text[:5000])
        began = time.process_time()
        found = len(find(text))
        pace = len(text) / (time.process_time() - began) / 1e6
        lines.append(f"mentions ({way}): {found:,} in {len(text):,} characters, {pace:.2f} million characters a second")
    return "\n".join(lines)


def _read_names(text: str, language: str) -> list[NameRun]:
    lexicon = load_lexicon(language)
    document = cut(text, language)
    return Namer(document, lexicon, classify(document, lexicon)).find()


if __name__ == "__main__":
    main()
