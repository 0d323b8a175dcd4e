"""No, where a question asks whether there is something and a sentence speaks of its absence."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import gather
from knowledge.ask.evidence.needs import Need, needs_of
from knowledge.ask.question import Question
from knowledge.ask.reply import Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term

_REACH = 4
"""Words behind that of an absence among which what is absent stands: "l'absence *d'un* cessez-le-feu"."""


def lacks(question: Question, searcher: Searcher) -> Reply | None:
    """Answer no where a question asks whether there is something, and a sentence speaks of its absence."""
    concepts = load_concepts()
    if question.says(concepts.lacking):
        return None
    rest = tuple(term for term in question.terms if not term.concepts & concepts.existing)
    asking = replace(question, terms=rest)
    needs = needs_of(asking, searcher)
    if not needs:
        return None
    for one in gather(asking, needs, searcher):
        far = [need for need in one.far if not _is_scene(need, searcher)]
        if one.missing or far or not any(_is_lacking(need, one.sentence) for need in one.own):
            continue
        shown = finding(question, one.sentence, one.own, searcher)
        return Reply(question.asked, question, truth=False, findings=(shown,))
    return None


def _is_scene(need: Need, searcher: Searcher) -> bool:
    """Whether a need is the name of a place or a meeting, which a sentence about it need not repeat."""
    kinds = searcher.kinds_of(need.entities)
    return bool(kinds) and kinds <= {EntityKind.PLACE, EntityKind.EVENT}


def _is_lacking(need: Need, sentence: Sentence) -> bool:
    """Whether a sentence says that what is needed is absent: the word for it stands right behind that of absence."""
    for at, term in enumerate(sentence.own):
        if not term.concepts & load_concepts().lacking or term.is_function:
            continue
        behind = [one for one in sentence.own[at + 1 : at + 1 + _REACH] if not one.is_function][:1]
        if any(_names(need, one, sentence) or (need.accepts & one.concepts) for one in behind):
            return True
    return False


def _names(need: Need, term: Term, sentence: Sentence) -> bool:
    return any(need.entities & set(name.entities) and name.start <= term.start < name.end for name in sentence.names)
