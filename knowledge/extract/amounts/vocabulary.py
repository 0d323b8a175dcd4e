"""The words of numbers, currencies and qualifiers, read from the tables beside this module and checked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.extract.amounts.tokens import level, tokenise, tokeniser
from knowledge.model import Modifier, Period, Scope
from knowledge.text.matching import occurrences
from knowledge.text.toml import read_toml

Qualifier = Modifier | Scope | Period
Phrase = tuple[str, ...]

_QUALIFIERS: dict[str, Qualifier] = {
    **{modifier.value: modifier for modifier in Modifier if modifier is not Modifier.RANGE},
    **{scope.value: scope for scope in Scope},
    **{period.value: period for period in Period},
}
DEFAULT_LANGUAGE = "en"
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = tokeniser(("$",))


class Numbers(NamedTuple):
    """The number words of a language; see the table for what each is."""

    decimal_mark: str
    articles: frozenset[str]
    joiners: frozenset[str]
    halves: frozenset[str]
    bare: frozenset[str]
    ranges: frozenset[str]
    range_openers: Mapping[str, str]
    change_words: frozenset[str]
    units: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    approximate: Mapping[str, int]
    abbreviations: Mapping[str, int]
    after_articles: frozenset[str]
    """What makes a number of an article: "un milliard", "a dozen"."""
    starters: frozenset[str]
    """Every word by which a number can begin."""


class Qualifiers(NamedTuple):
    """The phrases of a language that qualify a sum, by their last word (before it) or their first (after it)."""

    linkers: frozenset[str]
    fillers: Mapping[str, tuple[Phrase, ...]]
    before: Mapping[str, tuple[tuple[Phrase, Qualifier], ...]]
    after: Mapping[str, tuple[tuple[Phrase, Qualifier], ...]]
    year_prepositions: frozenset[str]
    year_fillers: frozenset[str]
    year_nouns: Mapping[str, int]
    year_tail: frozenset[str]
    conversions: Mapping[str, tuple[Phrase, ...]]
    followers: Mapping[str, tuple[Phrase, ...]]


class Unit(NamedTuple):
    """What a currency word means: one currency, or several that share the word and need a place named to tell."""

    currencies: tuple[str, ...]
    alone: str | None


class Currencies(NamedTuple):
    """Every sign and word of money, in all languages at once for signs and codes, in one for words."""

    signs: Mapping[str, Unit]
    """Each sign to what it means, as it is written: "$", "US$", "CHF"; the ISO codes are among them."""
    own: Mapping[str, tuple[str, ...]]
    """By currency, what names it and no other: "c$", "canadian dollars"."""
    pattern: re.Pattern[str]
    """Cuts a text into tokens, with the signs of one character as tokens of their own."""
    units: Mapping[str, tuple[tuple[Phrase, Unit], ...]]
    """By the first word of the phrase, longest first."""
    places: Mapping[str, tuple[str, ...]]
    trailing: frozenset[str]


class Vocabulary(NamedTuple):
    """All that a language needs for its sums to be read."""

    language: str
    numbers: Numbers
    qualifiers: Qualifiers
    currencies: Currencies
    digit: re.Pattern[str]
    sign: re.Pattern[str]
    """Finds a currency sign."""
    counts: frozenset[str]
    """Words of number and scale: without one of them or a digit, a sentence states no number but one."""
    ones: frozenset[str]
    """Words for one and for a half, which are a number only where money is named."""
    money: frozenset[str]
    """The first words of the names of currencies."""

    def stating_numbers(self, levelled: str, ends: Sequence[int]) -> list[int]:
        """Return which sentences of a text as `level` gives it may state a number, by index; no other need be read.

        `ends` are where the sentences end, in order.
        """
        present = frozenset(_WORD.findall(levelled))
        sites = [match.start() for match in self.digit.finditer(levelled)]
        sites += [start for word in present & self.counts for start, _ in occurrences(word, levelled)]
        found = {bisect_right(ends, site) for site in sites}
        for site in [start for word in present & self.ones for start, _ in occurrences(word, levelled)]:
            index = bisect_right(ends, site)
            if index not in found and self._names_money(levelled, ends[index - 1] if index else 0, ends[index]):
                found.add(index)
        return sorted(found)

    def _names_money(self, levelled: str, start: int, end: int) -> bool:
        words = _WORD.findall(levelled, start, end)
        return not self.money.isdisjoint(words) or self.sign.search(levelled, start, end) is not None


def languages() -> tuple[str, ...]:
    """Return the languages that have a table of numbers."""
    names = (entry.name for entry in files(__package__).joinpath("data").iterdir())
    return tuple(sorted(name.split(".")[1] for name in names if name.startswith("numbers.")))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language, or English's where there is none.

    Raises `CorpusError` that names the file and the field where a table is ill-formed.
    """
    if language not in languages():
        language = DEFAULT_LANGUAGE
    numbers, currencies = _numbers(language), _currencies(language)
    signs = "".join(re.escape(sign) for sign in currencies.signs if len(sign) == 1)
    counts = {word for word, value in numbers.units.items() if value > 1}
    return Vocabulary(
        language,
        numbers,
        _qualifiers(language),
        currencies,
        digit=re.compile(r"\d|[½¼¾]"),
        sign=re.compile(f"[{signs}]"),
        counts=frozenset({*numbers.scales, *numbers.hundreds, *numbers.approximate, *counts}),
        ones=frozenset(numbers.units) - counts - numbers.articles | numbers.halves,
        money=frozenset(words[0] for group in currencies.units.values() for words, _ in group),
    )


def _table(name: str) -> dict[str, Any]:
    return read_toml(__package__, f"data/{name}")


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(level(word) for word in words)


def _levels(table: Mapping[str, int]) -> dict[str, int]:
    return {level(word): value for word, value in table.items()}


def phrase(text: str) -> Phrase:
    """Cut a phrase of a table into the keys that its tokens have."""
    return tuple(token.key for token in tokenise(text, _PLAIN))


def _numbers(language: str) -> Numbers:
    name = f"numbers.{language}.toml"
    table = _table(name)
    for field in ("units", "hundreds", "scales", "approximate", "abbreviations"):
        for word, value in table[field].items():
            if not isinstance(value, int) or value < 0:
                raise CorpusError(Place(name, field=f"{field}.{word}"), "a number word needs a whole number, 0 or more")
    units, hundreds = _levels(table["units"]), _levels(table["hundreds"])
    approximate = _levels(table["approximate"])
    if clash := (units.keys() | hundreds.keys()) & _levels(table["scales"]).keys():
        raise CorpusError(Place(name, field="scales"), f"{', '.join(sorted(clash))} has two values; keep one")
    articles, halves, bare = _words(table["articles"]), _words(table["halves"]), _words(table["bare"])
    return Numbers(
        decimal_mark=table["decimal_mark"],
        articles=articles,
        joiners=_words(table["joiners"]),
        halves=halves,
        bare=bare,
        # With accents: in French "à" opens a range and "a" does not.
        ranges=frozenset(table["ranges"]),
        range_openers={level(opener): level(joiner) for opener, joiner in table["range_openers"].items()},
        change_words=_words(table["change_words"]),
        units=units,
        hundreds=hundreds,
        scales=_levels(table["scales"]),
        approximate=approximate,
        abbreviations=table["abbreviations"],
        after_articles=halves.union(hundreds, approximate, _levels(table["scales"])),
        starters=articles.union(halves, bare, units, (word for word in approximate if "-" not in word)),
    )


def _qualifiers(language: str) -> Qualifiers:
    name = f"qualifiers.{language}.toml"
    table = _table(name)
    years = table["years"]
    return Qualifiers(
        linkers=_words(table["linkers"]),
        fillers=_by_first(phrase(filler) for filler in table["fillers"]),
        before=_by_word(name, table["before"], -1),
        after=_by_word(name, table["after"], 0),
        year_prepositions=frozenset(phrase(words)[-1] for words in years["prepositions"]),
        year_fillers=frozenset(word for words in years["fillers"] for word in phrase(words)),
        year_nouns=_levels(years["nouns"]),
        year_tail=_words(years["tail"]),
        conversions=_by_first(phrase(words) for words in table["conversions"]["openers"]),
        followers=_by_first(phrase(words) for words in table["elliptical"]["followers"]),
    )


def _longest_first(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for words in phrases:
        grouped.setdefault(words[0], []).append(words)
    return {first: _longest_first(group) for first, group in grouped.items()}


def _by_word(name: str, table: Mapping[str, Any], position: int) -> dict[str, tuple[tuple[Phrase, Qualifier], ...]]:
    grouped: dict[str, list[tuple[Phrase, Qualifier]]] = {}
    for key, entry in table.items():
        if key not in _QUALIFIERS:
            raise CorpusError(Place(name, field=key), f"no such qualifier; use one of {', '.join(sorted(_QUALIFIERS))}")
        for words in entry["phrases"]:
            keys = phrase(words)
            grouped.setdefault(keys[position], []).append((keys, _QUALIFIERS[key]))
    return {word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in grouped.items()}


def _currencies(language: str) -> Currencies:
    name = "currencies.toml"
    table = _table(name)
    signs: dict[str, list[str]] = {}
    nouns: dict[Phrase, list[str]] = {}
    alone: dict[Phrase, str] = {}
    qualified: dict[Phrase, str] = {}
    places: dict[str, tuple[str, ...]] = {}
    trailing: set[str] = set()
    for code, entry in table.items():
        for sign in dict.fromkeys((code, *entry.get("symbols", ()))):
            signs.setdefault(sign, []).append(code)
        own = [phrase(noun) for noun in entry["nouns"].get(language, ())]
        for noun in own:
            nouns.setdefault(noun, []).append(code)
            for adjective in map(phrase, entry.get("adjectives", {}).get(language, ())):
                qualified[adjective + noun] = qualified[noun + adjective] = code
        for noun in map(phrase, entry.get("alone", ())):
            if alone.setdefault(noun, code) != code:
                raise CorpusError(Place(name, field=f"{code}.alone"), f"{' '.join(noun)} is also {alone[noun]}")
        places[code] = tuple(level(place) for place in entry.get("places", ()))
        trailing |= _words(entry.get("trailing", ()))
    for sign, codes in signs.items():
        if len(codes) > 1 and phrase(sign) not in alone:
            raise CorpusError(Place(name, field=f"{codes[1]}.symbols"), f"{sign} is also {codes[0]}")
    unshared = {code: [level(sign) for sign, codes in signs.items() if codes == [code]] for code in table}
    for words, code in qualified.items():
        unshared[code].append(" ".join(words))
    units = {words: Unit((code,), code) for words, code in qualified.items()}
    for noun, codes in nouns.items():
        units[noun] = Unit(tuple(codes), alone.get(noun))
    grouped: dict[str, list[tuple[Phrase, Unit]]] = {}
    for words, unit in units.items():
        grouped.setdefault(words[0], []).append((words, unit))
    return Currencies(
        signs={sign: Unit(tuple(codes), alone.get(phrase(sign), codes[0])) for sign, codes in signs.items()},
        own={code: tuple(words) for code, words in unshared.items()},
        pattern=tokeniser(tuple(sign for sign in signs if len(sign) == 1)),
        units={word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in grouped.items()},
        places=places,
        trailing=frozenset(trailing),
    )
