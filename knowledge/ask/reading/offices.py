"""Persons named by their office: "the Corsan minister", "le chef de l'alliance", "Corsa's prime minister"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.ask.question import Mention
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.forms import load_forms
from knowledge.model import Entity, EntityKind
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term

_REACH = 4
"""How many words may stand between an office and its country or body."""


class Office(NamedTuple):
    """The persons found by their office, as mentions, and an office that nobody on record holds."""

    found: tuple[Mention, ...]
    nobody: str | None


def offices(terms: Sequence[Term], mentions: Sequence[Mention], free: Sequence[bool], searcher: Searcher) -> Office:
    """Find the persons whom a question names by an office with its country or body, in the singular."""
    found: list[Mention] = []
    nobody = None
    at = 0
    while at < len(terms):
        if (
            not (free[at] and terms[at].concepts & load_concepts().offices)
            or is_plural(terms[at])
            or _describes(at, terms, mentions)
        ):
            at += 1
            continue
        last = at
        while last + 1 < len(terms) and free[last + 1] and terms[last + 1].concepts & load_concepts().offices:
            last += 1
        served = _served(terms, mentions, at, last, searcher)
        if served is not None:
            serving = searcher.resolver.serving(served.entities)
            field = _field(terms, free, at, last)
            holders = [one.id for one in serving if _holds(one, terms[at : last + 1], field, searcher)]
            first, end = min(at, served.first), max(last + 1, served.last)
            named_beside = any(set(m.entities) & set(holders) for m in mentions)
            if holders and not named_beside:
                first, end = _whole(
                    terms, free, first, end, [searcher.corpus.entities[one] for one in holders], searcher
                )
                found.append(Mention(tuple(holders), served.text, first, end))
            elif not holders and not any(_is_person(m, searcher) and abs(m.first - last) <= _REACH for m in mentions):
                nobody = " ".join(term.form for term in terms[first:end])
        at = last + 1
    return Office(tuple(found), nobody)


def epithets(
    terms: Sequence[Term], mentions: Sequence[Mention], free: Sequence[bool], searcher: Searcher
) -> tuple[Mention, ...]:
    """Find the one person on record of a country whom a question calls its guest or politician, in the singular."""
    found = []
    for at, term in enumerate(terms):
        if not (free[at] and term.concepts & load_concepts().epithets) or is_plural(term):
            continue
        beside = next((one for one in mentions if at in {one.first - 1, one.last}), None)
        if beside is None:
            continue
        serving = [one.id for one in searcher.resolver.serving(beside.entities) if one.kind is EntityKind.PERSON]
        if len(serving) == 1:
            found.append(Mention((serving[0],), beside.text, min(at, beside.first), max(at + 1, beside.last)))
    return tuple(found)


def role_of(person: Entity, searcher: Searcher) -> list[Term]:
    """Return the words of somebody's role on record, in every language that it is told in."""
    return [term for language, words in person.role.items() for term in searcher.lexicon.terms(words, language)]


def is_plural(term: Term) -> bool:
    """Whether a noun of a question is in the plural."""
    return load_forms()[term.language].plural.search(term.form) is not None


def _describes(at: int, terms: Sequence[Term], mentions: Sequence[Mention]) -> bool:
    """Whether a word that may be an office describes a noun behind a name: "an *official* Corsan event"."""
    named = next((mention for mention in mentions if mention.first == at + 1), None)
    behind = terms[named.last] if named is not None and named.last < len(terms) else None
    return bool(terms[at].concepts & load_concepts().official) and behind is not None and not behind.is_function


def _whole(
    terms: Sequence[Term], free: Sequence[bool], first: int, end: int, holders: Sequence[Entity], searcher: Searcher
) -> tuple[int, int]:
    """Return the places of an office with the words around it that its holder's role says too ("of *defence*")."""
    said = [role_of(one, searcher) for one in holders]

    def told(place: int) -> bool:
        term = terms[place]
        return free[place] and all(any(searcher.lexicon.meets(term, one) for one in role) for role in said)

    for step, edge in ((1, end), (-1, first - 1)):
        place = edge
        while 0 <= place < len(terms) and abs(place - edge) < _REACH and (terms[place].is_function or told(place)):
            if not terms[place].is_function:
                first, end = min(first, place), max(end, place + 1)
            place += step
    return first, end


def _served(
    terms: Sequence[Term], mentions: Sequence[Mention], first: int, last: int, searcher: Searcher
) -> Mention | None:
    """Return the country or body nearest to an office, with nothing between them that the office is not told by.

    The office of "President Tarn on Merania" is hers, and that of nobody whom Merania has.
    """
    near = []
    for mention in mentions:
        between = terms[mention.last : first] if mention.last <= first else terms[last + 1 : mention.first]
        kinds = searcher.kinds_of(mention.entities)
        told = all(term.is_function or term.concepts & load_concepts().titles for term in between)
        if told and len(between) < _REACH and kinds & {EntityKind.COUNTRY, EntityKind.ORGANISATION}:
            near.append((len(between), mention))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _is_person(mention: Mention, searcher: Searcher) -> bool:
    return any(searcher.corpus.entities[entity].kind is EntityKind.PERSON for entity in mention.entities)


def _field(terms: Sequence[Term], free: Sequence[bool], first: int, last: int) -> list[Term]:
    """Return the words beside an office that say what it is over: "*foreign* minister", "minister of *defence*"."""
    found = []
    for step, beside in ((-1, first - 1), (1, last + 1)):
        place = beside
        while 0 <= place < len(terms) and (terms[place].is_function or terms[place].concepts & load_concepts().fields):
            if not terms[place].is_function and free[place]:
                found.append(terms[place])
            place += step
    return found


def _holds(person: Entity, office: Sequence[Term], field: Sequence[Term], searcher: Searcher) -> bool:
    """Whether a person's role says every word of an office, and no other field."""
    said = role_of(person, searcher)
    if field and not is_over(field, said, searcher):
        return False
    return all(any(searcher.lexicon.meets(asked, one) for one in said) for asked in office)


def is_over(field: Sequence[Term], role: Sequence[Term], searcher: Searcher) -> bool:
    """Whether a role may be over what is asked for: it says so, or it says of no field and no higher office at all."""
    if all(any(searcher.lexicon.meets(asked, one) for one in role) for asked in field):
        return True
    return not any(one.concepts & (load_concepts().fields | load_concepts().higher) for one in role)
