"""The commands of the desk, in the order in which readers see them. A new command is one module here and its messages.

A module exposes `SPEC: CommandSpec` and `answer(room, arguments, language) -> Answer`. `arguments` hold only options of
the spec, cleaned, by their own names; a required one that was left out is there as an empty string.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from bot.desk.specs import CommandSpec

MODULES = (
    "pledges",
    "quotes",
    "positions",
    "events",
    "profile",
    "compare",
    "conflicts",
    "ask",
    "search",
    "verify",
    "export",
    "sources",
    "source",
    "about",
)


@cache
def modules() -> dict[str, ModuleType]:
    """Return the module of each command by the command's name."""
    found = [import_module(f"bot.desk.{name}") for name in MODULES]
    return {module.SPEC.name: module for module in found}


def specs() -> dict[str, CommandSpec]:
    """Return the spec of each command by its name."""
    return {name: module.SPEC for name, module in modules().items()}
