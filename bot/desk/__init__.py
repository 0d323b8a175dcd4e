"""The desk: one module a command, (arguments, reader's language) -> Answer. All that is said is decided here."""

from bot.desk.desk import Desk
from bot.desk.specs import CommandSpec, OptionSpec, Suggestion

__all__ = ["CommandSpec", "Desk", "OptionSpec", "Suggestion"]
