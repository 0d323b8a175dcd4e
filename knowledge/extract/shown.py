"""What a text shows of a fact: the evidence by which its confidence is counted."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from knowledge.extract.document import Document, Naming
from knowledge.model import EntityKind, Event, Fact, FactKind, Pledge, Position, Quote, QuoteForm, Status

_LONG = 24
"""Tokens from which on a sentence is long."""
_BY_NAME = frozenset({Naming.NAME, Naming.SURNAME, Naming.CAPITAL, Naming.GOVERNMENT, Naming.DEMONYM})


class Shown(StrEnum):
    """How the words of a fact, or those that attribute them, show who speaks or acts."""

    NAME = "name"
    TITLE = "title"
    """By a pronoun, or by a title for somebody named elsewhere."""
    DESCRIBED = "described"
    """By words for somebody whom the text never names: "a spokesman"."""
    ELSEWHERE = "elsewhere"
    """Not there: taken from the sentences around."""
    NOBODY = "nobody"
    """Nobody is known."""


class Giver(StrEnum):
    """What kind of actor promises."""

    COUNTRY = "country"
    BODY = "body"
    PERSON = "person"


_LESS_OUTRIGHT = frozenset({Status.AGREED, Status.EXPECTED, Status.DELIVERED})
_GIVERS = {EntityKind.COUNTRY: Giver.COUNTRY, EntityKind.PLACE: Giver.COUNTRY, EntityKind.PERSON: Giver.PERSON}


class Case(NamedTuple):
    """The evidence for a fact; what makes no sense of its kind is None."""

    kind: FactKind
    form: QuoteForm | None = None
    shown: Shown | None = None
    cued: bool | None = None
    """Whether a verb or a preposition attributes words to somebody who is only described."""
    long: bool | None = None
    """Whether the sentence has room for more than one clause."""
    outright: bool | None = None
    """Whether it is promised, offered, weighed or refused, and not only agreed, expected or handed over."""
    giver: Giver | None = None
    placed: bool | None = None

    def evidence(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return some of the evidence in the words of the table."""
        values = self._asdict()
        return tuple(_WORDS.get(values[name], str(values[name])) for name in names)


_WORDS: dict[object, str] = {None: "-", True: "yes", False: "no"}


def case_of(fact: Fact, document: Document) -> Case:
    """Return the evidence for a fact."""
    match fact:
        case Quote():
            shown = _speaker(fact, document)
            cued = fact.cue is not None if shown is Shown.DESCRIBED else None
            return Case(fact.kind, form=fact.form, shown=shown, cued=cued, long=_is_long(fact, document))
        case Pledge():
            outright = fact.status not in _LESS_OUTRIGHT
            return Case(fact.kind, shown=_actors(fact, document), outright=outright, giver=_giver(fact, document))
        case Position():
            return Case(fact.kind, shown=_actors(fact, document))
        case Event():
            return Case(fact.kind, placed=bool(fact.places))
    return Case(fact.kind)


def _is_long(fact: Fact, document: Document) -> bool:
    sentence = document.sentence_at(fact.start)
    return sentence.last - sentence.first >= _LONG


def _giver(fact: Pledge, document: Document) -> Giver:
    referent = document.referents.get(fact.actors[0])
    if referent is None:
        return Giver.BODY
    return _GIVERS.get(referent.kind, Giver.BODY)


def _speaker(fact: Quote, document: Document) -> Shown:
    if fact.speaker is None:
        return Shown.NOBODY
    if not _is_named(fact.speaker, document):
        return Shown.DESCRIBED
    if fact.speaker_named is None:
        return Shown.ELSEWHERE
    return _shown(fact.speaker, fact.speaker_named.start, fact.speaker_named.end, document) or Shown.TITLE


def _actors(fact: Pledge | Position, document: Document) -> Shown:
    """Return how the least sure of the actors is shown."""
    found = {
        _shown(actor, fact.start, fact.end, document) if _is_named(actor, document) else Shown.DESCRIBED
        for actor in fact.actors
    }
    for shown in (Shown.DESCRIBED, None, Shown.TITLE):
        if shown in found:
            return shown or Shown.ELSEWHERE
    return Shown.NAME


def _is_named(entity: str, document: Document) -> bool:
    referent = document.referents.get(entity)
    return referent is None or referent.named


def _shown(entity: str, start: int, end: int, document: Document) -> Shown | None:
    """Return how a span shows an entity; None where it does not."""
    namings = {
        mention.naming
        for mention in document.mentions_in(start, end)
        if mention.referent is not None and mention.referent.id == entity
    }
    if namings & _BY_NAME:
        return Shown.NAME
    if namings:
        return Shown.TITLE
    # "the Turkish parliament", "the finance minister": who serves somebody stands for them.
    serving = (mention.referent for mention in document.mentions_in(start, end))
    stands = any(one is not None and entity in (one.country, one.body) for one in serving)
    return Shown.TITLE if stands else None
