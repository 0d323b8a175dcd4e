"""Numbers as a text writes them, in numerals, in words and in both: "4,2 milliards", "one hundred and seven"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.extract.amounts.tokens import Kind, Token, numeral_value
from knowledge.extract.amounts.vocabulary import Numbers

THOUSAND = 1_000


class Number(NamedTuple):
    """A number: its tokens `first:last` and its value.

    `scale` is the last scale that it names ("million"), 1 where there is none. `short` is set where that is an
    abbreviation ("M", "bn"), which counts only beside a currency, and `base` then is the value without it. `about` is
    set for nouns that stand for a number ("une centaine"), `article` where an article is all there is to it ("un").
    """

    first: int
    last: int
    value: float
    scale: int = 1
    base: float = 0.0
    short: bool = False
    about: bool = False
    article: bool = False
    numeral: bool = False

    def without_abbreviation(self) -> Number:
        """Return the number as it stands where no currency makes its abbreviation one."""
        return self._replace(last=self.last - 1, value=self.base, scale=1, short=False) if self.short else self


def number_at(tokens: Sequence[Token], index: int, words: Numbers) -> Number | None:
    """Return the number that begins at a token, the longest one, or None."""
    first = tokens[index]
    if first.kind is not Kind.NUMERAL and first.key not in words.starters:
        return None
    if first.kind is Kind.NUMERAL and _is_glued(tokens, index):
        return None
    return _Composition(tokens, index, words).read()


def _is_glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether a numeral is part of a name: "F-16", "G7", "19th", "/2024"."""
    token = tokens[index]
    if index and tokens[index - 1].end == token.start:
        before = tokens[index - 1]
        if before.kind is Kind.WORD and not before.key.endswith("'"):
            return True
        if before.text in "-/:_.#&@" and index > 1 and tokens[index - 2].end == before.start:
            # "20-25" is two numbers; "F-16", "12:30" and "2025-03" none.
            if token.text.startswith("0") and len(token.text) == 2:
                return True
            return before.text != "-" or tokens[index - 2].kind is not Kind.NUMERAL
    return False


class _Composition:
    """The reading of one number, token by token: what is summed so far, and what is not yet under a scale."""

    def __init__(self, tokens: Sequence[Token], index: int, words: Numbers) -> None:
        self.tokens = tokens
        self.words = words
        self.first = index
        self.at = index
        self.total = 0.0
        self.current: float | None = None
        self.scale = 1
        self.base = 0.0
        self.numeral = False
        self.article = False
        self.about = False
        self.short = False

    def read(self) -> Number | None:
        if not self._open():
            return None
        while (step := self._next()) is not None and self._take(step):
            pass
        if self.current is None and self.scale == 1:
            return None
        value = self.total + (self.current or 0.0)
        if value <= 0 and not self.numeral:
            return None
        article = self.article and self.at == self.first + 1
        return Number(self.first, self.at, value, self.scale, self.base, self.short, self.about, article, self.numeral)

    def _next(self) -> int | None:
        """Return the index of the token that could go on with the number; hyphens between its words are passed over."""
        at = self.at
        if at >= len(self.tokens):
            return None
        if at == self.first:
            return at  # what stands before the number's first word is none of it
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.text == "-" and token.start == before.end and at + 1 < len(self.tokens):
            follower = self.tokens[at + 1]
            return at + 1 if follower.start == token.end and follower.kind is Kind.WORD else None
        # Words of a number stand apart by a blank or two, never by a line or a column.
        return at if token.start - before.end <= 2 else None

    def _open(self) -> bool:
        words, token = self.words, self.tokens[self.at]
        if token.kind is Kind.NUMERAL:
            return self._take_numeral(token)
        if token.key in words.articles:
            return self._open_with_article(token)
        if token.key in words.halves:
            return self._half(self.at)
        if token.key in words.approximate:
            self.current, self.about = float(words.approximate[token.key]), True
            self.at += 1
            self._skip_linker()
            return True
        if token.key in words.bare and token.key in words.scales:
            self.current = 1.0
            return True
        return self._take(self.at)

    def _take_numeral(self, token: Token) -> bool:
        follower = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        scaled = follower is not None and (
            follower.key in self.words.scales or follower.text in self.words.abbreviations
        )
        value = numeral_value(token.text, self.words.decimal_mark, scaled)
        if value is None:
            return False
        self.current, self.numeral = value, True
        self.at += 1
        return True

    def _open_with_article(self, token: Token) -> bool:
        words = self.words
        self.at += 1
        self.article = True
        step = self._next()
        key = self.tokens[step].key if step is not None else ""
        if step is not None and key in words.halves:
            return self._half(step)
        if step is not None and key in words.approximate:
            self.current, self.about = float(words.approximate[key]), True
            self.at = step + 1
            self._skip_linker()
            return True
        self.current = 1.0
        if token.key in words.units:
            return True
        return key in words.scales or key in words.hundreds

    def _skip_linker(self) -> None:
        """Pass over "de" in "une centaine de millions", if a scale follows."""
        after = self.at + 1
        if after >= len(self.tokens) or self.tokens[after].key not in self.words.scales:
            return
        if self.tokens[self.at].kind is Kind.WORD and len(self.tokens[self.at].key) <= 2:
            self.at = after

    def _half(self, at: int) -> bool:
        """Read "half a billion", "demi-million": a half counts only before a scale."""
        self.at = at + 1
        step = self._next()
        if step is not None and self.tokens[step].key in self.words.articles and step + 1 < len(self.tokens):
            self.at, step = step + 1, step + 1
        if step is None or self.tokens[step].key not in self.words.scales:
            return False
        self.current = 0.5
        return self._take(step)

    def _take(self, step: int) -> bool:
        """Add the token to the number; False where it does not belong to it."""
        words, token = self.words, self.tokens[step]
        key = token.key
        if self.short:
            return False
        if token.kind is Kind.NUMERAL:
            # "3 milliards 200 millions"
            return self.current is None and self.scale > THOUSAND and step == self.at and self._take_numeral(token)
        if key in words.units:
            taken = self._take_unit(words.units[key])
        elif key in words.hundreds:
            taken = self._take_hundred(words.hundreds[key])
        elif self.numeral and self.current is not None and token.text in words.abbreviations:
            taken = self._take_short(step, words.abbreviations[token.text])
        elif key in words.scales:
            taken = self._take_scale(words.scales[key])
        elif key in words.approximate and self.current is not None and self.scale == 1 and not self.article:
            self.current, self.about, taken = self.current * words.approximate[key], True, True
        elif key in words.joiners and self.at > self.first:
            return self._join(step)
        else:
            return False
        if taken:
            self.at = step + 1
        return taken

    def _take_unit(self, value: int) -> bool:
        current = self.current
        if current is None:
            self.current = float(value)
        elif self.numeral or self.article or current == 0:
            return False
        elif value == 20 and current % 100 == 4:
            self.current = current + 76  # quatre-vingt
        elif _fits(current, value):
            self.current = current + value
        else:
            return False
        return True

    def _take_hundred(self, value: int) -> bool:
        if self.current is None:
            if self.scale == 1 and self.at == self.first and not self.words.bare:
                return False
            self.current = float(value)
            return True
        if self.current >= value or self.current <= 0:
            return False
        self.current *= value
        return True

    def _take_short(self, step: int, value: int) -> bool:
        after = self.tokens[step + 1] if step + 1 < len(self.tokens) else None
        if after is not None and after.start == self.tokens[step].end and after.text in ("'", "’"):
            return False
        self.base = self.total + (self.current or 0.0)
        self.total, self.current, self.scale, self.short = self.base * value, None, value, True
        return True

    def _take_scale(self, value: int) -> bool:
        if self.current is None and self.total == 0:
            return False
        if self.total and value > self.scale:
            self.total = (self.total + (self.current or 0.0)) * value  # "mille milliards"
        elif self.total and value == self.scale:
            return False
        elif self.current is None:
            if not self.words.bare or value != THOUSAND:
                return False
            self.total += value
        else:
            self.total += self.current * value
        self.current, self.scale = None, value
        return True

    def _join(self, step: int) -> bool:
        """Read "and a half", "et demi", "one hundred and seven", "vingt et un"."""
        words, after = self.words, step + 1
        if (
            after < len(self.tokens)
            and self.tokens[after].key in words.articles
            and self.tokens[after].key not in words.units
        ):
            after += 1
        elif after < len(self.tokens) and self.tokens[after].text == "-":
            after += 1
            if after < len(self.tokens) and self.tokens[after].key in words.articles:
                after += 1
                after += after < len(self.tokens) and self.tokens[after].text == "-"
        if after >= len(self.tokens):
            return False
        key = self.tokens[after].key
        if key in words.halves:
            return self._and_a_half(after)
        if self.numeral or key not in words.units or after > step + 2:
            return False
        current = self.current
        # English joins after a hundred or a thousand, French before "un" and "onze".
        english = not words.bare and (
            (current is not None and current % 100 == 0) or (current is None and self.scale >= THOUSAND)
        )
        french = bool(words.bare) and current is not None and words.units[key] in (1, 11) and current % 100 >= 20
        if not (english or french):
            return False
        self.at = after
        return self._take(after)

    def _and_a_half(self, at: int) -> bool:
        if self.current is not None:
            self.current += 0.5
        elif self.scale > 1:
            self.total += 0.5 * self.scale
        else:
            return False
        self.at = at + 1
        return True


def _fits(current: float, value: int) -> bool:
    """Whether a unit or a ten may follow what was read: "vingt" + "trois", "soixante" + "quinze", "dix" + "sept"."""
    if value < 10:
        return current % 10 == 0 and (current % 100 != 10 or value >= 7)
    if value < 20:
        return current % 100 in (0, 60, 80)
    return current % 100 == 0
