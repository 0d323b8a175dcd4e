"""The names of commands, options and choices in each language, for Discord's own menus."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.desk.specs import CommandSpec, OptionSpec
from bot.discord_app.fitting import cut
from bot.discord_app.limits import CHOICE_NAME, COMMAND_DESCRIPTION
from bot.localisation import DEFAULT, LANGUAGES, Localisation


class Translator(app_commands.Translator):
    """Translates a `locale_str` that carries the key of a message; Discord falls back on English by itself."""

    def __init__(self, localisation: Localisation) -> None:
        self._localisation = localisation

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Return the message in the locale, or None where there is none: the default then stands."""
        key = string.extras.get("key")
        if not isinstance(key, str) or locale.value not in LANGUAGES or not self._localisation.has(key, locale.value):
            return None
        said = self._localisation.text(key, locale.value)
        if context.location is app_commands.TranslationContextLocation.choice_name:
            return cut(said, CHOICE_NAME)
        return cut(said, COMMAND_DESCRIPTION) if "description" in context.location.name else said


class Words:
    """The words of the desk's commands, as `locale_str` with their keys; `specs` says which messages those are."""

    def __init__(self, localisation: Localisation) -> None:
        self._localisation = localisation

    def command(self, spec: CommandSpec) -> app_commands.locale_str:
        """Return a command's name."""
        return self._named(spec.name, f"command-{spec.name}")

    def command_description(self, spec: CommandSpec) -> app_commands.locale_str:
        """Return what a command answers."""
        return self._said(f"command-{spec.name}.description", spec.name)

    def option(self, spec: CommandSpec, option: OptionSpec) -> app_commands.locale_str:
        """Return an option's name."""
        return self._named(option.name, f"command-{spec.name}.{option.name}")

    def option_description(self, spec: CommandSpec, option: OptionSpec) -> app_commands.locale_str:
        """Return what an option takes."""
        return self._said(f"command-{spec.name}.{option.name}-description", option.name)

    def choice(self, option: OptionSpec, value: str) -> app_commands.locale_str:
        """Return what a choice is called."""
        return self._said(f"choice-{option.name}-{value}", value)

    def menu(self, key: str) -> app_commands.locale_str:
        """Return the name of an entry of a message's menu."""
        return self._said(key, key)

    def _named(self, name: str, key: str) -> app_commands.locale_str:
        """Return a name that stays as it is for scripts and unknown languages, translated for the known ones."""
        return app_commands.locale_str(name, key=key)

    def _said(self, key: str, otherwise: str) -> app_commands.locale_str:
        known = self._localisation.has(key, DEFAULT)
        said: Any = self._localisation.text(key, DEFAULT) if known else otherwise
        return app_commands.locale_str(cut(said, COMMAND_DESCRIPTION), key=key)
