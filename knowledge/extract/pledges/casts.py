"""Who a promise is of, as far as its sentence tells, and from where it takes its actors where that tells nobody."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.extract.document import Referent
from knowledge.model import EntityKind


@dataclass(slots=True)
class Cast:
    """The actors of a promise, none where the text names them elsewhere; `start` is their first token."""

    referents: list[Referent]
    open_ended: bool = False
    start: int | None = None
    speaker: Referent | None = None
    """Who says so, for a promise that names no actor."""
    nearest: list[Referent] | None = None
    """The subject of the sentence that the promise is part of, where the promise has none of its own."""


def complete(casts: list[tuple[Cast, list[Referent], bool]]) -> None:
    """Give every promise without an actor one from its surroundings.

    `casts` holds the actors of each promise in order, with who receives it, and whether it may take its actors from
    another promise. Who says so is the giver, unless the document knows them for a receiver only; next come the subject
    of the sentence, the promise before and the one after.
    """
    givers = {id(referent) for cast, _, _ in casts for referent in cast.referents}
    receivers = {id(referent) for _, found, _ in casts for referent in found} - givers
    named = [cast.referents for cast, _, _ in casts]
    after: list[list[Referent]] = [[] for _ in casts]
    for position in range(len(casts) - 2, -1, -1):
        after[position] = named[position + 1] or after[position + 1]
    before: list[Referent] = []
    for position, (cast, _, may_share) in enumerate(casts):
        if not cast.referents:
            for option in _options(cast, before, after[position], may_share=may_share):
                if option and not any(id(referent) in receivers for referent in option):
                    cast.referents = option
                    break
        before = cast.referents or before


def _options(
    cast: Cast, before: list[Referent], after: list[Referent], *, may_share: bool
) -> tuple[list[Referent] | None, ...]:
    speaker = [cast.speaker] if cast.speaker else None
    body = speaker if cast.speaker and cast.speaker.kind is not EntityKind.PERSON else None
    return (cast.nearest, body, before, after, speaker) if may_share else (cast.nearest, body)
