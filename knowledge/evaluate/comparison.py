"""The comparison of an extraction with what a person found in the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from knowledge.evaluate import claims, naming, quotations
from knowledge.evaluate.gold import GoldText
from knowledge.evaluate.scores import Evaluation, Tally
from knowledge.extract import Extraction, extract


def evaluate(gold: Iterable[GoldText], extractor: Callable[[str, str], Extraction] = extract) -> Evaluation:
    """Return how well the extraction of each text matches its gold.

    What a text's gold does not cover (`None`) is not compared, and what it marks optional counts neither for nor against.
    """
    tally = Tally((*quotations.MEASURES, *claims.MEASURES, *naming.MEASURES))
    for text in gold:
        tally.texts += 1
        extraction = extractor(text.text, text.language)
        quotations.compare_quotations(text, extraction, tally)
        claims.compare_claims(text, extraction, tally)
        naming.compare_entities(text, extraction, tally)
    return tally.evaluation()
