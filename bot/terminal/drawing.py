"""An answer as text in a terminal: coloured where there is one, whole lines where the output goes elsewhere."""

from __future__ import annotations

import os
import shlex

from rich.console import Console
from rich.text import Text

from bot.answers import Answer, Card, Door, Excerpt, Tone, quoted, translated
from bot.localisation import match
from bot.terminal.options import language_of

_STYLES = {
    Tone.DONE: "bold green",
    Tone.FIRM: "bold green",
    Tone.LIKELY: "bold yellow",
    Tone.OPEN: "bold cyan",
    Tone.REFUSED: "bold red",
    Tone.PLAIN: "bold",
}
_WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal is."""


_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")
_NARROWEST = 20
"""In less (COLUMNS=0, say) nothing can be drawn; a terminal that is narrower breaks the lines itself."""


class _Paper(Console):
    """A console that leaves it to the command line to end where nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Pass on what rich would end the process for."""
        raise BrokenPipeError


def draw(answer: Answer, console: Console | None = None) -> None:
    """Print an answer; NO_COLOR and a pipe turn the colours off, as rich does."""
    paper = console or _Paper(highlight=False)
    if paper.is_terminal:
        paper.width = min(max(paper.width, _NARROWEST), _WIDEST)
    _line(paper, answer.title, "bold")
    for line in answer.lead:
        _line(paper, line, "dim")
    for card in answer.cards:
        paper.print()
        _card(paper, card)
    if answer.notes:
        paper.print()
    for note in answer.notes:
        _line(paper, note, "dim")
    for choice in answer.choices:
        _line(paper, f"• {choice.label}" + (f" — {choice.detail}" if choice.detail else ""), "")
        _line(paper, f"  {as_typed(choice, answer.language)}", "dim")
    if answer.doors and paper.is_terminal:
        paper.print()
        for door in answer.doors:
            _line(paper, f"→ {door.label}" + (f" ({door.detail})" if door.detail else ""), "dim")
            _line(paper, f"  {as_typed(door, answer.language)}", "dim italic")


def as_typed(door: Door, language: str) -> str:
    """Return what a person types here to go through a door, in the same language."""
    words = ["onrecord", door.command]
    for number, (name, value) in enumerate(door.arguments.items()):
        words += [value] if number == 0 else [f"--{name}", value]
    if match(language) != match(language_of(os.environ)):
        words += ["--lang", language]
    return shlex.join(words)


def _card(paper: Console, card: Card) -> None:
    head = Text()
    if card.badge is not None:
        head.append(card.badge.word, style=_STYLES[card.badge.tone]).append("  ")
    head.append(card.headline, style="bold")
    _print(paper, head)
    for detail in card.details:
        _line(paper, detail, "")
    for excerpt in card.excerpts:
        _print(paper, _marked(excerpt))
        if excerpt.translation:
            _line(paper, translated(excerpt), "")
    for line in card.small_print:
        _line(paper, line, "dim")
    if card.address:
        _line(paper, card.address, "dim")


def _marked(excerpt: Excerpt) -> Text:
    """Return the words of an article with what is marked in them made bold."""
    whole = quoted(excerpt)
    text = Text(whole, style="italic")
    begin = whole.index(excerpt.text)
    for start, end in excerpt.marks:
        text.stylize("bold", begin + start, begin + end)
    return text


def _line(paper: Console, line: str, style: str) -> None:
    _print(paper, Text(line, style=style))


def _print(paper: Console, text: Text) -> None:
    """Print one line; where the output is no terminal it is left whole, for grep and the like.

    Control characters are shown as such: an article could move the cursor or colour what is not its own.
    """
    text.plain = text.plain.translate(_CONTROLS)
    paper.print(text, soft_wrap=not paper.is_terminal)
