"""Whether a word that can be a verb stands where a noun stands: "the plan", "plans to"; "la livre", "on la livre"."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.extract.clauses.verbs import Frame, Senses, Tense
from knowledge.extract.clauses.words import Words
from knowledge.extract.document import Document, Naming, Sentence, Token, TokenKind

_PLAIN = Tense.INFINITIVE | Tense.PRESENT
_NEVER_A_NOUN = Tense.PAST | Tense.FUTURE | Tense.CONDITIONAL


class NounTest:
    """Tells nouns from verbs by what stands around them, in one document."""

    def __init__(self, document: Document, words: Words, verbs: Mapping[str, Senses]) -> None:
        self._tokens = document.tokens
        self._mention_at = document.mention_at
        self._words = words.clause
        self._openers = words.noun_openers
        self._aid = words.things.aid
        self._people = words.things.people
        self._verbs = verbs

    def is_noun(self, index: int, tense: int, sentence: Sentence) -> bool:
        """Whether the word at an index, of which `tense` says what verb forms it can be, is a noun or an attribute."""
        if index == sentence.first:
            return self._words.bare_infinitives and not tense & _NEVER_A_NOUN
        if not tense & (Tense.PRESENT | Tense.PARTICIPLE | Tense.INFINITIVE):
            return False
        before = self._tokens[index - 1]
        if self._words.bare_infinitives:
            return self._by_surroundings(index, tense, before, sentence)
        return self._by_determiner(index, tense, before, sentence)

    def _by_determiner(self, index: int, tense: int, before: Token, sentence: Sentence) -> bool:
        """Decide in a language whose infinitives have an ending and whose nouns have a determiner."""
        words, lower = self._words, before.lower
        if tense & Tense.INFINITIVE:
            return False
        if tense & (Tense.FUTURE | Tense.CONDITIONAL | Tense.IMPERFECT) and not tense & Tense.PRESENT:
            return False
        if lower in words.clitics and (lower in words.determiners or lower in words.prepositions):
            return not self._is_object(index - 1, sentence)
        if lower in words.determiners or lower in words.before_nouns:
            return True
        adjective = any(sense.adjective for sense in self._verbs[self._tokens[index].lower])
        return lower in words.prepositions and (not tense & Tense.PARTICIPLE or adjective)

    def _is_object(self, index: int, sentence: Sentence) -> bool:
        """Whether "la" or "en" is a pronoun: a subject, a negation or "qui" stands before it."""
        if index - 1 < sentence.first:
            return False
        before, words = self._tokens[index - 1].lower, self._words
        subject = before in words.pronouns or before in words.subject_relatives
        return subject or before in words.negation or (index - 1) in self._mention_at

    def _by_surroundings(self, index: int, tense: int, before: Token, sentence: Sentence) -> bool:
        """Decide in a language in which a verb and a noun may look the same."""
        words, lower = self._words, before.lower
        if self._tokens[index].lower in words.possessive_signs:
            return lower not in words.pronouns  # "he's sceptical", and not "the city's plan"
        if tense & Tense.PARTICIPLE and not tense & _PLAIN:
            # "the pledged aid"
            return lower in words.of or (lower in words.determiners and not self._floats(index - 1, sentence))
        if lower in words.singular and tense == _PLAIN and not self._tokens[index].lower.endswith("s"):
            return not self._verbs[self._tokens[index].lower][0].auxiliary  # "took it back": a verb would agree
        if lower in words.infinitive_markers or lower in words.pronouns or lower in words.relatives:
            return False
        if before.kind is TokenKind.NUMBER and self._verbs[self._tokens[index].lower][0].auxiliary:
            return False  # "another 200,000 is expected"
        if lower in self._openers or before.kind is TokenKind.NUMBER or lower.endswith(words.possessive_endings):
            return True
        mention = self._mention_at.get(index - 1)
        if mention is not None:
            return (
                mention.naming is Naming.DEMONYM
                and not self._verbs[self._tokens[index].lower][0].auxiliary  # "the Dutch are"
                and mention.last == index
                and not self._tokens[index].lower.endswith("s")
            )
        if self._is_attribute(index, tense, sentence) or self._is_head(index, tense, lower):
            return True
        if before.kind is not TokenKind.WORD or lower in words.adverbs or lower in words.and_:
            return False
        return self._follows_noun(index, lower, sentence)

    def _floats(self, index: int, sentence: Sentence) -> bool:
        """Whether a determiner goes with the subject before it: "Belgium and Austria each pledged 15 million"."""
        if index <= sentence.first or self._lower(index) not in self._words.adverbs:
            return False
        return (index - 1) in self._mention_at or self._lower(index - 1) in self._words.pronouns

    def _is_attribute(self, index: int, tense: int, sentence: Sentence) -> bool:
        """Whether a plain form stands behind "be" and its adverbs, where no verb can: "the issue is not just pay"."""
        if tense != _PLAIN:
            return False
        words, at = self._words, index - 1
        while at > sentence.first and (self._lower(at) in words.adverbs or self._lower(at) in words.negators):
            at -= 1
        return at < index - 1 and any(sense.frame is Frame.BE for sense in self._verbs.get(self._lower(at), ()))

    def _is_head(self, index: int, tense: int, before: str) -> bool:
        """Whether a plain form ends what an article opens two words before: "any joint purchase"; a verb would agree."""
        opener = self._lower(index - 2) if index >= 2 else ""
        opened = opener in self._words.determiners and opener not in self._words.plural_determiners
        singular = not before.endswith("s") and before not in self._people
        return tense == _PLAIN and opened and singular and not self._lower(index).endswith("s")

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower

    def _follows_noun(self, index: int, before: str, sentence: Sentence) -> bool:
        """Decide behind a common word: "given aid" and "humanitarian aid" against "donors aid"."""
        if before in self._verbs and not before.endswith("s"):
            return True
        if self._tokens[index].lower in self._aid and not before.endswith("s"):
            return True  # "10 million in emergency aid": a verb would agree with its subject
        after = self._tokens[index + 1].lower if index + 1 < sentence.last else ""
        return after in self._words.after_nouns or before.endswith(self._words.adjective_endings)
