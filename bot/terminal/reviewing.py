"""The review of unreviewed facts in a terminal: one at a time, its words in view in the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from knowledge.corpus import Corpus
from knowledge.corpus.correcting import Correction, corrected, fields_of, require_field
from knowledge.corpus.review import Review
from knowledge.errors import OnRecordError
from knowledge.model import Amount, Fact, Item, Stated

_SHOWN = frozenset(
    {"id", "kind", "source", "start", "end", "text", "reviewed", "confidence", "extracted", "cue", "parts"}
)
"""Fields that the heading or the passage shows already, or that nobody decides on."""


class Choice(StrEnum):
    """What a reviewer can do with a fact."""

    ACCEPT = "a"
    CORRECT = "c"
    REJECT = "r"
    LATER = "l"
    QUIT = "q"


_ASKED = "[a]ccept  [c]orrect  [r]eject  [l]ater  [q]uit"


class ReviewDesk:
    """A reviewer at a corpus. Every decision is written before the next fact is shown."""

    def __init__(self, folder: Path, console: Console | None = None) -> None:
        self._folder = folder
        self._paper = console or Console(highlight=False)

    def walk(self, article: str | None = None) -> None:
        """Show the facts that are left, of all articles or of one, until there are none or the reviewer leaves."""
        review = Review(self._folder)
        waiting = review.waiting()
        left = len(waiting)
        if article is not None:
            source = review.corpus.source(article)
            if source is None:
                raise click.BadParameter(f"there is no article {article!r}", param_hint="--article")
            waiting = tuple(fact for fact in waiting if fact.source == source.id)
        try:
            decided, gone = self._walk(review, [fact.id for fact in waiting])
        finally:
            review.close()
        said = f"{decided} decided, {left - decided - gone} left."
        self._paper.print(said if waiting else "Nothing is left to review.")

    def _walk(self, review: Review, waiting: Sequence[str]) -> tuple[int, int]:
        """Ask about each fact; return how many have been decided, and how many others have decided meanwhile."""
        decided = gone = 0
        for number, name in enumerate(waiting, 1):
            fact = review.fact(name)
            if fact is None:
                gone += 1
                continue
            self._show(fact, review.corpus, f"{number} of {len(waiting)}")
            choice = self._decide(fact, review)
            if choice is Choice.QUIT:
                break
            decided += choice is not Choice.LATER
        return decided, gone

    def _decide(self, fact: Fact, review: Review) -> Choice:
        """Ask until a decision has been made and written; return it."""
        draft = Correction(fact)
        while True:
            typed = click.prompt(
                _ASKED, type=click.Choice([one.value for one in Choice]), show_choices=False, prompt_suffix=" > "
            )
            choice = Choice(typed)
            try:
                if choice is Choice.ACCEPT:
                    review.accept(fact.id)
                elif choice is Choice.REJECT:
                    review.reject(fact.id)
                elif choice is Choice.CORRECT:
                    draft = self._corrected(draft, review)
                    if draft.fact == fact:
                        continue
                    review.correct(draft.fact, draft.entities)
            except OnRecordError as error:
                self._paper.print(Text(str(error), style="red"))
                continue
            return choice

    def _corrected(self, draft: Correction, review: Review) -> Correction:
        """Ask for fields and their new values until an empty field ends it; return the fact as it is then."""
        fields = ", ".join(fields_of(draft.fact))
        self._paper.print(Text(f"fields: {fields}; a part of one: amount.value. Nothing typed: done.", style="dim"))
        while field := click.prompt("field", default="", show_default=False).strip():
            try:
                require_field(draft.fact, field)
                typed = click.prompt(f"{field} (- for none)", default="", show_default=False)
                step = corrected(draft.fact, field, typed, review.corpus)
            except OnRecordError as error:
                self._paper.print(Text(str(error), style="red"))
                continue
            draft = Correction(step.fact, (*draft.entities, *step.entities))
            for fault in review.faults(draft.fact, draft.entities):  # to be corrected too before it is written
                self._paper.print(Text(f"{fault.field}: {fault.fault}", style="yellow"))
        return draft

    def _show(self, fact: Fact, corpus: Corpus, progress: str) -> None:
        source = corpus.sources[fact.source]
        about = source.about.get("en") or next(iter(source.about.values()))
        self._paper.print()
        self._paper.rule(Text(f"{progress} · article {source.number} · {about}", style="dim"))
        sure = f"  {fact.confidence:.0%} sure" if fact.confidence is not None else ""
        self._paper.print(Text(fact.kind.value.upper(), style="bold").append(sure, style="dim"))
        passage = corpus.passage(fact)
        text = Text(passage.text)
        for start, end in passage.marks:
            text.stylize("bold reverse", start, end)
        self._paper.print(text)
        for field in type(fact).model_fields:
            value = getattr(fact, field)
            if field not in _SHOWN and value not in (None, (), {}, False):
                self._paper.print(Text(f"  {field}: ", style="dim").append(_shown(value, corpus), style="default"))


def _shown(value: Any, corpus: Corpus) -> str:
    """Return the value of a field as a reviewer reads it: entities by name, details by their words."""
    match value:
        case Amount():
            return _sum(value)
        case Stated() | Item():
            return value.text
        case tuple():
            return "; ".join(_shown(one, corpus) for one in value)
        case dict():
            return "; ".join(f"{language}: {said}" for language, said in value.items())
        case str() if value in corpus.entities:
            names = corpus.entities[value].names
            return f"{names.get('en') or next(iter(names.values()))} ({value})"
    return str(value)


def _sum(amount: Amount) -> str:
    upper = f" to {amount.upper:,.15g}" if amount.upper is not None else ""
    details = [amount.modifier, amount.scope, amount.period, f"over {amount.years:g} years" if amount.years else None]
    told = " ".join(str(detail) for detail in details if detail)
    return f"{amount.text} = {amount.value:,.15g}{upper} {amount.currency} {told}".rstrip()
