"""Needs: what the evidence has to meet, one for each name and each content word of a question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from knowledge.ask.question import Mention, Question
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.model import EntityKind
from knowledge.search.index import Group
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import ALIKE, Term, same_word

_WORDED = frozenset({EntityKind.EVENT, EntityKind.MECHANISM, EntityKind.GROUP, EntityKind.WEAPON})
"""Kinds whose names are made of ordinary words, which an article may put otherwise."""
_Asked = TypeVar("_Asked")
_MOST, _REPEATED = 16, 2
"""Needs of a kind that a question may have, and how often the same: what people ask for is fewer."""
_WEAK = 0.3
"""What a verb that says little by itself weighs beside other words."""
_LEAST_NAME = 0.4
"""What the commonest name weighs."""
_BETWEEN = 6
"""Other words that may stand between the words of a name that an article puts otherwise."""


@dataclass(frozen=True)
class Need:
    """A name or a word that the evidence must meet.

    Of a name: the `entities` that go by it, the `agents` that speak or act for them and, of a person, the country
    `served`; a name is `worded` where an article may put it otherwise. Of a word: the concepts that it `accepts` and
    those that `deny` it; `shadow` are entities of the question whose names hold the word too. `weight` is how rare it
    is in the corpus, between 0 and 1.
    """

    text: str
    terms: tuple[Term, ...]
    entities: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    served: frozenset[str] = frozenset()
    worded: bool = False
    accepts: frozenset[str] = frozenset()
    denies: frozenset[str] = frozenset()
    shadow: frozenset[str] = frozenset()
    weight: float = 1.0

    @property
    def is_name(self) -> bool:
        """Whether it is a name, of somebody on record or of nobody."""
        return bool(self.entities) or (not self.accepts and not self.terms[0].concepts and self.terms[0].form.isdigit())

    def is_met_by(self, term: Term) -> bool:
        """Whether one word of a sentence meets it: by a concept, or as the same word."""
        return bool(self.accepts & term.concepts) or any(term.stem == one.stem for one in self.terms)


def needs_of(question: Question, searcher: Searcher) -> tuple[Need, ...]:
    """Return the needs of a question: its names first, then its words; what it counts where it says nothing else."""
    names = [_name(mention, searcher) for mention in _few(question.mentions, lambda mention: mention.entities)]
    strangers = [_word(term, searcher, weight=1.0) for term in _few(question.names, lambda term: term.form)]
    needs = (*names, *strangers, *_words(question, searcher))
    return needs or tuple(_word(term, searcher) for term in question.counted)


def _few(asked: Iterable[_Asked], same: Callable[[_Asked], Hashable]) -> list[_Asked]:
    """Return the first of what is asked for, and of the same the first two: a wall of pasted words is no question."""
    seen: Counter[Hashable] = Counter()
    kept = []
    for one in asked:
        seen[same(one)] += 1
        if seen[same(one)] <= _REPEATED:
            kept.append(one)
    return kept[:_MOST]


def _name(mention: Mention, searcher: Searcher) -> Need:
    corpus = searcher.corpus
    agents = frozenset(agent for entity in mention.entities for agent in corpus.agents(entity))
    kinds = {corpus.entities[entity].kind for entity in mention.entities}
    served = {
        corpus.entities[entity].country
        for entity in mention.entities
        if corpus.entities[entity].kind is EntityKind.PERSON
    }
    return Need(
        text=mention.text,
        terms=mention.terms,
        entities=frozenset(mention.entities),
        agents=agents,
        served=frozenset(one for one in served if one),
        worded=bool(kinds) and kinds <= _WORDED and bool(mention.terms),
        weight=max(_LEAST_NAME, _rarity(searcher.group_of(mention.entities[0]), searcher)),
    )


def _shadow(term: Term, question: Question) -> frozenset[str]:
    """Return the entities that a question names by a word of the same sense: "who *commands* the *Command*"."""
    return frozenset(
        entity
        for mention in question.mentions
        if any(term.concepts & one.concepts for one in mention.terms)
        for entity in mention.entities
    )


def _words(question: Question, searcher: Searcher) -> Iterator[Need]:
    """Yield the needs of a question's words; a verb of holding true weighs little where the one who holds is named."""
    joined = _alternatives(question)
    concepts, no = load_concepts(), searcher.lexicon.negations[question.language]
    denied = question.asked is Asked.THING and any(term.form in no for term in question.all_terms)
    for term in _few(question.terms, lambda term: term.form):
        if term in joined.values():
            continue
        need = _word(term, searcher, shadow=_shadow(term, question))
        if term in joined:
            need = _either(need, _word(joined[term], searcher))
        if question.due and term.concepts & concepts.giving:  # what is promised is to be given
            need = replace(need, accepts=need.accepts | concepts.promising)
        if denied and need.denies:  # what is not clear is what is vague
            need = replace(need, accepts=need.accepts | need.denies)
        holding = question.mentions and term.concepts and term.concepts <= concepts.holding
        yield replace(need, weight=need.weight * _WEAK) if holding and len(question.terms) > 1 else need


def _alternatives(question: Question) -> dict[Term, Term]:
    """Return the words that a question offers as alternatives, each with the other one: "easy or difficult"."""
    ors = load_roles()[question.language].ors
    terms = question.all_terms
    return {
        terms[at - 1]: terms[at + 1]
        for at in question.between(ors)
        if 0 < at < len(terms) - 1 and terms[at - 1] in question.terms and terms[at + 1] in question.terms
    }


def _either(one: Need, other: Need) -> Need:
    """Return a need that either of two meets."""
    return replace(
        one,
        text=f"{one.text}/{other.text}",
        terms=(*one.terms, *other.terms),
        accepts=one.accepts | other.accepts,
        denies=frozenset(),
        weight=max(one.weight, other.weight),
    )


def _word(term: Term, searcher: Searcher, weight: float | None = None, shadow: frozenset[str] = frozenset()) -> Need:
    accepts = searcher.lexicon.accepts(term)
    return Need(
        text=term.form,
        terms=(term,),
        accepts=accepts,
        denies=searcher.lexicon.denies(term),
        shadow=shadow,
        weight=_weight(term, searcher) if weight is None else weight,
    )


def _weight(term: Term, searcher: Searcher) -> float:
    rare = _rarity(searcher.group(term), searcher)
    return rare * _WEAK if searcher.lexicon.is_weak(term) else rare


def _rarity(group: Group, searcher: Searcher) -> float:
    """Return how rare a word is: 1 where at most one passage holds it in any of its forms, towards 0 where all do."""
    index = searcher.index
    frequency = max((index.frequency(form) for form in group if len(form.stems) == 1), default=0)
    return max(0.15, 1 - math.log(max(1, frequency)) / math.log(max(2, index.size)))


def group_of(need: Need, searcher: Searcher) -> Group:
    """Return the ways in which a passage may meet a need."""
    if not need.entities:
        return tuple(dict.fromkeys(form for term in need.terms for form in searcher.group(term)))
    forms = [form for entity in sorted(need.entities | need.agents) for form in searcher.group_of(entity)]
    if need.worded:
        forms.extend(form for term in need.terms for form in searcher.group(term))
    return tuple(dict.fromkeys(forms))


def meets(need: Need, sentence: Sentence) -> bool:
    """Whether a sentence, with what its facts say of it, meets a need."""
    if need.entities:
        if not sentence.entities.isdisjoint(need.entities) or not sentence.entities.isdisjoint(need.agents):
            return True
        return need.worded and _words_close(need, sentence)
    return says(need, sentence)


def says(need: Need, sentence: Sentence) -> bool:
    """Whether a sentence says a word, and not only in a name of which the question says it too."""
    if need.shadow:
        inside = {
            at for name in sentence.names if need.shadow & set(name.entities) for at in range(name.first, name.last)
        }
        outside = [one for at, one in enumerate(sentence.own) if at not in inside]
        return any(need.accepts & one.concepts or same_word(need.terms[0], one) for one in outside)
    if need.accepts:
        if not need.accepts.isdisjoint(sentence.concepts):
            return True
        return any((term.language, term.stem) in sentence.stems and _exact(term, sentence) for term in need.terms)
    return all(_says(term, sentence) for term in need.terms)


def denied(need: Need, sentence: Sentence) -> bool:
    """Whether a sentence says the opposite of a word, and not the word itself."""
    return bool(need.denies) and not need.denies.isdisjoint(sentence.concepts) and not says(need, sentence)


def _words_close(need: Need, sentence: Sentence) -> bool:
    """Whether all words of a name stand close together in a sentence: "the league's meeting in Valdor"."""
    if not all(_says(term, sentence) for term in need.terms):
        return False
    places = [
        [at for at, one in enumerate(sentence.own) if one.concepts & term.concepts or same_word(term, one)]
        for term in need.terms
    ]
    if not all(places):
        return False
    reach = len(need.terms) + _BETWEEN
    return any(all(any(abs(at - first) <= reach for at in others) for others in places) for first in places[0])


def _exact(term: Term, sentence: Sentence) -> bool:
    return any(one.form == term.form and not one.is_function for one in sentence.own)


def _says(term: Term, sentence: Sentence) -> bool:
    if term.concepts and not term.concepts.isdisjoint(sentence.concepts):
        return True
    if (term.language, term.stem) in sentence.stems:
        return True
    # One word, or cognates, begin alike.
    return any(same_word(term, one) for one in sentence.by_beginning.get(term.stem[:ALIKE], ()))


def in_words(need: Need, sentence: Sentence) -> bool:
    """Whether the sentence's own words meet a need, and not only what its facts say of it."""
    if need.entities:
        return not need.entities.isdisjoint(sentence.named)
    return any(need.is_met_by(term) for term in sentence.own)
