"""A page of an answer as Discord components.

    ### United States                                         text
    -# 3 promises on record · understood from “US”
    ┌ 🟢 PLEDGED · 1.2 billion US dollars more [In context]   container in the colour of its tone, with a section
    │ air-defence and anti-drone systems                      text
    │ > « Les États-Unis ont promis … »
    └ -# operational by early summer · article 000
    -# what holds for the answer as a whole                   text
    [←] [1/2] [→] [Share]                                     row
    [Only pledged] [Promises · Hungary]                       row, or a select where there are more

Every identifier carries its own state (`codec`), so nothing drawn here has to be remembered.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.answers import Answer, AnswerStatus, Door, Tone
from bot.discord_app.codec import Action, Ask, CodecError, State, encode
from bot.discord_app.controls import Control
from bot.discord_app.fitting import cut
from bot.discord_app.limits import (
    ALTERNATIVE_TEXT,
    ATTACHMENTS,
    BUTTON_LABEL,
    OPTION_DESCRIPTION,
    OPTION_LABEL,
    PLACEHOLDER,
    ROW_BUTTONS,
    SELECT_OPTIONS,
    length,
)
from bot.discord_app.markdown import escape, one_line
from bot.discord_app.pages import Piece, Wording, paginate
from bot.localisation import Localisation

DISPLAYED_QUESTION = 7_001
"""The number of the text component that displays the question in full; a button reads it from the message."""

DISPLAYED_AFTER = "\n-# "
"""What stands between the label of that component and the question, which is on one line."""

LONGEST_QUESTION = 2_000
"""As long as a message of Discord. A question longer than this is not displayed in full, and its answer has no buttons
that would have to ask again."""

_COLOURS = {
    Tone.DONE: discord.Colour(0x2F9E44),
    Tone.FIRM: discord.Colour(0x40C057),
    Tone.LIKELY: discord.Colour(0xF59F00),
    Tone.OPEN: discord.Colour(0xADB5BD),
    Tone.REFUSED: discord.Colour(0xE03131),
}
_DOOR_BUTTONS = 3
"""More doors than this are offered in a select: buttons would fill a phone's screen."""

_CHOICE_BUTTONS = 10
_SHARER_NAME = 80
_MANY_PAGES = 999


@dataclass(frozen=True)
class Drawing:
    """A message ready to be sent: its components, and the files that they show."""

    view: ui.LayoutView
    files: tuple[tuple[str, bytes, str | None], ...] = ()
    """Name, content and alternative text of each."""

    def attachments(self) -> list[discord.File]:
        """Return the files as discord.py uploads them; each can be sent once."""
        return [discord.File(io.BytesIO(content), name, description=text) for name, content, text in self.files]


class Draughtsman:
    """Draws answers in one reader's language."""

    def __init__(self, localisation: Localisation, language: str) -> None:
        self._localisation = localisation
        self._language = language

    def draw(self, answer: Answer, ask: Ask, *, page: int = 0, sharer: str | None = None) -> Drawing:
        """Return one page of an answer (the last where there are fewer); `sharer` is who shares it, if it is shared."""
        return _Sheet(self, answer, ask, sharer).page(page)

    def notice(self, key: str, lead: str | None = None, **arguments: str) -> Drawing:
        """Return a message of this face's own: a title and perhaps a line below it."""
        lines = [f"**{escape(self.say(key))}**"]
        if lead is not None:
            lines.append(escape(self.say(lead, **arguments)))
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay("\n".join(lines)))
        return Drawing(view)

    def say(self, key: str, **arguments: str | int) -> str:
        """Return a message in the reader's language."""
        return self._localisation.text(key, self._language, **arguments)


class _Sheet:
    """One answer being drawn: what all its pages share; one page can be taken from it."""

    def __init__(self, draughtsman: Draughtsman, answer: Answer, ask: Ask, sharer: str | None) -> None:
        self.say = draughtsman.say
        self.answer = answer
        self.ask = ask
        self.sharer = sharer
        self.displayed = _displayed(ask)
        turnable = self._identifier(State(Action.PAGE, ask, _MANY_PAGES), 0) is not None
        self.files = _files(answer, whole=not turnable)
        wording = Wording(self.say("discord-continued"), self.say("discord-read-article"))
        self.small = self._small_print()
        self.doors = self._doors()
        taken = len(self.small) + len(self.files) * 2 + sum(_count(row) for row in [*self.doors, *self._turns(0, 2)])
        shown = sum(length(text.content) for text in self.small)
        self.pages = paginate(answer, wording, taken=taken, displayed=shown)
        if len(self.pages) == 1:
            self.files = _files(answer)

    def page(self, number: int) -> Drawing:
        page = self.pages[max(0, min(number, len(self.pages) - 1))]
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(page.header))
        for item in self._illustrations():
            view.add_item(item)
        for slot, piece in enumerate(page.pieces):
            view.add_item(self._card(piece, slot))
        if page.footer:
            view.add_item(ui.TextDisplay(page.footer))
        for item in [*self.small, *self._turns(page.number, page.total), *self.doors]:
            view.add_item(item)
        return Drawing(view, self.files)

    def _card(self, piece: Piece, slot: int) -> ui.Container[ui.LayoutView]:
        box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_COLOURS.get(piece.tone))
        state = self._identifier(State(Action.CONTEXT, Ask.in_context(piece.fact)), slot) if piece.fact else None
        if state:
            button = Control.button(state, self.say("discord-in-context"))
            box.add_item(ui.Section(piece.top, accessory=button))
        else:
            box.add_item(ui.TextDisplay(piece.top))
        for text in (piece.body, piece.small):
            if text:
                box.add_item(ui.TextDisplay(text))
        return box

    def _small_print(self) -> list[ui.TextDisplay[ui.LayoutView]]:
        """Return the question, where a button has to read it from here, and who shared the answer."""
        texts: list[ui.TextDisplay[ui.LayoutView]] = []
        if self.displayed is not None:
            shown = f"-# {self.say('discord-asked')}{DISPLAYED_AFTER}{escape(self.displayed)}"
            texts.append(ui.TextDisplay(shown, id=DISPLAYED_QUESTION))
        if self.sharer is not None:
            name = escape(cut(one_line(self.sharer), _SHARER_NAME))
            texts.append(ui.TextDisplay(f"-# {self.say('discord-shared-by', name=name)}"))
        return texts

    def _turns(self, number: int, total: int) -> list[ui.ActionRow[ui.LayoutView]]:
        """Return the row of buttons that turn pages and share."""
        row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
        before = self._identifier(State(Action.PAGE, self.ask, max(number - 1, 0)), 0)
        after = self._identifier(State(Action.PAGE, self.ask, min(number + 1, total - 1)), 1)
        if total > 1 and before and after:
            row.add_item(Control.button(before, "←", disabled=number == 0))
            place = self.say("discord-page", page=number + 1, pages=total)
            row.add_item(Control.button(encode(State(Action.NOTHING)), place, disabled=True))
            row.add_item(Control.button(after, "→", disabled=number + 1 >= total))
        share = self._identifier(State(Action.SHARE, self.ask, number), 2)
        if share and self.sharer is None and self.answer.status is not AnswerStatus.ERROR and not self.answer.choices:
            row.add_item(Control.button(share, self.say("discord-share"), style=discord.ButtonStyle.primary))
        return [row] if row.children else []

    def _doors(self) -> list[ui.ActionRow[ui.LayoutView]]:
        """Return the rows of what to ask next: what could have been meant, or where to go from here."""
        rows = self._offered(self.answer.choices, _CHOICE_BUTTONS, "discord-choose", 0)
        return rows + self._offered(self.answer.doors, _DOOR_BUTTONS, "discord-more", _CHOICE_BUTTONS)

    def _offered(
        self, doors: Sequence[Door], most: int, placeholder: str, slot: int
    ) -> list[ui.ActionRow[ui.LayoutView]]:
        """Return doors as rows of buttons, or as a select where there are more than `most`; `slot` is the first's."""
        states = []
        for number, door in enumerate(doors[:SELECT_OPTIONS], start=slot):
            identifier = self._identifier(State(Action.DOOR, Ask(door.command, door.arguments)), number)
            if identifier:
                states.append((identifier, door))
        if len(states) > most:
            options = [
                discord.SelectOption(
                    label=cut(one_line(door.label), OPTION_LABEL),
                    value=identifier,
                    description=cut(one_line(door.detail), OPTION_DESCRIPTION) if door.detail else None,
                )
                for identifier, door in states
            ]
            words = cut(self.say(placeholder), PLACEHOLDER)
            return [_row([Control.select(encode(State(Action.CHOOSE), slot), options, words)])]
        buttons = [Control.button(identifier, cut(one_line(door.label), BUTTON_LABEL)) for identifier, door in states]
        return [_row(buttons[first : first + ROW_BUTTONS]) for first in range(0, len(buttons), ROW_BUTTONS)]

    def _identifier(self, state: State, slot: int) -> str | None:
        """Return a state's identifier; None where it cannot be carried, so that the button is left away."""
        try:
            return encode(state, slot, self.displayed)
        except CodecError:
            return None

    def _illustrations(self) -> list[ui.Item[ui.LayoutView]]:
        items: list[ui.Item[ui.LayoutView]] = []
        for name, _, text in self.files:
            if text is not None:
                gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
                gallery.add_item(media=f"attachment://{name}", description=text)
                items.append(gallery)
            else:
                items.append(ui.File(f"attachment://{name}"))
        return items


def _displayed(ask: Ask) -> str | None:
    """Return the argument that the message has to display, because no identifier can carry it; None where all fit."""
    try:
        encode(State(Action.PAGE, ask, _MANY_PAGES))
    except CodecError:
        longest = max(ask.arguments.values(), key=length)
        fits = length(escape(longest)) <= LONGEST_QUESTION and longest == one_line(longest)
        return longest if fits else None
    return None


def _files(answer: Answer, *, whole: bool = False) -> tuple[tuple[str, bytes, str | None], ...]:
    """Return what an answer uploads: its picture, its files, and all of it as text where pages cannot be turned."""
    files: list[tuple[str, bytes, str | None]] = []
    if answer.picture is not None:
        text = cut(answer.picture.alternative_text, ALTERNATIVE_TEXT)
        files.append((_file_name(answer.picture.name), answer.picture.png, text))
    files += [(_file_name(file.name), file.content, None) for file in answer.files]
    if whole:
        files.append((f"{answer.command or 'answer'}.txt", "\n".join(answer.lines()).encode(), None))
    return tuple(files[:ATTACHMENTS])


def _file_name(name: str) -> str:
    """Return a name that Discord stores unchanged, so that the components find the file by it."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name) or "file"


def _row(controls: Sequence[Control]) -> ui.ActionRow[ui.LayoutView]:
    row = ui.ActionRow[ui.LayoutView]()
    for control in controls:
        row.add_item(control)
    return row


def _count(item: ui.Item[ui.LayoutView]) -> int:
    return 1 + (len(item.children) if isinstance(item, ui.ActionRow) else 0)
