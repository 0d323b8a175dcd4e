"""Whose a stance is: of the subject of its verb, of whom an adjective is said, of who is quoted, of who is named beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from knowledge.extract.clauses.analysis import Clause, Clauses
from knowledge.extract.clauses.chain import REACH, Chain, Head, is_earlier, is_noun
from knowledge.extract.clauses.subject import Subject
from knowledge.extract.clauses.verbs import Frame, Tense, load_verbs
from knowledge.extract.document import Naming, Quotation, Referent, Sentence, TokenKind
from knowledge.extract.lexicon import load_lexicon
from knowledge.extract.pledges.actors import Actors
from knowledge.extract.positions.stances import StanceFound, Use, stance_words
from knowledge.extract.positions.subjects import ClausesOf, SubjectReader
from knowledge.extract.positions.taking import STANCES
from knowledge.model import EntityKind

_ACTORS = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP)
_LONGEST_FRONT = 14
"""Tokens that an adjective before its noun can have for a complement: "Hostile au projet, le maire"."""
_LONGEST_OBJECT = 3
_TO_COME = Tense.FUTURE | Tense.CONDITIONAL


class Holders(NamedTuple):
    """Whose a stance is, and who says so where that is somebody else; `denied` where they are said not to take it."""

    actors: list[Referent]
    speaker: Referent | None = None
    denied: bool = False
    first: int | None = None
    """The first token of the verb, with its auxiliaries."""
    declines: bool = False
    """Whether words of the phrase refuse, as who declines a gift does."""
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
        lexicon = load_lexicon(clauses.document.language)
        self._roles, self._bodies = lexicon.roles, lexicon.bodies
        self._lists = stance_words(clauses.document.language)
        self._subjects = SubjectReader(clauses)
        self._actors = Actors(clauses.document, clauses.words)
        self._cues = {
            token.index: quotation
            for quotation in clauses.quotations
            if quotation.cue_start is not None and quotation.cue_end is not None
            for token in self._document.tokens_in(quotation.cue_start, quotation.cue_end)
        }
        """What is quoted, by the tokens of the verb that says who speaks."""

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
        if self._subjects.restricts(chain.first, clause.subject) or self._pleads(chain.last) or is_earlier(chain):
            return NOBODY
        if clause.subject is not None and self._subjects.is_owned(clause.subject, chain.first):
            return NOBODY
        near = self._subjects.nearer(clause.subject, chain.first, clause.whole)
        subject = self._subjects.apposed(chain.first, clause.whole) or near
        return self._of(subject, clause.whole, quotation, anybody=anybody)

    def _pleads(self, verb: int) -> bool:
        """Whether a verb only says whom somebody greets, or whose lawyer they are: "who defends Mr Smith"."""
        if self._tokens[verb].lower in self._lists.greeting:
            at = verb - 1
            while at > 0 and any(sense.auxiliary for sense in self._verbs.get(self._tokens[at].lower, ())):
                at -= 1
            if self._tokens[at].lower in self._words.clitics:
                return True  # "les a salués"
            for token in self._tokens[verb + 1 : verb + 1 + _LONGEST_OBJECT]:
                if token.kind is not TokenKind.WORD or token.lower in self._roles:
                    return token.kind is TokenKind.WORD
            return False
        if self._tokens[verb].lower not in self._lists.pleading:
            return False
        mention = self._document.mention_at.get(self._clauses.names.past_determiners(verb + 1, len(self._tokens)))
        return mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON

    @staticmethod
    def _is_adjective(head: Head) -> bool:
        return any(sense.adjective for sense in head.senses)

    # --- of a phrase

    def of_phrase(self, found: StanceFound, sentence: Sentence, clauses: ClausesOf) -> Holders:
        """Return whose stance a phrase shows."""
        quotation = self._clauses.quotation(found.first)
        match found.phrase.use:
            case Use.QUOTED:
                return self._quoting(quotation)
            case Use.FOLLOWED:
                named = self._clauses.names.behind(found.last, sentence.last, common=True)
                return self._of(Subject(named), sentence, quotation) if named else NOBODY
            case Use.ACTS:
                if self._is_turned(found):
                    return NOBODY
                verb = self._subjects.past_small(found.first, found.last)
                if verb in self._cues:
                    quoted = self._cues[verb]
                    if found.last < len(self._tokens) and quoted.speaker_start == self._tokens[found.last].start:
                        return NOBODY  # "« ... », se félicite Anne Roy": how she says it, and of what is not told
                    return self._quoting(quoted)
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
        if quotation.speaker_start is not None and quotation.speaker_end is not None:
            words = self._document.tokens_in(quotation.speaker_start, quotation.speaker_end)
            if words and self._is_one_of_many(quotation.speaker, words[0].index, words[-1].index + 1):
                return NOBODY
        named = quotation.speaker.named or not self._lists.unheld & {*quotation.speaker.name.lower().split()}
        return Holders([quotation.speaker]) if named else NOBODY

    def _acting(
        self, found: StanceFound, start: int, sentence: Sentence, clauses: ClausesOf, *, qualifies: bool = False
    ) -> Holders:
        """Return the subject of the verb at a token, which the phrase begins with or that governs it."""
        reader = self._subjects
        begin = reader.beginning(start, sentence)
        words = [self._tokens[at].lower for at in range(begin, found.first)]
        to_come = any(sense.tense & _TO_COME for word in words for sense in self._verbs.get(word, ()))
        denied = any(word in self._words.negators and not self._compares(word, begin, found.first) for word in words)
        if self._subjects.is_past(begin, found.first) or self._is_undergone(begin, found):
            return NOBODY
        around, before = clauses.at(begin), clauses.before(begin)
        if around is not None and around.chain.first < begin and not qualifies:
            begin = around.chain.first
            if any(head.has(Frame.DECLINE) for head in around.chain.heads if head.index < found.first):
                return NOBODY
        elif around is None and before is not None and reader.governs(before.chain, begin):
            if before.chain.heads[-1].has(Frame.DECLINE, Frame.REQUEST, Frame.ASK):
                return NOBODY
            around = before
            denied = denied or before.chain.heads[0].negated
        elif around is not None and found.first <= around.chain.last and self._words.negation:
            own = self._document.lowers[found.first : found.last]
            # "ni l'un ni l'autre ne soutiennent"
            denied = denied or (around.chain.heads[0].negated and self._words.negation.isdisjoint(own))
        subject: Subject | None
        if reader.is_ours(begin, sentence):
            subject = Subject(first_person=True, start=begin)
        elif around is not None:
            subject = around.subject if around.chain.is_finite else around.nearest
            to_come = to_come or bool(around.chain.heads[0].tense & _TO_COME)
        else:
            subject = None
        if subject is None and (around is None or not is_noun(around.chain)):
            subject = reader.of(begin, found.last, sentence, clauses)
        subject = reader.nearer(subject, begin, sentence)
        if reader.restricts(begin, subject) or reader.is_asked(subject, begin, sentence):
            return NOBODY
        subject = reader.apposed(begin, sentence) or subject
        holders = self._of(subject, sentence, self._clauses.quotation(found.first), anybody=True)
        declines = any(
            sense.frame is Frame.DECLINE
            for at in range(found.first, found.last)
            for sense in self._verbs.get(self._tokens[at].lower, ())
        )
        if around is not None and not declines:
            heads = (head for head in around.chain.heads if found.first <= head.index < found.last)
            declines = any(head.has(Frame.DECLINE) for head in heads)  # "ruled out"
        return holders._replace(denied=denied, first=begin, declines=declines, to_come=to_come)

    def _is_turned(self, found: StanceFound) -> bool:
        """Whether a verb is said of its own subject, so that it takes no stance: "se défend le maire"."""
        senses = [sense for sense in self._verbs.get(self._tokens[found.first].lower, ()) if sense.frame in STANCES]
        before = self._tokens[found.first - 1].lower if found.first else ""
        return bool(senses) and before in self._words.reflexive and not any(sense.reflexive for sense in senses)

    def _compares(self, word: str, begin: int, end: int) -> bool:
        """Whether a word that completes a denial stands without one: "plus" of "se montre plus réservé"."""
        near = self._document.lowers[max(0, begin - 2) : end]
        return word in self._words.more_than and self._words.negation.isdisjoint(near)

    def _is_undergone(self, begin: int, found: StanceFound) -> bool:
        """Whether the subject of a phrase only suffers what it says: "was kept out of the talks"."""
        if not begin < found.first:
            return False
        before = self._tokens[found.first - 1].lower
        participle = self._verbs.get(self._tokens[found.first].lower)
        if participle is None or not participle.tense & Tense.PARTICIPLE:
            return False
        return before in self._lists.undergoing and found.phrase.use is Use.ACTS

    def _being(self, found: StanceFound, sentence: Sentence, clauses: ClausesOf) -> Holders:
        """Return of whom an adjective is said: "se dit hostile", "la Suède, favorable à", "laisse Berne sceptique"."""
        at = self._subjects.past_loose(found.first, sentence.first)
        if any(token.lower in self._lists.former for token in self._tokens[at : found.first]):
            return NOBODY
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
        if adjective and self._tokens[adjective - 1].lower in self._lists.former:
            return NOBODY
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
        described = self._subjects.described(adjective - 1 if comma else adjective, sentence)
        return self._of(described, sentence, None, anybody=True) if described is not None else NOBODY

    # --- of the words around

    def _around(self, found: StanceFound, clauses: ClausesOf, quotation: Quotation | None) -> Holders:
        """Return whose stance words show: of the subject of the clause around them, else of who is quoted."""
        before = clauses.nearest(found.last)
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
        if subject is None or self._counts_heads(subject) or self._is_unheld(subject):
            return NOBODY
        if subject.first_person and speaker is not None:
            return Holders([speaker])
        if self._is_anybody(subject):
            return NOBODY
        named = [referent for referent in self._actors.named(subject, sentence, anybody=anybody) if _may_hold(referent)]
        return Holders(named, speaker) if named else NOBODY

    def _is_anybody(self, subject: Subject) -> bool:
        """Whether a subject means no one in particular: "everyone", "others"; see also `_is_one_of_many`."""
        if not subject.mentions:
            first, last = subject.words or (subject.start, subject.start)
        else:
            mention = subject.mentions[0]
            first, last = mention.first, mention.last
            if first > 0 and self._tokens[first - 1].lower in self._lists.one:
                first -= 1
            if mention.referent is not None and self._is_one_of_many(mention.referent, first, last):
                return True
        lower = self._tokens[first].lower
        return lower in self._lists.anybody or (self._tokens[last - 1].lower in self._lists.some and last - first <= 2)

    def _is_one_of_many(self, referent: Referent, first: int, last: int) -> bool:
        """Whether words mean a person whom nothing tells from others: "one shopper", "un haut responsable"."""
        if referent.named or referent.plural or self._tokens[first].lower not in self._lists.one:
            return False
        words = [token.lower for token in self._tokens[first:last]]
        return not any(word in self._bodies or word in self._lists.unnamed for word in words)

    def _is_unheld(self, subject: Subject) -> bool:
        """Whether a subject is a thing, or a court, whose rulings are no stances."""
        first = min((mention.first for mention in subject.mentions), default=0)
        last = max((mention.last for mention in subject.mentions), default=0)
        spans = [(first, last), subject.words or (0, 0)]
        none = self._lists.unheld | self._clauses.words.things.courts
        signs = self._words.possessive_signs
        described = [token.lower for token in self._tokens[slice(*spans[1])] if token.lower not in signs]
        if any(sense.auxiliary for word in described for sense in self._verbs.get(word, ())):
            return True  # a clause with a verb of its own describes nobody
        return any(token.lower in none for span in spans for token in self._tokens[slice(*span)])

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
        if follower.reflexive or adjective or follower.has(Frame.HEARSAY):
            continue
        if head.has(Frame.BE) and follower.tense == Tense.PARTICIPLE:
            return True
    return False
