"""What a process that stays up does once, so that its first answer is as quick as its thousandth."""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import TYPE_CHECKING

from bot.localisation import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from bot.desk import Desk, OptionSpec

_ANYTHING = "a"
"""Something to ask where nothing can be chosen."""

_YOUNG = 20_000
"""New objects on which the garbage collector has a look: what answers leave behind goes without it, all but a few."""


def make_ready(desk: Desk) -> None:
    """Build what the desk would build on the first question of each kind, and settle the memory that this has used.

    What is there by now stays: the garbage collector need not look at it again (a full look takes longer than most
    answers) until the next desk is made ready. What has been freed goes back to the system, where its library can do
    that.
    """
    desk.warm()
    for language in LANGUAGES:
        for command, spec in desk.commands.items():
            typed = {option.name: _typed(desk, command, option) for option in spec.options}
            required = {option.name: typed[option.name] for option in spec.options if option.required}
            desk.answer(command, typed, language)
            desk.answer(command, required, language)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim(0)


def _typed(desk: Desk, command: str, option: OptionSpec) -> str:
    """Return what somebody might give for an option: its first choice, or the first that is offered."""
    if option.choices:
        return option.choices[0]
    return next((offer.value for offer in desk.complete(command, option.name, "", {}, DEFAULT)), _ANYTHING)
