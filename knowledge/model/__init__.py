"""The frozen models that everything else speaks in: sources, spans, entities and the kinds of fact.

A corpus is articles, the entities that they name, and facts; each fact carries the exact span of the article that
says it. Offsets are Python `str` offsets into the article's text as stored, half open: `text[start:end]`.
"""

from knowledge.model.amounts import Amount, Modifier, Period, Scope
from knowledge.model.entities import Entity, EntityKind
from knowledge.model.facts import (
    Event,
    EventKind,
    Fact,
    FactKind,
    Figure,
    Item,
    Pledge,
    Position,
    Quote,
    QuoteForm,
    Stance,
    Status,
    Term,
)
from knowledge.model.sources import Source
from knowledge.model.spans import Frozen, Language, Localised, Span, Stated

__all__ = [
    "Amount",
    "Entity",
    "EntityKind",
    "Event",
    "EventKind",
    "Fact",
    "FactKind",
    "Figure",
    "Frozen",
    "Item",
    "Language",
    "Localised",
    "Modifier",
    "Period",
    "Pledge",
    "Position",
    "Quote",
    "QuoteForm",
    "Scope",
    "Source",
    "Span",
    "Stance",
    "Stated",
    "Status",
    "Term",
]
