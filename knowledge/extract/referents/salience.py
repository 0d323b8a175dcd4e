"""How present each person and body is at a place of the text: what pronouns and epithets choose by."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Document, Mention, Naming, Referent
from knowledge.extract.phrases import AND, MARK, SIGN, SUB, D, J, P
from knowledge.model import EntityKind

FORGOTTEN = -100.0
"""The salience of what was never named, or too long ago."""
MEMORY = 8
"""Sentences after which nobody is still meant by a pronoun."""
LATEST = 3
"""Sentences within which somebody is still the one just spoken of."""
_SUBJECT, _SPEAKER, _PASSING, _ALONE = 0.5, 0.6, -0.4, 0.3
"""What being the subject, having just spoken, standing behind a preposition, being a sentence's only person adds."""
_MOST_JOINED = 12
"""Names that "and" joins to one that may be a subject; longer lists are none of speakers."""
_REMEMBERED = 60
"""Referents among whom a pronoun or an epithet finds its own."""


@dataclass(slots=True, eq=False)
class Trace:
    """Where a referent was last named, how salient that made it, and in which sentence it last spoke."""

    sentence: int
    token: int
    weight: float
    spoke: int = -100


class Salience:
    """Keeps who was named, in the order of one text."""

    def __init__(self, document: Document, classes: list[int], possessives: frozenset[str]) -> None:
        """`possessives` are the words that make the name before them an owner."""
        self.document = document
        self.possessives = possessives
        self.classes = classes
        self._sentence_firsts = {sentence.first for sentence in document.sentences} | {0}
        self.traces: dict[str, Trace] = {}
        self.recent: dict[str, Referent] = {}
        """The referents named last, the latest at the end."""
        self.last_speaker: Referent | None = None
        self.told: list[int] = []
        """For each sentence how many up to it are not wholly somebody's words: the sentences of `note` and `of`."""
        self._persons_in: dict[int, set[str]] | None = None

    def note(self, mention: Mention, sentence: int, *, speaks: bool) -> None:
        """Take in that a mention names its referent in a sentence, perhaps as the speaker of a quotation."""
        referent = mention.referent
        if referent is None or mention.naming is Naming.DEMONYM:
            return
        trace = self.traces.get(referent.id)
        weight = self._weight(mention, referent, sentence)
        spoke = trace.spoke if trace else -100
        if trace and trace.sentence == sentence:
            weight = max(weight, trace.weight)
        if speaks:
            spoke, weight = sentence, max(weight, _SUBJECT)
            self.last_speaker = referent
            referent.sure = referent.sure or referent.kind is EntityKind.PERSON
        self.traces[referent.id] = Trace(sentence, mention.first, weight, spoke)
        self.recent.pop(referent.id, None)
        self.recent[referent.id] = referent
        if len(self.recent) > _REMEMBERED:
            del self.recent[next(iter(self.recent))]

    def _weight(self, mention: Mention, referent: Referent, sentence: int) -> float:
        first, owns = mention.first, bool(self.possessives) and self._owns(mention.last)
        if self.possessives and self._owns(first) and (owner := self.document.mention_at.get(first - 1)) is not None:
            first = owner.first  # "Jane Roe's sister, Ann"
        if mention.naming is Naming.PRONOUN or (self.opens_clause(first) and not owns):
            return _SUBJECT
        if referent.kind is EntityKind.PERSON and self._is_only_person(sentence, referent):
            return _ALONE
        before = self.classes[mention.first - 1] if mention.first else SIGN
        return _PASSING if before & (J | P) and not before & SIGN else 0.0

    def _owns(self, index: int) -> bool:
        """Whether a token makes the name before it the owner of what follows: "Jane Roe's sister"."""
        return index < len(self.document.tokens) and self.document.tokens[index].lower in self.possessives

    def _is_only_person(self, sentence: int, referent: Referent) -> bool:
        """Whether a sentence names nobody else, so that it is about this person wherever the name stands."""
        if self._persons_in is None:
            self._persons_in = {}
            for mention in self.document.mentions:
                named = mention.referent
                if named is not None and named.kind is EntityKind.PERSON:
                    at = self.told[self.document.sentence_at(mention.start).index]
                    self._persons_in.setdefault(at, set()).add(named.id)
        return not self._persons_in.get(sentence, set()) - {referent.id}

    def opens_clause(self, index: int) -> bool:
        """Whether a phrase stands where a subject stands: at the start of its sentence or behind a comma."""
        for _ in range(_MOST_JOINED):
            if index in self._sentence_firsts:
                return True  # also behind a headline, which no full stop ends
            before = self.classes[index - 1]
            if before & D and index > 1:
                before = self.classes[index - 2]
            joined = self.document.mention_at.get(index - 2) if before & AND and index > 1 else None
            if joined is None:
                return bool(before & (SIGN | MARK | SUB | AND))
            if joined.first >= index - 1:
                return False
            index = joined.first  # "with A and B" has neither for its subject
        return False

    def of(self, referent: Referent, sentence: int) -> float:
        """Return how present a referent is at a sentence: near 0 in its own, lower further on, FORGOTTEN in the end."""
        trace = self.traces.get(referent.id)
        if trace is None or sentence - trace.sentence > MEMORY:
            return FORGOTTEN
        spoke = _SPEAKER if sentence - trace.spoke <= LATEST else 0.0
        return -float(sentence - trace.sentence) + trace.weight + spoke + trace.token * 1e-6

    def named_last(self, mention: Mention) -> Referent | None:
        """Return the person named last, before what says no more of whom it means than that: "ce dernier"."""
        for referent in reversed(self.recent.values()):
            agrees = mention.gender is None or referent.gender in {None, mention.gender}
            if referent.kind is EntityKind.PERSON and not referent.plural and agrees:
                return referent
        return None

    def rename(self, described: Referent, person: Referent) -> None:
        """Take in that somebody whom the text described is a person whom it names now."""
        self.recent.pop(described.id, None)
        self.recent[person.id] = person
        self.traces[person.id] = self.traces.pop(described.id)
        if self.last_speaker is described:
            self.last_speaker = person

    def refresh(self, referent: Referent, sentence: int) -> None:
        """Take in that a sentence is about a referent whom it only says something to belong to."""
        trace = self.traces[referent.id]
        if trace.sentence < sentence:
            trace.sentence, trace.weight = sentence, 0.0

    def is_subject(self, referent: Referent) -> bool:
        """Whether a referent was a subject where it was last named."""
        trace = self.traces.get(referent.id)
        return trace is not None and trace.weight >= _SUBJECT

    def opens(self, referent: Referent, index: int, sentence: int) -> bool:
        """Whether the sentence before one begins at a token and with a referent as its subject."""
        trace = self.traces.get(referent.id)
        return (
            trace is not None and trace.token == index and self.is_subject(referent) and trace.sentence + 1 == sentence
        )

    def is_told_of(self, referent: Referent, first: int, sentence: int) -> bool:
        """Whether a referent is named in a sentence or the one before it, behind a token."""
        trace = self.traces.get(referent.id)
        return trace is not None and trace.token >= first and sentence - trace.sentence <= 1

    def is_passing(self, referent: Referent, sentence: int) -> bool:
        """Return whether a sentence names a referent, but not as its subject."""
        trace = self.traces.get(referent.id)
        return trace is not None and trace.sentence == sentence and trace.weight < _ALONE

    def is_near(self, referent: Referent, sentence: int) -> bool:
        """Whether a referent was named in this sentence or one of the last few."""
        trace = self.traces.get(referent.id)
        return trace is not None and sentence - trace.sentence <= LATEST
