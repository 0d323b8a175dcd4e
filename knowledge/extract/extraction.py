"""What is taken from one text: entities and facts of every kind, grounded in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.extract.confidence import sure_of
from knowledge.extract.document import Document, Naming, Quotation, Referent
from knowledge.extract.entities import entities_of
from knowledge.grounding import Ground, Names, faults
from knowledge.model import (
    Entity,
    Event,
    Fact,
    Figure,
    Pledge,
    Position,
    Quote,
    Source,
    Span,
    Stated,
    Term,
)
from knowledge.model.roles import roles

Extractor = Callable[[Document], Iterable[Fact]]
"""Finds the facts of one kind in a document whose quotations are known."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The entities and facts of a text, in the order of the text; every fact is grounded in it."""

    text: str
    language: str
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    distant: Mapping[str, str] = field(default_factory=dict)
    """The speakers, by the id of the quotation, whom only a pronoun names where they are quoted and whose name stands too
    far away to ground a fact: the quotation itself carries no speaker then."""
    described: frozenset[str] = frozenset()
    """The entities that the text only describes and never names ("un responsable", "the museum")."""
    unsure: frozenset[str] = frozenset()
    """The entities of which nothing but their capitals says of what kind they are."""
    metonyms: Mapping[str, str] = field(default_factory=dict)
    """What speaks for a country, by the id of the quotation, where its capital or seat of government does ("the Kremlin")."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations."""
        return tuple(fact for fact in self.facts if isinstance(fact, Quote))

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """The promises."""
        return tuple(fact for fact in self.facts if isinstance(fact, Pledge))

    @property
    def positions(self) -> tuple[Position, ...]:
        """Where somebody stands on a subject."""
        return tuple(fact for fact in self.facts if isinstance(fact, Position))

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened."""
        return tuple(fact for fact in self.facts if isinstance(fact, Event))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Numbers that are no promise."""
        return tuple(fact for fact in self.facts if isinstance(fact, Figure))

    @property
    def terms(self) -> tuple[Term, ...]:
        """What stands in marks and is no speech."""
        return tuple(fact for fact in self.facts if isinstance(fact, Term))


def assemble(document: Document, extractors: Iterable[Extractor]) -> Extraction:
    """Return the facts of a document, those of the extractors among them, without what its text does not ground."""
    found: list[Fact] = [*quotes_of(document), *terms_of(document)]
    for extractor in extractors:
        found += extractor(document)
    found.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
    named = {entity for fact in found for _, entity in roles(fact)}
    entities = {entity.id: entity for entity in entities_of(document, named)}
    described, unsure = (
        frozenset(name for name in entities if name in document.referents and not document.referents[name].named),
        frozenset(name for name in entities if name in document.referents and not document.referents[name].sure),
    )
    if not found:
        return Extraction(document.text, document.language, tuple(entities.values()), (), {}, described, unsure)
    source = Source(
        id=document.source,
        number="0",
        language=document.language,
        about={document.language: "-"},
        text=document.text,
    )
    ground = Ground(source, Names({key: entity for key, entity in entities.items() if key in named}))
    grounded: list[Fact] = []
    distant: dict[str, str] = {}
    for fact in found:
        fault = next(faults(fact, ground), None)
        if fault is not None and fault.field == "speaker" and isinstance(fact, Quote) and fact.speaker:
            nobodys = fact.model_copy(update={"speaker": None})
            fault = next(faults(nobodys, ground), None)
            if fault is None:
                distant[fact.id] = fact.speaker
                grounded.append(nobodys)
        elif fault is None:
            grounded.append(fact)
        elif isinstance(fact, Pledge) and (mended := _without(fact, fault.field, ground)) is not None:
            grounded.append(mended)
    return Extraction(
        document.text,
        document.language,
        tuple(entities.values()),
        tuple(fact.model_copy(update={"confidence": sure_of(fact, document)}) for fact in grounded),
        distant,
        described,
        unsure,
        {fact.id: name for fact in grounded if isinstance(fact, Quote) and (name := _metonym(fact, document))},
    )


def _metonym(quote: Quote, document: Document) -> str | None:
    """Return the capital or seat of government that stands for the country that speaks, where one does."""
    named = quote.speaker_named
    if quote.speaker is None or named is None:
        return None
    for mention in document.mentions_in(named.start, named.end):
        seat = mention.naming in {Naming.CAPITAL, Naming.GOVERNMENT}
        if seat and mention.referent is not None and mention.referent.id == quote.speaker:
            return document.text[mention.start : mention.end]
    return None


def _without(pledge: Pledge, field: str, ground: Ground) -> Pledge | None:
    """Return a promise without the recipient or the things that its text does not ground, if the rest of it stands."""
    if field == "recipient":
        pledge = pledge.model_copy(update={"recipient": None})
    elif field.startswith("items"):
        pledge = pledge.model_copy(update={"items": ()})
    return pledge if next(faults(pledge, ground), None) is None else None


def quotes_of(document: Document) -> list[Quote]:
    """Return the quotations of a document as facts."""
    return [_quote(document, quotation, number) for number, quotation in enumerate(document.quotations, 1)]


def _quote(document: Document, quotation: Quotation, number: int) -> Quote:
    text = document.text
    parts = quotation.parts if len(quotation.parts) > 1 else []
    return Quote(
        id=f"q{number:02}",
        source=document.source,
        start=quotation.start,
        end=quotation.end,
        text=text[quotation.start : quotation.end],
        form=quotation.form,
        speaker=quotation.speaker.id if isinstance(quotation.speaker, Referent) else None,
        speaker_named=_stated(text, quotation.speaker_start, quotation.speaker_end),
        cue=_stated(text, quotation.cue_start, quotation.cue_end),
        parts=tuple(Span(start=start, end=end) for start, end in parts),
        reviewed=False,
        extracted=True,
    )


def terms_of(document: Document) -> list[Term]:
    """Return what stands in marks and is nobody's words as facts."""
    return [
        Term(
            id=f"t{number:02}",
            source=document.source,
            start=start,
            end=end,
            text=document.text[start:end],
            reviewed=False,
            extracted=True,
        )
        for number, (start, end) in enumerate(document.terms, 1)
    ]


def _stated(text: str, start: int | None, end: int | None) -> Stated | None:
    if start is None or end is None or end <= start:
        return None
    return Stated(start=start, end=end, text=text[start:end])
