"""Which words of a question the evidence has to meet, and which only say of what, of whom or of how many it asks."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.ask.reading.words import Words
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.search.terms import Term
from knowledge.text import fold
from knowledge.text.tokens import tokens

_BEGUN = frozenset({Asked.DATE, Asked.CALENDAR, Asked.DAY, Asked.MONTH, Asked.YEAR})
"""Kinds of question whose noun may be all that is asked."""


def wanted(words: Words, asked: Asked, counted: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the names that belong to nobody on record, and the words that the evidence must meet."""
    kind, concepts, office = load_kinds()[asked], load_concepts(), office_of(words, asked)
    names, met = [], []
    for at, term in enumerate(words.terms):
        if not words.free[at] or term.is_function or term in counted or _counts_kind(at, kind.nouns, words):
            continue
        if _is_cut(at, words):
            continue
        if words.written(at)[0].isupper() and at > 0 and not term.concepts and not words.lexicon.is_light(term):
            names.append(term)
        elif not words.lexicon.is_light(term) and not term.concepts & kind.nouns and term not in office:
            met.append(term)
    if not met and asked is Asked.THING:  # "what is he asking for"
        met = [term for at, term in enumerate(words.terms) if words.free[at] and term.concepts & concepts.asking]
    if not met and asked in _BEGUN:  # "when was it launched" asks for no other date
        met = [term for at, term in enumerate(words.terms) if words.free[at] and term.concepts & concepts.beginning]
    return tuple(names), tuple(met)


def main_first(terms: tuple[Term, ...], start: int, words: Words) -> tuple[Term, ...]:
    """Return words of a question that begins at an offset, those before its question word last: they say when or where."""
    asking = next(
        (one.start for one in words.terms if one.start >= start and one.form in words.forms.question_words), None
    )
    if asking is None:
        return terms
    return (*(one for one in terms if one.start > asking), *(one for one in terms if one.start < asking))


def counted_in(main: str, words: Words, asked: Asked) -> tuple[Term, ...]:
    """Return the word of what a question counts: "how many *countries*"; `main` is the folded question."""
    if asked is not Asked.COUNT:
        return ()
    for form in words.forms.forms:
        if form.asked is Asked.COUNT and (match := form.pattern.search(main)):
            said = next((group for group in match.groupdict().values() if group), "")
            places = words.run([token.form for token in tokens(said)])
            return tuple(words.terms[at] for at in places if not words.terms[at].is_function)[:1]
    return ()


def number_in(words: Words, asked: Asked) -> int | None:
    """Return how many are asked for: "which *two* countries"."""
    nouns = load_kinds()[asked].nouns
    for at, term in enumerate(words.terms):
        if term.number is not None and _counts_kind(at, nouns, words):
            return int(term.number)
    return None


def office_of(words: Words, asked: Asked) -> tuple[Term, ...]:
    """Return the words of the office that who is asked for must hold: "which *ministers*"."""
    if asked not in {Asked.PERSON, Asked.SPEAKER}:
        return ()
    offices = load_concepts().offices
    return tuple(term for at, term in enumerate(words.terms) if words.free[at] and term.concepts & offices)


def _counts_kind(at: int, nouns: frozenset[str], words: Words) -> bool:
    """Whether a word only says how many are asked for: "which *two* countries"."""
    term = words.terms[at]
    if term.number is None or not term.form.isalpha() or at + 1 >= len(words.terms):
        return False
    behind = words.terms[at + 1]
    return bool(behind.concepts & nouns) or words.lexicon.is_light(behind)


def _is_cut(at: int, words: Words) -> bool:
    """Whether a word is the first part of a contraction: "*won*'t"."""
    rest = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    if rest is None or rest.form not in words.forms.contracted:
        return False
    return fold(words.text[words.tokens[at].end : rest.start]) == "'"
