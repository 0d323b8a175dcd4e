"""The words of a question as they are accounted for: steps take them away, and what is left has to be met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.ask.tables.forms import load_forms
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text.tokens import tokens


class Words:
    """The words of one question in a language that is read.

    `terms` are one for each token, `free` says which are not accounted for yet. `asking` is the text with blanks for what
    is quoted or is a title, so that it is not read as what is asked ("Who said “how much”?").
    """

    def __init__(self, text: str, language: str, searcher: Searcher) -> None:
        self.text = text
        self.language = language
        self.searcher = searcher
        self.lexicon = searcher.lexicon
        self.forms = load_forms()[language]
        self.tokens = tokens(text)
        self.terms = self.lexicon.of_tokens(self.tokens, language)
        self.free = [True] * len(self.tokens)
        self.asking = text

    def take(self, start: int, end: int) -> list[int]:
        """Take away the words between two offsets, and return their places."""
        taken = [at for at, token in enumerate(self.tokens) if start <= token.start and token.end <= end]
        self.take_places(taken)
        return taken

    def take_places(self, places: Iterable[int]) -> None:
        """Take away the words at some places."""
        for at in places:
            self.free[at] = False

    def set_apart(self, start: int, end: int) -> None:
        """Keep the words between two offsets from being read as what is asked."""
        self.asking = self.asking[:start] + " " * (end - start) + self.asking[end:]

    def are_free(self, places: Iterable[int]) -> bool:
        """Whether none of the words at some places has been taken away."""
        return all(self.free[at] for at in places)

    def left(self) -> list[Term]:
        """Return the words that are not accounted for, little ones apart."""
        return [term for at, term in enumerate(self.terms) if self.free[at] and not term.is_function]

    def written(self, at: int) -> str:
        """Return the word at a place as it is written."""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def run(self, forms: Sequence[str]) -> range:
        """Return the places of a run of words by their folded forms; none where it does not stand in the question."""
        own = [token.form for token in self.tokens]
        for at in range(len(own) - len(forms) + 1):
            if own[at : at + len(forms)] == list(forms):
                return range(at, at + len(forms))
        return range(0)
