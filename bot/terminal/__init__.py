"""The `onrecord` command: the same answers as the bot's, in a terminal; and what is done with a corpus around them.

__init__          the group, which imports a command only when it is called
desk_commands     one subcommand a command of the desk, made from the desk's registry
drawing           an answer as coloured text
<room>_commands   the other subcommands, one module a room
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from bot.terminal import streams
from knowledge.errors import OnRecordError

_COMMANDS = {
    "run": "bot.terminal.bot_commands:run",
    "sync": "bot.terminal.bot_commands:sync",
    "preview": "bot.terminal.bot_commands:preview",
    "batch": "bot.terminal.corpus_commands:batch",
    "check": "bot.terminal.corpus_commands:check",
    "new": "bot.terminal.library_commands:new",
    "add": "bot.terminal.library_commands:add",
    "review": "bot.terminal.library_commands:review",
    "evaluate": "bot.terminal.evaluate_command:evaluate",
    "extract": "bot.terminal.extract_command:extract",
}
"""The subcommands that are no command of the desk, by name: where each is found. The module is imported only then."""

# No plugin of pydantic's is part of this: looking for some through all that is installed costs every start its time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_PIPE_BROKEN = 141
"""The exit status of what SIGPIPE ends, by the convention of shells: 128 and the number of the signal."""

_DESK = "bot.terminal.desk_commands"


class LazyGroup(click.Group):
    """A group that imports the module of a subcommand when that one is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands, those of the desk first."""
        del ctx
        return [*import_module(_DESK).commands(), *_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand by its name."""
        del ctx
        if cmd_name in _COMMANDS:
            module, _, name = _COMMANDS[cmd_name].partition(":")
            command = getattr(import_module(module), name)
            assert isinstance(command, click.Command)  # noqa: S101 - narrows what the table names
            return command
        found = import_module(_DESK).commands().get(cmd_name)
        return found if isinstance(found, click.Command) else None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="on-record", prog_name="onrecord")
def cli() -> None:
    """Answer from a corpus of articles who promised what, who said what and who stands where, in the source’s words."""


def main() -> None:
    """Run the command line; an error that a person can mend is one line on standard error, and ends with 1."""
    try:
        streams.prepare()
        status = cli.main(prog_name="onrecord", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone (`onrecord batch | head`): nothing more to say.
        streams.abandon()
        sys.exit(_PIPE_BROKEN)
    except OSError as error:
        click.echo(f"onrecord: {error.filename or 'the output'}: {error.strerror or error}", err=True)
        streams.abandon()
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
