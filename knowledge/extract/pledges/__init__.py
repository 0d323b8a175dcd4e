"""Promises: who gives what to whom, and how firmly."""

from knowledge.extract.pledges.reader import extract_pledges

__all__ = ["extract_pledges"]
