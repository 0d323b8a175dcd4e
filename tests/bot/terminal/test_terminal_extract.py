"""`onrecord extract`: a line for each text, one line for each fault, the other files still done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.terminal import cli
from bot.terminal.extract_texts import texts_in
from knowledge.errors import OnRecordError

FRENCH = (
    "« Nous tiendrons parole devant le Portugal », a déclaré mardi la ministre Ilsa Morvenn. "
    "La Valmarie versera 3 millions d’euros à la Korvie, où le pont s’est écroulé à Noël."
)
ENGLISH = "“We will keep our word,” said Tomas Kerrigan on Friday. The mayor opposes the new bridge at the café."


def run(*words: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["extract", *words], input=stdin)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def saved(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_each_file_gives_a_line_by_the_contract(tmp_path: Path) -> None:
    result = run(saved(tmp_path, "a.txt", FRENCH), saved(tmp_path, "b.txt", ENGLISH))
    assert (result.exit_code, result.stderr) == (0, "")
    french, english = rows(result)
    assert (french["id"], french["language"], english["id"], english["language"]) == ("a", "fr", "b", "en")
    quote = french["quotes"][0]
    assert FRENCH[quote["start"] : quote["end"]] == quote["text"] == "Nous tiendrons parole devant le Portugal"
    assert (quote["kind"], quote["speaker"]) == ("direct", "Ilsa Morvenn")
    assert FRENCH[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker_text"]
    (pledge,) = french["pledges"]
    assert pledge["amount"]["value"] == 3e6
    assert pledge["amount"]["currency"] == "EUR"
    assert {"positions", "events", "entities"} <= french.keys()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \r\n\t", "is empty"),
        ("noise.txt", bytes(range(256)) * 8, "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
        ("paper.html", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "is a PDF"),
        ("nul.txt", b"one\0two", "NUL"),
        ("numbers.txt", b"12 34 56\n" * 50, "hardly a letter"),
        ("german.txt", b"Der Minister hat am Dienstag die Vertreter der Stadt empfangen.", "German"),
        ("russian.txt", ("Министр встретился с представителями города. " * 9).encode("koi8-r"), "Russian"),
        ("japanese.txt", ("東京で会議が開かれた。" * 20).encode(), "no language that can be told"),
        ("page.html", b"<html><body><script>1</script></body></html>", "without an article"),
        ("half.json", b'{"text": ', "is no JSON"),
        ("deep.json", b"[" * 100_000, "is no JSON"),
        ("list.json", b"[1]", "has no 'text'"),
        ("none.json", b'{"text": null}', "has no 'text'"),
        ("void.json", b'{"text": " "}', "is empty"),
        ("lang.json", b'{"text": "Hola", "lang": "es"}', "is in 'es'"),
    ],
)
def test_a_bad_file_costs_one_line_with_its_name_and_the_others_are_done(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    bad = saved(tmp_path, name, content)
    result = run(saved(tmp_path, "a.txt", FRENCH), bad, saved(tmp_path, "b.txt", ENGLISH))
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["a", "b"]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"onrecord: {bad}: ")
    assert fault in line


def test_a_file_that_is_not_there_or_no_file_is_named(tmp_path: Path) -> None:
    result = run(str(tmp_path / "gone.txt"), str(tmp_path), saved(tmp_path, "a.txt", FRENCH))
    assert result.exit_code == 1
    assert len(rows(result)) == 1
    assert result.stderr.splitlines() == [
        f"onrecord: {tmp_path / 'gone.txt'}: cannot be read: No such file or directory",
        f"onrecord: {tmp_path}: cannot be read: Is a directory",
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_an_encoding_that_was_found_out_is_said_and_the_text_is_whole(tmp_path: Path, encoding: str) -> None:
    file = saved(tmp_path, "a.txt", FRENCH.encode(encoding))
    result = run(file)
    assert (result.exit_code, result.stderr) == (0, f"onrecord: {file}: read as {encoding}\n")
    assert rows(result) == rows(run(saved(tmp_path, "a.txt", FRENCH)))


def test_a_bad_line_of_many_costs_one_line(tmp_path: Path) -> None:
    lines = [{"id": "x", "text": ENGLISH}, {"id": "y"}, {"text": FRENCH}]
    file = saved(tmp_path, "a.jsonl", "\n\n".join(map(json.dumps, lines)) + "\n{")
    result = run(file)
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["x", "a:5"]
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [f"{file}:3", f"{file}:6"]


def test_standard_input_is_read_as_a_file_is(tmp_path: Path) -> None:
    assert rows(run("-", stdin=FRENCH.encode()))[0]["quotes"] == rows(run(saved(tmp_path, "a", FRENCH)))[0]["quotes"]
    assert rows(run("-", stdin=json.dumps({"id": 7, "text": ENGLISH}).encode()))[0]["id"] == "7"
    result = run("-")
    assert (result.exit_code, result.stderr) == (1, "onrecord: -: is empty\n")


def test_a_page_comes_with_the_text_that_its_offsets_are_of(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><nav>Home</nav><article><p>{FRENCH}</p></article></body></html>"
    (row,) = rows(run(saved(tmp_path, "a.html", page)))
    quote = row["quotes"][0]
    assert row["text"][quote["start"] : quote["end"]] == quote["text"]
    assert "Home" not in row["text"]


def test_offsets_are_those_of_the_text_as_stored(tmp_path: Path) -> None:
    stored = f"\r\n\r\n  {FRENCH}\r\n"
    quote = rows(run(saved(tmp_path, "a.txt", "\ufeff" + stored)))[0]["quotes"][0]
    assert stored[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.process
def test_several_processes_write_what_one_writes(tmp_path: Path) -> None:
    files = [saved(tmp_path, f"{n}.txt", f"{FRENCH}\n{ENGLISH} Part {n}.") for n in range(5)]
    files.insert(2, saved(tmp_path, "empty.txt", b""))
    files.insert(3, "-")
    outputs = []
    for jobs in ("1", "2", "9"):
        done = subprocess.run(
            [sys.executable, "-m", "bot.terminal", "extract", "--jobs", jobs, *files],
            input=ENGLISH.encode(),
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 1
        outputs.append((done.stdout, done.stderr))
    assert outputs[0] == outputs[1] == outputs[2]
    assert outputs[0][1].decode() == f"onrecord: {tmp_path / 'empty.txt'}: is empty\n"
    assert [json.loads(line)["id"] for line in outputs[0][0].splitlines()] == ["0", "1", "-", "2", "3", "4"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.json", "a.jsonl", "a.html", "-"]))
def test_any_bytes_give_texts_or_errors_of_one_line(content: bytes, name: str) -> None:
    for one in texts_in(content, name):
        if isinstance(one, OnRecordError):
            assert str(one).startswith(name)
            assert "\n" not in str(one)
        else:
            assert one.text.strip()
