"""The extractors beside that of quotations, in the order in which they run."""

from __future__ import annotations

from knowledge.extract.extraction import Extractor
from knowledge.extract.pledges import extract_pledges

EXTRACTORS: tuple[Extractor, ...] = (extract_pledges,)
