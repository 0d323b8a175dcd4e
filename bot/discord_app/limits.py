"""Every limit of Discord that the bot touches, and the check that what goes out keeps them.

Numbers are from Discord's developer documentation (Interactions: Receiving and Responding, Application Commands,
Component Reference; API v10) and were tried against it. discord.py enforces few of them, and Discord answers a breach
with an error that the user sees as silence, so `check_components` and `check_choices` run on everything that is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# Component Reference: a message with the flag IS_COMPONENTS_V2.
COMPONENTS = 40  # nested ones counted
DISPLAYED_TEXT = 4_000  # summed over all text displays of a message
SECTION_TEXTS = 3
ROW_BUTTONS = 5
CUSTOM_ID = 100  # and unique within the message
BUTTON_LABEL = 80
BUTTON_URL = 512
SELECT_OPTIONS = 25
OPTION_LABEL = 100
OPTION_VALUE = 100
OPTION_DESCRIPTION = 100
PLACEHOLDER = 150
ATTACHMENTS = 10
ALTERNATIVE_TEXT = 1_024
ATTACHMENT_BYTES = 10 * 1024 * 1024

# Application Commands.
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMAND_CHARACTERS = 8_000  # names, descriptions and choices of one command, the longest localisation of each
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100
OPTION_TEXT = 6_000  # the most that a string option can hold
SLASH_COMMANDS = 100
MESSAGE_COMMANDS = 15

# Interactions.
FIRST_RESPONSE_SECONDS = 3.0

# Error codes (Opcodes and Status Codes: JSON).
UNKNOWN_INTERACTION = 10062  # answered too late, or never asked
ALREADY_ACKNOWLEDGED = 40060  # answered twice

# The kinds of component, by their number on the wire.
ACTION_ROW, BUTTON, STRING_SELECT, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE = 1, 2, 3, 9, 10, 12, 13
SEPARATOR, CONTAINER = 14, 17
LINK_STYLE = 5


class LimitError(Exception):
    """Something about to be sent breaks a limit of Discord: a bug of the drawing, never a fault of who asked."""


def length(text: str) -> int:
    """Return the length of a text in UTF-16 units, the strictest way in which Discord's clients and servers count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def walk(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield every component of a message as sent, nested ones included."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
        if accessory := component.get("accessory"):
            yield accessory


def check_components(components: Sequence[Mapping[str, Any]]) -> None:
    """Check a whole message of components as sent. Raises `LimitError` naming the first breach."""
    everything = list(walk(components))
    _within("components", len(everything), COMPONENTS)
    texts = [component["content"] for component in everything if component["type"] == TEXT_DISPLAY]
    _require(all(text.strip() for text in texts), "an empty text display")
    _within("characters displayed", sum(map(length, texts)), DISPLAYED_TEXT)
    identifiers = [component["custom_id"] for component in everything if "custom_id" in component]
    _require(len(set(identifiers)) == len(identifiers), "a custom_id is used twice")
    for identifier in identifiers:
        _sized("custom_id", identifier, CUSTOM_ID)
    for component in everything:
        _CHECKS.get(component["type"], _unchecked)(component)


def check_choices(choices: Sequence[Mapping[str, Any]]) -> None:
    """Check the choices that answer an autocompletion. Raises `LimitError` naming the first breach."""
    _within("choices", len(choices), CHOICES)
    for choice in choices:
        _sized("name of a choice", choice["name"], CHOICE_NAME)
        _sized("value of a choice", str(choice["value"]), CHOICE_VALUE)


def check_files(sizes: Sequence[int]) -> None:
    """Check the files of a message by their sizes in bytes. Raises `LimitError` naming the first breach."""
    _within("files", len(sizes), ATTACHMENTS)
    for size in sizes:
        _within("bytes of a file", size, ATTACHMENT_BYTES)


def _check_row(row: Mapping[str, Any]) -> None:
    children = row.get("components", ())
    _require(bool(children), "an empty row")
    if any(child["type"] != BUTTON for child in children):
        _within("selects in a row", len(children), 1)
    _within("buttons in a row", len(children), ROW_BUTTONS)


def _check_button(button: Mapping[str, Any]) -> None:
    _require(bool(button.get("label") or button.get("emoji")), "a button without a label")
    _within("characters of a button", length(button.get("label") or ""), BUTTON_LABEL)
    if button.get("style") == LINK_STYLE:
        _sized("address of a button", button.get("url", ""), BUTTON_URL)


def _check_select(select: Mapping[str, Any]) -> None:
    options = select.get("options", ())
    _require(bool(options), "a select without options")
    _within("options of a select", len(options), SELECT_OPTIONS)
    _within("characters of a placeholder", length(select.get("placeholder") or ""), PLACEHOLDER)
    values = [option["value"] for option in options]
    _require(len(set(values)) == len(values), "a select offers a value twice")
    for option in options:
        _sized("label of an option", option["label"], OPTION_LABEL)
        _sized("value of an option", option["value"], OPTION_VALUE)
        _within("description of an option", length(option.get("description") or ""), OPTION_DESCRIPTION)


def _check_section(section: Mapping[str, Any]) -> None:
    _require(bool(section.get("components")), "a section without text")
    _within("texts of a section", len(section["components"]), SECTION_TEXTS)
    _require(bool(section.get("accessory")), "a section without an accessory")


def _unchecked(_component: Mapping[str, Any]) -> None:
    """Accept a component that has no limits of its own."""


_CHECKS = {ACTION_ROW: _check_row, BUTTON: _check_button, STRING_SELECT: _check_select, SECTION: _check_section}


def _within(what: str, found: int, limit: int) -> None:
    if found > limit:
        raise LimitError(f"{what}: {found}, at most {limit}")


def _sized(what: str, text: str, limit: int) -> None:
    _require(bool(text), f"{what}: empty")
    _within(f"{what}, characters", length(text), limit)


def _require(condition: bool, breach: str) -> None:
    if not condition:
        raise LimitError(breach)
