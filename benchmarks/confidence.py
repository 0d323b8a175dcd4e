"""How often facts are right by what the text shows of them: counts for the table of confidence, and a check of it.

    python benchmarks/confidence.py [--write]

Prints every kind of evidence with what the table says and what is so now, then how sure facts of one half of the texts
are by a table counted on the other half, and how many of them are right. `--write` writes the counts into
knowledge/extract/data/confidence.toml; which evidence is counted, and how much a small count is doubted, stays as it is.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from knowledge.evaluate import BANDS, evaluate, load_gold
from knowledge.evaluate.scores import band
from knowledge.extract.confidence import Count, Shares, shares
from knowledge.extract.document import Document
from knowledge.extract.extraction import Extraction, assemble
from knowledge.extract.reading import read
from knowledge.extract.registry import EXTRACTORS
from knowledge.extract.shown import Case, case_of
from knowledge.model import FactKind

_TOP = Path(__file__).parents[1]
_TEXTS = _TOP / "tests/knowledge/extract"
_TABLE = _TOP / "knowledge/extract/data/confidence.toml"
_COUNTED_IN = {
    _TEXTS / "texts/tune": (FactKind.QUOTE, FactKind.PLEDGE, FactKind.POSITION),
    _TEXTS / "happenings": (FactKind.EVENT,),
    _TOP / "seeds": (FactKind.FIGURE, FactKind.TERM),
}
"""The texts in which the facts of each kind are counted: of those with gold the ones that have most of them."""
_UNREAD = {_TEXTS / "texts/held": (FactKind.QUOTE, FactKind.PLEDGE, FactKind.POSITION)}
"""Texts that nobody has written rules by, with the kinds of which they have enough."""
_HALVINGS = 8
"""How often the texts are halved, by other halves each time, so that no one halving tells."""
_HEADER = """\
# How many facts were right, of how many with the same evidence, by kind: read by knowledge/extract/confidence.py, whose
# own words say how a confidence comes of it. `python benchmarks/confidence.py --write` counts anew.
# `by` is the evidence that is counted, the most telling first; `seen` has it in one word each, with the two numbers;
# `unread` is how many facts are right in texts that nobody has written rules by, for each that the counts promise.

"""


class Outcome(NamedTuple):
    """A fact that the extraction found: its evidence, the text, and whether all that is compared is right."""

    case: Case
    text: str
    right: bool


def outcomes(folders: Mapping[Path, tuple[FactKind, ...]]) -> Iterator[Outcome]:
    """Yield every fact that is counted in some folders."""
    documents: dict[str, Document] = {}

    def extracted(text: str, language: str) -> Extraction:
        # As `knowledge.extract.extract` does it, with the document kept.
        documents["last"] = read(text, language)
        return assemble(documents["last"], EXTRACTORS)

    for folder, kinds in folders.items():
        for text in load_gold(folder):
            for one in evaluate([text], extracted).sure:
                if one.fact.kind in kinds:
                    yield Outcome(case_of(one.fact, documents["last"]), text.identifier, one.right)


def counted(found: Iterable[Outcome]) -> dict[Case, Count]:
    """Return how many were right, of how many, by case."""
    counts: dict[Case, Count] = {}
    for one in found:
        right, of = counts.get(one.case, (0, 0))
        counts[one.case] = (right + one.right, of + 1)
    return counts


def unread_by(table: Shares) -> dict[FactKind, float]:
    """Return, for each kind, how many facts are right in unread texts for each that a table promises; at most one."""
    found = list(outcomes(_UNREAD))
    shares: dict[FactKind, float] = {}
    for kind in dict.fromkeys(one.case.kind for one in found):
        own = [one for one in found if one.case.kind == kind]
        shares[kind] = min(1.0, round(sum(one.right for one in own) / sum(table.of(one.case) for one in own), 2))
    return shares


def main(arguments: list[str]) -> None:
    """Print the table and its check; write the counts where asked."""
    found = list(outcomes(_COUNTED_IN))
    told, now = shares(), Shares(shares().doubt, shares().by, counted(found))
    print(f"{'says':>6}{'counted':>9}{'right':>7}{'of':>5}   evidence")
    for kind, evidence, (right, of) in _rows(told, counted(found)):
        case = next(one.case for one in found if one.case.kind == kind and one.case.evidence(told.by[kind]) == evidence)
        print(f"{told.of(case):6.2f}{now.of(case):9.2f}{right:7}{of:5}   {kind} {' '.join(evidence)}")
    _print_halves(found, told)
    now.unread = unread_by(now)
    print("\nright in unread texts, for each that the counts promise")
    for kind, share in now.unread.items():
        print(f"  {kind}: {share:.2f}, told {told.unread.get(kind, 1.0):.2f}")
    if "--write" in arguments:
        _TABLE.write_text(_toml(now, counted(found)), encoding="utf-8")


def _rows(told: Shares, counts: dict[Case, Count]) -> Iterator[tuple[FactKind, tuple[str, ...], Count]]:
    """Yield the counts by the evidence that the table counts, in the order of kinds and words."""
    rows: dict[tuple[FactKind, tuple[str, ...]], Count] = {}
    for case, (right, of) in counts.items():
        key = (case.kind, case.evidence(told.by[case.kind]))
        rows[key] = (rows.get(key, (0, 0))[0] + right, rows.get(key, (0, 0))[1] + of)
    for kind in FactKind:
        for (own, evidence), count in sorted(rows.items()):
            if own == kind:
                yield kind, evidence, count


def _print_halves(found: list[Outcome], told: Shares) -> None:
    """Print by band how many facts are right where the table is counted on the other half of the texts."""
    tried: list[tuple[float, bool]] = []
    for halving in range(_HALVINGS):
        first = [one for one in found if zlib.crc32(f"{one.text}{halving}".encode()) % 2]
        second = [one for one in found if not zlib.crc32(f"{one.text}{halving}".encode()) % 2]
        for seen, unseen in ((first, second), (second, first)):
            table = Shares(told.doubt, told.by, counted(seen))
            tried += [(table.of(one.case), one.right) for one in unseen]
    print(f"\ncounted on one half of the texts, tried on the other, {_HALVINGS} times")
    for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
        right = [right for confidence, right in tried if band(confidence) == low]
        if right:
            print(f"  {low:.2f} to {high:.2f}: {100 * sum(right) / len(right):3.0f} % of {len(right):5}")


def _toml(told: Shares, counts: dict[Case, Count]) -> str:
    """Return the table with these counts."""
    rows = list(_rows(told, counts))
    parts = [_HEADER, f"doubt = {told.doubt:g}\n"]
    for kind in FactKind:
        by = ", ".join(f'"{name}"' for name in told.by[kind])
        unread = f"unread = {told.unread[kind]}\n" if kind in told.unread else ""
        parts.append(f"\n[kinds.{kind}]\nby = [{by}]\n{unread}\n[kinds.{kind}.seen]\n")
        parts += [f'"{" ".join(words)}" = [{right}, {of}]\n' for own, words, (right, of) in rows if own == kind]
    return "".join(parts)


if __name__ == "__main__":
    main(sys.argv[1:])
