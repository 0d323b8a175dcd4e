"""Says of a run of capitals whether it names a person, a body or a place, by its words and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.datelines import behind_dateline
from knowledge.extract.document import Document, Gender, Naming, Token, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.places import Known, WorldNames
from knowledge.extract.names.tables import load_name_tables
from knowledge.extract.phrases import ADDRESS, AND, AUX, BODY, CUE, MARK, PRO, REL, ROLE, SIGN, TIME, D, J, P
from knowledge.model import EntityKind

_LONGEST_ACRONYM = 5
"""Letters of the initials of a body behind an office; longer words in capitals are surnames."""
_ENDS = D | J | P | REL | SIGN | MARK
"""What may follow the noun of an apposition."""
_BEFORE_OFFICE = 5
"""Tokens behind a name within which an apposition shows its office."""
_BEFORE_PRONOUN = 6
"""Tokens behind a verb of speech within which its clause begins."""
_INITIALS = range(3, 6)
"""Letters of an abbreviation that begins the name of a body: two are somebody's initials."""
_LONG_HEAD = 4
"""Small letters before a capital inside a word: "OpenAI" is a company, "McVey" and "LeBron" are persons."""


@dataclass(slots=True, eq=False)
class NameRun:
    """A name in the text: the tokens `first:last`, what it is if known, and what stands before it inside the run.

    `title` is the first token of the office or form of address that goes with it ("President", "M."), or `first`.
    """

    first: int
    last: int
    kind: EntityKind | None
    known: Known | None
    title: int
    gender: Gender | None = None
    certain: bool = False
    """Whether something beside the capitals says what it is."""
    neuter: bool = False
    """Whether the text goes on with "it" or "which", which are said of nobody."""
    surname: int | None = None
    """The token of the surname that a lone given name shares with the next: "Liam and Una Burke"."""


class NameJudge:
    """Judges the runs of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], world: WorldNames) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.world = world
        self.tables = load_name_tables()
        self._borne: dict[str, bool] = {}
        """Whether somebody bears a word, or words with an article, as a surname here."""

    def judge(self, run: NameRun) -> None:
        """Say what a run is from its own words and from what stands around it."""
        tokens, classes, tables = self.tokens, self.classes, self.tables
        if self._is_titled_body(run):
            run.first = run.title
        run.neuter = self._is_neuter(run)
        words = [t for t in tokens[run.first : run.last] if t.kind is TokenKind.WORD]
        keys = [t.key for t in words]
        before = tokens[run.title - 1] if run.title > 0 else None
        can_before = classes[run.title - 1] if run.title > 0 else 0
        addressed = run.title < run.first or bool(can_before & ADDRESS)
        if before is not None and before.text == "." and run.title > 1 and classes[run.title - 2] & ADDRESS:
            addressed = True
        joined = any(classes[i] & AND for i in range(run.first, run.last))
        # "Society of Clockmakers", "Banque africaine de développement": a noun for a body with what it is of
        joined |= keys[0] in tables.bodies and not addressed and not all(token.capital for token in words)
        if self._is_in_dateline(run) or self._is_with_region(run):
            run.kind, run.certain = EntityKind.PLACE, True
        elif joined or (any(key in tables.bodies for key in self._inside(keys)) and not addressed):
            run.kind, run.certain = EntityKind.ORGANISATION, True
        elif any(key in tables.places for key in keys) and len(keys) > 1 and not self._is_bearer(run, keys):
            run.kind, run.certain = EntityKind.PLACE, True
        elif not addressed and self._is_told_as_body(run, keys):
            run.kind, run.certain = EntityKind.ORGANISATION, True
        elif can_before & ROLE and not addressed and self._is_acronym(words):
            run.kind = EntityKind.ORGANISATION  # "le délégué CGT", "the GMB organiser"
        elif (
            addressed
            or can_before & ROLE
            or self._is_human(run)
            or (keys[0] in tables.genders and keys[0] not in self.lexicon.definite)
            or self._follows_office(run)
            or (not can_before & P and self._precedes_office(run))
        ):
            run.kind, run.certain = EntityKind.PERSON, True
        elif (made := self._made_as(run, words)) is not None:
            run.kind, run.certain = made
        elif (
            len(keys) > 1 and not can_before & D and not (before is not None and before.lower in self.lexicon.locative)
        ):
            run.kind = EntityKind.PERSON
        if keys[0] in tables.genders and run.kind in {EntityKind.PERSON, None}:
            run.gender = tables.genders[keys[0]]

    def _is_acronym(self, words: list[Token]) -> bool:
        """Whether a run is the initials of a body: one word, all capitals, and short, as no surname is written."""
        return len(words) == 1 and words[0].text.isupper() and 1 < len(words[0].text) <= _LONGEST_ACRONYM

    def _is_in_dateline(self, run: NameRun) -> bool:
        """Whether a name stands at the head of a dateline: it is where the report comes from."""
        sentence = self.document.sentence_at(self.tokens[run.title].start)
        begins = sentence.first == run.title and self.document.paragraphs[sentence.paragraph].first == sentence.index
        return begins and behind_dateline(self.document, run.title, sentence.last) > run.last

    def _is_with_region(self, run: NameRun) -> bool:
        """Whether a name of one word stands behind "in" and before a comma and where that is: "in Sanford, Florida"."""
        at = run.last
        if run.last - run.first != 1 or run.title == 0 or at + 1 >= len(self.tokens):
            return False
        inside = self.tokens[run.title - 1].lower in self.lexicon.locative and self.tokens[at].text == ","
        return inside and self.tokens[at + 1].key in self.world.firsts and self.tokens[at + 1].capital

    def _follows_office(self, run: NameRun) -> bool:
        """Whether an office and a comma stand before a name: "his daughter, Ottilie", "the head of the union, Ann Lee"."""
        at = run.title - 1
        if at <= 1 or self.tokens[at].text != ",":
            return False
        office = bool(self.classes[at - 1] & ROLE) and not self.classes[at - 1] & BODY
        return office or self._follows_office_of_body(run, at - 1)

    def _follows_office_of_body(self, run: NameRun, body: int) -> bool:
        """Whether a body before the comma only says of what somebody is the head: "le chef du parti, Luc Roy"."""
        if run.last - run.first < 2 or not self.classes[body] & BODY:
            return False
        at = body - 1
        while at > 1 and self.classes[at] & D and not self.classes[at] & J:
            at -= 1
        return at > 0 and bool(self.classes[at] & J) and bool(self.classes[at - 1] & ROLE)

    def _precedes_office(self, run: NameRun) -> bool:
        """Whether a comma and an age or an office stand behind a name: "Ottilie, 42," or "Yusef, a welder"."""
        tokens, classes, at = self.tokens, self.classes, run.last
        if at + 2 >= len(tokens) or tokens[at].text != ",":
            return False
        if at == run.first + 1 and (classes[run.first] or tokens[run.first].lower.endswith(self.lexicon.noun_endings)):
            return False  # "Privately, a senator said"
        if tokens[at + 1].kind is TokenKind.NUMBER:
            return len(tokens[at + 1].text) == 2 and self._ends_age(at + 2)
        if not classes[at + 1] & D:
            return False
        for index in range(at + 2, min(at + _BEFORE_OFFICE, len(tokens))):
            if classes[index] & ROLE and not classes[index] & BODY:
                return tokens[index + 1].lower not in self.lexicon.possessives
            if classes[index] & ~ROLE or tokens[index].capital:
                return False
        return False

    def _inside(self, keys: list[str]) -> list[str]:
        """Return the words of a run that may make it a body: not its first, nor the surname behind a given name."""
        inside = keys[1:] or keys
        if len(keys) == 2 and keys[0] in self.tables.genders and keys[1] in self.tables.surnames:
            return []
        return inside

    def _is_titled_body(self, run: NameRun) -> bool:
        """Whether what was taken for an office begins the name of a body: "General Motors", "the Farmers Union"."""
        title = self.tokens[run.title : run.first]
        inside = self.tokens[run.first : run.last]
        words = [token for token in inside if token.capital]
        # "The Magistrates' Court" is nobody whose surname is Court.
        if not title or len(words) != 1 or (words[0].key in self.tables.surnames and len(inside) == 1):
            return False
        made = words[0].key in self.tables.bodies or words[0].key in self.tables.trades
        return made and all(token.capital and not self.classes[token.index] & ADDRESS for token in title)

    def _is_before_office(self, run: NameRun) -> bool:
        """Whether a common noun for an office stands between a run and another name: "the Northline analyst Mei Tan"."""
        at = run.last
        if at + 1 >= len(self.tokens) or self.tokens[at].capital or not self.tokens[at + 1].capital:
            return False
        return bool(self.classes[at] & ROLE) and not self.classes[at] & (BODY | CUE)

    def _is_neuter(self, run: NameRun) -> bool:
        """Whether "which" follows a name, or a verb of speech and an "it" that will or would do something."""
        tokens, at = self.tokens, run.last
        if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].lower in self.lexicon.neuter:
            return bool(self.classes[at + 1] & REL)
        pronoun = self._pronoun_told(run)
        if pronoun is None or pronoun.lower not in self.lexicon.neuter or pronoun.index + 2 >= len(tokens):
            return False
        acts = tokens[pronoun.index + 1].lower in self.lexicon.neuter_acts
        return acts and not self.classes[pronoun.index + 2] & AUX  # not "it would be wrong", said of nothing

    def _is_human(self, run: NameRun) -> bool:
        """Whether somebody says something of himself, in a language in which "he" is said of no company."""
        pronoun = self._pronoun_told(run) if self.lexicon.neuter else None
        return pronoun is not None and (pronoun.lower in self.lexicon.he or pronoun.lower in self.lexicon.she)

    def _pronoun_told(self, run: NameRun) -> Token | None:
        """The pronoun with which the clause begins that a verb of speech behind a name opens: "said on Tuesday that it"."""
        if run.last >= len(self.tokens) or not self.classes[run.last] & CUE:
            return None
        for index in range(run.last + 1, min(run.last + _BEFORE_PRONOUN, len(self.tokens))):
            if self.classes[index] & PRO and not self.classes[index] & REL:
                return self.tokens[index]
            if not self.classes[index] & (TIME | P | REL):
                return None
        return None

    def _is_sited(self, run: NameRun, words: list[Token]) -> bool:
        """Whether one word is where something is: "near X", "the port of X", "le conseil municipal de la X"."""
        at = run.title - 1
        if len(words) != 1 or words[0].text.isupper() or at < 0 or self._is_borne(words[0]):
            return False
        if self.tokens[at].lower in self.tables.near:
            return True
        while at > 0 and self.classes[at] & D and not self.classes[at] & J:
            at -= 1
        return at > 0 and bool(self.classes[at] & J) and self.tokens[at - 1].key in self.tables.sited

    def _is_borne(self, word: Token) -> bool:
        """Whether a word stands behind another name somewhere in the text: "near Roe" is near Jane Roe."""
        if word.lower not in self._borne:  # once a word, for its places may be many
            before = [self.tokens[at - 1] for at in self.document.where(frozenset({word.lower})) if at > 0]
            self._borne[word.lower] = any(one.capital and self._may_be_given(one.index) for one in before)
        return self._borne[word.lower]

    def _may_be_given(self, index: int) -> bool:
        return self.tokens[index].key in self.tables.genders or not self.classes[index]

    def _made_as(self, run: NameRun, words: list[Token]) -> tuple[EntityKind, bool] | None:
        """Return what a run is that nothing says to be a person, and whether that is certain; None where nothing tells."""
        if self._is_sited(run, words):
            return EntityKind.PLACE, True
        if len(words) > 1 and words[0].key in self.tables.storms:
            return EntityKind.EVENT, True
        if len(words) > 1 and (run.neuter or self._is_before_office(run)):
            return EntityKind.ORGANISATION, True
        initials = len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1
        if initials or self._is_made_as_body(words) or self._begins_with_country(run):
            return EntityKind.ORGANISATION, False
        return None

    def _is_made_as_body(self, words: list[Token]) -> bool:
        """Whether a run is made as names of bodies are, and not as those of persons: "NHS Wales", "Rail Lines", "OpenAI"."""
        if any(_is_welded(token.text) for token in words):
            return True
        if len(words) < 2:
            return False
        first, last = words[0], words[-1]
        if len(words) == 2 and first.lower in self.lexicon.definite:
            return not self._is_surname(words)
        if first.text.isalpha() and first.text.isupper() and len(first.text) in _INITIALS and not last.text.isupper():
            return True
        if last.key in self.tables.trades or first.key in self.tables.bodies:
            return True
        return any(
            known.kind is EntityKind.COUNTRY and known.naming is Naming.NAME for known in self.world.get((last.key,))
        )

    def _is_surname(self, words: list[Token]) -> bool:
        """Whether words with an article ("Le Brun", and "Les Nouvelles") stand behind a given name elsewhere in the text."""
        key = " ".join(word.lower for word in words)
        if key not in self._borne:
            places = self.document.where(frozenset({words[-1].lower}))
            behind = [at - 2 for at in places if at > 1 and self.tokens[at - 1].lower == words[0].lower]
            self._borne[key] = any(map(self._may_be_given, behind))
        return self._borne[key]

    def _is_behind_office(self, comma: int) -> bool:
        """Whether an office and what it is of stand before a comma: "la ministre des Transports, Agnès Rivière"."""
        if comma < 1 or self.tokens[comma].text != ",":
            return False
        for index in range(comma - 1, max(comma - 1 - _BEFORE_OFFICE, -1), -1):
            if self.classes[index] & (SIGN | MARK):
                return False
            if self.classes[index] & ROLE:
                return True
        return False

    def _ends_age(self, index: int) -> bool:
        """Whether a sign stands behind a number, or the word for years and a sign: "Ottilie, 42," or "Ottilie, 42 ans,"."""
        index += self.tokens[index].lower in self.lexicon.years
        return index < len(self.tokens) and self.tokens[index].text in {",", "."}

    def _is_bearer(self, run: NameRun, keys: list[str]) -> bool:
        """Whether a given name, with an office or a verb of speech beside it, has a place's noun for its surname."""
        if keys[0] not in self.tables.genders or len(keys) != len(("given name", "surname")):
            return False
        before = self.classes[run.title - 1] if run.title else 0
        behind = self.classes[run.last] if run.last < len(self.classes) else 0
        told = run.title < run.first or bool(before & (ADDRESS | ROLE | CUE)) or bool(behind & CUE)
        return told or self._is_behind_office(run.title - 1) or self._precedes_office(run)

    def _is_told_as_body(self, run: NameRun, keys: list[str]) -> bool:
        """Whether a noun for a body stands beside a name that does not begin as a person's does."""
        given = keys[0] in self.tables.genders
        if self._is_beside_body(run):
            return not (given and len(keys) > 1)
        return not given and self._precedes_body(run)

    def _precedes_body(self, run: NameRun) -> bool:
        """Whether a comma and a noun for a body stand behind a name: "Save Our Pier, a residents’ group,"."""
        tokens, classes, at = self.tokens, self.classes, run.last
        if at + 3 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in self.lexicon.articles:
            return False
        if self.lexicon.subject_first:
            end = next((i for i in range(at + 2, min(at + 2 + _BEFORE_OFFICE, len(tokens))) if classes[i] & _ENDS), at)
            return end > at + 2 and bool(classes[end - 1] & BODY) and not classes[end - 1] & ROLE
        return bool(classes[at + 2] & BODY) and not classes[at + 2] & ROLE

    def _begins_with_country(self, run: NameRun) -> bool:
        """Whether a run of several words begins with the name of a country, as those of companies and media do."""
        if run.last - run.first < 2:
            return False
        named = self.world.get((self.tokens[run.first].key,))
        return any(known.kind is EntityKind.COUNTRY for known in named)

    def _is_beside_body(self, run: NameRun) -> bool:
        """Whether a common noun for a body stands right before a name or its comma: "the operator, Northline Marine"."""
        at = run.title - 1
        if at > 0 and self.tokens[at].text == ",":
            at -= 1
            if self._follows_office_of_body(run, at):
                return False
        return at >= 0 and bool(self.classes[at] & BODY) and not self.classes[at] & ROLE and not self.tokens[at].capital


def _is_welded(word: str) -> bool:
    """Whether a word is two in one, as only bodies are called: "TotalEnergies", "SUD-Rail"."""
    if word[: _INITIALS.start].isupper() and word[_INITIALS.start :].islower():
        return True  # "JPMorgan"
    head = next((at for at in range(1, len(word)) if word[at].isupper() and word[at - 1].islower()), 0)
    parts = word.split("-")
    initials = any(part.isupper() and len(part) in _INITIALS for part in parts) and not word.isupper()
    return head >= _LONG_HEAD or (len(parts) > 1 and initials)
