"""Facts that a person has read against their text, to measure the extraction by.

Two kinds of folder hold them: a corpus (its reviewed facts), and a folder of `.json` files, one a text, each with `text`,
`lang`, and `quotes`, `pledges` and `positions` as `onrecord extract` writes them. In the files a quotation needs no
offsets where its words stand in the text, and `"optional": true` marks what may be found or not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.corpus import load_corpus
from knowledge.corpus.folder import FACTS
from knowledge.errors import CorpusError, Place
from knowledge.gazetteer import load_gazetteer
from knowledge.grounding import grounding_forms
from knowledge.model import Entity, Pledge, Position, Quote
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact as a person has it: its span, who acts or speaks in any of their names, and what else is compared."""

    start: int
    end: int
    kind: str
    """direct, partial or indirect for a quotation; the status of a promise; the stance of a position."""
    names: tuple[frozenset[str], ...] = ()
    """For each speaker or actor all folded names of theirs; empty where nobody is named."""
    by_name: bool = True
    """Whether the sentence itself names the speaker, and not a pronoun or title."""
    amounts: tuple[tuple[float, str], ...] = ()
    optional: bool = False
    identifier: str | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with the facts that a person found in it."""

    identifier: str
    language: str
    text: str
    quotes: tuple[GoldFact, ...] = ()
    pledges: tuple[GoldFact, ...] = ()
    positions: tuple[GoldFact, ...] = ()
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)


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
    found = []
    for source in corpus.sources.values():
        facts = [f for f in corpus.facts.values() if f.source == source.id and f.reviewed]
        names = {entity.id: _names_of(entity) for entity in corpus.entities.values()}
        found.append(
            GoldText(
                source.id,
                source.language,
                source.text,
                tuple(_quote(f, names) for f in facts if isinstance(f, Quote)),
                tuple(_pledge(f, names) for f in facts if isinstance(f, Pledge)),
                tuple(_position(f, names) for f in facts if isinstance(f, Position)),
            )
        )
    return tuple(found)


def _names_of(entity: Entity) -> frozenset[str]:
    return frozenset({fold(form) for form in grounding_forms(entity)} | {entity.id.replace("-", " ")})


def _of(entities: Iterable[str | None], names: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], ...]:
    return tuple(names[entity] for entity in entities if entity is not None)


def _quote(fact: Quote, names: Mapping[str, frozenset[str]]) -> GoldFact:
    speakers = _of([fact.speaker], names)
    if not speakers and fact.speaker_named:
        speakers = (frozenset({fold(fact.speaker_named.text)}),)
    return GoldFact(fact.start, fact.end, fact.form.value, speakers, identifier=fact.id)


def _pledge(fact: Pledge, names: Mapping[str, frozenset[str]]) -> GoldFact:
    sums = [fact.amount, *fact.alternatives] if fact.amount else []
    amounts = tuple((amount.value, amount.currency) for amount in sums if amount is not None)
    return GoldFact(
        fact.start, fact.end, fact.status.value, _of(fact.actors, names), amounts=amounts, identifier=fact.id
    )


def _position(fact: Position, names: Mapping[str, frozenset[str]]) -> GoldFact:
    return GoldFact(fact.start, fact.end, fact.stance.value, _of(fact.actors, names), identifier=fact.id)


# --- files


def _of_file(file: Path) -> GoldText:
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
        text, language = row["text"], row["lang"]
        aliases = _aliases(row.get("entities", ()))
        return GoldText(
            str(row.get("id", file.stem)),
            language,
            text,
            tuple(_file_quote(q, text, aliases) for q in row.get("quotes", ())),
            tuple(_file_fact(p, p["status"], p["actors"], aliases) for p in row.get("pledges", ())),
            tuple(_file_fact(p, p["stance"], p["actor"].split(";"), aliases) for p in row.get("positions", ())),
            aliases,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(Place(file), f"is no gold: {error!r}") from error


def _aliases(entities: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """All folded names of what the gold names: those in the file, and those of its countries in the gazetteer."""
    found: dict[str, frozenset[str]] = {}
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


def _named(name: str, aliases: Mapping[str, frozenset[str]]) -> frozenset[str]:
    folded = fold(name.strip())
    return aliases.get(folded, frozenset()) | {folded}


def _file_quote(row: Mapping[str, Any], text: str, aliases: Mapping[str, frozenset[str]]) -> GoldFact:
    start = row.get("start")
    if start is None:
        start = text.index(row["text"])
    end = row.get("end", start + len(row["text"]))
    speaker, form = row.get("speaker"), row.get("speaker_form")
    # Several speakers of one quotation are all of its names: any of them will do.
    names = frozenset[str]().union(*(_named(one, aliases) for one in speaker.split(";"))) if speaker else frozenset()
    last = fold(speaker.split(";")[0]).split()[-1] if speaker else ""
    by_name = form is None or last in fold(form)
    return GoldFact(start, end, row["kind"], (names,) if names else (), by_name, optional=bool(row.get("optional")))


def _file_fact(
    row: Mapping[str, Any], kind: str, actors: Iterable[str], aliases: Mapping[str, frozenset[str]]
) -> GoldFact:
    amount = row.get("amount")
    sums = [amount, *amount.get("alt", ())] if amount else []
    amounts = tuple((float(one["value"]), str(one["currency"])) for one in sums)
    names = tuple(_named(actor, aliases) for actor in actors)
    return GoldFact(row["start"], row["end"], kind, names, amounts=amounts, optional=bool(row.get("optional")))
