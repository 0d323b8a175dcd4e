"""Slips of the keyboard in a question: words that no table and no article has, and one letter from one that some has.

Names are left to the resolver. A slip is only looked for where a question has no answer as it was typed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.search.lexicon import load_lexicon
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Token, tokens

_SHORTEST = 3
"""Letters of a word that may be a slip of a question word; of any other word twice as many."""
_LONG = 7
"""Letters of a word that one wrong vowel does not make another word."""
_VOWELS = frozenset("aeiouy")
_MOST = 4
"""Slips that are mended in one question; with more it is in no language that is read here."""


def mended(text: str, language: str, searcher: Searcher) -> str | None:
    """Return a question with its slips mended; None where it has none, or too many."""
    lexicon = searcher.lexicon
    found: list[tuple[Token, str]] = []
    for at, token in enumerate(tokens(text)):
        (term,) = lexicon.of_tokens([token], language)
        known = term.concepts or term.is_function or lexicon.is_light(term) or lexicon.is_weak(term)
        capital = text[token.start].isupper() and at > 0
        if known or capital or not token.form.isalpha() or _is_written(token, searcher):
            continue
        nearest = _nearest(token.form, language, at == 0)
        if nearest is not None:
            found.append((token, nearest))
    if not 0 < len(found) <= _MOST:
        return None
    for token, word in reversed(found):
        text = text[: token.start] + word + text[token.end :]
    return text


def _is_written(token: Token, searcher: Searcher) -> bool:
    """Whether an article has the word, in any form."""
    (term,) = searcher.lexicon.of_tokens([token], "en")
    return any(searcher.index.frequency(form) for form in searcher.group(term) if len(form.stems) == 1)


@lru_cache(maxsize=4_096)
def _nearest(form: str, language: str, opens: bool) -> str | None:
    """Return the one word of the tables that is a letter away and begins alike; None where there is none, or several."""
    if len(form) < (_SHORTEST if opens else 2 * _SHORTEST):
        return None
    near = [word for word in _beginning(form[0], language) if abs(len(word) - len(form)) <= 1]
    hits = [word for word in near if OSA.distance(form, word, score_cutoff=1) == 1 and _is_slip(form, word)]
    longest = max((_shared(form, word) for word in hits), default=0)
    best = [word for word in hits if _shared(form, word) == longest]
    return best[0] if best else None


def _is_slip(typed: str, word: str) -> bool:
    """Whether fingers or ears confuse two words that are a letter apart: no ending, and no consonant for another.

    Endings are how a language inflects a word that the tables may lack, and another consonant makes another word.
    """
    if len(typed) > _SHORTEST and typed[-2:] != word[-2:]:
        return False
    if len(typed) != len(word) or sorted(typed) == sorted(word):
        return True
    return len(typed) >= _LONG and all(
        a in _VOWELS and b in _VOWELS for a, b in zip(typed, word, strict=True) if a != b
    )


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share at their end: a slip in the middle leaves both ends alike."""
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _beginning(letter: str, language: str) -> Sequence[str]:
    words = _sorted(language)
    return words[bisect_left(words, letter) : bisect_left(words, chr(ord(letter) + 1))]


@lru_cache(maxsize=8)
def _sorted(language: str) -> Sequence[str]:
    return sorted(load_lexicon().words.get(language, ()))
