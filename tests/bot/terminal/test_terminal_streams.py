"""Standard streams as they are found: closed, full, gone, or unable to show a letter; a narrow terminal, no colours."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from rich.console import Console

from bot.answers import Answer, Badge, Card, Excerpt, Tone
from bot.terminal.drawing import draw
from bot.terminal.streams import prepare

ONRECORD = f"{sys.executable} -m bot.terminal"
ASKED = """echo '{"id": 1, "command": "about"}'"""


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD_", "LC_", "LANG"))}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env=known | {"LC_ALL": "C.UTF-8"} | environment,
        check=False,
    )


@pytest.mark.process
@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        (f"{ONRECORD} about >&-", 1, "onrecord: standard output is closed: there is nowhere to answer to"),
        (f"{ASKED} | {ONRECORD} batch >&-", 1, "onrecord: standard output is closed: there is nowhere to answer to"),
        (f"{ONRECORD} about >/dev/full", 1, "onrecord: the output: No space left on device"),
        (f"{ASKED} | {ONRECORD} batch >/dev/full", 1, "onrecord: the output: No space left on device"),
        (f"{ONRECORD} batch <&-", 0, ""),
        (f"{ONRECORD} source 000 | head -1 >/dev/null", 141, ""),
    ],
)
def test_a_stream_that_is_not_as_usual_costs_one_line(line: str, status: int, says: str) -> None:
    done = shell(line)
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr == (f"{says}\n" if says else "")


@pytest.mark.process
def test_a_terminal_that_only_knows_ascii_gets_the_nearest_letters() -> None:
    done = shell(f"{ONRECORD} pledges Orban --lang fr", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert done.stdout.startswith("Viktor Orban - 1 refus au dossier\n")
    assert "?" not in done.stdout


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("ascii", "« Élysée » – l’été…", '" Elysee " - l\'ete...'),
        ("ascii", "Çà coûte 5 €, œuf, ﬁn", "Ca coute 5 EUR, oeuf, fin"),
        ("ascii", "Київ 美", "???? ?"),
        ("latin-1", "Élysée – l’été", "Élysée - l'été"),
        ("utf-8", "Élysée – l’été \ud800", "Élysée – l’été ?"),
    ],
)
def test_what_an_encoding_lacks_is_shown_by_what_it_has(
    monkeypatch: pytest.MonkeyPatch, encoding: str, text: str, shown: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    prepare()
    sys.stdout.write(text)
    sys.stdout.flush()
    assert written.getvalue().decode(encoding) == shown


def card(text: str) -> Answer:
    excerpt = Excerpt(text=text, language="en", marks=((0, 3),))
    badge = Badge(word="PLEDGED", tone=Tone.FIRM)
    found = Card(badge=badge, headline="A promise of some length, as they are", excerpts=(excerpt,))
    return Answer(command="pledges", language="en-US", title="Somebody · 1 promise on record", cards=(found,))


def drawn(answer: Answer, width: int, *, is_terminal: bool = True) -> str:
    paper = Console(file=io.StringIO(), width=width, force_terminal=is_terminal, highlight=False, color_system=None)
    draw(answer, paper)
    assert isinstance(paper.file, io.StringIO)
    return paper.file.getvalue()


@pytest.mark.parametrize("width", [0, 1, 5, 20, 40, 80, 10_000])
def test_every_word_is_shown_however_narrow_the_terminal(width: int) -> None:
    shown = drawn(card("We will hold to our word, whatever comes."), width)
    for word in ("Somebody", "record", "PLEDGED", "length", "whatever", "comes"):
        assert word in shown
    assert max(map(len, shown.splitlines())) <= min(max(width, 20), 100)


def test_an_article_cannot_steer_the_terminal() -> None:
    for is_terminal in (True, False):
        shown = drawn(card("abc\x1b[2J\x07\x9b31m\rx\x00"), 80, is_terminal=is_terminal)
        assert "\x1b[2J" not in shown
        assert not {"\x07", "\x9b", "\r", "\x00"} & set(shown)
        assert "[2J" in shown
