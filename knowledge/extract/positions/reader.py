"""Reads the positions of a document: from verbs that take a stand, and from phrases that show one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.extract.clauses.analysis import Clause, Clauses, analyse, asks
from knowledge.extract.clauses.chains import REACH, Chain, Head
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import Frame, Tense
from knowledge.extract.document import Document, Mention, Naming, Quotation, Referent, Sentence, Token, TokenKind
from knowledge.extract.pledges import pledges_of
from knowledge.extract.pledges.actors import Actors
from knowledge.extract.positions.stances import StanceFinder, StanceFound
from knowledge.model import EntityKind, Pledge, Position, Stance, Status

_FRAMES = {
    Frame.SUPPORT: Stance.SUPPORTS,
    Frame.OPPOSE: Stance.OPPOSES,
    Frame.DOUBT: Stance.SCEPTICAL,
    Frame.CAUTION: Stance.CAUTIOUS,
    Frame.NEUTRAL: Stance.NEUTRAL,
}
_DENIED = {
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.NEUTRAL,
    Stance.NEUTRAL: Stance.NEUTRAL,
}
_SAME_ACTOR_REACH = 3
"""Sentences within which the same stance of the same actor is one position."""
_LONGEST_SUBJECT = 14
"""Tokens of the words that say what a position is on."""
_UNDER = (Frame.AGREE, Frame.EXPECT, Frame.PLAN)
"""Frames of verbs that only carry the stance of the one behind them: "voted to reject"."""
_LONGEST_CONDITION = 14
"""Tokens behind a verb within which "if" says on what it depends."""
_ACTORS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP)


@dataclass(slots=True, eq=False)
class _Draft:
    """A position while it is put together: who, which stance, and the tokens of what it is on."""

    actors: list[Referent]
    stance: Stance
    subject: tuple[int, int]
    sentence: Sentence
    speaker: Referent | None = None
    last: Sentence | None = None
    """The last sentence that says it, where several do."""
    quoted: bool = False
    """Whether only words that somebody is quoted with show it."""


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
        self._promised = {
            clauses.document.sentence_at(pledge.start).index
            for pledge in pledges
            if pledge.status is not Status.DECLINED
        }
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._actors = Actors(clauses.document, clauses.words)
        self._phrases = StanceFinder(clauses.document)

    def read(self) -> tuple[Position, ...]:
        """Return the positions in order, at most one of an actor in a sentence."""
        drafts: list[_Draft] = []
        for sentence, clauses in self._clauses.sentences:
            if asks(self._tokens, sentence):
                continue
            # A phrase says more than the verb before it ("privilégie un rôle d'intermédiaire"), which says more than
            # what is quoted: "reste prudente : c'est « une bonne idée au mauvais endroit »".
            phrases = self._from_phrases(sentence, clauses)
            told = [draft for draft in phrases if not draft.quoted]
            found = [*told, *self._from_verbs(clauses), *(draft for draft in phrases if draft.quoted)]
            taken: set[tuple[str, ...]] = set()
            for draft in found:
                key = tuple(referent.id for referent in draft.actors)
                promised = draft.stance is Stance.SUPPORTS and self._is_promised(sentence)
                if not key or key in taken or promised:
                    continue
                taken.add(key)
                if drafts and self._goes_on(drafts[-1], draft):
                    drafts[-1].last = sentence
                else:
                    drafts.append(draft)
        return tuple(self._position(draft, number) for number, draft in enumerate(drafts, 1))

    def _is_promised(self, sentence: Sentence) -> bool:
        """Whether a promise stands in the sentence: who gives supports, and it is the promise that is on record."""
        return sentence.index in self._promised

    @staticmethod
    def _goes_on(before: _Draft, draft: _Draft) -> bool:
        """Whether a position is the one before it in other words: the same stance a sentence or two on."""
        latest = before.last or before.sentence
        reach = _SAME_ACTOR_REACH if draft.actors == before.actors else 2
        same = draft.actors == before.actors or not any(referent.named for referent in draft.actors)
        near = (
            same and draft.sentence.paragraph == latest.paragraph and 0 < draft.sentence.index - latest.index <= reach
        )
        return near and before.stance is draft.stance

    # --- verbs that take a stand

    def _from_verbs(self, clauses: list[Clause]) -> list[_Draft]:
        drafts = []
        for clause in clauses:
            quotation = self._clauses.quotation(clause.chain.last)
            stance = self._stance_of(clause.chain) or self._condition(clause, quotation)
            if stance is None or self._is_relative(clause.chain) or self._is_asked(clause, quotation):
                continue
            actors, speaker = self._holders(clause, quotation)
            first, last = self._clauses.objects.stretch(clause.chain, clause.following, clause.whole)
            subject = self._subject(first, last) or (clause.chain.first, clause.chain.last + 1)
            if not actors or subject is None:
                continue
            drafts.append(_Draft(actors, stance, subject, clause.whole, speaker))
        return drafts

    def _holders(self, clause: Clause, quotation: Quotation | None) -> tuple[list[Referent], Referent | None]:
        """Return whose stance a chain takes: its subject's, its agent's, or of whom an adjective is said."""
        chain = clause.chain
        if not chain.is_finite:
            return self._qualified(chain), None
        if _is_passive(chain):
            agents = self._clauses.givers.agents(chain, clause.whole.last)
            return self._of(Subject(agents), clause.whole, quotation) if agents else ([], None)
        return self._of(clause.subject, clause.whole, quotation)

    def _is_asked(self, clause: Clause, quotation: Quotation | None) -> bool:
        """Whether the clause only asks or supposes: "asked if he feared for his job", « Pourquoi le défendre ? »."""
        if quotation is not None and self._document.text[quotation.start : quotation.end].rstrip().endswith("?"):
            return True
        start = clause.subject.start if clause.subject is not None else clause.chain.first
        before = self._tokens[start - 1].lower if start > clause.whole.first else ""
        return before in self._words.conditions and before not in self._words.reflexive

    def _qualified(self, chain: Chain) -> list[Referent]:
        """Return of whom an adjective is said that a comma sets behind them: "Hanna Berg, sceptical of the plan,"."""
        head = chain.heads[0]
        before = chain.first - 1
        if not any(sense.adjective for sense in head.senses) or before < 1:
            return []
        apart = self._tokens[before].text == ","
        mention = self._document.mention_at.get(before - apart)
        if mention is None or not (apart or self._is_joined(mention)):
            return []
        return [mention.referent] if mention.referent is not None and mention.referent.kind in _ACTORS else []

    def _is_joined(self, mention: Mention) -> bool:
        """Whether a name takes up the verb of the clause before it: "Le Pakistan est méfiant, le Sénégal favorable"."""
        at = mention.first - 1
        while at > 0 and self._tokens[at].lower in self._words.determiners:
            at -= 1
        return self._tokens[at].text == "," or self._tokens[at].lower in self._words.and_

    def _condition(self, clause: Clause, quotation: Quotation | None) -> Stance | None:
        """Return that somebody sets a condition: « Nous signerons si les embauches précèdent »."""
        subject, chain = clause.subject, clause.chain
        if quotation is None or subject is None or not subject.first_person:
            return None
        to_come = chain.heads[0].tense & Tense.FUTURE
        return Stance.CONDITIONAL if to_come and self._depends(chain) else None

    def _depends(self, chain: Chain) -> bool:
        """Whether "if" follows in the sentence: what is said depends on something."""
        for token in self._tokens[chain.last + 1 : chain.last + 1 + _LONGEST_CONDITION]:
            if token.text in ".;:?!":
                return False
            if token.lower in self._words.conditions and token.lower not in self._words.reflexive:
                return True
        return False

    def _is_relative(self, chain: Chain) -> bool:
        """Whether a chain only says of which ones somebody speaks: "ceux qui défendent un ordre mondial"."""
        before = self._tokens[chain.first - 1].lower if chain.first else ""
        return before in self._words.subject_relatives

    def _stance_of(self, chain: Chain) -> Stance | None:
        """Return the stance that a chain takes: of the first of its verbs that takes one, denied or not."""
        negated = False
        for position, head in enumerate(chain.heads):
            negated |= head.negated
            if head.is_auxiliary:
                continue
            stance = next((_FRAMES[sense.frame] for sense in head.senses if sense.frame in _FRAMES), None)
            to_come = chain.heads[0].tense & (Tense.FUTURE | Tense.CONDITIONAL)
            if stance is None and head.has(*_UNDER) and position + 1 < len(chain.heads):
                continue
            if head.reflexive and not any(sense.reflexive or sense.adjective for sense in head.senses):
                return None  # "se défend"
            if (
                stance is None
                or any(sense.noun for sense in head.senses)
                or not self._takes_object(stance, head, chain)
            ):
                return None
            if negated:
                stance = _DENIED.get(stance)
            if to_come and stance in (Stance.SUPPORTS, Stance.NEUTRAL) and self._depends(chain):
                return Stance.CONDITIONAL
            if stance is Stance.SUPPORTS and to_come:
                return None  # who will support promises
            return stance
        return None

    def _takes_object(self, stance: Stance, head: Head, chain: Chain) -> bool:
        """Whether a verb has the object that its stance needs: "warned of", and not "warned drivers to stay at home"."""
        after = self._tokens[chain.last + 1] if chain.last + 1 < len(self._tokens) else None
        lower = after.lower if after is not None else ""
        if self._tokens[head.index].lower in self._words.transitive and not self._opens_object(after):
            return False
        if stance is Stance.CAUTIOUS and self._tokens[head.index].lower.startswith(self._words.warning):
            return lower in self._words.warned_of
        if stance is Stance.SUPPORTS and lower in self._words.that and self._words.claiming:
            return not self._tokens[head.index].lower.startswith(self._words.claiming)
        if stance is Stance.OPPOSES and head.has(Frame.DECLINE) and lower in self._words.infinitive_markers:
            return False  # "refuse de payer": who will not do something, which need not be about others
        if stance is Stance.OPPOSES and any(
            token.lower in self._words.silence for token in self._tokens[chain.last + 1 : chain.last + 4]
        ):
            return False  # "a refusé de parler à la presse"
        if stance is Stance.OPPOSES and self._tokens[head.index].lower.startswith(self._words.sentencing):
            near = self._tokens[chain.last + 1 : chain.last + 1 + _LONGEST_CONDITION]
            return not any(token.lower in self._words.sentences for token in near)
        return True

    def _opens_object(self, token: Token | None) -> bool:
        """Whether an object can begin with a token: no stop, no "that", no preposition but "to" of "object to"."""
        if token is None or token.kind is TokenKind.PUNCTUATION:
            return False
        words = self._words
        closed = token.lower in words.that or token.lower in words.and_ or token.lower in words.prepositions
        return not closed or token.lower in words.to

    def _of(
        self, subject: Subject | None, sentence: Sentence, quotation: Quotation | None
    ) -> tuple[list[Referent], Referent | None]:
        """Return whose a stance is, and who says so where that is somebody else."""
        speaker = quotation.speaker if quotation is not None else None
        if subject is None or self._is_share(subject):
            return [], None
        if subject.first_person and speaker is not None:
            return [speaker], None
        named = [referent for referent in self._actors.named(subject, sentence) if _may_hold(referent)]
        return (named, speaker) if named else ([], None)

    def _is_share(self, subject: Subject) -> bool:
        """Whether a poll counts heads: "51 per cent of adults", "half of voters"."""
        if subject.words is None:
            return False
        things = self._clauses.words.things
        near = [token.lower for token in self._tokens[slice(*subject.words)]]
        return any(word in things.hundredths or word in things.portions for word in near)

    # --- phrases that show a stance

    def _from_phrases(self, sentence: Sentence, clauses: list[Clause]) -> list[_Draft]:
        drafts = []
        firsts = [clause.chain.first for clause in clauses]
        for found in self._phrases.within(sentence.first, sentence.last):
            quotation = self._clauses.quotation(found.first)
            if found.phrase.quoted and quotation is None:
                continue
            at = bisect_right(firsts, found.last)
            actors, speaker = self._around(found, clauses[at - 1] if at else None, quotation)
            subject = self._subject(found.last, sentence.last) or (found.first, found.last)
            if actors:
                drafts.append(
                    _Draft(actors, found.phrase.stance, subject, sentence, speaker, quoted=found.phrase.quoted)
                )
        return drafts

    def _around(
        self, found: StanceFound, before: Clause | None, quotation: Quotation | None
    ) -> tuple[list[Referent], Referent | None]:
        """Return whose stance a phrase shows: of who is quoted, else of the subject of the clause around it."""
        speaker = quotation.speaker if quotation is not None else None
        if speaker is not None and found.phrase.quoted:
            return [speaker], None
        if before is not None and before.nearest is not None:
            actors, speaker = self._of(before.nearest, before.whole, quotation)
            if actors:
                return actors, speaker
        if quotation is not None and quotation.speaker is not None:
            opening = self._opens_with(quotation, found.first)
            return ([opening], quotation.speaker) if opening is not None else ([quotation.speaker], None)
        sentence = self._document.sentence_at(self._tokens[found.first].start)
        start = self._tokens[max(sentence.first, found.first - REACH)].start
        named = [
            mention.referent
            for mention in self._document.mentions_in(start, self._tokens[found.last - 1].end)
            if mention.referent is not None
            and mention.referent.kind in _ACTORS
            and mention.naming is not Naming.DEMONYM
        ]
        return ([named[0]] if named else []), None

    def _opens_with(self, quotation: Quotation, end: int) -> Referent | None:
        """Return whom what is reported begins with: "Switzerland will stay out of it, its minister said"."""
        first = self._document.token_at(quotation.start)
        near = self._document.mentions_in(quotation.start, self._tokens[end].start) if end > first else []
        opening = near[0] if near and near[0].first <= first + 1 else None
        if opening is None or opening.naming in (Naming.DEMONYM, Naming.PRONOUN) or opening.referent is None:
            return None
        return opening.referent if _may_hold(opening.referent) else None

    # --- what it is on, and the fact

    def _subject(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the tokens that say what a position is on: what follows, up to a sign that ends it."""
        start = first
        while start < last:
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


def _may_hold(referent: Referent) -> bool:
    """Whether somebody can take a stance; a place that is said to do so is a body of that name."""
    return referent.kind in _ACTORS or referent.kind is EntityKind.PLACE


def _is_passive(chain: Chain) -> bool:
    """Whether the subject of a chain is what the stance is on: "was condemned by"."""
    for head, follower in pairwise(chain.heads):
        adjective = any(sense.adjective for sense in follower.senses)
        if head.has(Frame.BE) and follower.tense == Tense.PARTICIPLE and not follower.reflexive and not adjective:
            return True
    return False
