"""Of whom or what a chain of verbs is said, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extract.document import Mention


@dataclass(slots=True, eq=False)
class Subject:
    """Who or what a chain is said of.

    `mentions` are those named, in order; `words` the tokens of a subject that names nobody, as a range. `first_person`
    is set where it is "we", `asked` where it is "who" with nobody before it, `open_ended` where those named are only
    examples, `inherited` where it is the subject of the chain before. `start` is its first token.
    """

    mentions: list[Mention] = field(default_factory=list)
    words: tuple[int, int] | None = None
    first_person: bool = False
    open_ended: bool = False
    inherited: bool = False
    asked: bool = False
    start: int = 0
