"""How well the extraction does on facts that a person has reviewed.

gold        the reviewed facts: of a corpus, or of `.json` texts that carry them
pairing     which of the gold a fact is, and whether two names mean the same
quotations, claims, naming   the comparison of quotations, of facts of every other kind, of entities
scores      precision, recall, F1, shares, confidence by what came of it
baseline    scores that may not fall
marking     writes into a corpus which of its facts the extractor finds by itself
"""

from knowledge.evaluate.comparison import evaluate
from knowledge.evaluate.gold import GoldFact, GoldText, load_gold
from knowledge.evaluate.scores import BANDS, Difference, Evaluation, Outcome, Rate, Score

__all__ = [
    "BANDS",
    "Difference",
    "Evaluation",
    "GoldFact",
    "GoldText",
    "Outcome",
    "Rate",
    "Score",
    "evaluate",
    "load_gold",
]
