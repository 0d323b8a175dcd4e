"""What a fact says, who acts in it, and whom it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.ask.clauses.clause import Said
from knowledge.ask.question import Mention, Question
from knowledge.model import EntityKind, Fact
from knowledge.model.roles import roles
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term

ACTING_ROLES = frozenset({"actors", "speaker", "participants"})
"""Fields of a fact that hold who acts in it: promises, speaks, takes part."""


def fact_says(term: Term, fact: Fact, searcher: Searcher) -> bool:
    """Whether a fact, by its words or by what is said of it, says a word of a question."""
    return searcher.fact_meets(searcher.lexicon.accepts(term), frozenset(), (term,), fact)


def acting(fact: Fact) -> set[str]:
    """Return the ids of those who act in a fact."""
    return {entity for role, entity in roles(fact) if role in ACTING_ROLES}


def parties(entities: Iterable[str], searcher: Searcher) -> set[str]:
    """Return some ids with those of whoever acts for them."""
    return {one for entity in entities for one in (entity, *searcher.corpus.agents(entity))}


def is_about(question: Question, fact: Fact, sentence: Sentence, searcher: Searcher) -> bool:
    """Whether a fact itself refers to everybody whom the question names."""
    return all(
        searcher.fact_meets(frozenset(), frozenset(mention.entities), (), fact)
        or any(searcher.fact_meets(term.concepts, frozenset(), (term,), fact) for term in mention.terms)
        or _is_kind_of_thing(mention, sentence, searcher)
        for mention in question.mentions
    )


def _is_kind_of_thing(mention: Mention, sentence: Sentence, searcher: Searcher) -> bool:
    """Whether a name is that of a sort of weapon which a sentence does not name, and its surroundings do."""
    kinds = {searcher.corpus.entities[entity].kind for entity in mention.entities}
    return kinds == {EntityKind.WEAPON} and sentence.named.isdisjoint(mention.entities)


def own_words(fact: Fact, searcher: Searcher) -> Said:
    """Return a fact's own words, as words in which a relation is looked for."""
    language = searcher.corpus.sources[fact.source].language
    return Said(fact.text, language, searcher.lexicon.terms(fact.text, language), searcher.names.find(fact.text))


def summaries(fact: Fact, searcher: Searcher) -> Iterator[Said]:
    """Yield what is said of a fact in each language."""
    for text, language in [
        *((t, code) for code, t in fact.summary.items()),
        *((t, c) for c, t in fact.translations.items()),
    ]:
        yield Said(text, language, searcher.lexicon.terms(text, language), searcher.names.find(text))
