"""How the parts of an answer become the Answer: its facts as JSON, its articles in the order of their first use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answers import Answer, AnswerStatus, Card
from bot.desk.room import Asked
from knowledge.model import Entity, Fact

DOORS = 24
"""The doors that an answer offers at most: what a select menu holds, with one left over for a face's own entry."""


@dataclass(frozen=True)
class Shown:
    """A card with the fact that it shows, if it shows one."""

    card: Card
    fact: Fact | None = None


def reply(
    asked: Asked,
    *,
    title: str,
    status: AnswerStatus = AnswerStatus.OK,
    lead: Iterable[str | None] = (),
    shown: Sequence[Shown] = (),
    entity: Entity | None = None,
    also_sources: Iterable[str] = (),
    **parts: Any,
) -> Answer:
    """Return the Answer to what was asked, made of these parts; lines of the lead that are None are left out.

    `also_sources` are articles cited beside those of the cards; `parts` are further fields of Answer as they are.
    """
    facts = {one.fact.id: one.fact for one in shown if one.fact is not None}
    cited = [one.card.source for one in shown if one.card.source] + list(also_sources)
    parts["doors"] = tuple(parts.get("doors", ()))[:DOORS]
    return Answer(
        status=status,
        command=asked.command,
        arguments=dict(asked.arguments),
        language=asked.voice.language,
        title=title,
        lead=tuple(line for line in lead if line),
        cards=tuple(one.card for one in shown),
        entity=asked.voice.label(entity) if entity is not None else None,
        facts=tuple(asked.room.dump(fact) for fact in facts.values()),
        sources=tuple(dict.fromkeys(cited)),
        **parts,
    )


def joined(*parts: str | None) -> str | None:
    """Return the parts that are there on one line, set apart by middle dots; nothing where there is none."""
    present = [part for part in parts if part]
    return " · ".join(present) if present else None
