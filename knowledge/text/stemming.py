"""Stems of words, by the Snowball stemmers that the full-text index itself uses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from knowledge.text import fold

STEMMERS = {"en": "English", "fr": "French"}
"""The languages whose word forms are known, by the name that tantivy gives their stemmer."""

_KEPT = 50_000
"""Stems kept; beyond that the table starts anew, so that hostile text cannot fill the memory."""


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """Return what stems a folded word; languages without a stemmer keep their words whole."""
    name = STEMMERS.get(language)
    if name is None:
        return lambda word: word
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer  # noqa: PLC0415 - slow to load, and not every command needs it

    analyser = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stemmer(name)).build()
    return lambda word: analyser.analyze(word)[0] if word else ""


_stems: dict[tuple[str, str], str] = {}


def stem(word: str, language: str) -> str:
    """Return the stem of one word (any case, with or without accents) in a language: "livraisons" is "livraison".

    The word is folded first, as in the index, so that accents that a reader leaves out make no difference.
    """
    key = (language, word)
    known = _stems.get(key)
    if known is None:
        if len(_stems) > _KEPT:
            _stems.clear()
        known = _stems[key] = _stemmer(language)(fold(word))
    return known


def forget_stems() -> None:
    """Forget the words stemmed so far: after a dictionary has been read, most of them are never met again."""
    _stems.clear()
