"""Lists: which articles name something, and which persons, countries or weapons the articles name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.ask.answers.meaning import holding
from knowledge.ask.answers.said import who_is_quoted, who_said
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather, sentences_of
from knowledge.ask.evidence.needs import needs_of
from knowledge.ask.evidence.sufficiency import accepts
from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.articles import described_articles
from knowledge.ask.reply import Finding, Lack, Reply, Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.wordings import load_wordings
from knowledge.ask.values.naming import holds_office
from knowledge.model import EntityKind, Event
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.text import FoldedText, fold

_MOST_ARTICLES = 12
_MOST_PASSAGES = 60
_FIRST = 3
_KINDS = {
    Asked.PERSON: EntityKind.PERSON,
    Asked.COUNTRY: EntityKind.COUNTRY,
    Asked.CITY: EntityKind.PLACE,
    Asked.WEAPON: EntityKind.WEAPON,
    Asked.ORGANISATION: EntityKind.ORGANISATION,
    Asked.WHO: EntityKind.PERSON,
}


def articles(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which articles speak of what a question names: one sentence of each."""
    if question.quoted:
        return _articles_with(question, searcher)
    if _asks_of_spelling(question):
        return _articles_with(replace(question, quoted=(question.mentions[0].text,)), searcher)
    needs = needs_of(question, searcher)
    if not needs:
        return _every_article(question, searcher)
    found: dict[str, Evidence] = {}
    for one in gather(question, needs, searcher, passages=_MOST_PASSAGES):
        lacking = [need for need in one.missing if not all(searcher.lexicon.is_weak(term) for term in need.terms)]
        if not lacking and one.own and accepts(question, one, searcher):
            found.setdefault(one.sentence.source, one)
    for need in needs:  # an article may name it only in a sentence that ranks low
        for entity in sorted(need.entities) if len(needs) == 1 else ():
            for source in searcher.corpus.first_sources_naming(entity, _MOST_ARTICLES):
                sentence = _first_naming(entity, source.id, searcher)
                if sentence is not None and source.id not in found:
                    found[source.id] = Evidence(sentence, 1.0, (need,), (), (), ())
    if question.sources is not None:
        found = {source: one for source, one in found.items() if source in question.sources}
    if not found:
        return Reply(question.asked, question, Lack.NOTHING)
    order = {source: at for at, source in enumerate(searcher.corpus.sources)}
    chosen = sorted(found.values(), key=lambda one: order[one.sentence.source])[:_MOST_ARTICLES]
    return Reply(
        question.asked,
        question,
        findings=tuple(finding(question, one.sentence, one.own, searcher) for one in chosen),
        listed=True,
    )


def _every_article(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which articles there are, by the first sentence of each that puts something on record."""
    sources = question.sources or tuple(searcher.corpus.sources)
    if len(sources) > _MOST_ARTICLES:
        return None
    told = [next((one for one in sentences_of(source, searcher) if one.facts), None) for source in sources]
    shown = tuple(finding(question, one, (), searcher) for one in told if one is not None)
    return Reply(question.asked, question, findings=shown, listed=True) if len(shown) == len(sources) else None


def _asks_of_spelling(question: Question) -> bool:
    """Whether a question gives two spellings of one name: "which article writes Corza and not Corsa"."""
    first, *others = question.mentions or (None,)
    return first is not None and any(first.entities == one.entities and first.text != one.text for one in others)


def _articles_with(question: Question, searcher: Searcher) -> Reply:
    """Answer which articles hold the very words that a question quotes."""
    found: dict[str, Sentence] = {}
    for sentence in holding(question.quoted[0], question.sources, searcher):
        found.setdefault(sentence.source, sentence)
    if not found:
        return Reply(question.asked, question, Lack.NOTHING)
    shown = tuple(finding(question, sentence, (), searcher) for _, sentence in sorted(found.items()))
    return Reply(question.asked, question, findings=shown[:_MOST_ARTICLES], listed=True)


def about(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what an article is about: what is known of it, and the first sentences that put something on record."""
    if question.sources is None or question.mentions or question.terms:
        return None
    found: list[Finding] = []
    for source in question.sources[:_MOST_ARTICLES]:
        told = [sentence for sentence in sentences_of(source, searcher) if sentence.facts][:_FIRST]
        found.extend(finding(question, sentence, (), searcher) for sentence in told)
    return Reply(question.asked, question, findings=tuple(found), listed=True) if found else None


def published(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who published an article, by where the article names its publisher; None where no article is meant."""
    sources = question.sources or _described(question, searcher)
    if not sources:
        return None
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for source in sources[:_MOST_ARTICLES]:
        name = searcher.corpus.sources[source].publisher
        sentence = next((one for one in sentences_of(source, searcher) if name and fold(name) in fold(one.text)), None)
        if name is None or sentence is None:
            continue
        place = FoldedText(sentence.text)
        at = place.folded.find(fold(name))
        start, end = place.original(at, at + len(fold(name)))
        values.setdefault(sentence.text[start:end], Value.words(sentence, start, end))
        findings.append(Finding(source, sentence.start, sentence.end))
    if not values:
        return Reply(question.asked, question, Lack.VALUE)
    return Reply(question.asked, question, values=tuple(values.values()), findings=tuple(findings))


def _described(question: Question, searcher: Searcher) -> tuple[str, ...]:
    """Return the articles that the words of a question describe; all of them where it says nothing but "the articles"."""
    if not question.terms and not question.mentions and not question.names:
        return tuple(searcher.corpus.sources) if len(searcher.corpus.sources) <= _MOST_ARTICLES else ()
    return described_articles(question.text, question.terms, searcher)


def entities(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which persons, countries, weapons and the like some articles name; None where more is asked."""
    if question.terms or question.names or question.mentions:
        return None
    by_name = load_wordings()[question.language].by_name.search(fold(question.text))
    asks_who_speaks = not by_name and question.says(load_concepts().mentioning)
    if question.asked in {Asked.PERSON, Asked.WHO} and asks_who_speaks and (reply := who_said(question, searcher)):
        return reply
    every = tuple(searcher.corpus.sources)
    sources = question.sources or (every if question.office and len(every) <= _MOST_ARTICLES else ())
    return named_in(question, sources, searcher) if sources else None


def named_in(question: Question, sources: Iterable[str], searcher: Searcher) -> Reply:
    """Answer whom or what of the asked kind some articles name, each where it is first named."""
    kind = _KINDS[question.asked]
    found: dict[str, Finding] = {}
    for source in sources:
        for sentence in sentences_of(source, searcher):
            for entity in sorted(sentence.named):
                if searcher.corpus.entities[entity].kind is kind and entity not in found:
                    found[entity] = finding(question, sentence, (), searcher)
    if question.office:
        found = {entity: one for entity, one in found.items() if holds_office(entity, question, searcher)}
    if not found:
        return Reply(question.asked, question, Lack.NOTHING)
    shown = {(one.source, one.start): one for one in found.values()}
    values = tuple(Value(entity, one.start, one.end, entity=entity) for entity, one in found.items())
    return Reply(question.asked, question, values=values, findings=tuple(shown.values())[:_MOST_ARTICLES], listed=True)


def attended(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who took part in an event that a question names, by the facts about it; None for other questions."""
    events = [m for m in question.mentions if _is_event(m, searcher)]
    attending = load_concepts().attending
    if len(events) != 1 or len(question.mentions) > 1 or question.names:
        return None
    if not question.terms or not all(term.concepts & attending for term in question.terms):
        return None
    asked = set(events[0].entities)
    facts = [
        fact
        for entity in events[0].entities
        for source in searcher.corpus.sources_naming(entity)[:_MOST_ARTICLES]
        for fact in searcher.corpus.of_source(source.id)
        if isinstance(fact, Event) and asked & set(fact.about) and fact.participants
    ]
    if question.sources is not None:
        facts = [fact for fact in facts if fact.source in question.sources]
    if not facts:
        return None
    values = {one: Value(one, fact.start, fact.end, entity=one) for fact in facts for one in fact.participants}
    findings = tuple(Finding.of(fact) for fact in facts)
    return Reply(question.asked, question, values=tuple(values.values()), findings=findings[:_MOST_ARTICLES])


def spoke_at(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who spoke at an event that a question names: who is quoted in the articles about it; None for others."""
    events = [m for m in question.mentions if _is_event(m, searcher)]
    speaking = load_concepts().speaking
    if len(events) != 1 or len(question.mentions) > 1 or question.terms or question.names:
        return None
    if not question.says(speaking):
        return None
    asked = set(events[0].entities)
    sources = tuple(
        source.id
        for entity in events[0].entities
        for source in searcher.corpus.sources_naming(entity)[:_MOST_ARTICLES]
        if any(isinstance(fact, Event) and asked & set(fact.about) for fact in searcher.corpus.of_source(source.id))
    )
    return who_is_quoted(replace(question, sources=sources), searcher) if sources else None


def _is_event(mention: Mention, searcher: Searcher) -> bool:
    return all(searcher.corpus.entities[entity].kind is EntityKind.EVENT for entity in mention.entities)


def office_holders(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which persons of an office serve several countries or bodies; None where more is asked, or of one alone."""
    more = [term for term in question.terms if not term.concepts & load_concepts().serving]
    if not question.office or more or question.names or len(question.mentions) < 2:
        return None
    served = {entity for mention in question.mentions for entity in mention.entities}
    found: dict[str, Finding] = {}
    for person in searcher.corpus.entities.values():
        if person.kind is not EntityKind.PERSON or not served & {person.country, person.body}:
            continue
        if not holds_office(person.id, question, searcher):
            continue
        for source in searcher.corpus.sources_naming(person.id)[:1]:
            sentence = _first_naming(person.id, source.id, searcher)
            if sentence is not None:
                found[person.id] = finding(question, sentence, (), searcher)
    if not found:
        return None
    values = tuple(Value(entity, one.start, one.end, entity=entity) for entity, one in found.items())
    return Reply(question.asked, question, values=values, findings=tuple(found.values())[:_MOST_ARTICLES], listed=True)


def _first_naming(entity: str, source: str, searcher: Searcher) -> Sentence | None:
    return next((sentence for sentence in sentences_of(source, searcher) if entity in sentence.named), None)
