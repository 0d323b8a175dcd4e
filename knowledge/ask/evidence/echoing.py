"""A sentence that only echoes a question ("differences remain"): what it means, and whom, is told after it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.evidence.gathering import Evidence
from knowledge.ask.evidence.needs import Need
from knowledge.ask.question import Question
from knowledge.ask.reply import Value
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.values.holding import holds
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term, same_word

TOLD = 2
"""Sentences behind one that only echoes the question that tell what it means."""
_ECHOED, _HEADED = 0.25, 0.5
"""The share of its words that may be new, and of one that names nobody, where those are asked for whom it is about."""
_LISTED = frozenset({Asked.COUNTRY, Asked.PERSON, Asked.ORGANISATION})


def only_echoes(one: Evidence, most: float = _ECHOED) -> bool:
    """Whether a sentence says nothing that the question does not ("differences remain"), but for a share of its words."""
    said = [term for term in one.sentence.own if not term.is_function]
    new = [term for term in said if not any(_meets_word(need, term) for need in one.own)]
    return bool(one.own) and not one.missing and len(new) <= len(said) * most


def told_after(question: Question, one: Evidence, searcher: Searcher) -> list[tuple[Sentence, tuple[Value, ...]]]:
    """Return the sentences after one that only echoes a question for names, and those whom each of them names."""
    if question.asked not in _LISTED or one.sentence.named or not only_echoes(one, _HEADED):
        return []
    bare = replace(question, terms=())
    after = [(sentence, holds(bare, sentence, searcher)) for sentence in searcher.sentences_after(one.sentence, TOLD)]
    return [(sentence, values) for sentence, values in after if values]


def _meets_word(need: Need, term: Term) -> bool:
    return bool(need.accepts & term.concepts) or any(same_word(one, term) for one in need.terms)
