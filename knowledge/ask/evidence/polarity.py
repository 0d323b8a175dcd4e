"""Yes, no, or neither: what a sentence says to a question that asks whether."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from knowledge.ask.clauses.denial import begins_clause, is_of_next, is_turned_back
from knowledge.ask.evidence.gathering import Evidence
from knowledge.ask.evidence.needs import Need
from knowledge.ask.question import Question
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.markers import denies, leaves_open, load_markers
from knowledge.ask.tables.roles import load_roles
from knowledge.ask.tables.status import FIRM
from knowledge.model import Pledge, Status
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.text import fold

_BEFORE, _AFTER = 5, 3
"""Words around a verb among which its negation stands: "ne bloquerait pas", "has not been adopted"."""
_REFUSED = frozenset({Status.DECLINED})


def truth_of(question: Question, one: Evidence, searcher: Searcher) -> bool | None:
    """Return what the evidence says to a question that asks whether: yes, no, or neither in so many words.

    No, where the sentence denies one of the question's words or says its opposite; yes only where it meets every word
    itself, denies nothing and leaves nothing open.
    """
    words = [need for need in one.own if not need.entities]
    if not words:
        return None
    asked_denied = _denied_in_question(question)
    denied = any(_is_denied(need, one.sentence) for need in words if need not in one.turned)
    says_no = denied or bool(one.turned) or _refused(one, words, searcher)
    if says_no and not asked_denied:
        return False
    if says_no:  # "will it not deliver?" of what it refuses: yes, if that is what is denied
        return True if one.is_whole and _says_refusal(question, one.sentence, searcher) else None
    if asked_denied:
        return False if one.is_whole and not _is_open(one.sentence) else None
    asks_openly = leaves_open(question.text, question.language)  # "could it still do so?"
    if not one.is_whole or _is_undone(one.sentence) or denied or denies(one.sentence.text, one.sentence.language):
        return None
    if _is_open(one.sentence) and not asks_openly:
        return None
    return True if _is_together(words, one.sentence) else None


def _is_together(words: Sequence[Need], sentence: Sentence) -> bool:
    """Whether the words of a question stand together in a sentence, at most one other among them.

    Words that a sentence only scatters ("deliveries of arms and training of troops") claim nothing together.
    """
    said = [term for term in sentence.own if not term.is_function]
    places = [[at for at, term in enumerate(said) if need.is_met_by(term)] for need in words]
    if not all(places):
        return False
    reach = len(words) + 1
    return any(
        all(any(first <= at < first + reach for at in others) for others in places) for first in set(chain(*places))
    )


def _says_refusal(question: Question, sentence: Sentence, searcher: Searcher) -> bool:
    """Whether a sentence speaks of a refusal, where the question asks for one: another denial in it is none."""
    asked = [searcher.lexicon.accepts(term) for term in question.all_terms if term.concepts & load_concepts().refusing]
    return all(accepts & sentence.concepts for accepts in asked)


def _denied_in_question(question: Question) -> bool:
    """Whether a question denies what it asks, and not only something beside it ("without delay", "rather than")."""
    denial, beside = (by.get(question.language) for by in (load_markers().denial, load_markers().beside))
    folded = fold(question.text)
    aside = {match.start() for match in beside.finditer(folded)} if beside else set()
    return any(match.start() not in aside for match in denial.finditer(folded)) if denial else False


def _refused(one: Evidence, words: Sequence[Need], searcher: Searcher) -> bool:
    """Whether what a question asks about is what was declined, and not something else in the same sentence."""
    pledges = [
        fact
        for fact in one.sentence.facts
        if isinstance(fact, Pledge)
        and any(searcher.summary_meets(need.accepts | need.denies, need.terms, fact) for need in words)
    ]
    return bool(pledges) and all(pledge.status in _REFUSED for pledge in pledges)


def _is_denied(need: Need, sentence: Sentence) -> bool:
    """Whether a denial stands about a word of the sentence that meets a need."""
    pattern = load_markers().denial.get(sentence.language)
    if pattern is None:
        return False
    folded = fold(sentence.text)
    if len(folded) != len(sentence.text):  # letters that fold to several: offsets drift, so nothing is said
        return False
    denials = [match.start() for match in pattern.finditer(folded)]
    if not denials:
        return False
    for at, term in enumerate(sentence.own):
        if not need.is_met_by(term):
            continue
        first = sentence.own[max(0, at - _BEFORE)].start
        last = sentence.own[min(len(sentence.own) - 1, at + _AFTER)].end
        near = [place for place in denials if first <= place <= last and not is_of_next(place, term, sentence.own)]
        near = [place for place in near if not is_turned_back(place, term, sentence.own)]
        between = (folded[min(place, term.end) : max(place, term.start)] for place in near)
        if not all(begins_clause(words, sentence.language) for words in between):
            return True
    return False


def _is_open(sentence: Sentence) -> bool:
    return leaves_open(sentence.text, sentence.language) or any(
        isinstance(fact, Pledge) and fact.status not in FIRM for fact in sentence.facts
    )


def _is_undone(sentence: Sentence) -> bool:
    """Whether a sentence speaks of an absence, or of something given up."""
    roles = load_roles().get(sentence.language)
    return roles is not None and bool(roles.undone.search(fold(sentence.text)))
