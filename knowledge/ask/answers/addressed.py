"""Whom somebody spoke to: "to whom did he say so", by the audience that a statement on record has."""

from __future__ import annotations

from knowledge.ask.answers.by_facts import answered_by, facts_of, whom_asked
from knowledge.ask.question import Question
from knowledge.ask.reply import Reply, Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.model import FactKind, Quote
from knowledge.search.searcher import Searcher
from knowledge.text import fold


def to_whom_said(question: Question, searcher: Searcher) -> Reply | None:
    """Answer to whom somebody said something; None where a question asks otherwise, or no statement has an audience."""
    asks_who_heard = load_roles()[question.language].hearing.search(fold(question.text))
    if not asks_who_heard or not question.says(load_concepts().speaking):
        return None
    speaker = whom_asked(question, searcher, lambda entity: searcher.corpus.first(FactKind.QUOTE, entity, 1))
    if speaker is None:
        return None
    entities, rest = speaker
    heard = [
        fact
        for fact in facts_of(FactKind.QUOTE, entities, rest, searcher)
        if isinstance(fact, Quote) and fact.audience is not None and fact.speaker in entities
    ]
    reply = answered_by(question, rest, heard, searcher) if heard else None
    if reply is None or reply.lack is not None:
        return None
    values = {
        fact.audience.text: Value(fact.audience.text, fact.start, fact.end, stated=fact.audience, fact=fact)
        for finding in reply.findings
        if isinstance(fact := finding.fact, Quote) and fact.audience is not None
    }
    return Reply(Asked.WHO, question, values=tuple(values.values()), findings=reply.findings) if values else None
