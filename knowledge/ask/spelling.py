"""Slips of the keyboard in a question: words that no table and no article has, and one letter from one that some has.

A slip is only looked for where a question has no answer as it was typed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.ask.forms import load_forms
from knowledge.search.lexicon import load_lexicon
from knowledge.search.searcher import Searcher
from knowledge.text.tokens import Token, tokens

_SHORTEST = 4
"""Letters of a word that may be a slip; of the first word, which is a question word, one less."""
_SURE = 5
"""Letters of a word from which on a missing or doubled letter is a slip; shorter ones only swap two."""
_LONG = 7
"""Letters of a word that one wrong vowel does not make another word."""
_MOST = 4
"""Slips that are mended in one question; with more it is in no language that is read here."""
_MOST_NAMES = 20_000
"""Entities whose names are looked through for slips; in a larger corpus the resolver of the commands has to do."""
_VOWELS = frozenset("aeiouy")


def mended(text: str, language: str, searcher: Searcher) -> str | None:
    """Return a question with its slips mended; None where it has none, or too many."""
    found: list[tuple[Token, str]] = []
    names = _names_of(searcher)
    for at, token in enumerate(tokens(text)):
        if not token.form.isalpha() or _is_known(token, language, searcher):
            continue
        split = _split(token, text, language, names, searcher)
        capital = text[token.start].isupper() and at > 0
        nearest = (
            split or _nearest(token.form, names) or (None if capital else _of_tables(token.form, language, at == 0))
        )
        if nearest is not None:
            found.append((token, nearest))
    if not 0 < len(found) <= _MOST:
        return None
    for token, word in reversed(found):
        text = text[: token.start] + word + text[token.end :]
    return text


def _is_known(token: Token, language: str, searcher: Searcher) -> bool:
    """Whether a table or an article has a word, in any form."""
    lexicon = searcher.lexicon
    (term,) = lexicon.of_tokens([token], language)
    if term.concepts or term.is_function or lexicon.is_light(term) or lexicon.is_weak(term):
        return True
    return any(searcher.index.frequency(form) for form in searcher.group(term) if len(form.stems) == 1)


def _split(token: Token, text: str, language: str, names: Sequence[str], searcher: Searcher) -> str | None:
    """Return a word with the apostrophe that was left out: "lOTAN", "daide", "Britains"."""
    forms = load_forms()[language]
    written = text[token.start : token.end]
    for elided in forms.elided:
        rest = token.form.removeprefix(elided)
        if 0 < len(rest) < len(token.form) and rest[0] in _VOWELS | {"h"}:
            inner = Token(0, len(rest), rest, rest)
            if rest in names or _is_known(inner, language, searcher):
                return f"{written[: len(elided)]}'{written[len(elided) :]}"
    owner = forms.owned and token.form.removesuffix(forms.owned)
    if owner and owner != token.form and owner in names:
        return f"{written[: len(owner)]}'{forms.owned}"
    return None


def _names_of(searcher: Searcher) -> Sequence[str]:
    """Return the words of the names on record, folded and in order; none where there are very many."""
    forms = searcher.names.forms
    if len(forms) > _MOST_NAMES:
        return ()
    return _sorted_names(searcher, len(forms))


@lru_cache(maxsize=4)
def _sorted_names(searcher: Searcher, _size: int) -> Sequence[str]:
    words = (token.form for names in searcher.names.forms.values() for name in names for token in tokens(name))
    return sorted({word for word in words if len(word) > _SHORTEST and word.isalpha()})


@lru_cache(maxsize=4_096)
def _of_tables(form: str, language: str, opens: bool) -> str | None:
    return _nearest(form, _sorted(language), _SHORTEST - opens)


def _nearest(form: str, words: Sequence[str], shortest: int = _SURE) -> str | None:
    """Return the word that is a letter away, begins alike and ends alike farthest; None where there is none."""
    if len(form) < shortest or not words:
        return None
    near = (word for word in _beginning(form[0], words) if abs(len(word) - len(form)) <= 1)
    sure = min(_SURE, shortest)
    hits = [word for word in near if OSA.distance(form, word, score_cutoff=1) == 1 and _is_slip(form, word, sure)]
    return max(hits, key=lambda word: (_shared(form, word), word), default=None)


def _is_slip(typed: str, word: str, sure: int) -> bool:
    """Whether fingers or ears confuse two words that are a letter apart: no ending, and no consonant for another.

    Endings are how a language inflects a word that the tables may lack, and another consonant makes another word.
    """
    if sorted(typed) == sorted(word):
        return True
    if sure == _SHORTEST and max(len(typed), len(word)) < _SURE:
        return False
    if len(typed) >= _SURE and typed[-2:] != word[-2:]:
        return False
    if len(typed) != len(word):
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


def _beginning(letter: str, words: Sequence[str]) -> Sequence[str]:
    return words[bisect_left(words, letter) : bisect_left(words, chr(ord(letter) + 1))]


@lru_cache(maxsize=8)
def _sorted(language: str) -> Sequence[str]:
    words = load_lexicon().words.get(language, frozenset())
    endings = load_forms()[language].endings
    return sorted({form for word in words for form in _inflected(word, endings)})


def _inflected(word: str, endings: dict[str, str]) -> Iterator[str]:
    """Yield a word and the forms that its ending says it takes."""
    yield word
    if len(word) < _SHORTEST:
        return
    ending = max((one for one in endings if word.endswith(one)), key=len, default=None)
    for other in endings[ending].split() if ending is not None else ():
        yield word[: len(word) - len(ending or "")] + other
