"""Sums of money in a text: how much, in which currency, and how the text qualifies it."""

from knowledge.extract.amounts.reader import Count, Money, Reading, read, read_amounts

__all__ = ["Count", "Money", "Reading", "read", "read_amounts"]
