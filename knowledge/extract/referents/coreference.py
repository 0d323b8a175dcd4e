"""Whom a pronoun, a title or an epithet stands for.

The text is gone through once, in order. A pronoun takes the most salient person whose gender agrees; what a title takes
is in `titles`. Where nobody fits, nobody is named.
"""

from __future__ import annotations

from knowledge.extract.document import Document, Mention, Naming, Referent, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import Phrases
from knowledge.extract.referents.cast import Cast
from knowledge.extract.referents.common_mentions import CommonMentions
from knowledge.extract.referents.introductions import Introductions
from knowledge.extract.referents.salience import FORGOTTEN, LATEST, MEMORY, Salience
from knowledge.extract.referents.titles import Titles
from knowledge.model import EntityKind

_UNSURE = 1.0
"""What a name loses of which nothing says that it is a person's, beside those of persons."""
_OBJECT_REACH = 3
"""Tokens behind a pronoun within which a name is the object of its verb, and not the pronoun's own."""
_PORTRAIT = 400
"""Characters behind a pronoun within which a portrait names whom it opens with."""
_UNNAMED = 0.65
"""What somebody loses whom the text only describes."""
_OPENS = 0.7
"""What somebody gains with whom the paragraph begins, in its second sentence."""
_BODY = 0.35
"""What a body loses beside persons: a pronoun with a gender means it last."""
_BODY_KINDS = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY})


class Coreference:
    """Resolves the pronouns and titles of one document, in the order of the text."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        classes: list[int],
        phrases: Phrases,
        cast: Cast,
        quoted: list[tuple[int, int]],
        speakers: set[int],
    ) -> None:
        """`quoted` are the ranges of tokens that are somebody's words, `speakers` the tokens of who is named inside."""
        self.document = document
        self.lexicon = lexicon
        self.speakers = speakers
        self.common = CommonMentions(document, lexicon, classes, phrases)
        self.salience = Salience(document, classes, lexicon.possessives)
        self.introductions = Introductions(document, lexicon, classes, cast, self.salience)
        self.titles = Titles(document, lexicon, classes, cast, self.salience)
        self.inside = [False] * (len(document.tokens) + 1)
        for first, last in quoted:
            for index in range(first, min(last, len(document.tokens))):
                self.inside[index] = True
        for index in speakers:
            self.inside[index] = False
        # Sentences are counted by what the article tells: a long quotation makes nobody forgotten.
        self.told: list[int] = []
        told = 0
        for sentence in document.sentences:
            told += not all(self.inside[sentence.first : sentence.last])
            self.told.append(told)
        self.salience.told = self.told

    def add_mentions(self) -> None:
        """Add the mentions by title and by pronoun to the document."""
        self.common.add(self.inside, self.speakers)

    def resolve(self, speakers: set[int]) -> None:
        """Resolve every mention in order; `speakers` are the heads of those that name a speaker."""
        for mention in self.document.mentions:
            sentence = self.told[self.document.sentence_at(mention.start).index]
            speaks = not speakers.isdisjoint(range(mention.first, mention.last))
            if mention.referent is None:
                if mention.naming is Naming.PRONOUN:
                    mention.referent, sure = self._pronoun(mention, sentence, speaks=speaks)
                    if mention.referent is None:
                        mention.referent = self._named_behind(mention)
                    self._learn_office(mention)
                else:
                    quoted = self.inside[mention.first]
                    mention.referent, sure = (
                        self.titles.referent(mention, sentence, quoted=quoted),
                        True,
                    )
                if mention.referent is not None:
                    self._keep(mention, mention.referent, sure=sure)
            if mention.naming is Naming.TITLE and not self.inside[mention.first]:
                self._refresh_owner(mention, sentence)
            if mention.referent is not None and not self.inside[mention.head]:
                if mention.referent.id not in self.salience.traces:
                    self._introduce(mention, mention.referent, sentence, speaks=speaks)
                self.salience.note(mention, sentence, speaks=speaks)

    def _introduce(self, mention: Mention, person: Referent, sentence: int, *, speaks: bool) -> None:
        """Make one of a person whom the text names first here and whom it has only described so far."""
        described = self.introductions.described(mention, sentence, speaks=speaks)
        if described is None:
            return
        role = self.introductions.role_of(described)
        for earlier in described.mentions:
            earlier.referent = person
        person.mentions += described.mentions
        person.forms += [form for form in described.forms if form not in person.forms]
        person.gender = person.gender or described.gender
        self.document.referents.pop(described.id, None)
        self.salience.rename(described, person)
        if role is not None:
            self.titles.learn(person, role.lemma, described.name)

    def _keep(self, mention: Mention, referent: Referent, *, sure: bool) -> None:
        referent.mentions.append(mention)
        form = self.document.text[mention.start : mention.end]
        if mention.naming is Naming.TITLE and form not in referent.forms:
            referent.forms.append(form)
        if mention.naming is Naming.PRONOUN and sure and referent.kind is EntityKind.PERSON:
            referent.gender = referent.gender or mention.gender

    def _refresh_owner(self, mention: Mention, sentence: int) -> None:
        """Keep present whose relative or colleague a title names: "his father" is about him as well."""
        lower = self.document.tokens[mention.first].lower
        gender = self.lexicon.owners.get(lower)
        if lower not in self.lexicon.possessive or (self.lexicon.owners and gender is None):
            return
        persons = [
            r
            for r in self.salience.recent.values()
            if r.kind is EntityKind.PERSON
            and r is not mention.referent
            and not r.plural
            and r.named
            and (gender is None or r.gender in {None, gender})
        ]
        owner = max(persons, key=lambda r: self.salience.of(r, sentence), default=None)
        if gender is None and owner is not None and self._is_of_body(mention, owner, sentence):
            return  # "La région … Sa présidente"
        if owner is not None and self.salience.of(owner, sentence) > -LATEST:
            self.salience.refresh(owner, sentence)
            near = sum(self.salience.of(r, sentence) > -LATEST for r in persons)
            owner.gender = owner.gender or (gender if near == 1 else None)

    def _is_of_body(self, mention: Mention, person: Referent, sentence: int) -> bool:
        """Whether the office of an institution is that of a body named since a person was."""
        role = self.lexicon.role(self.document.tokens[mention.head].lower)
        if role is None or role.lemma not in self.lexicon.institutional:
            return False
        latest = self.salience.of(person, sentence)
        bodies = [r for r in self.salience.recent.values() if r.kind in _BODY_KINDS]
        return any(self.salience.is_subject(r) and self.salience.of(r, sentence) > latest for r in bodies)

    def _pronoun(self, mention: Mention, sentence: int, *, speaks: bool) -> tuple[Referent | None, bool]:
        """Whom a pronoun stands for, and whether nobody else could be meant."""
        if self.document.tokens[mention.first].lower in self.lexicon.nearest:
            nearest = self.salience.named_last(mention)
            if nearest is not None and sentence - self.salience.traces[nearest.id].sentence <= 1:
                return nearest, False
        object_ = self._object_of(mention)
        candidates = [r for r in self._candidates(mention, sentence, speaks=speaks) if r is not object_]
        paragraph = self.document.sentence_at(mention.start).paragraph
        opening = self.document.sentences[self.document.paragraphs[paragraph].first].first
        present = [(self.salience.of(r, sentence) - self._doubt(r, opening, sentence), r) for r in candidates]
        best, referent = max(present, key=lambda pair: pair[0], default=(FORGOTTEN, None))
        if referent is None or best < -MEMORY:
            return None, False
        if not referent.sure and mention.gender is not None and not mention.plural:
            referent.kind, referent.sure = EntityKind.PERSON, True
        elif mention.gender is None and not mention.plural and _may_be_body(referent):
            referent.kind = EntityKind.ORGANISATION  # what "it" stands for is nobody
        return referent, sum(salience > -LATEST for salience, _ in present) == 1

    def _named_behind(self, mention: Mention) -> Referent | None:
        """The person first named behind a pronoun with which a portrait opens: "She sits by the door. Jane Roe has …"."""
        if mention.gender is None or mention.plural:
            return None
        if any(referent.kind is EntityKind.PERSON for referent in self.salience.recent.values()):
            return None
        sentence = self.document.sentence_at(mention.start)
        paragraph = self.document.paragraphs[sentence.paragraph]
        for named in self.document.mentions_in(mention.end, min(paragraph.end, mention.end + _PORTRAIT)):
            person = named.referent
            if person is not None and person.kind is EntityKind.PERSON and not self.inside[named.head]:
                agrees = person.sure and person.gender in {None, mention.gender}
                return person if agrees and self.salience.opens_clause(named.first) else None
        return None

    def _learn_office(self, mention: Mention) -> None:
        """Keep the office that a verb behind a pronoun gives: "elle préside la région"."""
        person = mention.referent
        if person is None or person.kind is not EntityKind.PERSON or mention.last >= len(self.document.tokens):
            return
        lemma = self.lexicon.holding.get(self.document.tokens[mention.last].lower)
        if lemma is not None:
            self.titles.learn(person, lemma)

    def _object_of(self, mention: Mention) -> Referent | None:
        """Who is named right behind a pronoun and its verb, and is therefore somebody else: "he found Poe charming"."""
        tokens = self.document.tokens
        for index in range(mention.last, min(mention.last + _OBJECT_REACH, len(tokens))):
            if tokens[index].kind is not TokenKind.WORD:
                return None
            named = self.document.mention_at.get(index)
            if named is not None and named.naming in {Naming.NAME, Naming.SURNAME}:
                return named.referent
        return None

    def _doubt(self, referent: Referent, opening: int, sentence: int) -> float:
        """What a referent loses that may be no person, or that the text only describes: it is about who has a name.

        `opening` is the first token of the paragraph: whom it is about gains by it, with a name or without.
        """
        if not referent.sure:
            return _UNSURE
        if referent.kind is not EntityKind.PERSON:
            return _BODY
        if self.salience.opens(referent, opening, sentence):
            return -_OPENS
        return 0.0 if referent.named else _UNNAMED

    def _candidates(self, mention: Mention, sentence: int, *, speaks: bool) -> list[Referent]:
        lower = self.document.tokens[mention.first].lower
        recent = list(self.salience.recent.values())
        if mention.plural:
            plural = [r for r in recent if r.plural and self.salience.of(r, sentence) > -MEMORY]
            return plural or [r for r in recent if r.kind in _BODY_KINDS and speaks]
        if lower in self.lexicon.body_pronouns and mention.gender is None:
            bodies = [r for r in recent if r.kind in _BODY_KINDS or _may_be_body(r)] if speaks else []
            return [r for r in bodies if r.kind is not EntityKind.COUNTRY] or bodies
        persons = [
            r
            for r in recent
            if r.kind is EntityKind.PERSON
            and not r.plural
            and (mention.gender is None or r.gender in {None, mention.gender})
        ]
        # A lone name about which nothing is known may be a person, and a body is called by a pronoun where nouns have
        # a gender.
        persons += [r for r in recent if not r.sure and r.kind is not EntityKind.PERSON and self.salience.is_subject(r)]
        if self.lexicon.feminine_determiners and speaks:
            persons += [
                r
                for r in recent
                if r.kind is EntityKind.ORGANISATION
                and not r.plural
                and r.gender is mention.gender
                and self.salience.is_subject(r)
            ]
        return persons


def _may_be_body(referent: Referent) -> bool:
    """Whether nothing but its capitals makes a name a person's, so that it may be a firm's."""
    return referent.kind is EntityKind.PERSON and not referent.sure and referent.named and referent.gender is None
