"""Facts that a person has read against their text, to measure the extraction by.

Two kinds of folder hold them: a corpus (its articles of which every fact has been reviewed), and a folder of `.json`
files, one a text, each with `text`, `lang`, and any of `quotes`, `pledges`, `positions`, `events`, `figures` and
`entities` as `onrecord extract` writes them (a figure's span is its number, and an entity has `name_en`). A list that a
file lacks is not compared; an empty one says that there is nothing to find. What has a `text` needs no offsets where
those words stand first in the article, and `"optional": true` marks what may be found or not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.corpus import Corpus, load_corpus
from knowledge.corpus.folder import FACTS
from knowledge.errors import CorpusError, Place
from knowledge.evaluate.pairing import Names
from knowledge.gazetteer import load_gazetteer
from knowledge.grounding import grounding_forms
from knowledge.model import Entity, EntityKind, Event, Figure, Pledge, Position, Quote, Source, Term
from knowledge.text import fold

Aliases = Mapping[str, Names]
"""All folded names of whoever goes by a folded name."""


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact as a person has it: its span, who acts or speaks in any of their names, and what else is compared."""

    start: int
    end: int
    kind: str
    """direct, partial or indirect for a quotation; a status, a stance, a kind of event; else the kind of fact."""
    names: tuple[Names, ...] = ()
    """For each speaker, actor or participant all folded names of theirs; empty where nobody is named."""
    by_name: bool = True
    """Whether the sentence itself names the speaker, and not a pronoun or title."""
    amounts: tuple[tuple[float, str], ...] = ()
    """The sum and what it may be given as instead, each with its currency; of a figure its value, with "" for none."""
    places: tuple[Names, ...] = ()
    optional: bool = False
    identifier: str | None = None


class GoldEntity(NamedTuple):
    """Somebody or something that the text names: a name to show, all folded names, the kind."""

    name: str
    names: Names
    kind: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with the facts that a person found in it; None where nobody looked for facts of that kind."""

    identifier: str
    language: str
    text: str
    quotes: tuple[GoldFact, ...] | None = None
    pledges: tuple[GoldFact, ...] | None = None
    positions: tuple[GoldFact, ...] | None = None
    events: tuple[GoldFact, ...] | None = None
    figures: tuple[GoldFact, ...] | None = None
    terms: tuple[GoldFact, ...] | None = None
    entities: tuple[GoldEntity, ...] | None = None
    entities_whole: bool = False
    """Whether the entities are all that the text names, and not some of them."""


def load_gold(folder: Path) -> tuple[GoldText, ...]:
    """Return the gold in a folder, by name; raises CorpusError where there is none or it is damaged."""
    if (folder / FACTS).is_file():
        return _of_corpus(folder)
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not files:
        raise CorpusError(Place(folder), f"has neither {FACTS} nor .json files with gold")
    return tuple(_of_file(file) for file in files)


def _of_corpus(folder: Path) -> tuple[GoldText, ...]:
    corpus = load_corpus(folder)
    names = {entity.id: _names_of(entity) for entity in corpus.entities.values()}
    named: dict[str, list[GoldEntity]] = {}
    for entity in corpus.entities.values():
        for source in {
            source.id: source for source in (*corpus.sources_naming(entity), *_serving(corpus, entity))
        }.values():
            shown = entity.names.get(source.language) or next(iter(entity.names.values()))
            named.setdefault(source.id, []).append(GoldEntity(shown, names[entity.id], entity.kind.value))
    found = []
    for source in corpus.sources.values():
        facts = [fact for fact in corpus.facts.values() if fact.source == source.id]
        if not facts or not all(fact.reviewed for fact in facts):
            continue
        found.append(
            GoldText(
                source.id,
                source.language,
                source.text,
                tuple(piece for fact in facts if isinstance(fact, Quote) for piece in _quote(fact, names)),
                tuple(_pledge(fact, names) for fact in facts if isinstance(fact, Pledge)),
                tuple(_position(fact, names) for fact in facts if isinstance(fact, Position)),
                tuple(_event(fact, names) for fact in facts if isinstance(fact, Event)),
                tuple(_figure(fact) for fact in facts if isinstance(fact, Figure)),
                tuple(_term(fact) for fact in facts if isinstance(fact, Term)),
                tuple(named.get(source.id, ())),
                entities_whole=True,
            )
        )
    if not found:
        raise CorpusError(Place(folder / FACTS), "has no article of which every fact has been reviewed")
    return tuple(found)


def _serving(corpus: Corpus, country: Entity) -> Iterator[Source]:
    """Yield the articles in which somebody's office names a country: "le ministre finlandais X" names Finland too."""
    forms = grounding_forms(country)
    for person in corpus.entities.values():
        if person.country == country.id and person.kind is EntityKind.PERSON:
            yield from (source for source in corpus.sources_naming(person) if any(map(source.text.__contains__, forms)))


def _names_of(entity: Entity) -> Names:
    return frozenset({fold(form) for form in grounding_forms(entity)} | {entity.id.replace("-", " ")})


def _of(entities: Iterable[str | None], names: Mapping[str, Names]) -> tuple[Names, ...]:
    return tuple(names[entity] for entity in entities if entity is not None)


def _quote(fact: Quote, names: Mapping[str, Names]) -> Iterable[GoldFact]:
    speakers = _of([fact.speaker], names)
    if not speakers and fact.speaker_named:
        speakers = (frozenset({fold(fact.speaker_named.text)}),)
    for piece in fact.parts or (fact,):
        yield GoldFact(piece.start, piece.end, fact.form.value, speakers, identifier=fact.id)


def _pledge(fact: Pledge, names: Mapping[str, Names]) -> GoldFact:
    sums = [fact.amount, *fact.alternatives] if fact.amount else []
    amounts = tuple((amount.value, amount.currency) for amount in sums if amount is not None)
    return GoldFact(
        fact.start, fact.end, fact.status.value, _of(fact.actors, names), amounts=amounts, identifier=fact.id
    )


def _position(fact: Position, names: Mapping[str, Names]) -> GoldFact:
    return GoldFact(fact.start, fact.end, fact.stance.value, _of(fact.actors, names), identifier=fact.id)


def _event(fact: Event, names: Mapping[str, Names]) -> GoldFact:
    return GoldFact(
        fact.start,
        fact.end,
        fact.event.value,
        _of(fact.participants, names),
        places=_of(fact.places, names),
        identifier=fact.id,
    )


def _figure(fact: Figure) -> GoldFact:
    value = (fact.value, fact.amount.currency if fact.amount else "")
    return GoldFact(fact.figure.start, fact.figure.end, fact.kind.value, amounts=(value,), identifier=fact.id)


def _term(fact: Term) -> GoldFact:
    return GoldFact(fact.start, fact.end, fact.kind.value, identifier=fact.id)


# --- files

_SPELLINGS = {"organization": "organisation"}


def _of_file(file: Path) -> GoldText:
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
        text = row["text"]
        aliases = _aliases(row.get("entities", ()))

        def each(part: str, one: Callable[[Mapping[str, Any]], GoldFact]) -> tuple[GoldFact, ...] | None:
            return tuple(map(one, row[part])) if part in row else None

        entities = tuple(_file_entity(entity, aliases) for entity in row["entities"]) if "entities" in row else None
        return GoldText(
            str(row.get("id", file.stem)),
            row["lang"],
            text,
            each("quotes", lambda quote: _file_quote(quote, text, aliases)),
            each("pledges", lambda pledge: _file_fact(pledge, pledge["status"], pledge["actors"], aliases)),
            each("positions", lambda one: _file_fact(one, one["stance"], one["actor"].split(";"), aliases)),
            each("events", lambda event: _file_event(event, text, aliases)),
            each("figures", lambda figure: _file_figure(figure, text)),
            entities=entities,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(Place(file), f"is no gold: {error!r}") from error


def _aliases(entities: Iterable[Mapping[str, Any]]) -> dict[str, Names]:
    """All folded names of what the gold names: those in the file, and those of its countries in the gazetteer."""
    found: dict[str, Names] = {}
    for country in load_gazetteer().countries:
        forms = {*country.names.values(), *country.codes}
        for table in (country.aliases, country.capitals, country.governments, country.demonyms):
            forms |= {form for names in table.values() for form in names}
        names = frozenset(fold(form) for form in forms)
        for language in ("en", "fr"):
            found[fold(country.names[language])] = names
    for entity in entities:
        forms = {str(entity["name_en"]), *map(str, entity.get("forms", ()))}
        names = frozenset(fold(form) for form in forms) | found.get(fold(str(entity["name_en"])), frozenset())
        for form in names:
            found[form] = names
    return found


def _named(name: str, aliases: Aliases) -> Names:
    folded = fold(name.strip())
    return aliases.get(folded, frozenset()) | {folded}


def _file_span(row: Mapping[str, Any], text: str) -> tuple[int, int]:
    start = row.get("start")
    if start is None:
        start = text.index(row["text"])
    return start, row.get("end", start + len(row.get("text", "")))


def _file_quote(row: Mapping[str, Any], text: str, aliases: Aliases) -> GoldFact:
    start, end = _file_span(row, text)
    speaker, form = row.get("speaker"), row.get("speaker_form")
    # Several speakers of one quotation are all of its names: any of them will do.
    names = frozenset[str]().union(*(_named(one, aliases) for one in speaker.split(";"))) if speaker else frozenset()
    last = fold(speaker.split(";")[0]).split()[-1] if speaker else ""
    by_name = form is None or last in fold(form)
    return GoldFact(start, end, row["kind"], (names,) if names else (), by_name, optional=bool(row.get("optional")))


def _file_fact(row: Mapping[str, Any], kind: str, actors: Iterable[str], aliases: Aliases) -> GoldFact:
    amount = row.get("amount")
    sums = [amount, *amount.get("alt", ())] if amount else []
    amounts = tuple((float(one["value"]), str(one["currency"])) for one in sums)
    names = tuple(_named(actor, aliases) for actor in actors)
    return GoldFact(row["start"], row["end"], kind, names, amounts=amounts, optional=bool(row.get("optional")))


def _file_event(row: Mapping[str, Any], text: str, aliases: Aliases) -> GoldFact:
    start, end = _file_span(row, text)
    participants, places = (
        tuple(_named(name, aliases) for name in row.get(part, ())) for part in ("participants", "places")
    )
    optional = bool(row.get("optional"))
    return GoldFact(start, end, row["kind"], participants, places=places, optional=optional)


def _file_figure(row: Mapping[str, Any], text: str) -> GoldFact:
    start, end = _file_span(row, text)
    value = (float(row["value"]), str(row.get("currency") or ""))
    return GoldFact(start, end, "figure", amounts=(value,), optional=bool(row.get("optional")))


def _file_entity(row: Mapping[str, Any], aliases: Aliases) -> GoldEntity:
    name = str(row["name_en"])
    kind = str(row["kind"])
    return GoldEntity(name, _named(name, aliases), _SPELLINGS.get(kind, kind))
