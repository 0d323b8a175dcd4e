"""One name in several alphabets and romanisations: Зеленський, Zelenskyy, Selenskyj and Zelensky sound alike."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from knowledge.text import fold

SHORTEST = 4
"""Letters of a sound key: shorter ones are shared by too many names."""


class _Tables(NamedTuple):
    letters: dict[int, str]
    readings: tuple[tuple[re.Pattern[str], dict[str, str]], ...]


@cache
def _tables() -> _Tables:
    table = tomllib.loads((files("knowledge.entities") / "transliteration.toml").read_text(encoding="utf-8"))
    readings = tuple(
        (re.compile("|".join(sorted(reading, key=len, reverse=True))), reading)
        for reading in table["readings"].values()
    )
    return _Tables({ord(letter): latin for letter, latin in table["letters"].items()}, readings)


def latin(text: str) -> str:
    """Return the text in small Latin letters where its alphabet has a table, and unchanged elsewhere."""
    composed = unicodedata.normalize("NFC", text).lower()
    letters = _tables().letters
    romanised = composed.translate(letters)
    if romanised == composed:
        return composed
    return unicodedata.normalize("NFC", _without_marks(romanised)).translate(letters)


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def needs_latin(text: str) -> bool:
    """Whether a letter of the text is of an alphabet that `latin` romanises."""
    return not text.isascii() and latin(text) != unicodedata.normalize("NFC", text).lower()


def sounds(text: str) -> frozenset[str]:
    """Return what the text sounds like, read as English, French and German spell; empty where it is too short."""
    folded = "".join(character for character in fold(latin(text)) if character.isalpha())
    if len(folded) < SHORTEST:
        return frozenset()
    heard = set()
    for pattern, reading in _tables().readings:
        sound = pattern.sub(lambda match, reading=reading: reading[match[0]], folded)  # type: ignore[misc]
        sound = "".join(letter for letter, _ in groupby(sound))
        heard.add(sound[:-1] if len(sound) > SHORTEST and sound.endswith("e") else sound)
    return frozenset(sound for sound in heard if len(sound) >= SHORTEST)
