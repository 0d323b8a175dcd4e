"""The world's names as values: countries, currencies and what else is in the news."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from knowledge.model import EntityKind

Names = dict[str, str]
"""A name by language code."""

Forms = dict[str, tuple[str, ...]]
"""Forms of a name by language code."""


class Country(NamedTuple):
    """A country or territory of ISO 3166-1 (and Kosovo), with all that it is called.

    `names` has English and French, and other languages that readers type; `aliases` the other names in English and
    French, the official ones too; `demonyms` every form (gender, number) of the adjective and of the noun; `capitals`
    and `governments` what stands for the state in the news. `codes` are the ISO codes and initialisms in use.
    """

    code2: str
    code3: str
    names: Names
    codes: tuple[str, ...]
    aliases: Forms
    demonyms: Forms
    capitals: Forms
    governments: Forms
    currency: str | None


class Currency(NamedTuple):
    """A currency of ISO 4217: its names (singular and plural, short and long) by language, and its symbols."""

    code: str
    names: Forms
    symbols: tuple[str, ...]


class Notable(NamedTuple):
    """Something else of the world that a reader may name: a person, a body, a weapon, a place, a group, an event.

    `surname` is the family name that stands for a person alone, empty where it would be ambiguous. `of` is the country
    (ISO 3166-1), the body (its code) or the kind of thing (its English name) that it belongs to, and `members` the
    countries of which a group is made.
    """

    kind: EntityKind
    names: Names
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    surname: str
    of: str | None
    members: tuple[str, ...]


class City(NamedTuple):
    """A city: its English name, its country's code, and its inhabitants in thousands."""

    name: str
    country: str
    thousands: int


class Gazetteer:
    """What the world calls things, by country, currency and notable name; cities are read when first asked for."""

    def __init__(
        self,
        countries: tuple[Country, ...] = (),
        currencies: tuple[Currency, ...] = (),
        notable: tuple[Notable, ...] = (),
        cities: Callable[[], tuple[City, ...]] = tuple,
    ) -> None:
        self.countries = countries
        self.currencies = currencies
        self.notable = notable
        self._read_cities = cities

    @cached_property
    def cities(self) -> tuple[City, ...]:
        """The cities of at least 100,000 inhabitants, the largest first."""
        return self._read_cities()

    @cached_property
    def fingerprint(self) -> str:
        """What tells these countries and notable names from all others."""
        return hashlib.blake2b(repr((self.countries, self.notable)).encode(), digest_size=16).hexdigest()

    @cached_property
    def by_code(self) -> Mapping[str, Country]:
        """The countries by their two-letter code."""
        return {country.code2: country for country in self.countries}

    def country(self, code: str) -> Country | None:
        """Return the country of a two-letter ISO code, if there is one."""
        return self.by_code.get(code)
