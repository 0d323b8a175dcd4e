"""Who or what a sentence names of the kind that a question asks for: those who act, those acted on, places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.ask.clauses.agents import agents, asks_for_agent, asks_for_object, asks_where
from knowledge.ask.clauses.facts import ACTING_ROLES, acting, fact_says, parties
from knowledge.ask.question import ACTING, Question
from knowledge.ask.reading.metonyms import is_capital
from knowledge.ask.reading.offices import is_plural, role_of
from knowledge.ask.reading.prepositions import is_behind
from knowledge.ask.reply import Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.values.bearing import bearing
from knowledge.ask.values.phrases import agent_phrase, office_phrase
from knowledge.entities.running_text import Named
from knowledge.model import EntityKind, Fact, Quote
from knowledge.model.roles import roles
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term
from knowledge.text import fold

_TWO = 2
_ONLY_BEHIND = frozenset({"from", "against", "with"})
"""Prepositions behind which nobody is meant who does not stand there."""
_TAKING_PLACE = frozenset({EntityKind.PERSON, EntityKind.EVENT})
"""What is in a place of its own, and not where something is said to be felt."""
_NEAR = 6
"""Words behind what is asked among which whoever it is to, from or with is named."""
KINDS = {
    Asked.WHO: ACTING,
    Asked.PERSON: frozenset({EntityKind.PERSON}),
    Asked.SPEAKER: ACTING,
    Asked.COUNTRY: frozenset({EntityKind.COUNTRY, EntityKind.GROUP}),
    Asked.ORGANISATION: frozenset({EntityKind.ORGANISATION, EntityKind.GROUP}),
    Asked.WEAPON: frozenset({EntityKind.WEAPON}),
    Asked.CITY: frozenset({EntityKind.PLACE}),
    Asked.PLACE: frozenset({EntityKind.PLACE}),
}
"""The kinds of entity that answer each kind of question about a name."""


class Look(NamedTuple):
    """A sentence looked at for what a question asks."""

    question: Question
    sentence: Sentence
    searcher: Searcher


def states(values: tuple[Value, ...], searcher: Searcher) -> tuple[Value, ...]:
    """Return those values that are countries, or groups of countries by their name or their members."""
    entities = searcher.corpus.entities

    def is_state(entity: str) -> bool:
        known = entities[entity]
        if known.kind is not EntityKind.GROUP:
            return True
        names = [term for code, name in known.names.items() for term in searcher.lexicon.terms(name, code)]
        of_states = any(term.concepts & load_concepts().states for term in names)
        return of_states or any(entities[one].kind is EntityKind.COUNTRY for one in known.members)

    return tuple(value for value in values if value.entity is None or is_state(value.entity))


def of_its_sort(values: tuple[Value, ...], look: Look) -> tuple[Value, ...]:
    """Return the values whose names say the noun behind "which" ("which *base*"), where some do."""
    lexicon, entities = look.searcher.lexicon, look.searcher.corpus.entities
    first = next((term for term in look.question.all_terms if not term.is_function), None)
    if first is None or first.concepts & load_concepts().generic or len(values) < _TWO:
        return values  # of one alone the evidence speaks
    before = look.question.all_terms[: look.question.all_terms.index(first)]
    if not before or before[-1].form not in load_roles()[look.question.language].choosing:
        return values

    def says(value: Value) -> bool:
        names = entities[value.entity].names.items() if value.entity else ()
        return any(lexicon.meets(first, term) for code, name in names for term in lexicon.terms(name, code))

    said = tuple(value for value in values if says(value))
    return said if said or look.question.asked is Asked.PLACE else values


def named(look: Look) -> tuple[Value, ...]:
    """Return the entities of the wanted kind, those of the facts first, without those that the question names."""
    kinds = KINDS[look.question.asked]
    entities = look.searcher.corpus.entities
    asked = {agent for entity in look.question.entities for agent in (entity, *_served_by(entity, look.searcher))}
    by_role = _by_role(look, kinds)
    if by_role is not None:
        return by_role
    found: dict[str, None] = {}
    telling = _telling(look.question, look.searcher)
    told = bearing(look.question, look.sentence.facts, look.searcher, lambda fact: _acts(fact, telling))
    for fact in look.sentence.facts if told is None else told:
        for role, entity in roles(fact):
            is_place = role == "places" and look.question.asked is Asked.PLACE
            if role in telling and (entities[entity].kind in kinds or is_place) and entity not in asked:
                found[entity] = None
    for entity in () if told and found else sorted(look.sentence.named, key=lambda one: _place(one, look.sentence)):
        if entities[entity].kind in kinds and entity not in asked:
            found[entity] = None
    if look.question.asked is Asked.COUNTRY and not found:
        persons = [entity for entity in look.sentence.named if entities[entity].kind is EntityKind.PERSON]
        served = [entities[entity].country for entity in persons]
        found.update(dict.fromkeys(country for country in served if country and country not in asked))
    if look.question.asked in {Asked.PLACE, Asked.CITY} and not found:
        found.update(dict.fromkeys(_venues(look)))
    of_person = any(entities[entity].kind in _TAKING_PLACE for entity in look.question.entities)
    # Where somebody's words say that it is, and not where they are.
    worded = len(look.question.terms) >= (_TWO if of_person else 1)
    if look.question.asked is Asked.PLACE and not found and worded:
        return _place_words(look)
    if look.question.office:
        found = {entity: None for entity in found if holds_office(entity, look.question, look.searcher)}
        if not found:
            return _of_office(look)
    return _as_many_as_asked(found, look)


def _as_many_as_asked(found: Iterable[str], look: Look) -> tuple[Value, ...]:
    """Return entities as values; none where the question asks for more of them ("which *two* countries")."""
    listed = tuple(found)
    if look.question.number is not None and len(listed) < look.question.number:
        return ()
    return tuple(Value(entity, look.sentence.start, look.sentence.end, entity=entity) for entity in listed)


def _of_office(look: Look) -> tuple[Value, ...]:
    """Return the words for those of an office whom a sentence names only by it, where it says half of what is asked."""
    several = all(is_plural(term) for term in look.question.office)
    said = sum(_is_said(term, look) for term in look.question.terms)
    return (
        office_phrase(look.question, look.sentence) if several and 2 * said >= max(1, len(look.question.terms)) else ()
    )


def _by_role(look: Look, kinds: frozenset[EntityKind]) -> tuple[Value, ...] | None:
    if asks_for_agent(look.question):
        return _those_who_act(look)
    if look.question.asked in {Asked.PLACE, Asked.CITY} or asks_where(look.question):
        return _places(look, kinds)
    found = _objects(look, kinds)
    is_behind_it = look.question.asked is Asked.WHO and _asks_behind(look.question) in _ONLY_BEHIND
    return found if found or is_behind_it else None


def _objects(look: Look, kinds: frozenset[EntityKind]) -> tuple[Value, ...]:
    """Return whom a fact is about in which those whom the question names act: "with whom does he keep ties"."""
    question, entities = look.question, look.searcher.corpus.entities
    if question.asked not in {Asked.WHO, Asked.COUNTRY} or not question.terms or not asks_for_object(question):
        return ()
    behind = _behind(look, kinds)
    if behind or not question.mentions:
        return behind
    parts = [parties([entity], look.searcher) for entity in question.entities]
    telling = []
    for fact in look.sentence.facts:
        doing = acting(fact)
        says = all(fact_says(term, fact, look.searcher) for term in question.terms)
        if says and doing and all(part & doing for part in parts):
            telling.append(fact)
    if not telling:
        return ()
    closest = min(telling, key=lambda fact: len(fact.text))  # a longer one says other things too
    found = dict.fromkeys(e for role, e in roles(closest) if role not in ACTING_ROLES and entities[e].kind in kinds)
    return tuple(Value(entity, look.sentence.start, look.sentence.end, entity=entity) for entity in found)


def _asks_behind(question: Question) -> str | None:
    """Return behind which preposition a question asks for somebody: "to", "from"; None where it asks otherwise."""
    if question.asked not in {Asked.WHO, Asked.COUNTRY} or not question.terms or not asks_for_object(question):
        return None
    asked = fold(question.text)
    governing = load_roles()[question.language].governing
    return next((name for name, one in governing.items() if one.asks.search(asked)), None)


def _behind(look: Look, kinds: frozenset[EntityKind]) -> tuple[Value, ...]:
    """Return whom a sentence names behind the asked preposition, after what is asked: "a signal addressed *to Corsa*"."""
    sentence, question = look.sentence, look.question
    roles, which = load_roles(), _asks_behind(question)
    if sentence.language not in roles or which is None:
        return ()
    words = roles[sentence.language].governing[which].words
    lexicon = look.searcher.lexicon
    met = [at for at, one in enumerate(sentence.own) if any(lexicon.meets(term, one) for term in question.terms)]
    found = dict.fromkeys(
        entity
        for name in sentence.names
        if any(at < name.first <= at + _NEAR for at in met) and is_behind(sentence.own, name.first, words)
        for entity in name.entities
        if look.searcher.corpus.entities[entity].kind in kinds and entity not in question.entities
    )
    return _as_many_as_asked(found, look)


def _those_who_act(look: Look) -> tuple[Value, ...]:
    """Return those who do in a sentence what the question asks, of the kind that it asks for."""
    entities, kinds = look.searcher.corpus.entities, KINDS[look.question.asked]
    found: dict[str, None] = {}
    for entity in agents(look.question, look.sentence, look.searcher):
        served = entities[entity].country if look.question.asked is Asked.COUNTRY else None
        if entities[entity].kind in kinds:
            found[entity] = None
        elif entities[entity].kind is EntityKind.PERSON and served and served not in look.question.entities:
            found[served] = None
    if look.question.office:
        found = {entity: None for entity in found if holds_office(entity, look.question, look.searcher)}
    if not found and look.question.asked is Asked.WHO:
        return agent_phrase(look.question, look.sentence, look.searcher)
    return _as_many_as_asked(found, look)


def _places(look: Look, kinds: frozenset[EntityKind]) -> tuple[Value, ...] | None:
    """Return where what a question is about took place, by the facts that say it; None where no fact has a place."""
    told = bearing(look.question, look.sentence.facts, look.searcher, lambda fact: bool(getattr(fact, "places", ())))
    if told is None:
        return None
    entities = look.searcher.corpus.entities
    found = dict.fromkeys(place for fact in told for role, place in roles(fact) if role == "places")
    wanted = kinds if look.question.asked in {Asked.CITY, Asked.COUNTRY} else frozenset(EntityKind)
    return tuple(
        Value(entity, look.sentence.start, look.sentence.end, entity=entity)
        for entity in found
        if entities[entity].kind in wanted and entity not in look.question.entities
    )


def _acts(fact: Fact, telling: frozenset[str]) -> bool:
    return any(role in telling for role, _ in roles(fact))


def _telling(question: Question, searcher: Searcher) -> frozenset[str]:
    """Return the fields of a fact that hold what a question asks for."""
    if question.asked in {Asked.PLACE, Asked.CITY}:
        return frozenset({"places"})
    if question.asked is Asked.WEAPON:
        return frozenset({"items", "about"})
    asks_who_says = question.says(load_concepts().speaking)
    says_much = any(not searcher.lexicon.is_weak(term) for term in question.terms)
    if question.asked is Asked.WHO and says_much and not asks_who_says:
        return ACTING_ROLES - {"speaker"}  # who says that somebody is something is not who is it
    return ACTING_ROLES


def _served_by(entity: str, searcher: Searcher) -> Iterable[str]:
    """Yield the country and the body that a person serves, which are no answer beside the person."""
    known = searcher.corpus.entities[entity]
    if known.kind is EntityKind.PERSON:
        yield from (served for served in (known.country, known.body) if served)


def _place(entity: str, sentence: Sentence) -> int:
    places = [found.start for found in sentence.names if entity in found.entities]
    return min(places, default=len(sentence.text))


def _place_words(look: Look) -> tuple[Value, ...]:
    """Return the words of a sentence that say a sort of place ("the battlefield")."""
    wanted = load_kinds()[Asked.PLACE].meets
    if not all(_is_said(term, look) for term in look.question.terms):
        return ()  # a sort of place is one's own only where the rest is said with it
    return tuple(
        Value.words(look.sentence, term.start, term.end)
        for term in look.sentence.own
        if term.concepts & wanted and not any(term.concepts & asked.concepts for asked in look.question.all_terms)
    )


def _is_said(term: Term, look: Look) -> bool:
    return any(look.searcher.lexicon.meets(term, one) for one in look.sentence.own)


def capitals_beside(look: Look) -> tuple[Value, ...]:
    """Return the capitals that a sentence names beside the one that a question leaves out: "apart from Corsa, which ..."."""
    out = frozenset(look.question.besides)
    if look.question.asked is not Asked.CITY or out.isdisjoint(look.sentence.named):
        return ()  # of a government that is named alone nobody says that it is in its capital
    said = [name for name in look.sentence.names if out.isdisjoint(name.entities) and is_capital(_written(name, look))]
    return tuple(Value.words(look.sentence, name.start, name.end) for name in said)


def _written(name: Named, look: Look) -> str:
    return look.sentence.text[name.start : name.end]


def _venues(look: Look) -> Iterable[str]:
    """Yield the places of the events and statements on record in a sentence."""
    for fact in look.sentence.facts:
        if isinstance(fact, Quote) and fact.venue is not None:
            for found in look.searcher.names.find(fact.venue.text):
                for entity in found.entities:
                    if (
                        look.searcher.corpus.entities[entity].kind is EntityKind.PLACE
                        and entity not in look.question.entities
                    ):
                        yield entity


def holds_office(entity: str, question: Question, searcher: Searcher) -> bool:
    """Whether a person's role on record says the office that a question asks for."""
    said = role_of(searcher.corpus.entities[entity], searcher)
    return all(any(searcher.lexicon.meets(asked, term) for term in said) for asked in question.office)
