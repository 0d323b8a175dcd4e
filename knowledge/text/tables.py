"""The tables beside this file, read once and validated: what a language's sentences and words look like."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from knowledge.text.toml import read_toml
from knowledge.text.word_tables import table_of


class Abbreviations(NamedTuple):
    """Abbreviations of one language, without their last dot, by what their dot says of the sentence.

    A `title` never ends one (a name follows); a `number` does not before a digit; an `inner` one does only before a
    word that begins sentences; a `final` one does before any capital.
    """

    title: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    final: frozenset[str] = frozenset()


class Punctuation(NamedTuple):
    """All languages together, as no text says which of them its next sentence is in."""

    title: frozenset[str]
    number: frozenset[str]
    inner: frozenset[str]
    final: frozenset[str]
    starters: frozenset[str]
    elisions: frozenset[str]


class _LanguageTable(NamedTuple):
    abbreviations: Abbreviations
    starters: frozenset[str]
    elisions: frozenset[str] = frozenset()


class _File(NamedTuple):
    languages: dict[str, _LanguageTable]


@cache
def load_punctuation() -> Punctuation:
    """Return the abbreviations, sentence starters and elisions of every language in `sentences.toml`.

    Raises CorpusError naming the file and the field where the table is ill-formed.
    """
    name = "sentences.toml"
    tables = table_of(_File, read_toml(__package__, name), name).languages.values()
    return Punctuation(
        title=frozenset[str]().union(*(table.abbreviations.title for table in tables)),
        number=frozenset[str]().union(*(table.abbreviations.number for table in tables)),
        inner=frozenset[str]().union(*(table.abbreviations.inner for table in tables)),
        final=frozenset[str]().union(*(table.abbreviations.final for table in tables)),
        starters=frozenset[str]().union(*(table.starters for table in tables)),
        elisions=frozenset[str]().union(*(table.elisions for table in tables)),
    )
