"""Every number that a text could be read to hold, for checking that nothing says a number which its source lacks.

This is no reader of amounts: it answers "could these words mean that value?", generously, and never binds a number to
a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.text.folding import fold
from knowledge.text.number_words import number_words

# Digits in groups of three after spaces, or digits with points and commas inside; the text is folded first, which turns
# every kind of space into a plain one.
_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,']\d+)*")
_DIGIT = re.compile(r"\d")
_MAYBE_DIGIT = re.compile("[^\x00-/:-±´-¸º»¿-\u036f\u2000-\u206f]")
"""All that may fold to a digit, and more: nearly every text has none of it, and need not be folded to be seen to."""
_ROMAN = re.compile(r"(?<!\w)[ivxlc]+(?=(?:e|eme|er|ere|ieme|th|st|nd|rd)?(?!\w))")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = re.compile(r"[^\W\d_]+")


_LEAST_SCALE = 1_000_000.0
"""From here on a scale is no number by itself: "cent" and "mille" are, "million" is not."""
_LONGEST_RUN = 6
"""Number words that make one number together: "neuf cent quatre-vingt-dix-neuf" has six."""


def _small_scale(word: str) -> float | None:
    """Return the value of a scale that is a number by itself, in full ("cent", "thousand"): none of one letter is."""
    values = number_words().scales.get(word, set()) if len(word) > 1 else set[float]()
    return next((value for value in values if value < _LEAST_SCALE), None)


def number_word(form: str) -> float | None:
    """Return the number that a folded word says by itself in a language that is read; None where it says none."""
    return number_words().words.get(form, _small_scale(form))


def has_digits(text: str) -> bool:
    """Whether a text states any number in digits, of whatever script."""
    return _MAYBE_DIGIT.search(text) is not None and _DIGIT.search(fold(text)) is not None


def stated_numbers(text: str) -> frozenset[float]:
    """Return every value that a number in digits in the text can be read as: "1,200" is 1200 and 1.2."""
    return frozenset(_in_digits(fold(text)))


def _in_digits(folded: str) -> set[float]:
    return {value for token in _DIGITS.findall(folded) for value in _readings(token)}


def possible_numbers(text: str) -> frozenset[float]:
    """Return every value that the text could state, in digits, in words or in Roman numerals."""
    folded = fold(text)
    table = number_words()
    found = _in_digits(folded)
    found.update(_roman(match[0]) for match in _ROMAN.finditer(folded))
    in_words = _LETTERS.findall(folded)
    run: list[float] = []
    for word in in_words:
        value = number_word(word)
        if value is None:
            run = []
            continue
        found.add(value)
        run.append(value)
        found.update(_composed(run[-_LONGEST_RUN:]))
    parts = {table.parts[word] for word in in_words if word in table.parts}
    found.update([number + part for number in (0, *found) for part in parts])
    return frozenset(found)


def unstated_numbers(said: str, words: str) -> tuple[str, ...]:
    """Return the numbers in digits in what is said that nothing in the words can mean, as they are written."""
    tokens = _DIGITS.findall(fold(said))
    if set(_DIGITS.findall(fold(words))).issuperset(tokens):
        return ()  # as nearly always: written there as they are here
    possible = possible_numbers(words)
    return tuple(token for token in tokens if not possible.intersection(_readings(token)))


def could_mean(value: float, text: str) -> bool:
    """Whether words that state a sum could mean the value: some number in them makes it, times a scale in them.

    Where they have no scale ("between 20 and 25", cut off before "million") any power of ten will do.
    """
    table = number_words()
    folded = fold(text)
    scales = {1.0}
    for word in table.scales.keys() & _LETTERS.findall(folded):
        scales |= table.scales[word]
    in_digits = _in_digits(folded)
    if _some(value, in_digits, scales):
        return True  # as nearly always: the numbers in words are then not needed
    if _some(value, possible_numbers(text), scales):
        return True
    return len(scales) == 1 and any(_same_digits(value, number) for number in in_digits)


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


def _some(value: float, numbers: Iterable[float], scales: Iterable[float]) -> bool:
    """Whether a value is one of the numbers times one of the scales."""
    for number in numbers:
        for scale in scales:
            if _same(value, number * scale):
                return True
    return False


def _same(value: float, number: float) -> bool:
    return abs(value - number) <= 1e-6 * abs(value)


def _same_digits(value: float, number: float) -> bool:
    """Whether a value is a number times a power of ten, from 1 to a million billions."""
    return any(_same(value, number * 10.0**power) for power in range(16))


def _roman(numeral: str) -> float:
    total = 0
    for letter, after in zip(numeral, [*numeral[1:], "i"], strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if value < _ROMAN_VALUES[after] else value
    return float(total)
