"""Yes or no by what was done: by who did it instead, and by what somebody promised."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.clauses.claims import subject
from knowledge.ask.clauses.facts import parties
from knowledge.ask.question import Mention, Question
from knowledge.ask.reply import Finding, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.tables.status import FIRM
from knowledge.model import Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term


def done_by(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether it was done *by* whom a question names, by who did it; None where it names nobody so."""
    by = next((mention for mention in question.mentions if _is_behind_by(mention, question)), None)
    if by is None or not question.terms:
        return None
    others = tuple(mention for mention in question.mentions if mention is not by)
    found = by_evidence(replace(question, asked=Asked.WHO, mentions=others), searcher)
    doers = {value.entity for value in found.values if value.entity}
    if found.lack is not None or not doers:
        return None
    truth = bool(doers & parties(by.entities, searcher))
    return replace(found, asked=question.asked, question=question, values=(), truth=truth)


def _is_behind_by(mention: Mention, question: Question) -> bool:
    """Whether "by" stands before a name, and the verb is not still to come: "the aid planned *by* Corsa has *been* ..."."""
    roles = load_roles()[question.language]
    if any(term.form in roles.resuming for term in question.all_terms[mention.last :]):
        return False
    before = [term.form for term in question.all_terms[max(0, mention.first - 2) : mention.first + 1]]
    return bool(load_roles()[question.language].by.intersection(before))


def promised(question: Question, searcher: Searcher) -> Reply | None:
    """Answer whether somebody promised something, by their own promises of it; None where there are none."""
    if not question.terms or not question.terms[0].concepts & load_concepts().promising:
        return None
    who = subject(question, searcher)
    if who is None or len(question.mentions) + len(question.terms) < 3:
        return None
    others = [mention for mention in question.mentions if mention is not who]
    theirs = parties(who.entities, searcher)
    pledges = {
        pledge.id: pledge
        for entity in who.entities
        for pledge in searcher.corpus.pledges(entity)
        if theirs & set(pledge.actors)
        and all(searcher.fact_meets(frozenset(), frozenset(one.entities), (), pledge) for one in others)
        and all(_is_given(term, pledge, searcher) for term in question.terms[1:])
        and (question.sources is None or pledge.source in question.sources)
    }
    if not pledges:
        return None
    said = by_evidence(question, searcher)
    if said.lack is None:
        return said
    shown = tuple(Finding.of(one) for one in pledges.values())
    return Reply(question.asked, question, truth=_truth(tuple(pledges.values())), findings=shown)


def _is_given(term: Term, pledge: Pledge, searcher: Searcher) -> bool:
    """Whether a promise itself says a word, by its summary or by what it gives: its sentence may say it of others."""
    accepts = searcher.lexicon.accepts(term)
    if searcher.summary_meets(accepts, (term,), pledge):
        return True
    if term.concepts & load_concepts().holding:  # how firmly, and not what
        return searcher.fact_meets(accepts, frozenset(), (term,), pledge)
    language = searcher.corpus.sources[pledge.source].language
    given = [(item.text, language) for item in pledge.items]
    given += [(said, code) for item in pledge.items for code, said in item.translations.items()]
    if not pledge.summary:
        given.append((pledge.text, language))
    return any(searcher.lexicon.meets(term, one) for said, code in given for one in searcher.lexicon.terms(said, code))


def _truth(pledges: tuple[Pledge, ...]) -> bool | None:
    statuses = {pledge.status for pledge in pledges}
    if statuses <= FIRM:
        return True
    return False if statuses == {Status.DECLINED} else None
