"""The definite article before a name, where the reader's language wants one: a small grammar, kept as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.model import EntityKind

_FILE = Path(__file__).parent / "locales" / "definite.toml"
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
_VOWELS = frozenset("aâàeéèêëiîïoôuùûœæ")


def with_article(name: str, kind: EntityKind, language: str) -> str:
    """Return the name with its article ("the United States", « l’Allemagne »), or bare where it takes none.

    `language` is an ISO 639-1 code; a language without a grammar here leaves every name bare.
    """
    grammar = _grammar().get(language)
    if grammar is None or not name:
        return name
    return _english(name, kind, grammar) if "article" in grammar else _gendered(name, kind, grammar)


def _english(name: str, kind: EntityKind, grammar: dict[str, Any]) -> str:
    words = name.split()
    article = str(grammar["article"])
    if words[0].lower() == article:
        return name
    takes = name in grammar["names"] or (
        kind in _BODIES and len(words) > 1 and (words[-1] in grammar["last"] or words[0] in grammar["nouns"])
    )
    return f"{article} {name}" if takes else name


def _gendered(name: str, kind: EntityKind, grammar: dict[str, Any]) -> str:
    if name in grammar["bare"]:
        return name
    gender = next((gender for gender, names in grammar["names"].items() if name in names), None)
    if gender is None and kind in _BODIES:
        gender = _gender_of_body(name, grammar)
    elif gender is None and kind is EntityKind.COUNTRY:
        gender = _gender_of_country(name)
    return f"{grammar[gender]}{name}" if gender else name


def _gender_of_country(name: str) -> str:
    if name[0].lower() in _VOWELS:
        return "elided"
    return "feminine" if name.endswith("e") else "masculine"


def _gender_of_body(name: str, grammar: dict[str, Any]) -> str | None:
    first = name.split(maxsplit=1)[0].lower()
    gender = next((gender for gender, nouns in grammar["nouns"].items() if first in nouns), None)
    if gender is None and name.isupper() and len(name) > 1 and name[0].lower() in _VOWELS:
        return "elided"  # An acronym that begins with a vowel is elided whatever its gender: l’OTAN, l’ONU.
    return gender


@cache
def _grammar() -> dict[str, dict[str, Any]]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
