"""The referents of a text: which names, titles and forms are one person, body or country.

Names are merged by their words: a surname, or a given name, alone stands for the fullest name that holds it, wherever in the
text that is. What the text says that a person is (an office before the name, an apposition after it) is kept, since it
is by their office that people are named again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.extract.document import (
    Document,
    Gender,
    Mention,
    Naming,
    Referent,
    TokenKind,
)
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.kinds import NameRun
from knowledge.extract.phrases import MARK, REL, ROLE, SIGN, D, Phrases
from knowledge.extract.referents.genders import gender_known
from knowledge.extract.referents.office_starts import OfficeStarts
from knowledge.gazetteer import Country
from knowledge.model import EntityKind
from knowledge.text import fold

_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40
_LONGEST_ACRONYM = 6
"""Letters of the initials by which a body is named again."""
_SPELLINGS = re.compile(r"(?:iy|yi|yy|ij)$")


@dataclass(slots=True, eq=False)
class Office:
    """What a person is, as a text says it: the words for it, and the country or body that it is of."""

    lemmas: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """Return a stable id for a name: "Olaf Scholz" is "olaf-scholz"."""
    return _SLUG.sub("-", fold(name)).strip("-")[:_LONGEST_SLUG].strip("-") or "unnamed"


class Cast:
    """Gathers the names of a document into referents and mentions."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], phrases: Phrases) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.phrases = phrases
        self.offices: dict[str, Office] = {}
        # Persons by each folded word of their name.
        self.by_word: dict[str, list[Referent]] = {}
        self.starts = OfficeStarts(document, lexicon, classes, phrases, self.by_word)
        # Bodies by the initials of their names.
        self._abbreviated: dict[str, Referent] = {}

    def assemble(self, runs: list[NameRun]) -> None:
        """Fill the document's referents and mentions from the names found in it."""
        self._settle_kinds(runs)
        runs_by_fullness = sorted(
            runs, key=lambda run: (-(run.last - run.first) - (run.surname is not None), run.first)
        )
        referents: dict[int, Referent] = {}
        for run in runs_by_fullness:
            referents[run.first] = self._referent_of(run)
        persons = [run for run in runs if run.last - run.first > 1 and referents[run.first].kind is EntityKind.PERSON]
        # "Former NATO" of "Former NATO chief Jane Roe" is nobody.
        named = [run for run in persons if self.tokens[run.first].lower not in self.lexicon.before_roles]
        self.starts.person_at = {index for run in named for index in range(run.first, run.last)}
        mentions = [self._mention_of(run, referents[run.first]) for run in runs]
        kept: list[Mention] = []
        for mention in mentions:
            # A title takes in what stands inside it: "German" in "the German minister Jane Roe".
            while kept and kept[-1].first >= mention.first and kept[-1].last <= mention.last:
                kept.pop()
            if kept and mention.first < kept[-1].last:
                mention.first = kept[-1].last
                while mention.first < mention.head and self.classes[mention.first] & SIGN:
                    mention.first += 1
                mention.start = self.tokens[mention.first].start
            kept.append(mention)
        self.document.mentions = kept
        for mention in kept:
            if mention.referent is not None:
                mention.referent.mentions.append(mention)
                form = self.document.text[mention.start : mention.end]
                if form not in mention.referent.forms:
                    mention.referent.forms.append(form)

    def _settle_kinds(self, runs: list[NameRun]) -> None:
        """Let what the text says of a name in one place count for the name in every other: "Vandel, which runs …"."""
        neuter = {tuple(self._words(run)) for run in runs if run.neuter}
        for run in runs if neuter else ():
            if tuple(self._words(run)) in neuter:
                run.neuter = True
                if run.kind is EntityKind.PERSON and not run.certain:
                    run.kind, run.certain = EntityKind.ORGANISATION, True

    def _referent_of(self, run: NameRun) -> Referent:
        if run.known and run.known.kind is EntityKind.COUNTRY and run.known.country:
            return self.country(run.known.country)
        name = self._surface(run)
        if run.kind in {EntityKind.PERSON, None}:
            if (person := self._person_called(run)) is not None:
                if run.gender and person.gender is None:
                    person.gender = run.gender
                return person
            if run.kind is EntityKind.PERSON:
                return self._new_person(name, run)
        if (body := self._body_abbreviated(run)) is not None:
            return body
        kind = run.kind or self._kind_alone(run)
        if kind is EntityKind.PERSON:
            return self._new_person(name, run)
        names = run.known.notable.names if run.known and run.known.notable else None
        referent = self._added(slug(names["en"] if names else name), kind, name)
        if kind is EntityKind.PLACE and referent.kind is EntityKind.ORGANISATION and not referent.sure:
            referent.kind = kind  # "X has closed its port. … near X": what only its capital made a body
        before = self.classes[run.title - 1] if run.title else 0
        lone_capital = run.kind is None and kind is not EntityKind.PLACE
        if kind is EntityKind.ORGANISATION and run.last - run.first > 2:
            self._abbreviated.setdefault(
                "".join(t.text[0] for t in self.tokens[run.first : run.last] if t.capital), referent
            )
        referent.sure = not lone_capital or bool(before & D) or self.tokens[run.last - 1].text.isupper()
        return referent

    def _body_abbreviated(self, run: NameRun) -> Referent | None:
        """The body whose name the text gives in full elsewhere, for its initials: "the NWS"."""
        surface = self.tokens[run.first].text
        alone = run.last == run.first + 1 and surface.isupper() and 2 < len(surface) <= _LONGEST_ACRONYM
        return self._abbreviated.get(surface) if alone else None

    def _kind_alone(self, run: NameRun) -> EntityKind:
        """A lone name about which nothing is known: a place behind "in", else a body.

        News gives a person's full name once, and is told of by their surname after that; a company has no other name.
        """
        before = self.classes[run.title - 1] if run.title else 0
        preposition = self.tokens[run.title - 1].lower if run.title else ""
        works = preposition in self.lexicon.housing and run.title > 1 and self.classes[run.title - 2] & ROLE
        located = preposition in self.lexicon.locative and not works
        return EntityKind.PLACE if located and not before & D else EntityKind.ORGANISATION

    def _surface(self, run: NameRun) -> str:
        name = self.document.text[self.tokens[run.first].start : self.tokens[run.last - 1].end]
        return name if run.surname is None else f"{name} {self.tokens[run.surname].text}"

    def _words(self, run: NameRun) -> list[str]:
        words = [spelling(t.key) for t in self.tokens[run.first : run.last] if t.kind is TokenKind.WORD]
        return words if run.surname is None else [*words, spelling(self.tokens[run.surname].key)]

    def _person_called(self, run: NameRun) -> Referent | None:
        """The person whose name holds all words of this one."""
        words = self._words(run)
        candidates = [p for p in self.by_word.get(words[-1], ()) if self._is_part(words, p.name)]
        if run.gender or run.title < run.first:
            gender = run.gender or self._address_gender(run)
            agreeing = [p for p in candidates if gender is None or p.gender in {None, gender}]
            candidates = agreeing if len(candidates) > 1 else candidates
        if not candidates:
            return None
        if len(candidates) == 1:
            return candidates[0]
        # Of two who share the name, one with whom a sentence begins, and no relative of theirs named in passing; of
        # several such the one named last before this place.
        return max(candidates, key=lambda p: (p.id in self._leading, self._last_before(p, run.first)))

    def _last_before(self, person: Referent, index: int) -> int:
        places = self._places.get(person.id, [])
        at = bisect_left(places, index)
        return places[at - 1] if at else -1

    def _is_part(self, words: list[str], name: str) -> bool:
        own = _name_words(name)
        if len(words) == 1:
            return words[0] in own
        return all(w in own or (len(w) == 1 and any(o.startswith(w) for o in own)) for w in words)

    def _address_gender(self, run: NameRun) -> Gender | None:
        for token in self.tokens[max(0, run.title - 2) : run.first]:
            if token.lower in self.lexicon.masculine_address:
                return Gender.MASCULINE
            if token.lower in self.lexicon.feminine_address:
                return Gender.FEMININE
        return None

    def _new_person(self, name: str, run: NameRun) -> Referent:
        person = self._added(slug(name), EntityKind.PERSON, name)
        person.gender = person.gender or run.gender or self._address_gender(run) or gender_known(run)
        person.sure = run.certain or run.kind is None
        if run.known and run.known.country:
            person.country = self.country(run.known.country).id
            self.offices.setdefault(person.id, Office()).countries.add(person.country)
        for word in self._words(run):
            if person not in self.by_word.setdefault(word, []):
                self.by_word[word].append(person)
        insort(self._places.setdefault(person.id, []), run.first)
        if self._leads(run):
            self._leading.add(person.id)
        return person

    def _is_shared(self, run: NameRun) -> bool:
        """Whether several persons of the text bear a name: "Mrs. Poe" says nothing of which Poe is a woman."""
        return len(self.by_word.get(self._words(run)[-1], ())) > 1

    def _leads(self, run: NameRun) -> bool:
        """Whether a sentence begins with a name or with its office."""
        first = self.document.sentence_at(self.tokens[run.title].start).first
        return all(self.classes[i] & (D | SIGN | MARK) for i in range(first, run.title))

    def country(self, country: Country) -> Referent:
        """Return the referent that is a country."""
        referent = self._added(
            slug(country.names["en"]),
            EntityKind.COUNTRY,
            country.names.get(self.document.language, country.names["en"]),
        )
        referent.code = country.code2
        return referent

    def _added(self, identifier: str, kind: EntityKind, name: str) -> Referent:
        referent = self.document.referents.get(identifier)
        if referent is None:
            referent = self.document.referents[identifier] = Referent(identifier, kind, name)
        elif len(name) > len(referent.name) and kind is not EntityKind.COUNTRY:
            referent.name = name
        return referent

    def _mention_of(self, run: NameRun, referent: Referent) -> Mention:
        tokens = self.tokens
        first, last = run.title, run.last
        naming = run.known.naming if run.known else (Naming.NAME if last - run.first > 1 else Naming.SURNAME)
        gender = None
        if referent.kind is EntityKind.PERSON:
            insort(self._places.setdefault(referent.id, []), run.first)
            first = self.starts.of(run)
            self._learn_office(referent, first, run.first)
            gender = self.gender_shown(first, run.first)
            if gender and referent.gender is None and (run.last - run.first > 1 or not self._is_shared(run)):
                referent.gender = gender
            addressed = self._address_gender(run) if run.title < run.first else None
            if addressed is not None and not self._is_shared(run):
                referent.gender = addressed  # "Mel Roe said … Ms Roe": the form of address says more than the name
            if run.first - first and fold(tokens[run.last - 1].text) == fold(referent.name):
                naming = Naming.SURNAME
        elif referent.kind is EntityKind.ORGANISATION and self.lexicon.feminine_bodies:
            referent.gender = referent.gender or self._body_gender(run)
        mention = Mention(
            tokens[first].start,
            tokens[last - 1].end,
            first,
            last,
            last - 1,
            naming,
            referent,
            gender=gender,
        )
        if referent.kind is EntityKind.PERSON:
            self._learn_country(referent, first)
            self._learn_from_verb(referent, last)
            sentence = self.document.sentence_at(mention.start)
            after = self.phrases.apposition_end(last, sentence.last)
            if after > last and self._says_office(last + 1, after):
                self._learn_office(referent, last + 1, after)
        return mention

    def _body_gender(self, run: NameRun) -> Gender | None:
        """The gender of a body's name by its own noun, that before it, or its determiner: "l'agence Dorval", "la CFT"."""
        for index in (run.first, run.title - 1):
            if index >= 0 and (gender := self.lexicon.body_gender(self.tokens[index].lower)) is not None:
                return gender
        return self.gender_shown(max(run.title - 1, 0), run.title)

    def _says_office(self, first: int, last: int) -> bool:
        return any(self.classes[i] & ROLE for i in range(first, last))

    def _learn_office(self, person: Referent, first: int, last: int) -> None:
        """Keep what these words say that a person is."""
        if last <= first:
            return
        office = self.offices.setdefault(person.id, Office())
        for index in range(first, last):
            token = self.tokens[index]
            role = self.lexicon.roles.get(token.lower)
            if role:
                office.lemmas.add(role.lemma)
            office.words.add(token.key)
        office.countries |= self.countries_in(first, last)
        if person.country is None and len(office.countries) == 1:
            person.country = next(iter(office.countries))
        if person.role is None and any(self.classes[i] & ROLE for i in range(first, last)):
            while first < last and self.classes[first] & D:
                first += 1
            while last > first and self.classes[last - 1] & SIGN:
                last -= 1
            person.role = self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _learn_country(self, person: Referent, first: int) -> None:
        """Keep the country that owns a name: "Germany's Jane Roe"."""
        if first > 1 and self.tokens[first - 1].lower in self.lexicon.possessives and first - 2 in self.country_at:
            person.country = person.country or self.country_at[first - 2]

    def _learn_from_verb(self, person: Referent, after: int) -> None:
        """Keep the office that a verb behind a name gives: "X chairs the panel", "X, who runs the port"."""
        for token in self.tokens[after : after + 3]:
            lemma = self.lexicon.holding.get(token.lower)
            if lemma is not None:
                self.offices.setdefault(person.id, Office()).lemmas.add(lemma)
            if lemma is not None or (token.text != "," and not self.classes[token.index] & REL):
                return

    def countries_in(self, first: int, last: int) -> set[str]:
        """The ids of the countries that the tokens `first:last` name."""
        return {self.country_at[i] for i in range(first, last) if i in self.country_at}

    def gender_shown(self, first: int, last: int) -> Gender | None:
        """The gender that the offices, forms of address and determiners among the tokens `first:last` show."""
        for index in range(first, last):
            token = self.tokens[index]
            role = self.lexicon.roles.get(token.lower)
            if role and role.gender:
                return role.gender
            if token.lower in self.lexicon.masculine_address:
                return Gender.MASCULINE
            if token.lower in self.lexicon.feminine_address or token.lower in self.lexicon.feminine_determiners:
                return Gender.FEMININE
            if token.lower in self.lexicon.masculine_determiners:
                return Gender.MASCULINE
        return None

    def prepare(self, runs: list[NameRun]) -> None:
        """Note where countries are named, so that the offices beside them can be read."""
        self._places: dict[str, list[int]] = {}
        self._leading: set[str] = set()
        self.country_at = {
            index: slug(run.known.country.names["en"])
            for run in runs
            if run.known and run.known.kind is EntityKind.COUNTRY and run.known.country
            for index in range(run.first, run.last)
        }


def spelling(word: str) -> str:
    """Return a word with the ends that transliterations write differently made alike."""
    return _SPELLINGS.sub("y", word)


@lru_cache(maxsize=1 << 14)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(spelling(word) for word in fold(name).replace("'", " ").split())
