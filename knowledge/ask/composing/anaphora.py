"""What a question takes up from the sentences before it: "A passage weighs two demands; what are they?"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather
from knowledge.ask.evidence.needs import needs_of
from knowledge.ask.question import ACTING, Mention, Question
from knowledge.ask.reading.prepositions import is_governed
from knowledge.ask.reply import Answer, Reply, Side
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.wordings import load_wordings
from knowledge.search.searcher import Searcher
from knowledge.text import fold

_SPOKEN = (Asked.SAID, Asked.POSITION, Asked.PROMISED)
_LEAST, _LEAST_OWN = 0.5, 3
"""The share of what was told that a sentence and its surroundings must meet, and how many of its words itself."""
_TWO, _SHOWN = 2, 4


def taken_up(question: Question, answer: Answer, searcher: Searcher) -> Reply | None:
    """Answer a question that says little but "they" or "its", by what was told before it; None for other questions."""
    wording = load_wordings().get(question.language)
    if wording is None or question.elsewhere:
        return None
    folded = fold(question.text)
    two = [one for one in _acting(question.mentions, searcher) if not is_governed(one, question)]
    two = two if len(two) == _TWO else _acting(question.mentions, searcher)
    held = wording.equals.search(folded) is not None
    if len(two) == _TWO and (held or wording.each.search(folded)):
        return _likened(question, two, answer, at_all=held and _asks_how_sure(question))
    if not question.scene:
        return None
    scene = {term.start for term in question.scene}
    last = max(scene)
    takes_up = any(term.form in wording.taking_up for term in question.all_terms if term.start > last)
    if not takes_up or any(mention not in question.context for mention in question.mentions):
        return None
    acting = _acting(question.context, searcher)
    if len(acting) == _TWO and wording.likened.search(folded):
        return _likened(question, acting, answer, at_all=_asks_how_sure(question))
    if len(acting) == 1 and question.asked in _SPOKEN:
        about = replace(question, mentions=(acting[0],), context=(), scene=())
        reply = answer(about)
        return reply if reply.lack is None else answer(replace(about, terms=()))
    if question.asked in {Asked.THING, Asked.MANNER} and len(question.terms) <= _TWO:
        return _told_of(question, searcher)
    return None


def _acting(mentions: Iterable[Mention], searcher: Searcher) -> list[Mention]:
    return [one for one in mentions if searcher.corpus.entities[one.entities[0]].kind in ACTING]


def _asks_how_sure(question: Question) -> bool:
    """Whether what is asked of two is how sure they are, which all that they say can tell."""
    concepts = load_concepts()
    asked = [term for term in question.terms if not term.concepts & concepts.alike]
    return not asked or any(term.concepts & concepts.sureness for term in asked)


def _likened(question: Question, acting: list[Mention], answer: Answer, *, at_all: bool) -> Reply | None:
    """Put side by side what each of two says of what is asked, or `at_all`; None unless both say something."""
    numbers = {term for term in question.terms if term.number is not None}
    others = tuple(mention for mention in question.mentions if mention not in acting)
    sides = []
    for mention in acting:
        alone = replace(question, mentions=(mention, *others), context=(), scene=())
        alone = replace(alone, terms=tuple(term for term in question.terms if term not in numbers))
        asked = [replace(alone, asked=kind) for kind in _SPOKEN]
        replies = [reply for one in asked if (reply := answer(one)).lack is None]
        if at_all:
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
