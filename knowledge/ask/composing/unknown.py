"""An alternative that no article names ("Corsa or Atlantis?"): what is asked of the other one can still be on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.ask.question import Question
from knowledge.ask.reply import Reply
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.search.searcher import Searcher
from knowledge.text.tokens import tokens

_OF_THEM = 3
"""Words that may stand between two alternatives, their "or" and articles."""


def _without_unknown(question: Question, searcher: Searcher) -> tuple[str, str] | None:
    """Return a question without the alternative that no article names, and the other one's words; None without one."""
    listed = tokens(question.text)
    ors = load_roles()[question.language].ors
    known = searcher.names.find(question.text, listed, described=False)
    for unknown in searcher.absent.find(question.text, listed):
        for other in known:
            first, second = sorted((unknown, other), key=lambda name: name.first)
            between = [token.form for token in listed[first.last : second.first]]
            if not 0 < len(between) <= _OF_THEM or not ors.intersection(between):
                continue
            start, end = (first.start, second.start) if first is unknown else (first.end, second.end)
            return question.text[:start] + question.text[end:], question.text[other.start : other.end]
    return None


def of_known(question: Question, answer: Callable[[str], Reply], searcher: Searcher) -> Reply | None:
    """Answer a question of alternatives one of which no article names, where the articles say it of the other.

    None for other questions, and where they do not: a no to the one is no yes to the other.
    """
    cut = _without_unknown(question, searcher) if question.absent else None
    if cut is None:
        return None
    text, words = cut
    reply = answer(text)
    if reply.lack is not None or (reply.asked is Asked.WHETHER and reply.truth is not True):
        return None
    if reply.asked is Asked.WHETHER:
        reply = replace(reply, asked=Asked.THING, truth=None)
    return replace(reply, question=question, choice=words if reply.then is None else None)
