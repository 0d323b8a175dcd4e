"""What an article is gone through for: every sum, every day or date that it gives, everybody whom it quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from knowledge.ask.answers import listing
from knowledge.ask.answers.by_facts import MOST, READ, answered_by, kind_of, whom_asked
from knowledge.ask.answers.said import by_speakers, own_words
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import sentences_of
from knowledge.ask.question import Question
from knowledge.ask.reply import Finding, Lack, Reply, Value
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.wordings import load_wordings
from knowledge.ask.values.holding import holds
from knowledge.ask.values.naming import holds_office
from knowledge.ask.values.numbers import YEAR
from knowledge.model import EntityKind, FactKind, Quote, QuoteForm
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term
from knowledge.text import FoldedText, fold

_MOST_ARTICLES = 12
_NAMED = (Asked.WEAPON, Asked.PERSON, Asked.COUNTRY, Asked.CITY, Asked.ORGANISATION)
_WHEN = (Asked.DAY, Asked.MONTH, Asked.DATE)


def gone_through(question: Question, searcher: Searcher) -> Reply | None:
    """Answer with every sum, or every day, month and year, of the articles meant; None where more is asked."""
    wording = load_wordings().get(question.language)
    sources = _sources(question, searcher)
    if wording is None or not sources or question.mentions or question.names or question.quoted:
        return None
    kinds = [kind for kind, pattern in wording.listed.items() if pattern.search(fold(question.text))]
    if not kinds or _left(question, [wording.listing, *(wording.listed[kind] for kind in kinds)]):
        return None
    folded = fold(question.text)
    of_quoted = wording.quoting.search(folded) is not None and not wording.by_name.search(folded)
    if kinds[0] in _NAMED and (of_quoted or not wording.ordering.search(folded)):
        return None
    if kinds[0] in _NAMED:
        return listing.named_in(replace(question, asked=kinds[0], terms=()), sources, searcher)
    values: dict[tuple[str, str], Value] = {}
    findings: list[Finding] = []
    for source in sources:
        for sentence in sentences_of(source, searcher):
            found = [value for kind in kinds for value in _of_kind(kind, question, sentence, searcher)]
            for value in found:
                values.setdefault((source, value.text), value)
            if found:
                findings.append(finding(replace(question, asked=kinds[0]), sentence, (), searcher))
    asked = Asked.AMOUNT if kinds[0] is Asked.AMOUNT else Asked.DATE
    if not values:
        return Reply(asked, question, Lack.VALUE)
    return Reply(asked, question, values=tuple(values.values()), findings=tuple(findings)[:MOST], listed=True)


def quoted(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who is quoted in their own words, of an office where one is asked; None where more is asked."""
    wording = load_wordings().get(question.language)
    sources = _sources(question, searcher)
    if wording is None or not sources or question.names or question.mentions:
        return None
    if not wording.quoting.search(fold(question.text)) or _left(question, [wording.quoting, wording.aside]):
        return None
    left_out = _inside(question, wording.aside)
    out = tuple(term for term in question.office if term in left_out)
    wanted = tuple(term for term in question.office if term not in left_out)
    quotes = own_words(sources, searcher)
    kept = [quote for quote in quotes if _is_wanted(str(quote.speaker), question, wanted, out, searcher)]
    if not kept:
        return Reply(question.asked, question, Lack.VALUE)
    return by_speakers(question, kept, listed=True)


def quoting_articles(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which articles give somebody's own words; None where a question asks for more, or for no words."""
    wording = load_wordings().get(question.language)
    if wording is None or len(question.mentions) != 1 or not wording.quoting.search(fold(question.text)):
        return None
    if question.quoted or not question.terms or _left(question, [wording.quoting]):
        return None
    asked = set(question.entities)
    found = {
        fact.source: fact
        for entity in question.entities
        for fact in reversed(searcher.corpus.first(FactKind.QUOTE, entity, READ))
        if isinstance(fact, Quote) and fact.form is not QuoteForm.INDIRECT and fact.speaker in asked
    }
    kept = [fact for source, fact in sorted(found.items()) if question.sources is None or source in question.sources]
    if not kept:
        return Reply(question.asked, question, Lack.VALUE)
    return Reply(question.asked, question, findings=tuple(map(Finding.of, kept))[:MOST], listed=True)


def words_of(question: Question, searcher: Searcher) -> Reply | None:
    """Answer with somebody's own words, where a question asks for what stands in quotation marks; None otherwise."""
    wording = load_wordings().get(question.language)
    if wording is None or not question.mentions or not wording.quoting.search(fold(question.text)):
        return None
    speaker = whom_asked(question, searcher, lambda entity: searcher.corpus.first(FactKind.QUOTE, entity, 1))
    inside = _inside(question, wording.quoting)
    if speaker is None or not inside & set(question.terms):
        return None
    entities, rest = speaker
    rest = replace(rest, asked=Asked.SAID, terms=tuple(term for term in question.terms if term not in inside))
    corpus = searcher.corpus
    given = (corpus.of_source(source) for source in question.sources or ())
    said = given if question.sources else (corpus.first(FactKind.QUOTE, entity, READ) for entity in entities)
    own = [
        fact
        for facts in said
        for fact in facts
        if isinstance(fact, Quote) and fact.form is not QuoteForm.INDIRECT and fact.speaker in entities
    ]
    reply = answered_by(replace(question, asked=Asked.SAID), rest, own, searcher)
    return reply if reply is not None and reply.lack is None else None


def _sources(question: Question, searcher: Searcher) -> tuple[str, ...]:
    """Return the articles meant, all of a small corpus where none is."""
    every = tuple(searcher.corpus.sources) if len(searcher.corpus.sources) <= _MOST_ARTICLES else ()
    return question.sources or every


def _inside(question: Question, *patterns: re.Pattern[str]) -> set[Term]:
    """Return the words of a question that stand where a pattern matches."""
    folded = FoldedText(question.text)
    spans = [folded.original(*match.span()) for pattern in patterns for match in pattern.finditer(folded.folded)]
    return {term for term in question.all_terms if any(start <= term.start < end for start, end in spans)}


def _left(question: Question, patterns: Iterable[re.Pattern[str]]) -> bool:
    """Whether a question has words to be met beside those that some patterns match."""
    inside = _inside(question, *patterns)
    return any(term not in inside for term in (*question.terms, *question.counted))


def _is_wanted(
    entity: str, question: Question, wanted: tuple[Term, ...], out: tuple[Term, ...], searcher: Searcher
) -> bool:
    if kind_of((entity,), searcher) is not EntityKind.PERSON:
        return False
    if out and holds_office(entity, replace(question, office=out), searcher):
        return False
    return holds_office(entity, replace(question, office=wanted), searcher)


def _of_kind(kind: Asked, question: Question, sentence: Sentence, searcher: Searcher) -> Iterator[Value]:
    """Yield the sums of a sentence, or the words of it that say when, as its facts state them where they do."""
    if kind is Asked.AMOUNT:
        yield from holds(replace(question, asked=kind, terms=(), all_terms=()), sentence, searcher) or ()
        return
    stated = [fact.date for fact in sentence.facts if fact.date is not None]
    stated += [horizon for fact in sentence.facts if (horizon := getattr(fact, "horizon", None)) is not None]
    for term in sentence.own:
        if not _is_when(kind)(term):
            continue
        start, end = sentence.start + term.start, sentence.start + term.end
        known = next((one for one in stated if one.start <= start and end <= one.end), None)
        if known is not None:
            yield Value(known.text, known.start, known.end, stated=known)
        else:
            yield Value(sentence.text[term.start : term.end], start, end)


def _is_when(kind: Asked) -> Callable[[Term], bool]:
    """Return what tells whether a word is a year, or a day, month or season."""
    meets = load_kinds()[kind].meets if kind in _WHEN else frozenset[str]()
    years = kind in {Asked.YEAR, Asked.DATE}
    return lambda term: not term.is_function and bool(term.concepts & meets or (years and YEAR.fullmatch(term.form)))
