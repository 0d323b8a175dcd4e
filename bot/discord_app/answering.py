"""From a question to a message: asks the desk, draws what it says and sends it, whatever happens on the way."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.answers import Answer
from bot.discord_app import faults, sender
from bot.discord_app.codec import Action, Ask, CodecError, State, decode
from bot.discord_app.drawing import DISPLAYED_AFTER, DISPLAYED_QUESTION, Draughtsman
from bot.discord_app.limits import FIRST_RESPONSE_SECONDS
from bot.discord_app.markdown import unescape
from bot.discord_app.sender import Delivery
from bot.localisation import match

if TYPE_CHECKING:
    from bot.desk import Desk

PATIENCE = FIRST_RESPONSE_SECONDS - 1.0
"""Seconds after which Discord is told to wait: a second before it stops waiting by itself."""

SLOW = 0.5
"""Seconds that an answer may keep everybody else waiting, once."""

_log = structlog.stdlib.get_logger("onrecord.discord")


class Answerer:
    """Answers questions and presses; holds the desk, which can be exchanged whole while the bot runs."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._slow: set[str] = set()

    async def ask(
        self, interaction: discord.Interaction[Any], ask: Ask, *, page: int = 0, delivery: Delivery = Delivery.PRIVATE
    ) -> None:
        """Answer a question; a failure is told to the user by its code, and logged with it."""
        started = time.perf_counter()
        try:
            answer = await self._answered(interaction, ask, delivery)
            asked = ask if ask.fact is not None else Ask(answer.command, answer.arguments)
            sharer = interaction.user.display_name if delivery is Delivery.PUBLIC else None
            drawing = self._draughtsman(interaction).draw(answer, asked, page=page, sharer=sharer)
            await sender.deliver(interaction, drawing, delivery)
        except Exception as error:
            await self.fail(interaction, error, command=ask.command)
        else:
            _log.info(
                "answered",
                command=ask.command or "context",
                status=answer.status.value,
                code=answer.code,
                delivery=delivery.name.lower(),
                language=answer.language,
                milliseconds=round((time.perf_counter() - started) * 1000, 2),
            )

    async def press(self, interaction: discord.Interaction[Any], identifier: str) -> None:
        """Answer the press of a button, or of an option of a select, by the state in its identifier."""
        try:
            state = decode(identifier, displayed_question(interaction.message))
        except CodecError as error:
            _log.info("stale_button", reason=str(error))
            await self.notify(interaction, "discord-stale", "discord-stale-lead")
            return
        if state.ask is None:
            await self._acknowledge(interaction)
        elif state.action is Action.SHARE and not may_post(interaction):
            await self.notify(interaction, "discord-may-not-post")
        else:
            await self.ask(interaction, state.ask, page=state.page, delivery=_delivery(interaction, state))

    async def notify(
        self, interaction: discord.Interaction[Any], key: str, lead: str | None = None, **arguments: str
    ) -> None:
        """Send a sentence of this face's own, privately."""
        try:
            drawing = self._draughtsman(interaction).notice(key, lead, **arguments)
            await sender.deliver(interaction, drawing, Delivery.PRIVATE)
        except discord.HTTPException as error:
            _log.warning("not_delivered", notice=key, reason=str(error))

    async def fail(self, interaction: discord.Interaction[Any], error: BaseException, **context: Any) -> None:
        """Log a failure with its code and tell the user the code, if Discord still takes an answer."""
        if faults.is_too_late(error):
            _log.warning("too_late", reason=str(faults.root(error)), **context)
            return
        code = faults.code_of(error)
        _log.error("fault", code=code, exc_info=faults.root(error), **context)
        await self.notify(interaction, "discord-fault", "discord-fault-lead", code=code)

    async def _answered(self, interaction: discord.Interaction[Any], ask: Ask, delivery: Delivery) -> Answer:
        """Ask the desk: here and now as long as its command is quick, which all of them are meant to be.

        A command that was slow once is asked in a thread from then on, so that the connection stays alive, and Discord
        is put off where that takes long. (A thread for every question would cost more than most answers do.)
        """
        language = match(str(interaction.locale))
        if ask.command not in self._slow:
            started = time.perf_counter()
            answer = self._look_up(ask, language)
            if time.perf_counter() - started > SLOW:
                _log.warning("slow_command", command=ask.command)
                self._slow.add(ask.command)
            return answer
        answering = asyncio.get_running_loop().run_in_executor(None, self._look_up, ask, language)
        done, _ = await asyncio.wait({answering}, timeout=PATIENCE)
        if not done:
            _log.warning("slow_answer", command=ask.command)
            await sender.put_off(interaction, delivery)
        return await answering

    def _look_up(self, ask: Ask, language: str) -> Answer:
        desk = self.desk
        if ask.fact is not None:
            return desk.context(ask.fact, language)
        return desk.answer(ask.command, ask.arguments, language)

    async def _acknowledge(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await sender.acknowledge(interaction)
        except discord.HTTPException as error:
            _log.warning("not_delivered", notice="acknowledgement", reason=str(error))

    def _draughtsman(self, interaction: discord.Interaction[Any]) -> Draughtsman:
        return Draughtsman(self.desk.localisation, match(str(interaction.locale)))


def displayed_question(message: discord.Message | None) -> str | None:
    """Return the question that a message displays in full for its buttons, or None where it displays none."""
    if message is None:
        return None
    for component in message.components:
        if isinstance(component, discord.TextDisplay) and component.id == DISPLAYED_QUESTION:
            return unescape(component.content.partition(DISPLAYED_AFTER)[2])
    return None


def may_post(interaction: discord.Interaction[Any]) -> bool:
    """Whether the user could write in this channel: sharing must not be a way around that."""
    if interaction.guild_id is None:
        return True
    permissions = interaction.permissions
    thread = isinstance(interaction.channel, discord.Thread)
    return permissions.send_messages_in_threads if thread else permissions.send_messages


def _delivery(interaction: discord.Interaction[Any], state: State) -> Delivery:
    """Return where the answer to a press goes: a public message is never changed by whoever presses its buttons."""
    if state.action is Action.SHARE:
        return Delivery.PUBLIC
    private = interaction.message is not None and interaction.message.flags.ephemeral
    return Delivery.IN_PLACE if private and state.action is not Action.CONTEXT else Delivery.PRIVATE
