"""Opening a desk over a corpus folder: the one place where corpus, names and words come together."""

from __future__ import annotations

from pathlib import Path

from bot.desk.desk import Desk
from bot.localisation import Localisation
from knowledge.corpus import Corpus, open_corpus
from knowledge.entities import open_resolver


def open_desk(folder: Path | None = None, *, minimum_confidence: float = 0.0) -> Desk:
    """Return the desk over the corpus of a folder (None: the one that ships); raises CorpusError if it is damaged."""
    return desk_over(open_corpus(folder), minimum_confidence=minimum_confidence)


def desk_over(corpus: Corpus, *, minimum_confidence: float = 0.0) -> Desk:
    """Return the desk over a corpus that is loaded already."""
    resolver = open_resolver(corpus.entities.values(), corpus.fingerprint)
    return Desk(corpus, resolver, Localisation(), minimum_confidence=minimum_confidence)
