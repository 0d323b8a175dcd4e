"""How often the facts of each row of the confidence table are right, in texts with gold.

    python benchmarks/confidence.py DIR...

The figures of knowledge/extract/data/confidence.toml are set by what this prints: a row that is right more often than one
with a higher figure has to change places with it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from knowledge.evaluate import evaluate, load_gold
from knowledge.extract.confidence import Case, case_of, confidence_of
from knowledge.extract.document import Document
from knowledge.extract.extraction import Extraction, assemble
from knowledge.extract.reading import read
from knowledge.extract.registry import EXTRACTORS

_DOUBT = 1
"""Facts added to a row, one right and one wrong, so that three of three is not certainty (Laplace)."""


def main(folders: list[str]) -> None:
    """Print a line for each case that comes up: what the table says, and how often it is right."""
    counted: dict[Case, list[bool]] = defaultdict(list)
    documents: dict[str, Document] = {}

    def extracted(text: str, language: str) -> Extraction:
        # As `knowledge.extract.extract` does it, with the document kept.
        documents["last"] = read(text, language)
        return assemble(documents["last"], EXTRACTORS)

    for folder in folders:
        for text in load_gold(Path(folder)):
            for one in evaluate([text], extracted).sure:
                counted[case_of(one.fact, documents["last"])].append(one.right)
    print(f"{'says':>6}{'right':>7}{'of':>5}{'share':>8}   case")
    for case, right in sorted(counted.items(), key=lambda item: (item[0].kind, -confidence_of(item[0]))):
        share = (sum(right) + _DOUBT) / (len(right) + 2 * _DOUBT)
        shown = ", ".join(f"{name} {value}" for name, value in case._asdict().items() if value is not None)
        print(f"{confidence_of(case):6.2f}{sum(right):7}{len(right):5}{share:8.2f}   {shown}")


if __name__ == "__main__":
    main(sys.argv[1:])
