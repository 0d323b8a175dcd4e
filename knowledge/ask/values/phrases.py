"""Who does something without a name: "scrutinised *by chancelleries across the world*", "*the foreign ministers*"."""

from __future__ import annotations

from knowledge.ask.clauses.agents import says
from knowledge.ask.clauses.clause import Said, clause_end
from knowledge.ask.question import Question, concepts_of
from knowledge.ask.reply import Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.roles import load_roles
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence

_LONGEST = 10
"""Words of a phrase that says who acts."""


def agent_phrase(question: Question, sentence: Sentence, searcher: Searcher) -> tuple[Value, ...]:
    """Return the words behind "by" right after the asked verb, where the sentence says all else that is asked."""
    if sentence.language not in load_roles() or not all(says(term, sentence.own, searcher) for term in question.terms):
        return ()
    by, terms = load_roles()[sentence.language].by, sentence.own
    for at, term in enumerate(terms[:-2]):
        if term.is_function or terms[at + 1].form not in by or not says(question.terms[0], (term,), searcher):
            continue
        end = clause_end(at, Said.by(sentence))
        behind = [one for one in terms[at + 2 : at + 2 + _LONGEST] if one.end <= end]
        if behind:
            return (Value.words(sentence, behind[0].start, behind[-1].end),)
    return ()


def office_phrase(question: Question, sentence: Sentence) -> tuple[Value, ...]:
    """Return the words that say of what office those are whom a question asks for: "the ministers *of defence*"."""
    terms = sentence.own
    wanted = concepts_of(question.office)
    inside = {at for name in sentence.names for at in range(name.first, name.last)}
    for at, term in enumerate(terms):
        if term.is_function or not wanted & term.concepts:
            continue
        last = first = at
        while last + 1 < len(terms) and _belongs(last + 1, sentence, inside):
            last += 1
        while terms[last].is_function and last not in inside:
            last -= 1
        if last > first:
            return (Value.words(sentence, terms[first].start, terms[last].end),)
    return ()


def _belongs(at: int, sentence: Sentence, inside: set[int]) -> bool:
    term = sentence.own[at]
    between = sentence.text[sentence.own[at - 1].end : term.start]
    if set(between) & set(",;:.()"):
        return False
    return at in inside or term.is_function or bool(term.concepts & load_concepts().titles)
