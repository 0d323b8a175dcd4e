"""Failures, as a user sees them: a short code that is the same each time, and that the log has too."""

from __future__ import annotations

import hashlib
import traceback

import discord
from discord import app_commands

from bot.discord_app.limits import ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as another when somebody reads the code aloud."""

_CODE_LENGTH = 4
_OURS = ("bot.", "knowledge.")


def root(error: BaseException) -> BaseException:
    """Return the failure itself, without what discord.py wraps around it."""
    original = error.original if isinstance(error, app_commands.CommandInvokeError) else None
    return original if original is not None else error


def code_of(error: BaseException) -> str:
    """Return the code of a failure ("E-7K3Q"): made of its class and of the function of ours that it happened in.

    The same fault has the same code on every machine and after every restart; two faults rarely share one.
    """
    error = root(error)
    frames = [frame.f_globals.get("__name__", "") + ":" + frame.f_code.co_name for frame, _ in _frames(error)]
    ours = [frame for frame in frames if frame.startswith(_OURS)]
    where = (ours or frames or [""])[-1]
    digest = int.from_bytes(hashlib.sha256(f"{type(error).__qualname__} {where}".encode()).digest()[:8])
    return "E-" + "".join(_ALPHABET[(digest >> (5 * place)) & 31] for place in range(_CODE_LENGTH))


def is_too_late(error: BaseException) -> bool:
    """Whether Discord refused an answer because the question has expired or was answered already.

    Nothing can be shown to the user then, and nothing is broken: it is only logged.
    """
    error = root(error)
    return isinstance(error, discord.InteractionResponded) or (
        isinstance(error, discord.HTTPException) and error.code in {UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED}
    )


def _frames(error: BaseException) -> list[tuple[traceback.FrameType, int]]:  # type: ignore[name-defined]
    return list(traceback.walk_tb(error.__traceback__))
