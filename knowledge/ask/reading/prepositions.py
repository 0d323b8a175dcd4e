"""How a name stands in a question: behind which preposition, owning what follows, or on its own."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.ask.question import Mention, Question
from knowledge.ask.tables.roles import load_roles
from knowledge.search.terms import Term


def is_governed(mention: Mention, question: Question) -> bool:
    """Whether a name in a question stands behind a preposition or owns what follows it: no subject of its verb.

    Behind "according to" it is who speaks.
    """
    roles = load_roles()[question.language]
    terms, first = question.all_terms, mention.first
    if any(tuple(term.form for term in terms[max(0, first - len(said)) : first]) == said for said in roles.voicing):
        return False
    if mention.last < len(terms) and terms[mention.last].form == roles.possessive:
        return True
    return is_behind(terms, first, roles.before_others)


def owns(mention: Mention, nouns: frozenset[str], question: Question) -> bool:
    """Whether a name in a question is whose something is: "Corsa's *stance*", "la *position* de la Corsanie"."""
    roles, terms = load_roles()[question.language], question.all_terms
    if mention.last + 1 < len(terms) and terms[mention.last].form == roles.possessive:
        return bool(terms[mention.last + 1].concepts & nouns)
    at = next((at for at in range(mention.first - 1, 0, -1) if not terms[at].is_function), 0)
    return at > 0 and bool(terms[at].concepts & nouns) and terms[at - 1].is_function


def is_beside(mention: Mention, words: Sequence[Term], question: Question) -> bool:
    """Whether nothing but little words stands between a name in a question and one of some words: "le chef de l'alliance"."""
    terms = question.all_terms
    for word in words:
        if word not in terms:
            continue  # taken over from another part of the question
        at = terms.index(word)
        between = terms[mention.last : at] if mention.last <= at else terms[at + 1 : mention.first]
        if all(term.is_function for term in between):
            return True
    return False


def is_receiver(mention: Mention, question: Question) -> bool:
    """Whether a name in a question stands behind "to" or "for"."""
    return is_behind(question.all_terms, mention.first, load_roles()[question.language].to)


def is_topic(mention: Mention, question: Question) -> bool:
    """Whether a name in a question stands behind "about"."""
    return is_behind(question.all_terms, mention.first, load_roles()[question.language].about)


def is_behind(terms: Sequence[Term], first: int, prepositions: frozenset[str]) -> bool:
    """Whether one of some prepositions stands before a place, an article between them or not."""
    before = [term.form for term in terms[max(0, first - 2) : first]]
    if terms[first].form in prepositions or (before and before[-1] in prepositions):
        return True
    return len(before) > 1 and terms[first - 1].is_function and before[-2] in prepositions
