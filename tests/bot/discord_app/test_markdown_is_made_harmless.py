"""What an article or a reader writes is shown as it is: no formatting, no link, no mention, nothing invisible."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.markdown import ZERO_WIDTH, clean, emphasise, escape, link, one_line, quote, unescape

anything = st.text(st.characters()) | st.text(
    st.sampled_from("ab1 *_~`|<>[]()#-+=.@:/\\!&\n\u200b\u202e« »"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, « guillemets » and 1.2 %", "plain words, « guillemets » and 1.2 %"),
        ("**bold** _it_ ~~no~~ ||spoiler||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|spoiler\|\|"),
        ("`code` ```block```", r"\`code\` \`\`\`block\`\`\`"),
        ("# heading", r"\# heading"),
        ("-# small", r"\-# small"),
        ("- item\n* item\n+ item", "\\- item\n\\* item\n\\+ item"),
        ("1. first\n2) second", "1\\. first\n2\\) second"),
        ("1.2 billion", "1.2 billion"),
        ("> quoted\n>>> all", "\\> quoted\n\\>\\>\\> all"),
        ("[label](https://example.org)", r"\[label\](https\://example.org)"),
        ("<https://example.org>", r"\<https\://example.org\>"),
        ("see https://example.org/a_b", r"see https\://example.org/a\_b"),
        ("at 10:30", "at 10:30"),
        ("@everyone and @here", f"@{ZERO_WIDTH}everyone and @{ZERO_WIDTH}here"),
        ("<@123> <@!123> <@&123> <#123>", rf"\<@{ZERO_WIDTH}123\> \<@{ZERO_WIDTH}!123\> \<@\&123\> \<#123\>"),
        ("me@example.org", "me@example.org"),
        ("<t:0:R> </ask:1> <:smile:1>", r"\<t:0:R\> \</ask:1\> \<:smile:1\>"),
        ("a\\*b", r"a\\\*b"),
        ("left\u202eright\u202c\u200f\u2066x\u2069", "leftrightx"),
        ("nul\x00 bell\x07 tab\t", "nul bell tab"),
        ("half \ud800 a pair", "half a pair"),
        ("one\u2028two\r\nthree\rfour", "one\ntwo\nthree\nfour"),
        ("no\u00a0break\u202fspaces stay", "no\u00a0break\u202fspaces stay"),
        ("e\u0301 and 👩\u200d🚀 stay", "e\u0301 and 👩\u200d🚀 stay"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escape(text) == shown


@given(anything)
def test_escaping_can_be_taken_back(text: str) -> None:
    assert unescape(escape(text)) == clean(text)


@given(anything)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\n" not in one_line(text)


@given(anything)
def test_nothing_pings_and_nothing_is_left_active(text: str) -> None:
    escaped = escape(text)
    assert not re.search(r"@(everyone|here|!?\d)", escaped)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~`|<\[]", escaped)
    assert not re.search(r"(?m)^\s*(#|-#|[-+=]|\d+[.)]\s)", escaped)
    assert not re.search(r"[A-Za-z]://", escaped)
    escaped.encode("utf-8")


@given(anything, st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=4))
def test_emphasis_changes_nothing_but_asterisks(text: str, marks: list[tuple[int, int]]) -> None:
    bold = emphasise(text, tuple(marks))
    unmarked = re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", bold)
    assert re.sub(r"\s+", "", unescape(unmarked)) == re.sub(r"\s+", "", clean(text))


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("a word here", ((2, 6),), "a **word** here"),
        ("a word here", ((1, 7),), "a **word** here"),
        ("one two", ((0, 3), (4, 7)), "**one** **two**"),
        ("one two", ((0, 5), (3, 7)), "**one two**"),
        ("up\ndown", ((0, 7),), "**up**\n**down**"),
        ("a*b", ((0, 3),), r"**a\*b**"),
        ("nothing", ((3, 3), (9, 12)), "nothing"),
    ],
)
def test_marked_words_stand_out(text: str, marks: tuple[tuple[int, int], ...], shown: str) -> None:
    assert emphasise(text, marks) == shown


def test_every_line_of_a_quotation_is_in_the_block() -> None:
    assert quote("a\n\nb") == f"> a\n> {ZERO_WIDTH}\n> b"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("javascript:alert(1)", None),
        ("https://example.org/> @everyone", None),
        ("https://example.org/" + "a" * 1_000, None),
        ("ftp://example.org", None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, target: str | None) -> None:
    assert link("read [it]", address) == (None if target is None else rf"[read \[it\]](<{target}>)")
