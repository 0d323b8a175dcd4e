"""What a tampering client sends when it presses: any identifier, any value, on anybody's message."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FORGED = {
    "empty argument": "1p0|pledges|entity=|0",
    "no argument": "1p0|pledges|0",
    "argument of another command": "1p0|about|entity=US|0",
    "argument twice": "1p0|pledges|entity=US|entity=France|0",
    "unknown argument": "1p0|pledges|entity=US|colour=red|0",
    "unknown choice": "1p0|pledges|entity=US|status=hoped|0",
    "a page that is no number": "1p0|pledges|entity=US|-1",
    "a page of another script": "1p0|pledges|entity=US|٣",
    "a very far page": "1p0|pledges|entity=US|" + "9" * 77,
    "text that is not displayed": "1p0|ask|question=*|0",
    "mentions": "1d0|profile|entity=%40everyone <@1>|0",
    "control characters": "1d0|profile|entity=%00%1b[2J%e2%80%ae|0",
    "half a character": "1d0|profile|entity=%ed%a0%80%ff|0",
    "a command of the machine": "1d0|__import__|x=os|0",
    "a context without a fact": "1c0||0",
    "a context of another argument": "1c0||x=y|0",
    "a context of everything": "1c0||fact=*|0",
    "share of what is gone": "1s0||fact=gone|0",
    "separators": "|" * 100,
    "equals": "1p0" + "|=" * 40 + "|0",
    "percent signs": "1p0|pledges|entity=" + "%" * 60 + "|0",
    "an action that there is not": "1x0|pledges|entity=US|0",
    "the longest": "1p0|pledges|entity=" + "x" * 79 + "|0",
}


def harmless(shown: str) -> None:
    assert shown.strip()
    assert not {"\u202e", "\x00", "\x1b"} & set(shown)
    assert "Error" not in shown


@pytest.mark.parametrize("identifier", FORGED.values(), ids=FORGED.keys())
@pytest.mark.parametrize("locale", ["en-US", "fr"])
async def test_any_identifier_is_answered(world: Any, identifier: str, locale: str) -> None:
    message = (await world.ask("pledges", entity="US")).response
    harmless(world.shown((await world.forge(message, identifier, locale=locale)).response))


@pytest.mark.parametrize(
    "values", [[one] for one in FORGED.values()] + [[], [""], ["25"], ["x" * 6_000], ["1p0|about|0", "x"], ["\ud800"]]
)
async def test_any_value_of_a_select_is_answered(world: Any, values: list[str]) -> None:
    message = (await world.ask("pledges", entity="Ukraine")).response
    result = await world.forge(message, values=values)
    if result.response is not None:
        harmless(world.shown(result.response))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text("1pdscgn0|=%*/ax9é\u202e@<>#", min_size=1, max_size=100)
    | st.builds(
        "1{}0|{}|{}={}|{}".format,
        st.sampled_from("pdsc"),
        st.sampled_from(["pledges", "quotes", "source", "ask", "about", ""]),
        st.sampled_from(["entity", "id", "question", "fact", "status"]),
        st.text(max_size=50).map(lambda text: text.replace("|", "%7c")),
        st.integers(-2, 10**9),
    ).map(lambda identifier: identifier[:100])
)
async def test_an_identifier_of_any_letters_is_answered(world: Any, identifier: str) -> None:
    result = await world.forge((await world.ask("about")).response, identifier)
    if result.response is not None:  # the number between the arrows does nothing
        harmless(world.shown(result.response))


async def test_somebody_else_gets_an_answer_of_their_own(world: Any) -> None:
    shared = (await world.press((await world.ask("pledges", entity="US")).response, "Share")).response
    before = world.shown(shared)
    for label in ("In context", "Only pledged"):
        if label in world.labels(shared):
            result = await world.press(
                shared, custom_id=world.identifiers(shared, label)[0], actor=world.bruno, locale="fr"
            )
            assert result.response.ephemeral
            assert result.response.id != shared.id
    assert world.shown(world.channel.history()[-1]) == before
