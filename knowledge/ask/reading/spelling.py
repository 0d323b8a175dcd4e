"""Slips of the keyboard in a question: words that no table and no article has, and one letter from one that some has.

A slip is only looked for where a question has no answer as it was typed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from knowledge.ask.tables.forms import load_forms
from knowledge.entities.edits import VOWELS, is_slip, shared_end
from knowledge.search.lexicon import load_lexicon
from knowledge.search.searcher import Searcher
from knowledge.text.tokens import Token, tokens

_SHORTEST = 4
"""Letters of a word that may be a slip; of the first word, which is a question word, one less."""
_MOST = 4
"""Slips that are mended in one question; with more it is in no language that is read here."""
_MOST_UNKNOWN = 12
"""Unknown words of a question that are looked up; a wall of them is no question."""

_BETWEEN = re.compile(r"[ \-‑./]|\. ")
"""What stands between two words of one name."""


def mended(text: str, language: str, searcher: Searcher) -> str | None:
    """Return a question with its slips mended; None where it has none, or too many."""
    listed = tokens(text)
    unknown = (at for at, one in enumerate(listed) if one.form.isalpha() and not _is_known(one, language, searcher))
    found: list[tuple[int, int, str]] = []
    for at in islice(unknown, _MOST_UNKNOWN):
        if found and listed[at].start < found[-1][1]:
            continue  # it is in a name of several words that is mended already
        if (meant := _meant(text, listed, at, language, searcher)) is not None:
            found.append(meant)
    if not 0 < len(found) <= _MOST:
        return None
    for start, end, word in reversed(found):
        text = text[:start] + word + text[end:]
    return text


def _meant(
    text: str, listed: Sequence[Token], at: int, language: str, searcher: Searcher
) -> tuple[int, int, str] | None:
    """Return what an unknown word of a question is meant to be, in place of what stands at a half-open span of it."""
    token, resolver = listed[at], searcher.resolver
    if (split := _split(token, text, language, searcher)) is not None:
        return token.start, token.end, split
    capital = text[token.start].isupper()
    start, end = _run(text, listed, at) if capital else (token.start, token.end)
    alone = end - start == token.end - token.start
    whole = None if alone else resolver.name_of(text[start:end], language=language, capital=True)
    if whole is not None:
        return start, end, whole
    word = resolver.spelt(token.form, capital=capital)
    if word is None and not (capital and at):
        word = _of_tables(token.form, language, at == 0)
    if word is not None:
        return token.start, token.end, word.capitalize() if capital else word
    name = resolver.name_of(text[start:end], language=language, capital=capital) if alone else None
    return (start, end, name) if name is not None else None


def _run(text: str, listed: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the span of the words with capitals that stand together at a word, but for the first of the question."""
    first = last = at
    while first - 1 > 0 and _are_together(text, listed[first - 1], listed[first]):
        first -= 1
    while last + 1 < len(listed) and _are_together(text, listed[last], listed[last + 1]):
        last += 1
    return listed[first].start, listed[last].end


def _are_together(text: str, one: Token, other: Token) -> bool:
    capitals = text[one.start].isupper() and text[other.start].isupper()
    return capitals and bool(_BETWEEN.fullmatch(text, one.end, other.start))


def _is_known(token: Token, language: str, searcher: Searcher) -> bool:
    """Whether a table or an article has a word, in any form."""
    lexicon = searcher.lexicon
    (term,) = lexicon.of_tokens([token], language)
    if term.concepts or term.is_function or lexicon.is_light(term) or lexicon.is_weak(term):
        return True
    return any(searcher.index.frequency(form) for form in searcher.group(term) if len(form.stems) == 1)


def _split(token: Token, text: str, language: str, searcher: Searcher) -> str | None:
    """Return a word with the apostrophe that was left out: "lalliance", "daide", "Corsas"."""
    forms = load_forms()[language]
    written = text[token.start : token.end]
    for elided in forms.elided:
        rest = token.form.removeprefix(elided)
        if 0 < len(rest) < len(token.form) and rest[0] in VOWELS | forms.mute:
            inner = Token(0, len(rest), rest, rest)
            if searcher.resolver.has_word(rest) or _is_known(inner, language, searcher):
                return f"{written[: len(elided)]}'{written[len(elided) :]}"
    owner = forms.owned and token.form.removesuffix(forms.owned)
    if owner and owner != token.form and searcher.resolver.has_word(owner):
        return f"{written[: len(owner)]}'{forms.owned}"
    return None


@lru_cache(maxsize=4_096)
def _of_tables(form: str, language: str, opens: bool) -> str | None:
    return _nearest(form, _sorted(language), opens=opens)


def _nearest(form: str, words: Sequence[str], *, opens: bool) -> str | None:
    """Return the word that `form` is a slip of, of several the one that ends alike farthest; None where there is none."""
    if len(form) < _SHORTEST - opens:
        return None
    near = (word for word in _beginning(form[0], words) if abs(len(word) - len(form)) <= 1)
    hits = [word for word in near if is_slip(form, word, opens=opens)]
    return max(hits, key=lambda word: (shared_end(form, word), word), default=None)


def _beginning(letter: str, words: Sequence[str]) -> Sequence[str]:
    return words[bisect_left(words, letter) : bisect_left(words, chr(ord(letter) + 1))]


@lru_cache(maxsize=8)
def _sorted(language: str) -> Sequence[str]:
    words = load_lexicon().words.get(language, frozenset())
    endings = load_forms()[language].endings
    return sorted({form for word in words for form in _inflected(word, endings)})


def _inflected(word: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Yield a word and the forms that its ending says it takes."""
    yield word
    if len(word) < _SHORTEST:
        return
    ending = max((one for one in endings if word.endswith(one)), key=len, default=None)
    for other in endings[ending].split() if ending is not None else ():
        yield word[: len(word) - len(ending or "")] + other
