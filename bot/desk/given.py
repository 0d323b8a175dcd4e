"""What a client sends -> the arguments of a command: cleaned, by their own names, choices as their values.

A client sends the value of what was chosen. Where somebody typed or pasted what they saw instead (a choice's word, a
suggestion's whole label), it is taken for what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.answers import Answer, AnswerStatus
from bot.desk.reply import reply
from bot.desk.room import Room, asked
from bot.desk.specs import CommandSpec, OptionSpec
from bot.desk.typed import cleaned, echo
from bot.localisation import Localisation
from knowledge.model import EntityKind
from knowledge.text import fold

UNKNOWN_CHOICE = "unknown_choice"
"""The code of the answer to a choice that there is not."""

BETWEEN = " · "
"""What stands between a name, its kind and its count in the label of a suggestion."""


def arguments_of(spec: CommandSpec, given: Mapping[str, str], localisation: Localisation) -> dict[str, str]:
    """Return the options of a command by their own names; a required one that is missing is empty."""
    arguments = {option.name: "" for option in spec.options if option.required}
    for name, typed in given.items():
        option = spec.option(name)
        if option is not None and (name == option.name or option.name not in given):
            value = _meant(option, cleaned(str(typed), option.longest), localisation)
            if value or option.required:
                arguments[option.name] = value
    return arguments


def unknown_choice(room: Room, spec: CommandSpec, arguments: Mapping[str, str], language: str) -> Answer | None:
    """Return the answer to a choice that there is not, naming those that there are; nothing where all are known."""
    for option in spec.options:
        typed = arguments.get(option.name)
        if option.kind == "choice" and typed and typed not in option.choices:
            question = asked(room, spec.name, arguments, language)
            voice = question.voice
            choices = voice.list(voice.say(f"choice-{option.name}-{value}") for value in option.choices)
            return reply(
                question,
                status=AnswerStatus.NOT_ON_RECORD,
                title=voice.say("unknown-choice", typed=echo(typed), choices=choices),
                code=UNKNOWN_CHOICE,
            )
    return None


def _meant(option: OptionSpec, typed: str, localisation: Localisation) -> str:
    if option.kind == "choice":
        return next((value for value, word in _words(option, localisation) if fold(word) == fold(typed)), typed)
    if option.kind == "entity" and BETWEEN in typed:
        return _labelled(typed, localisation)
    return typed


def _words(option: OptionSpec, localisation: Localisation) -> Iterator[tuple[str, str]]:
    """Yield each value of a choice with itself and with its word in every language."""
    for value in option.choices:
        yield value, value
        for language in localisation.languages:
            yield value, localisation.text(f"choice-{option.name}-{value}", language)


def _labelled(typed: str, localisation: Localisation) -> str:
    """Return the name in the label of a suggestion, or the id where the label ends with one; other text as it is."""
    name, kind, *rest = typed.split(BETWEEN)
    kinds = {
        localisation.text(f"kind-{one.value}", language) for one in EntityKind for language in localisation.languages
    }
    if kind not in kinds:
        return typed
    return rest[1] if len(rest) == 2 else name.rstrip("…")
