"""The state of a button in its `custom_id`: what to ask again, and which page of it, in at most 100 characters.

    1p0|pledges|entity=united-states|status=pledged|2

is version 1, action `p` (a page), slot 0, the command, its arguments, the page. Nothing else is remembered anywhere,
so a button works after a restart, and on an answer that somebody shared last month. Slots only keep the identifiers of
one message apart.

An empty command is *In context*: its one argument, `fact`, is the id of the fact whose passage is opened.

An argument too long for that is not stored: the message displays it (`-# You asked: …`), the identifier says `=*`, and
whoever decodes it hands in the text that is read from the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, unquote

from bot.discord_app.limits import CUSTOM_ID, length

_VERSION = "1"
_DISPLAYED = "*"
_FACT = "fact"
_SLOTS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SAFE = "-_ '(),.!?:;/@#$&+«»“”’"
"""Characters that need no escaping beside letters and digits; `|`, `=`, `%`, `*` and control characters do."""


class CodecError(Exception):
    """A state does not fit, or an identifier is none that this version can read."""


class Action(StrEnum):
    """What a button does."""

    PAGE = "p"
    DOOR = "d"
    SHARE = "s"
    CONTEXT = "c"
    CHOOSE = "g"
    """A select, whose options carry states of their own."""
    NOTHING = "n"
    """The page number between the arrows: nothing happens."""


@dataclass(frozen=True)
class Ask:
    """What was asked: a command of the desk with its arguments, or the passage of a fact."""

    command: str
    arguments: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def in_context(cls, fact: str) -> Ask:
        """Return the question for the passage of a fact."""
        return cls("", {_FACT: fact})

    @property
    def fact(self) -> str | None:
        """The id of the fact whose passage is asked for, or None where a command is."""
        return None if self.command else self.arguments.get(_FACT, "")


@dataclass(frozen=True)
class State:
    """What a button carries: what it does, with what to ask and the page to show (from 0); some need neither."""

    action: Action
    ask: Ask | None = None
    page: int = 0


def encode(state: State, slot: int = 0, displayed: str | None = None) -> str:
    """Return the identifier of a state. Raises `CodecError` where it does not fit.

    `displayed` is the text that the message displays in full, if it does: an argument equal to it needs no room.
    """
    parts: list[str] = []
    if state.ask is not None:
        parts.append(_quoted(state.ask.command))
        for name, value in state.ask.arguments.items():
            said = _DISPLAYED if displayed is not None and value == displayed else _quoted(value)
            parts.append(f"{_quoted(name)}={said}")
        parts.append(str(state.page))
    encoded = "|".join([f"{_VERSION}{state.action.value}{_SLOTS[slot]}", *parts])
    if length(encoded) > CUSTOM_ID:
        raise CodecError(f"{length(encoded)} characters")
    return encoded


def decode(identifier: str, displayed: str | None = None) -> State:
    """Return the state of an identifier. Raises `CodecError` where it is not one, or the text it points to is gone."""
    head, *parts = identifier.split("|")
    if len(head) != len(_VERSION) + 2 or not head.startswith(_VERSION):
        raise CodecError("another version")
    try:
        action = Action(head[len(_VERSION)])
    except ValueError:
        raise CodecError("another version") from None
    if action in {Action.CHOOSE, Action.NOTHING}:
        return State(action)
    return _decode_ask(action, parts, displayed)


def _decode_ask(action: Action, parts: list[str], displayed: str | None) -> State:
    if len(parts) < 2 or not parts[-1].isdecimal() or not parts[-1].isascii():
        raise CodecError("damaged")
    command, *pairs, page = parts
    arguments = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator:
            raise CodecError("damaged")
        if value == _DISPLAYED:
            if displayed is None:
                raise CodecError("the text that was asked is not displayed")
            arguments[unquote(name)] = displayed
        else:
            arguments[unquote(name)] = unquote(value)
    return State(action, Ask(unquote(command), arguments), page=int(page))


def _quoted(text: str) -> str:
    """Escape what separates; letters of every language stay as they are, for they count as one character each."""
    return "".join(
        character if character.isalnum() or character in _SAFE else quote(character, safe="", errors="replace")
        for character in text
    )
