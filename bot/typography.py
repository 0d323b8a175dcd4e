"""The spaces that a language's typography asks for and that no person types."""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

_RULES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    # Imprimerie nationale, Lexique des règles typographiques: a no-break space before the colon, a narrow one before
    # the other double marks and inside the quotation marks.
    "fr": (
        (re.compile(r" :"), f"{NO_BREAK}:"),
        (re.compile(r" ([;!?»])"), rf"{NARROW_NO_BREAK}\1"),
        (re.compile(r"« "), f"«{NARROW_NO_BREAK}"),
        (re.compile(r"'"), "’"),
    ),
    "en": ((re.compile(r"'"), "’"),),
}


@lru_cache(maxsize=8_192)
def typeset(text: str, language: str) -> str:
    """Return a text of our own in the typography of its language; never for words of an article, which are verbatim."""
    for pattern, replacement in _RULES.get(language, ()):
        text = pattern.sub(replacement, text)
    return text


_VOWELS = frozenset("aeiouàâäáéèêëíîïóôöúûüœæ")
"""The first letters before which French elides. An h may be mute or not; "de Healey" is never wrong in the news."""


def initial(words: str) -> str:
    """Return whether words begin with a "vowel", before which French elides, or with a "consonant"."""
    return "vowel" if words[:1].casefold() in _VOWELS else "consonant"
