"""Numbers in a sentence's own words: sums of money, and what stands before what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from knowledge.ask.reply import Value
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)(?![.,]\d)")
_MONEY = frozenset({"dollar", "euro", "pound_sterling"})
_SCALES = frozenset({"million", "billion", "trillion", "thousand"})
_ORDINALS = frozenset({"ordinal"})
_GAP = 3
"""Words that may stand between a number and what it counts: "plus de 30 pays", "quatre grands objectifs"."""


def money(sentence: Sentence) -> Iterable[Value]:
    """Yield the sums of money that a sentence says."""
    terms = sentence.own
    for at, term in enumerate(terms):
        if not _is_number(term):
            continue
        for ahead in range(at + 1, min(len(terms), at + 5)):
            if terms[ahead].concepts & _MONEY:
                start, end = term.start, terms[ahead].end
                yield Value(sentence.text[start:end], sentence.start + start, sentence.start + end)
                break


def numbers_before(is_counted: Callable[[Term], bool], sentence: Sentence) -> Iterable[Value]:
    """Yield the numbers that stand before what is counted, with it."""
    terms = sentence.own
    for at, term in enumerate(terms):
        if not is_counted(term):
            continue
        for before in range(at - 1, max(-1, at - 1 - _GAP), -1):
            if terms[before].concepts & _MONEY:
                break
            if _is_number(terms[before]) and not YEAR.fullmatch(terms[before].form):
                start, end = terms[before].start, term.end
                yield Value(sentence.text[start:end], sentence.start + start, sentence.start + end)
                break


def _is_number(term: Term) -> bool:
    if term.concepts & (_SCALES | _ORDINALS):
        return False
    return any(concept.startswith("#") and float(concept[1:]) > 1 for concept in term.concepts)
