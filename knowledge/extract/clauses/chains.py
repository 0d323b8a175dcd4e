"""Chains of verbs: "s'est engagé lundi à verser", "is expected to announce", "n'exclut pas d'envoyer".

A chain is one finite verb with all that depends on it as verbs; what it says as a whole (promised, expected, refused)
is for the reader of a kind of fact to tell. No parser is at work: what may stand between two verbs of one chain is
short and listed, which is enough for the verbs that the tables know.
"""

from __future__ import annotations

from knowledge.extract.clauses.chain import Chain, Head
from knowledge.extract.clauses.nouns import NounTest
from knowledge.extract.clauses.reporting import reporting_forms
from knowledge.extract.clauses.verbs import (
    FINITE,
    Frame,
    Phrase,
    Senses,
    Tense,
    load_openings,
    load_phrases,
    load_verbs,
)
from knowledge.extract.clauses.words import Words, openings_of
from knowledge.extract.document import Document, Naming, Sentence, Token, TokenKind, between

_LONGEST_GAP = 8
"""Tokens that may stand between a verb and the infinitive that it governs ("s'est engagé lundi à Oslo à verser")."""
_LONGEST_JOINT = 16
"""Tokens between two infinitives that "and" joins."""
_LONGEST_AUXILIARY_GAP = 5
_LONGEST_MARGIN = 4
_LONGEST_PHRASE = 6
"""Tokens of a phrase with the adverbs inside it."""
_WITH_GERUND = (
    Frame.BE,
    Frame.STAY,
    Frame.DO,
    Frame.CONSIDER,
    Frame.PROPOSE,
    Frame.HAVE,
    Frame.DECLINE,
    Frame.PROMISE,
    Frame.AGREE,
)
_WITH_PARTICIPLE = (Frame.HAVE, Frame.BE, Frame.STAY)
_MODAL = (
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
_WITH_NOUN = (Frame.CONSIDER, Frame.PLAN)
_BEFORE_NOUN = (*_WITH_NOUN, Frame.AGREE, Frame.UNVEIL, Frame.DECLINE)
"""Frames of verbs that govern an infinitive through a noun: "étudie la possibilité d'envoyer", "shelved plans to"."""
_PROMISING = (Frame.PROMISE, Frame.PLAN, Frame.CONSIDER, Frame.AGREE, Frame.PROPOSE, Frame.DECLINE, Frame.EXPECT)
"""Frames of verbs that govern an infinitive that no table knows as well as one that it does."""
_ENDING = frozenset(
    {
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
    }
)
"""Frames of verbs behind which an infinitive tells what for: it is no part of what they say."""
_STOPS = frozenset(";:")
_BASE = Tense.INFINITIVE | Tense.PRESENT


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
        clause = words.clause
        self._thin = clause.adverbs | clause.clitics | clause.negators | clause.negation | clause.reflexive
        self._denying = clause.negation | clause.negators | clause.clitics | clause.reflexive
        self._in_object = clause.determiners | clause.before_nouns
        self._before_infinitives = clause.infinitive_markers | clause.clitics
        self._asides = openings_of(clause.asides)
        self._marking = clause.infinitive_markers | clause.opposing
        # A language that marks its negation before the verb builds its infinitives with an ending of their own.
        self._inflects = not words.clause.bare_infinitives

    def read(self, sentence: Sentence) -> list[Chain]:
        """Return the chains of a sentence, in order of their first verb."""
        chains: list[Chain] = []
        verbs = self._verbs
        reached = sentence.first
        for index in between(self._openings, sentence.first, sentence.last):
            lower = self._lowers[index]
            senses = verbs.get(lower)
            end = 0
            if lower in self._phrases and (phrase := self._phrase_at(index, sentence.last, chains)):
                senses, end = phrase[0].senses, phrase[1]
            if senses is None or index < reached or (index in self._mention_at and self._is_named(index, sentence)):
                continue
            chain = chains[-1] if chains else None
            if chain is not None and (head := self._continues(chain, index, senses)):
                chain.heads.append(head)
            elif chain is not None and (joined := self._joined(chain, index, senses)):
                chains.append(joined)
                head = joined.heads[-1]
            elif head := self._opens(index, senses, sentence, is_phrase=bool(end)):
                chains.append(Chain([head]))
            if head is not None and end:
                head.end = reached = end
        return [chain for chain in chains if chain.lexical]

    def _joined(self, chain: Chain, index: int, senses: Senses) -> Chain | None:
        """Return a verb with what governs the one before it: "will cut jobs and invest 5 million", "a payé et offert"."""
        perfect = len(chain.heads) > 1 and chain.heads[-2].has(Frame.HAVE)
        perfect = perfect and chain.heads[-1].tense == Tense.PARTICIPLE and bool(senses.tense & Tense.PARTICIPLE)
        governors = chain.heads[:-1] if perfect else self._governors(chain)
        tense = Tense.PARTICIPLE if perfect else Tense.INFINITIVE
        first, last, words = chain.last + 1, index, self._words
        if not 0 < last - first <= _LONGEST_JOINT or not senses.tense & tense or not governors:
            return None
        while first < last and self._lowers[last - 1] in self._before_infinitives:
            last -= 1
        if first == last or self._lowers[last - 1] not in words.and_ or not _STOPS.isdisjoint(self._lowers[first:last]):
            return None
        return Chain([*governors, self._head(index, senses, tense, chain.heads[-1], [])])

    def _governors(self, chain: Chain) -> list[Head]:
        """Return the verbs of a chain that govern an infinitive: all but the infinitive that ends it."""
        if chain.heads[-1].has(*_PROMISING) and self._lowers[chain.last + 1] in self._words.infinitive_markers:
            return list(chain.heads)  # "se dit prêt à reprendre l'usine et à investir 5 millions"
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
            if passive and phrase.senses.tense == Tense.PAST:
                continue
            at = index + 1
            for word in phrase.words[1:]:
                while at < last and self._lowers[at] != word and self._parts_phrase(at, index):
                    at += 1
                if at >= last or self._lowers[at] != word:
                    break
                at += 1
            else:
                if not self._opens_ceiling(at, last):
                    return phrase, at
        return None

    def _opens_ceiling(self, at: int, last: int) -> bool:
        """Whether the last word of a phrase goes with what follows: "might give up to £5m" gives nothing up."""
        if at + 1 >= last or self._tokens[at + 1].kind is TokenKind.WORD:
            return False
        return f"{self._lowers[at - 1]} {self._lowers[at]}" in self._words.ceilings

    def _parts_phrase(self, at: int, first: int) -> bool:
        """Whether an adverb or a pronoun stands inside a phrase: "prendra également à sa charge"."""
        lower = self._lowers[at]
        words = self._words
        adverb = lower in words.adverbs or lower.endswith(words.adverb_endings)
        adverb = adverb or lower in words.pronouns or lower in words.that  # "will top that up"
        return adverb and at - first <= _LONGEST_PHRASE and self._tokens[at].kind is TokenKind.WORD

    def _is_named(self, index: int, sentence: Sentence) -> bool:
        """Whether a word is part of a name, or the noun of somebody described: "the lottery fund"."""
        mention = self._mention_at[index]
        if index == sentence.first:
            return False
        return self._tokens[index].capital or (mention.naming is Naming.TITLE and mention.head == index)

    # --- whether a word goes on with the chain before it

    def _continues(self, chain: Chain, index: int, senses: Senses) -> Head | None:
        before = chain.heads[-1]
        first = before.last + 1
        if index - first > _LONGEST_GAP:
            return None
        gap, lowers, union = self._tokens[first:index], self._lowers[first:index], senses.tense
        if union & Tense.PARTICIPLE and before.has(*_WITH_PARTICIPLE) and self._is_thin(gap, _LONGEST_AUXILIARY_GAP):
            return self._head(index, senses, Tense.PARTICIPLE, before, lowers)
        if union & Tense.GERUND and before.has(*_WITH_GERUND) and self._is_thin(self._without_markers(gap), 4):
            return self._head(index, senses, Tense.GERUND, before, lowers)
        if before.has(*_BEFORE_NOUN) and len(gap) <= 2 and self._in_object.issuperset(self._governed(before, lowers)):
            nouns = Senses(sense for sense in senses.nouns if sense.frame in _WITH_NOUN)
            if nouns and (not before.has(Frame.DECLINE) or self._leads_infinitive(index + 1)):
                return Head(index, nouns, Tense.PARTICIPLE)  # "étudie la possibilité d'envoyer"
        if union & Tense.INFINITIVE and self._governs(before, gap):
            return self._head(index, senses, Tense.INFINITIVE, before, lowers)
        return None

    def _governed(self, before: Head, lowers: list[str]) -> list[str]:
        """Return what stands before a noun without the preposition of the verb before it: "a renoncé à son projet de"."""
        led = before.has(Frame.DECLINE) and bool(lowers) and lowers[0] in self._words.infinitive_markers
        return lowers[1:] if led else lowers

    def _leads_infinitive(self, index: int) -> bool:
        """Whether a marker at a token leads an infinitive of the tables: "shelved plans to fund"."""
        if index + 1 >= len(self._lowers) or self._lowers[index] not in self._words.infinitive_markers:
            return False
        senses = self._verbs.get(self._lowers[index + 1])
        return senses is not None and bool(senses.tense & Tense.INFINITIVE)

    def _without_markers(self, gap: list[Token]) -> list[Token]:
        return [token for token in gap if token.lower not in self._marking]

    def _governs(self, before: Head, gap: list[Token]) -> bool:
        """Whether what stands between two verbs lets the second depend on the first."""
        words = self._words
        if before.senses.frames <= _ENDING and not (before.end and before.has(Frame.COME)):
            return False  # but "vient de payer"
        if before.end and not gap:
            last = self._tokens[before.last].lower
            # "have yet to agree", "a fini par payer"
            return last in words.infinitive_markers or last in words.purposes or before.has(Frame.DO)
        if before.has(Frame.BE) and not self._inflects:
            # "is to pump": being to do something is to be going to
            return len(gap) == 1 and gap[0].lower in words.infinitive_markers
        if before.has(*_MODAL) and self._is_thin(self._without_markers(gap), _LONGEST_AUXILIARY_GAP):
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
        senses = self._verbs.get(token.lower, ())
        return not any(sense.tense & FINITE and sense.auxiliary for sense in senses)

    def _is_thin(self, gap: list[Token], longest: int) -> bool:
        """Whether only adverbs and the like stand between two verbs."""
        gap = self._without_asides(gap)
        if len(gap) > longest:
            return False
        return not gap or all(
            token.lower in self._thin
            or token.lower.endswith(("ment", "ly"))
            or (token.kind is TokenKind.PUNCTUATION and token.text in ",-–")
            or token.kind is TokenKind.MARK
            or (token.kind is TokenKind.NUMBER and len(token.text) <= 2)
            for token in gap
        )

    def _without_asides(self, gap: list[Token]) -> list[Token]:
        """Return a gap without the phrases that stand for an adverb: "en revanche", "in the meantime"."""
        for at, token in enumerate(gap):
            for aside in self._asides.get(token.lower, ()):
                last = at + len(aside)
                if len(gap) >= last and all(gap[at + i].lower == word for i, word in enumerate(aside)):
                    return [*gap[:at], *self._without_asides(gap[last:])]
        return gap

    def _head(self, index: int, senses: Senses, tense: int, before: Head, gap: list[str]) -> Head:
        words = self._words
        negated = not words.negators.isdisjoint(gap)
        negated = negated or (before.has(Frame.AGREE) and not words.opposing.isdisjoint(gap))  # "voted against giving"
        if negated and self._inflects and bool(before.tense & FINITE) and before.negated:
            negated = False  # "n'a pas promis": the negation is the auxiliary's already
        reflexive = (before.reflexive and before.is_auxiliary) or not words.reflexive.isdisjoint(gap)
        chosen = senses.verbal.taken(tense, reflexive=reflexive)
        return Head(index, chosen or senses, tense, negated, reflexive)

    # --- whether a word opens a chain

    def _opens(self, index: int, senses: Senses, sentence: Sentence, *, is_phrase: bool = False) -> Head | None:
        tense = senses.tense
        if not is_phrase and self._nouns.is_noun(index, tense, sentence):
            return Head(index, senses.nouns, Tense.PARTICIPLE) if senses.nouns else None
        verbal = senses.verbal
        if not verbal:
            return Head(index, senses, Tense.PARTICIPLE)
        if self._is_adjective(index, verbal, tense, sentence):
            verbal, tense = verbal.adjectives, Tense.PARTICIPLE
        else:
            tense = self._form(index, tense, sentence)
        reflexive = not self._words.reflexive.isdisjoint(self._lowers[max(sentence.first, index - 2) : index])
        chosen = verbal.taken(tense, reflexive=reflexive)
        chosen = (reflexive and chosen.reflexive) or chosen
        if not chosen:
            return None
        before = self._before(index, sentence)
        if before in self._words.professing and all(sense.adjective for sense in chosen):
            tense = Tense.PRESENT  # "se dit prête"
        elif tense == Tense.INFINITIVE and self._inflects and self._is_reported(index, sentence):
            tense = Tense.PRESENT  # "a indiqué avoir livré", "dit n'avoir aucun projet"
        return Head(index, chosen, tense, self._is_denied(index, sentence, chosen), reflexive)

    def _is_reported(self, index: int, sentence: Sentence) -> bool:
        """Whether a verb of saying stands right before an infinitive and what denies it."""
        at = index - 1
        while at > sentence.first and index - at < _LONGEST_AUXILIARY_GAP and self._lowers[at] in self._denying:
            at -= 1
        return at >= sentence.first and self._lowers[at] in self._reports

    def _before(self, index: int, sentence: Sentence) -> str:
        return self._lowers[index - 1] if index > sentence.first else ""

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
        elif tense & Tense.PARTICIPLE and tense & Tense.PAST and self._has_agent(index + 1, sentence):
            return Tense.PARTICIPLE  # "5 billion pledged by Japan"
        return tense & FINITE or tense

    def _has_agent(self, index: int, sentence: Sentence) -> bool:
        """Whether "by" at a token says who, and not by how much: "voted by a narrow margin", "by 61 per cent"."""
        if index >= sentence.last or self._lowers[index] not in self._words.agents:
            return False
        near = self._lowers[index + 1 : min(index + 1 + _LONGEST_MARGIN, sentence.last)]
        counted = bool(near) and self._tokens[index + 1].kind is TokenKind.NUMBER
        return not counted and self._words.margins.isdisjoint(near)

    def _after(self, index: int, sentence: Sentence) -> str:
        return self._lowers[index + 1] if index + 1 < sentence.last else ""

    def _is_adjective(self, index: int, senses: Senses, tense: int, sentence: Sentence) -> bool:
        """Whether a word that can be a verb is an adjective that governs one: "prête à" before an infinitive."""
        if not tense & FINITE or not senses.is_adjective:
            return False
        if self._after(index, sentence) not in self._words.infinitive_markers:
            return False
        follower = self._verbs.get(self._after(index + 1, sentence))
        governs = follower is not None and bool(follower.tense & Tense.INFINITIVE)
        return governs or self._before(index, sentence) in self._words.adverbs

    def _is_denied(self, index: int, sentence: Sentence, senses: Senses) -> bool:
        """Whether a verb is denied: by a word of its own, by "not" beside it, by "ne" with what completes it."""
        words, lowers = self._words, self._lowers
        before = lowers[max(sentence.first, index - 4) : index]
        if senses.is_negative or (before and before[-1] in words.without) or " ".join(before[-2:]) in words.denials:
            return True
        if not words.negation:
            return not words.negators.isdisjoint(before[-2:]) or self._after(index, sentence) in words.negators
        near = range(max(sentence.first, index - 3), index)
        if not any(lowers[at] in words.negation and at not in self._mention_at for at in near):
            return False  # "N'Djamena s'est dit favorable" denies nothing
        after = lowers[index : min(sentence.last, index + 8)]
        # "ne ... que" only restricts.
        completed = not words.negators.isdisjoint((*before[-3:], *after[:5]))
        return completed or words.that.isdisjoint(after)
