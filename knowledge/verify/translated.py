"""Whether typed words translate a recorded quotation, by its translation on record and by what its words mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.model import Quote
from knowledge.search.lexicon import Lexicon
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text.tokens import tokens
from knowledge.verify.alignment import Alignment, align
from knowledge.verify.typed import Typed, forms, written
from knowledge.verify.verdicts import Difference

_LEAST_SAME = 0.6
"""The share of words that a typed translation has in common with the one on record."""
_LEAST_MEANT = 0.75
"""The share of its content words that must mean what the recorded ones do, where it is put otherwise."""
_LEAST_WORDS = 4
"""Content words below which two sentences may mean the same by chance."""


class Judgement(NamedTuple):
    """A translation, faithful as far as its negations and numbers go, or not; and the words that differ."""

    faithful: bool
    differences: tuple[Difference, ...]


def is_translation(typed: Typed, quote: Quote, searcher: Searcher) -> Judgement | None:
    """Judge typed words as a translation of a quotation; None where they are none."""
    for language, translation in quote.translations.items():
        recorded = forms(translation)
        negations = searcher.lexicon.negations.get(language, frozenset())
        alignment = align(typed.words, recorded)
        meant = _meant(typed, language, translation, searcher.lexicon)
        window = recorded[alignment.first : alignment.last]
        same = alignment.share(len(typed.words))
        if alignment.matched < min(_LEAST_WORDS, len(recorded)) and meant < _LEAST_MEANT:
            continue
        if same >= _LEAST_SAME or meant >= _LEAST_MEANT:
            whole = window if same >= _LEAST_SAME else recorded
            faithful = _negations(typed.words, negations) == _negations(whole, negations) and _numbers(
                typed.words
            ) <= _numbers(recorded)
            return Judgement(faithful, () if faithful else _differences(typed, translation, alignment))
    return None


def _differences(typed: Typed, translation: str, alignment: Alignment) -> tuple[Difference, ...]:
    listed = tokens(translation)
    return tuple(
        Difference(
            typed.written(change.typed_first, change.typed_last),
            written(translation, listed[change.recorded_first : change.recorded_last]),
        )
        for change in alignment.changes
    )


def _meant(typed: Typed, language: str, translation: str, lexicon: Lexicon) -> float:
    """Return the smaller of the shares of either side's content words that the other side says too."""
    mine = [t for t in lexicon.of_tokens(tokens(typed.text), language) if not t.is_function]
    theirs = [t for t in lexicon.terms(translation, language) if not t.is_function]
    if min(len(mine), len(theirs)) < _LEAST_WORDS:
        return 0.0
    return min(_share(mine, theirs, lexicon), _share(theirs, mine, lexicon))


def _share(some: Sequence[Term], others: Sequence[Term], lexicon: Lexicon) -> float:
    return sum(any(lexicon.meets(one, other) for other in others) for one in some) / len(some)


def _negations(words: Sequence[str], negations: frozenset[str]) -> int:
    return sum(word in negations for word in words)


def _numbers(words: Sequence[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}
