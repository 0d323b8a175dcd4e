"""Whether a word that may be a verb of speech is one where it stands: by the words around it."""

from __future__ import annotations

from knowledge.extract.cue_forms import CueForm
from knowledge.extract.document import Document
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import ADV, AND, BODY, CLITIC, MARK, MODAL, PRO, ROLE, SIGN, SUB, TIME, D, J, P

_LONGEST_ASIDE = 40
"""Tokens before and behind "asked" between which a sentence's two commas stand."""


class VerbPlaces:
    """Judges the places of verbs of speech in one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes

    def is_joined(self, index: int) -> bool:
        """Return whether a participle shares the auxiliary of one before: "a plaidé la relaxe et soutenu que"."""
        that = index + 1 < len(self.tokens) and self.tokens[index + 1].lower in self.lexicon.that
        return that and index > 0 and bool(self.classes[index - 1] & AND)

    def says_nothing(self, index: int, form: CueForm) -> bool:
        """Return whether nobody has said anything: "it should say", "X, asked what would change, shrugged"."""
        if form.is_finite and form.is_infinitive and index and self.classes[index - 1] & MODAL:
            return True
        return form.is_participle and self.tokens[index].lower in self.lexicon.asking and self._is_aside(index)

    def _is_aside(self, index: int) -> bool:
        """Whether somebody is asked between commas, before their own verb: "Rivers, asked what would change, shrugged"."""
        sentence = self.document.sentence_at(self.tokens[index].start)
        if index - sentence.first > _LONGEST_ASIDE:
            return False
        before = self.tokens[sentence.first : index]
        commas = [token for token in before if token.text == ","]
        behind = self.tokens[index + 1 : min(sentence.last, index + _LONGEST_ASIDE)]
        closes = any(token.text == "," for token in behind)
        return len(commas) == 1 and before[-1] is commas[0] and closes and self.lexicon.subject_first

    def may_be_verb(self, index: int) -> bool:
        """Whether a finite form is one here, and not a noun or an adjective that is spelt alike."""
        if index == 0:
            return self.tokens[index].lower not in self.lexicon.also_nouns
        before, token = self.classes[index - 1], self.tokens[index - 1]
        if before & CLITIC and token.lower in self.lexicon.clitics and not before & D:
            return True
        if before & D:
            if self._counts(index - 1) and self._closes(index + 1):
                return True  # "the mother of two said"
            if before & PRO or token.lower in self.lexicon.relatives or token.lower in self.lexicon.standing:
                return True  # "that", "leur"
            ahead = self.tokens[index - 2].lower if index > 1 else ""
            subordinate = ahead in self.lexicon.that or ahead in self.lexicon.subordinators
            if ahead in self.lexicon.that and not self._has_subject_behind(index):
                subordinate = False  # "que la demande est", but "que le rappelle le maire"
            verbal = before & CLITIC and (
                ahead in self.lexicon.third_person or ahead in self.lexicon.relative_pronouns or subordinate
            )
            return bool(verbal)
        form = self.tokens[index].lower
        if token.lower in self.lexicon.possessives:
            noun = form in self.lexicon.also_nouns or self.lexicon.cues[form].is_infinitive
            if noun:
                return False  # "a consultant's report", "Jane Roe's reply"
        if form in self.lexicon.also_nouns and not self._follows_subject(index):
            return False
        following = self.tokens[index + 1].lower if index + 1 < len(self.tokens) else ""
        if form in self.lexicon.also_nouns and not before & PRO and following in self.lexicon.behind_nouns:
            return False
        return not (before & (J | P) and not before & (PRO | SUB | ADV | SIGN) and not self.classes[index] & ROLE)

    def _has_subject_behind(self, index: int) -> bool:
        """Whether a phrase follows that may be the subject of a verb."""
        following = index + 1
        return following < len(self.tokens) and bool(self.classes[following] & D or self.tokens[following].capital)

    def _counts(self, index: int) -> bool:
        """Whether a determiner ends the phrase before a verb, as a number does in "a father of three"."""
        word = self.tokens[index].lower
        counts = word in self.lexicon.indefinite and word not in self.lexicon.articles
        return index > 1 and bool(self.classes[index - 1] & J) and counts

    def _closes(self, index: int) -> bool:
        """Whether nothing that a verb could govern as an adjective does stands at `index`: a sign, a mark, the end."""
        return index >= len(self.tokens) or bool(self.classes[index] & (SIGN | MARK | TIME))

    def _follows_subject(self, index: int) -> bool:
        """Whether what stands before a form that is also a noun can be its subject: a name, a pronoun, an office, a comma."""
        before, token = self.classes[index - 1], self.tokens[index - 1]
        if token.capital and index > 1 and not before & D and self.tokens[index].lower == self.tokens[index].text:
            return True
        plural = token.lower.endswith("s") and not self.tokens[index].lower.endswith("s")
        return plural or token.text in {",", ")"} or bool(before & (PRO | ROLE | BODY | MARK | AND | SUB | ADV))
