"""Reads every sum of money of a text, with its modifiers and its conversions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.extract.amounts.numbers import number_at
from knowledge.extract.amounts.sums import Sum, SumReader, elliptical
from knowledge.extract.amounts.tokens import Token, level, tokenise
from knowledge.extract.amounts.vocabulary import Phrase, Qualifier, Unit, Vocabulary, vocabulary
from knowledge.model import Amount, Modifier, Period, Scope
from knowledge.text import occurrences

_YEARS_AHEAD = 12
"""How many tokens after a sum its years may stand: "10 milliards de dollars d'aide militaire sur cinq ans"."""

_OPENING = 1000
"""Characters of a text within which its dateline stands, behind a title."""
_DATELINE = re.compile(r"^[A-ZÀ-Þ]{3,}\b[^\n]{0,60}?(?=\s[-–—|]\s)", re.MULTILINE)
"""Where a text was filed: "OTTAWA –", "WELLINGTON, New Zealand (AP) —", "MONTRÉAL |"."""

_END = re.compile(r"\n|[.!?]\s(?=[A-ZÀ-Þ«“\"])")


class Money(NamedTuple):
    """A sum of money, with the same sum in other currencies where the text gives it so ("(4,2 milliards d'euros)")."""

    amount: Amount
    alternatives: tuple[Amount, ...] = ()

    @property
    def start(self) -> int:
        """Where the sum begins."""
        return self.amount.start

    @property
    def end(self) -> int:
        """Where the sum with its conversions ends."""
        return max([self.amount.end, *(other.end for other in self.alternatives)])


class Count(NamedTuple):
    """A number that is no money, at `start:end`; `article` where it is only "a" or "un", `upper` in a range."""

    start: int
    end: int
    value: float
    upper: float | None = None
    modifier: Modifier | None = None
    article: bool = False


class Reading(NamedTuple):
    """The sums of money of a text and its other numbers, both in order."""

    sums: tuple[Money, ...]
    counts: tuple[Count, ...]


@dataclass(slots=True, eq=False)
class _Qualified:
    """A sum with what qualifies it, over the tokens `first:last`."""

    sum: Sum
    first: int
    last: int
    modifier: Modifier | None = None
    scope: Scope | None = None
    period: Period | None = None
    years: float | None = None
    taken: list[Qualifier] = field(default_factory=list)

    def take(self, qualifier: Qualifier) -> None:
        """Keep a qualifier; the one nearest to the number wins over a further one of its sort."""
        if isinstance(qualifier, Modifier):
            self.modifier = self.modifier or qualifier
        elif isinstance(qualifier, Scope):
            self.scope = self.scope or qualifier
        else:
            self.period = self.period or qualifier


def read_amounts(text: str, language: str = "en") -> tuple[Money, ...]:
    """Return the sums of money that a text states, in order, each with its exact span.

    Numbers without a currency, and currency words that several countries share where the text names none of them, are
    left out. Takes time linear in the length of the text and never raises for what a text may hold.
    """
    return read(text, language).sums


def read(text: str, language: str = "en") -> Reading:
    """Return the sums of money of a text, and the numbers of its sentences that hold a digit, a sign or a scale."""
    words = vocabulary(language)
    levelled = level(text)
    places = _Places(text, levelled, words)
    sums: list[Money] = []
    counts: list[Count] = []
    unit: Unit | None = None
    # A sentence ends where one surely does: only a sum that runs over such an end would be missed.
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    reached = 0
    for index in words.stating_numbers(levelled, ends):
        start, end = ends[index - 1] if index else 0, ends[index]
        if text.find("\n", max(0, reached - 1), start) >= 0:
            unit = None  # what a currency is left out of stands in its paragraph
        tokens = tokenise(text, words.currencies.pattern, words.currencies.signs, levelled, start=start, end=end)
        money, numbers, unit = _read_sentence(text, tokens, words, places, unit)
        sums += money
        counts += numbers
        reached = end
    return Reading(tuple(sums), tuple(counts))


def _read_sentence(
    text: str, tokens: Sequence[Token], words: Vocabulary, places: _Places, carried: Unit | None
) -> tuple[list[Money], list[Count], Unit | None]:
    sums = elliptical(SumReader(tokens, words).read(), tokens, words, carried)
    money: list[tuple[_Qualified, str]] = []
    counts: list[Count] = []
    for index, one in enumerate(sums):
        floor = sums[index - 1].last if index else 0
        if one.unit is None:
            counts.append(_count(_qualify(one, tokens, words, floor), tokens))
        elif one.value > 0 and (currency := places.currency(one.unit, tokens[one.first].start, tokens[0].start)):
            money.append((_qualify(one, tokens, words, floor), currency))
    unit = next((one.unit for one in sums if one.unit is not None), carried)
    return _with_conversions(money, text, tokens, words), counts, unit


def _count(qualified: _Qualified, tokens: Sequence[Token]) -> Count:
    one = qualified.sum
    modifier = Modifier.RANGE if one.upper is not None else qualified.modifier
    if modifier is None and one.number.about:
        modifier = Modifier.ABOUT
    start, end = tokens[one.first].start, tokens[one.last - 1].end
    return Count(start, end, one.value, one.upper, modifier, one.number.article)


class _Places:
    """Tells which of the currencies that share a word is meant, by the country that the text names nearest."""

    def __init__(self, text: str, levelled: str, words: Vocabulary) -> None:
        self._levelled = levelled
        self._words = words
        self._found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self._sites: dict[str, list[tuple[int, int]]] = {}
        self._filed = _DATELINE.search(text, 0, _OPENING)
        self._home_currency: str | None = None
        self._is_home_known = False

    def currency(self, unit: Unit, offset: int, sentence: int) -> str | None:
        """Return the currency of a unit at an offset in the sentence that begins at another, None if nothing tells."""
        if len(unit.currencies) == 1:
            return unit.alone or (unit.currencies[0] if self._is_sure(unit) else None)
        if unit.alone:
            home = self._home
            return home if home in unit.currencies and not self._is_abroad(sentence, offset) else unit.alone
        named = self._named(unit.currencies)
        if not named:
            return None
        before = bisect_left(named, (offset, ""))
        return named[before - 1][1] if before else named[0][1]

    @property
    def _home(self) -> str | None:
        """The currency of the country where the text was filed, if its own word needs nothing beside it.

        Newspapers write of their own money without saying whose it is, and say it of every other's. A text that says it
        of the money at home too is written for readers elsewhere.
        """
        if self._filed is not None and not self._is_home_known:
            self._home_currency, self._is_home_known = self._at_home(self._filed.end()), True
        return self._home_currency

    def _at_home(self, filed: int) -> str | None:
        """Return the currency of the country that the dateline, which ends at an offset, names."""
        named = self._named(tuple(self._words.currencies.places))
        named = named[: bisect_left(named, (filed, ""))]
        if not named:
            return None
        said = "|".join(map(_bounded, self._words.currencies.own[named[-1][1]]))
        return None if re.search(said, self._levelled) else named[-1][1]

    def _is_abroad(self, first: int, last: int) -> bool:
        """Whether a stretch names other countries and not the one at home: "Qatar will give 500 million dollars"."""
        named = self._named(tuple(self._words.currencies.places))
        first = max(first, self._filed.end() if self._filed is not None else 0)
        here = {code for _, code in named[bisect_left(named, (first, "")) : bisect_left(named, (last, ""))]}
        return bool(here) and self._home not in here

    def _is_sure(self, unit: Unit) -> bool:
        """Whether the one currency of a word is certain: its adjective stands there, or the text names its country."""
        return not self._words.currencies.places.get(unit.currencies[0]) or bool(self._named(unit.currencies))

    def _standing(self, place: str) -> list[tuple[int, int]]:
        known = self._sites.get(place)
        if known is None:
            known = self._sites[place] = list(occurrences(place, self._levelled))
        return known

    def _named(self, currencies: tuple[str, ...]) -> list[tuple[int, str]]:
        if currencies not in self._found:
            owner = {place: code for code in currencies for place in self._words.currencies.places.get(code, ())}
            found = [(start, -end, code) for place, code in owner.items() for start, end in self._standing(place)]
            self._found[currencies] = [(start, code) for start, _, code in _outermost(sorted(found))]
        return self._found[currencies]


def _outermost(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield, of stretches in order with their ends counted down, those that lie inside none before."""
    reached = 0
    for start, end, code in found:
        if start >= reached:
            yield start, end, code
            reached = -end


def _bounded(word: str) -> str:
    """Return the pattern of a word or sign that stands by itself: "c$" not in "abc$", "cad" not in "cadre"."""
    edge = r"\b"
    return edge * word[0].isalnum() + re.escape(word) + edge * word[-1].isalnum()


def _qualify(one: Sum, tokens: Sequence[Token], words: Vocabulary, floor: int) -> _Qualified:
    result = _Qualified(one, one.first, one.last)
    if one.number.about:
        result.modifier = Modifier.ABOUT
    if one.upper is not None:
        result.modifier = Modifier.RANGE
        opener = tokens[one.first - 1].key if one.first else ""
        if opener in words.numbers.range_openers:
            result.first -= 1
    while (before := _before(tokens, result.first, floor, words)) is not None:
        result.first -= before[0]
        result.take(before[1])
    while (after := _after(tokens, result.last, words)) is not None:
        result.last += after[0]
        result.take(after[1])
    if one.unit is not None:
        _spread(result, tokens, words)
    if one.upper is not None:
        result.modifier = Modifier.RANGE
    return result


def _before(tokens: Sequence[Token], first: int, floor: int, words: Vocabulary) -> tuple[int, Qualifier] | None:
    """Return the length of the qualifier that ends before a token, and what it says."""
    if first <= floor:
        return None
    for keys, qualifier in words.qualifiers.before.get(tokens[first - 1].key, ()):
        start = first - len(keys)
        if start >= floor and _keys(tokens, start, keys) and _on_one_line(tokens, start, first):
            return len(keys), qualifier
    return None


def _after(tokens: Sequence[Token], last: int, words: Vocabulary) -> tuple[int, Qualifier] | None:
    if last >= len(tokens):
        return None
    for keys, qualifier in words.qualifiers.after.get(tokens[last].key, ()):
        if _keys(tokens, last, keys) and _on_one_line(tokens, last - 1, last + len(keys) - 1):
            return len(keys), qualifier
    return None


def _keys(tokens: Sequence[Token], start: int, keys: Phrase) -> bool:
    if start + len(keys) > len(tokens):
        return False
    for at, key in enumerate(keys, start):  # noqa: SIM110 - a generator costs twice as much, and most keys are one word
        if tokens[at].key != key:
            return False
    return True


def _on_one_line(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(tokens[i + 1].start - tokens[i].end <= 2 for i in range(first, min(last, len(tokens) - 1)))


def _spread(result: _Qualified, tokens: Sequence[Token], words: Vocabulary) -> None:
    """Find the years that a sum is spread over and how often it recurs, further on in its clause."""
    qualifiers = words.qualifiers
    for at in range(result.last, min(result.last + _YEARS_AHEAD, len(tokens))):
        token = tokens[at]
        if token.text in ".;:([\n" or tokens[at].start - tokens[at - 1].end > 2:
            return
        if token.key in words.currencies.units and at > result.last + 1:
            return  # another sum begins
        if token.key in qualifiers.year_prepositions and (found := _years(at + 1, tokens, words)):
            result.years, end = found
            if at == result.last:
                result.last = end
            return
        if result.period is None and at > result.last:
            for keys, qualifier in qualifiers.after.get(token.key, ()):
                if isinstance(qualifier, Period) and len(keys) > 1 and _keys(tokens, at, keys):
                    result.period = qualifier


def _years(at: int, tokens: Sequence[Token], words: Vocabulary) -> tuple[float, int] | None:
    """Read "the next five years", "a five-year period", "les cinq prochaines années", "une décennie"."""
    qualifiers, value = words.qualifiers, None
    for _ in range(8):
        if at >= len(tokens):
            return None
        key = tokens[at].key
        if key in qualifiers.year_nouns:
            end = at + 1
            if end < len(tokens) and tokens[end].key in qualifiers.year_tail:
                end += 1
            years = (value or 1.0) * qualifiers.year_nouns[key]
            return (years, end) if value is not None or qualifiers.year_nouns[key] > 1 else None
        number = number_at(tokens, at, words.numbers)
        if number is not None and value is None and (not number.article or key not in qualifiers.year_fillers):
            value, at = number.value, number.last
        elif key in qualifiers.year_fillers:
            at += 1
        else:
            return None
    return None


def _with_conversions(
    money: Sequence[tuple[_Qualified, str]], text: str, tokens: Sequence[Token], words: Vocabulary
) -> list[Money]:
    result: list[Money] = []
    last: tuple[_Qualified, str] | None = None
    for qualified, currency in money:
        amount = _amount(qualified, currency, text, tokens)
        if last is not None and currency != last[1] and _converts(last[0].last, qualified.first, tokens, words):
            result[-1] = result[-1]._replace(alternatives=(*result[-1].alternatives, amount))
            last = (qualified, last[1])
            continue
        result.append(Money(amount))
        last = (qualified, currency)
    return result


def _converts(start: int, end: int, tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Whether what stands between two sums says that the second is the first in another currency."""
    if start < end and tokens[start].text == ",":
        start += 1
    if not start < end <= start + 6:
        return False
    at = start
    while at < end:
        step = next(
            (len(keys) for keys in words.qualifiers.conversions.get(tokens[at].key, ()) if _keys(tokens, at, keys)), 0
        )
        if not step:
            return False
        at += step
    return at == end


def _amount(qualified: _Qualified, currency: str, text: str, tokens: Sequence[Token]) -> Amount:
    start, end = tokens[qualified.first].start, tokens[qualified.last - 1].end
    return Amount(
        start=start,
        end=end,
        text=text[start:end],
        value=qualified.sum.value,
        upper=qualified.sum.upper,
        currency=currency,
        modifier=qualified.modifier,
        scope=qualified.scope,
        period=qualified.period,
        years=qualified.years,
    )
