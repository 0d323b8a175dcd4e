"""An extraction as the JSON that `onrecord extract` writes; the shape is one that scripts rely on."""

from __future__ import annotations

from typing import Any

from knowledge.extract.extraction import Extraction
from knowledge.model import Amount, Entity, Event, Figure, Pledge, Position, Quote

_WEAPON = "weapon"


def as_json(extraction: Extraction, identifier: str) -> dict[str, Any]:
    """Return the extraction of one text as plain data, ready for `json.dumps`.

    A quotation that its cue splits is written as its pieces, each a quotation of the same speaker, with `part_of` the
    number of the whole. A capital or a seat of government that speaks is written as the text has it ("Downing Street"), with
    the country as `speaker_id`. Offsets are `str` offsets into the text.
    """
    names = {entity.id: _name(entity, extraction.language) for entity in extraction.entities}
    return {
        "id": identifier,
        "language": extraction.language,
        "quotes": [row for quote in extraction.quotes for row in _quotes(quote, extraction, names)],
        "pledges": [_pledge(pledge, names) for pledge in extraction.pledges],
        "positions": [
            row for position in extraction.positions for row in _positions(position, names, extraction.language)
        ],
        "events": [_event(event, names, extraction.language) for event in extraction.events],
        "figures": [_figure(figure, extraction.language) for figure in extraction.figures],
        "terms": [{"text": term.text, "start": term.start, "end": term.end} for term in extraction.terms],
        "entities": [_entity(entity, extraction.language) for entity in extraction.entities],
    }


def _name(entity: Entity, language: str) -> str:
    return entity.names.get(language) or next(iter(entity.names.values()))


def _quotes(quote: Quote, extraction: Extraction, names: dict[str, str]) -> list[dict[str, Any]]:
    text = extraction.text
    named = quote.speaker_named
    identifier = quote.speaker or extraction.distant.get(quote.id)
    speaker = extraction.metonyms.get(quote.id) or (names.get(identifier) if identifier else None)
    row = {
        "kind": quote.form.value,
        # A pronoun that nothing in the text explains is still what the text calls the speaker.
        "speaker": speaker or (named.text if named else None),
        "speaker_id": identifier,
        "speaker_text": named.text if named else None,
        "speaker_start": named.start if named else None,
        "speaker_end": named.end if named else None,
        "cue": quote.cue.text if quote.cue else None,
        "confidence": quote.confidence,
    }
    if not quote.parts:
        return [{"text": quote.text, "start": quote.start, "end": quote.end, **row}]
    return [
        {
            "text": text[part.start : part.end],
            "start": part.start,
            "end": part.end,
            **row,
            "part_of": quote.id,
        }
        for part in quote.parts
    ]


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "value": amount.value,
        "upper": amount.upper,
        "currency": amount.currency,
        "modifier": amount.modifier.value if amount.modifier else None,
        "scope": amount.scope.value if amount.scope else None,
        "period": amount.period.value if amount.period else None,
        "years": amount.years,
        "text": amount.text,
        "start": amount.start,
        "end": amount.end,
    }


def _pledge(pledge: Pledge, names: dict[str, str]) -> dict[str, Any]:
    return {
        "text": pledge.text,
        "start": pledge.start,
        "end": pledge.end,
        "actors": [names.get(actor, actor) for actor in pledge.actors],
        "open_ended": pledge.open_ended,
        "recipient": names.get(pledge.recipient, pledge.recipient) if pledge.recipient else None,
        "amount": _amount(pledge.amount),
        "alternatives": [_amount(amount) for amount in pledge.alternatives],
        "items": [item.text for item in pledge.items],
        "counts": [item.count for item in pledge.items],
        "status": pledge.status.value,
        "attribution": pledge.attribution.text if pledge.attribution else None,
        "horizon": pledge.horizon.text if pledge.horizon else None,
        "confidence": pledge.confidence,
    }


def _positions(position: Position, names: dict[str, str], language: str) -> list[dict[str, Any]]:
    subject = position.subject.get(language) or next(iter(position.subject.values()), "")
    return [
        {
            "actor": names.get(actor, actor),
            "subject": subject,
            "stance": position.stance.value,
            "text": position.text,
            "start": position.start,
            "end": position.end,
            "confidence": position.confidence,
        }
        for actor in position.actors
    ]


def _event(event: Event, names: dict[str, str], language: str) -> dict[str, Any]:
    return {
        "kind": event.event.value,
        "name": event.name.get(language) or next(iter(event.name.values()), None),
        "participants": [names.get(one, one) for one in event.participants],
        "places": [names.get(one, one) for one in event.places],
        "date": event.date.text if event.date else None,
        "planned": event.planned,
        "text": event.text,
        "start": event.start,
        "end": event.end,
        "confidence": event.confidence,
    }


def _figure(figure: Figure, language: str) -> dict[str, Any]:
    return {
        "what": figure.what.get(language) or next(iter(figure.what.values()), None),
        "value": figure.value,
        "upper": figure.upper,
        "unit": figure.unit.get(language),
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "confidence": figure.confidence,
    }


def _entity(entity: Entity, language: str) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": _name(entity, language),
        "kind": entity.kind.value,
        "forms": list(dict.fromkeys([*entity.aliases, *entity.descriptions])),
        "role": entity.role.get(language),
        "country": entity.country,
    }
