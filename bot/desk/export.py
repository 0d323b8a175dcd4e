"""`/export`: what is on record of an entity as CSV and JSON, sources included."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from bot.answers import Answer, File
from bot.desk.reply import joined, reply
from bot.desk.room import Asked, Room, Voice, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.understanding import none_on_record, understand
from knowledge.model import Fact, FactKind, Figure, Pledge, Position, Quote
from knowledge.model.roles import roles

ENTITY = OptionSpec("entity", "entity")
_KINDS = {
    "pledges": FactKind.PLEDGE,
    "quotes": FactKind.QUOTE,
    "positions": FactKind.POSITION,
    "events": FactKind.EVENT,
    "figures": FactKind.FIGURE,
}
WHAT = OptionSpec("what", "choice", required=False, choices=tuple(_KINDS))
SPEC = CommandSpec("export", (ENTITY, WHAT))

MOST = 300
"""Facts that one export holds: what a reader waits for no longer than for any other answer, and Discord takes."""

_COLUMNS = (
    "id", "kind", "source", "article", "start", "end", "text", "translation", "summary", "who", "status",
    "stance", "form", "amount", "value", "currency", "modifier", "date", "reviewed",
)  # fmt: skip
"""The columns of the CSV; JSON has every field of a fact as the corpus has it."""
_FORMULA = frozenset("=+-@\t\r")
"""What a spreadsheet would take for a formula at the start of a cell."""


def answer(room: Room, arguments: Mapping[str, str], language: str) -> Answer:
    """Return the facts of an entity as two files, those of one kind or all."""
    question = asked(room, SPEC.name, arguments, language)
    understood = understand(question, ENTITY)
    if isinstance(understood, Answer):
        return understood
    entity, what = understood.entity, arguments.get(WHAT.name)
    facts, total = _facts(room, entity.id, what)
    if not facts:
        return none_on_record(question, understood, None)
    question = question.resolved(entity=entity.id, what=what)
    voice = question.voice
    return reply(
        question,
        title=voice.say("export-title", name=voice.name(entity), count=total),
        lead=[joined(understood.how, voice.say("in-articles", count=len({fact.source for fact in facts})))],
        entity=entity,
        notes=(voice.say("export-first", shown=len(facts), count=total),) if total > len(facts) else (),
        also_sources=[fact.source for fact in facts],
        files=files_of(question, facts),
    )


def files_of(question: Asked, facts: Sequence[Fact]) -> tuple[File, ...]:
    """Return facts as a CSV and a JSON file, with the articles that they come from."""
    voice = question.voice
    name = "-".join(value for key, value in question.arguments.items() if key in {"entity", "a", "b"})
    stem = f"{question.command}-{name}"[:80] or question.command
    return (
        File(name=f"{stem}.csv", content=_csv(voice, facts)),
        File(name=f"{stem}.json", content=_json(question, facts)),
    )


def _facts(room: Room, entity: str, what: str | None) -> tuple[list[Fact], int]:
    """Return the facts of an entity, those of one kind or all, of very many only the first, and how many there are."""
    facts: list[Fact] = []
    total = 0
    for kind in (_KINDS[what],) if what in _KINDS else _KINDS.values():
        page = room.corpus.page(kind, entity, MOST - len(facts))
        facts.extend(page.facts)
        total += page.total
    return facts, total


def _csv(voice: Voice, facts: Iterable[Fact]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for fact in facts:
        writer.writerow({column: _cell(value) for column, value in _row(voice, fact).items()})
    return out.getvalue().encode("utf-8-sig")  # the mark that tells a spreadsheet that it is UTF-8


def _cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in _FORMULA else text


def _row(voice: Voice, fact: Fact) -> dict[str, object]:
    source = voice.corpus.sources[fact.source]
    amount = fact.amount if isinstance(fact, Pledge | Figure) else None
    acting = [entity for role, entity in roles(fact) if role in {"actors", "speaker", "participants"}]
    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "source": source.id,
        "article": voice.source(source),
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "translation": fact.translations.get(voice.base),
        "summary": fact.summary.get(voice.base),
        "who": "; ".join(voice.name(entity) for entity in acting),
        "status": fact.status.value if isinstance(fact, Pledge) else None,
        "stance": fact.stance.value if isinstance(fact, Position) else None,
        "form": fact.form.value if isinstance(fact, Quote) else None,
        "amount": amount.text if amount else None,
        "value": f"{amount.value:.15g}" if amount else (f"{fact.value:.15g}" if isinstance(fact, Figure) else None),
        "currency": amount.currency if amount else None,
        "modifier": amount.modifier.value if amount and amount.modifier else None,
        "date": fact.date.text if fact.date else None,
        "reviewed": fact.reviewed,
    }


def _json(question: Asked, facts: Sequence[Fact]) -> bytes:
    """Return facts and their articles as JSON, each on a line of its own."""
    corpus = question.room.corpus
    sources = [corpus.sources[source] for source in dict.fromkeys(fact.source for fact in facts)]
    parts = {
        "facts": [fact.model_dump(mode="json") for fact in facts],
        "sources": [source.model_dump(mode="json", exclude={"text"}, exclude_none=True) for source in sources],
    }
    lines = {name: ",\n".join(json.dumps(one, ensure_ascii=False) for one in listed) for name, listed in parts.items()}
    return ("{" + ",\n".join(f'"{name}": [\n{listed}\n]' for name, listed in lines.items()) + "}\n").encode()
