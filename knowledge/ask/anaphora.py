"""What a question takes up from the sentences before it: "A passage weighs two demands; what are they?"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.ask.evidence import Evidence, gather
from knowledge.ask.findings import finding
from knowledge.ask.forms import Asked
from knowledge.ask.needs import needs_of
from knowledge.ask.question import Mention, Question
from knowledge.ask.reply import Reply, Side
from knowledge.ask.wordings import load_wordings
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher
from knowledge.text import fold

Answer = Callable[[Question], Reply]

_ACTING = frozenset({EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP})
_SPOKEN = (Asked.SAID, Asked.POSITION, Asked.PROMISED)
_LEAST, _LEAST_OWN = 0.5, 3
"""The share of what was told that a sentence and its surroundings must meet, and how many of its words itself."""
_TWO, _SHOWN = 2, 4


def taken_up(question: Question, answer: Answer, searcher: Searcher) -> Reply | None:
    """Answer a question that says little but "they" or "its", by what was told before it; None for other questions."""
    wording = load_wordings().get(question.language)
    if wording is None or not question.scene or question.elsewhere:
        return None
    scene = {term.start for term in question.scene}
    last = max(scene)
    takes_up = any(term.form in wording.taking_up for term in question.all_terms if term.start > last)
    if not takes_up or any(mention not in question.context for mention in question.mentions):
        return None
    acting = [one for one in question.context if searcher.corpus.entities[one.entities[0]].kind in _ACTING]
    if len(acting) == _TWO and wording.likened.search(fold(question.text)):
        return _likened(question, acting, answer)
    if question.asked in {Asked.THING, Asked.MANNER} and len(question.terms) <= _TWO:
        return _told_of(question, searcher)
    return None


def _likened(question: Question, acting: list[Mention], answer: Answer) -> Reply | None:
    """Put side by side what each of two says of what is asked, or at all; None unless both say something."""
    sides = []
    for mention in acting:
        alone = replace(question, mentions=(mention,), context=(), scene=())
        asked = [replace(alone, asked=kind) for kind in _SPOKEN]
        replies = [reply for one in asked if (reply := answer(one)).lack is None]
        replies += [reply for one in asked if (reply := answer(replace(one, terms=()))).lack is None]
        if not replies:
            return None
        said = {finding.fact.id: finding for reply in replies for finding in reply.findings if finding.fact}
        sides.append(Side(mention.entities[0], None, tuple(said.values())[:_SHOWN], replies[0]))
    return Reply(Asked.COMPARE, question, sides=tuple(sides))


def _told_of(question: Question, searcher: Searcher) -> Reply | None:
    """Answer with the one sentence that what was told describes; None where none plainly is it."""
    told = replace(question, asked=Asked.THING, terms=question.scene, mentions=question.context)
    found = [one for one in gather(told, needs_of(told, searcher), searcher) if _is_it(one)]
    if not found:
        return None
    best = found[0]
    return Reply(question.asked, question, findings=(finding(told, best.sentence, best.own, searcher),))


def _is_it(one: Evidence) -> bool:
    own = [need for need in one.own if not need.entities]
    return one.meets_names and one.share() >= _LEAST and len(own) >= _LEAST_OWN
