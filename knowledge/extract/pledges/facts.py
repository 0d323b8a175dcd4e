"""Makes a fact of a draft: its span, its sum, its things, who says so and until when."""

from __future__ import annotations

from knowledge.extract.clauses.chain import REACH
from knowledge.extract.clauses.objects import Thing
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, TokenKind
from knowledge.extract.pledges.drafts import Draft
from knowledge.model import Item, Pledge, Stated

_LONGEST_SENTENCE = 420
"""Characters up to which the span of a lone promise is its whole sentence."""
_LONGEST_HORIZON = 8


class PledgeMaker:
    """Makes the facts of one document."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._tokens = document.tokens
        self._words = words.clause

    def fact(self, draft: Draft, number: int, *, alone: bool) -> Pledge:
        """Return the fact of a draft whose actors are known; `alone` where it is the only one of its sentence."""
        start, end = self._span(draft, alone=alone)
        main = draft.sums[0] if draft.sums else None
        speaker = draft.quotation.speaker if draft.quotation else None
        return Pledge(
            id=f"p{number}",
            source=self._document.source,
            start=start,
            end=end,
            text=self._document.text[start:end],
            actors=tuple(dict.fromkeys(referent.id for referent in draft.cast.referents)),
            open_ended=draft.cast.open_ended,
            recipient=draft.recipient.id if draft.recipient else None,
            amount=main.amount if main else None,
            alternatives=main.alternatives if main else (),
            items=tuple(self._item(thing) for thing in draft.things if self._is_inside(thing, start, end)),
            status=draft.verdict.status,
            attribution=self._attribution(draft),
            attributed_to=speaker.id if speaker and speaker not in draft.cast.referents else None,
            horizon=self._horizon(draft),
            reviewed=False,
            extracted=True,
        )

    def _is_inside(self, thing: Thing, start: int, end: int) -> bool:
        return start <= self._tokens[thing.first].start and self._tokens[thing.last - 1].end <= end

    def _item(self, thing: Thing) -> Item:
        start, end = self._tokens[thing.first].start, self._tokens[thing.last - 1].end
        return Item(start=start, end=end, text=self._document.text[start:end], count=thing.count)

    def _attribution(self, draft: Draft) -> Stated | None:
        quotation = draft.quotation
        if quotation is None or quotation.speaker_start is None or quotation.speaker_end is None:
            return None
        return self._stated(quotation.speaker_start, quotation.speaker_end)

    def _stated(self, start: int, end: int) -> Stated:
        return Stated(start=start, end=end, text=self._document.text[start:end])

    def _horizon(self, draft: Draft) -> Stated | None:
        """Return until when: "d'ici la fin de l'année", "by 2030"."""
        words = self._words
        last = min(draft.sentence.last, draft.chain.last + REACH)
        for index in range(draft.chain.first, last):
            if self._tokens[index].lower not in words.until:
                continue
            end = index + 1
            while end < min(last, index + _LONGEST_HORIZON) and self._is_time(end):
                end += 1
            dated = any(self._is_dated(at) for at in range(index + 1, end))
            if dated:
                return self._stated(self._tokens[index].start, self._tokens[end - 1].end)
        return None

    def _is_time(self, index: int) -> bool:
        token = self._tokens[index]
        if token.kind is TokenKind.NUMBER:
            return True
        lower = token.lower
        return lower in self._words.time or lower in self._words.time_parts or lower in self._words.until

    def _is_dated(self, index: int) -> bool:
        token = self._tokens[index]
        return token.lower in self._words.time or (token.kind is TokenKind.NUMBER and len(token.text) == len("2030"))

    def _span(self, draft: Draft, *, alone: bool) -> tuple[int, int]:
        """Return the sentence, or what lies between the actors and what they give where it holds several promises."""
        sentence = draft.sentence
        if alone and sentence.end - sentence.start <= _LONGEST_SENTENCE:
            return sentence.start, sentence.end
        first = draft.chain.first if draft.cast.start is None else min(draft.chain.first, draft.cast.start)
        start = self._tokens[max(first, sentence.first)].start
        end = self._tokens[max(draft.chain.last, draft.last - 1)].end
        if draft.sums:
            start, end = min(start, draft.sums[0].start), max(end, draft.sums[0].end)
        if draft.things:
            start = min(start, self._tokens[draft.things[0].first].start)
        return start, min(end, sentence.end)
