"""Terms: the words of a text as search and questions compare them, by stem and by the concepts that they may say."""

from __future__ import annotations

from typing import NamedTuple

LEAST_COGNATE = 5
"""The letters that two words of different languages must share at their start to be taken for the same word."""
ALIKE = 3
"""And those that say fast that they are not: stems that differ here are not one word."""
_COGNATE_SHARE = 0.7
"""And the share of the longer stem that these letters make up."""


class Term(NamedTuple):
    """A token with its stem in the text's language and the ids of the concepts that it may say.

    `is_function` marks words that carry no content (articles, prepositions, auxiliaries).
    """

    start: int
    end: int
    form: str
    stem: str
    language: str
    concepts: frozenset[str]
    is_function: bool

    @property
    def number(self) -> float | None:
        """The number that the word is, the largest where it may be several; None where it says anything else."""
        said = [float(concept[1:]) for concept in self.concepts if concept.startswith("#")]
        return max(said) if said and len(said) == len(self.concepts) else None


def same_word(asked: Term, found: Term) -> bool:
    """Whether two terms are one word, concepts apart: the same stem, or cognates of two languages.

    English and French share some thousands of words up to their endings ("substantial", "substantielle"); a dictionary
    that lists the others can leave these out.
    """
    if asked.language == found.language:
        return asked.stem == found.stem
    if asked.stem == found.stem:
        return len(asked.stem) >= LEAST_COGNATE or asked.form == found.form
    shorter, longer = sorted((asked.stem, found.stem), key=len)
    if len(shorter) < LEAST_COGNATE or shorter[:ALIKE] != longer[:ALIKE]:
        return False
    shared = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shared >= LEAST_COGNATE and shared >= _COGNATE_SHARE * len(longer)
