"""The errors that On Record raises on purpose, each saying where the fault is and how to mend it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 600
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that show nothing, end a line or turn its direction."""


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
        super().__init__(_one_line(f"{place}: {fault}"))
        self.place = place
        self.fault = fault


def _one_line(text: str) -> str:
    """Return a text for one line of a terminal or a log: what would break, colour or turn it is escaped, long ends cut.

    A fault repeats names of files and words of fields, which may be anything.
    """
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) in _UNSHOWN else letter
        for letter in shown
    )


class GroundingError(CorpusError):
    """A fact says what its span does not."""
