"""Numbers in a sentence's own words: sums of money, and what stands before what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from knowledge.ask.reply import Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)(?![.,]\d)")
_GAP = 3
"""Words that may stand between a number and what it counts: "plus de 30 pays", "quatre grands objectifs"."""
_JOINING = frozenset("- \u2011\u00a0\u202f")
"""What may stand between the words of one number."""


def money(sentence: Sentence) -> Iterable[Value]:
    """Yield the sums of money that a sentence says."""
    terms, currencies = sentence.own, load_kinds()[Asked.AMOUNT].meets
    for at, term in enumerate(terms):
        if not _is_number(term):
            continue
        for ahead in range(at + 1, min(len(terms), at + 5)):
            if terms[ahead].concepts & currencies:
                yield Value.words(sentence, term.start, terms[ahead].end)
                break


def numbers_before(is_counted: Callable[[Term], bool], sentence: Sentence) -> Iterable[Value]:
    """Yield the numbers that stand before what is counted, with it."""
    terms, currencies = sentence.own, load_kinds()[Asked.AMOUNT].meets
    for at, term in enumerate(terms):
        if not is_counted(term):
            continue
        for before in range(at - 1, max(-1, at - 1 - _GAP), -1):
            if terms[before].concepts & currencies:
                break
            if _is_number(terms[before]) and not YEAR.fullmatch(terms[before].form):
                yield Value.words(sentence, terms[_first_of(before, sentence)].start, term.end)
                break


def _first_of(at: int, sentence: Sentence) -> int:
    """Return the place at which a number in several words begins: "*dix*-huit", "*two* hundred", "*30* 000"."""
    terms, scales = sentence.own, load_concepts().scales
    while at > 0:
        before = terms[at - 1]
        joined = sentence.text[before.end : terms[at].start] in _JOINING
        if not joined or not (_is_number(before) or before.concepts & scales) or YEAR.fullmatch(before.form):
            break
        at -= 1
    return at


def _is_number(term: Term) -> bool:
    if term.concepts & (load_concepts().scales | load_concepts().ordinals):
        return False
    return any(concept.startswith("#") and float(concept[1:]) > 1 for concept in term.concepts)
