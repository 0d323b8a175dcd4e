"""Whom a title stands for: the person who holds the office, the body named before, or who spoke last.

An office is what the text says that somebody is, before the name or behind it. "Le ministre de la Défense" is whoever
holds that office there; "le dirigeant ukrainien" is whoever of that country leads; "le prévenu", which anybody may be
called, is who was named last. A title whose complement or country contradicts the office is somebody else's.
"""

from __future__ import annotations

from knowledge.extract.document import (
    Document,
    Mention,
    Naming,
    Referent,
    Token,
    TokenKind,
)
from knowledge.extract.lexicon import Lexicon, Role
from knowledge.extract.phrases import ADV, AND, BODY, LOOSE, OPENER, REL, ROLE, SIGN, D, J, P
from knowledge.extract.referents.ages import Ages
from knowledge.extract.referents.bodies import Bodies
from knowledge.extract.referents.cast import Cast, Office, slug
from knowledge.extract.referents.office_fit import OfficeFit, Title, folded
from knowledge.extract.referents.pairs import Pairs
from knowledge.extract.referents.salience import LATEST, Salience
from knowledge.model import EntityKind

_HOLDERS = 60
"""Holders of one office that are tried at most."""
_LEAST_SALIENCE = -4.0
_SALIENCE_SHARE = 0.25
"""How much salience counts beside how well the office fits."""
_RELATIVE = 8
"""Tokens of a relative clause between a title and the name that it announces, at most."""
_SURE = 3.0
"""From here on a score says that the office itself fits; "her father" must be that, and not whoever was named last."""

_DOUBTFUL = 0.7
"""Of a name about which nothing but its place says that it is a person's."""
_CALLED = 0.8
"""What somebody gains whom the text has called so before."""
_ASIDE = 0.8
"""What somebody loses who is only named in the circumstance before a title: "In a talk with Jane Roe, the mayor said"."""
_AGED = 3.0
"""What somebody gains whose age the text gives, beside one that a title names: "le septuagénaire"."""
_SAME_WORD = 2.0
"""Of somebody without a name whom the text called so before ("one juror", "the juror")."""


class Titles:
    """Resolves the titles of one document."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        classes: list[int],
        cast: Cast,
        salience: Salience,
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.cast = cast
        self.salience = salience
        self.ages = Ages(document, lexicon)
        self.bodies = Bodies(document, lexicon, classes, cast, salience)
        self.nationals: dict[int, Referent] = {}
        """The countries of those who are called by their nationality alone, by the token of it."""
        self._called: dict[str, str] = {}
        """Whom the text last called so, by the word: the same word means them again."""
        self._announced: dict[str, int] = {}
        """Where the text first speaks of the holder of an office whom nothing has named."""
        self.pairs = Pairs(document, lexicon)
        self._of_two = lexicon.former | lexicon.latter
        self.fit = OfficeFit(lexicon, salience, {self.tokens[index].key for index in cast.country_at})
        # Whoever holds an office, by its word, and by the words that may stand for it.
        self._holders: dict[str, list[Referent]] = {}
        for identifier, office in cast.offices.items():
            for lemma in office.lemmas:
                for word in {lemma, *lexicon.equivalent_roles.get(folded(lemma), ())}:
                    self._holders.setdefault(word, []).append(document.referents[identifier])

    def referent(self, mention: Mention, sentence: int, *, quoted: bool) -> Referent | None:
        """Return whom a title stands for; a new referent without a name where nobody fits, outside quotations."""
        if mention.head in self.nationals:
            return self._national(mention, sentence)
        head = self.tokens[mention.head].lower
        determiner = self.tokens[mention.first].lower
        if mention.last == mention.first + 2 and (determiner, head) in self._of_two:
            found = self._apposed(mention) or self.pairs.member(mention, (determiner, head))
            if found is not None:
                return found
        if (determiner, head) in self.lexicon.last_named:
            return self._apposed(mention) or self.salience.named_last(mention)
        latest = self._latest_speaker(mention, sentence)
        again = determiner in self.lexicon.demonstrative or head in self.lexicon.documents
        if latest is not None and again and self._apposed(mention) is None:
            return latest
        found = self._apposed(mention) or self.bodies.explained(mention)
        if found is not None:
            return found
        if determiner in self.lexicon.articles or determiner in self.lexicon.single:
            return None if quoted else self._described(mention)
        if self.classes[mention.head] & ROLE and not mention.plural:
            found = self._person(
                mention,
                sentence,
                _SURE if determiner in self.lexicon.possessive else 0.0,
            )
            if found is not None and found.named and not quoted and (role := self.lexicon.role(head)):
                self._called[role.lemma] = found.id
        elif self.classes[mention.head] & BODY:
            found = self.bodies.of(mention, sentence)
        if found is not None or quoted or (mention.last - mention.first < 2 and not mention.plural):
            return found
        return self._described(mention)

    def _apposed(self, mention: Mention) -> Referent | None:
        """The person whom a title and a comma announce: "son mari, l'archetier Vincent Moreau"."""
        comma = self._comma_behind(mention.last)
        if comma is None:
            return None
        for index in range(comma + 1, min(comma + 4, len(self.tokens))):
            named = self.document.mention_at.get(index)
            if named is not None and named.referent is not None and named.naming is not Naming.DEMONYM:
                if self.bodies.is_announced(mention, named, comma):
                    return named.referent  # "its rival, the Harbour League, wants"
                is_person = named.referent.kind is EntityKind.PERSON and named.naming in {Naming.NAME, Naming.SURNAME}
                return named.referent if is_person and self.classes[mention.head] & ROLE else None
            if self.tokens[index].text == ",":
                return None
        return None

    def _comma_behind(self, index: int) -> int | None:
        """The comma behind a title, past a short relative clause ("a sociologist whom I like, Jane Roe,")."""
        if index + 3 < len(self.tokens) and self.classes[index] & D and self.classes[index + 1] & (ADV | OPENER):
            index += 3  # "son opposant le plus constant, Jean Roy,"
        if index + 1 < len(self.tokens) and self.tokens[index].lower in self.lexicon.agents:
            index = self.cast.phrases.right(index + 1, len(self.tokens))  # "l'expert mandaté par la ville, Jean Roy,"
        reach = _RELATIVE if index < len(self.tokens) and self.classes[index] & REL else 1
        for at in range(index, min(index + reach, len(self.tokens))):
            if self.tokens[at].text == ",":
                return at
            inner = self.document.mention_at.get(at) if at > index else None
            if inner is not None and inner.naming in {Naming.NAME, Naming.SURNAME}:
                # "one man who is a doctor, Jane Roe,": the name takes the office before its comma with it
                return next((i for i in range(at, inner.last) if self.tokens[i].text == ","), None)
            if self.classes[at] & SIGN or (inner is not None and inner.naming is not Naming.TITLE):
                return None
        return None

    def _described(self, mention: Mention) -> Referent:
        """A referent whom only this description names."""
        first = mention.first
        while first < mention.last - 1 and self.tokens[first].lower in self.lexicon.definite:
            first += 1
        name = self.document.text[self.tokens[first].start : self._complemented(mention)]
        referent = self.document.referents.get(slug(name))
        role = self.lexicon.role(self.tokens[mention.head].lower)
        if role is not None and (mention.last - mention.first <= 2 or not self._is_anybody_named()):
            self._announced.setdefault(role.lemma, mention.start)
        if referent is None:
            is_body = self.classes[mention.head] & BODY and not self.classes[mention.head] & ROLE
            kind = EntityKind.ORGANISATION if is_body else EntityKind.PERSON
            referent = Referent(
                slug(name),
                kind,
                name,
                named=False,
                plural=mention.plural,
                gender=mention.gender,
            )
            self.document.referents[referent.id] = referent
            countries = self.cast.countries_in(mention.first, mention.last)
            referent.country = next(iter(countries)) if len(countries) == 1 else None
        return referent

    def _complemented(self, mention: Mention) -> int:
        """Where a description ends with the name of whose relative or what it tells of: "le père de Jeanne Roy"."""
        at = mention.last
        joins = J | LOOSE * (mention.first == mention.head)  # "Analysts at Bergkamp"
        if at + 1 >= len(self.tokens) or not self.classes[at] & joins or not self.classes[mention.head] & ROLE:
            return mention.end
        named = self.document.mention_at.get(at + 1)
        person = named is not None and named.referent is not None and named.referent.kind is EntityKind.PERSON
        return named.end if named is not None and person and named.naming is not Naming.TITLE else mention.end

    def _is_anybody_named(self) -> bool:
        """Whether a person's name stood before: a portrait may open with an office, and give the name behind."""
        return any(r.named and r.kind is EntityKind.PERSON for r in self.salience.recent.values())

    def learn(self, person: Referent, lemma: str, description: str = "") -> None:
        """Take in that somebody holds an office of which a verb or a description speaks: "elle préside la région"."""
        office = self.cast.offices.setdefault(person.id, Office())
        office.lemmas.add(lemma)
        if description:
            self._announced.pop(lemma, None)  # its holder has a name now
        office.words |= set(folded(description.replace("'", " ").replace("’", " ")).split())
        for word in {lemma, *self.lexicon.equivalent_roles.get(folded(lemma), ())}:
            holders = self._holders.setdefault(word, [])
            if person not in holders:
                holders.append(person)

    def _latest_speaker(self, mention: Mention, sentence: int) -> Referent | None:
        """Who spoke last, if a title may still mean them: "cette source", "the statement"."""
        speaker = self.salience.last_speaker
        if speaker is None or mention.plural != speaker.plural:
            return None
        if sentence - self.salience.traces[speaker.id].spoke > LATEST:
            return None
        if mention.gender and speaker.gender and mention.gender is not speaker.gender and speaker.named:
            return None
        if self.classes[mention.head] & ROLE and speaker.kind is not EntityKind.PERSON and speaker.named:
            return None  # "that person" is no foundation
        return speaker

    # --- persons

    def _person(self, mention: Mention, sentence: int, at_least: float) -> Referent | None:
        head = self.tokens[mention.head].lower
        role = self.lexicon.role(head) or Role(head, mention.gender)
        tokens = self.tokens[mention.first : mention.last]
        words = " ".join(token.key for token in tokens if not self.classes[token.index] & D)
        countries = self.cast.countries_in(mention.first, mention.last)
        complement = any(self.classes[t.index] & J and self.tokens[t.index + 1].capital for t in tokens[2:-1])
        owned = any(t.lower in self.lexicon.possessives and self.tokens[t.index - 1].capital for t in tokens[2:])
        complement = complement or owned  # "the Post's reviewer"
        # "L'élu de droite" is of no body; a side of politics says nothing of what somebody's office is.
        joined = any(self.classes[t.index] & J and self._is_joined(t.index + 1) for t in tokens[2:])
        title = Title(words, role.lemma, countries, self._content(tokens), sentence, complement, joined)
        holders = {holder.id: holder for holder in self._holders.get(folded(role.lemma), ())[:_HOLDERS]}
        holders |= {holder.id: holder for holder in self._holders.get(role.lemma, ())[:_HOLDERS]}
        best, best_score = None, 0.0
        aside = self.tokens[mention.first - 1].text == "," if mention.first else False
        age = self.ages.named(self.tokens[mention.head].lower) or self.ages.told(mention)
        title.aged = age is not None
        for person in (holders | self.salience.recent).values():
            if person.kind is not EntityKind.PERSON or person.plural:
                continue
            known = self.ages.of(person) if age is not None else None
            if age is not None and known is not None and known not in age:
                continue
            if not person.named:
                if (known is not None or self._is_called(person, title)) and (best is None or best_score < _SAME_WORD):
                    best, best_score = person, _SAME_WORD
                continue
            if mention.gender and person.gender and mention.gender is not person.gender:
                continue
            score = self._score(person, title) + (_AGED if known is not None else 0.0)
            if score <= at_least:
                continue
            score += _CALLED if self._called.get(role.lemma) == person.id else 0.0
            score += max(_LEAST_SALIENCE, self.salience.of(person, sentence)) * _SALIENCE_SHARE
            score -= _ASIDE if aside and self.salience.is_passing(person, sentence) else 0.0
            if best is None or score > best_score:
                best, best_score = person, score
        return best or (None if holders else self._varied(mention, title))

    def _varied(self, mention: Mention, title: Title) -> Referent | None:
        """The one person whom the sentence before is about, where a title says nothing but a second thing of somebody.

        News seldom lets anybody speak who was not introduced: "Chief executive Jane Roe said so. The lawyer added".
        """
        qualified = title.content or title.countries or title.complement or title.joined
        if qualified or title.lemma in self.lexicon.institutional or title.lemma in self.lexicon.anonymous:
            return None
        if self.tokens[mention.first].lower not in self.lexicon.definite - self.lexicon.demonstrative:
            return None
        paragraph = self.document.paragraphs[self.document.sentence_at(mention.start).paragraph]
        first = self.document.sentences[paragraph.first].first
        present = [
            person
            for person in self.salience.recent.values()
            if person.kind is EntityKind.PERSON and self.salience.is_told_of(person, first, title.sentence)
        ]
        alone = len(present) == 1 and present[0].named and not present[0].plural
        agrees = alone and (mention.gender is None or present[0].gender in {None, mention.gender})
        return present[0] if agrees else None

    def _is_joined(self, index: int) -> bool:
        """Whether a word behind "of" says of what somebody is, and is no side of politics and no age."""
        if index >= len(self.tokens):
            return False
        token = self.tokens[index]
        if token.lower in self.lexicon.sides or token.kind is TokenKind.NUMBER:
            return False
        bare = (
            not (token.capital or self.classes[index] & D)
            and self.tokens[index - 1].lower not in self.lexicon.contracted
        )
        return not bare  # "la professeure de lettres" says what she is, and not of what

    def _is_called(self, person: Referent, title: Title) -> bool:
        """Whether a description has the word of a lone title, and was made not long ago."""
        if title.content or title.countries or not self.salience.is_near(person, title.sentence):
            return False
        return any(
            (role := self.lexicon.role(word)) and role.lemma == title.lemma for word in person.name.lower().split()[:4]
        )

    def _national(self, mention: Mention, sentence: int) -> Referent:
        """Whom a nationality means: the person of that country just named, or one of whom no country is known."""
        country = self.nationals[mention.head]
        best, best_score = None, 0.0
        for person in self.salience.recent.values():
            if person.kind is not EntityKind.PERSON or not person.named or person.plural:
                continue
            if mention.gender and person.gender and mention.gender is not person.gender:
                continue
            office = self.cast.offices.get(person.id)
            own = (office.countries if office else set()) | ({person.country} if person.country else set())
            if not self.salience.is_near(person, sentence) or (own and country.id not in own):
                continue
            sure = person.sure or self.salience.is_subject(person)
            score = (_SURE if own else _SAME_WORD if sure else _DOUBTFUL) + self.salience.of(
                person, sentence
            ) * _SALIENCE_SHARE
            if best is None or score > best_score:
                best, best_score = person, score
        if best is None:
            mention.naming = Naming.DEMONYM
            return country
        return best

    def _content(self, tokens: list[Token]) -> set[str]:
        """The words of a title beside its office and its country: "Défense" in "le ministre de la Défense"."""
        # What a loose preposition adds is mostly a circumstance: "la dirigeante à l'AFP".
        loose = next(
            (n for n, token in enumerate(tokens) if self.classes[token.index] & LOOSE),
            len(tokens),
        )
        return {
            token.key
            for token in tokens[:loose]
            if token.kind is TokenKind.WORD
            and not self.classes[token.index] & (D | J | P | AND | ROLE)
            and token.lower not in self.lexicon.sides
            and token.index not in self.cast.country_at
            and token.lower not in self.lexicon.years
        }

    def _score(self, person: Referent, title: Title) -> float:
        """How well a title fits a person: 3 and more by their office, less by their country or as a mere epithet."""
        office = self.cast.offices.get(person.id)
        own_countries = (office.countries if office else set()) | ({person.country} if person.country else set())
        if title.countries and own_countries and not title.countries & own_countries:
            return 0.0
        agrees = bool(title.countries & own_countries)
        if office and office.lemmas and not agrees and self.fit.is_anothers(title, office):
            return 0.0
        if office and (title.lemma in office.lemmas or office.lemmas - self.lexicon.epithets):
            return self.fit.score(person, office, title, agrees=agrees)
        unheld = title.lemma in self.lexicon.institutional and person.country is None
        if title.lemma in self._announced and person.mentions:
            # "The mayor confirmed it. … “Yes,” said Jane Roe. … the mayor said": the name came after the office.
            unheld = unheld and self._announced[title.lemma] > person.mentions[0].start
        if (title.complement or unheld) and not agrees:
            return 0.0  # "the Bishop of Y", "the mayor" is nobody of whom no office is known
        # Nothing is said of this person's office: the title may say it for the first time.
        known = person.id in self.salience.traces and (person.sure or self.salience.is_subject(person))
        if not known or (title.content and not agrees and not self.salience.is_near(person, title.sentence)):
            return 0.0
        if title.countries and not agrees and not title.aged:
            return 0.0
        if not person.sure:
            return 0.0 if title.content else _DOUBTFUL
        return 1.5 + agrees
