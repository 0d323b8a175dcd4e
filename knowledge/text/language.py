"""Which language a text is in, by its function words.

The commonest words of a language make up a third to a half of its running text and are rare in its neighbours', so the
share of a text's words that stand in each language's list tells them apart from a sentence or two on. The lists of
`function_words.toml` also cover languages that nobody here reads, so that they are named instead of taken for one that
is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from knowledge.model import Language
from knowledge.text.folding import fold
from knowledge.text.toml import read_toml
from knowledge.text.word_tables import table_of

READ = ("en", "fr")
"""The languages that sentences, words and numbers here know."""

_SAMPLE = 60_000
"""Characters looked at, from the start; more does not change the answer."""
_LEAST_SHARE = 0.2
"""Running text has at least this share of its language's function words; names and tables have fewer."""
_LEAST_LEAD = 1.15
"""By how much the first language must lead the second."""
_SHORT = 600
"""Characters; a text shorter than this need not show its language clearly to be read as the likelier of those read."""
_TELLING_LETTERS = 40
"""A text with fewer letters tells too little to be said to be in a language that is not read."""
_FOREIGN_LETTERS = 80
"""A text with so many letters and not one function word of a language is not in it, however short it is."""
_LETTERS = re.compile(r"[^\W\d_]+")


class _Table(NamedTuple):
    name: str
    words: frozenset[str]
    letters: str = ""


class _File(NamedTuple):
    languages: dict[str, _Table]


class Guess(NamedTuple):
    """The language that a text seems to be in: its code (None where nothing fits) and its English name."""

    code: Language | None
    name: str

    @property
    def is_read(self) -> bool:
        """Whether it is one of the languages that the project reads."""
        return self.code in READ


@cache
def _tables() -> dict[Language, _Table]:
    name = "function_words.toml"
    languages = table_of(_File, read_toml(__package__, name), name).languages
    return {
        code: table._replace(words=frozenset(_LETTERS.findall(fold(" ".join(table.words)))))
        for code, table in languages.items()
    }


def function_words(language: Language) -> frozenset[str]:
    """Return the function words of a language, folded and cut at apostrophes; none of a language without a table."""
    table = _tables().get(language)
    return table.words if table else frozenset()


@cache
def letters_read() -> frozenset[str]:
    """Return the letters other than a to z, small and capital, of the languages that are read."""
    small = "".join(_tables()[code].letters for code in READ)
    return frozenset(small + small.upper())


def shares(text: str) -> dict[Language, float]:
    """Return, for each language of the table, the share of the text's words that are function words of it."""
    found = Counter(_LETTERS.findall(fold(text[:_SAMPLE])))
    total = found.total()
    if not total:
        return dict.fromkeys(_tables(), 0.0)
    return {
        code: sum(count for word, count in found.items() if word in table.words) / total
        for code, table in _tables().items()
    }


def guess_language(text: str) -> Guess:
    """Return the language that a text seems to be in; no language where none leads clearly or the text has no words."""
    ranked = sorted(shares(text).items(), key=lambda item: -item[1])
    (first, share), (_, next_share) = ranked[0], ranked[1]
    if share < _LEAST_SHARE or share < next_share * _LEAST_LEAD:
        return Guess(None, "unknown")
    return Guess(first, _tables()[first].name)


def read_language(text: str, *, short: bool = False) -> Language | None:
    """Return the language that a text is to be read in, None where it is in none that is read.

    With `short`, what is too short to tell (a headline, a sentence) is taken to be in the likelier of those.
    """
    guess = guess_language(text)
    if guess.is_read:
        return guess.code
    letters = sum(map(str.isalpha, text[:_SHORT]))
    if not short or len(text) >= _SHORT or (guess.code is not None and letters >= _TELLING_LETTERS):
        return None
    found = shares(text)
    accents = {code: sum(one in _tables()[code].letters for one in text.lower()) for code in READ}
    best = max(READ, key=lambda code: (found[code], accents[code]))
    return None if found[best] == 0 and letters >= _FOREIGN_LETTERS else best


def not_read(text: str) -> str:
    """Return why a text is not read, for a person: which language it seems to be in, and which are read."""
    tables, guess = _tables(), guess_language(text)
    seems = f"seems to be in {guess.name}" if guess.code else "is in no language that can be told"
    return f"{seems}; {' and '.join(tables[code].name for code in READ)} are read"
