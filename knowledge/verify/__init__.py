"""Is this quotation on record? Typed words aligned with every recorded quotation, its translations and the articles."""

from knowledge.verify.verdicts import Difference, Match, Verdict, Verification
from knowledge.verify.verifier import Verifier

__all__ = ["Difference", "Match", "Verdict", "Verification", "Verifier"]
