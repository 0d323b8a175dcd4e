"""Who or what something is, what a word stands for in the articles, and how they spell a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather, is_prose
from knowledge.ask.evidence.needs import meets, needs_of
from knowledge.ask.question import Question
from knowledge.ask.reading.offices import role_of
from knowledge.ask.reading.quoted import with_quoted
from knowledge.ask.reply import Lack, Reply, Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.model import Term
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.text import fold, occurs
from knowledge.text.tokens import tokens

_MOST = 6


def identified(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who or what an entity is, by its role on record and the sentences that say it."""
    if not question.mentions:
        return None
    entities = question.mentions[0].entities
    if _asks_field(question) and not _over_a_field(entities, searcher):
        return Reply(question.asked, question, Lack.VALUE)
    role = [
        term
        for entity in entities
        for term in role_of(searcher.corpus.entities[entity], searcher)
        if not term.is_function and not searcher.lexicon.is_light(term)
    ]
    about = replace(question, terms=tuple({term.stem: term for term in role}.values())[:12])
    needs = needs_of(about, searcher)
    found = [
        one
        for one in gather(about, needs, searcher, keep=lambda sentence: bool(set(entities) & sentence.entities))
        if needs[0] in one.own
    ]
    if not found:
        return Reply(question.asked, question, Lack.NOTHING)
    if not role:
        found.sort(key=lambda one: -len(one.sentence.facts))
    best: dict[str, Evidence] = {}
    for one in [one for one in found if set(entities) & one.sentence.named] or found:
        best.setdefault(one.sentence.source, one)
    named = list(best.values())
    return Reply(
        question.asked,
        question,
        values=tuple(Value.of(entity) for entity in entities),
        findings=tuple(replace(finding(question, one.sentence, one.own, searcher), fact=None) for one in named[:_MOST]),
    )


def _asks_field(question: Question) -> bool:
    """Whether a question asks what somebody's office is over: "which *ministry* does she head"."""
    return question.says(load_concepts().of_field)


def _over_a_field(entities: Iterable[str], searcher: Searcher) -> bool:
    """Whether a role on record says what it is over, or is one over everything."""
    said = [term for entity in entities for term in role_of(searcher.corpus.entities[entity], searcher)]
    return any(term.concepts & (load_concepts().fields | load_concepts().higher) for term in said)


def meant(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what a quoted word or phrase stands for: who goes by it, and the sentences where it stands."""
    words = question.quoted[0] if question.quoted else (question.mentions[0].text if question.mentions else "")
    if not words:
        return None
    rest = needs_of(question, searcher)
    sentences = holding(words, question.sources, searcher) or _translated(words, question, searcher)
    found = [(sum(need.weight for need in rest if meets(need, sentence)), sentence) for sentence in sentences]
    if not found:
        return Reply(question.asked, question, Lack.NOTHING)
    named = [name for name in searcher.names.find(words) if (name.start, name.end) == _bounds(words)]
    entities = list(dict.fromkeys(entity for name in named for entity in name.entities))
    best = max(score for score, _ in found)
    shown = [sentence for score, sentence in sorted(found, key=lambda pair: -pair[0]) if score >= best - 1e-9]
    terms = [
        fact
        for sentence in shown
        for fact in sentence.facts
        if isinstance(fact, Term)
        and any(fold(words) in fold(said) for said in (fact.text, *fact.translations.values()))
    ]
    entities.extend(str(fact.entity) for fact in terms if fact.entity and fact.entity not in entities)
    present = {entity for sentence in shown for entity in sentence.entities}
    findings = [finding(question, sentence, (), searcher) for sentence in shown[:_MOST]]
    return Reply(
        question.asked,
        question,
        values=tuple(Value.of(entity) for entity in entities if entity in present),
        findings=tuple(replace(one, fact=next((t for t in terms if t in one.facts), one.fact)) for one in findings),
    )


def _translated(words: str, question: Question, searcher: Searcher) -> list[Sentence]:
    """Return the sentences of which a translation on record holds these words."""
    folded = fold(words).strip()
    asking = with_quoted(question, searcher)
    return [
        one.sentence
        for one in gather(asking, needs_of(asking, searcher), searcher)
        if any(occurs(folded, fold(said)) for fact in one.sentence.facts for said in fact.translations.values())
    ]


def _bounds(words: str) -> tuple[int, int]:
    listed = tokens(words)
    return (listed[0].start, listed[-1].end) if listed else (0, 0)


def holding(words: str, sources: Iterable[str] | None, searcher: Searcher) -> list[Sentence]:
    """Return the sentences that hold exactly these words."""
    folded = fold(words).strip()
    if sources is None:
        hits = searcher.words(words, limit=20)
        passages = [hit.passage for hit in hits]
    else:
        passages = [passage for source in sources for passage in searcher.passages_of(source)]
    return [
        sentence
        for passage in passages
        for sentence in searcher.read(passage)
        if occurs(folded, fold(sentence.text)) and is_prose(sentence)
    ]


def spelled(question: Question, searcher: Searcher) -> Reply | None:
    """Answer how the articles spell a name, form by form; of a country's capital, how they spell the capital."""
    if not question.mentions and not question.quoted:
        return None
    names = searcher.names.find(" ".join(question.quoted)) if not question.mentions else ()
    entities = question.entities or tuple(entity for name in names for entity in name.entities)
    if not entities:
        return None
    entity = entities[0]
    capital = question.says(load_concepts().capitals)
    forms = searcher.written_forms(entity, question.sources)
    if capital:
        capitals = searcher.capital_forms(entity)
        forms = {form: sentences for form, sentences in forms.items() if fold(form) in capitals}
    if not forms:
        return Reply(question.asked, question, Lack.NOTHING)
    shown = [sentence for sentences in forms.values() for sentence in sentences[:1]]
    return Reply(
        question.asked,
        question,
        forms=tuple((form, tuple(dict.fromkeys(one.source for one in sentences))) for form, sentences in forms.items()),
        values=(Value.of(entity),),
        findings=tuple(finding(question, sentence, (), searcher) for sentence in shown),
        listed=True,
    )
