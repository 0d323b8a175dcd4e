"""The kinds of fact that an article can put on record."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from knowledge.model.amounts import Amount, Modifier
from knowledge.model.entities import EntityId
from knowledge.model.spans import Localised, Span, Stated


class FactKind(StrEnum):
    """The kinds of fact, as they are named in files and in JSON."""

    QUOTE = "quote"
    PLEDGE = "pledge"
    POSITION = "position"
    EVENT = "event"
    FIGURE = "figure"
    TERM = "term"


class QuoteForm(StrEnum):
    """How an article gives somebody's words: whole sentences in marks, some words in marks, or in its own words."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class Status(StrEnum):
    """How firm a promise is, from kept to refused."""

    DELIVERED = "delivered"
    PLEDGED = "pledged"
    AGREED = "agreed"
    EXPECTED = "expected"
    CONSIDERED = "considered"
    PROPOSED = "proposed"
    DECLINED = "declined"


class Stance(StrEnum):
    """Where somebody stands on a subject."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    SCEPTICAL = "sceptical"
    CAUTIOUS = "cautious"
    NEUTRAL = "neutral"
    MEDIATES = "mediates"
    CONDITIONAL = "conditional"


class EventKind(StrEnum):
    """What sort of happening an event is."""

    MEETING = "meeting"
    SUMMIT = "summit"
    VISIT = "visit"
    PRESS = "press"
    ATTACK = "attack"
    WAR = "war"
    DECISION = "decision"
    FOUNDING = "founding"
    OTHER = "other"


class _Fact(Span):
    """What every fact has: the span of its source that says it, verbatim in `text`.

    `translations` render `text` in other languages, faithfully and whole. `summary` says in a few words, by language,
    what the fact is, without a number or a name that the source lacks. `reviewed` is whether a person has read the
    fact against its source; `confidence` is the extractor's, between 0 and 1; `extracted` whether the extractor finds
    the fact by itself (unknown where it is null).
    """

    id: Annotated[str, StringConstraints(max_length=32, pattern=r"^[\w-]+\Z")]
    source: Annotated[str, StringConstraints(min_length=1)]
    text: Annotated[str, StringConstraints(min_length=1)]
    translations: Localised = Field(default_factory=dict)
    summary: Localised = Field(default_factory=dict)
    date: Stated | None = None
    reviewed: bool = True
    confidence: float | None = Field(default=None, ge=0, le=1)
    extracted: bool | None = None


class Quote(_Fact):
    """Somebody's words: the span is what was said, without the marks around it.

    `speaker_named` and `cue` are where the sentence names the speaker and the verb or preposition that attributes it.
    `parts` are the spans of the pieces where a cue or the article's own words cut the quotation in two; the fact's own
    span then runs from the first to the last.
    """

    kind: Literal[FactKind.QUOTE] = FactKind.QUOTE
    form: QuoteForm
    speaker: EntityId | None = None
    speaker_named: Stated | None = None
    cue: Stated | None = None
    venue: Stated | None = None
    audience: Stated | None = None
    topic: Localised = Field(default_factory=dict)
    parts: tuple[Span, ...] = ()


class Item(Span):
    """A thing promised, with its count where the article gives one."""

    text: Annotated[str, StringConstraints(min_length=1)]
    count: int | None = None
    entity: EntityId | None = None
    translations: Localised = Field(default_factory=dict)


class Pledge(_Fact):
    """A promise: who gives what to whom, and how firmly.

    With several actors, `amount` is theirs together and no share of it is known. `open_ended` is set where the
    article's list of actors is only of examples ("des pays comme …"). `alternatives` are the same sum in other
    currencies, or as the article gives it elsewhere. `attribution` is who says so, where that is not the actor.
    """

    kind: Literal[FactKind.PLEDGE] = FactKind.PLEDGE
    actors: tuple[EntityId, ...] = Field(min_length=1)
    open_ended: bool = False
    recipient: EntityId | None = None
    amount: Amount | None = None
    alternatives: tuple[Amount, ...] = ()
    items: tuple[Item, ...] = ()
    status: Status
    attribution: Stated | None = None
    attributed_to: EntityId | None = None
    horizon: Stated | None = None


class Position(_Fact):
    """Where somebody stands on a subject; `subject` is named by language."""

    kind: Literal[FactKind.POSITION] = FactKind.POSITION
    actors: tuple[EntityId, ...] = Field(min_length=1)
    subject: Localised
    stance: Stance
    about: tuple[EntityId, ...] = ()
    attributed_to: EntityId | None = None


class Event(_Fact):
    """Something that happened, happens or is to happen, by participants and places."""

    kind: Literal[FactKind.EVENT] = FactKind.EVENT
    event: EventKind
    name: Localised
    participants: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    about: tuple[EntityId, ...] = ()
    planned: bool = False


class Figure(_Fact):
    """A number that is no promise: a count, a duration, a year, a sum merely mentioned.

    `value` is in `unit` (a noun, by language); `figure` is the span of the number with its unit, inside the fact's own.
    """

    kind: Literal[FactKind.FIGURE] = FactKind.FIGURE
    what: Localised
    value: float
    upper: float | None = None
    unit: Localised = Field(default_factory=dict)
    modifier: Modifier | None = None
    figure: Stated
    amount: Amount | None = None
    about: tuple[EntityId, ...] = ()


class Term(_Fact):
    """Words in quotation marks that are no speech: a name, a term, words that the article keeps at a distance."""

    kind: Literal[FactKind.TERM] = FactKind.TERM
    entity: EntityId | None = None


Fact = Annotated[Quote | Pledge | Position | Event | Figure | Term, Field(discriminator="kind")]
"""Any fact, told apart by its `kind`."""
