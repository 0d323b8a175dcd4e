"""What stands in a question in quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.ask.question import Question
from knowledge.search.searcher import Searcher

MARKED = re.compile(
    r"«\s*([^«»]+?)\s*»|“\s*([^“”]+?)\s*”|\"\s*([^\"]+?)\s*\"|(?:(?<=\s)|^)[‘']([^‘’']{2,}(?:[’'][^‘’'\s][^‘’']*)*)[’'](?=[\s?.,;:!]|$)"
)
"""Matches what stands in quotation marks of any style."""
MARKS = frozenset('«»“”"')
"""Those that are no apostrophe."""


def with_quoted(question: Question, searcher: Searcher) -> Question:
    """Return a question with the words that it quotes as words to be met like any other."""
    terms = [
        term
        for words in question.quoted
        for term in searcher.lexicon.terms(words, question.language)
        if not term.is_function and not searcher.lexicon.is_light(term)
    ]
    return replace(question, terms=(*question.terms, *terms))
