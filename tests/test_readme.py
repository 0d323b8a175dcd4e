"""What the documents show is what the commands print: every `console` block is run and compared, line by line.

Run as a program (`make documents`), it writes into the documents what their commands print now.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the page, the command and the lines it is shown to print, for every `$ onrecord …` of the documents."""
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
            for piece in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                command, _, shown = piece.partition("\n")
                yield page.name, command, shown.rstrip("\n").split("\n")


EXAMPLES = list(examples())


def test_the_readme_shows_an_answer() -> None:
    assert [command for page, command, _ in EXAMPLES if page == "README.md"]


def printed_by(page: str, command: str) -> list[str]:
    """Return the lines that a documented command prints."""
    program, *arguments = shlex.split(command)
    assert program == "onrecord", f"{page} shows {command!r}, which this test cannot run"
    done = subprocess.run(
        [sys.executable, "-c", "from bot.terminal import main; main()", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout, done.stderr
    return [line.rstrip() for line in done.stdout.rstrip("\n").split("\n")]


def abridged(printed: list[str], shown: list[str]) -> list[str]:
    """Return as much of what is printed as is shown: a last line of "…" says that it is only the beginning."""
    return [*printed[: len(shown) - 1], shown[-1]] if shown[-1].strip() == "…" else printed


@pytest.mark.process
@pytest.mark.parametrize(("page", "command", "shown"), EXAMPLES, ids=[f"{p}: {c}" for p, c, _ in EXAMPLES])
def test_a_documented_command_prints_what_is_shown(page: str, command: str, shown: list[str]) -> None:
    printed = printed_by(page, command)
    assert abridged(printed, shown) == [line.rstrip() for line in shown], "`make documents` writes it anew"


def write_anew() -> None:
    """Write into the documents what their commands print now."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name, command, shown in EXAMPLES:
            if name == page.name:
                old = "\n".join([f"$ {command}", *shown])
                text = text.replace(old, "\n".join([f"$ {command}", *abridged(printed_by(name, command), shown)]))
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_anew()
