"""In which language a question is put."""

from __future__ import annotations

import unicodedata

from knowledge.ask.reading.quoted import MARKED
from knowledge.search.lexicon import Lexicon
from knowledge.text.language import READ, guess_language
from knowledge.text.tokens import tokens


class UnreadLanguageError(ValueError):
    """A question in a language that is not read here."""


def language_of(text: str, lexicon: Lexicon, reader: str) -> str | None:
    """Return the language of a question by its function words, the reader's where they do not tell; None for others."""
    words = [token.form for token in tokens(MARKED.sub(" ", text))]
    counts = {language: sum(lexicon.is_function(word, language) for word in words) for language in READ}
    only = {
        language: sum(
            lexicon.is_function(word, language)
            and not any(lexicon.is_function(word, other) for other in READ if other != language)
            for word in words
        )
        for language in READ
    }
    guessed = guess_language(text)
    if guessed.code is not None and not guessed.is_read and len(words) >= 4 and max(only.values()) <= len(words) // 5:
        return None
    ranked = sorted(READ, key=lambda language: (-only[language], -counts[language], language != reader))
    if not max(counts.values()) and len(words) >= 4 and not any(c.isascii() and c.isalpha() for c in text):
        return None
    return ranked[0]


def is_foreign(text: str) -> bool:
    """Whether a text is plainly in a language that is not read here: by its function words, or by its script."""
    guessed = guess_language(text)
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return (guessed.code is not None and not guessed.is_read) or (bool(letters) and latin < len(letters) / 2)
