"""Whatever is typed into whatever option gets a clear answer, in the reader's language, with nothing from inside."""

from __future__ import annotations

import itertools
import json
import re
import time
import unicodedata
from typing import Any

import pytest

from bot import batch
from bot.desk import Desk
from bot.desk.typed import cleaned

HOSTILE = {
    "empty": "",
    "white space": " \t\n\u00a0\u2003 ",
    "6,000 letters": "a" * 6_000,
    "100,000 letters": "promise " * 12_500,
    "a pile of accents": "e" + "\u0301" * 6_000,
    "only emoji": "😀" * 5,
    "joined emoji": "👨\u200d👩\u200d👧 🏳️\u200d🌈",
    "everyone": "@everyone @here",
    "mentions": "<@123> <@&1> <#1> </pledges:123> <t:1:R> <:a:1>",
    "headings": "# Big\n## two\n> quote\n- item",
    "links": "[click](https://evil.example) <https://evil.example> https://discord.gg/abc",
    "fences": "```py\nprint(1)\n``` `x` ||secret|| **US** __US__ ~~US~~",
    "bidi marks": "\u202eUS\u202c \u2066x\u2069\u200f",
    "zero widths": "U\u200bS\ufeff",
    "controls": "U\x00S \x1b[31mred\x07\x08",
    "lone surrogates": "\ud800 US\udfff",
    "SQL": "US'; DROP TABLE facts;-- \" OR 1=1",
    "shell": "$(rm -rf /); `id` | cat && x",
    "formats": "{0} %s %d %n {$name} { $typed } { -term } ${jndi:ldap://x}",
    "paths": "../../etc/passwd ..\\..\\x /etc/passwd",
    "markup": "<script>alert(1)</script> &amp; &#x41;",
    "patterns": "(a+)+$ .* [",
    "query syntax": 'text:"foo" AND (bar OR * ~ ^ +-! field:x "',
    "numbers": "-1 1e309 ٣ ² 0",
    "many digits": "9" * 5_000,
    "quotation marks": "\"'`«»“”‘’" * 30,
    "brackets": "(" * 5_000,
    "options": "--lang --help",
    "an id that is gone": "999-p99",
    "a fact's id": "000-p01",
    "lines": "US\n" * 3_000,
    "function words": "the of a le la les de",
    "many letters": " ".join(map(chr, range(0x100, 0x600))),
    "another script": "الولايات المتحدة 美国",
}
USUAL = {"entity": "US", "speaker": "Stoltenberg", "question": "Who?", "text": "missile", "quote": "besoins urgents"}
USUAL |= {"a": "France", "b": "Italy", "id": "000"}
INSIDE = re.compile(
    r"Traceback|Exception|\w+Error\b|\bknowledge\.\w|\bbot\.\w|\bNone\b|<class|/site-packages/|KeyError"
)
PROMPTLY = 3.0
"""Seconds: what a reader on Discord is given, and far more than any of these needs on a slow machine."""


def ask(desk: Desk, command: str, arguments: dict[str, str], locale: str) -> dict[str, Any]:
    """Ask through the contract of scripts, which gives every part of an answer as text."""
    line = json.dumps({"id": 1, "command": command, "args": arguments, "locale": locale}).encode()
    (answer,) = batch.run(desk, [line])
    found: dict[str, Any] = json.loads(answer)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_anything_typed_anywhere_gets_a_clear_answer(desk: Desk, name: str) -> None:
    typed = HOSTILE[name]
    options = [(command, option) for command, spec in desk.commands.items() for option in spec.options]
    for (command, option), locale in zip(options, itertools.cycle(["fr", "en-US"]), strict=False):
        needed = {one.name: USUAL[one.name] for one in desk.commands[command].options if one.required}
        began = time.perf_counter()
        answer = ask(desk, command, {**needed, option.name: typed}, locale)
        assert time.perf_counter() - began < PROMPTLY
        assert answer["status"] in {"ok", "not_on_record", "ambiguous"}
        assert answer["error"] is None
        text = answer["text"]
        assert text.strip()
        assert len(text) < 100_000
        hidden = {letter for letter in text if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"}}
        assert hidden <= {"\n"}
        assert not INSIDE.search(text)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en-US", "fr"])
def test_anything_typed_so_far_is_completed_within_the_limits(desk: Desk, name: str, language: str) -> None:
    for command, spec in desk.commands.items():
        for option in spec.options:
            for suggestion in desk.complete(command, option.name, HOSTILE[name], {}, language):
                assert 1 <= len(suggestion.label) <= 100
                assert 1 <= len(suggestion.value) <= 100


@pytest.mark.parametrize("command", ["", "Pledges", " pledges", "\ud800", "__init__", "../pledges", "x" * 9_000])
def test_a_command_that_there_is_not_is_said_in_the_readers_language(desk: Desk, command: str) -> None:
    answer = desk.answer(command, {"entity": "US"}, "fr")
    assert answer.code == "unknown_command"
    assert answer.title.startswith("Il n’y a pas de commande")
    assert len(answer.title) < 120


@pytest.mark.parametrize(
    ("locale", "first_word"),
    [("fr-CA", "États-Unis"), ("fr_FR", "États-Unis"), ("en-AU", "United"), ("de", "United"), ("", "United")],
)
def test_a_locale_is_answered_in_the_nearest_language(desk: Desk, locale: str, first_word: str) -> None:
    assert ask(desk, "pledges", {"entity": "US"}, locale)["text"].split()[0] == first_word


@pytest.mark.parametrize("locale", ["xx-!!", "fr" * 9_000, "\x00", "../fr", "\ud800", "{0}", "EN-us", "FR"])
def test_no_locale_is_a_fault(desk: Desk, locale: str) -> None:
    assert ask(desk, "about", {}, locale)["status"] == "ok"


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("pledged", "en-US"),
        ("promis", "fr"),
        ("Promis", "en-US"),  # the word of the other language, as in a pasted command
        ("PLEDGED", "fr"),
    ],
)
def test_the_word_of_a_choice_is_taken_for_its_value(desk: Desk, typed: str, language: str) -> None:
    assert desk.answer("pledges", {"entity": "US", "status": typed}, language).arguments["status"] == "pledged"


def test_a_choice_that_there_is_not_is_told_which_there_are(desk: Desk) -> None:
    for command, spec in desk.commands.items():
        needed = {one.name: USUAL[one.name] for one in spec.options if one.required}
        for option in spec.options:
            if option.kind == "choice":
                answer = desk.answer(command, {**needed, option.name: "nonsense"}, "en-GB")
                assert answer.code == "unknown_choice"
                assert "“nonsense” is not one of: " in answer.title
                assert not answer.cards


@pytest.mark.parametrize("language", ["en-US", "en-GB", "fr"])
def test_the_label_of_a_suggestion_means_what_it_labels(desk: Desk, invented_desk: Desk, language: str) -> None:
    for one in (desk, invented_desk):
        for command, option in (("pledges", "entity"), ("quotes", "speaker"), ("profile", "entity"), ("source", "id")):
            for suggestion in one.complete(command, option, "", {}, language):
                chosen = one.answer(command, {option: suggestion.value}, language)
                typed = one.answer(command, {option: suggestion.label}, language)
                assert typed.arguments == chosen.arguments
                assert typed.title == chosen.title


@pytest.mark.parametrize("typed", ["US · nonsense · 3", " · ", "· · ·", "US · country", "a · country · b · c · d"])
def test_what_only_looks_like_a_label_is_no_fault(desk: Desk, typed: str) -> None:
    for command, option in (("pledges", "entity"), ("source", "id"), ("compare", "a")):
        assert desk.answer(command, {option: typed, "b": "France"}, "fr").title


def test_no_letter_carries_a_pile_of_accents() -> None:
    assert cleaned("Z\u0301" * 3 + "\u0301" * 90, 200) == "Z\u0301" * 3 + "\u0301" * 3
    assert cleaned("Nguyễn Thị Định", 50) == "Nguyễn Thị Định"
    assert cleaned(unicodedata.normalize("NFD", "Nguyễn Ḝ"), 50) == unicodedata.normalize("NFD", "Nguyễn Ḝ")
