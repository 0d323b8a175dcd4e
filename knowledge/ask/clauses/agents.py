"""Who does what a question asks: the subject of the asked verb in a clause, or those who act in the fact that says it.

A sentence names many; only the one who acts answers "who did it". Where no clause tells, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ask.clauses.clause import Said, behind_by, clause_end, joined_before
from knowledge.ask.clauses.denial import is_denied
from knowledge.ask.clauses.facts import fact_says, is_about, own_words, parties, summaries
from knowledge.ask.question import Mention, Question
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.tables.status import told
from knowledge.model import EntityKind, Event, Fact, Pledge, Position, Quote, Status
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term, same_word
from knowledge.text import fold

_ASKING = frozenset({Asked.WHO, Asked.COUNTRY, Asked.PERSON, Asked.ORGANISATION})
_LEAST_REST = 0.5
"""The share of a question's other words that must stand with the verb."""


def asks_for_agent(question: Question) -> bool:
    """Whether a question asks who does something, by a verb of its own."""
    if question.asked not in _ASKING or not question.terms or question.office:
        return False
    roles, folded = load_roles()[question.language], fold(question.text)
    names_agents = bool(question.terms[0].concepts & load_concepts().launching)  # "who are the founders of it"
    return names_agents or bool(roles.by_whom.search(folded)) or not roles.other.search(folded)


def asks_for_object(question: Question) -> bool:
    """Whether a question's question word is not who acts: "with whom", "whom does he"."""
    roles, folded = load_roles()[question.language], fold(question.text)
    return bool(roles.other.search(folded)) and not roles.by_whom.search(folded)


def asks_where(question: Question) -> bool:
    """Whether a question asks for the country in which something is."""
    where = load_roles()[question.language].where
    return question.asked is Asked.COUNTRY and bool(where.search(fold(question.text)))


def agents(question: Question, sentence: Sentence, searcher: Searcher) -> tuple[str, ...]:
    """Return the ids of those who do, in this sentence, what the question asks; none where it does not tell."""
    question = _without_its_noun(question)
    saying_much = tuple(term for term in question.terms if not searcher.lexicon.is_weak(term))
    question = replace(question, terms=saying_much or question.terms)  # "who *acts* as a mediator"
    found: dict[str, None] = {}
    asked = parties(question.entities, searcher)
    own = Said.by(sentence)
    begun = _what_is_begun(question, searcher)
    if begun is None and (givers := _givers(question, sentence, searcher)):
        return tuple(giver for giver in givers if giver not in asked)
    for entity in _subjects(begun or question, own, searcher, only_by=begun is not None):
        found[entity] = None
    for fact in sentence.facts:
        if is_about(question, fact, sentence, searcher):
            if begun is None:
                found.update(dict.fromkeys(_acting(question, fact, searcher)))
            elif isinstance(fact, Event):
                for said in summaries(fact, searcher):
                    found.update(dict.fromkeys(_subjects(begun, said, searcher)))
    return tuple(entity for entity in found if entity not in asked)


def _givers(question: Question, sentence: Sentence, searcher: Searcher) -> tuple[str, ...]:
    """Return those who promise in a sentence, where a question asks who does: its facts say so better than its clauses."""
    if not question.terms[0].concepts & load_concepts().promising:
        return ()
    firm = [fact for fact in sentence.facts if isinstance(fact, Pledge) and fact.status in told(due=question.due)]
    return tuple(
        dict.fromkeys(giver for fact in firm if is_about(question, fact, sentence, searcher) for giver in fact.actors)
    )


def _without_its_noun(question: Question) -> Question:
    """Return a question without the noun behind "which", which only says of what sort the one who acts is."""
    first = next((term for term in question.all_terms if not term.is_function), None)
    if question.asked is Asked.WHO or len(question.terms) == 1 or question.terms[0] is not first:
        return question
    return replace(question, terms=question.terms[1:])


def _acting(question: Question, fact: Fact, searcher: Searcher) -> Iterator[str]:
    """Yield those who do in a fact what the question asks."""
    for said in summaries(fact, searcher):
        yield from _subjects(question, said, searcher)
        if isinstance(fact, Pledge | Position) and _leads(question, said, searcher):
            yield from fact.actors
    concepts, relation = load_concepts(), question.terms[0].concepts
    if _tells_a_view(question, searcher):
        yield from _holding_it(question, fact, searcher)
    gives = isinstance(fact, Pledge) and fact.status is not Status.DECLINED
    if isinstance(fact, Pledge) and gives and relation & concepts.giving and question.mentions:
        yield from fact.actors


def _tells_a_view(question: Question, searcher: Searcher) -> bool:
    """Whether a question's verb is one of holding something true or wanting it: "who calls it crucial"."""
    concepts = load_concepts()
    if question.terms[0].concepts & (concepts.attitudes | concepts.viewing | concepts.speaking):
        return True
    before = [term for term in question.all_terms if term.start < question.terms[0].start]
    return any(searcher.lexicon.is_light(term) and not term.is_function for term in before)


def _holding_it(question: Question, fact: Fact, searcher: Searcher) -> Iterator[str]:
    """Yield those who say or hold, in a fact, all that a question says beside its verb, and do not deny it."""
    concepts, verb = load_concepts(), question.terms[0].concepts
    wanting = bool(verb & (concepts.attitudes | concepts.viewing | concepts.speaking))
    rest = question.terms[1:] if wanting else question.terms
    met = [fact_says(term, fact, searcher) for term in rest]
    if not met or not all(met):
        return
    about = replace(question, terms=rest)
    if not any(
        tuple(_verbs(about, said, searcher)) for said in (own_words(fact, searcher), *summaries(fact, searcher))
    ):
        return
    if isinstance(fact, Position) and not verb & concepts.speaking:
        yield from fact.actors
    elif isinstance(fact, Quote) and fact.speaker:
        yield fact.speaker


def _what_is_begun(question: Question, searcher: Searcher) -> Question | None:
    """Return a question for whoever did what it calls begun: "who launched the invasion" asks who invaded."""
    for mention in question.mentions:
        kinds = searcher.kinds_of(mention.entities)
        if kinds == {EntityKind.EVENT} and mention.terms and question.terms[0].concepts & load_concepts().launching:
            return replace(question, terms=(mention.terms[0], *question.terms[1:]), mentions=())
    return None


def _verbs(question: Question, said: Said, searcher: Searcher) -> Iterator[int]:
    """Yield the places where the asked relation is said and not denied, with enough of the question's other words."""
    relation, rest = question.terms[0], question.terms[1:]
    met = sum(says(term, said.terms, searcher) for term in rest)
    if rest and met / len(rest) < _LEAST_REST:
        return
    inside = said.in_names
    for at, term in enumerate(said.terms):
        is_said = at not in inside and not term.is_function and says(relation, (term,), searcher)
        if is_said and not is_denied(question, said, term):
            yield at


def says(wanted: Term, terms: Sequence[Term], searcher: Searcher) -> bool:
    """Whether one of some terms says a word of a question."""
    accepts = searcher.lexicon.accepts(wanted)
    return any(accepts & term.concepts or same_word(wanted, term) for term in terms)


def _leads(question: Question, said: Said, searcher: Searcher) -> bool:
    """Whether what is said of a fact begins or ends with the relation, so that those who act in the fact do it."""
    return any(at in {0, len(said.terms) - 1} for at in _verbs(question, said, searcher))


def _subjects(question: Question, said: Said, searcher: Searcher, *, only_by: bool = False) -> Iterator[str]:
    """Yield those named as the subject of the asked verb, or as its agent behind "by"."""
    if said.language not in load_roles() or not said.keeps_offsets:
        return
    for at in _verbs(question, said, searcher):
        passive = behind_by(at, said)
        if not all(is_object(mention, at, said, searcher, passive=bool(passive)) for mention in question.mentions):
            continue
        yield from passive or (() if only_by else joined_before(at, said))


def is_object(mention: Mention, verb: int, said: Said, searcher: Searcher, *, passive: bool) -> bool:
    """Whether whom the question names stands on the other side of the verb, in its clause."""
    asked = set(mention.entities)
    if passive:
        return any(asked & set(name.entities) for name in said.names) or _worded(mention.terms, said.terms)
    end = clause_end(verb, said)
    after = [set(name.entities) for name in said.names if name.first > verb and said.terms[name.first].start < end]
    if any(asked & one for one in after[:2]):
        return True
    behind = [term for term in said.terms[verb:] if term.start < end]
    kinds = searcher.kinds_of(asked)
    sort = kinds == {EntityKind.WEAPON} and not any(asked & set(name.entities) for name in said.names)
    return sort or _worded(mention.terms, behind)


def _worded(terms: Sequence[Term], said: Sequence[Term]) -> bool:
    return bool(terms) and all(
        any(term.concepts & one.concepts or same_word(term, one) for one in said) for term in terms
    )
