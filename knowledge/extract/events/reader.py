"""Reads the events of a document: one of a kind a sentence, where it says who took part, where or when.

A verb that tells of a happening has its subject and its object for those who take part. A noun has those of its clause,
unless it only sets the scene of something else ("after the summit"): then it has what its own phrase says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from knowledge.extract.clauses.analysis import Clause, Clauses, analyse
from knowledge.extract.clauses.chain import REACH, Chain, Head
from knowledge.extract.clauses.names import may_act
from knowledge.extract.clauses.verbs import Senses, Tense, load_verbs
from knowledge.extract.document import Document, Mention, Naming, Sentence, TokenKind, between
from knowledge.extract.events.dates import DateFinder
from knowledge.extract.events.happenings import Happening, Happenings, load_happenings
from knowledge.extract.lexicon import load_lexicon
from knowledge.model import EntityKind, Event, EventKind, Stated

_TAKING_PART = frozenset({EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP})
_WHERE = frozenset({EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.ORGANISATION})
"""What may be where something is: a town that the tables do not know is taken for a body."""
_WAGED = frozenset({EventKind.WAR, EventKind.ATTACK})
"""What is somebody's: "l'invasion russe"."""
_HELD = frozenset({EventKind.MEETING, EventKind.SUMMIT})
"""What those who hold it make one of many: "the meeting of the Lake Pact"."""
_BODIES = frozenset({EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP})
_CLAUSES_BACK = 8
"""Clauses back to which the finite verb before a happening is looked for; a sentence may be endless."""
_MOST_PARTICIPANTS = 8
_LONGEST_NAME = 9
"""Tokens of the words that name an event."""
_LONGEST_SENTENCE = 400
"""Tokens of a sentence that is read as a whole; text without full stops is read in stretches."""
_BETWEEN_GOVERNOR = 4
"""Tokens between a preposition and the noun of an event: "after the long-awaited first summit"."""


def extract_events(document: Document) -> tuple[Event, ...]:
    """Return the events of a document in order; ids are `e1`, `e2`, ... A language without tables has none."""
    clauses = analyse(document)
    return events_of(clauses) if clauses else ()


def events_of(clauses: Clauses) -> tuple[Event, ...]:
    """Return the events among the clauses of a document; see `extract_events`."""
    words = load_happenings(clauses.document.language)
    return EventReader(clauses, words).read() if words else ()


class _Told(NamedTuple):
    """What a clause tells of an event: who takes part in it, where, when, and whether it is still to come."""

    participants: Sequence[Mention]
    places: Sequence[Mention]
    date: Stated | None
    planned: bool


class EventReader:
    """Reads the events of one document."""

    def __init__(self, clauses: Clauses, happenings: Happenings) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._clauses = clauses
        self._words = clauses.words.clause
        self._happenings = happenings
        self._dates = DateFinder(clauses.document, happenings)
        self._verbs = load_verbs(clauses.document.language)
        self._small = clauses.words.small
        words = clauses.words.clause
        self._ends = (self._small | words.reflexive) - words.of - words.to - words.in_ - words.determiners
        self._located = words.in_ | words.to | happenings.near
        self._prepositions = words.in_ | words.to | words.of
        self._possessives = load_lexicon(clauses.document.language).possessives
        # "« … », tempête Ana Costa" tells of no storm.
        self._cues = {
            index
            for one in clauses.document.quotations
            if one.cue_start is not None and one.cue_end is not None
            for index in range(clauses.document.token_at(one.cue_start), clauses.document.token_at(one.cue_end))
        }
        self._parting = words.prepositions - self._located - words.agents - happenings.together

    def read(self) -> tuple[Event, ...]:
        """Return the events in order."""
        found: list[Event] = []
        openings = self._document.where(frozenset(self._happenings.by_first))
        for whole, clauses in self._clauses.sentences:
            kinds: set[EventKind] = set()
            reached = whole.first
            for index in between(openings, whole.first, whole.last):
                happening = self._happenings.at(self._document.lowers, index, whole.last) if index >= reached else None
                if happening is None:
                    continue
                event = self._event(happening, index, self._around(index, whole), clauses, len(found) + 1)
                if event is not None:
                    reached = index + len(happening.words)
                    if event.event not in kinds:
                        kinds.add(event.event)
                        found.append(event)
        return tuple(found)

    def _around(self, index: int, sentence: Sentence) -> Sentence:
        """Return the sentence, or what of an endless one stands around a token."""
        if sentence.last - sentence.first <= _LONGEST_SENTENCE:
            return sentence
        first, last = max(sentence.first, index - REACH), min(sentence.last, index + REACH)
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        return replace(sentence, first=first, last=last, start=start, end=end)

    def _event(
        self, happening: Happening, index: int, sentence: Sentence, clauses: Sequence[Clause], number: int
    ) -> Event | None:
        end = index + len(happening.words)
        spoken = not happening.is_verb and index in self._cues
        if happening.kind is None or spoken or self._is_of_body(happening, end):
            return None
        is_verb = happening.is_verb or not self._is_noun(index, sentence)
        if is_verb:
            told = self._of_verb(happening.kind, (index, end), sentence, clauses)
        else:
            told = self._of_noun(happening.kind, (index, end), sentence)
        if told is None:
            return None
        start, stop = (index, end) if is_verb else self._name(index, end, sentence)
        name = self._document.text[self._tokens[start].start : self._tokens[stop - 1].end]
        return Event(
            id=f"e{number}",
            source=self._document.source,
            start=sentence.start,
            end=sentence.end,
            text=self._document.text[sentence.start : sentence.end],
            event=happening.kind,
            name={self._document.language: name},
            participants=_ids(told.participants)[:_MOST_PARTICIPANTS],
            places=_ids(told.places),
            date=told.date,
            planned=told.planned,
            reviewed=False,
            extracted=True,
        )

    def _is_of_body(self, happening: Happening, end: int) -> bool:
        """Whether a noun for what begins names a body: "the Lake Foundation", "la fondation Roy"."""
        if happening.kind is not EventKind.FOUNDING or happening.is_verb:
            return False
        behind = self._tokens[end] if end < len(self._tokens) else None
        return self._tokens[end - 1].capital or (behind is not None and behind.capital)

    def _clause(self, span: tuple[int, int], sentence: Sentence, *, commas: bool = False) -> Sentence:
        """Return what around some tokens no opener of another clause and no strong sign parts from them, or no comma."""
        first, last = span
        while first > sentence.first and not self._parts(first - 1, commas=commas):
            first -= 1
        while last < sentence.last and not self._parts(last, commas=commas):
            last += 1
        return replace(sentence, first=first, last=last)

    def _parts(self, index: int, *, commas: bool) -> bool:
        token = self._tokens[index]
        return token.text in ";:" or (commas and token.text == ",") or token.lower in self._words.openers

    def _is_noun(self, index: int, sentence: Sentence) -> bool:
        """Whether a word that is a noun of the tables is not a verb here: "they visit Lima", "la France attaque"."""
        if index == sentence.first:
            return True
        before = self._tokens[index - 1]
        named = self._document.mention_at.get(index - 1)
        return named is None or named.naming is Naming.DEMONYM or before.lower in self._words.determiners

    # --- who and where

    def _of_noun(self, kind: EventKind, span: tuple[int, int], sentence: Sentence) -> _Told | None:
        """Return what is told around a noun: between commas if that is enough, else in its clause."""
        index, end = span
        near, clause = self._clause(span, sentence, commas=True), self._clause(span, sentence)
        scene = self._sets_scene(index, clause.first)
        for around in (near,) if scene else (near, clause):
            first = index if scene else around.first
            participants, places = self._named(index, first, around.last, pronouns=kind is EventKind.PRESS)
            waged = self._whose(index, end) if kind in _WAGED else []
            participants += waged
            date = self._dates.first(first, around.last)
            held = kind in _HELD and around is near and any(one.first > index for one in participants)
            told = date is not None or bool(places or waged) or held or len(participants) > 1
            opens = first < index <= around.first + _BETWEEN_GOVERNOR and date is not None
            if (told and (participants or places)) or opens:
                return _Told(participants, places, date, self._is_planned(index, first, around.last))
        return None

    def _of_verb(
        self, kind: EventKind, span: tuple[int, int], sentence: Sentence, clauses: Sequence[Clause]
    ) -> _Told | None:
        """Return what is told around a verb: its subject and objects, and the places behind it.

        Whoever visits a country is there. A verb that says too little ("met its target") tells of nothing.
        """
        index, end = span
        around = self._clause(span, sentence)
        reached = bisect_left(clauses, index, key=lambda one: one.chain.first)
        near = (one.chain for one in reversed(clauses[max(0, reached - _CLAUSES_BACK) : reached]))
        before = next((chain for chain in near if chain.is_finite and chain.last < index), None)
        chain = Chain([Head(self._verb_start(index, sentence), Senses(), Tense.PAST)])
        subject = self._clauses.subjects.of(chain, sentence, before, None)
        acting = subject.mentions or self._named(index, around.first, index, without=self._words.of)[0]
        objects, places = self._named(index, end, around.last, without=self._words.of)
        objects = [one for one in objects if one not in acting]
        if kind is EventKind.VISIT:
            visited = [one for one in objects if one.referent is not None and one.referent.kind in _WHERE]
            objects, places = [one for one in objects if one not in visited], [*places, *visited]
        date = self._dates.first(around.first, around.last)
        participants = [one for one in (*acting, *objects) if may_act(one)]
        told = _Told(participants, places, date, self._is_planned(index, around.first, around.last))
        by_whom = any(token.lower in self._words.agents for token in self._tokens[end : around.last])
        return told if _tells(kind, told, by_whom=by_whom) else None

    def _verb_start(self, index: int, sentence: Sentence) -> int:
        """Return where the auxiliaries of a verb begin: the subject stands before them."""
        words = self._words
        while index > sentence.first and index - 1 not in self._document.mention_at:
            lower = self._tokens[index - 1].lower
            carried = any(sense.auxiliary for sense in self._verbs.get(lower, ()))
            if not (carried or lower in self._happenings.passive or lower in words.infinitive_markers):
                break
            index -= 1
        return index

    def _named(
        self, index: int, first: int, last: int, *, without: Set[str] = frozenset(), pronouns: bool = False
    ) -> tuple[list[Mention], list[Mention]]:
        """Return who is named among some tokens, and where: a place is what "à", "in" and the like govern.

        Nobody behind one of the prepositions in `without` takes part; pronouns count if `pronouns` is set.
        """
        participants, places = [], []
        tokens = self._tokens
        for mention in self._document.mentions_in(tokens[first].start, tokens[last - 1].end) if first < last else ():
            if mention.referent is None or mention.naming is Naming.TITLE or mention.first == index:
                continue
            if mention.naming is Naming.PRONOUN and not pronouns:
                continue
            governor = self._governor(mention, first)
            if governor in self._parting:
                continue
            kind = mention.referent.kind
            if mention.naming is Naming.DEMONYM or self._is_owner(mention):
                continue
            located = governor in self._located
            if located and kind is EntityKind.ORGANISATION and mention.referent.name.isupper():
                participants.append(mention)  # "grève à la SNCF"
            elif kind is EntityKind.PLACE or (located and kind in _WHERE):
                places.append(mention)
            elif kind in _TAKING_PART and not located and governor not in without:
                participants.append(mention)
        return participants, places

    def _is_owner(self, mention: Mention) -> bool:
        """Whether somebody is only named as whose another is: "she met Ana Costa's biographer"."""
        person = mention.referent is not None and mention.referent.kind is EntityKind.PERSON
        behind = self._tokens[mention.last].lower if mention.last < len(self._tokens) else ""
        return person and behind in self._possessives

    def _whose(self, index: int, end: int) -> list[Mention]:
        """Return whose a happening is by an adjective right before or behind it: "l'invasion russe"."""
        near = (self._document.mention_at.get(index - 1), self._document.mention_at.get(end))
        return [one for one in near if one is not None and one.referent and one.naming is Naming.DEMONYM]

    def _governor(self, mention: Mention, floor: int) -> str:
        """Return the preposition before a mention; of two ("près de"), the one that says where."""
        index = mention.first - 1
        words = self._words
        while index >= floor and self._tokens[index].lower in words.determiners:
            if self._tokens[index].lower in self._prepositions:
                break
            index -= 1
        if index > floor and self._tokens[index].lower in words.of:
            index -= self._tokens[index - 1].lower in self._happenings.near
        return self._tokens[index].lower if index >= floor else ""

    def _sets_scene(self, index: int, first: int) -> bool:
        """Whether a noun stands behind "after", "since" or the like, and is no more than when or why."""
        for at in range(index - 1, max(first, index - _BETWEEN_GOVERNOR) - 1, -1):
            token = self._tokens[at]
            if token.lower in self._happenings.background:
                return True
            if (
                token.kind is not TokenKind.WORD
                or token.lower in self._words.prepositions
                or token.lower in self._verbs
            ):
                return False
        return False

    def _name(self, index: int, end: int, sentence: Sentence) -> tuple[int, int]:
        """Return the noun phrase of an event: from its determiner over adjectives and "de" or "of"."""
        words = self._words
        start = index
        if start > sentence.first and self._tokens[start - 1].lower in words.determiners:
            start -= 1
        stop = end
        while stop < sentence.last and stop - start < _LONGEST_NAME:
            token = self._tokens[stop]
            if token.kind is not TokenKind.WORD or token.lower in self._ends or token.lower in self._verbs:
                break
            stop += 1
        while stop > end and self._tokens[stop - 1].lower in self._small:
            stop -= 1
        return start, stop

    def _is_planned(self, index: int, first: int, last: int) -> bool:
        happenings = self._happenings
        ahead = any(token.lower in happenings.planned for token in self._tokens[first:last])
        return ahead or self._tokens[index].lower.endswith(happenings.future_endings or ("\0",))


def _tells(kind: EventKind, told: _Told, *, by_whom: bool) -> bool:
    """Whether what is told of a verb's subject, objects and places makes it a happening of a kind."""
    who, where, dated = told.participants, bool(told.places), told.date is not None
    match kind:
        case EventKind.VISIT:
            return bool(who) and (where or dated)
        case EventKind.MEETING:
            return where or len(who) > 1
        case EventKind.DECISION:
            bodies = any(one.referent is not None and one.referent.kind in _BODIES for one in who)
            return bodies and (where or dated)
        case EventKind.PRESS:
            return where
        case EventKind.FOUNDING:
            return dated or (by_whom and bool(who))
        case _:
            return where or dated


def _ids(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.referent.id for mention in mentions if mention.referent))
