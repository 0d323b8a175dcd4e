"""The errors that On Record raises on purpose, each saying where the fault is and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class OnRecordError(Exception):
    """The root of every error that the project raises on purpose; its text is one line fit for a person."""


@dataclass(frozen=True)
class Place:
    """Where in a corpus a fault lies: the file, its line (1-based) and the field, as far as they are known."""

    file: Path | str
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        """Return `file:line: field`, without the parts that are not known."""
        where = f"{self.file}:{self.line}" if self.line is not None else str(self.file)
        return f"{where}: {self.field}" if self.field else where


class CorpusError(OnRecordError):
    """A corpus is damaged: names the place and what is wrong there."""

    def __init__(self, place: Place, fault: str) -> None:
        super().__init__(f"{place}: {fault}")
        self.place = place
        self.fault = fault


class GroundingError(CorpusError):
    """A fact says what its span does not."""
