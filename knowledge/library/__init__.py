"""Taking articles into a corpus: what the extractor finds in them, joined with what the corpus knows already.

merging     which entity of the corpus an extracted one is, if any
adding      files to articles, articles to facts, and all of it into the corpus
"""

from knowledge.library.adding import Outcome, Result, add_files

__all__ = ["Outcome", "Result", "add_files"]
