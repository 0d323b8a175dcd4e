"""Reads the positions of a document: from verbs that take a stand, and from phrases that show one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.extract.clauses.analysis import Clause, Clauses, analyse, asks
from knowledge.extract.clauses.verbs import Tense
from knowledge.extract.document import Document, Referent, Sentence, TokenKind
from knowledge.extract.pledges import pledges_of
from knowledge.extract.positions.holders import HolderFinder, Holders
from knowledge.extract.positions.stances import StanceFinder, StanceFound, Use, stance_words
from knowledge.extract.positions.subjects import ClausesOf
from knowledge.extract.positions.taking import StanceTaking, Taken, denied, refuses_gift
from knowledge.model import Pledge, Position, Stance, Status

_SAME_ACTOR_REACH = 3
"""Sentences within which the same stance of the same actor is one position."""
_LONGEST_SUBJECT = 14
"""Tokens of the words that say what a position is on."""
_LONGEST_ELLIPSIS = 3
"""Words that take up a stance of the sentence before only: "elle aussi"."""
_LONGEST_CONTRAST = 4
"""Tokens behind a comma among which what is set against the words before it begins."""
_RANKS = {Use.SHOWS: 0, Use.QUOTED: 2}
_CONTRARY = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}
_HELD = (Stance.SUPPORTS, Stance.NEUTRAL)
"""What is to come only "if"."""


@dataclass(slots=True, eq=False)
class _Draft:
    """A position while it is put together: who, which stance, and the tokens of what it is on."""

    actors: list[Referent]
    stance: Stance
    subject: tuple[int, int]
    sentence: Sentence
    at: int
    """The token where what shows it begins."""
    speaker: Referent | None = None
    last: Sentence | None = None
    """The last sentence that says it, where several do."""
    is_phrase: bool = False
    rank: int = 1
    """How much it says beside another of the same actor in the sentence, least first."""
    pending: bool = False
    """Whether it is a stance only where it hangs on something."""


def extract_positions(document: Document) -> tuple[Position, ...]:
    """Return the positions of a document in order; ids are `s1`, `s2`, ... A language without tables has none."""
    clauses = analyse(document)
    return positions_of(clauses, pledges_of(clauses)) if clauses else ()


def positions_of(clauses: Clauses, pledges: Sequence[Pledge]) -> tuple[Position, ...]:
    """Return the positions among the clauses of a document, given its promises; see `extract_positions`."""
    return PositionReader(clauses, pledges).read()


class PositionReader:
    """Reads the positions of one document."""

    def __init__(self, clauses: Clauses, pledges: Sequence[Pledge]) -> None:
        self._clauses = clauses
        sentences = [(clauses.document.sentence_at(pledge.start).index, pledge.status) for pledge in pledges]
        self._promised = {index for index, status in sentences if status is not Status.DECLINED}
        self._declined = {index for index, status in sentences if status is Status.DECLINED}
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._taking = StanceTaking(clauses)
        self._holders = HolderFinder(clauses)
        self._phrases = StanceFinder(clauses.document)
        self._lists = stance_words(clauses.document.language)
        self._hanging = StanceFinder(clauses.document, hanging=True)
        self._drafts: list[_Draft] = []

    def read(self) -> tuple[Position, ...]:
        """Return the positions in order, at most one of an actor in a sentence, beside mediating."""
        for sentence, clauses in self._clauses.sentences:
            if self._says_nothing(sentence):
                continue
            verbs = self._from_verbs(clauses)
            phrases = self._from_phrases(sentence, clauses, verbs)
            for draft in self._chosen(self._hung([*phrases, *verbs], sentence)):
                if self._drafts and self._goes_on(self._drafts[-1], draft):
                    self._drafts[-1].last = sentence
                else:
                    self._drafts.append(draft)
        return tuple(self._position(draft, number) for number, draft in enumerate(self._drafts, 1))

    def _chosen(self, found: list[_Draft]) -> list[_Draft]:
        """Return what is kept of what a sentence shows, in order, by how much each says.

        Words that show a stance say more than the verb before them ("privilégie un rôle d'intermédiaire"), which says more
        than what is quoted: "reste prudente : c'est « une bonne idée au mauvais endroit »".
        """
        taken: set[tuple[str, bool]] = set()
        chosen = []
        for draft in sorted(found, key=lambda one: (one.rank * (one.stance is not Stance.CONDITIONAL), one.at)):
            # Who mediates may also be for something, or against it.
            names = {(referent.id, draft.stance is Stance.MEDIATES) for referent in draft.actors}
            if not (names & taken or draft.pending or self._is_promised(draft) or self._is_set_off(draft)):
                taken |= names
                chosen.append(draft)
        return sorted(chosen, key=lambda draft: draft.at)

    def _says_nothing(self, sentence: Sentence) -> bool:
        """Whether a sentence only asks, or is a heading, which the text then says at length."""
        if asks(self._tokens, sentence):
            return True
        last = self._tokens[sentence.last - 1]
        paragraph = self._document.paragraphs[sentence.paragraph]
        alone = paragraph.index == 0 and paragraph.last - paragraph.first == 1 and len(self._document.paragraphs) > 1
        return alone and last.kind is TokenKind.WORD

    def _is_promised(self, draft: _Draft) -> bool:
        """Whether a promise stands in the sentence: who gives supports, and it is the promise that is on record."""
        return draft.stance in (Stance.SUPPORTS, Stance.CONDITIONAL) and draft.sentence.index in self._promised

    def _is_set_off(self, draft: _Draft) -> bool:
        """Whether who is not against something only says what they do mind: "nothing against cyclists, but"."""
        first, comma = draft.subject
        if draft.stance is not Stance.NEUTRAL or first <= draft.at or comma >= draft.sentence.last:
            return False
        if self._tokens[comma].text != ",":
            return False
        against = self._words.prepositions & {*self._document.lowers[draft.at : first]}
        again = self._document.lowers[comma + 1 : comma + 1 + _LONGEST_CONTRAST]
        if not again or again[0] in self._lists.set_off:
            return bool(again)
        return bool(against) and (again[0] in self._lists.yet or not against.isdisjoint(again))

    @staticmethod
    def _goes_on(before: _Draft, draft: _Draft) -> bool:
        """Whether a position is the one before it in other words: the same stance a sentence or two on."""
        latest = before.last or before.sentence
        near = 0 < draft.sentence.index - latest.index <= _SAME_ACTOR_REACH
        same = draft.actors == before.actors and before.stance is draft.stance
        return same and near and draft.sentence.paragraph == latest.paragraph

    # --- verbs that take a stand

    def _from_verbs(self, clauses: list[Clause]) -> list[_Draft]:
        drafts = []
        for clause in clauses:
            condition = self._condition(clause)
            taken = Taken(condition) if condition is not None else self._taking.of(clause.chain)
            if taken is None or self._is_asked(clause):
                continue
            anybody = taken.pending or taken.stance is Stance.CONDITIONAL
            holders = self._holders.of_chain(clause, anybody=anybody)
            first, last = self._clauses.objects.stretch(clause.chain, clause.following, clause.whole)
            subject = self._subject(first, last) or (clause.chain.first, clause.chain.last + 1)
            if holders.actors:
                drafts.append(
                    _Draft(
                        holders.actors,
                        taken.stance,
                        subject,
                        clause.whole,
                        clause.chain.first,
                        speaker=holders.speaker,
                        pending=taken.pending and not self._is_against(clause, first, last, holders),
                    )
                )
        return drafts

    def _is_against(self, clause: Clause, first: int, last: int, holders: Holders) -> bool:
        """Whether it is told to whom a gift is refused, which is a stance: "refuse d'envoyer des armes à Malte"."""
        return refuses_gift(clause.chain) and self._clauses.objects.recipient(first, last, holders.actors) is not None

    def _is_asked(self, clause: Clause) -> bool:
        """Whether the clause only asks or supposes: "asked if he feared for his job", « Pourquoi le défendre ? »."""
        quotation = self._clauses.quotation(clause.chain.last)
        if quotation is not None and self._document.text.endswith("?", quotation.start, quotation.end):
            return True
        start = clause.subject.start if clause.subject is not None else clause.chain.first
        before = self._tokens[start - 1].lower if start > clause.whole.first else ""
        return before in self._words.conditions and before not in self._words.reflexive

    def _condition(self, clause: Clause) -> Stance | None:
        """Return that somebody sets a condition: « Nous signerons si les embauches précèdent »."""
        subject, chain = clause.subject, clause.chain
        if subject is None or not subject.first_person or self._clauses.quotation(chain.last) is None:
            return None
        to_come = chain.heads[0].tense & Tense.FUTURE
        return Stance.CONDITIONAL if to_come and self._taking.depends(chain.last + 1) else None

    # --- phrases that show a stance

    def _from_phrases(self, sentence: Sentence, clauses: list[Clause], verbs: list[_Draft]) -> list[_Draft]:
        drafts: list[_Draft] = []
        around = ClausesOf(clauses)
        starts = [draft.at for draft in verbs]
        for found in self._phrases.within(sentence.first, sentence.last):
            if found.phrase.stance is None and self._goes_with_verb(found, around):
                continue
            holders = self._holders.of_phrase(found, sentence, around)
            last = bisect_left(starts, found.first)
            told = [*verbs[max(0, last - 1) : last], *drafts[-1:]]
            stance = self._stance(found, holders, told, sentence)
            if stance is None or not holders.actors:
                continue
            subject = self._subject(found.last, sentence.last) or (found.first, found.last)
            rank = _RANKS.get(found.phrase.use, 1)
            at = found.first if holders.first is None else min(found.first, holders.first)
            drafts.append(
                _Draft(
                    holders.actors,
                    stance,
                    subject,
                    sentence,
                    at,
                    speaker=holders.speaker,
                    pending=holders.declines and sentence.index in self._declined,
                    is_phrase=True,
                    rank=rank,
                )
            )
        return drafts

    def _goes_with_verb(self, found: StanceFound, clauses: ClausesOf) -> bool:
        """Whether words that repeat a stance only go with a verb of another meaning: "ne paiera pas non plus"."""
        before = clauses.before(found.first, finite=True)
        if before is None or found.phrase.use is not Use.ACTS or found.first - before.chain.last > _LONGEST_CONTRAST:
            return False
        between = self._tokens[before.chain.last + 1 : found.first]
        return all(token.lower in self._words.negators for token in between)

    def _stance(self, found: StanceFound, holders: Holders, drafts: list[_Draft], sentence: Sentence) -> Stance | None:
        """Return the stance that a phrase shows: its own, or what was told before it, and what a denial makes of it."""
        stance = found.phrase.stance
        if stance is None:
            told = drafts or self._drafts[-1:]
            before = max(told, key=lambda draft: draft.at) if told else None
            reach = _SAME_ACTOR_REACH if len(found.phrase.elements) > _LONGEST_ELLIPSIS else 1
            if before is None or sentence.index - (before.last or before.sentence).index > reach:
                return None
            stance = _CONTRARY.get(before.stance) if found.phrase.contrary else before.stance
        elif holders.denied:
            return denied(stance)
        if holders.to_come and stance in _HELD and self._taking.depends(found.last):
            return Stance.CONDITIONAL
        return stance

    # --- what a stance depends on

    def _hung(self, drafts: list[_Draft], sentence: Sentence) -> list[_Draft]:
        """Make conditional what words such as "provided that" say the condition of."""
        if not drafts:
            return drafts
        # Of two at one token the phrase's comes last, as what it hangs on.
        ordered = sorted(drafts, key=lambda draft: (draft.at, draft.is_phrase))
        starts = [draft.at for draft in ordered]
        for found in self._hanging.within(sentence.first, sentence.last):
            if found.phrase.use is Use.IDLE:
                continue
            last = bisect_left(starts, found.last)
            if not last and found.first > sentence.first + 1:
                continue
            target = ordered[max(0, last - 1)]
            if target.pending or target.stance in _HELD:
                target.stance, target.pending = Stance.CONDITIONAL, False
        return drafts

    # --- what it is on, and the fact

    def _subject(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the tokens that say what a position is on: what follows, up to a sign that ends it."""
        start = first
        while start < min(last, first + _LONGEST_SUBJECT):
            token = self._tokens[start]
            if (
                token.kind is TokenKind.WORD
                and token.lower not in self._words.prepositions
                and token.lower not in self._words.that
            ):
                break
            start += 1
        end = start
        while end < min(last, start + _LONGEST_SUBJECT):
            token = self._tokens[end]
            if token.text in ",;:.!?()" or token.kind is TokenKind.MARK:
                break
            end += 1
        return (start, end) if end > start else None

    def _position(self, draft: _Draft, number: int) -> Position:
        text, sentence = self._document.text, draft.sentence
        end = (draft.last or sentence).end
        first, last = draft.subject
        words = text[self._tokens[first].start : self._tokens[last - 1].end]
        return Position(
            id=f"s{number}",
            source=self._document.source,
            start=sentence.start,
            end=end,
            text=text[sentence.start : end],
            actors=tuple(referent.id for referent in draft.actors),
            subject={self._document.language: words},
            stance=draft.stance,
            attributed_to=draft.speaker.id if draft.speaker and draft.speaker not in draft.actors else None,
            reviewed=False,
            extracted=True,
        )
