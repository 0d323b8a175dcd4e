"""Every command of the real desk, through the real tree, in every language and place."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.discord_app import limits
from bot.localisation import LANGUAGES

ASKED = {
    "pledges": {"entity": "US"},
    "quotes": {"speaker": "Stoltenberg"},
    "positions": {"entity": "Hongrie"},
    "events": {"entity": "Brussels"},
    "profile": {"entity": "NATO"},
    "sources": {},
    "source": {"id": "003"},
    "about": {},
    "ask": {"question": "Who promised air-defence systems?"},
    "search": {"text": "drones"},
    "verify": {"quote": "Nous ne sommes pas ici pour débattre"},
    "compare": {"a": "Hungary", "b": "Germany"},
    "conflicts": {},
    "export": {"entity": "NATO"},
}
"""What each command is asked here; a command that comes to the desk has to come here too."""


async def test_every_command_of_the_desk_is_asked_here(desk: Any) -> None:
    assert set(desk.commands) <= set(ASKED)


@pytest.mark.parametrize("locale", [*LANGUAGES, "de"])
async def test_every_command_answers_privately_in_the_readers_language(world: Any, desk: Any, locale: str) -> None:
    for command in desk.commands:
        result = await world.ask(command, locale=locale, **ASKED[command])
        assert result.response.ephemeral, command
        assert world.shown(result.response), command
        expected = desk.answer(command, ASKED[command], locale)
        assert expected.status in {"ok", "not_on_record"}, command
        if expected.cards:
            share = "Partager" if locale == "fr" else "Share"
            assert share in world.labels(result.response), command


async def test_three_promises_are_shown_and_none_is_given_a_share_of_a_joint_sum(world: Any) -> None:
    answer = (await world.ask("pledges", entity="US")).response
    text = world.shown(answer)
    assert "United States · 3 promises" in text
    assert text.count("**PLEDGED**") == 1
    assert text.count("**EXPECTED**") == 2
    assert "jointly with the United Kingdom, Germany" in text
    assert "no share is given" in text
    assert "> « Les États-Unis ont promis 1,2\u00a0milliard" in text or "> «\u202fLes États-Unis ont promis" in text
    assert "*(translation)*" in text
    assert world.labels(answer).count("In context") == 3


async def test_french_readers_see_no_translation_and_french_names(world: Any) -> None:
    text = world.shown((await world.ask("pledges", entity="US", locale="fr")).response)
    assert "États-Unis · 3 promesses" in text
    assert "**PROMIS**" in text
    assert "translation" not in text
    assert "traduction" not in text


async def test_in_context_shows_the_passage_with_the_words_marked(world: Any) -> None:
    answer = (await world.ask("pledges", entity="US")).response
    first = world.identifiers(answer, "In context")[0]
    passage = world.shown((await world.press(answer, custom_id=first)).response)
    assert "**Les États-Unis ont promis" in passage
    assert "Le Pentagone a confirmé" in passage


async def test_pages_turn_after_a_restart(world: Any) -> None:
    first = (await world.ask("quotes", speaker="Stoltenberg")).response
    before = world.shown(first)
    await world.restart()
    second = (await world.press(first, "→")).response
    assert second.id == first.id
    assert "Jens Stoltenberg" in world.shown(second)
    assert world.shown(second) != before


async def test_shared_answers_name_their_sources_and_who_shared_them(world: Any) -> None:
    first = (await world.ask("pledges", entity="US")).response
    shared = (await world.press(first, "Share")).response
    assert not shared.ephemeral
    assert "article 000" in world.shown(shared)
    assert "Shared by Alice" in world.shown(shared)


async def test_an_ambiguous_name_is_asked_with_buttons(world: Any, desk: Any) -> None:
    typed = next(name for name in ("ministre", "Petr", "minister", "defence", "Jean", "group") if _is_tie(desk, name))
    question = (await world.ask("profile", entity=typed)).response
    before = world.shown(question)
    choice = desk.answer("profile", {"entity": typed}, "en-US").choices[0]
    await world.restart()
    chosen = (await world.press(question, choice.label)).response
    assert chosen.id == question.id
    assert world.shown(chosen) != before


def _is_tie(desk: Any, typed: str) -> bool:
    return bool(desk.answer("profile", {"entity": typed}, "en-US").choices)


@pytest.mark.parametrize("name", ["Slovenia", "Slovénie", "Austria", "Macron", "🤷", "xqzt"])
async def test_what_is_not_on_record_is_said_to_be_not_on_record(world: Any, name: str) -> None:
    for locale in ("en-GB", "fr"):
        result = await world.ask("pledges", entity=name, locale=locale)
        text = world.shown(result.response)
        assert "not on record" in text or "rien au dossier" in text
        assert "In context" not in world.labels(result.response)


async def test_it_works_in_direct_messages(world: Any) -> None:
    user = world.env.create_user("carla")
    assert set(user.available_commands()) == set(world.env.bot.answerer.desk.commands)
    result = await user.slash("pledges", entity="US")
    assert result.acknowledged
    assert "3 promises" in world.shown(result.response)
    shared = await user.click(result.response, label="Share")
    assert "Shared by carla" in world.shown(shared.response)


class TestAutocompletion:
    """Offers while somebody types, in their language."""

    @pytest.mark.parametrize(
        "typed", ["", "h", "HON", "hong", "Ungarn", "etats", "US", "🤷", "@everyone", "\x00", "x" * 6_000]
    )
    @pytest.mark.parametrize("locale", LANGUAGES)
    async def test_it_never_fails_and_keeps_the_limits(self, world: Any, desk: Any, locale: str, typed: str) -> None:
        for command, spec in desk.commands.items():
            for option in spec.options:
                if option.kind in {"entity", "source"}:
                    await world.complete(command, option.name, typed, locale=locale)

    async def test_it_is_in_the_readers_language(self, world: Any) -> None:
        english = await world.complete("pledges", "entity", "hun")
        french = await world.complete("pledges", "entity", "hon", locale="fr")
        assert english[0]["name"].startswith("Hungary")
        assert french[0]["name"].startswith("Hongrie")
        assert english[0]["value"] == french[0]["value"]

    async def test_what_is_offered_can_be_asked_by_value_and_by_name(self, world: Any) -> None:
        (first, *_) = await world.complete("pledges", "entity", "hun")
        answers = [world.shown((await world.ask("pledges", entity=typed)).response) for typed in first.values()]
        assert all("Hungary" in text.split("\n")[0] for text in answers)

    async def test_an_empty_field_offers_the_most_on_record(self, world: Any) -> None:
        choices = await world.complete("pledges", "entity", "")
        assert 5 <= len(choices) <= limits.CHOICES


class TestRegistration:
    """The commands as Discord's menus get them."""

    @pytest.fixture
    def registered(self, world: Any) -> list[dict[str, Any]]:
        return list(world.env.backend.commands[None].values())

    async def test_they_work_everywhere_and_for_user_installs(self, registered: list[dict[str, Any]]) -> None:
        for command in registered:
            assert set(command["contexts"]) == {0, 1, 2}
            assert set(command["integration_types"]) == {0, 1}

    async def test_names_keep_the_rules_and_are_unique_in_every_language(
        self, registered: list[dict[str, Any]]
    ) -> None:
        slash = [command for command in registered if command["type"] == 1]
        for locale in (None, *LANGUAGES):
            _check_names([_named(command, locale) for command in slash])
            for command in slash:
                _check_names([_named(option, locale) for option in command["options"]])

    async def test_descriptions_and_sizes_keep_the_limits(self, registered: list[dict[str, Any]]) -> None:
        assert len(registered) <= limits.SLASH_COMMANDS
        for command in registered:
            size = 0
            for part in [command, *command["options"]]:
                said = [part["description"], *(part.get("description_localizations") or {}).values()]
                assert command["type"] != 1 or all(1 <= len(each) <= limits.COMMAND_DESCRIPTION for each in said)
                size += max(map(len, said)) + max(len(_named(part, locale)) for locale in (None, *LANGUAGES))
                choices = part.get("choices", ())
                assert len(choices) <= limits.CHOICES
                size += sum(len(choice["name"]) + len(choice["value"]) for choice in choices)
            assert size <= limits.COMMAND_CHARACTERS
            assert len(command["options"]) <= limits.COMMAND_OPTIONS

    async def test_every_word_is_translated(self, registered: list[dict[str, Any]]) -> None:
        for command in registered:
            for part in [command, *command["options"]]:
                assert set(part["name_localizations"]) >= set(LANGUAGES), part["name"]
                if command["type"] == 1:
                    assert set(part["description_localizations"]) >= set(LANGUAGES), part["name"]
            for choice in [choice for option in command["options"] for choice in option.get("choices", ())]:
                assert set(choice["name_localizations"]) >= set(LANGUAGES)


def _named(part: dict[str, Any], locale: str | None) -> str:
    return str((part.get("name_localizations") or {}).get(locale, part["name"]))


def _check_names(names: list[str]) -> None:
    assert len(set(names)) == len(names)
    for name in names:
        discord.app_commands.commands.validate_name(name)
