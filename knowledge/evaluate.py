"""Precision, recall and F1 of the extraction against facts that a person has reviewed.

Quotations are compared without the blanks, marks and stops at their edges and paired one to one where they share at
least 0.8 of the longer; promises and positions where they share half of the shorter. A speaker or an actor is right
when one of their names is, or its last word. Gold marked optional counts neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.extract import Extraction, extract
from knowledge.gold import GoldFact, GoldText
from knowledge.model import Fact, Pledge, Position, Quote
from knowledge.text import fold

_EDGE = " \t\r\n\u00a0\u202f«»“”\"„‘’'‹›.,;:!?…—–-()"
_QUOTES_SHARE, _FACTS_SHARE = 0.8, 0.5
_SAME_AMOUNT = 0.005
"""Two sums are the same when they differ by no more than this share."""
BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the bands of the confidence table begin."""

Pair = tuple[int, int]


class Score(NamedTuple):
    """How much of what there is was found, and how much of what was found is so."""

    found: int
    right: int
    gold: int
    hit: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right, None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found, None where there is none."""
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, None where there is no gold."""
        if not self.gold:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Rate(NamedTuple):
    """How many of so many are right."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is right, None of none."""
        return self.right / self.of if self.of else None


class Difference(NamedTuple):
    """One fact of the gold or of the extraction, and what became of it: found, missed, different or extra."""

    text: str
    """The id of the text."""
    outcome: str
    kind: str
    words: str
    detail: str
    identifier: str | None


@dataclass
class Evaluation:
    """The scores over any number of texts, by name; and every fact with what became of it."""

    scores: dict[str, Score] = field(default_factory=dict)
    rates: dict[str, Rate] = field(default_factory=dict)
    bands: dict[float, Rate] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    texts: int = 0

    def figures(self) -> dict[str, float]:
        """Return the measures in percent, rounded to a tenth, as a baseline keeps them."""
        measures = {f"{name} F1": score.f1 for name, score in self.scores.items()}
        measures |= {name: rate.share for name, rate in self.rates.items()}
        return {name: round(100 * value, 1) for name, value in measures.items() if value is not None}


def evaluate(gold: Iterable[GoldText], extractor: Callable[[str, str], Extraction] = extract) -> Evaluation:
    """Return how well the extraction of each text matches its gold."""
    count: Counter[str] = Counter()
    evaluation = Evaluation()
    for text in gold:
        evaluation.texts += 1
        extraction = extractor(text.text, text.language)
        names = {e.id: frozenset({fold(n) for n in (*e.names.values(), *e.aliases)}) for e in extraction.entities}
        _Comparison(text, names, count, evaluation.differences).run(extraction)
    evaluation.scores = {name: _score(count, name) for name in _SCORES}
    evaluation.rates = {name: Rate(count[f"{name} right"], count[f"{name} of"]) for name in _RATES}
    for low in BANDS:
        if count[f"band {low} of"]:
            evaluation.bands[low] = Rate(count[f"band {low} right"], count[f"band {low} of"])
    return evaluation


_FORMS = ("direct", "partial", "indirect")
_SCORES = ("quotations", *_FORMS, "end to end", "promises", "positions")
_RATES = ("speaker", "speaker by pronoun or title", "actors", "amount", "status", "position actor", "stance")


def _score(count: Counter[str], name: str) -> Score:
    return Score(*(count[f"{name} {what}"] for what in ("found", "right", "gold", "hit")))


class _Comparison:
    """Compares the extraction of one text with its gold, counting into `count`."""

    def __init__(
        self, gold: GoldText, names: dict[str, frozenset[str]], count: Counter[str], differences: list[Difference]
    ) -> None:
        self.gold = gold
        self.names = names
        self.count = count
        self.differences = differences
        self.distant: Mapping[str, str] = {}

    def run(self, extraction: Extraction) -> None:
        self.distant = extraction.distant
        self._quotes([piece for quote in extraction.quotes for piece in _pieces(quote)])
        self._facts("promises", self.gold.pledges, extraction.pledges, self._pledge)
        self._facts("positions", self.gold.positions, extraction.positions, self._position)

    def _quotes(self, found: list[tuple[int, int, Quote]]) -> None:
        text = self.gold.text
        gold_spans = [_trimmed(text, g.start, g.end) for g in self.gold.quotes]
        spans = [_trimmed(text, start, end) for start, end, _ in found]
        likeness = {
            (i, j): share + 0.05 * (g.kind == found[j][2].form) - 0.01 * g.optional
            for i, g in enumerate(self.gold.quotes)
            for j in range(len(found))
            if (share := _shared(gold_spans[i], spans[j], max)) >= _QUOTES_SHARE
        }
        pairs = _assigned(likeness)
        for i, gold in enumerate(self.gold.quotes):
            if gold.optional:
                continue
            quote = found[pairs[i]][2] if i in pairs else None
            right = quote is not None and self._speaks(gold, quote)
            self._tell(("quotations", gold.kind), gold=1, hit=quote is not None)
            self._tell(("end to end",), gold=1, hit=right)
            if quote is None:
                self._differ("missed", gold, gold.kind, "")
                continue
            self._rate("speaker", right=right)
            if not gold.by_name:
                self._rate("speaker by pronoun or title", right=right)
            self._differ(
                "found" if right and gold.kind == quote.form else "different", gold, gold.kind, self._who(quote)
            )
        matched = {j: self.gold.quotes[i] for i, j in pairs.items()}
        for j, (start, end, quote) in enumerate(found):
            gold_match = matched.get(j)
            if gold_match is not None and gold_match.optional:
                continue
            right = gold_match is not None and self._speaks(gold_match, quote)
            self._tell(("quotations", quote.form.value), found=1, right=gold_match is not None)
            self._tell(("end to end",), found=1, right=right)
            self._band(quote, right=right)
            if gold_match is None:
                self.differences.append(
                    Difference(self.gold.identifier, "extra", quote.form.value, text[start:end], self._who(quote), None)
                )

    def _facts(
        self,
        name: str,
        gold: Sequence[GoldFact],
        found: Sequence[Pledge | Position],
        compare: Callable[[GoldFact, Fact], str],
    ) -> None:
        likeness = {
            (i, j): share + 2 * self._acts(g, fact, any) + 2 * _same_amount(g, fact) + 0.5 * (_kind(fact) == g.kind)
            for i, g in enumerate(gold)
            for j, fact in enumerate(found)
            if (share := _shared((g.start, g.end), (fact.start, fact.end), min)) >= _FACTS_SHARE
        }
        pairs = _assigned(likeness)
        for i, one in enumerate(gold):
            if one.optional:
                continue
            self._tell((name,), gold=1, hit=i in pairs)
            wrong = compare(one, found[pairs[i]]) if i in pairs else ""
            outcome = "missed" if i not in pairs else "different" if wrong else "found"
            self._differ(outcome, one, f"{name}: {one.kind}", wrong)
        matched = {j: gold[i] for i, j in pairs.items()}
        for j, fact in enumerate(found):
            if j in matched and matched[j].optional:
                continue
            right = j in matched and self._acts(matched[j], fact, any) and _kind(fact) == matched[j].kind
            self._tell((name,), found=1, right=j in matched)
            self._band(fact, right=right)
            if j not in matched:
                self.differences.append(
                    Difference(self.gold.identifier, "extra", f"{name}: {_kind(fact)}", fact.text, "", None)
                )

    def _pledge(self, gold: GoldFact, fact: Fact) -> str:
        acts = self._acts(gold, fact, all)
        self._rate("actors", right=acts)
        status = _kind(fact) == gold.kind
        self._rate("status", right=status)
        amount = _same_amount(gold, fact) if gold.amounts else not (isinstance(fact, Pledge) and fact.amount)
        if gold.amounts:
            self._rate("amount", right=amount)
        wrong = [] if acts else ["actors"]
        return ", ".join([*wrong, *([] if amount else ["amount"]), *([] if status else [f"status {_kind(fact)}"])])

    def _position(self, gold: GoldFact, fact: Fact) -> str:
        acts, stance = self._acts(gold, fact, any), _kind(fact) == gold.kind
        self._rate("position actor", right=acts)
        self._rate("stance", right=stance)
        return ", ".join([*([] if acts else ["actor"]), *([] if stance else [f"stance {_kind(fact)}"])])

    # --- names

    def _speaks(self, gold: GoldFact, quote: Quote) -> bool:
        if not gold.names:
            return self._speaker(quote) is None
        return any(_meet(names, self._names_of(self._speaker(quote))) for names in gold.names)

    def _speaker(self, quote: Quote) -> str | None:
        return quote.speaker or self.distant.get(quote.id)

    def _acts(self, gold: GoldFact, fact: Fact, every: Callable[[Iterator[bool]], bool]) -> bool:
        """Whether any of the gold's actors acts in the fact, or whether all do and nobody else."""
        actors = fact.actors if isinstance(fact, Pledge | Position) else ()
        if every is all and len(actors) != len(gold.names):
            return False
        return every(any(_meet(names, self._names_of(actor)) for actor in actors) for names in gold.names)

    def _names_of(self, entity: str | None) -> frozenset[str]:
        return self.names.get(entity, frozenset({entity.replace("-", " ")})) if entity else frozenset()

    def _who(self, quote: Quote) -> str:
        return self._speaker(quote) or ""

    # --- counting

    def _tell(self, names: Iterable[str], **what: bool | int) -> None:
        for name in names:
            for key, value in what.items():
                self.count[f"{name} {key}"] += int(value)

    def _rate(self, name: str, *, right: bool) -> None:
        self.count[f"{name} of"] += 1
        self.count[f"{name} right"] += int(right)

    def _band(self, fact: Fact, *, right: bool) -> None:
        low = max(band for band in BANDS if band <= (fact.confidence or 0.0))
        self._rate(f"band {low}", right=right)

    def _differ(self, outcome: str, gold: GoldFact, kind: str, detail: str) -> None:
        words = self.gold.text[gold.start : gold.end]
        self.differences.append(Difference(self.gold.identifier, outcome, kind, words, detail, gold.identifier))


def _pieces(quote: Quote) -> Iterator[tuple[int, int, Quote]]:
    """Yield the pieces of a quotation: each is looked for by itself."""
    if quote.parts:
        yield from ((part.start, part.end, quote) for part in quote.parts)
    else:
        yield quote.start, quote.end, quote


def _trimmed(text: str, start: int, end: int) -> Pair:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _shared(a: Pair, b: Pair, of: Callable[[int, int], int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, of(a[1] - a[0], b[1] - b[0]))


def _assigned(likeness: dict[Pair, float]) -> dict[int, int]:
    """Pair one to one, the likest first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _meet(gold: frozenset[str], found: frozenset[str]) -> bool:
    if gold & found:
        return True
    last_words = {name.split()[-1] for name in gold if name.split()}
    return any(word in last_words for name in found for word in name.split() if len(word) > 2)


def _kind(fact: Fact) -> str:
    if isinstance(fact, Pledge):
        return fact.status.value
    return fact.stance.value if isinstance(fact, Position) else ""


def _same_amount(gold: GoldFact, fact: Fact) -> bool:
    if not isinstance(fact, Pledge) or fact.amount is None:
        return False
    amount = fact.amount
    return any(
        currency == amount.currency and abs(value - amount.value) <= _SAME_AMOUNT * value
        for value, currency in gold.amounts
    )
