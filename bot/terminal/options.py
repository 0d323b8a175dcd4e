"""What subcommands share: which corpus, how sure, in which language."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.desk import Desk

corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of the corpus; else ONRECORD_CORPUS, else the one that ships.",
)

language_option = click.option(
    "--lang",
    "language",
    metavar="LANG",
    default=lambda: language_of(os.environ),
    help="en, en-US, en-GB or fr; else the language of your terminal.",
)


def language_of(environment: Mapping[str, str]) -> str:
    """Return the reader's language from the variables that POSIX names, in their order of precedence; else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return value.partition(".")[0].replace("_", "-")
    return "en-US"


def desk_on(corpus: Path | None) -> Desk:
    """Open the desk over a corpus: the one given, else the one that the settings name, else the one that ships.

    Raises OnRecordError where the corpus is damaged or a setting has a value that cannot be used.
    """
    from bot.desk.opening import open_desk  # noqa: PLC0415 - subcommands that need no desk start without it
    from bot.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    return open_desk(corpus or settings.corpus, minimum_confidence=settings.min_confidence)
