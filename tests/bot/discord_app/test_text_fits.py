"""Text is cut at a word and split without loss."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.fitting import ELLIPSIS, cut, split
from bot.discord_app.limits import length
from bot.discord_app.markdown import escape


def escaped_length(text: str) -> int:
    return length(escape(text))


@pytest.mark.parametrize(
    ("text", "limit", "cut_to"),
    [
        ("short", 5, "short"),
        ("a longer text", 9, "a longer…"),
        ("a longer text", 8, "a longe…"),
        ("unbreakable", 5, "unbr…"),
        ("a list, of things", 9, "a list…"),
        ("🚀🚀🚀", 5, "🚀🚀…"),
        ("", 3, ""),
    ],
)
def test_it_ends_at_a_word_with_an_ellipsis(text: str, limit: int, cut_to: str) -> None:
    assert cut(text, limit) == cut_to


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(1, 120))
def test_a_cut_text_is_a_beginning_that_fits(text: str, limit: int) -> None:
    shorter = cut(text, limit)
    assert length(shorter) <= limit
    assert shorter == text or text.startswith(shorter.removesuffix(ELLIPSIS))


@given(st.text("ab *_\n.é🚀", max_size=300), st.integers(4, 60))
def test_the_parts_of_a_text_fit_and_leave_nothing_out(text: str, limit: int) -> None:
    ranges = split(text, limit, escaped_length)
    parts = [text[start:end] for start, end in ranges]
    assert all(escaped_length(part) <= limit for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))


def test_a_part_ends_at_a_paragraph_before_a_sentence_before_a_word() -> None:
    text = "First sentence here. Second one.\nA new paragraph of words that goes on"
    assert [text[start:end] for start, end in split(text, 40)] == [
        "First sentence here. Second one.\n",
        "A new paragraph of words that goes on",
    ]
    assert text[slice(*split(text, 28)[0])] == "First sentence here. "


def test_a_long_text_is_split_quickly() -> None:
    ranges = split("word " * 40_000, 3_000, escaped_length)
    assert len(ranges) >= 66
