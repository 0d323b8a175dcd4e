"""The extractors beside that of quotations, in the order in which they run."""

from __future__ import annotations

from knowledge.extract.claims import extract_claims
from knowledge.extract.extraction import Extractor

EXTRACTORS: tuple[Extractor, ...] = (extract_claims,)
