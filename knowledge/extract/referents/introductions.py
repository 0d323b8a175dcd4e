"""Whom a text has only described when it gives the name at last: "A teacher was jailed. … Jane Roe, 44, wept".

News names people late. A lead describes somebody and the next sentence begins with the name; an owner says something and is
named behind the next words in marks; a verb says what somebody is called; a comma behind a pronoun gives the name.
"""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, Naming, Referent
from knowledge.extract.lexicon import Lexicon, Role
from knowledge.extract.phrases import AND
from knowledge.extract.referents.cast import Cast
from knowledge.extract.referents.salience import LATEST, Salience
from knowledge.model import EntityKind

_LONGEST_PHRASE = 3
"""Tokens of a verb that gives a name, at most."""


class Introductions:
    """Finds, for the first mentions of the persons of one document, whom it has described before."""

    def __init__(
        self, document: Document, lexicon: Lexicon, classes: list[int], cast: Cast, salience: Salience
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.cast = cast
        self.salience = salience

    def described(self, mention: Mention, sentence: int, *, speaks: bool) -> Referent | None:
        """Return whom the text has only described so far and first names with a mention."""
        person = mention.referent
        if person is None or person.kind is not EntityKind.PERSON:
            return None
        if not (person.named and person.sure) or person.plural or mention.naming not in {Naming.NAME, Naming.SURNAME}:
            return None
        return self._called(mention) or self._told_of(mention, person, sentence, speaks=speaks)

    def role_of(self, described: Referent) -> Role | None:
        """Return the office or occupation by which somebody is described."""
        words = described.name.lower().replace("'", " ").replace("’", " ").split()
        listed = next((role for word in words if (role := self.lexicon.role(word)) is not None), None)
        return listed or next((Role(word, None) for word in words if self.lexicon.is_agent(word)), None)

    def _called(self, mention: Mention) -> Referent | None:
        """Whom a verb or a comma before a name gives it: "the owner is called Jane Roe", "Celui-ci, Jean Roy,"."""
        at = mention.first
        before = self._naming_start(at)
        if before is None and at > 1 and self.tokens[at - 1].text == ",":
            before = at - 1
            if self.tokens[before - 1].lower not in self.lexicon.third_person:
                return None
        named = self.document.mention_at.get(before - 1) if before is not None else None
        if named is None or named.last != before or named.naming not in {Naming.TITLE, Naming.PRONOUN}:
            return None
        return named.referent if self._is_described(named.referent) else None

    def _naming_start(self, index: int) -> int | None:
        """Where a verb begins that ends before a token and says what somebody is called."""
        for length in range(1, min(_LONGEST_PHRASE, index) + 1):
            if tuple(token.lower for token in self.tokens[index - length : index]) in self.lexicon.naming_verbs:
                return index - length
        return None

    def _told_of(self, mention: Mention, person: Referent, sentence: int, *, speaks: bool) -> Referent | None:
        """Whom the sentences before are about, where the next begins with a name that nothing else is said of."""
        recent = reversed(self.salience.recent.values())
        described = next((r for r in recent if r.kind is EntityKind.PERSON and not r.plural), None)
        if described is None or not self._is_described(described) or not self.salience.is_subject(described):
            return None
        trace = self.salience.traces[described.id]
        if not 0 < sentence - trace.sentence <= LATEST or not self._agrees(described, person):
            return None
        same = self.document.sentence_at(described.mentions[-1].start).paragraph
        here = self.document.sentence_at(mention.start)
        if speaks and here.paragraph == same and sentence - trace.spoke == 1 and self._is_definite(described):
            return described  # "The owner said he would stay. “I have no debts,” said Jane Roe."
        first = not any(r.named and r.kind is EntityKind.PERSON for r in self.salience.recent.values())
        joined = mention.last < len(self.classes) and self.classes[mention.last] & AND
        opens = self.salience.opens_clause(mention.first) and not joined
        return described if first and opens and self._begins(mention, here.first) else None

    def _is_definite(self, described: Referent) -> bool:
        """Whether a text first speaks of somebody as known, so that a name close by says who: "the owner", "his lawyer"."""
        first = self.tokens[described.mentions[0].first].lower
        return first in self.lexicon.definite or first in self.lexicon.possessive

    def _begins(self, mention: Mention, first: int) -> bool:
        """Whether nobody is named in a sentence before a mention, which is its subject."""
        return not any(
            named.referent is not None and named.referent.kind is EntityKind.PERSON
            for named in self.document.mentions_in(self.tokens[first].start, mention.start)
        )

    def _is_described(self, referent: Referent | None) -> bool:
        """Whether somebody is one person whom the text has not named, and no source that is to stay without a name."""
        if referent is None or referent.named or referent.plural or referent.kind is not EntityKind.PERSON:
            return False
        words = referent.name.lower().split()
        return words[0] not in self.lexicon.single and not any(word in self.lexicon.anonymous for word in words)

    def _agrees(self, described: Referent, person: Referent) -> bool:
        """Whether a person may be whom a text described: of that gender, and of no other office."""
        if described.gender and person.gender and described.gender is not person.gender:
            return False
        role = self.role_of(described)
        office = self.cast.offices.get(person.id)
        if role is None or office is None or not office.lemmas:
            return role is not None
        return role.lemma in office.lemmas
