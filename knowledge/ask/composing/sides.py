"""A question of two sides: each is a question of its own, asked by its own way, and the answer shows them together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.ask.answers import promises
from knowledge.ask.question import ACTING, Mention, Question
from knowledge.ask.reading.prepositions import is_governed
from knowledge.ask.reply import Answer, Finding, Lack, Reply, Side, Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.status import FIRM, load_statuses
from knowledge.ask.tables.wordings import Wording, load_wordings
from knowledge.model import Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text import FoldedText, fold

_Understand = Callable[[str], Question]

_NAMED = frozenset({Asked.COUNTRY, Asked.PERSON, Asked.WHO, Asked.ORGANISATION, Asked.WEAPON, Asked.CITY})
"""Kinds of question whose answers are names, so that those of two sides can be held against each other."""
_VAGUE = frozenset({Asked.THING, Asked.MANNER, Asked.WHETHER, Asked.COMPARE, Asked.REASON})
_TRIED = (Asked.SAID, Asked.POSITION, Asked.THING)
"""What a side may ask for whose words do not say it, in the order in which it is tried."""
_END = ".;:!?"
_LEAST = 2
"""Words of a side."""
_MOST = 5
"""Articles that are asked one by one."""


def of_sides(question: Question, understand: _Understand, answer: Answer, searcher: Searcher) -> Reply | None:
    """Answer a question that has sides, side by side; None where it has none, or where none has an answer."""
    wording = load_wordings().get(question.language)
    if wording is None:
        return None
    folded = fold(question.text)
    if question.asked in _NAMED and wording.shared.search(folded) and (cut := _cut(question.text, (wording.shared,))):
        return _in_both(question, [understand(part) for part in cut], answer)
    if cut := _cut(question.text, wording.sides):
        parts = _of_the_same([understand(_asking(part, question)) for part in cut], cut[1], wording)
        parts = list(_inheriting(question, parts, searcher))
        found = [(part, None, _of_side(part, answer, searcher)) for part in parts]
        return _side_by_side(question, found, searcher) or Reply(question.asked, question, Lack.NOTHING)
    concord = wording.concord.search(folded) is not None and question.asked is not Asked.COMPARE
    return of_each(question, answer, searcher) if concord or wording.each.search(folded) else None


def of_each(question: Question, answer: Answer, searcher: Searcher) -> Reply | None:
    """Answer a question that names several articles from each by itself; None where it names one, or none has an answer."""
    if question.sources is None or not 1 < len(question.sources) <= _MOST:
        return None
    asked = _taking_up(_as_subject(_without_concord(question)))
    each = [
        (question, source, _first([replace(one, sources=(source,)) for one in asked], answer))
        for source in question.sources
    ]
    return _side_by_side(question, each, searcher)


def _without_concord(question: Question) -> Question:
    """Return a question without the words that only ask whether the articles say the same."""
    folded = FoldedText(question.text)
    match = load_wordings()[question.language].concord.search(folded.folded)
    start, end = folded.original(*match.span()) if match else (0, 0)
    return replace(question, terms=tuple(term for term in question.terms if not start <= term.start < end))


def _cut(text: str, patterns: Iterable[re.Pattern[str]]) -> tuple[str, str] | None:
    """Return the two sides of a question as they are written, the first pattern's that finds them."""
    folded = FoldedText(text)
    for pattern in patterns:
        match = pattern.search(folded.folded)
        if match is None:
            continue
        one, other = (text[slice(*folded.original(*match.span(side)))] for side in ("one", "other"))
        parts = one.strip(" ,;"), _sentence(other)
        if all(len(part.split()) >= _LEAST for part in parts):
            return parts
    return None


def _sentence(text: str) -> str:
    """Return the first sentence of a text."""
    ends = [at for at, letter in enumerate(text) if letter in _END and text[at + 1 : at + 2] in {"", " "}]
    return text[: ends[0]].strip(" ,") if ends else text.strip(" ,")


def _asking(part: str, question: Question) -> str:
    """Return a clause as the question that it stands for: "ce que dit Ilse Tarn" as "que dit Ilse Tarn"."""
    folded = FoldedText(part)
    match = load_wordings()[question.language].relative.match(folded.folded)
    return part[folded.original(0, match.end())[1] :] if match and match.end() else part


def _of_the_same(parts: list[Question], written: str, wording: Wording) -> list[Question]:
    """Return the sides, the second of what the first asks for where it only points at it: "and *that* of Corsa"."""
    one, other = parts
    if not wording.pointing.match(fold(written)):
        return parts
    return [one, replace(other, asked=one.asked, counted=one.counted, terms=(*one.terms, *other.terms))]


def _inheriting(question: Question, parts: list[Question], searcher: Searcher) -> Iterator[Question]:
    """Yield the sides with what the question says for both: the article, and who acts, where a side says "it"."""
    shared = _shared_sources(question, parts)
    subject: Mention | None = None
    for part in parts:
        acting = [m for m in part.mentions if searcher.corpus.entities[m.entities[0]].kind in ACTING]
        taken_up = any(term.form in load_wordings()[question.language].pronouns for term in part.all_terms)
        named = part.mentions
        if subject is not None and (not acting or taken_up):
            named = (replace(subject, first=0, last=0), *named)
        elif acting:
            subject = acting[0]
        yield replace(part, mentions=named, sources=part.sources or shared)


def _shared_sources(question: Question, parts: Iterable[Question]) -> tuple[str, ...] | None:
    """Return the articles that a question names beside its sides, and so for both of them."""
    own = {source for part in parts for source in part.sources or ()}
    return tuple(source for source in question.sources or () if source not in own) or None


def _of_side(part: Question, answer: Answer, searcher: Searcher) -> Reply:
    """Return the reply to one side, by what its words ask for or else by what it may ask for."""
    if (promised := _promised(part, searcher)) is not None:
        return promised
    vague = part.asked in _VAGUE
    says_nothing = vague and not part.terms  # names alone are met by any sentence that names them
    first = Reply(part.asked, part, Lack.NOTHING) if says_nothing and not part.absent else answer(part)
    if first.lack is None and part.asked is not Asked.WHETHER:
        return first
    for kind in _TRIED[: 2 if says_nothing else 3] if vague and first.lack is not Lack.ABSENT else ():
        other = answer(replace(part, asked=kind))
        if other.lack is None:
            return other
    return first if first.lack is not None else replace(first, lack=Lack.NOTHING)


def _as_subject(question: Question) -> Question:
    """Return a question of what articles say as one of their subject: no name in it speaks."""
    said_by_articles = question.asked in {Asked.SAID, Asked.ABOUT} and all(
        mention in question.context or is_governed(mention, question) for mention in question.mentions[:1]
    )
    return replace(question, asked=Asked.THING) if said_by_articles else question


def _first(asked: Sequence[Question], answer: Answer) -> Reply:
    """Return the first reply that answers, of several ways to understand a question; else that to the first."""
    first = answer(asked[0])
    if first.lack is None:
        return first
    return next((reply for reply in map(answer, asked[1:]) if reply.lack is None), first)


def _promised(part: Question, searcher: Searcher) -> Reply | None:
    """Return the promises of the status that a side asks for; None where it asks for none, or there are none."""
    statuses = load_statuses()
    found = [frozenset(s for s, words in statuses.items() if term.concepts & words) for term in part.all_terms]
    wanted = frozenset[Status]().union(*found)
    if not wanted or not part.mentions:
        return None
    wanted |= FIRM if wanted & FIRM else frozenset()
    terms = tuple(term for term in part.terms if not _says_status(term) and not _only_says_how(term))
    reply = promises.what_was_promised(replace(part, asked=Asked.PROMISED, terms=terms), searcher)
    kept = tuple(
        one
        for one in (reply.findings if reply is not None and reply.lack is None else ())
        if isinstance(one.fact, Pledge) and one.fact.status in wanted
    )
    return Reply(Asked.PROMISED, part, findings=kept) if kept else None


def _says_status(term: Term) -> bool:
    return any(term.concepts & words for words in load_statuses().values())


def _only_says_how(term: Term) -> bool:
    return bool(term.concepts & load_concepts().certain)


def _taking_up(question: Question) -> list[Question]:
    """Return a question with what was told before it, where it says no more or takes it up by a word: "the move".

    With all that was told first, then with those alone who were named in it.
    """
    anaphoric = load_concepts().anaphoric
    takes_up = any(term.concepts & anaphoric for term in question.terms)
    if not question.scene or (question.terms and not takes_up):
        return [question]
    named = [mention for mention in question.context if mention.entities not in {m.entities for m in question.mentions}]
    inside = {term for mention in question.context for term in mention.terms}
    told = tuple(term for term in question.scene if term not in inside)
    own = tuple(term for term in question.terms if not term.concepts & anaphoric)
    less = replace(question, terms=own, mentions=(*question.mentions, *named))
    return [replace(less, terms=(*own, *told)), less]


def _side_by_side(
    question: Question, found: Sequence[tuple[Question, str | None, Reply]], searcher: Searcher
) -> Reply | None:
    """Return the sides' replies together; None where no side has one. A name that no article has is told first."""
    absent = next((reply for _, _, reply in found if reply.lack is Lack.ABSENT), None)
    if absent is not None:
        return replace(absent, question=question)
    if all(reply.lack is not None for _, _, reply in found):
        return None
    sides = tuple(
        Side(_subject(part, searcher) if source is None else None, source, _shown(reply), _answering(reply))
        for part, source, reply in found
    )
    return Reply(Asked.COMPARE, question, sides=sides)


def _subject(part: Question, searcher: Searcher) -> str | None:
    """Return whom a side is about: the first of those who act that it names."""
    named = (entity for mention in part.mentions for entity in mention.entities[:1])
    return next((one for one in named if searcher.corpus.entities[one].kind in ACTING), None)


def _shown(reply: Reply) -> tuple[Finding, ...]:
    return reply.findings if reply.lack is None else ()


def _answering(reply: Reply) -> Reply | None:
    return reply if reply.lack is None else None


def _in_both(question: Question, parts: list[Question], answer: Answer) -> Reply | None:
    """Answer who is named on both sides; nobody is where one of them has no answer."""
    shared = _shared_sources(question, parts)
    replies = [answer(replace(part, asked=question.asked, sources=part.sources or shared)) for part in parts]
    if any(reply.lack is not None for reply in replies):
        return None
    named = [[value.entity for value in reply.values if value.entity] for reply in replies]
    both = [one for one in dict.fromkeys(named[0]) if one in named[1]]
    findings = tuple(one for reply in replies for one in reply.findings)
    if not both:
        return Reply(question.asked, question, Lack.VALUE, findings=findings)
    values = tuple(Value(one, findings[0].start, findings[0].end, entity=one) for one in both)
    return Reply(question.asked, question, values=values, findings=findings, listed=True)
