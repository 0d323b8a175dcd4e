"""A corpus: articles, the entities that they name, the facts that they put on record, and what one asks of them."""

from knowledge.corpus.corpus import Corpus, Page
from knowledge.corpus.loading import check_corpus, load_corpus
from knowledge.corpus.passages import Passage
from knowledge.corpus.saved import open_corpus
from knowledge.corpus.watch import CorpusWatch

__all__ = ["Corpus", "CorpusWatch", "Page", "Passage", "check_corpus", "load_corpus", "open_corpus"]
