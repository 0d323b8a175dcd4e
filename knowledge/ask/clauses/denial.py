"""Whether a verb is denied or undone in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.ask.clauses.clause import Said
from knowledge.ask.question import Question
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.markers import load_markers
from knowledge.ask.tables.roles import load_roles
from knowledge.search.terms import Term
from knowledge.text import fold

_DENIAL_REACH = 40
"""Characters before or after a verb among which its denial stands."""
_DENYING_REACH = 14
"""Characters about a denial among which a word that it turns stands: "n'*excluait* pas", "not *ruled out*"."""


def is_denied(question: Question, said: Said, verb: Term) -> bool:
    """Whether a verb is denied or undone in its clause, where the question denies nothing."""
    markers, roles = load_markers().denial, load_roles()
    if said.language not in roles or not said.keeps_offsets or markers[question.language].search(fold(question.text)):
        return False
    folded = fold(said.text)
    start, end = max(0, verb.start - _DENIAL_REACH), min(len(folded), verb.end + _DENIAL_REACH)
    found = [*markers[said.language].finditer(folded, start, end)]
    found += list(roles[said.language].undone.finditer(folded, start, verb.start))
    for match in found:
        if match.start() < verb.end and verb.start < match.end():
            continue
        between = folded[min(match.end(), verb.end) : max(match.start(), verb.start)]
        if is_turned_back(match.start(), verb, said.terms) or is_of_next(match.start(), verb, said.terms):
            continue
        if not begins_clause(between, said.language):
            return True
    return False


def begins_clause(folded: str, language: str) -> bool:
    """Whether a clause begins in folded words, so that a denial on one side of them says nothing of the other."""
    return "," in folded or load_roles()[language].bounds.search(folded) is not None


def is_plain(said: Said, verb: Term) -> bool:
    """Whether nothing denies or undoes anything near a verb, so that what it says is simply said."""
    roles, markers = load_roles(), load_markers().denial
    if said.language not in roles or not said.keeps_offsets:
        return False
    folded = fold(said.text)
    start, end = max(0, verb.start - _DENIAL_REACH), min(len(folded), verb.end + _DENIAL_REACH)
    undone = roles[said.language].undone.search(folded, start, verb.start)
    return undone is None and markers[said.language].search(folded, start, end) is None


def is_turned_back(denial: int, verb: Term, terms: Sequence[Term]) -> bool:
    """Whether a denial stands with a word that denies by itself: "did *not rule out* deliveries"."""
    last = max(verb.start, denial + _DENYING_REACH)
    between = [term for term in terms if denial - _DENYING_REACH <= term.start < last]
    return any(term.concepts & load_concepts().denying for term in between if term.start != verb.start)


def is_of_next(denial: int, verb: Term, terms: Sequence[Term]) -> bool:
    """Whether a denial is a verb behind another one, so that it denies what follows: "mediates and *refuses* arms"."""
    return denial > verb.start and any(term.start == denial and not term.is_function for term in terms)
