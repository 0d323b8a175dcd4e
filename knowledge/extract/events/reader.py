"""Reads the events of a document: one of a kind a sentence, where it says who took part, where or when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from knowledge.extract.clauses.analysis import Clauses, analyse
from knowledge.extract.clauses.chains import REACH
from knowledge.extract.clauses.verbs import load_verbs
from knowledge.extract.document import Document, Mention, Naming, Sentence, TokenKind, between
from knowledge.extract.events.happenings import Happenings, Phrase, load_happenings
from knowledge.model import EntityKind, Event, EventKind, Stated

_TAKING_PART = (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.GROUP)
_MOST_PARTICIPANTS = 8
_LONGEST_NAME = 9
"""Tokens of the words that name an event."""


def extract_events(document: Document) -> tuple[Event, ...]:
    """Return the events of a document in order; ids are `e1`, `e2`, ... A language without tables has none."""
    clauses = analyse(document)
    return events_of(clauses) if clauses else ()


def events_of(clauses: Clauses) -> tuple[Event, ...]:
    """Return the events among the clauses of a document; see `extract_events`."""
    words = load_happenings(clauses.document.language)
    return EventReader(clauses, words).read() if words else ()


_LONGEST_SENTENCE = 400
"""Tokens of a sentence that is read as a whole; text without full stops is read in stretches."""


class EventReader:
    """Reads the events of one document."""

    def __init__(self, clauses: Clauses, happenings: Happenings) -> None:
        self._document = clauses.document
        self._tokens = clauses.document.tokens
        self._words = clauses.words.clause
        self._happenings = happenings
        self._verbs = load_verbs(clauses.document.language)
        self._small = clauses.words.small
        words = clauses.words.clause
        self._ends = self._small - words.of - words.to - words.in_ - words.determiners
        self._parting = words.prepositions - words.in_ - words.to - words.agents - happenings.together

    def read(self) -> tuple[Event, ...]:
        """Return the events in order."""
        found: list[Event] = []
        openings = self._document.where(self._happenings.firsts)
        for sentence in self._document.sentences:
            kinds: set[EventKind] = set()
            reached = sentence.first
            for index in between(openings, sentence.first, sentence.last):
                if index < reached:
                    continue
                around = self._around(index, sentence)
                event = self._event_at(index, around, len(found) + 1)
                if event is not None:
                    reached = index + len(self._longest_at(index, around))
                if event is not None and event.event not in kinds:
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

    def _event_at(self, index: int, sentence: Sentence, number: int) -> Event | None:
        noun = self._match(self._happenings.nouns, index, sentence.last)
        verb = None if noun else self._match(self._happenings.verbs, index, sentence.last)
        if noun is None and verb is None:
            return None
        phrase, kind = noun or verb or ((), EventKind.OTHER)
        end = index + len(phrase)
        # Who is said to visit visits what the verb is followed by.
        visited = end if verb is not None and kind is EventKind.VISIT else None
        participants, places = self._cast(sentence, index, visited)
        date = self._date(sentence)
        if not (participants or places) or (noun and not (date or places or len(participants) > 1)):
            return None
        start, stop = self._name(index, end, sentence) if noun else (index, end)
        name = self._document.text[self._tokens[start].start : self._tokens[stop - 1].end]
        return Event(
            id=f"e{number}",
            source=self._document.source,
            start=sentence.start,
            end=sentence.end,
            text=self._document.text[sentence.start : sentence.end],
            event=kind,
            name={self._document.language: name},
            participants=tuple(dict.fromkeys(m.referent.id for m in participants if m.referent))[:_MOST_PARTICIPANTS],
            places=tuple(dict.fromkeys(m.referent.id for m in places if m.referent)),
            date=date,
            planned=self._is_planned(sentence),
            reviewed=False,
            extracted=True,
        )

    def _longest_at(self, index: int, sentence: Sentence) -> Phrase:
        tables = (self._happenings.nouns, self._happenings.verbs)
        return next((found[0] for table in tables if (found := self._match(table, index, sentence.last))), ())

    def _match(
        self, table: Mapping[str, tuple[tuple[Phrase, EventKind], ...]], index: int, last: int
    ) -> tuple[Phrase, EventKind] | None:
        for phrase, kind in table.get(self._tokens[index].lower, ()):
            end = index + len(phrase)
            if end <= last and tuple(self._document.lowers[index:end]) == phrase:
                return phrase, kind
        return None

    def _cast(self, sentence: Sentence, index: int, visited: int | None = None) -> tuple[list[Mention], list[Mention]]:
        """Return who takes part and where it is: a place is what "à", "in" and the like govern, or what is visited."""
        participants, places = [], []
        for mention in self._document.mentions_in(sentence.start, sentence.end):
            if mention.referent is None or mention.naming in (Naming.PRONOUN, Naming.TITLE) or mention.first == index:
                continue
            governor = self._governor(mention, sentence.first)
            if governor in self._parting:
                continue
            inside = governor in self._words.in_ or governor in self._words.to
            inside = inside or (visited is not None and visited <= mention.first <= visited + 1)
            located = inside and mention.naming is not Naming.DEMONYM
            if mention.referent.kind is EntityKind.PLACE or (located and mention.referent.kind is EntityKind.COUNTRY):
                places.append(mention)
            elif mention.referent.kind in _TAKING_PART and mention.naming is not Naming.DEMONYM:
                participants.append(mention)
        return participants, places

    def _governor(self, mention: Mention, floor: int) -> str:
        index = mention.first - 1
        words = self._words
        while index >= floor and self._tokens[index].lower in words.determiners:
            if self._tokens[index].lower in words.in_ or self._tokens[index].lower in words.to:
                break
            index -= 1
        return self._tokens[index].lower if index >= floor else ""

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

    def _date(self, sentence: Sentence) -> Stated | None:
        """Return the first words of a sentence that date something, with what stands beside them."""
        happenings = self._happenings
        for index in range(sentence.first, sentence.last):
            token = self._tokens[index]
            year = token.kind is TokenKind.NUMBER and len(token.text) == 4 and token.text[:2] in {"19", "20"}
            if not (token.lower in happenings.days or self._is_month(index) or (year and self._dates(index, sentence))):
                continue
            first, last = index, index + 1
            while first > sentence.first and self._is_beside(first - 1):
                first -= 1
            while last < sentence.last and (self._is_beside(last) or self._is_month(last)):
                last += 1
            start, end = self._tokens[first].start, self._tokens[last - 1].end
            return Stated(start=start, end=end, text=self._document.text[start:end])
        return None

    def _is_month(self, index: int) -> bool:
        token = self._tokens[index]
        if token.lower not in self._happenings.months:
            return False
        return token.capital or not self._happenings.months_have_a_capital

    def _dates(self, index: int, sentence: Sentence) -> bool:
        return index > sentence.first and self._tokens[index - 1].lower in self._happenings.before_years

    def _is_beside(self, index: int) -> bool:
        token = self._tokens[index]
        return token.lower in self._happenings.beside_dates or (
            token.kind is TokenKind.NUMBER and len(token.text) in (1, 2, 4)
        )

    def _is_planned(self, sentence: Sentence) -> bool:
        planned = self._happenings.planned
        return any(token.lower in planned for token in self._tokens[sentence.first : sentence.last])
