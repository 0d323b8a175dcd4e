"""The rules by which sources are found to differ: each looks at the facts of one entity and yields pairs."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from knowledge.differences.subjects import about, likeness
from knowledge.model import (
    Amount,
    EntityKind,
    Event,
    EventKind,
    Fact,
    FactKind,
    Figure,
    Pledge,
    Position,
    Quote,
    Stance,
    Status,
)
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.text import fold

_MOST_FACTS = 60
"""Facts of one entity that are compared with each other."""
_MOST_ENTITIES = 80
_MOST_ARTICLES = 20
_KEPT = 200
"""Entities of which the differences are kept, those asked about last."""
_LEAST_LIKE = 0.6
_TYPO = 2
"""Letters by which two spellings of one name may differ."""
_SHORTEST_NAME = 4


class Rule(StrEnum):
    """What differs."""

    AMOUNT = "amount"
    """The same sum in other figures or another currency."""
    PLACE = "place"
    """Where the same people met."""
    STATUS = "status"
    """How firm a promise is."""
    STANCE = "stance"
    """Where somebody stands."""
    LEAD = "lead"
    """Who leads or coordinates."""
    COUNT = "count"
    """How many."""
    SPELLING = "spelling"
    """How a name is written."""


@dataclass(frozen=True)
class Difference:
    """Two places that do not say the same of one entity; neither is called wrong.

    `left` and `right` are the facts, or None where only the words of an article differ; then the sentences are given.
    """

    rule: Rule
    entity: str
    left: Fact | Sentence
    right: Fact | Sentence
    said: tuple[str, str] = ("", "")
    """The words that differ, as the articles have them."""


class Differences:
    """Finds where sources differ; what was found for an entity is kept."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self._of = lru_cache(maxsize=_KEPT)(self._about)
        self._all: tuple[Difference, ...] | None = None

    def of(self, entity: str) -> tuple[Difference, ...]:
        """Return the differences about an entity, and about those who speak for it."""
        return self._of(entity)

    def _about(self, entity: str) -> tuple[Difference, ...]:
        found = [one for agent in self.searcher.corpus.agents(entity) for one in self._own(agent)]
        found.extend(self._spellings(entity))
        self.searcher.forget_tokens()
        return _distinct(found)

    def all(self) -> tuple[Difference, ...]:
        """Return the differences about the entities that are most on record."""
        if self._all is None:
            corpus = self.searcher.corpus
            counts = [corpus.counts(kind) for kind in (FactKind.PLEDGE, FactKind.POSITION, FactKind.EVENT)]
            known = {entity: sum(by.get(entity, 0) for by in counts) for entity in corpus.entities}
            ranked = sorted(known, key=lambda entity: -known[entity])[:_MOST_ENTITIES]
            found = [one for entity in ranked for one in (*self._own(entity), *self._spellings(entity))]
            self.searcher.forget_tokens()
            self._all = _distinct(found)
        return self._all

    def _own(self, entity: str) -> Iterator[Difference]:
        facts = self.searcher.corpus.first_naming(entity, _MOST_FACTS)
        for rule in _RULES:
            yield from rule(entity, facts, self.searcher)

    def _spellings(self, entity: str) -> Iterator[Difference]:
        """Yield the names of an entity that articles of one language write with other letters."""
        places = self.searcher.written_places(entity, most=_MOST_ARTICLES)
        demonyms = self.searcher.demonyms(entity)  # "Australian" is no spelling of "Australia"
        names = {fold(name) for name in self.searcher.corpus.entities[entity].names.values()}
        for one, other in combinations((form for form in places if fold(form) not in demonyms), 2):
            translated = {fold(one), fold(other)} <= names  # "China", in a French article's "China Rail Credit"
            if translated or not _other_spelling(one, other):
                continue
            languages = self._languages(places[one]) & self._languages(places[other])
            first, second = (self._first(places[form], languages) for form in (one, other))
            if first is not None and second is not None:
                yield Difference(Rule.SPELLING, entity, first, second, (one, other))

    def _languages(self, sources: Iterable[str]) -> set[str]:
        return {self.searcher.corpus.sources[source].language for source in sources}

    def _first(self, starts: Mapping[str, int], languages: Container[str]) -> Sentence | None:
        """Return the sentence at the first of some places, in articles of some languages, that stands in one."""
        found = (self.searcher.sentence_at(source, start) for source, start in starts.items())
        return next((one for one in found if one is not None and one.language in languages), None)


def _other_spelling(one: str, other: str) -> bool:
    if not (one[0].isupper() and other[0].isupper()):  # an adjective is no spelling of the noun
        return False
    a, b = fold(one), fold(other)
    if a == b or len(a.split()) != len(b.split()) or min(len(a), len(b)) < _SHORTEST_NAME or a[0] != b[0]:
        return False
    if a.rstrip("sxe") == b.rstrip("sxe"):  # the plural or the feminine of one word
        return False
    return OSA.distance(a, b, score_cutoff=_TYPO) <= _TYPO


def _amounts(entity: str, facts: Sequence[Fact], searcher: Searcher) -> Iterator[Difference]:
    """Yield the sums that are given for one mechanism in other figures or another currency."""
    if searcher.corpus.entities[entity].kind is not EntityKind.MECHANISM:
        return
    stated = [(fact, amount) for fact in facts for amount in _sums(fact)]
    pairs = sorted(combinations(stated, 2), key=lambda pair: pair[0][0].id == pair[1][0].id)  # two sentences before one
    for (first, one), (second, other) in pairs:
        if one.currency == other.currency and one.value == other.value:
            continue
        yield Difference(Rule.AMOUNT, entity, first, second, (one.text, other.text))


def _sums(fact: Fact) -> Iterable[Amount]:
    if isinstance(fact, Pledge):
        yield from (amount for amount in (fact.amount, *fact.alternatives) if amount is not None)
    elif isinstance(fact, Figure) and fact.amount is not None:
        yield fact.amount


_GATHERINGS = frozenset({EventKind.MEETING, EventKind.SUMMIT})


def _places(entity: str, facts: Sequence[Fact], searcher: Searcher) -> Iterator[Difference]:
    """Yield the meetings of one group that different articles put in different places."""
    if searcher.corpus.entities[entity].kind is not EntityKind.GROUP:
        return
    meetings = [
        fact
        for fact in facts
        if isinstance(fact, Event) and fact.event in _GATHERINGS and entity in fact.participants and fact.places
    ]
    for one, other in combinations(meetings, 2):
        if one.source != other.source and not _same_place(one, other, searcher):
            yield Difference(Rule.PLACE, entity, one, other)


def _same_place(one: Event, other: Event, searcher: Searcher) -> bool:
    entities = searcher.corpus.entities

    def within(event: Event) -> set[str]:
        return {*event.places, *(country for place in event.places if (country := entities[place].country))}

    return bool(within(one) & within(other))


_AT_ODDS = (
    (Status.EXPECTED, Status.CONSIDERED),
    (Status.PLEDGED, Status.DECLINED),
    (Status.AGREED, Status.DECLINED),
    (Status.EXPECTED, Status.DECLINED),
    (Status.DELIVERED, Status.DECLINED),
)


def _statuses(entity: str, facts: Sequence[Fact], searcher: Searcher) -> Iterator[Difference]:
    """Yield the promises of one giver to one recipient that one article holds firmer than another."""
    pledges = [fact for fact in facts if isinstance(fact, Pledge) and entity in fact.actors]
    for one, other in combinations(pledges, 2):
        if one.source == other.source or one.recipient != other.recipient:
            continue
        pair = {one.status, other.status}
        if not any(pair == set(odds) for odds in _AT_ODDS) or _funds(one, searcher) != _funds(other, searcher):
            continue
        # What is only likely is named too loosely for its words to be compared; the giver and the recipient have to do.
        likely = pair == {Status.EXPECTED, Status.CONSIDERED}
        if likely or likeness(about(one, searcher), about(other, searcher)) >= _LEAST_LIKE:
            yield Difference(Rule.STATUS, entity, one, other, (one.status.value, other.status.value))


def _funds(pledge: Pledge, searcher: Searcher) -> set[str]:
    """Return the mechanisms that a promise is about: one to a fund is no promise to a force."""
    items = {item.entity for item in pledge.items if item.entity}
    return {entity for entity in items if searcher.corpus.entities[entity].kind is EntityKind.MECHANISM}


_FOR = frozenset({Stance.SUPPORTS})
_AGAINST = frozenset({Stance.OPPOSES, Stance.SCEPTICAL})


def _stances(entity: str, facts: Sequence[Fact], searcher: Searcher) -> Iterator[Difference]:
    """Yield the positions on one subject that different articles put differently."""
    positions = [fact for fact in facts if isinstance(fact, Position) and entity in fact.actors]
    for one, other in combinations(positions, 2):
        if one.source == other.source or not (
            (one.stance in _FOR and other.stance in _AGAINST) or (one.stance in _AGAINST and other.stance in _FOR)
        ):
            continue
        if likeness(about(one, searcher), about(other, searcher)) >= _LEAST_LIKE:
            yield Difference(Rule.STANCE, entity, one, other, (one.stance.value, other.stance.value))


_LEADING = frozenset({"dominate_lead", "coordinate"})
_LED = frozenset({EntityKind.GROUP})
_LEADERS = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION})


def _leads(entity: str, facts: Sequence[Fact], searcher: Searcher) -> Iterator[Difference]:
    """Yield the sentences that give a group other leaders or coordinators."""
    if searcher.corpus.entities[entity].kind not in _LED:
        return
    led = [
        (fact, leaders)
        for fact in facts
        if isinstance(fact, Pledge | Position | Quote) and (leaders := _leaders(fact, entity, searcher))
    ]
    for (first, mine), (second, theirs) in combinations(led, 2):
        if first.source != second.source and mine != theirs:
            yield Difference(Rule.LEAD, entity, first, second)


def _leaders(fact: Fact, entity: str, searcher: Searcher) -> frozenset[str]:
    """Return whom a fact names beside the group, in a sentence of leading or coordinating."""
    language = searcher.corpus.sources[fact.source].language
    concepts = {concept for term in searcher.lexicon.terms(fact.text, language) for concept in term.concepts}
    if not concepts & _LEADING:
        return frozenset()
    known = searcher.corpus.entities
    named = {one for found in searcher.names.find(fact.text) for one in found.entities if found.by_name}
    recipient = {fact.recipient} if isinstance(fact, Pledge) else set()
    return frozenset(one for one in named - recipient - {entity} if known[one].kind in _LEADERS)


def _counts(entity: str, facts: Sequence[Fact], searcher: Searcher) -> Iterator[Difference]:
    """Yield the numbers that different articles give of the same things of an entity."""
    figures = [fact for fact in facts if isinstance(fact, Figure) and fact.amount is None and entity in fact.about]
    for one, other in combinations(figures, 2):
        same_unit = bool(set(one.unit.items()) & set(other.unit.items()))
        alike = (one.value, one.upper, one.modifier) == (other.value, other.upper, other.modifier)
        if one.source != other.source and same_unit and not alike:
            yield Difference(Rule.COUNT, entity, one, other, (one.figure.text, other.figure.text))
    del searcher


_RULES: tuple[Callable[[str, Sequence[Fact], Searcher], Iterator[Difference]], ...] = (
    _amounts,
    _places,
    _statuses,
    _stances,
    _leads,
    _counts,
)


def _distinct(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return the differences once each, whichever entity they were found by."""
    kept: dict[tuple[Rule, str, frozenset[str], frozenset[str]], Difference] = {}
    for one in found:
        sources = frozenset({one.left.source, one.right.source}) if one.rule is not Rule.AMOUNT else frozenset[str]()
        kept.setdefault((one.rule, one.entity, sources, frozenset(one.said)), one)
    order = list(Rule)
    return tuple(sorted(kept.values(), key=lambda one: order.index(one.rule)))
