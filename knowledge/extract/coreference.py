"""Whom a pronoun, a title or an epithet stands for.

The text is gone through once, in order. Each person and body keeps where it was last named, and how: as the subject of
a sentence, as the speaker of a quotation, or in passing. A pronoun takes the most salient person whose gender agrees; a
title takes the person whose office the text gives in the same or an equivalent word, or whose country it names. Where
nobody fits, nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.extract.cast import Cast, Office, slug
from knowledge.extract.document import Document, Gender, Mention, Naming, Referent, Token, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.phrases import AND, BODY, MARK, PRO, ROLE, SIGN, SUB, D, J, P, Phrases
from knowledge.model import EntityKind
from knowledge.text import fold

_folded = lru_cache(maxsize=1 << 12)(fold)

_MEMORY = 8
"""Sentences after which nobody is still meant by a pronoun."""
_SUBJECT, _SPEAKER, _PASSING = 0.5, 0.6, -0.4
_ALONE = 0.3
"""What being the only person of a sentence adds."""
_REMEMBERED = 60
"""Referents among whom a pronoun or an epithet finds its own; a title also finds those who hold its office."""
_LATEST = 3
"""Sentences within which somebody is still the one just spoken of."""
_LONGEST_TITLE = 12
_BODY_KINDS = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY})


@dataclass(slots=True)
class _Trace:
    """Where a referent was last named, and how salient that made it."""

    sentence: int
    token: int
    weight: float
    spoke: int = -100


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
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.cast = cast
        self.quoted = quoted
        self.speakers = speakers
        self.traces: dict[str, _Trace] = {}
        self.recent: dict[str, Referent] = {}
        """The referents named last, the latest at the end."""
        self.last_speaker: Referent | None = None
        self._sure = False
        self._holders: dict[str, list[Referent]] = {}
        self._persons_in: dict[int, set[str]] = {}
        self._country_words = {self.tokens[index].key for index in cast.country_at}

    # --- mentions by title and pronoun

    def add_mentions(self) -> None:
        """Add the mentions by title and by pronoun to the document."""
        document = self.document
        named = document.mentions
        covered = {i for m in named for i in range(m.first, m.last)}
        inside = self._inside_marks()
        added: list[Mention] = []
        for sentence in document.sentences:
            index = sentence.first
            while index < sentence.last:
                can = self.classes[index]
                if index in covered:
                    index += 1
                    continue
                mention = None
                if can & PRO and not can & SIGN and not inside[index]:
                    mention = self._pronoun(index)
                elif can & (ROLE | BODY):
                    mention = self._title(index, sentence.first, sentence.last, covered)
                if mention is not None:
                    added.append(mention)
                    covered.update(range(mention.first, mention.last))
                    index = max(index + 1, mention.last)
                else:
                    index += 1
        taken = {i for m in added for i in range(m.first, m.last)}
        document.index_mentions([m for m in named if m.head not in taken] + added)

    def _inside_marks(self) -> list[bool]:
        """For every token whether it is somebody's words; the speaker named inside the marks is not."""
        inside = [False] * (len(self.tokens) + 1)
        for first, last in self.quoted:
            for index in range(first, min(last, len(self.tokens))):
                inside[index] = True
        for index in self.speakers:
            inside[index] = False
        return inside

    def _pronoun(self, index: int) -> Mention | None:
        token = self.tokens[index]
        lower = token.lower
        if lower not in self.lexicon.third_person and lower not in self.lexicon.body_pronouns:
            return None
        gender = (
            Gender.MASCULINE
            if lower in self.lexicon.he
            else Gender.FEMININE
            if lower in self.lexicon.she or lower in self.lexicon.they_feminine
            else None
        )
        mention = Mention(
            token.start, token.end, index, index + 1, index, Naming.PRONOUN, None, lower in self.lexicon.they, gender
        )
        mention.full_end = mention.end
        return mention

    def _title(self, index: int, first: int, last: int, covered: set[int]) -> Mention | None:
        """A definite phrase around the office or body at `index`: "le chancelier", "the German government"."""
        start = index
        while start > first and index - start < 5:
            before = self.classes[start - 1]
            token = self.tokens[start - 1]
            if start - 1 in covered:
                # "the German minister", "the Eastham boss": a name may qualify the office, where offices come last.
                if token.capital and self.lexicon.subject_first:
                    start -= 1
                    continue
                break
            if (before & D and not before & J) or token.lower in self.lexicon.definite:
                start -= 1
                break
            if token.lower in self.lexicon.before_roles or (
                not before and token.kind is TokenKind.WORD and self.classes[index] & (ROLE | BODY)
            ):
                start -= 1
                continue
            break
        determiner = self.tokens[start].lower
        if determiner not in self.lexicon.definite and determiner not in self.lexicon.possessive:
            return None
        end = self.phrases.right(start, min(last, start + _LONGEST_TITLE))
        end = max(end, index + 1)
        at = index + 1
        while at < end and at not in covered:
            at += 1
        # A person's name inside the phrase is a mention of its own, and ends this one.
        for at in range(index + 1, end):
            mention = self._named_at.get(at)
            if mention is not None and mention.referent is not None and mention.referent.kind is EntityKind.PERSON:
                end = at
                break
        end = self._without_verb(index, end)
        while end > index + 1 and self.classes[end - 1] & (D | J | P | AND | SIGN):
            end -= 1
        gender = None
        role = self.lexicon.role(self.tokens[index].lower)
        if role is not None:
            gender = role.gender
        if determiner in self.lexicon.feminine_determiners:
            gender = Gender.FEMININE
        elif determiner in self.lexicon.masculine_determiners and role is not None:
            gender = Gender.MASCULINE
        plural = determiner in self.lexicon.plural_determiners or bool(role and role.plural)
        mention = Mention(
            self.tokens[start].start, self.tokens[end - 1].end, start, end, index, Naming.TITLE, None, plural, gender
        )
        mention.full_end = mention.end
        return mention

    def _without_verb(self, head: int, end: int) -> int:
        """Cut a phrase before a word that is neither joined to it nor an adjective: a verb that no table lists."""
        for index in range(head + 1, end):
            can, token = self.classes[index], self.tokens[index]
            if can & (D | J | P | AND | ROLE | BODY) or token.capital or index in self._named_at:
                continue
            if self.classes[index - 1] & (D | J | P) or token.lower.endswith(self.lexicon.adjective_endings):
                continue
            return index
        return end

    # --- resolution

    def prepare(self) -> None:
        """Index the names, before titles and pronouns are looked for."""
        self._named_at = {i: m for m in self.document.mentions for i in range(m.first, m.last)}

    def resolve(self, speakers: set[int]) -> None:
        """Resolve every mention in order; `speakers` are the heads of those that name a speaker."""
        inside = self._inside_marks()
        for mention in self.document.mentions:
            sentence = self.document.sentence_at(mention.start).index
            speaks = any(index in speakers for index in range(mention.first, mention.last))
            if mention.referent is None:
                if mention.naming is Naming.PRONOUN:
                    mention.referent = self._pronoun_referent(mention, sentence, speaks)
                else:
                    mention.referent = self._title_referent(mention, sentence, inside[mention.first])
                if mention.referent is not None:
                    self._keep(mention)
            if mention.referent is not None and not inside[mention.head]:
                self._note(mention, sentence, speaks)

    def _keep(self, mention: Mention) -> None:
        referent = mention.referent
        if referent is None:
            return
        referent.mentions.append(mention)
        form = self.document.text[mention.start : mention.end]
        if mention.naming is Naming.TITLE and form not in referent.forms:
            referent.forms.append(form)
        if mention.naming is Naming.PRONOUN and referent.gender is None and referent.kind is EntityKind.PERSON and self._sure:
            referent.gender = mention.gender

    def _note(self, mention: Mention, sentence: int, speaks: bool) -> None:
        referent = mention.referent
        if referent is None or mention.naming is Naming.DEMONYM:
            return
        weight = 0.0
        before = self.classes[mention.first - 1] if mention.first else SIGN
        if mention.naming is Naming.PRONOUN or self._opens_clause(mention.first):
            weight = _SUBJECT
        elif before & (J | P) and not before & SIGN:
            weight = _PASSING
        trace = self.traces.get(referent.id)
        if weight <= 0 and referent.kind is EntityKind.PERSON and self._is_only_person(sentence, referent):
            weight = _ALONE
        spoke = trace.spoke if trace else -100
        if trace and trace.sentence == sentence:
            weight = max(weight, trace.weight)
        if speaks:
            spoke, weight = sentence, max(weight, _SUBJECT)
            self.last_speaker = referent
        self.traces[referent.id] = _Trace(sentence, mention.first, weight, spoke)
        self.recent.pop(referent.id, None)
        self.recent[referent.id] = referent
        if len(self.recent) > _REMEMBERED:
            del self.recent[next(iter(self.recent))]

    def _is_only_person(self, sentence: int, referent: Referent) -> bool:
        """Whether a sentence names nobody else, so that it is about this person wherever the name stands."""
        if not self._persons_in:
            for mention in self.document.mentions:
                named = mention.referent
                if named is not None and named.kind is EntityKind.PERSON:
                    at = self.document.sentence_at(mention.start).index
                    self._persons_in.setdefault(at, set()).add(named.id)
        return not self._persons_in.get(sentence, set()) - {referent.id}

    def _opens_clause(self, index: int) -> bool:
        """Whether a phrase stands where a subject stands: at the start of its sentence or behind a comma."""
        if index == 0:
            return True
        before = self.classes[index - 1]
        if before & D and index > 1:
            before = self.classes[index - 2]
        return bool(before & (SIGN | MARK | SUB | AND))

    def salience(self, referent: Referent, sentence: int) -> float:
        """How present a referent is at a sentence; minus a hundred when it is forgotten."""
        trace = self.traces.get(referent.id)
        if trace is None or sentence - trace.sentence > _MEMORY:
            return -100.0
        spoke = _SPEAKER if sentence - trace.spoke <= 3 else 0.0
        return -float(sentence - trace.sentence) + trace.weight + spoke + trace.token * 1e-6

    def _pronoun_referent(self, mention: Mention, sentence: int, speaks: bool) -> Referent | None:
        lower = self.tokens[mention.first].lower
        persons = list(self.recent.values())
        if mention.plural:
            candidates = [r for r in persons if r.plural and self.salience(r, sentence) > -_MEMORY]
            candidates = candidates or [r for r in persons if r.kind in _BODY_KINDS and speaks]
        elif lower in self.lexicon.body_pronouns and mention.gender is None:
            bodies = [r for r in persons if r.kind in _BODY_KINDS] if speaks else []
            candidates = [r for r in bodies if r.kind is not EntityKind.COUNTRY] or bodies
        else:
            candidates = [
                r
                for r in persons
                if r.kind is EntityKind.PERSON and r.gender in {None, mention.gender} and not r.plural
            ]
            if max((self.salience(r, sentence) for r in candidates), default=-100.0) < -_LATEST:
                # Nobody for a while: a lone name about which nothing was known may be a person.
                candidates += [r for r in persons if not r.sure and r.kind is not EntityKind.PERSON]
            if not candidates and speaks:
                candidates = [r for r in persons if not r.named and not r.plural and r.gender in {None, mention.gender}]
        self._sure = sum(self.salience(r, sentence) > -_LATEST for r in candidates) == 1
        best = max(candidates, key=lambda r: self.salience(r, sentence), default=None)
        if best is None or self.salience(best, sentence) < -_MEMORY:
            return None
        if not best.sure and mention.gender is not None and not mention.plural:
            best.kind, best.sure = EntityKind.PERSON, True
        return best

    def _title_referent(self, mention: Mention, sentence: int, quoted: bool) -> Referent | None:
        head = self.tokens[mention.head].lower
        determiner = self.tokens[mention.first].lower
        latest = self._latest_speaker(mention, sentence)
        if latest is not None and (determiner in self.lexicon.demonstrative or head in self.lexicon.documents):
            return latest
        if self.classes[mention.head] & ROLE and not mention.plural:
            person = self._person_titled(mention, sentence, at_least=3.0 if determiner in self.lexicon.possessive else 0.0)
            if person is not None:
                return person
        elif self.classes[mention.head] & BODY:
            body = self._body_titled(mention, sentence)
            if body is not None:
                return body
        if quoted or mention.last - mention.first < 2:
            return None
        first = mention.first
        while first < mention.last - 1 and (self.tokens[first].lower in self.lexicon.definite):
            first += 1
        name = self.document.text[self.tokens[first].start : mention.end]
        kind = (
            EntityKind.ORGANISATION
            if self.classes[mention.head] & BODY and not self.classes[mention.head] & ROLE
            else EntityKind.PERSON
        )
        referent = self.document.referents.get(slug(name))
        if referent is None:
            referent = Referent(slug(name), kind, name, named=False, plural=mention.plural, gender=mention.gender)
            self.document.referents[referent.id] = referent
            countries = self._countries(mention)
            referent.country = next(iter(countries)) if len(countries) == 1 else None
        return referent

    def _latest_speaker(self, mention: Mention, sentence: int) -> Referent | None:
        """Who spoke last, if a title may still mean them: "cette source", "the statement"."""
        speaker = self.last_speaker
        if speaker is None or mention.plural != speaker.plural or sentence - self.traces[speaker.id].spoke > _LATEST:
            return None
        if mention.gender and speaker.gender and mention.gender is not speaker.gender and speaker.named:
            return None
        return speaker

    def _countries(self, mention: Mention) -> set[str]:
        return self.cast.countries_in(mention.first, mention.last)

    def _person_titled(self, mention: Mention, sentence: int, *, at_least: float) -> Referent | None:
        tokens = self.tokens[mention.first : mention.last]
        words = " ".join(t.key for t in tokens if not (self.classes[t.index] & D))
        content = self._content(tokens)
        role = self.lexicon.role(self.tokens[mention.head].lower)
        if role is None:
            return None
        countries = self._countries(mention)
        best, best_score = None, 0.0
        for person in self._candidates(role.lemma):
            if person.kind is not EntityKind.PERSON or not person.named or person.plural:
                continue
            if mention.gender and person.gender and mention.gender is not person.gender:
                continue
            score = self._title_score(person, words, role.lemma, countries, content, sentence)
            if score <= at_least:
                continue
            score += max(-4.0, self.salience(person, sentence) if person.id in self.traces else -4.0) * 0.25
            if best is None or score > best_score:
                best, best_score = person, score
        return best

    def _content(self, tokens: list[Token]) -> set[str]:
        """The words of a title beside its office and its country: "Défense" in "le ministre de la Défense"."""
        return {
            t.key
            for t in tokens
            if t.kind is TokenKind.WORD and not self.classes[t.index] & (D | J | P | AND | ROLE) and not self.cast.countries_in(t.index, t.index + 1)
        }

    def _candidates(self, lemma: str) -> list[Referent]:
        """Whom a title may stand for: who was named lately, and who holds the office or its equivalent anywhere."""
        holders = self._holders.get(lemma, []) if lemma in self._holders else []
        if not self._holders:
            for identifier, office in self.cast.offices.items():
                for held in office.lemmas:
                    self._holders.setdefault(held, []).append(self.document.referents[identifier])
            holders = self._holders.get(lemma, [])
        found = {referent.id: referent for referent in holders[:_REMEMBERED]}
        for group in self.lexicon.same_roles:
            if _folded(lemma) in " ".join(group).split():
                for held, others in self._holders.items():
                    if _folded(held) in " ".join(group).split():
                        found.update((referent.id, referent) for referent in others[:_REMEMBERED])
        return list((found | self.recent).values())

    def _title_score(
        self, person: Referent, words: str, lemma: str, countries: set[str], content: set[str], sentence: int
    ) -> float:
        """How well a title fits a person: by the office that the text gives them, their country, or as a mere epithet."""
        office = self.cast.offices.get(person.id)
        own_countries = (office.countries if office else set()) | ({person.country} if person.country else set())
        if countries and own_countries and not countries & own_countries:
            return 0.0
        agrees = bool(countries & own_countries)
        known = person.id in self.traces
        near = known and sentence - self.traces[person.id].sentence <= _LATEST
        general = lemma in self.lexicon.general_roles
        if office and office.lemmas:
            if lemma in office.lemmas and not general and self._is_compatible(content, office):
                return 4.0 + agrees + 0.1 * len(office.words & set(words.split()))
            if self._is_same(words, lemma, office.lemmas, office.words):
                loose = (general or lemma in self.lexicon.epithets) and content - office.words
                return 1.2 if loose else 3.0 + agrees
            if general and agrees:
                return 2.5
            if general and lemma in office.lemmas and known and not content - office.words:
                return 2.0
            if lemma in self.lexicon.epithets and near and not countries:
                return 0.8 if content else 1.0
            return 0.0
        # Nothing is said of this person's office: the title may say it for the first time.
        if not known or (content and not agrees and not near):
            return 0.0
        return 1.5 + agrees if agrees or not countries else 0.0

    def _is_compatible(self, content: set[str], office: Office) -> bool:
        """Whether a title's complement is that of the office: the minister of defence is not that of finance."""
        own = {w for w in office.words if w not in self.lexicon.role_keys and w not in self.lexicon.small_keys}
        own -= {w for w in own if w in self._country_words}
        return not content or not own or bool(content & own)

    def _is_same(self, words: str, lemma: str, lemmas: set[str], own: set[str]) -> bool:
        folded = {_folded(one) for one in lemmas}
        for group in self.lexicon.same_roles:
            if not any(phrase in words if " " in phrase else phrase == _folded(lemma) for phrase in group):
                continue
            if any(
                all(w in own for w in phrase.replace("'", "' ").split()) if " " in phrase else phrase in folded
                for phrase in group
            ):
                return True
        return False

    def _body_titled(self, mention: Mention, sentence: int) -> Referent | None:
        """A body named before by the same noun; "l'exécutif" is the government named before."""
        if mention.last - mention.first > 2 and self._countries(mention):
            return None
        noun = self.tokens[mention.head].key
        nouns = self.lexicon.governments if self.tokens[mention.head].lower in self.lexicon.governments else {noun}
        candidates = []
        for referent in self.document.referents.values():
            if (
                referent.kind not in _BODY_KINDS
                or referent.kind is EntityKind.COUNTRY
                or referent.id not in self.traces
            ):
                continue
            own = {w for w in slug(referent.name).split("-")}
            if any(slug(n) in own for n in nouns):
                candidates.append(referent)
        lone = mention.last - mention.first <= 2
        if (not candidates and lone and self.tokens[mention.head].lower in self.lexicon.companies) or (
            not candidates and self.tokens[mention.head].lower in self.lexicon.companies
        ):
            candidates = [
                r
                for r in self.recent.values()
                if (r.kind is EntityKind.ORGANISATION or (r.kind is EntityKind.PERSON and r.gender is None and not self.cast.offices.get(r.id)))
                and r.named
                and r.id in self.traces
                and sentence - self.traces[r.id].sentence <= 2
            ]
        if mention.last - mention.first > 2 and self.tokens[mention.head].lower not in self.lexicon.companies:
            own_words = {
                t.key for t in self.tokens[mention.first : mention.last] if not self.classes[t.index] & (D | J)
            }
            candidates = [r for r in candidates if own_words <= set(slug(r.name).split("-"))]
        best = max(candidates, key=lambda r: self.salience(r, sentence), default=None)
        if best is not None and best.kind is EntityKind.PERSON:
            best.kind = EntityKind.ORGANISATION  # nothing but its capitals made it a person
        return best
