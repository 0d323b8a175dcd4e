"""The check that no fact says what its span does not: at load, and as the last step of extraction.

A fact is refused when

- one of its spans does not slice to its text, or lies where it may not (an amount outside the promise);
- a number in it, or in what is said about it in other words, is not in the words that it cites;
- an entity that it refers to is named neither in its span nor near it;
- it is given as a quotation and no quotation marks stand at its words, or the marks are taken in with them.

What is checked here is necessary, not sufficient: whether the words *mean* what the fact says is for its reviewer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel

from knowledge.errors import GroundingError, Place
from knowledge.model import (
    Amount,
    Entity,
    EntityKind,
    Fact,
    Figure,
    Item,
    Pledge,
    Quote,
    QuoteForm,
    Source,
    Span,
    Stated,
)
from knowledge.model.roles import roles
from knowledge.text import FoldedText
from knowledge.text.numbers import could_mean, has_digits, unstated_numbers
from knowledge.text.paragraphs import paragraph_bounds
from knowledge.text.phrases import Found, Phrases, begins_within, joined, sought

NEAR = 1_000
"""Characters within which an entity must be named, where the same and the neighbouring paragraphs do not name it."""

_OPENING = "«“„‟‹‘"
_CLOSING = "»”›’"
_NEUTRAL = "\"＂'"
_INSIDE = _OPENING + _NEUTRAL
_APOSTROPHES = "'’"
_MARK = re.compile(
    rf"[{_OPENING}{_CLOSING}{_NEUTRAL}]"
    rf"(?:(?<![{_APOSTROPHES}])|(?<![^\W_][{_APOSTROPHES}])|(?![^\W_]|[{_INSIDE}]))"
)
"""A quotation mark; the apostrophe of a word is none."""
_SINGLE = "‘’'"
_RESUMING = '«“"'
_REACH = 5_000
"""Characters within which the marks of a quotation are looked for; it may be a sentence out of a long one."""
_SEARCHED = 8_000
"""Characters that are searched for one entity each time it is asked for. Beyond, all entities are looked for at once, in
one pass: a paragraph may be a megabyte, and hold thousands of facts."""
_DASHES = "—–―"
_SHORTEST_SURNAME = 3


@dataclass(frozen=True)
class Fault:
    """What is wrong with a fact, and in which of its fields."""

    field: str
    fault: str


class Names:
    """The forms by which articles name a set of entities, ready to be looked for.

    `own` are names and aliases, which a text uses on its own; `all_forms` adds descriptions and the surnames of
    persons, which name somebody only in a context.
    """

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self._forms: dict[str, tuple[str, ...]] = {}
        self._own: Phrases[str] | None = None
        self._all_forms: Phrases[str] | None = None

    @property
    def own(self) -> Phrases[str]:
        """Names and aliases."""
        if self._own is None:
            self._own = Phrases((form, entity.id) for entity in self.entities.values() for form in own_forms(entity))
        return self._own

    @property
    def all_forms(self) -> Phrases[str]:
        """Names, aliases, descriptions and surnames."""
        if self._all_forms is None:
            self._all_forms = Phrases(
                (form, entity.id) for entity in self.entities.values() for form in grounding_forms(entity)
            )
        return self._all_forms

    def forms(self, entity: str) -> tuple[str, ...]:
        """Return those of `all_forms` that are an entity's, by its id, as they are `sought`."""
        forms = self._forms.get(entity)
        if forms is None:
            known = self.entities.get(entity)
            looked_for = {sought(form) for form in grounding_forms(known)} if known is not None else set()
            forms = self._forms[entity] = tuple(form for form in looked_for if form)
        return forms


def own_forms(entity: Entity) -> frozenset[str]:
    """Return the names and aliases of an entity."""
    return frozenset((*entity.names.values(), *entity.aliases))


def grounding_forms(entity: Entity) -> frozenset[str]:
    """Return every form that grounds an entity in a text: names, aliases, descriptions, a person's surname."""
    forms = {*own_forms(entity), *entity.descriptions}
    if entity.kind is EntityKind.PERSON:
        surnames = (name.split()[-1] for name in entity.names.values() if name.strip())
        forms.update(surname for surname in surnames if len(surname) >= _SHORTEST_SURNAME)
    return frozenset(forms)


class Ground:
    """An article made ready for checking many facts against it."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.names = names
        self._folded = FoldedText(source.text)
        self._joined = joined(self._folded.folded)
        bounds = paragraph_bounds(source.text)
        self._starts = [start for start, _ in bounds]
        self._ends = [end for _, end in bounds]
        self.marks = _marks(source.text)
        """Where quotation marks stand in the article, in ascending order."""
        self._mentions: dict[str, list[int]] | None = None

    def _mentions_of(self, entity: str) -> list[int]:
        """Return where the article names the entity in any form, in ascending order; all are looked for at once."""
        if self._mentions is None:
            self._mentions = {}
            mention: Found[str]
            for mention in self.names.all_forms.find(self._folded.folded):
                start, _ = self._folded.original(mention.start, mention.end)
                self._mentions.setdefault(mention.key, []).append(start)
        return self._mentions.get(entity, [])

    def names_in(self, entity: str, start: int, end: int) -> bool:
        """Whether the article names the entity at `[start:end]`."""
        if end - start <= _SEARCHED:
            first, last = self._folded.folded_span(start, end)
            for form in self.names.forms(entity):  # noqa: SIM110 - a generator costs twice as much
                if begins_within(form, self._joined, first, last):
                    return True
            return False
        mentions = self._mentions_of(entity)
        at = bisect_left(mentions, start)
        return at < len(mentions) and mentions[at] < end

    def surroundings(self, span: Span) -> tuple[int, int]:
        """Return where an entity may be named: in the span, in its or the neighbouring paragraphs, or within NEAR."""
        start, end = max(span.start - NEAR, 0), min(span.end + NEAR, len(self.source.text))
        if not self._ends:
            return start, end
        before = max(bisect_right(self._ends, span.start) - 1, 0)
        after = min(bisect_right(self._ends, span.end - 1) + 1, len(self._ends) - 1)
        return min(start, self._starts[before]), max(end, self._ends[after])


def check(fact: Fact, source: Source, entities: Mapping[str, Entity], *, place: Place | None = None) -> None:
    """Raise GroundingError, at the fact's `place`, for the first thing that it says and its source does not."""
    fault = next(faults(fact, Ground(source, Names(entities))), None)
    if fault is not None:
        place = place or Place(f"fact {fact.id}")
        raise GroundingError(Place(place.file, place.line, fault.field), fault.fault)


def faults(fact: Fact, ground: Ground) -> Iterator[Fault]:
    """Yield everything that the fact says and its source does not; nothing for a grounded fact."""
    if fact.source != ground.source.id:
        yield Fault("source", f"the fact belongs to {fact.source!r}, not to {ground.source.id!r}")
        return
    details = list(stated(fact))
    sliced = list(_slices(fact, details, ground.source.text))
    yield from sliced
    if not sliced:
        yield from _amounts(fact)
        yield from _numbers(fact, details, ground.names.entities)
        if isinstance(fact, Quote):
            yield from _quotation(fact, ground)
    yield from _entities(fact, details, ground)


def stated(fact: Fact) -> Iterator[tuple[str, Span]]:
    """Yield every span in a fact but its own, with the path of its field ("items.0")."""
    for field in _holders(type(fact))[0]:
        value = getattr(fact, field)
        if isinstance(value, Span):
            yield field, value
        elif value:
            for number, part in enumerate(value):
                yield f"{field}.{number}", part


@cache
def _holders(model: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a model that hold spans, one or several, and those that hold words by language."""
    spans, localised = [], []
    for name, field in model.model_fields.items():
        inner = {part for part in _parts(field.annotation) if isinstance(part, type)}
        if any(issubclass(part, Span) for part in inner):
            spans.append(name)
        elif dict in inner:
            localised.append(name)
    return tuple(spans), tuple(localised)


def _parts(annotation: object) -> Iterator[object]:
    """Yield an annotation and every type inside it: `tuple[Item, ...]` is a tuple and an Item."""
    yield get_origin(annotation) or annotation
    for part in get_args(annotation):
        yield from _parts(part)


_Details = list[tuple[str, Span]]
"""What `stated` yields for a fact."""
_WORDED = (Stated, Amount, Item)
"""The details that give their words."""


def _slices(fact: Fact, details: _Details, text: str) -> Iterator[Fault]:
    if fact.end > len(text) or text[fact.start : fact.end] != fact.text:
        yield _slice("text", fact, fact.text, text)
    if fact.text != fact.text.strip():
        yield Fault("text", "the span begins or ends with white space")
    for field, span in details:
        words = span.text if isinstance(span, _WORDED) else None
        if span.end > len(text) or (words is not None and text[span.start : span.end] != words):
            yield _slice(f"{field}.text", span, words or "", text)


def _slice(field: str, span: Span, words: str, text: str) -> Fault:
    """Return why a span does not slice to its words."""
    if span.end > len(text):
        return Fault(field, f"the span {span.start}-{span.end} runs beyond the article, which ends at {len(text)}")
    there, at = text[span.start : span.end], text.find(words)
    hint = f"; the words stand at {at}-{at + len(words)}" if at >= 0 else "; the words are not in the article"
    return Fault(field, f"the article has {_short(there)} at {span.start}-{span.end}, not {_short(words)}{hint}")


def _short(words: str, length: int = 60) -> str:
    return repr(words if len(words) <= length else words[: length - 1] + "…")


def _amounts(fact: Fact) -> Iterator[Fault]:
    """Check that sums and figures lie where they must and that their words can mean their values."""
    match fact:
        case Pledge():
            if fact.amount is not None and not fact.contains(fact.amount):
                yield Fault("amount", f"{fact.amount.text!r} lies outside the span of the promise")
            for number, item in enumerate(fact.items):
                if item.count is not None and not could_mean(item.count, f"{fact.text} {item.text}"):
                    yield Fault(f"items.{number}.count", f"nothing in the words says {item.count}")
            sums = [("amount", fact.amount), *((f"alternatives.{n}", a) for n, a in enumerate(fact.alternatives))]
        case Figure():
            if not fact.contains(fact.figure):
                yield Fault("figure", f"{fact.figure.text!r} lies outside the span of the fact")
            for field, value in (("value", fact.value), ("upper", fact.upper)):
                if value is not None and not could_mean(value, fact.figure.text):
                    yield Fault(field, f"{fact.figure.text!r} does not say {value:g}")
            sums = [("amount", fact.amount)]
        case _:
            return
    for field, amount in sums:
        if amount is not None:
            yield from _sum(field, amount)


def _sum(field: str, amount: Amount) -> Iterator[Fault]:
    for name, value in (("value", amount.value), ("upper", amount.upper)):
        if value is not None and not could_mean(value, amount.text):
            yield Fault(f"{field}.{name}", f"{amount.text!r} does not say {value:.15g}")


def _numbers(fact: Fact, details: _Details, entities: Mapping[str, Entity]) -> Iterator[Fault]:
    """Check that what is said in other words has no number that the words of the source lack."""
    said = [
        (".".join(filter(None, (prefix, field, language))), words)
        for prefix, holder in [("", fact), *details]
        for field in _holders(type(holder))[1]
        for language, words in getattr(holder, field).items()
        if has_digits(words)
    ]
    if not said:
        return
    cited = [fact.text, *(span.text for _, span in details if isinstance(span, _WORDED))]
    for _, entity in roles(fact):
        if entity in entities:
            cited.extend(own_forms(entities[entity]))
    source = "\n".join(cited)
    for field, words in said:
        for number in unstated_numbers(words, source):
            yield Fault(field, f"{number!r} is not in the words of the source")


def _entities(fact: Fact, details: _Details, ground: Ground) -> Iterator[Fault]:
    """Check that every entity is named near the fact, or near one of its details."""
    near = ground.surroundings(fact)
    for field, entity in dict.fromkeys(roles(fact)):
        if entity not in ground.names.entities:
            yield Fault(field, f"no entity has the id {entity!r}")
        elif not ground.names_in(entity, *near) and not any(
            ground.names_in(entity, *ground.surroundings(span)) for _, span in details
        ):
            yield Fault(field, f"the article names {entity!r} neither in the span nor near it")


def _quotation(quote: Quote, ground: Ground) -> Iterator[Fault]:
    at = quote.start
    for number, part in enumerate(quote.parts):
        if not quote.contains(part) or part.start < at:
            yield Fault(f"parts.{number}", "the pieces of a quotation lie in its span, in order and apart")
        at = part.end
    if quote.form is QuoteForm.INDIRECT:
        return
    if _takes_in_marks(quote.text):
        yield Fault("text", "the span takes in the quotation marks around it")
    if not _is_marked(quote, ground):
        yield Fault("form", f"a {quote.form} quotation, but no quotation mark stands before or after its words")


def _takes_in_marks(words: str) -> bool:
    """Whether a mark at an edge belongs around the words, and not to a quotation inside them (`"A" and "B"`)."""
    marks = _own_marks(words)
    at_start, at_end = 0 in marks[:1], len(words) - 1 in marks[-1:]
    if not (at_start or at_end):
        return False
    if len(marks) % 2 == 1:
        return True
    if not (at_start and at_end):
        return False
    if words[0] not in _OPENING:
        return len(marks) == 2
    depth = 0
    for at in marks:
        depth += (words[at] in _OPENING) - (words[at] in _CLOSING)
        if depth == 0:
            return at == marks[-1]
    return True


def _own_marks(words: str) -> list[int]:
    """The marks of quotations inside the words.

    A mark with which a paragraph takes up the quotation itself is none of them, nor is the apostrophe of a plural
    ("the growers' land") where no single mark is open.
    """
    own, singles = [], 0
    for at in _marks(words):
        mark, before = words[at], words[at - 1 : at]
        if before == "\n" and mark in _RESUMING:
            continue
        if mark in _SINGLE:
            if not before or before.isspace() or before in _INSIDE:
                singles += 1
            elif singles:
                singles -= 1
            elif before.isalnum() and at + 1 < len(words):
                continue
        own.append(at)
    return own


def _marks(text: str) -> list[int]:
    """Return where quotation marks stand in a text."""
    return [match.start() for match in _MARK.finditer(text)]


def _is_marked(quote: Quote, ground: Ground) -> bool:
    """Whether the words stand in quotation marks, which may be some sentences away, or after the dash of a dialogue."""
    text, marks = ground.source.text, ground.marks
    first = bisect_left(marks, quote.start)
    after = bisect_left(marks, quote.end, first)
    if first < after:
        return True
    if first and quote.start - marks[first - 1] <= _REACH and text[marks[first - 1]] not in _CLOSING:
        return True
    if after < len(marks) and marks[after] - quote.end < _REACH and text[marks[after]] not in _OPENING:
        return True
    return text[max(0, quote.start - 3) : quote.start].rstrip().endswith(tuple(_DASHES))
