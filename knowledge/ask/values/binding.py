"""To whom a value belongs: a sum that several give together is no answer to what one of them gives."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.ask.clauses.facts import parties
from knowledge.ask.question import ACTING, Question
from knowledge.ask.reply import Value
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.markers import leaves_open
from knowledge.ask.tables.status import FIRM, told
from knowledge.ask.values.holding import SUMS
from knowledge.model import Pledge
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence

_GIVEN = frozenset({*SUMS, Asked.COUNT, Asked.WHO, Asked.COUNTRY, Asked.WEAPON, Asked.ORGANISATION})


def bound(
    question: Question, sentence: Sentence, values: tuple[Value, ...], searcher: Searcher
) -> tuple[Value, ...] | None:
    """Return the values that belong to whom the question asks about; None where none does.

    A sum that several give together is no answer to what one of them gives, nor one that is only expected to what was
    promised.
    """
    if (question.done or question.due) and question.asked in _GIVEN and _only_intended(question, sentence):
        return None
    if question.asked not in SUMS:
        return values
    kept = [value for value in values if _is_theirs(question, value, searcher)]
    return tuple(kept) or None


def _only_intended(question: Question, sentence: Sentence) -> bool:
    """Whether a question asks what was given or promised, or is to be, and the sentence only says what may be."""
    if not _asks_for_promise(question) or question.says(load_concepts().intending):
        return False
    if leaves_open(question.text, question.language):  # "who said they *would* contribute"
        return False
    givers = set(question.entities)
    pledges = [fact for fact in sentence.facts if isinstance(fact, Pledge)]
    theirs = [pledge for pledge in pledges if givers & set(pledge.actors)] or pledges
    firm = told(due=question.due and not question.done)
    return bool(theirs) and not any(pledge.status in firm for pledge in theirs)


def _is_theirs(question: Question, value: Value, searcher: Searcher) -> bool:
    if not isinstance(value.fact, Pledge):
        return not question.alone
    givers = _givers(question, searcher)
    if not givers:
        return True
    theirs = [giver for giver in givers if set(value.fact.actors) & parties([giver], searcher)]
    if not theirs and value.fact.recipient not in givers:
        return False
    several = len(value.fact.actors) > 1
    if several and len(theirs) < 2 and theirs:
        return not question.alone and (value.fact.status in FIRM or not _asks_for_promise(question))
    return True


def _givers(question: Question, searcher: Searcher) -> list[str]:
    return [entity for entity in question.entities if searcher.corpus.entities[entity].kind in ACTING]


def _asks_for_promise(question: Question) -> bool:
    return question.says(load_concepts().transferring)


def joint(question: Question, sentences: Iterable[Sentence], searcher: Searcher) -> list[Sentence]:
    """Return the sentences whose sum one of those asked about shares with others."""
    givers = set(_givers(question, searcher))
    return [
        sentence
        for sentence in sentences
        for fact in sentence.facts
        if isinstance(fact, Pledge) and fact.amount and len(fact.actors) > 1 and givers & set(fact.actors)
    ][:1]
