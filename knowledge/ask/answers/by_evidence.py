"""Answers by the evidence: the sentences that meet a question's needs and hold what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from knowledge.ask.clauses.claims import claimed, is_yet_to_be_done, speaks_to
from knowledge.ask.evidence.echoing import TOLD, only_echoes, told_after
from knowledge.ask.evidence.findings import finding
from knowledge.ask.evidence.gathering import Evidence, gather
from knowledge.ask.evidence.needs import Need, needs_of
from knowledge.ask.evidence.polarity import truth_of
from knowledge.ask.evidence.ranking import OF_THOSE, SHOWN, Held, best_of, rank_of
from knowledge.ask.evidence.sufficiency import accepts, own_share
from knowledge.ask.question import Mention, Question
from knowledge.ask.reply import Lack, Reply, Value
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.markers import denies
from knowledge.ask.tables.wordings import load_wordings
from knowledge.ask.values.bearing import is_elsewhere
from knowledge.ask.values.binding import bound, joint
from knowledge.ask.values.holding import SUMS, holds
from knowledge.model import EntityKind
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence

_TOLD_OF_IT = frozenset({Asked.PLACE, Asked.CITY, Asked.DATE, Asked.DAY, Asked.MONTH, Asked.YEAR, Asked.DURATION})
_FARTHER = 0.25
"""How much less of the words a sentence may say itself that tells when or where, than one that tells neither."""
_TOLD_ON = frozenset({Asked.THING, Asked.MANNER})
"""Kinds of which more may be told after the sentence that meets the question."""
_NEAREST = 2
"""Sentences shown as what is nearest, where nothing answers."""
_NEAR = 0.3
"""The score above which a sentence is near at all."""


def in_another(question: Question, searcher: Searcher) -> Reply:
    """Answer from other articles than the one that the question's first clause speaks of, which is shown too."""
    scene = replace(question, mentions=question.context, terms=question.scene, names=(), quoted=())
    told = gather(scene, needs_of(scene, searcher), searcher)
    if not told:
        return by_evidence(question, searcher)
    first = told[0].sentence
    own = _of_those_told(question, first, searcher)
    reply = by_evidence(own, searcher, keep=lambda sentence: sentence.source != first.source)
    if reply.lack is not None:
        return reply
    return replace(reply, findings=(*reply.findings, finding(scene, first, told[0].own, searcher)))


def _of_those_told(question: Question, told: Sentence, searcher: Searcher) -> Question:
    """Return a question without what its first clause names; of one that names nobody, about those whom that tells of."""
    mentions = tuple(mention for mention in question.mentions if mention not in question.context)
    sources = None if question.sources == (told.source,) else question.sources
    kinds = {EntityKind.PERSON, EntityKind.COUNTRY}
    acting = tuple(sorted(one for one in told.named if searcher.corpus.entities[one].kind in kinds))
    taking_up = load_wordings()[question.language].taking_up
    if not mentions and acting and any(term.form in taking_up for term in question.all_terms):
        mentions = (Mention(acting, "", 0, 0),)
    return replace(question, mentions=mentions, sources=sources)


def by_evidence(question: Question, searcher: Searcher, keep: Callable[[Sentence], bool] = lambda _: True) -> Reply:
    """Answer from the sentences that meet every need of a question and hold what it asks for.

    `keep` says which sentences may be evidence at all.
    """
    needs = needs_of(question, searcher)
    if not needs:
        return Reply(question.asked, question, Lack.NO_QUESTION)
    evidence = gather(question, needs, searcher, keep=keep)
    accepted, met = _accepted(question, evidence, searcher)
    truth = None
    if question.asked is Asked.WHETHER:
        accepted, truth = _judged(question, accepted, searcher)
    if not accepted:
        return (
            _told_after(question, evidence, needs, searcher) if met else _lacking(question, evidence, needs, searcher)
        )
    chosen = best_of(accepted, question) if truth is None else accepted[:SHOWN]
    values = _merged(values for _, values in chosen)
    findings = [finding(question, one.sentence, one.own, searcher) for one, _ in chosen]
    if question.asked in _TOLD_ON and only_echoes(chosen[0][0]):
        after = searcher.sentences_after(chosen[0][0].sentence, TOLD)
        findings[:1] = [*(finding(question, sentence, needs, searcher) for sentence in after), findings[0]]
    return Reply(question.asked, question, values=values, truth=truth, findings=tuple(findings))


def _accepted(question: Question, evidence: Sequence[Evidence], searcher: Searcher) -> tuple[list[Held], bool]:
    """Return the sentences that hold what is asked, with what they hold; and whether any speaks of it at all."""
    accepted: list[Held] = []
    met = False
    nearest_own = 0.0
    asks_denial = question.asked in OF_THOSE and denies(question.text, question.language)
    for one in evidence:
        if not accepts(question, one, searcher):
            continue
        if asks_denial and not denies(one.sentence.text, one.sentence.language):
            continue  # who did *not* is nobody of whom it is told that they did
        met = True
        nearest_own = max(nearest_own, own_share(one))
        if question.asked in _TOLD_OF_IT and own_share(one) < nearest_own - _FARTHER:
            continue
        if question.asked is Asked.WHETHER and is_yet_to_be_done(question, one.sentence):
            continue
        values = holds(question, one.sentence, searcher)
        if values is not None and (values := bound(question, one.sentence, values, searcher)) is not None:
            accepted.append((one, values))
    return accepted, met


def _told_after(question: Question, evidence: Sequence[Evidence], needs: Sequence[Need], searcher: Searcher) -> Reply:
    """Answer from the sentences after one that only echoes a question for names; the value is lacking where none does."""
    told = told_after(question, evidence[0], searcher)
    if not told:
        return _lacking(question, evidence, needs, searcher, Lack.VALUE)
    shown = [*(one for one, _ in told), evidence[0].sentence]
    findings = tuple(finding(question, one, needs, searcher) for one in shown)
    return Reply(question.asked, question, values=_merged(values for _, values in told), findings=findings)


def _lacking(
    question: Question,
    evidence: Sequence[Evidence],
    needs: Sequence[Need],
    searcher: Searcher,
    lack: Lack = Lack.NOTHING,
) -> Reply:
    """Reply that what is asked is not on record, with what is nearest: a sum that only several share comes first."""
    sentences = (one.sentence for one in evidence)
    shared = joint(question, sentences, searcher) if question.asked in SUMS else []
    nearest = shared or [one.sentence for one in evidence[:_NEAREST] if one.score > _NEAR]
    findings = tuple(finding(question, sentence, needs, searcher) for sentence in nearest)
    return Reply(question.asked, question, Lack.JOINT if shared else lack, findings=findings)


def _judged(question: Question, accepted: Sequence[Held], searcher: Searcher) -> tuple[list[Held], bool | None]:
    """Return the sentences that bear on a question of yes or no, with the answer where one says it plainly."""
    ranked = sorted(accepted, key=lambda pair: -rank_of(pair[0], question))
    told = [(pair, claimed(question, pair[0].sentence, searcher)) for pair in ranked]
    truth = next((answer for _, answer in told if answer is not None), None)
    if truth is not None:
        firm = [pair for pair, answer in told if answer is truth]
        return [*firm, *(pair for pair, answer in told if answer is not truth)], truth
    if question.elsewhere:
        return ranked, None
    bearing = [
        pair
        for pair in ranked
        if speaks_to(question, pair[0].sentence, searcher)
        and not is_elsewhere(question, pair[0].sentence.facts, searcher)
    ]
    return bearing, truth_of(question, bearing[0][0], searcher) if bearing else None


def _merged(lists: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    found: dict[tuple[str | None, str], Value] = {}
    for values in lists:
        for value in values:
            found.setdefault((value.entity, value.text), value)
    every = tuple(found.values())
    return tuple(one for one in every if not any(_is_part(one, other) for other in every))


def _is_part(one: Value, other: Value) -> bool:
    """Whether a value is words that stand inside those of a longer one: "in July" in "at its summit in July"."""
    if one is other or one.entity or other.entity or one.amount or other.amount or len(one.text) >= len(other.text):
        return False
    same_source = one.fact is None or other.fact is None or one.fact.source == other.fact.source
    return same_source and other.start <= one.start and one.end <= other.end


def by_words(question: Question, searcher: Searcher) -> Reply:
    """Answer from the sentences alone that say the words which a question quotes, in any of their forms."""
    quoted = [term for words in question.quoted for term in searcher.lexicon.terms(words, question.language)]
    stems = {(term.language, term.stem) for term in quoted if not term.is_function}
    return by_evidence(question, searcher, keep=lambda sentence: stems <= sentence.stems)
