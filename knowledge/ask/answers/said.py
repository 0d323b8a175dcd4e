"""What was said, by whom; where somebody stands; what was promised: answers by the facts of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from knowledge.ask.answers.by_evidence import by_evidence
from knowledge.ask.clauses.claims import acting, contradicts, parties
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather, weigh
from knowledge.ask.evidence.needs import Need, meets, needs_of
from knowledge.ask.evidence.sufficiency import accepts
from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.prepositions import is_governed, is_receiver, is_topic, owns
from knowledge.ask.reading.quoted import with_quoted
from knowledge.ask.reply import Finding, Lack, Reply, Value
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.values.naming import holds_office
from knowledge.model import EntityKind, Fact, FactKind, Pledge, Position, Quote, QuoteForm
from knowledge.model.roles import roles
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.verify import Verdict, Verifier

MOST = 12
READ = 60
"""Facts of one entity that are read for a question; of one that has more, only the question's own sentences are."""
"""Statements, positions or promises shown for a question that asks for all of them."""
_LEAST_SHARE = 0.6
"""The share of the words of a subject that a statement about it must meet: people name subjects loosely."""
_CLOSE = 0.85
_ECHO = 0.1
_SPEAKING = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY)
_Found = TypeVar("_Found", bound=Fact)


def what_was_said(question: Question, searcher: Searcher) -> Reply | None:
    """Answer what somebody said, about a subject or at all; None where the question names no speaker."""
    if question.sources is not None and question.mentions and all(is_governed(m, question) for m in question.mentions):
        return None  # what an article says of somebody, and not what they say
    speaker = whom_asked(question, searcher, lambda entity: searcher.corpus.first(FactKind.QUOTE, entity, 1))
    if speaker is None:
        named = [m for m in question.mentions if kind_of(m.entities, searcher) in _SPEAKING]
        if named and all(is_topic(mention, question) for mention in named):
            return None  # what was said about them, and not by them
        if named and _asks_only_for_words(question):
            return Reply(question.asked, question, Lack.SILENT, named=named[0].entities[0])
        return None
    entities, rest = speaker
    reply = answered_by(question, rest, facts_of(FactKind.QUOTE, entities, rest, searcher), searcher)
    asks_of = [m for m in rest.mentions if kind_of(m.entities, searcher) in _SPEAKING and is_receiver(m, question)]
    if reply is None and asks_of and not question.terms:
        return nothing(question)  # what somebody asks of another is not what they say beside them
    return reply


def where_it_stands(question: Question, searcher: Searcher) -> Reply | None:
    """Answer where somebody stands; None where the question names nobody who has a position on record."""

    def held(entity: str) -> Sequence[Fact]:
        return _held_by(entity, searcher.corpus.first(FactKind.POSITION, entity, READ), searcher)

    actor = whom_asked(question, searcher, held)
    if actor is None:
        asks_of_somebody = not all(is_governed(mention, question) for mention in question.mentions)
        return nothing(question) if asks_of_somebody or (question.mentions and not question.terms) else None
    entities, rest = actor
    found = facts_of(FactKind.POSITION, entities, rest, searcher)
    theirs = [fact for entity in entities for fact in _held_by(entity, found, searcher)]
    return answered_by(question, rest, theirs, searcher)


def _held_by(entity: str, facts: Iterable[Fact], searcher: Searcher) -> list[Fact]:
    """Return the positions that somebody holds, and not those of others about them."""
    parties = {entity, *searcher.corpus.agents(entity), *searcher.corpus.groups(entity)}
    return [fact for fact in facts if isinstance(fact, Position) and parties & set(fact.actors)]


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


def nothing(question: Question) -> Reply:
    """Return the reply that no article says it."""
    return Reply(question.asked, question, Lack.NOTHING)


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
    values = tuple(Value(speaker, 0, 1, entity=speaker) for speaker in dict.fromkeys(speakers))
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
        if isinstance(fact, Quote) and fact.speaker and _met_by(needs, fact, searcher) > 1 - 1e-6
    }
    if not quotes:
        return None
    speakers = dict.fromkeys(str(quote.speaker) for quote in quotes.values())
    return Reply(
        question.asked,
        question,
        values=tuple(Value(speaker, 0, 1, entity=speaker) for speaker in speakers),
        findings=tuple(whole(quote) for quote in quotes.values())[:MOST],
    )


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
        return Reply(question.asked, question, Lack.NOTHING, findings=tuple(whole(quote) for quote in contrary)[:2])
    found = held
    best = max(_met_by(one.own, quote, searcher) + one.score for one, quote in found)
    chosen = [(o, q) for o, q in found if _met_by(o.own, q, searcher) + o.score >= best - 1e-9]
    quotes = list({quote.id: quote for _, quote in chosen}.values())
    speakers = [speaker for quote in quotes if (speaker := quote.speaker) and speaker not in question.entities]
    if question.office:
        speakers = [one for one in speakers if kind_of((one,), searcher) is EntityKind.PERSON]
    if not speakers:
        return None
    return Reply(
        question.asked,
        question,
        values=tuple(Value(speaker, 0, 1, entity=speaker) for speaker in dict.fromkeys(speakers)),
        findings=tuple(whole(quote) for quote in quotes[:3]),
    )


def who_is_quoted(question: Question, searcher: Searcher) -> Reply | None:
    """Answer who is quoted, in some articles or in all."""
    sources = question.sources or tuple(searcher.corpus.sources)
    if len(sources) > MOST:
        return None
    quotes = [
        fact
        for source in sources
        for fact in searcher.corpus.of_source(source)
        if isinstance(fact, Quote) and fact.speaker and fact.form is not QuoteForm.INDIRECT
    ]
    if question.office:
        quotes = [quote for quote in quotes if kind_of((str(quote.speaker),), searcher) is EntityKind.PERSON]
        quotes = [quote for quote in quotes if holds_office(str(quote.speaker), question, searcher)]
    speakers = dict.fromkeys(str(quote.speaker) for quote in quotes)
    if not speakers:
        return None
    return Reply(
        question.asked,
        question,
        values=tuple(Value(speaker, 0, 1, entity=speaker) for speaker in speakers),
        findings=tuple(whole(quote) for quote in quotes[:MOST]),
        listed=True,
    )


def whom_asked(
    question: Question, searcher: Searcher, query: Callable[[str], Sequence[Fact]]
) -> tuple[tuple[str, ...], Question] | None:
    """Return who is asked about, and the question's rest.

    Whose what is asked for is comes first ("Hungary's *position*"), then whom no preposition governs ("how did Hungary
    react to Stoltenberg's proposal"), then a person before a body, then the first named.
    """
    nouns = load_kinds()[question.asked].nouns

    def rank(mention: Mention) -> tuple[bool, bool, bool, int]:
        is_person = kind_of(mention.entities, searcher) is EntityKind.PERSON
        return (not owns(mention, nouns, question), is_governed(mention, question), not is_person, mention.first)

    ranked = sorted((m for m in question.mentions if kind_of(m.entities, searcher) in _SPEAKING), key=rank)
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


def _asks_only_for_words(question: Question) -> bool:
    """Whether a question asks for somebody's words in plain terms, and not for what they announced or did."""
    return not any(term.concepts & {"announce", "request", "expect", "acknowledge"} for term in question.all_terms)


def answered_by(question: Question, rest: Question, facts: Sequence[_Found], searcher: Searcher) -> Reply | None:
    """Return the facts that meet the rest of a question, best first; all of them where nothing else is asked."""
    if question.sources is not None:
        facts = [fact for fact in facts if fact.source in question.sources]
    unique = list({fact.id: fact for fact in facts}.values())
    needs = needs_of(rest, searcher)
    if not needs:
        if not unique:
            return Reply(question.asked, question, Lack.NOTHING)
        return Reply(question.asked, question, findings=tuple(whole(fact) for fact in unique[:MOST]), listed=True)
    ranked: list[tuple[float, _Found]] = []
    for fact in unique:
        one = _as_evidence(fact, needs, searcher)
        if one is None or not one.meets_names or one.share() < _LEAST_SHARE:
            continue
        if not _says_of_it(one, needs, searcher) and not _is_of_it(needs, fact, searcher):
            continue
        ranked.append((one.score + 0.3 * _met_by(needs, fact, searcher) + _echo(question, fact, searcher), fact))
    if ranked:
        best = max(score for score, _ in ranked)
        chosen = [fact for score, fact in sorted(ranked, key=lambda pair: -pair[0]) if score >= _CLOSE * best]
        return Reply(
            question.asked, question, findings=tuple(_shown(question, fact, needs, searcher) for fact in chosen[:4])
        )
    if _asks_only_for_words(question):
        nearest = [fact for fact in unique if isinstance(fact, Quote | Position | Pledge)][:2]
        if question.asked is not Asked.SAID and question.terms:
            theirs = {one for m in question.mentions if m not in rest.mentions for one in parties(m, searcher)}
            asking = replace(question, asked=Asked.THING)
            found = by_evidence(asking, searcher, keep=lambda one: any(theirs & acting(f) for f in one.facts))
            if found.lack is None:
                return found
        return Reply(question.asked, question, Lack.NOTHING, findings=tuple(whole(fact) for fact in nearest))
    return None


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
    met = [term for term in said if searcher.fact_meets(searcher.lexicon.accepts(term), frozenset(), (term,), fact)]
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


def _met_by(needs: Iterable[Need], fact: Fact, searcher: Searcher) -> float:
    """Return the share of the needs that the fact itself meets, and not only its sentence."""
    listed = tuple(needs)
    return sum(
        need.weight for need in listed if searcher.fact_meets(need.accepts, need.entities, need.terms, fact)
    ) / max(1e-9, sum(need.weight for need in listed))


def _shown(question: Question, fact: Fact, needs: Sequence[Need], searcher: Searcher) -> Finding:
    """Return a fact as a finding; with the sentence around it where only that meets the question."""
    one = _as_evidence(fact, needs, searcher)
    if one is None or _met_by(one.own, fact, searcher) > 1 - 1e-6:
        return whole(fact)
    return replace(finding(question, one.sentence, needs, searcher), fact=fact)


def _is_spoken(sentence: Sentence) -> bool:
    return any(isinstance(fact, Quote) for fact in sentence.facts)


def whole(fact: Fact) -> Finding:
    """Return a fact as evidence by itself."""
    return Finding(fact.source, fact.start, fact.end, fact, (fact,), whole_fact=True)
