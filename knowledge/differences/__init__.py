"""Where two entities, or two sources, say different things about the same: side by side, never called an error."""

from knowledge.differences.rules import Difference, Differences, Rule
from knowledge.differences.sides import Sides, Subject, side_by_side

__all__ = ["Difference", "Differences", "Rule", "Sides", "Subject", "side_by_side"]
