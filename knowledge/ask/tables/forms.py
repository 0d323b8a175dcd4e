"""How questions are put, by language: patterns that say what is asked for, read from `forms/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.ask.tables.kinds import Asked
from knowledge.errors import CorpusError, Place


class Form(NamedTuple):
    """A way to ask for something: the pattern is matched against the folded question."""

    asked: Asked
    pattern: re.Pattern[str]


class Forms(NamedTuple):
    """The forms of one language, in the order in which they are tried, and what surrounds a question."""

    forms: tuple[Form, ...]
    premises: tuple[re.Pattern[str], ...]
    articles: tuple[re.Pattern[str], ...]
    numbers: re.Pattern[str]
    others: re.Pattern[str]
    """Matches a question that asks for other articles than the one that its first clause speaks of."""
    done: re.Pattern[str]
    """Matches a question that asks for what has been done, not for what is to come."""
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
    elided: tuple[str, ...]
    """What loses its vowel before another word, longest first: "qu", "l"."""
    owned: str
    """The ending of whoever owns something, behind an apostrophe; empty where there is none."""
    endings: dict[str, str]
    """Endings of a table's word, each with those that its other forms have in its place."""
    addressing: frozenset[str]
    """Words by which a message addresses its readers, so that what holds them is no part of its question."""
    besides: tuple[tuple[str, ...], ...]
    """Words before somebody who is left out: "who *besides* Ilse Tarn"."""
    question_words: frozenset[str]
    """Words that begin a question inside its sentence."""
    signs: Mapping[str, str]
    """The names of currencies by their signs."""
    shorthand: Mapping[str, str]
    """What is typed in haste, with the words that it stands for: "pm", "pk"."""
    scales: frozenset[str]
    """Words for a thousand and more that may stand glued to a number: "bn"."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")
    asked: Asked
    pattern: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    premises: list[str]
    articles: list[str]
    numbers: str
    others: str
    done: str
    everywhere: str
    orders: str
    openings: list[str]
    question_words: str
    besides: list[list[str]]
    second: str
    elided: list[str] = []
    owned: str = ""
    endings: dict[str, str] = {}
    addressing: str
    closings: list[str]
    signs: dict[str, str]
    shorthand: dict[str, str] = {}
    scales: list[str]
    form: list[_Form]


@cache
def load_forms() -> Mapping[str, Forms]:
    """Return the forms of each language; raises CorpusError naming the file that is at fault."""
    found = {}
    for file in sorted(files("knowledge.ask.tables").joinpath("forms").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            read = _File.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
            found[file.name.removesuffix(".toml")] = Forms(
                forms=tuple(Form(form.asked, re.compile(form.pattern)) for form in read.form),
                premises=tuple(re.compile(pattern) for pattern in read.premises),
                articles=tuple(re.compile(pattern) for pattern in read.articles),
                numbers=re.compile(read.numbers),
                others=re.compile(read.others),
                done=re.compile(read.done),
                everywhere=re.compile(read.everywhere),
                orders=re.compile(read.orders),
                openings=tuple(re.compile(pattern) for pattern in read.openings),
                closings=tuple(re.compile(pattern) for pattern in read.closings),
                second=re.compile(read.second),
                elided=tuple(read.elided),
                owned=read.owned,
                endings=read.endings,
                addressing=frozenset(read.addressing.split()),
                besides=tuple(tuple(words) for words in read.besides),
                question_words=frozenset(read.question_words.split()),
                signs=read.signs,
                shorthand=read.shorthand,
                scales=frozenset(read.scales),
            )
        except (tomllib.TOMLDecodeError, ValidationError, re.error) as error:
            raise CorpusError(Place(f"forms/{file.name}"), str(error)) from error
    return found
