"""Evidence: the sentences that meet a question's needs, in themselves and in the passage around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.ask.evidence.needs import Need, denied, group_of, meets
from knowledge.ask.question import Question
from knowledge.ask.tables.kinds import Asked
from knowledge.search.passages import Passage
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence

_PASSAGES = 24
"""Passages read for a question; the best one of a well-put question is nearly always among the first five."""
_MARKS = " \"'’”»"
"""What may stand behind the full stop of a sentence."""
_TURNED = frozenset({Asked.WHETHER, Asked.COMPARE, Asked.MANNER})
"""Kinds of question whose words may be met by their opposites."""
_LOOKED_AT = 14
"""Sentences whose surroundings are looked at too."""
SAME_PASSAGE, NEIGHBOUR, HEAD, DENIED = 0.7, 0.5, 0.5, 0.9
"""What it is worth to be met beside the sentence: in its passage, in the next one, in what the article is about, or by
its opposite ("accepts" by "refuses")."""


@dataclass(frozen=True)
class Evidence:
    """A sentence with what it meets of a question.

    `score` weighs what is met by how rare it is. `own` are the needs that the sentence itself meets, `near` those that
    only its surroundings do (`far` those that not even its passage does), `missing` the others. `turned` are those of
    its own that it meets by their opposite.
    """

    sentence: Sentence
    score: float
    own: tuple[Need, ...]
    near: tuple[Need, ...]
    missing: tuple[Need, ...]
    turned: tuple[Need, ...]
    far: tuple[Need, ...] = ()

    @property
    def meets_names(self) -> bool:
        """Whether no name is missing."""
        return not any(need.is_name for need in self.missing)

    def share(self, *, own: bool = False) -> float:
        """Return the share of the words, names apart, that are met (by the sentence itself: `own`); 1 without words.

        The larger of two shares: of the number of words, and of their weight, as rare ones say more.
        """
        words = [need for need in (*self.own, *self.near, *self.missing) if not need.is_name]
        if not words:
            return 1.0
        met = [need for need in (self.own if own else (*self.own, *self.near)) if not need.is_name]
        weighed = sum(need.weight for need in met) / sum(need.weight for need in words)
        return max(weighed, len(met) / len(words))

    @property
    def is_whole(self) -> bool:
        """Whether the sentence itself meets everything."""
        return not self.near and not self.missing


def gather(
    question: Question,
    needs: Sequence[Need],
    searcher: Searcher,
    *,
    keep: Callable[[Sentence], bool] = lambda _: True,
    passages: int = _PASSAGES,
) -> tuple[Evidence, ...]:
    """Return the sentences that best meet a question's needs, best first; `keep` says which may be evidence at all."""
    groups = [group_of(need, searcher) for need in needs]
    hits = searcher.index.find([group for group in groups if group], limit=passages, sources=question.sources)
    found: list[tuple[float, int, Passage, Sentence]] = []
    for hit in hits:
        read = searcher.read(hit.passage)
        for at, sentence in enumerate(read):
            if is_prose(sentence) and keep(sentence):
                found.append((_quick(needs, sentence, read), at, hit.passage, sentence))
    found.sort(key=lambda entry: -entry[0])
    opposites = question.asked in _TURNED
    weighed = [
        weigh(needs, passage, sentence, searcher, opposites=opposites) for _, _, passage, sentence in found[:_LOOKED_AT]
    ]
    return tuple(sorted(weighed, key=lambda one: (-one.score, one.sentence.source, one.sentence.start)))


def sentences_of(source: str, searcher: Searcher) -> Iterator[Sentence]:
    """Yield every sentence of an article, from its first."""
    for passage in searcher.passages_of(source):
        yield from searcher.read(passage)


def is_prose(sentence: Sentence) -> bool:
    """Whether a sentence says something: a heading of a few words does not."""
    ends = sentence.text.rstrip(_MARKS).endswith((".", "!", "?"))
    return len(sentence.own) > 4 and (bool(sentence.facts) or ends or len(sentence.own) > 7)


def weigh(
    needs: Iterable[Need], passage: Passage, sentence: Sentence, searcher: Searcher, *, opposites: bool = False
) -> Evidence:
    """Return a sentence as evidence, its surroundings taken into account.

    `opposites` says whether a word is also met by its opposite, as in a question that is answered by yes or no.
    """
    own: list[Need] = []
    near: list[Need] = []
    missing: list[Need] = []
    turned: list[Need] = []
    far: list[Need] = []
    score = total = 0.0
    for need in needs:
        credit = 0.0
        if meets(need, sentence):
            own.append(need)
            credit = 1.0
        elif opposites and denied(need, sentence):
            own.append(need)
            turned.append(need)
            credit = DENIED
        else:
            credit = _beside(need, passage, sentence, searcher)
            (near if credit else missing).append(need)
            if 0 < credit < SAME_PASSAGE:
                far.append(need)
        score += need.weight * credit
        total += need.weight
    return Evidence(
        sentence,
        score / total if total else 0.0,
        tuple(own),
        tuple(near),
        tuple(missing),
        tuple(turned),
        tuple(far),
    )


def _beside(need: Need, passage: Passage, sentence: Sentence, searcher: Searcher) -> float:
    """Return what it is worth that a need is met beside a sentence; what is farther is read only if it has to be."""
    if any(meets(need, other) for other in searcher.read(passage)):
        return SAME_PASSAGE
    elsewhere = not need.entities or need.worded or searcher.may_name(sentence.source, need.entities | need.agents)
    if elsewhere and any(meets(need, other) for other in _around(passage, searcher)):
        return NEIGHBOUR
    if any(meets(need, other) for other in _head(sentence.source, searcher, text=elsewhere)):
        return HEAD
    return HEAD if _stands_for(need, sentence) else 0.0


def _stands_for(need: Need, sentence: Sentence) -> bool:
    """Whether the sentence names the country that a person asked about serves."""
    return not need.served.isdisjoint(sentence.entities)


def _quick(needs: Sequence[Need], sentence: Sentence, read: Sequence[Sentence]) -> float:
    score = 0.0
    for need in needs:
        if meets(need, sentence):
            score += need.weight
        elif denied(need, sentence):
            score += DENIED * need.weight
        elif any(meets(need, other) for other in read):
            score += SAME_PASSAGE * need.weight
    return score


def _around(passage: Passage, searcher: Searcher) -> list[Sentence]:
    """Return the last sentences of the passage before and the first of the one after."""
    listed = searcher.passages_of(passage.source)
    at = listed.index(passage)
    before = searcher.read(listed[at - 1])[-2:] if at > 0 else ()
    after = searcher.read(listed[at + 1])[:1] if at + 1 < len(listed) else ()
    return [*before, *after]


def _head(source: str, searcher: Searcher, *, text: bool) -> list[Sentence]:
    """Return what an article is about: the sentences of its first passages (`text`), and what is known beside it."""
    listed = searcher.passages_of(source)[:2] if text else ()
    return [sentence for passage in listed for sentence in searcher.read(passage)] + list(searcher.about(source))
