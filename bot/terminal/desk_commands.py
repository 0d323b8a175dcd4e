"""The commands of the desk as subcommands, made from the registry: `onrecord pledges US --status pledged`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import click

from bot.batch import as_json
from bot.desk.given import UNKNOWN_CHOICE
from bot.desk.registry import specs
from bot.desk.specs import CommandSpec, OptionSpec
from bot.localisation import DEFAULT, Localisation
from bot.terminal.options import corpus_option, desk_on, language_option


@cache
def commands() -> dict[str, click.Command]:
    """Return a subcommand for each command of the desk, by its name."""
    words = Localisation()
    return {name: _command(spec, words) for name, spec in specs().items()}


def _command(spec: CommandSpec, words: Localisation) -> click.Command:
    described = words.text(f"command-{spec.name}.description", DEFAULT)
    parameters: list[click.Parameter] = [_parameter(spec, option, words) for option in spec.options]

    @click.pass_context
    def ask(context: click.Context, /, language: str, corpus: Path | None, as_lines: bool, **typed: object) -> None:
        given = {name: _words(value) for name, value in typed.items() if value not in (None, ())}
        answer = desk_on(corpus).answer(spec.name, given, language)
        if answer.code == UNKNOWN_CHOICE:
            raise click.UsageError(answer.title, context)
        if as_lines:
            click.echo(json.dumps(as_json(answer), ensure_ascii=False))
            return
        from bot.terminal.drawing import draw  # noqa: PLC0415 - rich is only needed where something is drawn

        draw(answer)

    command = click.Command(spec.name, params=parameters, callback=ask, help=described + ".")
    json_option = click.option("--json", "as_lines", is_flag=True, help="One JSON object, as `batch` gives it.")
    return corpus_option(language_option(json_option(command)))


def _parameter(spec: CommandSpec, option: OptionSpec, words: Localisation) -> click.Parameter:
    """Return a required option as an argument (several words need no quotes), any other as --option."""
    described = words.text(f"command-{spec.name}.{option.name}-description", DEFAULT)
    if option.required and _is_last_required(spec, option):
        return click.Argument([option.name], nargs=-1, required=True)
    if option.required:
        return click.Argument([option.name])
    # No click.Choice: the desk takes the words of the reader's language too, and says which there are.
    return click.Option([f"--{option.name}"], metavar=_shape(option), help=described)


def _shape(option: OptionSpec) -> str:
    return f"[{'|'.join(option.choices)}]" if option.choices else "TEXT"


def _is_last_required(spec: CommandSpec, option: OptionSpec) -> bool:
    return [one for one in spec.options if one.required][-1] is option


def _words(value: object) -> str:
    return " ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)
