"""What was said, by whom, and where somebody stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.ask.answers.by_facts import (
    MOST,
    READ,
    SPEAKING,
    answered_by,
    asks_only_for_words,
    facts_of,
    kind_of,
    met_by,
    of_actor,
    whom_asked,
)
from knowledge.ask.clauses.claims import contradicts
from knowledge.ask.evidence.gathering import gather
from knowledge.ask.evidence.needs import needs_of
from knowledge.ask.evidence.sufficiency import accepts
from knowledge.ask.question import Question
from knowledge.ask.reading.prepositions import is_governed, is_receiver, is_topic
from knowledge.ask.reading.quoted import with_quoted
from knowledge.ask.reply import Finding, Lack, Reply, Value
from knowledge.ask.values.naming import holds_office
from knowledge.model import EntityKind, Fact, FactKind, Position, Quote, QuoteForm
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.verify import Verdict, Verifier


def what_was_said(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what somebody said, about a subject or at all; None where the question names no speaker."""
    if question.sources is not None and question.mentions and all(is_governed(m, question) for m in question.mentions):
        return None  # what an article says of somebody, and not what they say
    speaker = whom_asked(question, searcher, lambda entity: searcher.corpus.first(FactKind.QUOTE, entity, 1))
    if speaker is None:
        named = [m for m in question.mentions if kind_of(m.entities, searcher) in SPEAKING]
        if named and all(is_topic(mention, question) for mention in named):
            return None  # what was said about them, and not by them
        if named and asks_only_for_words(question):
            return Reply(question.asked, question, Lack.SILENT, named=named[0].entities[0])
        return None
    entities, rest = speaker
    reply = answered_by(question, rest, facts_of(FactKind.QUOTE, entities, rest, searcher), searcher)
    asks_of = [m for m in rest.mentions if kind_of(m.entities, searcher) in SPEAKING and is_receiver(m, question)]
    if reply is None and asks_of and not question.terms:
        return Reply(
            question.asked, question, Lack.NOTHING
        )  # what somebody asks of another is not what they say beside them
    return reply


def where_it_stands(question: Question, searcher: Searcher) -> Reply | None:
    """Answer where somebody stands; None where the question names nobody who has a position on record."""

    def held(entity: str) -> Sequence[Fact]:
        return of_actor(Position, searcher.corpus.first(FactKind.POSITION, entity, READ), entity, searcher)

    actor = whom_asked(question, searcher, held)
    if actor is None:
        asks_of_somebody = not all(is_governed(mention, question) for mention in question.mentions)
        if asks_of_somebody or (question.mentions and not question.terms):
            return Reply(question.asked, question, Lack.NOTHING)
        return None
    entities, rest = actor
    found = facts_of(FactKind.POSITION, entities, rest, searcher)
    theirs = [fact for entity in entities for fact in of_actor(Position, found, entity, searcher)]
    return answered_by(question, rest, theirs, searcher)


def who_said_these(question: Question, verifier: Verifier) -> Reply:
    """Answer who said the words that a question quotes."""
    found = verifier.verify(max(question.quoted, key=len))
    findings = tuple(
        Finding(match.source, match.start, match.end, match.fact, whole_fact=match.fact is not None)
        for match in found.matches
    )
    speakers = [match.quote.speaker for match in found.matches if match.quote is not None and match.quote.speaker]
    if found.verdict in {Verdict.NOT_ON_RECORD, Verdict.ARTICLE_TEXT, Verdict.TERM} or not speakers:
        return Reply(question.asked, question, Lack.NOTHING, findings=findings)
    values = tuple(Value.of(speaker) for speaker in dict.fromkeys(speakers))
    return Reply(question.asked, question, values=values, findings=findings)


def who_spoke_of(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who said what a question quotes in other words than theirs; None where no statement has all of it."""
    asking = with_quoted(question, searcher)
    needs = needs_of(asking, searcher)
    if not asking.terms:
        return None
    quotes = {
        fact.id: fact
        for one in gather(asking, needs, searcher, keep=_is_spoken)
        for fact in one.sentence.facts
        if isinstance(fact, Quote) and fact.speaker and met_by(needs, fact, searcher) > 1 - 1e-6
    }
    return by_speakers(question, quotes.values()) if quotes else None


def who_said(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who said something, or who is quoted; None where no statement on record meets the question."""
    needs = needs_of(question, searcher)
    if not needs or (not question.terms and not question.entities):
        return who_is_quoted(question, searcher)
    found = [
        (one, quote)
        for one in gather(question, needs, searcher, keep=_is_spoken)
        if accepts(question, one, searcher)
        for quote in one.sentence.facts
        if isinstance(quote, Quote) and quote.speaker
    ]
    if not found:
        return None
    held = [(one, quote) for one, quote in found if not contradicts(question, quote, searcher)]
    if not held:
        contrary = {quote.id: quote for _, quote in found}.values()
        return Reply(
            question.asked, question, Lack.NOTHING, findings=tuple(Finding.of(quote) for quote in contrary)[:2]
        )
    found = held
    best = max(met_by(one.own, quote, searcher) + one.score for one, quote in found)
    chosen = [(o, q) for o, q in found if met_by(o.own, q, searcher) + o.score >= best - 1e-9]
    quotes = list({quote.id: quote for _, quote in chosen}.values())
    speakers = [speaker for quote in quotes if (speaker := quote.speaker) and speaker not in question.entities]
    if question.office:
        speakers = [one for one in speakers if kind_of((one,), searcher) is EntityKind.PERSON]
    if not speakers:
        return None
    return Reply(
        question.asked,
        question,
        values=tuple(Value.of(speaker) for speaker in dict.fromkeys(speakers)),
        findings=tuple(Finding.of(quote) for quote in quotes[:3]),
    )


def who_is_quoted(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who is quoted, in some articles or in all."""
    sources = question.sources or tuple(searcher.corpus.sources)
    if len(sources) > MOST:
        return None
    quotes = own_words(sources, searcher)
    if question.office:
        quotes = [quote for quote in quotes if kind_of((str(quote.speaker),), searcher) is EntityKind.PERSON]
        quotes = [quote for quote in quotes if holds_office(str(quote.speaker), question, searcher)]
    return by_speakers(question, quotes, listed=True) if quotes else None


def own_words(sources: Iterable[str], searcher: Searcher) -> list[Quote]:
    """Return what somebody on record says in some articles in their own words."""
    return [
        fact
        for source in sources
        for fact in searcher.corpus.of_source(source)
        if isinstance(fact, Quote) and fact.speaker and fact.form is not QuoteForm.INDIRECT
    ]


def by_speakers(question: Question, quotes: Iterable[Quote], *, listed: bool = False) -> Reply:
    """Answer with those who make some statements, and the statements."""
    said = tuple(quotes)
    speakers = dict.fromkeys(quote.speaker for quote in said if quote.speaker)
    values = tuple(Value.of(speaker) for speaker in speakers)
    return Reply(question.asked, question, values=values, findings=tuple(map(Finding.of, said))[:MOST], listed=listed)


def _is_spoken(sentence: Sentence) -> bool:
    return any(isinstance(fact, Quote) for fact in sentence.facts)
