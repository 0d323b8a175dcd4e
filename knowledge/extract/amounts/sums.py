"""Numbers bound to their currency: prefix, suffix, range, the currency left out after the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from knowledge.extract.amounts.numbers import THOUSAND, Number, number_at
from knowledge.extract.amounts.tokens import Kind, Token
from knowledge.extract.amounts.vocabulary import Phrase, Unit, Vocabulary

_LOOK_BACK = 6
"""How many words before a range may say that it is a rise or a fall ("will go from 20 to 25 million")."""


_LEAST_GAPPED = 10_000
"""From which number on one that only a comma leads is a sum, and no year."""


class Sum(NamedTuple):
    """A number with its currency, over the tokens `first:last`; `unit` is null for a number that counts no money."""

    first: int
    last: int
    number: Number
    unit: Unit | None
    prefixed: bool = False
    upper: float | None = None

    @property
    def value(self) -> float:
        """The sum in units of its currency, or the lower bound of a range."""
        return self.number.value


class SumReader:
    """Reads the sums and the bare numbers of a text, left to right."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.words = vocabulary.numbers
        self.currencies = vocabulary.currencies
        self.qualifiers = vocabulary.qualifiers

    def read(self) -> list[Sum]:
        """Return every number of the text in order, those of money with their unit."""
        found: list[Sum] = []
        starters, articles, numeral = self.words.starters, self.words.articles, Kind.NUMERAL
        beginning = [at for at, (_, _, key, _, kind) in enumerate(self.tokens) if kind is numeral or key in starters]
        reached = 0
        for at in beginning:
            if at < reached or (self.tokens[at].key in articles and not self._opens(at)):
                continue
            one = self._sum_at(at, reached)
            if one is not None:
                found.extend(self._range(one))
                reached = found[-1].last
        return found

    def _opens(self, at: int) -> bool:
        """Whether an article is the one of a number ("un milliard", "half a million"), by what follows it."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and after.text == "-":
            after = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        return after is not None and after.key in self.words.after_articles

    def _sum_at(self, index: int, floor: int) -> Sum | None:
        """Return the number that begins at a token, with its currency; no sign before the token `floor` is its own."""
        number = number_at(self.tokens, index, self.words)
        if number is None:
            return None
        first, last, unit, prefixed = number.first, number.last, None, False
        glued = number.first > floor and self.tokens[number.first].start - self.tokens[number.first - 1].end <= 1
        if glued and (before := self._sign(number.first - 1)):
            unit, first, prefixed = before, number.first - 1, True
        found = self._suffix(number.last)
        if found is None and number.short and unit is None:
            number = number.without_abbreviation()
            last = number.last
            found = self._suffix(number.last)
        if found is not None and (unit is None or found[0].currencies == unit.currencies or found[0].alone is None):
            unit, last = found
        if unit is not None and number.article:
            # "un dollar fort" is no sum
            unit, first, last = None, number.first, number.last
        return Sum(first, last, number, unit, prefixed)

    def _sign(self, index: int) -> Unit | None:
        text = self.tokens[index].text
        return self.currencies.signs.get(text) or self.currencies.signs.get(" ".join(text.split()))

    def _suffix(self, at: int) -> tuple[Unit, int] | None:
        """Return the currency named from a token on, with the index after it."""
        tokens = self.tokens
        start = at
        if at < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end:
            at += 1  # "5-billion-euro"
        if at < len(tokens):
            fillers = self.qualifiers.fillers.get(tokens[at].key, ())
            at += next((len(filler) for filler in fillers if self._matches(at, filler)), 0)
        if at < len(tokens) and tokens[at].key in self.qualifiers.linkers:
            at += 1
        if at >= len(tokens) or tokens[at].start - tokens[at - 1].end > 2:
            return None
        if unit := self._sign(at):
            return (unit, at + 1) if self._sign_follows(start, at) else None
        for words, unit in self.currencies.units.get(tokens[at].key, ()):
            if self._matches(at, words):
                end = at + len(words)
                if end < len(tokens) and tokens[end].key in self.currencies.trailing:
                    end += 1
                return unit, end
        return None

    def _sign_follows(self, start: int, at: int) -> bool:
        """Whether a sign after a number is its own and not the prefix of the next: "20 $", but not "in 2023 $5bn"."""
        tokens = self.tokens
        glued = tokens[at].start == tokens[at - 1].end
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return glued or start != at or after is None or after.kind is not Kind.NUMERAL or after.start != tokens[at].end

    def _matches(self, at: int, words: Phrase) -> bool:
        if at + len(words) > len(self.tokens):
            return False
        return all(self.tokens[at + i].key == word for i, word in enumerate(words))

    def _range(self, one: Sum) -> list[Sum]:
        """Return the sum, or its range with the number after it, or both apart where a change is told."""
        tokens, at = self.tokens, one.last
        if at >= len(tokens):
            return [one]
        opener = self._opener(one.first)
        joiner = tokens[at].key
        closed = opener is not None and self.words.range_openers[opener] == joiner
        dash = tokens[at].text in "-–—" and tokens[at].text != ""
        if not (closed or dash or tokens[at].text.lower() in self.words.ranges):
            return [one]
        second = at + 1
        if second < len(tokens) and self._sign(second):
            second += 1
        other = self._sum_at(second, at) if second < len(tokens) else None
        if other is None or not self._may_join(one, other):
            return [one]
        low = one.number
        if low.scale == 1 and other.number.scale > 1 and low.value < other.number.value / other.number.scale:
            low = low._replace(value=low.value * other.number.scale)
        if low.value >= other.value:
            return [one]
        unit = other.unit or one.unit
        if unit is not None and self._tells_change(one.first, opener):
            return [one._replace(number=low, unit=unit), other._replace(unit=unit)]
        number = low._replace(scale=max(low.scale, other.number.scale), about=False)
        return [Sum(one.first, other.last, number, unit, one.prefixed, other.value)]

    def _opener(self, first: int) -> str | None:
        before = self.tokens[first - 1].key if first else ""
        return before if before in self.words.range_openers else None

    def _may_join(self, one: Sum, other: Sum) -> bool:
        if one.unit is None and other.unit is None:
            # Counts: "20 to 25 million people"; an article is no bound of one.
            return not one.number.article and not other.number.article
        if one.unit is None:
            return not other.prefixed
        if other.unit is None:
            return one.prefixed and other.number.scale >= one.number.scale
        return one.unit.currencies == other.unit.currencies

    def _tells_change(self, first: int, opener: str | None) -> bool:
        if opener is not None and self.words.range_openers[opener] in self.words.joiners:
            return False
        window = self.tokens[max(0, first - _LOOK_BACK) : first]
        return any(token.key in self.words.change_words for token in window)


def elliptical(
    sums: Sequence[Sum], tokens: Sequence[Token], vocabulary: Vocabulary, carried: Unit | None = None
) -> list[Sum]:
    """Return the sums with the currency given to numbers that leave it out after another of the same paragraph.

    `carried` is the currency of the sentence before, taken up only by a number that ends its clause.

    "1.2 billion dollars in loans and 300 million in grants": the number must have a scale, and what follows it must not
    be a noun that it counts ("and 300 million people").
    """
    followers = vocabulary.qualifiers.followers
    result: list[Sum] = []
    unit: Unit | None = carried
    own = False
    for one in sums:
        if one.unit is not None:
            # A conversion in brackets does not change what the sentence counts in.
            if not own or not _in_brackets(tokens, one.first):
                unit, own = one.unit, True
        elif (
            unit is not None
            and (one.number.scale > THOUSAND or (own and _is_gapped(one, tokens)))
            and not one.number.short
            and _stands_alone(one, tokens, followers, own)
        ):
            one = one._replace(unit=unit)  # noqa: PLW2901
        result.append(one)
    return result


def _in_brackets(tokens: Sequence[Token], first: int) -> bool:
    """Whether a bracket opens right before a sum, or a word or two before it ("(environ ...")."""
    return any(token.text in "([" for token in tokens[max(0, first - 3) : first])


def _is_gapped(one: Sum, tokens: Sequence[Token]) -> bool:
    """Whether a comma stands for what was said before a sum: "adds $700,000 and the district, 450,000."."""
    if one.value < _LEAST_GAPPED or not one.first or tokens[one.first - 1].text != ",":
        return False
    return one.last >= len(tokens) or tokens[one.last].text in {".", ";"}


def _stands_alone(one: Sum, tokens: Sequence[Token], followers: Mapping[str, tuple[Phrase, ...]], own: bool) -> bool:
    if one.last >= len(tokens):
        return True
    after = tokens[one.last]
    if after.kind is Kind.MARK:
        return after.text not in {"%", "-"}
    if not own:
        return False
    return any(
        all(one.last + i < len(tokens) and tokens[one.last + i].key == word for i, word in enumerate(words))
        for words in followers.get(after.key, ())
    )
