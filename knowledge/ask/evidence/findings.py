"""Findings: a sentence that answers, with the fact in it that is most to the point."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.ask.evidence.needs import Need
from knowledge.ask.question import Question
from knowledge.ask.reply import Finding
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.markers import gives_reason
from knowledge.ask.values.holding import SUMS, relates
from knowledge.model import Fact, Figure, Quote, QuoteForm
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence


def finding(question: Question, sentence: Sentence, needs: Iterable[Need], searcher: Searcher) -> Finding:
    """Return a sentence as a finding, with the fact in it that is most to the point."""
    wanted = tuple(needs)

    def meets_either(need: Need, fact: Fact) -> bool:
        accepts = need.accepts | need.denies if question.asked is Asked.WHETHER else need.accepts
        return searcher.fact_meets(accepts, need.entities | need.agents, need.terms, fact)

    def fits(fact: Fact) -> tuple[bool, bool, float, float, bool, int]:
        met = sum(n.weight for n in wanted if meets_either(n, fact))
        told = sum(n.weight for n in wanted if not n.entities and searcher.summary_meets(n.accepts, n.terms, fact))
        related = relates(fact, [question.asked])
        # A figure's words are its whole sentence: they meet everything, whatever the number is of.
        bears = not isinstance(fact, Figure) or (related and (question.asked not in SUMS or fact.amount is not None))
        reasons = question.asked is Asked.REASON and _gives_reason(fact)
        return (bears, reasons, round(met, 6), round(told, 6), related, -abs(len(fact.text) - len(sentence.text)))

    facts = [fact for fact in sentence.facts if _overlap(fact, sentence) > 0]
    best = max(facts, key=fits, default=None)
    # Somebody's words are shown whole, unless what is asked stands beside them.
    whole = isinstance(best, Quote) and best.form is QuoteForm.DIRECT and fits(best)[2] >= _total(wanted)
    # Words beyond the sentence are not shown beside the answer, so its line does not give them either.
    inside = best is not None and (whole or (sentence.start <= best.start and best.end <= sentence.end))
    by_words = best is not None and inside and _is_left_out(best, wanted, searcher)
    return Finding(
        sentence.source, sentence.start, sentence.end, best, tuple(facts), whole_fact=whole, by_words=by_words
    )


def _gives_reason(fact: Fact) -> bool:
    """Whether what is said of a fact in a line gives a reason."""
    return any(gives_reason(said, code) for code, said in fact.summary.items())


def _is_left_out(fact: Fact, wanted: Iterable[Need], searcher: Searcher) -> bool:
    """Whether a fact's words say what is asked and its summary leaves it out."""
    words = [need for need in wanted if not need.entities]
    said = [need for need in words if searcher.fact_meets(need.accepts, frozenset(), need.terms, fact)]
    told = [need for need in words if searcher.summary_meets(need.accepts, need.terms, fact)]
    return _total(told) < _total(said)


def _total(needs: Iterable[Need]) -> float:
    return round(sum(need.weight for need in needs), 6)


def _overlap(fact: Fact, sentence: Sentence) -> int:
    return min(fact.end, sentence.end) - max(fact.start, sentence.start)
