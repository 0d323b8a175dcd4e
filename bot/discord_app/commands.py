"""The slash commands and menus, built from what the desk offers: no command is known here by name but `verify`'s menu.

In servers, direct messages and group chats, installed in a server or by a user for themselves.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord import app_commands

from bot.desk.specs import CommandSpec, OptionSpec
from bot.discord_app import sender
from bot.discord_app.answering import Answerer
from bot.discord_app.codec import Ask
from bot.discord_app.limits import OPTION_TEXT
from bot.discord_app.markdown import clean
from bot.discord_app.translation import Words
from bot.localisation import match

if TYPE_CHECKING:
    from bot.discord_app.client import OnRecordClient

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
INSTALLS = app_commands.AppInstallationType(guild=True, user=True)

_VERIFY = ("verify", "quote")
"""The command that a message's menu asks, and its option for the words of the message; there is no menu without it."""

_log = structlog.stdlib.get_logger("onrecord.discord")

Callback = Callable[..., Coroutine[Any, Any, None]]
Autocomplete = Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


class Tree(app_commands.CommandTree["OnRecordClient"]):
    """The command tree of the bot; what fails in it is told to the user by a code."""

    def __init__(self, client: OnRecordClient) -> None:
        super().__init__(client, allowed_contexts=EVERYWHERE, allowed_installs=INSTALLS)

    async def on_error(
        self, interaction: discord.Interaction[OnRecordClient], error: app_commands.AppCommandError, /
    ) -> None:
        """Answer what discord.py itself could not make sense of (an unknown command, an option of the wrong type)."""
        name = interaction.data.get("name") if interaction.data else None
        await self.client.answerer.fail(interaction, error, command=str(name))


def add_commands(tree: Tree, answerer: Answerer) -> None:
    """Add every command of the desk to the tree."""
    words = Words(answerer.desk.localisation)
    for spec in answerer.desk.commands.values():
        tree.add_command(_command(spec, answerer, words))
    verify = answerer.desk.commands.get(_VERIFY[0])
    if verify is not None and verify.option(_VERIFY[1]) is not None:
        tree.add_command(_verify_menu(answerer, words))


def _command(spec: CommandSpec, answerer: Answerer, words: Words) -> app_commands.Command[Any, ..., None]:
    callback = _callback(spec, answerer)
    options = {_parameter(option): option for option in spec.options}
    app_commands.describe(**{name: words.option_description(spec, option) for name, option in options.items()})(
        callback
    )
    app_commands.rename(**{name: words.option(spec, option) for name, option in options.items()})(callback)
    choices = {
        name: [app_commands.Choice(name=words.choice(option, value), value=value) for value in option.choices]
        for name, option in options.items()
        if option.kind == "choice"
    }
    app_commands.choices(**choices)(callback)
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=words.command(spec), description=words.command_description(spec), callback=callback
    )
    for name, option in options.items():
        if option.kind in {"entity", "source"}:
            command.autocomplete(name)(_autocomplete(spec, option, answerer))
    return command


def _parameter(option: OptionSpec) -> str:
    """Return a name for a parameter of Python's: an option may be called what no parameter can ("with", "from")."""
    return f"option_{option.name}"


def _callback(spec: CommandSpec, answerer: Answerer) -> Callback:
    """Return a coroutine with the signature that discord.py reads a command's options from."""

    async def callback(interaction: discord.Interaction[Any], **given: str | None) -> None:
        options = {_parameter(option): option.name for option in spec.options}
        arguments = {options[name]: str(value) for name, value in given.items() if value is not None}
        await answerer.ask(interaction, Ask(spec.name, arguments))

    here = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter("interaction", here, annotation=discord.Interaction)]
    for option in spec.options:
        kind: Any = str if option.kind == "choice" else app_commands.Range[str, 1, min(option.longest, OPTION_TEXT)]
        if option.required:
            parameters.append(inspect.Parameter(_parameter(option), here, annotation=kind))
        else:
            parameters.append(inspect.Parameter(_parameter(option), here, annotation=kind | None, default=None))
    callback.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return callback


def _autocomplete(spec: CommandSpec, option: OptionSpec, answerer: Answerer) -> Autocomplete:
    """Return what completes an option. It cannot be put off and its failures reach nobody: so it never fails."""

    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        try:
            others = {
                name: value
                for name, value in vars(interaction.namespace).items()
                if name != option.name and isinstance(value, str)
            }
            language = match(str(interaction.locale))
            return sender.offered(answerer.desk.complete(spec.name, option.name, typed, others, language))
        except Exception:
            _log.exception("autocomplete_failed", command=spec.name, option=option.name)
            return []

    return complete


def _verify_menu(answerer: Answerer, words: Words) -> app_commands.ContextMenu:
    """Return the entry of a message's menu that asks whether its words are on record."""
    command, option = _VERIFY

    async def verify(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        text = clean(message.content)
        if text:
            await answerer.ask(interaction, Ask(command, {option: text}))
        else:
            await answerer.notify(interaction, "discord-menu-empty")

    return app_commands.ContextMenu(
        name=words.menu("discord-menu-verify"), callback=verify, allowed_contexts=EVERYWHERE, allowed_installs=INSTALLS
    )
