"""Pages, sharing, context and follow-ups, through the real command tree, with a desk that says what it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import discord
import pytest

from bot.answers import Answer, AnswerStatus, Badge, Card, Door, Excerpt, File, Picture, Tone

LONG = "Was it « promised », or *expected*, that 4.2 billion_euros go to @everyone by <@123456789012345678>? " * 9


@pytest.fixture
def script() -> Callable[[str, Mapping[str, str], str], Answer]:
    def answer(command: str, arguments: Mapping[str, str], language: str) -> Answer:
        asked = arguments.get("question", "")
        cards = tuple(
            Card(
                badge=Badge(word="PLEDGED", tone=Tone.FIRM),
                headline=f"Headline {number} for {asked[:20]}",
                details=("a detail",),
                excerpts=(Excerpt(text=f"Les mots {number}", language="fr", translation="The words"),),
                small_print=("article 000",),
                fact=f"p-{number}",
            )
            for number in range(12)
        )
        doors = tuple(
            Door(label=f"Door {number}", command="ask", arguments={"question": f"door {number}"}) for number in (1, 2)
        )
        return Answer(
            command=command,
            arguments=arguments,
            language=language,
            title=f"{language}: {asked[:20]}",
            cards=cards,
            doors=doors,
        )

    return answer


async def test_an_answer_is_private_until_it_is_shared(scripted: Any) -> None:
    result = await scripted.ask("ask", question="who")
    assert result.response.ephemeral
    assert "In context" in scripted.labels(result.response)
    shared = await scripted.press(result.response, "Share")
    assert not shared.response.ephemeral
    assert "Shared by Alice" in scripted.shown(shared.response)
    assert "Share" not in scripted.labels(shared.response)
    assert "Headline 0" in scripted.shown(shared.response)


async def test_a_page_turns_in_place_and_back(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    assert "1/3" in scripted.labels(first)
    second = (await scripted.press(first, "→")).response
    assert second.id == first.id
    assert "Headline 5" in scripted.shown(second)
    assert "Headline 0" not in scripted.shown(second)
    back = (await scripted.press(second, "←")).response
    assert "Headline 0" in scripted.shown(back)


async def test_all_pages_together_show_every_card_once(scripted: Any) -> None:
    page = (await scripted.ask("ask", question="who")).response
    seen = scripted.shown(page)
    for _ in range(2):
        page = (await scripted.press(page, "→")).response
        seen += scripted.shown(page)
    assert [seen.count(f"Headline {number} ") for number in range(12)] == [1] * 12


async def test_the_ends_cannot_be_passed(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    disabled = {part["label"]: part.get("disabled", False) for part in scripted.parts(first) if "label" in part}
    assert disabled["←"]
    assert not disabled["→"]
    second = (await scripted.press(first, "→")).response
    last = (await scripted.press(second, "→")).response
    disabled = {part["label"]: part.get("disabled", False) for part in scripted.parts(last) if "label" in part}
    assert not disabled["←"]
    assert disabled["→"]


async def test_buttons_work_after_a_restart(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    await scripted.restart()
    second = (await scripted.press(first, "→")).response
    assert "Headline 5" in scripted.shown(second)


async def test_nothing_of_an_answer_is_kept_and_its_buttons_work_for_ever(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    tasks = {task.get_name() for task in asyncio.all_tasks()}
    for _ in range(5):
        await scripted.ask("ask", question="who")
        await scripted.press(first, custom_id=scripted.identifiers(first, "In context")[0])
    assert {task.get_name() for task in asyncio.all_tasks()} == tasks
    assert not scripted.env.bot.persistent_views
    await scripted.env.advance_time(86_400)
    second = (await scripted.press(first, "→")).response
    assert "Headline 5" in scripted.shown(second)


@pytest.mark.parametrize("question", ["who | what = 100 % * sure?", "É.-U. ’ « » 你好 🇺🇦", "a" * 80, LONG.strip()])
async def test_any_question_survives_a_restart(scripted: Any, question: str) -> None:
    first = (await scripted.ask("ask", question=question)).response
    before = scripted.shown(first)
    await scripted.restart()
    second = (await scripted.press(first, "→")).response
    assert scripted.shown(second) != before
    await scripted.restart()
    back = (await scripted.press(second, "←")).response
    assert scripted.shown(back) == before


async def test_buttons_of_a_shared_answer_answer_their_presser_alone(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    shared = (await scripted.press(first, "Share")).response
    before = scripted.shown(shared)
    turned = await scripted.press(shared, "→", actor=scripted.bruno, locale="fr")
    assert turned.response.id != shared.id
    assert turned.response.ephemeral
    assert "fr: who" in scripted.shown(turned.response)
    assert "Partager" in scripted.labels(turned.response)
    assert scripted.shown(scripted.channel.history()[-1]) == before


async def test_the_page_in_view_is_the_page_that_is_shared(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    second = (await scripted.press(first, "→")).response
    shared = (await scripted.press(second, "Share")).response
    assert "Headline 5" in scripted.shown(shared)


async def test_in_context_opens_beside_the_answer(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    identifier = scripted.identifiers(first, "In context")[3]
    context = await scripted.press(first, custom_id=identifier)
    assert context.response.id != first.id
    assert context.response.ephemeral
    assert "Passage of p\\-3" in scripted.shown(context.response) or "Passage of p-3" in scripted.shown(
        context.response
    )


async def test_a_passage_can_be_shared(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    context = await scripted.press(first, custom_id=scripted.identifiers(first, "In context")[0])
    shared = await scripted.press(context.response, "Share")
    assert not shared.response.ephemeral
    assert "Passage of" in scripted.shown(shared.response)


async def test_a_door_leads_on_in_place(scripted: Any) -> None:
    first = (await scripted.ask("ask", question="who")).response
    onward = (await scripted.press(first, "Door 2")).response
    assert onward.id == first.id
    assert "door 2" in scripted.shown(onward)


async def test_who_may_not_write_may_not_share(scripted: Any) -> None:
    mute = scripted.guild.create_text_channel(
        "read-only", overwrites={scripted.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    answer = (await scripted.alice.slash(mute, "ask", question="who")).response
    refused = await scripted.press(answer, "Share")
    assert refused.response.ephemeral
    assert "may not post" in scripted.shown(refused.response)
    assert not [message for message in mute.history() if not message.flags.ephemeral]


@pytest.mark.parametrize(
    "identifier", ["0p0|ask|question=who|0", "x", "1z0|ask|0", "1p0|ask|question|0", "1p0|ask", "1c0|a|b|c"]
)
async def test_a_button_of_another_version_says_so(scripted: Any, identifier: str) -> None:
    message = (await scripted.ask("ask", question="who")).response
    _rewrite(scripted, message, "1p1|ask|question=who|1", identifier)
    result = await scripted.press(message, custom_id=identifier)
    assert result.response.ephemeral
    assert "no longer works" in scripted.shown(result.response)


async def test_a_page_beyond_the_last_shows_the_last(scripted: Any) -> None:
    message = (await scripted.ask("ask", question="who")).response
    _rewrite(scripted, message, "1p1|ask|question=who|1", "1p1|ask|question=who|99999999")
    result = await scripted.press(message, custom_id="1p1|ask|question=who|99999999")
    assert "3/3" in scripted.labels(result.response)


def _rewrite(world: Any, message: Any, before: str, after: str) -> None:
    """Change an identifier in the message as Discord stores it: what an older version, or a tampering client, sent."""
    stored = world.env.backend.get_message(message.channel_id, message.id)
    changed = [part for part in world.parts(stored) if part.get("custom_id") == before]
    assert changed
    changed[0]["custom_id"] = after


class TestChoices:
    """A tie is asked, with buttons, or a select where there are many."""

    @pytest.fixture
    def script(self) -> Callable[[str, Mapping[str, str], str], Answer]:
        def answer(command: str, arguments: Mapping[str, str], language: str) -> Answer:
            asked = arguments["question"]
            if not asked.isdigit():
                return Answer(command=command, arguments=arguments, language=language, title=f"Chosen: {asked}")
            choices = tuple(
                Door(
                    label=f"Choice {number}",
                    command="ask",
                    arguments={"question": f"choice {number}"},
                    detail="a place",
                )
                for number in range(int(asked))
            )
            return Answer(
                status=AnswerStatus.AMBIGUOUS,
                command=command,
                arguments=arguments,
                language=language,
                title="Which?",
                choices=choices,
            )

        return answer

    @pytest.mark.parametrize("number", [2, 5, 10])
    async def test_a_few_are_buttons(self, scripted: Any, number: int) -> None:
        message = (await scripted.ask("ask", question=str(number))).response
        assert scripted.labels(message) == [f"Choice {each}" for each in range(number)]
        assert "**Choice 1** — a place" in scripted.shown(message)
        await scripted.restart()
        chosen = (await scripted.press(message, "Choice 1")).response
        assert chosen.id == message.id
        assert "Chosen: choice 1" in scripted.shown(chosen)

    @pytest.mark.parametrize("number", [11, 25, 60])
    async def test_many_are_a_select(self, scripted: Any, number: int) -> None:
        message = (await scripted.ask("ask", question=str(number))).response
        select = next(part for part in scripted.parts(message) if part["type"] == 3)
        assert len(select["options"]) == min(number, 25)
        await scripted.restart()
        chosen = await scripted.alice.select(message, [select["options"][7]["value"]])
        assert "Chosen: choice 7" in scripted.shown(chosen.response)


class TestFiles:
    """Pictures and files go along, and stay when the message is edited."""

    @pytest.fixture
    def script(self) -> Callable[[str, Mapping[str, str], str], Answer]:
        def answer(command: str, arguments: Mapping[str, str], language: str) -> Answer:
            return Answer(
                command=command,
                arguments=arguments,
                language=language,
                title="With files",
                picture=Picture(png=b"\x89PNG\r\n\x1a\n", name="a chart.png", alternative_text="what it shows " * 200),
                files=(File(name="facts.csv", content=b"a,b\n"),),
            )

        return answer

    async def test_they_are_sent_and_shared(self, scripted: Any) -> None:
        answer = (await scripted.ask("ask", question="who")).response
        assert [file.filename for file in answer.attachments] == ["a_chart.png", "facts.csv"]
        shared = (await scripted.press(answer, "Share")).response
        assert [file.filename for file in shared.attachments] == ["a_chart.png", "facts.csv"]


class TestFailures:
    """What goes wrong inside is told by a code, and only by that."""

    @pytest.fixture
    def script(self) -> Callable[[str, Mapping[str, str], str], Answer]:
        def answer(command: str, arguments: Mapping[str, str], language: str) -> Answer:
            raise RuntimeError("a secret of the inside")

        return answer

    async def test_the_user_and_the_log_have_the_same_code(
        self, scripted: Any, log: list[Any], expected_faults: set[str]
    ) -> None:
        expected_faults.add("fault")
        english = await scripted.ask("ask", question="a", locale="en-GB")
        french = await scripted.ask("ask", question="b", locale="fr")
        (code,) = {entry["code"] for entry in log if entry["event"] == "fault"}
        for result in (english, french):
            assert result.response.ephemeral
            assert code in scripted.shown(result.response)
            assert "secret" not in scripted.shown(result.response)
        assert "incident" in scripted.shown(french.response)

    @pytest.mark.parametrize("code", [10062, 40060])
    async def test_an_answer_that_comes_too_late_is_only_logged(
        self, scripted: Any, log: list[Any], expected_faults: set[str], code: int
    ) -> None:
        expected_faults |= {"fault", "too_late", "not_delivered"}
        scripted.env.inject_error("POST", "/interactions/*/callback", status=404, code=code, message="Unknown")
        result = await scripted.alice.slash(scripted.channel, "ask", question="who")
        assert not result.acknowledged
        assert [entry for entry in log if entry["event"] in {"too_late", "not_delivered"}]
        assert not scripted.env.errors


async def test_an_expired_interaction_is_no_fault(scripted: Any, log: list[Any], expected_faults: set[str]) -> None:
    expected_faults.add("too_late")
    scripted.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, message="Unknown interaction")
    await scripted.alice.slash(scripted.channel, "ask", question="who")
    assert [entry["event"] for entry in log if entry["log_level"] == "warning"] == ["too_late"]


async def test_autocompletion_is_cut_to_what_discord_takes(scripted: Any) -> None:
    choices = await scripted.complete("verify", "speaker", "somebody")
    assert len(choices) == 25
    assert choices[3]["value"] == "id-3"


async def test_autocompletion_that_fails_offers_nothing(scripted: Any, expected_faults: set[str]) -> None:
    expected_faults.add("autocomplete_failed")
    assert await scripted.complete("verify", "speaker", "fail") == []


async def test_the_menu_of_a_message_verifies_its_words(scripted: Any) -> None:
    said = await scripted.bruno.send(scripted.channel, "**We will** give @everyone a tank")
    result = await scripted.alice.context_menu(scripted.channel, "Verify quote", said)
    assert result.response.ephemeral
    silent = await scripted.bruno.send(scripted.channel, attachments=[("a.txt", b"a")])
    result = await scripted.alice.context_menu(scripted.channel, "Verify quote", silent)
    assert "no words" in scripted.shown(result.response)
