"""Every number that a text could be read to hold, for checking that nothing says a number which its source lacks.

This is no reader of amounts: it answers "could these words mean that value?", generously, and never binds a number to
a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pydantic import ValidationError

from knowledge.errors import CorpusError, Place
from knowledge.model import Frozen, Language
from knowledge.text.folding import fold
from knowledge.text.tables import read_table

# Digits in groups of three after spaces, or digits with points and commas inside; the text is folded first, which turns
# every kind of space into a plain one.
_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,']\d+)*")
_ROMAN = re.compile(r"(?<!\w)[ivxlc]+(?=(?:e|eme|er|ere|ieme|th|st|nd|rd)?(?!\w))")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = re.compile(r"[^\W\d_]+")


class _Languages(Frozen):
    """`words` are numbers in words; `scales` what multiplies the number before them; `parts` fractions of a scale."""

    words: dict[str, float]
    scales: dict[str, float]
    parts: dict[str, float]


class _File(Frozen):
    languages: dict[Language, _Languages]


class _NumberWords(Frozen):
    words: dict[str, float]
    scales: dict[str, float]
    parts: dict[str, float]


@cache
def _number_words() -> _NumberWords:
    name = "numbers.toml"
    try:
        tables = _File.model_validate(read_table(name)).languages.values()
    except ValidationError as error:
        raise CorpusError(Place(name), str(error)) from error
    merged = _NumberWords(words={}, scales={}, parts={})
    for table in tables:
        for field in ("words", "scales", "parts"):
            getattr(merged, field).update({fold(word): value for word, value in getattr(table, field).items()})
    return merged


def stated_numbers(text: str) -> frozenset[float]:
    """Return every value that a number in digits in the text can be read as: "1,200" is 1200 and 1.2."""
    return frozenset(value for token in _DIGITS.findall(fold(text)) for value in _readings(token))


def possible_numbers(text: str) -> frozenset[float]:
    """Return every value that the text could state, in digits, in words or in Roman numerals."""
    folded = fold(text)
    table = _number_words()
    found = {value for token in _DIGITS.findall(folded) for value in _readings(token)}
    found.update(_roman(match[0]) for match in _ROMAN.finditer(folded))
    run: list[float] = []
    for word in _LETTERS.findall(folded):
        value = table.words.get(word, table.scales.get(word))
        if value is None:
            run = []
            continue
        found.add(value)
        run.append(value)
        found.update(_composed(run[-6:]))
    parts = {table.parts[word] for word in _LETTERS.findall(folded) if word in table.parts}
    found.update([number + part for number in found for part in parts])
    return frozenset(found)


def unstated_numbers(said: str, words: str) -> tuple[str, ...]:
    """Return the numbers in digits in what is said that nothing in the words can mean, as they are written."""
    tokens = _DIGITS.findall(fold(said))
    if not tokens:
        return ()
    possible = possible_numbers(words)
    return tuple(token for token in tokens if not possible.intersection(_readings(token)))


def could_mean(value: float, text: str) -> bool:
    """Whether words that state a sum could mean the value: some number in them, times powers of ten, makes it.

    Where the words have a fraction of a scale in them ("two and a half billion") any number will do.
    """
    table = _number_words()
    in_words = _LETTERS.findall(fold(text))
    if any(word in table.parts for word in in_words):
        return True
    numbers = set(stated_numbers(text)) or possible_numbers(text)
    numbers |= {table.words[word] for word in in_words if word in table.words}
    return any(_same_digits(value, number) for number in numbers)


def _readings(token: str) -> Iterable[float]:
    """Return what digits with separators can mean; a lone separator before three digits is of either kind."""
    plain = token.replace(" ", "").replace("'", "")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return [float(plain)]
    readings = []
    if len(set(marks)) == 1:
        groups = re.split("[.,]", plain)
        if all(len(group) == 3 for group in groups[1:]):
            readings.append(float("".join(groups)))
        if len(marks) == 1:
            readings.append(float(".".join(groups)))
        else:
            readings.extend(float(group) for group in groups)  # a date or an enumeration: 12.5.2024
    else:
        head, _, tail = plain.rpartition(marks[-1])
        readings.append(float(head.replace(".", "").replace(",", "") + "." + tail))
    return readings


def _composed(run: list[float]) -> set[float]:
    """Return what neighbouring number words can make together: "twenty-five", "deux cents", "quatre-vingt-dix"."""
    found = set()
    for start in range(len(run) - 1):
        total = run[start]
        for value in run[start + 1 :]:
            total = total * value if value > total or value in {20.0, 100.0, 1000.0} else total + value
            found.add(total)
        found.add(sum(run[start:]))
    return found


def _same_digits(value: float, number: float) -> bool:
    """Whether the two differ by a power of ten alone, from 1 to a million billions."""
    if value <= 0 or number <= 0:
        return value == number
    for _ in range(16):
        if abs(value - number) <= 1e-6 * value:
            return True
        number *= 10
        if number > value * 1.01:
            return False
    return False


def _roman(numeral: str) -> float:
    total = 0
    for letter, after in zip(numeral, [*numeral[1:], "i"], strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if value < _ROMAN_VALUES[after] else value
    return float(total)
