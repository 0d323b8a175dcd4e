"""Whose a stance is: of the subject of its verb, of whom an adjective is said, of who is quoted, of who is named beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.extract.clauses.analysis import Clause, Clauses
from knowledge.extract.clauses.chains import REACH, Chain, Head
from knowledge.extract.clauses.names import may_act
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import FINITE, Frame, Senses, Tense, load_verbs
from knowledge.extract.document import Mention, Naming, Quotation, Referent, Sentence, TokenKind
from knowledge.extract.pledges.actors import Actors
from knowledge.extract.positions.stances import StanceFound, Use, stance_words
from knowledge.model import EntityKind

_ACTORS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP)
_LONGEST_GOVERNED = 16
"""Tokens between a verb and the infinitive that it governs."""
_LONGEST_FRONT = 14
"""Tokens that an adjective before its noun can have for a complement: "Hostile au projet, le maire"."""
_LONGEST_DESCRIPTION = 7
_TO_COME = Tense.FUTURE | Tense.CONDITIONAL


class Holders(NamedTuple):
    """Whose a stance is, and who says so where that is somebody else; `denied` where they are said not to take it."""

    actors: list[Referent]
    speaker: Referent | None = None
    denied: bool = False
    first: int | None = None
    """The first token of the verb, with its auxiliaries."""
    to_come: bool = False
    """Whether the verb is in the future or the conditional."""


NOBODY = Holders([])


class HolderFinder:
    """Finds whose the stances of one document are."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._verbs = load_verbs(clauses.document.language)
        self._lists = stance_words(clauses.document.language)
        self._actors = Actors(clauses.document, clauses.words)

    # --- of a chain of verbs

    def of_chain(self, clause: Clause, *, anybody: bool = False) -> Holders:
        """Return whose stance a chain takes: its subject's, its agent's, or of whom an adjective is said.

        `anybody` is set where only people do what the verb says, however they are described.
        """
        chain = clause.chain
        quotation = self._clauses.quotation(chain.last)
        if not chain.is_finite:
            return self._qualified(chain.first) if self._is_adjective(chain.heads[0]) else NOBODY
        if _is_passive(chain):
            agents = self._clauses.givers.agents(chain, clause.whole.last)
            return self._of(Subject(agents), clause.whole, quotation) if agents else NOBODY
        if self._restricts(chain.first, clause.subject) or self._pleads(chain.last):
            return NOBODY
        subject = self._apposed(chain.first, clause.whole) or clause.subject
        return self._of(subject, clause.whole, quotation, anybody=anybody)

    def _pleads(self, verb: int) -> bool:
        """Whether a verb only says whose lawyer somebody is: "who defends Mr Smith"."""
        if self._tokens[verb].lower not in self._lists.pleading:
            return False
        mention = self._document.mention_at.get(self._clauses.names.past_determiners(verb + 1, len(self._tokens)))
        return mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON

    @staticmethod
    def _is_adjective(head: Head) -> bool:
        return any(sense.adjective for sense in head.senses)

    def _restricts(self, verb: int, subject: Subject | None) -> bool:
        """Whether a relative clause only says of which ones somebody speaks: "ceux qui défendent un ordre mondial"."""
        relative = verb - 1
        while relative > 0 and self._is_loose(relative):
            relative -= 1
        if self._tokens[relative].lower not in self._words.subject_relatives:
            return False
        named = subject is not None and bool(subject.mentions)
        return not named or self._tokens[relative - 1].text != ","

    # --- of a phrase

    def of_phrase(self, found: StanceFound, sentence: Sentence, clauses: Sequence[Clause]) -> Holders:
        """Return whose stance a phrase shows."""
        quotation = self._clauses.quotation(found.first)
        match found.phrase.use:
            case Use.QUOTED:
                return self._quoting(quotation)
            case Use.FOLLOWED:
                named = self._clauses.names.behind(found.last, sentence.last, common=True)
                return self._of(Subject(named), sentence, quotation) if named else NOBODY
            case Use.ACTS:
                return self._acting(found, found.first, sentence, clauses)
            case Use.IS:
                return self._being(found, sentence, clauses)
        return self._around(found, clauses, quotation)

    def _quoting(self, quotation: Quotation | None) -> Holders:
        """Return who says what is quoted; who admits a mistake speaks of their own."""
        if quotation is None or quotation.speaker is None:
            return NOBODY
        if quotation.cue_start is not None and quotation.cue_end is not None:
            cue = self._document.tokens_in(quotation.cue_start, quotation.cue_end)
            if any(token.lower in self._lists.admitting for token in cue):
                return NOBODY
        return Holders([quotation.speaker])

    def _acting(
        self, found: StanceFound, start: int, sentence: Sentence, clauses: Sequence[Clause], *, qualifies: bool = False
    ) -> Holders:
        """Return the subject of the verb at a token, which the phrase begins with or that governs it."""
        quotation = self._clauses.quotation(found.first)
        begin = self._beginning(start, sentence)
        words = [self._tokens[at].lower for at in range(begin, found.first)]
        to_come = any(sense.tense & _TO_COME for word in words for sense in self._verbs.get(word, ()))
        denied = any(word in self._words.negators for word in words)
        around = next((one for one in clauses if one.chain.first <= begin <= one.chain.last), None)
        before = next((one for one in reversed(clauses) if one.chain.last < begin), None)
        if around is not None and around.chain.first < begin and not qualifies:
            begin = around.chain.first
            if any(head.has(Frame.DECLINE) for head in around.chain.heads if head.index < found.first):
                return NOBODY
        elif around is None and before is not None and self._governs(before.chain, begin):
            if before.chain.heads[-1].has(Frame.DECLINE, Frame.REQUEST, Frame.ASK):
                return NOBODY
            around = before
            denied = denied or before.chain.heads[0].negated
        if self._is_ours(begin, sentence):
            subject: Subject | None = Subject(first_person=True, start=begin)
        elif around is not None:
            subject = around.subject if around.chain.is_finite else around.nearest
            to_come = to_come or bool(around.chain.heads[0].tense & _TO_COME)
        else:
            finite = next((one for one in reversed(clauses) if one.chain.last < begin and one.chain.is_finite), None)
            chain = Chain([Head(begin, Senses(), Tense.PRESENT, end=found.last)])
            subject = self._clauses.subjects.of(
                chain, sentence, finite.chain if finite else None, finite.subject if finite else None
            )
        if self._restricts(begin, subject) or self._is_asked(subject, begin, sentence):
            return NOBODY
        holders = self._of(self._apposed(begin, sentence) or subject, sentence, quotation, anybody=True)
        return holders._replace(denied=denied, first=begin, to_come=to_come)

    def _is_ours(self, verb: int, sentence: Sentence) -> bool:
        """Whether "we" or "I" stands right before a verb: "et j'en suis ravi"."""
        while verb > sentence.first and self._is_loose(verb - 1):
            verb -= 1
        return verb > sentence.first and self._tokens[verb - 1].lower in self._words.first_person

    def _apposed(self, verb: int, sentence: Sentence) -> Subject | None:
        """Return who is named before a clause or between the commas before a verb: "leur cheffe, Ada Roy, plaide"."""
        while verb > sentence.first and self._is_loose(verb - 1):
            verb -= 1
        if verb - 2 < sentence.first or self._tokens[verb - 1].text != ",":
            return None
        related = self._before_relative(verb - 1, sentence)
        if related is not None:
            return Subject([related], start=related.first)
        mention = self._document.mention_at.get(verb - 2)
        if mention is None or mention.last != verb - 1:
            return None
        opened = self._tokens[mention.first - 1].text == "," if mention.first > sentence.first else False
        named = mention.referent if opened else None
        person = named is not None and named.named and named.kind is EntityKind.PERSON
        return Subject([mention], start=mention.first) if person else None

    def _before_relative(self, comma: int, sentence: Sentence) -> Mention | None:
        """Return whom a relative clause between commas parts from the verb: "Lady Fenn, who chairs the Trust, opposes"."""
        for at in range(comma - 1, max(sentence.first, comma - REACH), -1):
            if self._tokens[at].text == ",":
                related = self._tokens[at + 1].lower in self._words.relatives
                mention = self._document.mention_at.get(at - 1) if related else None
                return mention if mention is not None and mention.last == at and may_act(mention) else None
        return None

    def _is_asked(self, subject: Subject | None, verb: int, sentence: Sentence) -> bool:
        """Whether the clause only asks or supposes: "asked if he feared for his job"."""
        start = subject.start if subject is not None and not subject.inherited else verb
        before = self._tokens[start - 1].lower if start > sentence.first else ""
        return before in self._words.conditions and before not in self._words.reflexive

    def _beginning(self, verb: int, sentence: Sentence) -> int:
        """Return where the auxiliaries before a verb begin, over adverbs and pronouns between them."""
        begin = at = verb
        while at > sentence.first:
            lower = self._tokens[at - 1].lower
            if any(sense.auxiliary for sense in self._verbs.get(lower, ())) or lower in self._lists.copula:
                begin = at - 1
            elif not (self._is_loose(at - 1) or lower in self._lists.seeming or self._is_marked(at - 1, sentence)):
                break
            at -= 1
        return begin

    def _is_marked(self, index: int, sentence: Sentence) -> bool:
        """Whether a token leads from an auxiliary to an infinitive: "has been trying to", "is understood to"."""
        marker = next((at for at in (index, index + 1) if self._marks(at)), None)
        if marker is None or marker - 2 < sentence.first or not self._words.bare_infinitives:
            return False
        before = self._tokens[marker - 2].lower
        return any(sense.auxiliary for sense in self._verbs.get(before, ())) or before in self._lists.copula

    def _marks(self, index: int) -> bool:
        return self._tokens[index].lower in self._words.infinitive_markers

    def _is_loose(self, index: int) -> bool:
        """Whether a word may stand between an auxiliary and its verb: "not", "also", "y", "résolument"."""
        token, words = self._tokens[index], self._words
        if token.kind is TokenKind.MARK or index in self._document.mention_at:
            return token.kind is TokenKind.MARK and token.lower in words.possessive_signs
        lower = token.lower
        small = lower in words.clitics or lower in words.negation or lower in words.negators or lower in words.reflexive
        small = small or lower in self._lists.loose
        adverb = lower in words.adverbs and lower not in words.and_ and lower not in words.pronouns
        return small or (adverb and lower not in words.prepositions) or lower.endswith(words.adverb_endings)

    def _governs(self, chain: Chain, verb: int) -> bool:
        """Whether the infinitive at a token depends on a chain before it: "a proposé jeudi de servir"."""
        gap = self._tokens[chain.last + 1 : verb]
        marked = bool(gap) and gap[-1].lower in self._words.infinitive_markers
        parted = any(token.text in ";:" or token.lower in self._words.openers for token in gap)
        return marked and len(gap) <= _LONGEST_GOVERNED and not parted

    def _being(self, found: StanceFound, sentence: Sentence, clauses: Sequence[Clause]) -> Holders:
        """Return of whom an adjective is said: "se dit hostile", "la Suède, favorable à", "laisse Berne sceptique"."""
        at = found.first
        while at > sentence.first and self._is_loose(at - 1):
            at -= 1
        before = self._tokens[at - 1] if at > sentence.first else None
        if before is None:
            return self._behind_comma(found.last, sentence)
        reflexive = self._tokens[max(at - 2, 0)].lower in self._words.reflexive
        if before.lower in self._lists.copula or (before.lower in self._words.professing and reflexive):
            return self._acting(found, at - 1, sentence, clauses, qualifies=True)
        return self._qualified(at)

    def _behind_comma(self, index: int, sentence: Sentence) -> Holders:
        """Return whom a comma sets behind an adjective that opens the sentence: "Plus mesurée, la Bulgarie"."""
        for at in range(index, min(sentence.last, index + _LONGEST_FRONT)):
            if self._tokens[at].text == ",":
                named = self._clauses.names.behind(at + 1, sentence.last, common=True)
                return self._of(Subject(named), sentence, None) if named else NOBODY
            if self._tokens[at].kind is TokenKind.PUNCTUATION:
                break
        return NOBODY

    def _qualified(self, adjective: int) -> Holders:
        """Return of whom an adjective is said right behind their names, a comma between or not."""
        comma = self._tokens[adjective - 1].text == "," if adjective else False
        at = adjective - 1 if comma else adjective
        named: list[Referent] = []
        while (mention := self._document.mention_at.get(at - 1)) is not None and mention.last == at:
            if mention.referent is None or mention.referent.kind not in _ACTORS or mention.naming is Naming.DEMONYM:
                break
            named.insert(0, mention.referent)
            at = mention.first
            while at > 0 and self._tokens[at - 1].lower in self._words.determiners:
                at -= 1
            if at == 0 or self._tokens[at - 1].lower not in self._words.and_ or comma:
                break
            at -= 1
        if not comma and self._words.bare_infinitives:
            return NOBODY
        if named:
            return Holders(list(dict.fromkeys(named)))
        sentence = self._document.sentence_at(self._tokens[adjective].start)
        described = self._described_before(adjective - 1 if comma else adjective, sentence)
        return self._of(described, sentence, None, anybody=True) if described is not None else NOBODY

    def _described_before(self, end: int, sentence: Sentence) -> Subject | None:
        """Return the words for somebody without a name that open a clause and end at a token: "le collectif Roc,"."""
        for start in range(end - 1, max(sentence.first - 1, end - _LONGEST_DESCRIPTION), -1):
            token = self._tokens[start]
            opens = start == sentence.first or self._opens_clause(start - 1)
            if opens:
                determined = token.lower in self._words.determiners
                return Subject(words=(start, end), start=start) if determined and end - start > 1 else None
            verbs = self._verbs.get(token.lower, ())
            if token.kind is not TokenKind.WORD or any(sense.tense & FINITE for sense in verbs if not sense.noun):
                return None
        return None

    def _opens_clause(self, index: int) -> bool:
        """Whether a clause begins behind a token."""
        token = self._tokens[index]
        return token.text in ",;:" or token.lower in self._words.and_ or token.lower in self._words.openers

    # --- of the words around

    def _around(self, found: StanceFound, clauses: Sequence[Clause], quotation: Quotation | None) -> Holders:
        """Return whose stance words show: of the subject of the clause around them, else of who is quoted."""
        at = bisect_right([clause.chain.first for clause in clauses], found.last)
        before = clauses[at - 1] if at else None
        if before is not None and before.nearest is not None:
            holders = self._of(before.nearest, before.whole, quotation)
            if holders.actors:
                return holders
        if quotation is not None and quotation.speaker is not None:
            opening = self._opens_with(quotation, found.first)
            return Holders([opening], quotation.speaker) if opening is not None else Holders([quotation.speaker])
        return self._named_before(found)

    def _named_before(self, found: StanceFound) -> Holders:
        """Return whom the clause names first before the words."""
        sentence = self._document.sentence_at(self._tokens[found.first].start)
        first = max(sentence.first, found.first - REACH)
        for at in range(found.first - 1, first, -1):
            if self._tokens[at].lower in self._words.openers or self._tokens[at].text in ";:":
                first = at + 1
                break
        named = [
            mention.referent
            for mention in self._document.mentions_in(self._tokens[first].start, self._tokens[found.last - 1].end)
            if mention.referent is not None
            and mention.referent.kind in _ACTORS
            and mention.naming is not Naming.DEMONYM
        ]
        return Holders(named[:1])

    def _opens_with(self, quotation: Quotation, end: int) -> Referent | None:
        """Return whom what is reported begins with: "Switzerland will stay out of it, its minister said"."""
        first = self._document.token_at(quotation.start)
        near = self._document.mentions_in(quotation.start, self._tokens[end].start) if end > first else []
        opening = near[0] if near and near[0].first <= first + 1 else None
        if opening is None or opening.naming in (Naming.DEMONYM, Naming.PRONOUN) or opening.referent is None:
            return None
        return opening.referent if _may_hold(opening.referent) else None

    def _of(
        self, subject: Subject | None, sentence: Sentence, quotation: Quotation | None, *, anybody: bool = False
    ) -> Holders:
        """Return whose a stance is, and who says so where that is somebody else."""
        speaker = quotation.speaker if quotation is not None else None
        if subject is None or self._counts_heads(subject):
            return NOBODY
        if subject.first_person and speaker is not None:
            return Holders([speaker])
        named = [referent for referent in self._actors.named(subject, sentence, anybody=anybody) if _may_hold(referent)]
        return Holders(named, speaker) if named else NOBODY

    def _counts_heads(self, subject: Subject) -> bool:
        """Whether a poll counts heads: "51 per cent of adults", "half of voters"."""
        if subject.words is None:
            return False
        things = self._clauses.words.things
        near = [token.lower for token in self._tokens[slice(*subject.words)]]
        return any(word in things.hundredths or word in things.portions for word in near)


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
