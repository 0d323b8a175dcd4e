"""Names in running text: which forms of a name an article prints, and the longest that begins at a word of it.

Extraction and search read a text by words of their own making; what they share is here. A word that begins no name
costs one look into a dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from knowledge.gazetteer.world import Country, Notable
from knowledge.model import EntityKind

Meaning = TypeVar("Meaning")
Words = tuple[str, ...]


class NameRuns(Generic[Meaning]):
    """What runs of words mean, by their first word: the names of a text are found in one pass over it."""

    def __init__(self) -> None:
        self._runs: dict[str, dict[Words, Meaning]] = {}
        self._sizes: dict[str, list[int]] = {}

    def add(self, words: Words, nothing: Callable[[], Meaning]) -> Meaning:
        """Return what a run of words means; what means nothing yet is given a meaning to fill."""
        runs = self._runs.setdefault(words[0], {})
        if words not in runs:
            runs[words] = nothing()
            sizes = self._sizes.setdefault(words[0], [])
            if len(words) not in sizes:
                sizes.append(len(words))
                sizes.sort(reverse=True)
        return runs[words]

    def __contains__(self, word: str) -> bool:
        """Whether a name begins with this word."""
        return word in self._runs

    def get(self, words: Words) -> Meaning | None:
        """Return what exactly these words mean."""
        return self._runs.get(words[0], {}).get(words) if words else None

    def beginning(self, words: Sequence[str], at: int, end: int) -> Iterator[tuple[Meaning, int]]:
        """Yield what the runs of `words[at:end]` mean that begin at its first word, with their size, the longest first."""
        first = words[at]
        runs = self._runs.get(first)
        if runs is None:
            return
        for size in self._sizes[first]:
            if size <= end - at and (meaning := runs.get(tuple(words[at : at + size]))) is not None:
                yield meaning, size


class Printed(NamedTuple):
    """A form of a name that articles print, and how it stands for what it names (as `knowledge.entities` says it)."""

    text: str
    reason: str


def printed(thing: Country | Notable, languages: Iterable[str]) -> Iterator[Printed]:
    """Yield the forms of something of the gazetteer that articles in some languages print, each once.

    A resolver knows more: what a reader types and no article prints, such as most codes of ISO 3166.
    """
    forms = _of_country(thing, languages) if isinstance(thing, Country) else _of_notable(thing, languages)
    yield from dict.fromkeys(forms)


def _of_country(country: Country, languages: Iterable[str]) -> Iterator[Printed]:
    for language in languages:
        yield Printed(country.names.get(language, country.names["en"]), "exact")
        for reason, forms in (
            ("also_called", country.aliases),
            ("demonym", country.demonyms),
            ("capital", country.capitals),
            ("government", country.governments),
        ):
            yield from (Printed(form, reason) for form in forms.get(language, ()))
    yield from (Printed(code, "code") for code in country.codes if _is_printed(code, country))


def _is_printed(code: str, country: Country) -> bool:
    """Whether a code is in use as a name: of ISO 3166, and of two letters ("IT", "AND"), only what is dotted as well."""
    official = code in (country.code2, country.code3) or len(code) == 2
    return not official or f"{'.'.join(code)}." in country.codes


def _of_notable(notable: Notable, languages: Iterable[str]) -> Iterator[Printed]:
    for language in languages:
        yield Printed(notable.names.get(language, notable.names["en"]), "exact")
    yield from (Printed(form, "also_called") for form in notable.aliases)
    yield from (Printed(code, "code") for code in notable.codes)
    if notable.kind is EntityKind.PERSON and notable.surname:
        yield Printed(notable.surname, "surname")
