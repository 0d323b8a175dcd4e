"""What docs/extraction.md says that a third language needs is what it needs: tried with a handful of Italian words."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tomlkit

ROOT = Path(__file__).parents[3]
TEXT = (
    "«Manterremo la parola», ha detto il ministro Giorgia Rossi. Giorgia Rossi ha detto che la strada è chiusa. "
    "Il ponte è crollato due anni fa e il governo non ha ancora pagato la ditta che lo aveva costruito."
)
SAY = """
import sys
from knowledge.extract import extract
from knowledge.text.language import read_language
text = sys.stdin.read()
extraction = extract(text, read_language(text))
print(extraction.language, len(extraction.pledges))
for quote in extraction.quotes:
    print(quote.form, quote.speaker, quote.text, sep="|")
"""


def written(path: Path, changes: dict[tuple[str, ...], Any]) -> None:
    """Write the French table at a path anew as an Italian one, with some of its lists changed."""
    table = tomlkit.parse(path.read_text(encoding="utf-8"))
    table["language"] = "it"
    for (*rooms, last), value in changes.items():
        room: Any = table
        for name in rooms:
            room = room[name]
        room[last] = [*room[last], *value] if isinstance(value, list) else value
    target = path.with_name(re.sub(r"\bfr([_.])", r"it\1", path.name))
    target.write_text(tomlkit.dumps(table), encoding="utf-8")


def said(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SAY],
        input=TEXT,
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.process
def test_three_tables_and_two_codes_give_quotations(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "knowledge", tmp_path / "knowledge", ignore=shutil.ignore_patterns("__pycache__", "cities.json")
    )
    for module in ("extract/lexicon.py", "text/language.py"):
        path = tmp_path / "knowledge" / module
        code = path.read_text(encoding="utf-8")
        assert '("en", "fr")' in code
        path.write_text(code.replace('("en", "fr")', '("en", "fr", "it")'), encoding="utf-8")
    data = tmp_path / "knowledge" / "extract" / "data"
    verb = {"finite": "dice dicono disse", "participle": "detto detta", "gerund": "dicendo", "infinitive": "dire"}
    written(
        data / "fr_cues.toml",
        {("irregular", "dire"): verb, ("words", "that"): ["che"], ("words", "auxiliaries"): ["ha", "hanno", "aveva"]},
    )
    written(data / "fr_words.toml", {("determiners", "definite"): ["il", "lo", "i", "gli"]})
    people = tomlkit.parse((data / "fr_people.toml").read_text(encoding="utf-8")).unwrap()
    written(data / "fr_people.toml", {("roles", "words"): people["roles"]["words"] + " ministro/ministra"})

    # Without tables of its own for promises it has none.
    assert said(tmp_path) == [
        "it 0",
        "direct|giorgia-rossi|Manterremo la parola",
        "indirect|giorgia-rossi|la strada è chiusa",
    ]
    for table in (tmp_path / "knowledge" / "extract").glob("*/data/*.fr.toml"):
        written(table, {})
    assert said(tmp_path)[1:] == [
        "direct|giorgia-rossi|Manterremo la parola",
        "indirect|giorgia-rossi|la strada è chiusa",
    ]
