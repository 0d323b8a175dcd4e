"""A question that offers alternatives ("before or after the vote?"): the one that a sentence says, and not a yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from knowledge.ask.clauses.clause import Said
from knowledge.ask.clauses.denial import is_denied
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather
from knowledge.ask.evidence.needs import Need, needs_of
from knowledge.ask.evidence.sufficiency import accepts
from knowledge.ask.question import Mention, Question
from knowledge.ask.reply import Lack, Reply
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.roles import load_roles
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term

_REACH = 5
"""Words behind one that says where or when among which stands what it is said of: "after the *signing*"."""
_WORDS = 2
"""Words, the alternative among them, that are too few where nobody and no article is named."""
_ENDS = " ,.;:?!"


class Alternative(NamedTuple):
    """What is offered: its need, its words in the question, and the needs of what stands behind a preposition.

    `beside` are those of the word that is of one phrase with it: "a *lone* decision".
    """

    need: Need
    words: str
    behind: tuple[Need, ...]
    beside: tuple[Need, ...] = ()


class _Offer(NamedTuple):
    """One side of an "or": a word or a name, by its place, and what it says."""

    first: int
    term: Term | None
    mention: Mention | None


def chosen(question: Question, searcher: Searcher) -> Reply | None:
    """Answer which of the alternatives that a question offers a sentence says; None where it offers none, or none is.

    Of what is before or after something else that nothing says is not on record.
    """
    offers = _offers(question, searcher)
    if not offers:
        return None
    named = {offer.mention for offer in offers}
    places = {offer.term.start for offer in offers if offer.term is not None}
    rest = replace(
        question,
        asked=Asked.THING,
        terms=tuple(term for term in question.terms if term.start not in places),
        mentions=tuple(mention for mention in question.mentions if mention not in named),
    )
    known = needs_of(rest, searcher)
    alternatives = [_alternative(offer, offers, rest, searcher) for offer in offers]
    if not known:
        return None
    every = (*known, *(one.need for one in alternatives))
    for evidence in gather(rest, every, searcher):
        said = [one for one in alternatives if _is_said(one, question, evidence.sentence, searcher)]
        about = _with_only(evidence, said, alternatives)
        if len(said) == 1 and accepts(rest, about, searcher) and _is_about_it(rest, about):
            shown = finding(rest, evidence.sentence, about.own, searcher)
            return Reply(Asked.THING, question, findings=(shown,), choice=said[0].words)
    if all(one.behind for one in alternatives):
        return Reply(Asked.WHETHER, question, Lack.NOTHING)  # sentences that tell of both do not tell which came first
    return None


def _is_about_it(rest: Question, about: Evidence) -> bool:
    """Whether a sentence says enough beside the alternative: a name, an article that is meant, or two words."""
    return bool(rest.mentions or rest.sources) or len(about.own) > _WORDS


def _offers(question: Question, searcher: Searcher) -> list[_Offer]:
    """Return what stands on both sides of the question's "or", and before the first with a comma between."""
    terms = question.all_terms
    at = next(iter(question.between(load_roles()[question.language].ors)), None)
    if at is None:
        return []
    behind = next(_said_at(range(at + 1, len(terms)), question, searcher), None)
    if behind is None:
        return []
    before = [one for one in _said_at(range(at - 1, -1, -1), question, searcher) if _alike(one, behind)]
    if not before:
        return []
    listed = [before[0]]
    for one in before[1:]:
        if question.text[_end(one, question) : terms[listed[-1].first].start].strip() != ",":
            break
        listed.append(one)
    return [*reversed(listed), behind]


def _said_at(places: Sequence[int], question: Question, searcher: Searcher) -> Iterator[_Offer]:
    """Yield the names and content words at some places, in their order; a name once."""
    seen: set[Mention] = set()
    for at in places:
        mention = next((one for one in question.mentions if one.first <= at < one.last), None)
        term = question.all_terms[at]
        if mention is not None:
            if mention not in seen:
                seen.add(mention)
                yield _Offer(mention.first, None, mention)
        elif opposed := _opposed(term, searcher):
            yield _Offer(at, term._replace(concepts=opposed), None)
        elif not (term.is_function or searcher.lexicon.is_light(term)):
            yield _Offer(at, term, None)


def _opposed(term: Term, searcher: Searcher) -> frozenset[str]:
    """Return what a word says of where or when against another ("before", "outside"), a little word's sense too."""
    lexicon = searcher.lexicon
    little = (one for one in load_concepts().opposed if (term.stem,) in lexicon.said(one, term.language))
    return frozenset(little) | (term.concepts & load_concepts().opposed)


def _alike(one: _Offer, other: _Offer) -> bool:
    return (one.mention is None) == (other.mention is None)


def _end(offer: _Offer, question: Question) -> int:
    last = offer.mention.last - 1 if offer.mention is not None else offer.first
    return question.all_terms[last].end


def _alternative(offer: _Offer, offers: Sequence[_Offer], rest: Question, searcher: Searcher) -> Alternative:
    terms = rest.all_terms
    other = next((one for one in offers if one.first > offer.first), None)
    ors = load_roles()[rest.language].ors
    ends = [term.start for term in terms if term.form in ors] if other is not None else [len(rest.text)]
    start = terms[offer.first].start
    end = next((place for place in ends if place > start), len(rest.text))
    end = min(end, terms[other.first].start) if other is not None else end
    asking = replace(
        rest,
        terms=(offer.term,) if offer.term is not None else (),
        mentions=(offer.mention,) if offer.mention is not None else (),
        names=(),
    )
    behind: tuple[Need, ...] = ()
    if offer.term is not None and _opposed(offer.term, searcher):
        last = max(one.first for one in offers)
        near = set(terms[last + 1 : last + 1 + _REACH])
        content = tuple(term for term in near if not term.is_function and term.form not in ors)
        before = {term.stem for term in terms[: min(one.first for one in offers)]}
        content = tuple(term for term in content if term.stem not in before) or content  # else it tells them not apart
        behind = needs_of(replace(asking, terms=content), searcher)
        if not behind:
            return Alternative(needs_of(asking, searcher)[0], rest.text[start:end].strip(_ENDS), ())
    words = rest.text[start:end].strip(_ENDS)
    following = () if behind or other is not None else _of_its_phrase(offer, rest, searcher)
    beside = needs_of(replace(asking, terms=following, mentions=()), searcher) if following else ()
    return Alternative(needs_of(asking, searcher)[0], words, behind, beside)


def _of_its_phrase(offer: _Offer, rest: Question, searcher: Searcher) -> tuple[Term, ...]:
    """Return the content word that stands right behind the last alternative, nothing between."""
    terms = rest.all_terms
    if offer.term is None or offer.first + 1 >= len(terms):
        return ()
    term, behind = terms[offer.first], terms[offer.first + 1]
    content = not (behind.is_function or searcher.lexicon.is_light(behind))
    return (behind,) if content and not rest.text[term.end : behind.start].strip() else ()


def _with_only(evidence: Evidence, said: Sequence[Alternative], alternatives: Sequence[Alternative]) -> Evidence:
    """Return evidence with no other alternative than what it says."""
    needs = {id(one.need) for one in alternatives}
    own, near, missing, far = (
        tuple(need for need in group if id(need) not in needs)
        for group in (evidence.own, evidence.near, evidence.missing, evidence.far)
    )
    return replace(evidence, own=(*own, *(one.need for one in said)), near=near, missing=missing, far=far)


def _is_said(one: Alternative, question: Question, sentence: Sentence, searcher: Searcher) -> bool:
    """Whether a sentence itself says an alternative, and does not deny it."""
    if one.need.entities:
        return not one.need.entities.isdisjoint(sentence.named)
    if not all(any(need.is_met_by(term) for term in sentence.own) for need in one.beside):
        return False
    said = Said.by(sentence)
    for at, term in enumerate(sentence.own):
        says = one.need.accepts & _opposed(term, searcher) if one.behind else one.need.is_met_by(term)
        if not says or is_denied(question, said, term):
            continue
        near = sentence.own[at + 1 : at + 1 + _REACH]
        if not one.behind or any(need.is_met_by(other) for need in one.behind for other in near):
            return True
    return False
