"""Whether a sentence meets enough of a question to be evidence for it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.ask.evidence.gathering import Evidence
from knowledge.ask.evidence.needs import Need, in_words
from knowledge.ask.question import Question, concepts_of
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.model import EntityKind, Pledge, Position, Stance, Status
from knowledge.search.searcher import Searcher

_LEAST_SHARE = 0.7
"""The share of a question's words that a sentence and its surroundings must meet."""
_LEAST_OF_NAMED = 0.6
"""The same where a question names somebody or something on record, which must be met besides: people reword the rest."""
_LEAST_OWN = 0.5
"""And the share that the sentence itself must meet."""
_LEAST_OWN_OF = {
    Asked.REASON: 0.65,
    **dict.fromkeys(
        (Asked.DATE, Asked.YEAR, Asked.MONTH, Asked.DAY, Asked.CALENDAR, Asked.AMOUNT, Asked.DURATION), 0.6
    ),
}
"""Kinds whose value must stand with more of the words: a date in the next sentence is another thing's date."""
_STRICT_SHARE = 0.75
"""The same for yes or no, where a word left out may turn the answer."""
_MANY = 5
"""Words of a question that no sentence need have by itself all."""
_WHERE = frozenset({Asked.PLACE, Asked.CITY})
_PERSONS = frozenset({EntityKind.PERSON})
_THINGS = frozenset({EntityKind.MECHANISM, EntityKind.WEAPON})
"""A date or a sum of these has to stand in the sentence that names them."""
_FAVOURABLE = frozenset({Stance.SUPPORTS, Stance.MEDIATES})
LOOSE = frozenset({Asked.THING, Asked.MANNER, Asked.SAID, Asked.POSITION, Asked.PROMISED, Asked.COMPARE})
"""Kinds of question that several sentences may answer together: "what", "how"."""
_ANYWHERE = frozenset({EntityKind.PLACE, EntityKind.EVENT, EntityKind.MECHANISM})
"""Kinds of name that set the scene: an article that is about a summit need not name it in each sentence."""


def accepts(question: Question, one: Evidence, searcher: Searcher) -> bool:
    """Whether a sentence meets enough of a question to be evidence for it."""
    strict = question.asked is Asked.WHETHER
    if question.asked is Asked.WHO and not _refuses(question, one):
        return False
    if one.sentence.is_question and question.asked not in {Asked.THING, Asked.MANNER, Asked.SAID}:
        return False
    if not one.meets_names or not _names_close(question, one, searcher):
        return False
    words = [need for need in (*one.own, *one.near, *one.missing) if not need.entities]
    own_names = [need for need in one.own if need.entities]
    if not words and not own_names and not (question.counted and not one.far):
        return False
    insists = any(need.accepts & load_concepts().insisting for need in one.missing)
    if insists and one.share() < _LEAST_SHARE:
        return False
    least_own = 0.0 if _says_of_what(question, one) else _LEAST_OWN_OF.get(question.asked, _LEAST_OWN)
    least = _STRICT_SHARE if strict else _LEAST_OF_NAMED if question.mentions else _LEAST_SHARE
    return one.share() >= least and max(own_share(one), _crowded_share(question, one)) >= least_own


def _refuses(question: Question, one: Evidence) -> bool:
    """Whether a sentence says that somebody refuses, where a question asks who does.

    Its other words are met as well by whoever gives what is asked about. "Against" alone refuses nothing: "in its fight
    against the invasion".
    """
    refusing = load_concepts().refusing
    if not question.terms or not question.terms[0].concepts & refusing:
        return True
    for fact in one.sentence.facts:
        if (isinstance(fact, Pledge) and fact.status is Status.DECLINED) or (
            isinstance(fact, Position) and fact.stance not in _FAVOURABLE
        ):
            return True
    return any(term.concepts & refusing and not term.is_function for term in one.sentence.own)


def _crowded_share(question: Question, one: Evidence) -> float:
    """Return the share of the words and names that a sentence meets itself, of a question of very many; 0 of others.

    One sentence cannot say every word of a long question: whom it names counts as much there.
    """
    every = (*one.own, *one.near, *one.missing)
    words = [need for need in every if not need.entities]
    if len(words) < _MANY or len(words) == len(every) or question.asked in _LEAST_OWN_OF or not _says_names(one):
        return 0.0
    return len(one.own) / len(every)


def _says_names(one: Evidence) -> bool:
    return all(need in one.own for need in (*one.own, *one.near, *one.missing) if need.entities)


def own_share(one: Evidence) -> float:
    """Return the share of the words that a sentence meets itself, but for those that tell which meeting is meant."""
    if not any(need in one.far and need.accepts & load_concepts().scenes for need in one.near):
        return one.share(own=True)
    return replace(one, near=tuple(need for need in one.near if not need.accepts & load_concepts().scenes)).share(
        own=True
    )


def _says_of_what(question: Question, one: Evidence) -> bool:
    """Whether a sentence says of what its value is ("the cost"), where the thing itself is named just before."""
    says = load_kinds()[question.asked].says
    asked = concepts_of(question.all_terms) & says
    return bool(asked & one.sentence.concepts) and not one.far and not one.missing


def _names_close(question: Question, one: Evidence, searcher: Searcher) -> bool:
    """Whether one of those who act in the question stands in the sentence, and every person at least in its passage.

    For what may be said in several sentences ("what", "how") the surroundings will do.
    """
    named = [need for need in (*one.own, *one.near) if need.entities]
    acting = [need for need in named if not _kinds(need, searcher) <= _ANYWHERE]
    if question.asked not in LOOSE and any(need in one.far for need in acting if _kinds(need, searcher) & _PERSONS):
        return False
    words = [need for need in one.own if not need.entities]
    if question.asked in _WHERE and words and not any(in_words(need, one.sentence) for need in words):
        return False  # where it is stands with its own words, and not with those that a fact puts for them
    if question.asked in _LEAST_OWN_OF and any(need in one.near for need in named if _kinds(need, searcher) & _THINGS):
        return False
    return not acting or any(need in one.own for need in acting)


def _kinds(need: Need, searcher: Searcher) -> set[EntityKind]:
    return searcher.kinds_of(need.entities)
