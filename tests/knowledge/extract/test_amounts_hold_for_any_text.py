"""Whatever the text, sums are read without an error, with exact spans, and written numbers read back as themselves."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.extract.amounts import read, read_amounts
from knowledge.extract.amounts.tokens import level

LANGUAGES = st.sampled_from(["fr", "en"])
WORDS = (
    "1 20 2025 1,2 1.200 4.5 ½ $ € £ US$ M€ bn Md million milliards billion cent mille hundred and a half et demi "
    "un une a de d' euros dollars couronnes pounds à to - – ( ) . , ; plus de jusqu' sur cinq ans over five years "
    "per year soit or between entre centaine quatre vingt dix \n \u00a0 \u202f ’ ' % F-16 Oslo"
)
PIECES = st.sampled_from(WORDS.split(" "))


@given(
    text=st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES).map("".join)),
    language=LANGUAGES,
)
@example(text="0   MILLE", language="fr")  # a number by itself behind more blanks than parts the words of one
@settings(max_examples=400, deadline=None)
def test_spans_are_exact_ordered_and_values_are_positive(text: str, language: str) -> None:
    reading = read(text, language)
    end = 0
    for money in reading.sums:
        for amount in (money.amount, *money.alternatives):
            assert text[amount.start : amount.end] == amount.text
            assert amount.start >= end
            assert amount.value > 0
            assert amount.upper is None or amount.upper > amount.value
            end = amount.end
    for count in reading.counts:
        assert 0 <= count.start < count.end <= len(text)


@given(st.text())
def test_levelling_keeps_every_offset(text: str) -> None:
    assert len(level(text)) == len(text)


FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def singular(words: str) -> str:
    """Take the plural from "cents" and "vingts", as "mille" after them asks."""
    return words.removesuffix("s") if words.endswith(("cents", "vingts")) else words


def in_french(number: int) -> str:
    """Write a number below a million in French words, by the rules of school."""
    small = FRENCH.split()
    if number < 17:
        return small[number]
    if number < 20:
        return f"dix-{small[number - 10]}"
    if number < 100:
        ten, rest = divmod(number, 10)
        if ten in (7, 9):
            ten, rest = ten - 1, rest + 10
        tens = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}[ten]
        if rest == 0:
            return tens + ("s" if ten == 8 else "")
        return f"{tens} et {in_french(rest)}" if rest in (1, 11) and ten != 8 else f"{tens}-{in_french(rest)}"
    if number < 1000:
        hundred, rest = divmod(number, 100)
        head = "cent" if hundred == 1 else f"{small[hundred]} cent"
        return f"{head} {in_french(rest)}" if rest else head + ("s" if hundred > 1 else "")
    thousand, rest = divmod(number, 1000)
    head = "mille" if thousand == 1 else f"{singular(in_french(thousand))} mille"
    return f"{head} {in_french(rest)}" if rest else head


def in_english(number: int) -> str:
    """Write a number below a million in British English words."""
    small = ENGLISH.split()
    if number < 20:
        return small[number]
    if number < 100:
        tens = TENS.split()[number // 10 - 2]
        return f"{tens}-{small[number % 10]}" if number % 10 else tens
    if number < 1000:
        head = f"{small[number // 100]} hundred"
        return f"{head} and {in_english(number % 100)}" if number % 100 else head
    head, rest = f"{in_english(number // 1000)} thousand", number % 1000
    if not rest:
        return head
    return f"{head} and {in_english(rest)}" if rest < 100 else f"{head} {in_english(rest)}"


@given(st.integers(min_value=2, max_value=999_999))
def test_numbers_in_words_read_back_as_themselves(number: int) -> None:
    for text, language in ((f"{in_french(number)} euros", "fr"), (f"{in_english(number)} euros", "en")):
        (money,) = read_amounts(text, language)
        assert (money.amount.value, money.amount.text) == (number, text)


@given(st.integers(min_value=2, max_value=999))
def test_numbers_in_words_take_a_scale(number: int) -> None:
    (french,) = read_amounts(f"{in_french(number)} milliards de dollars", "fr")
    (english,) = read_amounts(f"{in_english(number)} billion dollars", "en")
    assert french.amount.value == english.amount.value == number * 1e9


@given(st.integers(min_value=1, max_value=10**12), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_numerals_read_back_as_themselves(number: int, blank: str) -> None:
    (french,) = read_amounts(f"{number:,} euros".replace(",", blank), "fr")
    (english,) = read_amounts(f"${number:,}", "en")
    assert french.amount.value == english.amount.value == number


@pytest.mark.parametrize(
    "piece", ["1 ", "un ", "$", "5 million ", "€5 to ", "(", "1.", "deux cent ", "9" * 50 + " euros "]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_long_line_is_read_in_linear_time(piece: str, language: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        read(text, language)
        return process_time() - start

    seconds(1_000)
    short, long = (min(seconds(length) for _ in range(3)) for length in (20_000, 160_000))
    assert long < 0.05 + 8 * 3 * short
