"""Promises: who gives what to whom, and how firmly."""

from knowledge.extract.pledges.reader import extract_pledges, pledges_of

__all__ = ["extract_pledges", "pledges_of"]
