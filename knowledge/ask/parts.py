"""A question in two parts ("Who promised it, and how much?"): each is asked by itself, and both answer."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.forms import Forms
from knowledge.ask.question import Question
from knowledge.ask.reply import Reply
from knowledge.text import FoldedText


def second_part(text: str, forms: Forms) -> int | None:
    """Return where the second part of a question begins; None where it asks one thing."""
    folded = FoldedText(text)
    match = forms.second.search(folded.folded)
    if match is None or not any(form.pattern.search(folded.folded, 0, match.start()) for form in forms.forms):
        return None
    return folded.original(match.start("second"), match.end("second"))[0]


def after_first(first: Question, second: Question) -> Question:
    """Return a second part as it is meant behind the first: about the same, where it names nothing of its own."""
    if second.names or second.mentions or any(term.concepts and not term.is_function for term in second.all_terms):
        return second if second.mentions else replace(second, mentions=first.mentions)
    return replace(first, asked=second.asked, office=(), number=None)


def both(first: Reply, second: Reply, whole: Reply) -> Reply:
    """Return the reply to a question in two parts, from those to each and to both at once."""
    if first.lack is not None or second.lack is not None:
        return whole if whole.lack is None or first.lack is not None else first
    answering = whole.findings if whole.lack is None else ()
    seen: dict[tuple[str, int, int], None] = {}
    findings = []
    for one in (*first.findings, *second.findings, *answering):
        if (one.source, one.start, one.end) not in seen:
            seen[one.source, one.start, one.end] = None
            findings.append(one)
    return replace(first, findings=tuple(findings), then=second)
