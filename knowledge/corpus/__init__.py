"""A corpus: articles, the entities that they name, the facts that they put on record, and what one asks of them."""

from knowledge.corpus.corpus import Corpus
from knowledge.corpus.loading import check_corpus, load_corpus
from knowledge.corpus.passages import Passage

__all__ = ["Corpus", "Passage", "check_corpus", "load_corpus"]
