"""Turns a text into facts of every kind in the model, each with its exact span.

reading       a text to a document: tokens, sentences, whom it names, what they say
quotations    marks, cues, attribution, reported speech, coreference: who said what
pledges, positions, events, figures   what is read off the document once that is known
extraction    facts of all kinds together, grounded in the text
contract      the JSON that `onrecord extract` writes

The words of a language (verbs of speech, titles, determiners) are tables beside the code that reads them.
"""

from __future__ import annotations

from knowledge.extract.extraction import Extraction, assemble
from knowledge.extract.garbage import collected_seldom
from knowledge.extract.lexicon import LANGUAGES
from knowledge.extract.reading import read
from knowledge.extract.registry import EXTRACTORS
from knowledge.text import without_halves

__all__ = ["LANGUAGES", "Extraction", "extract"]


def extract(text: str, language: str | None = None, *, source: str = "text") -> Extraction:
    """Return the entities and facts of a text, in French or English; never raises, and takes time linear in its length.

    `language` is an ISO 639-1 code; without it the language is guessed from the text, English where nothing tells.
    `source` is the id that the facts carry as theirs. Half a character (a lone surrogate) is read as one unknown.
    """
    text = without_halves(text)
    if language not in LANGUAGES:
        from knowledge.text.language import guess_language  # noqa: PLC0415 - a caller who knows the language needs no guess

        guessed = guess_language(text).code
        language = guessed if guessed in LANGUAGES else LANGUAGES[0]
    with collected_seldom():
        return _extraction(text, language, source)


def _extraction(text: str, language: str, source: str) -> Extraction:
    # The document is gone by the time that the collector is let look again.
    document = read(text, language)
    document.source = source
    return assemble(document, EXTRACTORS)
