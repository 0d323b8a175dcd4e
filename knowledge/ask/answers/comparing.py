"""Comparisons: two entities, or two articles, side by side on what a question asks about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather
from knowledge.ask.evidence.needs import Need, needs_of
from knowledge.ask.question import Mention, Question
from knowledge.ask.reply import Finding, Lack, Reply, Side
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.model import EntityKind, Fact, Pledge, Position, Quote, Status
from knowledge.search.searcher import Searcher

_EACH = 2
"""Sentences shown of each side."""
_LEAST_OWN = 0.4
_SIDES = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.COUNTRY,
        EntityKind.ORGANISATION,
        EntityKind.GROUP,
        EntityKind.EVENT,
        EntityKind.MECHANISM,
        EntityKind.PLACE,
    }
)


def compare(question: Question, searcher: Searcher) -> Reply | None:
    """Put two or more sides next to each other; None where the question names fewer than two."""
    if question.sources is not None and len(question.sources) > 1:
        return _articles(question, question.sources, searcher)
    named = [m for m in question.mentions if searcher.corpus.entities[m.entities[0]].kind in _SIDES]
    sides = list({m.entities: m for m in reversed(named)}.values())[::-1]  # each once, where it is first named
    paired = _paired(sides)
    if len(paired) >= 2:
        return _entities(question, paired, searcher)
    if question.mentions or question.terms:
        return _over_articles(question, searcher)
    return None


def conflicts(question: Question, _: Searcher) -> Reply | None:
    """Reply that the differences between the articles are asked for, about one entity or about all.

    Which they are is found by whoever compares the facts; None where a question asks for what the articles say of more.
    """
    differing = load_kinds()[Asked.CONFLICTS].nouns
    if any(not term.concepts & differing for term in question.terms) or question.names or len(question.entities) > 1:
        return None
    return Reply(question.asked, question) if question.sources is None else None


def _paired(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that are compared: those joined by "and", "with" or a comma, or else the first two."""
    if len(mentions) <= 2:
        return list(mentions)
    gaps = [second.first - first.last for first, second in pairwise(mentions)]
    closest = min(range(len(gaps)), key=lambda at: gaps[at])
    return [mentions[closest], mentions[closest + 1]]


def _entities(question: Question, sides: Sequence[Mention], searcher: Searcher) -> Reply:
    context = tuple(m for m in question.mentions if m not in sides)
    found = []
    for mention in sides:
        alone = replace(question, mentions=(mention, *context))
        needs = needs_of(alone, searcher)
        found.append(Side(mention.entities[0], None, _side(alone, needs, searcher, needs[0])))
    if not any(side.findings for side in found):
        return Reply(question.asked, question, Lack.NOTHING)
    return Reply(question.asked, question, sides=tuple(found))


def _articles(question: Question, sources: Sequence[str], searcher: Searcher) -> Reply:
    found = []
    for source in sources:
        alone = replace(question, sources=(source,))
        needs = needs_of(alone, searcher)
        if not needs:
            return Reply(question.asked, question, Lack.NO_QUESTION)
        found.append(Side(None, source, _side(alone, needs, searcher, needs[0])))
    if not any(side.findings for side in found):
        return Reply(question.asked, question, Lack.NOTHING)
    return Reply(question.asked, question, sides=tuple(found))


def _over_articles(question: Question, searcher: Searcher) -> Reply | None:
    """Put what each article says of one subject side by side."""
    needs = needs_of(question, searcher)
    best: dict[str, Evidence] = {}
    for one in gather(question, needs, searcher, passages=40):
        if one.meets_names and one.share() >= 0.6 and one.own and one.sentence.source not in best:
            best[one.sentence.source] = one
    if len(best) < 2:
        return by_evidence(question, searcher)
    sides = [
        Side(None, source, (finding(question, one.sentence, one.own, searcher),))
        for source, one in list(best.items())[:5]
    ]
    return Reply(question.asked, question, sides=tuple(sides))


def _side(question: Question, needs: Sequence[Need], searcher: Searcher, subject: Need) -> tuple[Finding, ...]:
    """Return the best sentences for one side: about its subject, and about as much of the rest as can be."""
    found = [one for one in gather(question, needs, searcher) if subject in one.own]
    words = [need for need in needs if not need.entities]
    kept = [one for one in found if not words or one.share() >= _LEAST_OWN]
    if not kept and question.sources is not None:  # an article asked about says of its subject what it says
        kept = found
    wanted = Pledge if _is_of_promises(question) else Position | Quote
    refusing = question.says(load_concepts().refusing)

    def bears(fact: Fact) -> bool:
        """Whether a fact is of the sort that the question compares: refusals where it speaks of them."""
        return (isinstance(fact, Pledge) and fact.status is Status.DECLINED) if refusing else isinstance(fact, wanted)

    kept.sort(key=lambda one: -(one.score + 0.1 * any(map(bears, one.sentence.facts))))
    best = kept[0].score if kept else 0.0
    return tuple(finding(question, one.sentence, one.own, searcher) for one in kept if one.score >= 0.8 * best)[:_EACH]


def _is_of_promises(question: Question) -> bool:
    return question.says(load_concepts().promising)
