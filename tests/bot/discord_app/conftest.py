"""A Discord in memory for the real bot, with the gaps of simcord closed (limits, locales, hostile clients, speed)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
import simcord
import simcord.actors
import simcord.env
import simcord.interactions
import structlog

from bot.answers import Answer
from bot.desk import CommandSpec, OptionSpec, Suggestion
from bot.discord_app import limits
from bot.discord_app.client import OnRecordClient
from bot.localisation import Localisation

# It waits 50 ms after each action for work that might still come; ours comes with the next turn of the loop.
simcord.env.Env._settle_internal.__kwdefaults__["idle"] = 0.001

_FAULTS = {"fault", "autocomplete_failed", "event_failed", "duty_failed", "too_late", "not_delivered", "slow_answer"}


class World:
    """A server with a channel and two members, the bot in it, and a locale that can be set."""

    def __init__(self, env: simcord.Env, make: Callable[[], OnRecordClient]) -> None:
        self.env = env
        self._make = make
        self.guild = env.create_guild("Newsroom")
        self.channel = self.guild.create_text_channel("desk")
        self.alice = self.guild.add_member(env.create_user("alice", global_name="Alice"))
        self.bruno = self.guild.add_member(env.create_user("bruno", global_name="Bruno"))

    async def restart(self) -> None:
        """Start the bot anew: another process, as far as it can tell."""
        await self.env.restart_bot(self._make())

    async def ask(self, command: str, *, locale: str = "en-US", **options: str) -> simcord.InteractionResult:
        """Ask as Alice, in the channel."""
        with reading(locale):
            return answered(await self.alice.slash(self.channel, command, **options))

    async def raw(self, command: str, *, locale: str = "en-US", **options: Any) -> simcord.InteractionResult:
        """Ask as a client would that checks nothing: any text, any type, options that are not there."""
        root = self.env.backend.find_command(command, None)
        assert root is not None
        data = {
            "id": root["id"],
            "name": command,
            "type": 1,
            "options": [{"name": name, "type": 3, "value": value} for name, value in options.items()],
        }
        with reading(locale):
            return answered(await simcord.actors._dispatch_actor_interaction(self.alice, 2, self.channel, data))

    async def press(
        self, message: Any, label: str | None = None, *, actor: Any = None, locale: str = "en-US", **by: str
    ) -> simcord.InteractionResult:
        """Press a button of a message by its label or identifier, as Alice unless somebody else is named."""
        with reading(locale):
            return answered(await (actor or self.alice).click(message, label=label, **by))

    async def forge(
        self, message: Any, identifier: str | None = None, *, locale: str = "en-US", values: list[str] | None = None
    ) -> simcord.InteractionResult:
        """Press as a tampering client would: a button with any identifier, or a select with any values."""
        stored = self.env.backend.get_message(message.channel_id, message.id)
        kind = limits.BUTTON if values is None else limits.STRING_SELECT
        part = next(one for one in self.parts(stored) if one["type"] == kind and "custom_id" in one)
        if identifier is not None:
            part["custom_id"] = identifier  # Discord itself refuses what the message does not have
        data = {"component_type": kind, "custom_id": part["custom_id"]}
        with reading(locale):
            sent = await simcord.actors._component_interaction(
                self.alice, stored, data if values is None else data | {"values": values}
            )
        return answered(sent)

    @staticmethod
    def parts(message: Any) -> list[dict[str, Any]]:
        """Return the components of a message, nested ones included."""
        parts = (part if isinstance(part, dict) else part.to_dict() for part in message.components)
        return list(limits.walk(list(parts)))

    @classmethod
    def shown(cls, message: Any) -> str:
        """Return all text that a message displays."""
        return "\n".join(part["content"] for part in cls.parts(message) if part["type"] == limits.TEXT_DISPLAY)

    @classmethod
    def labels(cls, message: Any) -> list[str]:
        """Return the labels of a message's buttons, in order."""
        return [part.get("label", "") for part in cls.parts(message) if part["type"] == limits.BUTTON]

    @classmethod
    def identifiers(cls, message: Any, label: str) -> list[str]:
        """Return the identifiers of the buttons with a label: several may have the same."""
        return [part["custom_id"] for part in cls.parts(message) if part.get("label") == label]

    async def complete(
        self, command: str, option: str, typed: str, *, locale: str = "en-US", **filled: str
    ) -> list[dict[str, Any]]:
        """Type into an option."""
        with reading(locale):
            choices = await self.alice.autocomplete(self.channel, command, option, typed, **filled)
        limits.check_choices(choices)
        return choices


_LOCALE = "en-US"


@contextmanager
def reading(locale: str) -> Iterator[None]:
    """Interactions made inside come from a client in this language."""
    global _LOCALE  # noqa: PLW0603 - the library's payload has to see it
    before, _LOCALE = _LOCALE, locale
    try:
        yield
    finally:
        _LOCALE = before


def _with_locale(build: Callable[..., tuple[Any, dict[str, Any]]]) -> Callable[..., tuple[Any, dict[str, Any]]]:
    def built(*args: Any, **kwargs: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = build(*args, **kwargs)
        payload["locale"] = _LOCALE
        if "guild_locale" in payload:
            payload["guild_locale"] = "de"  # nobody's language here: what is answered must follow the reader
        return record, payload

    return built


simcord.interactions.base_payload = _with_locale(simcord.interactions.base_payload)


def answered(result: simcord.InteractionResult) -> simcord.InteractionResult:
    """Return a result that was acknowledged: a handler that never answers raises nothing by itself."""
    assert result.acknowledged, "the bot did not answer"
    return result


class ScriptedDesk:
    """A desk that answers by a script what `/ask question` and `/verify quote` bring, with the real one's interface."""

    commands: Mapping[str, CommandSpec] = {
        "ask": CommandSpec(
            "ask", (OptionSpec("question", "text", longest=1_500), OptionSpec("with", "text", required=False))
        ),
        "verify": CommandSpec(
            "verify", (OptionSpec("quote", "text", longest=1_500), OptionSpec("speaker", "entity", required=False))
        ),
    }

    def __init__(self, script: Callable[[str, Mapping[str, str], str], Answer]) -> None:
        self.localisation = Localisation()
        self._script = script

    def answer(self, command: str, arguments: Mapping[str, str], language: str) -> Answer:
        return self._script(command, arguments, language)

    def context(self, fact_id: str, language: str) -> Answer:
        return Answer(command="context", arguments={"fact": fact_id}, language=language, title=f"Passage of {fact_id}")

    def complete(
        self, command: str, option: str, typed: str, arguments: Mapping[str, str], language: str
    ) -> tuple[Suggestion, ...]:
        assert (command, option, dict(arguments), language) == ("verify", "speaker", {}, "en-US")
        if typed == "fail":
            raise ZeroDivisionError
        return tuple(Suggestion(f"{typed} {number} " + "x" * 200, f"id-{number}") for number in range(40))


@pytest.fixture
def script() -> Callable[[str, Mapping[str, str], str], Answer]:
    """What the scripted desk answers; a test that wants something else overrides this fixture."""

    def answer(command: str, arguments: Mapping[str, str], language: str) -> Answer:
        return Answer(command=command, arguments=arguments, language=language, title="Scripted")

    return answer


@pytest.fixture(scope="session")
def desk() -> Any:
    from bot.desk.opening import open_desk  # noqa: PLC0415

    return open_desk()


@pytest.fixture
def log() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as entries:
        yield entries


@pytest.fixture
def expected_faults() -> set[str]:
    """The events of the log that a test expects and that would fail any other; the test adds them."""
    return set()


@asynccontextmanager
async def _world(
    desk: Any, log: list[Any], caplog: pytest.LogCaptureFixture, expected: set[str]
) -> AsyncIterator[World]:
    def make() -> OnRecordClient:
        return OnRecordClient(desk)

    client = make()
    env = simcord.Env(client)
    await env.start()
    try:
        with env._bot_scope():
            await client.tree.sync()
        yield World(env, make)
    finally:
        await env.shutdown()
    env._raise_errors_since(env._errors_acknowledged)
    check_requests(env.http_requests)
    assert not [entry for entry in log if entry["event"] in _FAULTS - expected]
    assert not [record for record in caplog.records if record.name.startswith("discord") and record.levelno >= 40]


@pytest.fixture
async def world(
    desk: Any, log: list[Any], caplog: pytest.LogCaptureFixture, expected_faults: set[str]
) -> AsyncIterator[World]:
    """The bot with the real desk on the corpus that ships."""
    async with _world(desk, log, caplog, expected_faults) as world:
        yield world


@pytest.fixture
async def scripted(
    script: Any, log: list[Any], caplog: pytest.LogCaptureFixture, expected_faults: set[str]
) -> AsyncIterator[World]:
    """The bot with a desk that says what the test's `script` says."""
    async with _world(ScriptedDesk(script), log, caplog, expected_faults) as world:
        yield world


def check_requests(requests: list[simcord.HttpLogEntry]) -> None:
    """Every message that went out keeps the limits, mentions nobody, and is made of components alone."""
    for request in requests:
        body = request.json
        if not isinstance(body, dict):
            continue
        data = body.get("data", body) or {}
        if body.get("type") == 8:
            limits.check_choices(data["choices"])
        if "components" in data:
            limits.check_components(data["components"])
            assert not data.get("content")
            assert not data.get("embeds")
            if "allowed_mentions" in data or request.method == "POST":
                assert data["allowed_mentions"]["parse"] == []
