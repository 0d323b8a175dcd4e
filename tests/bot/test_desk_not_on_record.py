"""What the corpus does not say, the desk does not say: absent names, silent entities, ties, and hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Answer, AnswerStatus
from bot.desk import Desk

Said = Callable[[Answer], str]
ENTITY_COMMANDS = [
    ("pledges", "entity"),
    ("quotes", "speaker"),
    ("positions", "entity"),
    ("events", "entity"),
    ("profile", "entity"),
]


@pytest.mark.parametrize(("command", "option"), ENTITY_COMMANDS)
@pytest.mark.parametrize("typed", ["Slovenia", "Slovénie", "Austria", "Canada", "Niger", "Macron", "Rutte", "Bucarest"])
def test_a_neighbour_is_never_answered_for(desk: Desk, command: str, option: str, typed: str) -> None:
    for language in ("en-US", "fr"):
        answer = desk.answer(command, {option: typed}, language)
        assert answer.status is AnswerStatus.NOT_ON_RECORD
        assert answer.entity is None
        assert not answer.cards
        assert not answer.facts
        assert not answer.sources


@pytest.mark.parametrize("language", ["en-US", "fr"])
def test_a_group_that_is_silent_offers_its_members(desk: Desk, said: Said, language: str) -> None:
    answer = desk.answer("quotes", {"speaker": "pays baltes"}, language)
    assert answer.status is AnswerStatus.NOT_ON_RECORD
    assert ("Lithuania" if language == "en-US" else "Lituanie") in said(answer)
    first = answer.doors[0]
    assert (first.command, first.arguments) == ("quotes", {"speaker": "lithuania"})
    assert desk.answer(first.command, first.arguments, language).cards


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("Slovenia", "not the same thing: Slovakia.", "pas la même chose : Slovaquie."),
        ("Slovénie", "not the same thing: Slovakia.", "pas la même chose : Slovaquie."),
        ("Macron", "not the same thing: France.", "pas la même chose : France."),
    ],
)
@pytest.mark.parametrize(("command", "option"), ENTITY_COMMANDS)
def test_what_is_nearest_is_named_and_said_to_be_another(
    desk: Desk, said: Said, command: str, option: str, typed: str, english: str, french: str
) -> None:
    assert english in said(desk.answer(command, {option: typed}, "en-US"))
    assert french in said(desk.answer(command, {option: typed}, "fr"))


@pytest.mark.parametrize("typed", ["xyzzy", "Austria", "aaaa bbbb", "🦆🦆🦆🦆", "1234567"])
def test_where_nothing_is_near_the_most_on_record_is_offered(desk: Desk, typed: str) -> None:
    for command, option in ENTITY_COMMANDS:
        for language in ("en-US", "fr"):
            answer = desk.answer(command, {option: typed}, language)
            assert answer.status is AnswerStatus.NOT_ON_RECORD
            assert answer.entity is None
            assert not answer.cards
            assert len(answer.choices) == 5
            first = answer.choices[0]
            assert desk.answer(first.command, first.arguments, language).status is AnswerStatus.OK


@pytest.mark.parametrize("command", ["events", "profile"])
def test_a_capital_that_no_article_names_is_not_its_country(desk: Desk, said: Said, command: str) -> None:
    answer = desk.answer(command, {"entity": "Vilnius"}, "en-US")
    assert answer.status is AnswerStatus.NOT_ON_RECORD
    assert "Vilnius is not on record." in said(answer)
    assert "not the same thing: Lithuania" in said(answer)
    assert answer.entity is None


def test_a_capital_speaks_for_its_country_and_that_is_said(desk: Desk, said: Said) -> None:
    assert "“Vilnius” → Lithuania (capital)" in said(desk.answer("quotes", {"speaker": "Vilnius"}, "en-US"))
    assert "« Vilnius » → Lituanie (capitale)" in said(desk.answer("quotes", {"speaker": "Vilnius"}, "fr"))


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [("Slovénie", "Slovenia is not on record.", "Slovénie : rien au dossier."), ("SI", "Slovenia", "Slovénie")],
)
def test_what_the_world_has_is_said_by_name(desk: Desk, said: Said, typed: str, english: str, french: str) -> None:
    assert english in said(desk.answer("positions", {"entity": typed}, "en-US"))
    assert french in said(desk.answer("positions", {"entity": typed}, "fr"))


@pytest.mark.parametrize(
    ("command", "arguments", "english", "french"),
    [
        (
            "quotes",
            {"speaker": "Trump"},
            "No statement by Donald Trump is on record.",
            "Donald Trump : aucune déclaration au dossier.",
        ),
        (
            "pledges",
            {"entity": "Kharkiv"},
            "No promise by or to Kharkiv is on record.",
            "Kharkiv : aucune promesse au dossier",
        ),
        ("events", {"entity": "NASAMS"}, None, None),
    ],
)
def test_an_entity_without_such_facts_is_told_apart_from_an_absent_one(
    desk: Desk, said: Said, command: str, arguments: dict[str, str], english: str | None, french: str | None
) -> None:
    for language, expected in (("en-US", english), ("fr", french)):
        answer = desk.answer(command, arguments, language)
        if expected is None:
            continue
        assert answer.status is AnswerStatus.NOT_ON_RECORD
        assert expected in said(answer)
        assert answer.entity is not None
        assert not answer.cards
        assert not re.search(r"Trump (said|told|a d[ée]clar|a dit)", said(answer))
        assert any(door.command == "profile" for door in answer.doors)


def test_the_articles_that_name_a_silent_entity_are_named(desk: Desk, said: Said) -> None:
    assert "Named in article 004." in said(desk.answer("quotes", {"speaker": "Trump"}, "en-US"))


def test_a_narrowed_question_without_an_answer_does_not_deny_the_rest(desk: Desk, said: Said) -> None:
    answer = desk.answer("pledges", {"entity": "united-states", "item": "submarines"}, "en-US")
    assert answer.status is AnswerStatus.NOT_ON_RECORD
    assert "nothing on record that fits" in said(answer)
    assert "There are 3 without that restriction." in said(answer)
    assert "No promise" not in said(answer)
    assert desk.answer(answer.doors[0].command, answer.doors[0].arguments, "en-US").status is AnswerStatus.OK


def test_a_tie_asks_and_each_choice_answers(invented_desk: Desk) -> None:
    answer = invented_desk.answer("profile", {"entity": "Anselmus"}, "en-US")
    assert answer.status is AnswerStatus.AMBIGUOUS
    assert {choice.arguments["entity"] for choice in answer.choices} == {"anselm-the-elder", "anselm-the-younger"}
    assert {candidate.id for candidate in answer.candidates} == {"anselm-the-elder", "anselm-the-younger"}
    for choice in answer.choices:
        assert choice.detail is not None
        assert "person" in choice.detail
        assert invented_desk.answer(choice.command, choice.arguments, "en-US").status is not AnswerStatus.AMBIGUOUS


@pytest.mark.parametrize(("command", "option"), ENTITY_COMMANDS)
@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "\x00"])
def test_nothing_typed_offers_the_most_on_record(desk: Desk, command: str, option: str, typed: str) -> None:
    answer = desk.answer(command, {option: typed}, "fr")
    assert answer.status is AnswerStatus.NOT_ON_RECORD
    assert answer.title == "Rien n’a été saisi."
    assert 0 < len(answer.choices) <= 25
    assert all(desk.answer(one.command, one.arguments, "fr").status is AnswerStatus.OK for one in answer.choices)


HOSTILE = [
    "x" * 6_000,
    "😀" * 50,
    "@everyone",
    "<@&123456789012345678>",
    "**bold** [link](https://example.org) ||spoiler|| `code`",
    "\u202eSU\u202c \u2067abc\u2069",
    "US\x00\x01\x7f",
    "'; DROP TABLE facts; --",
    "$(rm -rf /) `id` | cat /etc/passwd",
    "{ $typed } { -brand } {",
    "../../etc/passwd",
    "\ud800",
    "%s %n {0} {name}",
    "a\nb\r\nc\td",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["en-US", "fr", "xx"])
def test_hostile_text_gets_a_clear_answer(desk: Desk, typed: str, language: str) -> None:
    for command, spec in desk.commands.items():
        answer = desk.answer(command, {option.name: typed for option in spec.options}, language)
        whole = "\n".join(answer.lines())
        assert answer.title
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", whole)
        assert "x" * 100 not in whole
        assert len(answer.title) <= 256


def test_an_unknown_status_says_which_there_are(desk: Desk, said: Said) -> None:
    answer = desk.answer("pledges", {"entity": "US", "status": "signed"}, "en-US")
    assert answer.status is AnswerStatus.NOT_ON_RECORD
    assert "“signed” is not one of: delivered, pledged, agreed, expected, considered, proposed, and declined." in said(
        answer
    )


def test_an_unknown_command_is_an_error_in_the_readers_language(desk: Desk) -> None:
    answer = desk.answer("promise", {}, "fr")
    assert answer.status is AnswerStatus.ERROR
    assert answer.code == "unknown_command"
    assert "commande" in answer.title


@pytest.mark.parametrize("typed", ["", "9", "article 77", "2024", "nonsense"])
def test_an_unknown_article_shows_those_that_there_are(desk: Desk, typed: str) -> None:
    answer = desk.answer("source", {"id": typed}, "en-US")
    assert answer.status is AnswerStatus.NOT_ON_RECORD
    assert [choice.arguments["id"] for choice in answer.choices] == ["000", "001", "002", "003", "004"]


@settings(max_examples=150, deadline=None)
@given(typed=st.text(max_size=80), language=st.sampled_from(["en-US", "en-GB", "fr", "de", ""]))
def test_any_text_gets_an_answer(desk: Desk, typed: str, language: str) -> None:
    for command, spec in desk.commands.items():
        answer = desk.answer(command, {option.name: typed for option in spec.options}, language)
        assert list(answer.lines())
        for option in spec.options:
            assert len(desk.complete(command, option.name, typed, {}, language)) <= 25
    assert desk.context(typed, language).title
    assert desk.resolve(typed, language).title
