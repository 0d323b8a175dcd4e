"""The clause around a verb: who stands before it as its subject, who behind "by", and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.ask.markers import load_markers
from knowledge.ask.offices import TITLES
from knowledge.ask.question import Mention, Question
from knowledge.ask.roles import load_relations, load_roles
from knowledge.entities.running_text import Named
from knowledge.search.terms import Term
from knowledge.text import fold

_DENIAL_REACH = 40
"""Characters before or after a verb among which its denial stands."""
_DENYING_REACH = 14
"""Characters about a denial among which a word that it turns stands: "n'*excluait* pas", "not *ruled out*"."""
_BY_REACH = 8
"""Words after a verb among which its agent is named: "led since the spring *by* ..."."""


class Said(NamedTuple):
    """Words in which a relation is looked for: a sentence of an article, or what is said of a fact."""

    text: str
    language: str
    terms: Sequence[Term]
    names: Sequence[Named]

    @property
    def keeps_offsets(self) -> bool:
        """Whether folding leaves every letter in its place."""
        return len(fold(self.text)) == len(self.text)


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
        if not roles[said.language].bounds.search(between) and "," not in between:
            return True
    return False


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
    return any(term.concepts & load_relations().denying for term in between if term.start != verb.start)


def is_of_next(denial: int, verb: Term, terms: Sequence[Term]) -> bool:
    """Whether a denial is a verb behind another one, so that it denies what follows: "mediates and *refuses* arms"."""
    return denial > verb.start and any(term.start == denial and not term.is_function for term in terms)


def clause_end(verb: int, said: Said) -> int:
    """Return the offset at which the clause of a verb ends."""
    folded = fold(said.text)
    bounds = load_roles()[said.language].bounds
    return next((match.start() for match in bounds.finditer(folded, said.terms[verb].end)), len(folded))


def behind_by(verb: int, said: Said) -> tuple[str, ...]:
    """Return the ids of those named behind "by" as the agents of a verb."""
    roles = load_roles()[said.language]
    end = clause_end(verb, said)
    for place in range(verb + 1, min(len(said.terms), verb + 1 + _BY_REACH)):
        if said.terms[place].form in roles.by and said.terms[place].start < end:
            behind = [name for name in said.names if name.first > place]
            if behind and behind[0].first <= _past_title(place + 1, said):
                return _joined(behind, said)
    return ()


def _past_title(place: int, said: Said) -> int:
    """Return the first place from one on that is no article and no title: "by *the Secretary General* Ilse Tarn"."""
    while place < len(said.terms) and (said.terms[place].is_function or said.terms[place].concepts & TITLES):
        place += 1
    return place


def joined_before(verb: int, said: Said) -> tuple[str, ...]:
    """Return the ids of the first names of a verb's own clause that stand behind no preposition."""
    folded = fold(said.text)
    bounds = load_roles()[said.language].bounds
    start = max((match.end() for match in bounds.finditer(folded, 0, said.terms[verb].start)), default=0)
    inside = [name for name in said.names if name.start >= start and name.last <= verb]
    while inside:
        if not _governed(inside[0], said):
            return _joined(inside[_describing(inside, said) :], said)
        run = _run(inside, said)
        inside = inside[len(run) - _begins_anew(run, said) :]
    return ()


def _describing(names: Sequence[Named], said: Said) -> int:
    """Return how many of some names only describe the next: "*Finnish* minister Ilse Tarn"."""
    for at, (one, other) in enumerate(pairwise(names)):
        between = said.terms[one.last : other.first]
        if said.text[one.end : other.start].strip() and not (between and all(t.concepts & TITLES for t in between)):
            return at
    return max(0, len(names) - 1)


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
    """Whether a name in a question is whose something is: "Turkey's *stance*", "la *position* de la Turquie"."""
    roles, terms = load_roles()[question.language], question.all_terms
    if mention.last + 1 < len(terms) and terms[mention.last].form == roles.possessive:
        return bool(terms[mention.last + 1].concepts & nouns)
    at = next((at for at in range(mention.first - 1, 0, -1) if not terms[at].is_function), 0)
    return at > 0 and bool(terms[at].concepts & nouns) and terms[at - 1].is_function


def is_beside(mention: Mention, words: Sequence[Term], question: Question) -> bool:
    """Whether nothing but little words stands between a name in a question and one of some words: "le chef de l'OTAN"."""
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


def _begins_anew(run: Sequence[Named], said: Said) -> int:
    """Return 1 where only a comma stands before the last of some names: "with Merania, *Corsa* refused"; else 0."""
    if len(run) == 1:
        return 0
    return int(said.text[run[-2].end : run[-1].start].strip() == ",")


def _governed(name: Named, said: Said) -> bool:
    """Whether a preposition stands before a name, an article between them or not."""
    roles = load_roles()[said.language]
    owns = name.last < len(said.terms) and bool(roles.possessive) and said.terms[name.last].form == roles.possessive
    return owns or is_behind(said.terms, name.first, roles.before_others)


def _run(names: Sequence[Named], said: Said) -> list[Named]:
    """Return the first of some names and those joined to it by commas and "and"."""
    joins, folded = load_roles()[said.language].joins, fold(said.text)
    run = [names[0]]
    for name in names[1:]:
        if not joins.fullmatch(folded[run[-1].end : name.start]):
            break
        run.append(name)
    return run


def _joined(names: Sequence[Named], said: Said) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity for name in _run(names, said) for entity in name.entities))
