"""Text as the rest of the house sees it: folded for matching, cut into paragraphs, sentences and words, offsets kept.

Everything here is pure, takes any string at all without raising, and takes time linear in its length. Offsets are
`str` offsets into the text that was passed in.
"""

from knowledge.text.folding import FoldedText, fold
from knowledge.text.halves import without_halves
from knowledge.text.matching import occurrences, occurs
from knowledge.text.paragraphs import paragraphs
from knowledge.text.sentences import sentences
from knowledge.text.words import Word, words

__all__ = ["FoldedText", "Word", "fold", "occurrences", "occurs", "paragraphs", "sentences", "without_halves", "words"]
