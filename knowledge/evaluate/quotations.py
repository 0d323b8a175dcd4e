"""Quotations against the gold.

Spans are compared without the blanks, marks and stops at their edges and paired one to one where they share at least 0.8
of the longer. The pieces of a quotation that a cue cuts in two are looked for by themselves. A speaker is right when one
of their names is, or its last word.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.evaluate.gold import GoldFact, GoldText
from knowledge.evaluate.pairing import Names, Pair, assigned, folded, meet, shared_of_longer, trimmed
from knowledge.evaluate.scores import END_TO_END, Difference, Outcome, Tally
from knowledge.extract import Extraction
from knowledge.model import Quote, QuoteForm

QUOTATIONS = "quotations"
MEASURES = (QUOTATIONS, *QuoteForm, END_TO_END, "speaker", "speaker by pronoun or title")
"""The scores and shares that are counted here, in the order in which they are told."""
_SHARE = 0.8
_SAME_FORM = 0.05
_OPTIONAL = 0.01
"""What makes one pair likelier than another that shares as much."""


def compare_quotations(gold: GoldText, extraction: Extraction, tally: Tally) -> None:
    """Count the quotations of a text towards the scores."""
    if gold.quotes is None:
        return
    speakers = _Speakers(extraction)
    found = [piece for quote in extraction.quotes for piece in _pieces(quote)]
    pairs = _pairs(gold.text, gold.quotes, found)
    for i, one in enumerate(gold.quotes):
        if not one.optional:
            _missed_or_found(gold, one, found[pairs[i]][1] if i in pairs else None, speakers, tally)
    matched = {j: gold.quotes[i] for i, j in pairs.items()}
    for j, (span, quote) in enumerate(found):
        match = matched.get(j)
        if match is not None and match.optional:
            continue
        right = match is not None and speakers.speaks(match, quote)
        tally.found((QUOTATIONS, quote.form.value), right=match is not None)
        tally.found((END_TO_END,), right=right)
        tally.sure(QUOTATIONS, gold.identifier, quote, right=right)
        if match is None:
            words = gold.text[span[0] : span[1]]
            who = speakers.of(quote) or ""
            tally.differ(Difference(gold.identifier, Outcome.EXTRA, quote.form.value, words, who, None))


def _missed_or_found(gold: GoldText, one: GoldFact, quote: Quote | None, speakers: _Speakers, tally: Tally) -> None:
    right = quote is not None and speakers.speaks(one, quote)
    tally.gold((QUOTATIONS, one.kind), hit=quote is not None)
    tally.gold((END_TO_END,), hit=right)
    outcome, detail = Outcome.MISSED, ""
    if quote is not None:
        tally.rate("speaker", right=right)
        if not one.by_name:
            tally.rate("speaker by pronoun or title", right=right)
        wrong = [
            *([] if right else [f"speaker {speakers.of(quote)}"]),
            *([] if one.kind == quote.form else [f"form {quote.form}"]),
        ]
        outcome, detail = (Outcome.DIFFERENT if wrong else Outcome.FOUND), ", ".join(wrong)
    words = gold.text[one.start : one.end]
    tally.differ(Difference(gold.identifier, outcome, one.kind, words, detail, one.identifier))


def _pieces(quote: Quote) -> Iterator[tuple[Pair, Quote]]:
    if quote.parts:
        yield from (((part.start, part.end), quote) for part in quote.parts)
    else:
        yield (quote.start, quote.end), quote


def _pairs(text: str, gold: tuple[GoldFact, ...], found: list[tuple[Pair, Quote]]) -> dict[int, int]:
    gold_spans = [trimmed(text, one.start, one.end) for one in gold]
    spans = [trimmed(text, *span) for span, _ in found]
    return assigned(
        {
            (i, j): share + _SAME_FORM * (one.kind == found[j][1].form) - _OPTIONAL * one.optional
            for i, one in enumerate(gold)
            for j in range(len(found))
            if (share := shared_of_longer(gold_spans[i], spans[j])) >= _SHARE
        }
    )


class _Speakers:
    """Who speaks in the quotations of an extraction, and by which names."""

    def __init__(self, extraction: Extraction) -> None:
        self._distant = extraction.distant
        self._names = names_of(extraction)

    def of(self, quote: Quote) -> str | None:
        """Return the id of who speaks, also where the name stands too far away to be part of the fact."""
        return quote.speaker or self._distant.get(quote.id)

    def speaks(self, gold: GoldFact, quote: Quote) -> bool:
        """Whether the gold's speaker is the quotation's; where the gold names nobody, nobody is right."""
        speaker = self.of(quote)
        if not gold.names:
            return speaker is None
        found = self._names.get(speaker, frozenset()) if speaker else frozenset()
        return any(meet(names, found) for names in gold.names)


def names_of(extraction: Extraction) -> dict[str, Names]:
    """Return the folded names of the entities of an extraction, by their ids."""
    return {entity.id: folded((*entity.names.values(), *entity.aliases)) for entity in extraction.entities}
