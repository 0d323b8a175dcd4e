"""A question in two parts ("Who promised it, and how much?"): each is asked by itself, and both answer."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.prepositions import is_governed
from knowledge.ask.reply import Reply
from knowledge.ask.tables.forms import Forms
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.wordings import load_wordings
from knowledge.ask.values.naming import KINDS
from knowledge.text import FoldedText


def second_part(text: str, forms: Forms) -> int | None:
    """Return where the second part of a question begins; None where it asks one thing."""
    folded = FoldedText(text)
    match = forms.second.search(folded.folded)
    if match is None or not any(form.pattern.search(folded.folded, 0, match.start()) for form in forms.forms):
        return None
    return folded.original(match.start("second"), match.end("second"))[0]


def after_first(first: Question, second: Question, answered: Reply) -> Question:
    """Return a second part as it is meant behind the first: about the same, where it names nothing of its own.

    "It" and "his" are whoever answers the first part (`answered`), or whom that names; "how many" counts the same.
    """
    counts_nothing = not second.counted or any(
        one in mention.terms for one in second.counted for mention in second.mentions
    )
    if first.asked is Asked.COUNT and second.asked in {Asked.COUNT, Asked.AMOUNT} and counts_nothing:
        second = replace(second, asked=Asked.COUNT, counted=first.counted)
    known = _answering(answered) or tuple(replace(mention, first=0, last=0) for mention in first.mentions)
    if any(term.form in load_wordings()[second.language].taking_up for term in second.all_terms):
        if any(not is_governed(mention, second) for mention in second.mentions):
            return replace(second, terms=second.terms or first.terms)  # "and what does she say about it"
        return _of_office(replace(second, mentions=(*known, *(one for one in second.mentions if one not in known))))
    if second.asked in KINDS and len(second.terms) > 1:
        return second  # "and who refuses deliveries" names all that it asks about
    if second.names or second.mentions or any(term.concepts and not term.is_function for term in second.all_terms):
        return second if second.mentions else replace(second, mentions=known)
    return replace(first, asked=second.asked, office=(), number=None)


def _of_office(second: Question) -> Question:
    """Return a part that asks for nothing but somebody's office as one of who they are."""
    office = load_kinds()[Asked.IDENTITY].nouns
    only = second.asked is Asked.THING and len(second.mentions) == 1 and bool(second.terms)
    if not only or not all(term.concepts & office for term in second.terms):
        return second
    return replace(second, asked=Asked.IDENTITY, terms=())


def _answering(reply: Reply) -> tuple[Mention, ...]:
    """Return who alone answers a question, as if the next one named them."""
    named = {value.entity for value in reply.values if value.entity} if reply.lack is None else set()
    return tuple(Mention((entity,), entity, 0, 0) for entity in named) if len(named) == 1 else ()


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
