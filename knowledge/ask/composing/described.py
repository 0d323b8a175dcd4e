"""A name described by a clause at the end of a question: "who launched the coalition *that met in Corsa*?"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.evidence.gathering import gather
from knowledge.ask.evidence.needs import needs_of
from knowledge.ask.question import Mention, Question
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.search.searcher import Searcher


def description_start(question: Question, searcher: Searcher) -> int | None:
    """Return where a clause begins that only describes a name, up to the question's end; None where none is said.

    A sentence must say all of the clause of that name, so that no question is answered of what is described falsely.
    """
    describing = load_roles()[question.language].describing
    for mention in question.mentions:
        if mention.last >= len(question.all_terms) or question.all_terms[mention.last].form not in describing:
            continue
        start = question.all_terms[mention.last].start
        if _is_so(mention, start, question, searcher):
            return start
    return None


def _is_so(mention: Mention, start: int, question: Question, searcher: Searcher) -> bool:
    """Whether a sentence says by itself of a name what stands from a place of the question on."""
    terms = tuple(term for term in question.terms if term.start > start)
    behind = tuple(one for one in question.mentions if one.first > mention.first)
    clause = replace(question, asked=Asked.THING, terms=terms, mentions=(mention, *behind))
    if not terms or len(terms) == len(question.terms):
        return False
    return any(one.is_whole for one in gather(clause, needs_of(clause, searcher), searcher))
