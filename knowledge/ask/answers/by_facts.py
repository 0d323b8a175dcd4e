"""Answers by the facts of one kind: whose they are, which of them meet the rest of a question, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.clauses.facts import acting, fact_says, parties
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather, weigh
from knowledge.ask.evidence.needs import Need, meets, needs_of
from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.prepositions import is_governed, owns
from knowledge.ask.reply import Finding, Lack, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.model import EntityKind, Fact, FactKind, Pledge, Position, Quote
from knowledge.model.roles import roles
from knowledge.search.searcher import Searcher

MOST = 12
"""Statements, positions or promises shown for a question that asks for all of them."""
READ = 60
"""Facts of one entity that are read for a question; of one that has more, only the question's own sentences are."""
_LEAST_SHARE = 0.6
"""The share of the words of a subject that a statement about it must meet: people name subjects loosely."""
_CLOSE = 0.85
"""Facts whose score is at least this share of the best one's are shown beside it."""
_ECHO = 0.1
"""What the words by which a question only asks are worth in a fact."""
SPEAKING = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY)
_Found = TypeVar("_Found", bound=Fact)
_Acted = TypeVar("_Acted", Pledge, Position)


def whom_asked(
    question: Question, searcher: Searcher, query: Callable[[str], Sequence[Fact]]
) -> tuple[tuple[str, ...], Question] | None:
    """Return who is asked about, and the question's rest.

    Whose what is asked for is comes first ("Corsa's *position*"), then whom no preposition governs ("how did Corsa
    react to Merania's proposal"), then a person before a body, then the first named.
    """
    nouns = load_kinds()[question.asked].nouns

    def rank(mention: Mention) -> tuple[bool, bool, bool, int]:
        is_person = kind_of(mention.entities, searcher) is EntityKind.PERSON
        return (not owns(mention, nouns, question), is_governed(mention, question), not is_person, mention.first)

    ranked = sorted((m for m in question.mentions if kind_of(m.entities, searcher) in SPEAKING), key=rank)
    for mention in ranked:
        entities = tuple(entity for entity in mention.entities if query(entity))
        if entities:
            rest = tuple(other for other in question.mentions if other is not mention)
            return entities, replace(question, mentions=rest)
        if kind_of(mention.entities, searcher) is EntityKind.PERSON or not is_governed(mention, question):
            return None  # what is asked of them is not answered by what others say
    return None


def kind_of(entities: Sequence[str], searcher: Searcher) -> EntityKind:
    """Return the kind of the first of some entities, by id."""
    return searcher.corpus.entities[entities[0]].kind


def facts_of(kind: FactKind, entities: Sequence[str], rest: Question, searcher: Searcher) -> list[Fact]:
    """Return the facts of a kind about some entities; of very many, the first, and those near the rest of the question."""
    corpus = searcher.corpus
    found = [fact for entity in entities for fact in corpus.first(kind, entity, READ)]
    if len(found) < READ:
        return found
    agents = {agent for entity in entities for agent in (*corpus.agents(entity), *corpus.groups(entity))}
    needs = needs_of(rest, searcher)
    near = gather(rest, needs, searcher, keep=lambda sentence: bool(agents & sentence.entities)) if needs else ()
    close = [
        fact
        for one in near
        for fact in one.sentence.facts
        if fact.kind is kind and agents & {entity for _, entity in roles(fact)}
    ]
    return close if needs else found


def of_actor(kind: type[_Acted], facts: Iterable[Fact], entity: str, searcher: Searcher) -> tuple[_Acted, ...]:
    """Return the promises or the positions (`kind`) that are somebody's own, or of their agents or groups."""
    theirs = parties([entity], searcher) | set(searcher.corpus.groups(entity))
    return tuple(fact for fact in facts if isinstance(fact, kind) and theirs & set(fact.actors))


def answered_by(question: Question, rest: Question, facts: Sequence[_Found], searcher: Searcher) -> Reply | None:
    """Return the facts that meet the rest of a question, best first; all of them where nothing else is asked."""
    if question.sources is not None:
        facts = [fact for fact in facts if fact.source in question.sources]
    unique = list({fact.id: fact for fact in facts}.values())
    needs = needs_of(rest, searcher)
    if not needs:
        if not unique:
            return Reply(question.asked, question, Lack.NOTHING)
        return Reply(question.asked, question, findings=tuple(Finding.of(fact) for fact in unique[:MOST]), listed=True)
    ranked: list[tuple[float, _Found]] = []
    for fact in unique:
        one = _as_evidence(fact, needs, searcher)
        if one is None or not one.meets_names or one.share() < _LEAST_SHARE:
            continue
        if not _says_of_it(one, needs, searcher) and not _is_of_it(needs, fact, searcher):
            continue
        ranked.append((one.score + 0.3 * met_by(needs, fact, searcher) + _echo(question, fact, searcher), fact))
    if ranked:
        best = max(score for score, _ in ranked)
        chosen = [fact for score, fact in sorted(ranked, key=lambda pair: -pair[0]) if score >= _CLOSE * best]
        return Reply(
            question.asked, question, findings=tuple(_shown(question, fact, needs, searcher) for fact in chosen[:4])
        )
    if asks_only_for_words(question):
        nearest = [fact for fact in unique if isinstance(fact, Quote | Position | Pledge)][:2]
        if question.asked is not Asked.SAID and question.terms:
            theirs = {one for m in question.mentions if m not in rest.mentions for one in parties(m.entities, searcher)}
            asking = replace(question, asked=Asked.THING)
            found = by_evidence(asking, searcher, keep=lambda one: any(theirs & acting(f) for f in one.facts))
            if found.lack is None:
                return found
        return Reply(question.asked, question, Lack.NOTHING, findings=tuple(Finding.of(fact) for fact in nearest))
    return None


def asks_only_for_words(question: Question) -> bool:
    """Whether a question asks for somebody's words in plain terms, and not for what they announced or did."""
    return not question.says(load_concepts().performative)


def _says_of_it(one: Evidence, needs: Iterable[Need], searcher: Searcher) -> bool:
    """Whether a statement says of what is named more than a word that says little by itself ("the *role* of Corsa")."""
    if not any(need.entities for need in needs):
        return True
    words = [need for need in needs if not need.entities]
    weak = all(searcher.lexicon.is_weak(term) for need in words for term in need.terms)
    return any(need.entities for need in one.own) if weak else True


def _is_of_it(needs: Iterable[Need], fact: Fact, searcher: Searcher) -> bool:
    """Whether the article of a fact is as a whole about all that is named: its meeting is where things were said."""
    return all(any(meets(need, said) for said in searcher.about(fact.source)) for need in needs)


def _echo(question: Question, fact: Fact, searcher: Searcher) -> float:
    """Return what it is worth that a fact says the words by which a question only asks ("ready", "offer")."""
    said = [term for term in question.all_terms if term.concepts and not term.is_function]
    met = [term for term in said if fact_says(term, fact, searcher)]
    return _ECHO * len(met) / max(1, len(said))


def _as_evidence(fact: Fact, needs: Iterable[Need], searcher: Searcher) -> Evidence | None:
    """Return a fact as evidence: the sentences that it spans as one, in their surroundings."""
    best: Evidence | None = None
    for passage in searcher.passages_of(fact.source):
        if fact.end <= passage.start or passage.end <= fact.start:
            continue
        for sentence in searcher.read(passage):
            if sentence.start < fact.end and fact.start < sentence.end:
                one = weigh(needs, passage, sentence, searcher)
                if best is None or one.score > best.score:
                    best = one
    return best


def met_by(needs: Iterable[Need], fact: Fact, searcher: Searcher) -> float:
    """Return the share of the needs, by their weight, that the fact itself meets, and not only its sentence."""
    listed = tuple(needs)
    return sum(
        need.weight for need in listed if searcher.fact_meets(need.accepts, need.entities, need.terms, fact)
    ) / max(1e-9, sum(need.weight for need in listed))


def _shown(question: Question, fact: Fact, needs: Sequence[Need], searcher: Searcher) -> Finding:
    """Return a fact as a finding; with the sentence around it where only that meets the question."""
    one = _as_evidence(fact, needs, searcher)
    if one is None or met_by(one.own, fact, searcher) > 1 - 1e-6:
        return Finding.of(fact)
    return replace(finding(question, one.sentence, needs, searcher), fact=fact)
