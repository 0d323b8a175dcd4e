"""Chains of verbs: "s'est engagé lundi à verser", "is expected to announce", "n'exclut pas d'envoyer".

A chain is one finite verb with all that depends on it as verbs; what it says as a whole (promised, expected, refused)
is for the reader of a kind of fact to tell. No parser is at work: what may stand between two verbs of one chain is
short and listed, which is enough for the verbs that the tables know.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extract.clauses.nouns import NounTest
from knowledge.extract.clauses.reporting import reporting_forms
from knowledge.extract.clauses.verbs import FINITE, Frame, Phrase, Sense, Tense, load_openings, load_phrases, load_verbs
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Sentence, Token, TokenKind, between

REACH = 80
"""Tokens around a verb within which its subject and its object are looked for; a sentence may be endless."""
_LONGEST_GAP = 8
"""Tokens that may stand between a verb and the infinitive that it governs ("s'est engagé lundi à Oslo à verser")."""
_LONGEST_JOINT = 16
"""Tokens between two infinitives that "and" joins."""
_LONGEST_AUXILIARY_GAP = 5
_LONGEST_PHRASE = 6
"""Tokens of a phrase with the adverbs inside it."""
_WITH_GERUND = (
    Frame.BE,
    Frame.STAY,
    Frame.CONSIDER,
    Frame.PROPOSE,
    Frame.HAVE,
    Frame.DECLINE,
    Frame.PROMISE,
    Frame.AGREE,
)
_WITH_NOUN = (Frame.CONSIDER, Frame.PLAN)
_BEFORE_NOUN = (*_WITH_NOUN, Frame.AGREE, Frame.UNVEIL)
"""Frames of verbs that govern an infinitive through a noun: "étudie la possibilité d'envoyer", "approved a plan to"."""
_ENDING = (
    Frame.GIVE,
    Frame.ALLOT,
    Frame.HELP,
    Frame.SPEND,
    Frame.HOST,
    Frame.RAISE,
    Frame.ACQUIRE,
    Frame.ARRIVE,
    Frame.RECEIVE,
    Frame.COME,
)
"""Frames of verbs behind which an infinitive tells what for: it is no part of what they say."""
_BASE = Tense.INFINITIVE | Tense.PRESENT


@dataclass(slots=True, eq=False)
class Head:
    """One verb of a chain: its token, what it can be, and whether it is denied."""

    index: int
    senses: tuple[Sense, ...]
    tense: int
    negated: bool = False
    reflexive: bool = False
    end: int = 0
    """The index after its last token, where it is a phrase of several words; 0 where it is one."""
    is_auxiliary: bool = False
    """Whether it can only carry another verb."""

    def __post_init__(self) -> None:
        """Note what it can only be, which is asked over and over."""
        for sense in self.senses:
            if not sense.auxiliary:
                return
        self.is_auxiliary = True

    @property
    def last(self) -> int:
        """The index of its last token."""
        return self.end - 1 if self.end else self.index

    def has(self, *frames: Frame) -> bool:
        """Whether the verb can be in one of the frames, as it stands here."""
        for sense in self.senses:  # noqa: SIM110 - a generator costs twice as much, and this is asked of every verb
            if sense.frame in frames:
                return True
        return False


@dataclass(slots=True, eq=False)
class Chain:
    """The verbs of one chain, outermost first."""

    heads: list[Head] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The index of its first token."""
        return self.heads[0].index

    @property
    def last(self) -> int:
        """The index of its last verb."""
        return self.heads[-1].last

    @property
    def is_finite(self) -> bool:
        """Whether it can be the verb of a clause: its first verb is finite, and not a participle or a noun."""
        return bool(self.heads[0].tense & FINITE)

    @property
    def lexical(self) -> list[Head]:
        """Its verbs without those that only carry a tense or a mood."""
        return [head for head in self.heads if not head.is_auxiliary]


def is_noun(chain: Chain) -> bool:
    """Whether a chain begins with a noun that governs as a verb does: "l'offre de Séoul", "a promise to"."""
    return all(sense.noun for sense in chain.heads[0].senses)


class ChainReader:
    """Finds the chains of verbs of a document, a sentence at a time."""

    def __init__(self, document: Document, words: Words) -> None:
        self._tokens = document.tokens
        self._lowers = document.lowers
        self._mention_at = document.mention_at
        self._verbs = load_verbs(words.language)
        self._phrases = load_phrases(words.language)
        self._openings = document.where(load_openings(words.language))
        self._words = words.clause
        self._nouns = NounTest(document, words, self._verbs)
        self._reports = reporting_forms(words.language)
        # A language that marks its negation before the verb builds its infinitives with an ending of their own.
        self._inflects = not words.clause.bare_infinitives

    def read(self, sentence: Sentence) -> list[Chain]:
        """Return the chains of a sentence, in order of their first verb."""
        chains: list[Chain] = []
        verbs = self._verbs
        tokens = self._tokens
        reached = sentence.first
        for index in between(self._openings, sentence.first, sentence.last):
            lower = self._lowers[index]
            senses = verbs.get(lower)
            end = 0
            if lower in self._phrases and (phrase := self._phrase_at(index, sentence.last, chains)):
                senses, end = (phrase[0].sense,), phrase[1]
            if senses is None or index < reached or (tokens[index].capital and self._is_name(index, sentence)):
                continue
            chain = chains[-1] if chains else None
            if chain is not None and (head := self._continues(chain, index, senses)):
                chain.heads.append(head)
            elif chain is not None and (head := self._joins(chain, index, senses)):
                chains.append(Chain([*self._governors(chain), head]))
            elif head := self._opens(index, senses, sentence, is_phrase=bool(end)):
                chains.append(Chain([head]))
            if head is not None and end:
                head.end = reached = end
        return [chain for chain in chains if not all(head.is_auxiliary for head in chain.heads)]

    def _joins(self, chain: Chain, index: int, senses: tuple[Sense, ...]) -> Head | None:
        """Return a verb that shares what governs the one before it: "will cut jobs and invest 5 million"."""
        gap = self._tokens[chain.last + 1 : index]
        if not 0 < len(gap) <= _LONGEST_JOINT or not _union(senses) & Tense.INFINITIVE or not self._governors(chain):
            return None
        words = self._words
        while gap and (gap[-1].lower in words.infinitive_markers or gap[-1].lower in words.clitics):
            gap = gap[:-1]
        if not gap or gap[-1].lower not in words.and_ or any(token.text in ";:" for token in gap):
            return None
        return self._head(index, senses, Tense.INFINITIVE, [], chain.heads[-1])

    @staticmethod
    def _governors(chain: Chain) -> list[Head]:
        """Return the verbs of a chain that govern an infinitive: all but the infinitive that ends it."""
        if chain.heads[-1].has(Frame.IDLE):
            return chain.heads[:-1]  # "would cut jobs and invest"
        heads = chain.heads if chain.heads[-1].is_auxiliary else chain.heads[:-1]
        known = heads and chain.heads[-1].tense == Tense.INFINITIVE
        return list(heads) if heads and (known or heads[-1].has(Frame.WILL, Frame.GO, Frame.CAN, Frame.SHOULD)) else []

    def _phrase_at(self, index: int, last: int, chains: list[Chain]) -> tuple[Phrase, int] | None:
        """Return the phrase that begins at a token and the index after it; adverbs may stand inside."""
        # "could be offered" is no "offered": a form of the past gives way to the participle behind "be".
        before = chains[-1].heads[-1] if chains else None
        passive = before is not None and before.has(Frame.BE) and before.last == index - 1
        for phrase in self._phrases[self._lowers[index]]:
            if passive and phrase.sense.tense == Tense.PAST:
                continue
            at = index + 1
            for word in phrase.words[1:]:
                while at < last and self._lowers[at] != word and self._parts_phrase(at, index):
                    at += 1
                if at >= last or self._lowers[at] != word:
                    break
                at += 1
            else:
                return phrase, at
        return None

    def _parts_phrase(self, at: int, first: int) -> bool:
        """Whether an adverb or a pronoun stands inside a phrase: "prendra également à sa charge"."""
        lower = self._lowers[at]
        words = self._words
        adverb = lower in words.adverbs or lower.endswith(words.adverb_endings)
        adverb = adverb or lower in words.pronouns or lower in words.that  # "will top that up"
        return adverb and at - first <= _LONGEST_PHRASE and self._tokens[at].kind is TokenKind.WORD

    def _is_name(self, index: int, sentence: Sentence) -> bool:
        mention = self._mention_at.get(index)
        return mention is not None and index != sentence.first

    # --- whether a word goes on with the chain before it

    def _continues(self, chain: Chain, index: int, senses: tuple[Sense, ...]) -> Head | None:
        before = chain.heads[-1]
        gap = self._tokens[before.last + 1 : index]
        if len(gap) > _LONGEST_GAP:
            return None
        union = _union(senses)
        governs_participle = before.has(Frame.HAVE, Frame.BE, Frame.STAY)
        if union & Tense.PARTICIPLE and governs_participle and self._is_thin(gap, _LONGEST_AUXILIARY_GAP):
            return self._head(index, senses, Tense.PARTICIPLE, gap, before)
        if (
            union & Tense.GERUND
            and before.has(*_WITH_GERUND)
            and self._is_thin([token for token in gap if token.lower not in self._words.infinitive_markers], 3)
        ):
            return self._head(index, senses, Tense.GERUND, gap, before)
        if before.has(*_BEFORE_NOUN) and self._is_bare_object(gap):
            nouns = tuple(sense for sense in senses if sense.noun and sense.frame in _WITH_NOUN)
            if nouns:
                return Head(index, nouns, Tense.PARTICIPLE)  # "étudie la possibilité d'envoyer"
        if union & Tense.INFINITIVE and self._governs(before, gap):
            return self._head(index, senses, Tense.INFINITIVE, gap, before)
        return None

    def _is_bare_object(self, gap: list[Token]) -> bool:
        words = self._words
        return len(gap) <= 2 and all(t.lower in words.determiners or t.lower in words.before_nouns for t in gap)

    def _governs(self, before: Head, gap: list[Token]) -> bool:
        """Whether what stands between two verbs lets the second depend on the first."""
        words = self._words
        if all(sense.frame in _ENDING for sense in before.senses):
            return False
        if before.end and not gap:
            last = self._tokens[before.last].lower
            return last in words.infinitive_markers or last in words.purposes  # "have yet to agree"
        if before.has(Frame.BE) and not self._inflects:
            # "is to pump": being to do something is to be going to
            return len(gap) == 1 and gap[0].lower in words.infinitive_markers
        modal = before.has(
            Frame.WILL,
            Frame.CAN,
            Frame.SHOULD,
            Frame.MUST,
            Frame.OBLIGED,
            Frame.GO,
            Frame.DO,
            Frame.REQUEST,
            Frame.ASK,
            Frame.PLAN,
        )
        if modal and self._is_thin([t for t in gap if t.lower not in words.infinitive_markers], _LONGEST_AUXILIARY_GAP):
            return self._inflects or before.is_auxiliary or any(t.lower in words.infinitive_markers for t in gap)
        if self._inflects and before.has(Frame.EXPECT) and all(sense.adjective for sense in before.senses):
            return all(token.lower in words.clitics for token in gap)  # "est censée le garantir"
        while gap and (
            gap[-1].lower in words.clitics or gap[-1].lower in words.negation or gap[-1].lower in words.negators
        ):
            gap = gap[:-1]
        if not gap or gap[-1].lower not in words.infinitive_markers:
            return False
        return all(self._may_part(token, before) for token in gap[:-1])

    def _may_part(self, token: Token, before: Head) -> bool:
        """Whether a token may stand between a verb and its infinitive: no number, no second clause."""
        if token.kind is TokenKind.NUMBER:
            return before.has(Frame.REQUEST, Frame.ASK, Frame.AGREE)  # "voted 54-41 to approve"
        if token.kind is not TokenKind.WORD:
            return token.text in ',-–«»“”"()'
        if token.lower in self._words.possessive_signs:
            return True
        if token.lower in self._words.that:
            return False
        if token.lower in self._words.purpose and not before.end:
            return self._tokens[token.index + 1].lower in self._words.determiners  # "refuse pour l'instant de payer"
        senses = self._verbs.get(token.lower)
        return senses is None or not any(sense.tense & FINITE and sense.auxiliary for sense in senses)

    def _is_thin(self, gap: list[Token], longest: int) -> bool:
        """Whether only adverbs and the like stand between two verbs."""
        if len(gap) > longest:
            return False
        words = self._words
        return all(
            token.lower in words.adverbs
            or token.lower in words.clitics
            or token.lower in words.negators
            or token.lower in words.negation
            or token.lower in words.reflexive
            or token.lower.endswith(("ment", "ly"))
            or (token.kind is TokenKind.PUNCTUATION and token.text in ",-–")
            or token.kind is TokenKind.MARK
            or (token.kind is TokenKind.NUMBER and len(token.text) <= 2)
            for token in gap
        )

    def _head(self, index: int, senses: tuple[Sense, ...], tense: int, gap: list[Token], before: Head) -> Head:
        words = self._words
        negated = any(token.lower in words.negators for token in gap)
        if negated and self._inflects and bool(before.tense & FINITE) and before.negated:
            negated = False  # "n'a pas promis": the negation is the auxiliary's already
        reflexive = (before.reflexive and before.is_auxiliary) or any(token.lower in words.reflexive for token in gap)
        chosen = tuple(
            sense for sense in senses if not sense.noun and sense.tense & tense and (not sense.reflexive or reflexive)
        )
        return Head(index, chosen or senses, tense, negated, reflexive)

    # --- whether a word opens a chain

    def _opens(
        self, index: int, senses: tuple[Sense, ...], sentence: Sentence, *, is_phrase: bool = False
    ) -> Head | None:
        tense = _union(senses)
        if not is_phrase and self._nouns.is_noun(index, tense, sentence):
            nouns = tuple(sense for sense in senses if sense.noun)
            return Head(index, nouns, Tense.PARTICIPLE) if nouns else None
        verbal = tuple(sense for sense in senses if not sense.noun)
        if not verbal:
            return Head(index, senses, Tense.PARTICIPLE)
        if self._is_adjective(index, verbal, tense, sentence):
            verbal, tense = tuple(sense for sense in verbal if sense.adjective), Tense.PARTICIPLE
        else:
            tense = self._form(index, tense, sentence)
        reflexive = self._has_reflexive(index, sentence)
        chosen = tuple(sense for sense in verbal if sense.tense & tense and (reflexive or not sense.reflexive))
        if reflexive and any(sense.reflexive for sense in chosen):
            chosen = tuple(sense for sense in chosen if sense.reflexive)
        if not chosen:
            return None
        before = self._before(index, sentence)
        if before in self._words.professing and all(sense.adjective for sense in chosen):
            tense = Tense.PRESENT  # "se dit prête"
        elif tense == Tense.INFINITIVE and self._inflects and before in self._reports:
            tense = Tense.PRESENT  # "a indiqué avoir livré"
        return Head(index, chosen, tense, self._is_denied(index, sentence, chosen), reflexive)

    def _before(self, index: int, sentence: Sentence) -> str:
        return self._tokens[index - 1].lower if index > sentence.first else ""

    def _form(self, index: int, tense: int, sentence: Sentence) -> int:
        """Return which of the forms that a word can be it is where it stands."""
        before, words = self._before(index, sentence), self._words
        if self._inflects:
            if tense & Tense.INFINITIVE:
                return Tense.INFINITIVE
            if tense & Tense.PARTICIPLE and tense & FINITE and (before in words.prepositions or before == ","):
                return Tense.PARTICIPLE
        elif tense & _BASE and before in words.infinitive_markers:
            return Tense.INFINITIVE
        elif tense & Tense.PARTICIPLE and tense & Tense.PAST and self._after(index, sentence) in words.agents:
            return Tense.PARTICIPLE  # "5 billion pledged by Japan"
        return tense & FINITE or tense

    def _after(self, index: int, sentence: Sentence) -> str:
        return self._tokens[index + 1].lower if index + 1 < sentence.last else ""

    def _is_adjective(self, index: int, senses: tuple[Sense, ...], tense: int, sentence: Sentence) -> bool:
        """Whether a word that can be a verb is an adjective that governs one: "prête à" before an infinitive."""
        if not tense & FINITE or not any(sense.adjective for sense in senses):
            return False
        if self._after(index, sentence) not in self._words.infinitive_markers:
            return False
        follower = self._verbs.get(self._after(index + 1, sentence), ())
        governs = any(sense.tense & Tense.INFINITIVE for sense in follower)
        return governs or self._before(index, sentence) in self._words.adverbs

    def _has_reflexive(self, index: int, sentence: Sentence) -> bool:
        near = self._tokens[max(sentence.first, index - 2) : index]
        return any(token.lower in self._words.reflexive for token in near)

    def _is_denied(self, index: int, sentence: Sentence, senses: tuple[Sense, ...]) -> bool:
        """Whether a verb is denied: by a word of its own, by "not" beside it, by "ne" with what completes it."""
        words = self._words
        before = [token.lower for token in self._tokens[max(sentence.first, index - 4) : index]]
        if any(sense.negative for sense in senses) or (before and before[-1] in words.without):
            return True
        if not words.negation:
            return any(word in words.negators for word in (*before[-2:], self._after(index, sentence)))
        if not any(word in words.negation for word in before[-3:]):
            return False
        after = [token.lower for token in self._tokens[index : min(sentence.last, index + 8)]]
        # "ne ... que" only restricts.
        completed = any(word in words.negators for word in (*before[-3:], *after[:5]))
        return completed or not any(word in words.that for word in after)


def _union(senses: tuple[Sense, ...]) -> int:
    union = senses[0].tense
    for sense in senses[1:]:
        union |= sense.tense
    return union
