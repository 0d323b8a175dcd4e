"""How questions are put, by language: patterns that say what is asked for, read from `forms/*.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.loading import read_table
from knowledge.model import Frozen


class Form(Frozen):
    """A way to ask for something: the pattern is matched against the folded question."""

    asked: Asked
    pattern: re.Pattern[str]


class Forms(Frozen):
    """The forms of one language, in the order in which they are tried, and what surrounds a question."""

    forms: tuple[Form, ...]
    premises: tuple[re.Pattern[str], ...]
    articles: tuple[re.Pattern[str], ...]
    numbers: re.Pattern[str]
    others: re.Pattern[str]
    """Matches a question that asks for other articles than the one that its first clause speaks of."""
    done: re.Pattern[str]
    """Matches a question that asks for what has been done, not for what is to come."""
    due: re.Pattern[str]
    """Matches a question that asks for what is to come, and not for what may."""
    everywhere: re.Pattern[str]
    """Matches words that only say that all the articles are meant."""
    orders: re.Pattern[str]
    """Matches what tells whoever answers how to behave."""
    openings: tuple[re.Pattern[str], ...]
    """Match, at its start, what a message says before its question."""
    closings: tuple[re.Pattern[str], ...]
    """Match what it says after it."""
    second: re.Pattern[str]
    """Matches the second part (`second`) of a question that asks two things."""
    elided: tuple[str, ...] = ()
    """What loses its vowel before another word, longest first: "qu", "l"."""
    owned: str = ""
    """The ending of whoever owns something, behind an apostrophe; empty where there is none."""
    endings: Mapping[str, str] = {}
    """Endings of a table's word, each with those that its other forms have in its place."""
    plural: re.Pattern[str]
    """Matches a noun in the plural."""
    contracted: frozenset[str] = frozenset()
    """What a word is cut short before, behind an apostrophe: "won'*t*"."""
    mute: frozenset[str] = frozenset()
    """Letters before which a word loses its vowel besides the vowels."""
    addressing: frozenset[str]
    """Words by which a message addresses its readers, so that what holds them is no part of its question."""
    besides: tuple[tuple[str, ...], ...]
    """Words before somebody who is left out: "who *besides* Ilse Tarn"."""
    question_words: frozenset[str]
    """Words that begin a question inside its sentence."""
    signs: Mapping[str, str]
    """The names of currencies by their signs."""
    shorthand: Mapping[str, str] = {}
    """What is typed in haste, with the words that it stands for: "pm", "pk"."""
    scales: frozenset[str]
    """Words for a thousand and more that may stand glued to a number: "bn"."""


@cache
def load_forms() -> Mapping[str, Forms]:
    """Return the forms of each language; raises CorpusError naming the file that is at fault."""
    names = sorted(file.name for file in files("knowledge.ask.tables").joinpath("forms").iterdir())
    shape = TypeAdapter(Forms)
    return {name.removesuffix(".toml"): read_table(f"forms/{name}", shape) for name in names if name.endswith(".toml")}
