"""A capital for its government: "What does Valdor fear?", where the articles say what the country does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.prepositions import is_governed
from knowledge.gazetteer import load_gazetteer
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher
from knowledge.text import fold


def as_governments(question: Question, searcher: Searcher) -> Question | None:
    """Return a question with the countries of the capitals that act in it; None where none does.

    A capital behind a preposition is where something happens, and stays a place.
    """
    mentions = tuple(_meant(mention, question, searcher) for mention in question.mentions)
    return replace(question, mentions=mentions) if mentions != question.mentions else None


def _meant(mention: Mention, question: Question, searcher: Searcher) -> Mention:
    known = searcher.corpus.entities
    place = known[mention.entities[0]]
    if place.kind is not EntityKind.PLACE or place.country is None or place.country not in known:
        return mention
    if is_governed(mention, question):
        return mention
    return replace(mention, entities=(place.country,)) if is_capital(mention.text) else mention


def is_capital(name: str) -> bool:
    """Whether a name as it is written is that of a capital, in any language that is read."""
    return fold(name) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    forms = (form for country in load_gazetteer().countries for said in country.capitals.values() for form in said)
    return frozenset(fold(form) for form in forms)
