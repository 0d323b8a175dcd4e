"""What a command is called and what it takes, by the names of the contract; how they are worded lies in the locales."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from knowledge.model import FactKind

OptionKind = Literal["entity", "source", "text", "choice"]

SUGGESTIONS = 25
"""How many suggestions a face can offer at once; Discord shows no more."""

SUGGESTION_LENGTH = 100
"""The characters that a suggestion's label and value may each have; Discord takes no more."""


@dataclass(frozen=True)
class OptionSpec:
    """One option of a command.

    `choices` are the values that a choice can take. `also` are other names by which scripts may give it. `counts` is
    the kind of fact that ranks the entities offered; None ranks them by all that is on record. `longest` is how many
    characters are read of what was typed.

    Messages: `command-<command>.<name>` and `command-<command>.<name>-description`; `choice-<name>-<value>`.
    """

    name: str
    kind: OptionKind
    required: bool = True
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    counts: FactKind | None = None
    longest: int = 200


@dataclass(frozen=True)
class CommandSpec:
    """One command of the desk. Messages: `command-<name>` is its name, `command-<name>.description` what it answers."""

    name: str
    options: tuple[OptionSpec, ...] = field(default=())

    def option(self, name: str) -> OptionSpec | None:
        """Return the option of that name, or the one that scripts may also call so; None where there is none."""
        exact = (option for option in self.options if option.name == name)
        called = (option for option in self.options if name in option.also)
        return next(exact, None) or next(called, None)


@dataclass(frozen=True)
class Suggestion:
    """What autocomplete offers: a label for the reader, the value that comes back; each of at most 100 characters."""

    label: str
    value: str
