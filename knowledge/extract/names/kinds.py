"""Says of a run of capitals whether it names a person, a body or a place, by its words and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.datelines import behind_dateline
from knowledge.extract.document import Document, Gender, Token, TokenKind
from knowledge.extract.lexicon import Lexicon
from knowledge.extract.names.places import Known, WorldNames
from knowledge.extract.names.tables import load_name_tables
from knowledge.extract.phrases import ADDRESS, AND, BODY, ROLE, D, J, P
from knowledge.model import EntityKind

_LONGEST_ACRONYM = 5
"""Letters of the initials of a body behind an office; longer words in capitals are surnames."""
_BEFORE_OFFICE = 5
"""Tokens behind a name within which an apposition shows its office."""


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


class NameJudge:
    """Judges the runs of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, classes: list[int], world: WorldNames) -> None:
        self.document = document
        self.tokens = document.tokens
        self.lexicon = lexicon
        self.classes = classes
        self.world = world
        self.tables = load_name_tables()

    def judge(self, run: NameRun) -> None:
        """Say what a run is from its own words and from what stands around it."""
        tokens, classes, tables = self.tokens, self.classes, self.tables
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
        elif joined or (any(key in tables.bodies for key in keys[1:] or keys) and not addressed):
            run.kind, run.certain = EntityKind.ORGANISATION, True
        elif any(key in tables.places for key in keys) and len(keys) > 1:
            run.kind, run.certain = EntityKind.PLACE, True
        elif not addressed and not (keys[0] in tables.genders and len(keys) > 1) and self._is_beside_body(run):
            run.kind, run.certain = EntityKind.ORGANISATION, True
        elif can_before & ROLE and not addressed and self._is_acronym(words):
            run.kind = EntityKind.ORGANISATION  # "le délégué CGT", "the GMB organiser"
        elif (
            addressed
            or can_before & ROLE
            or keys[0] in tables.genders
            or self._follows_office(run)
            or (not can_before & P and self._precedes_office(run))
        ):
            run.kind, run.certain = EntityKind.PERSON, True
        elif self._begins_with_country(run) or (len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1):
            run.kind = EntityKind.ORGANISATION
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
            return len(tokens[at + 1].text) == 2 and tokens[at + 2].text in {",", "."}
        if not classes[at + 1] & D:
            return False
        for index in range(at + 2, min(at + _BEFORE_OFFICE, len(tokens))):
            if classes[index] & ROLE and not classes[index] & BODY:
                return True
            if classes[index] & ~ROLE or tokens[index].capital:
                return False
        return False

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
