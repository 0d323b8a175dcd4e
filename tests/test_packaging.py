"""What is installed is whole: pins for everything, and a wheel that carries the corpus and works from any folder."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    """Return a distribution's name as PEP 503 compares it, without extras or versions."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name, maxsplit=1)[0]).lower()


def test_every_dependency_is_pinned_to_one_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)] == []
    pinned = {normal(line.partition("==")[0]) for line in lines}
    wanted = [
        *PROJECT["dependencies"],
        *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
    ]
    assert {normal(name) for name in wanted} - pinned == set()


def test_no_lock_file_records_where_packages_were_downloaded() -> None:
    for name in ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "package-lock.json"):
        assert not (ROOT / name).exists()


@pytest.mark.process
def test_a_wheel_carries_the_corpus_and_answers_from_any_folder(tmp_path: Path) -> None:
    built = tmp_path / "wheel"
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", built, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    articles = {path.name for path in (ROOT / "seeds" / "articles").glob("*.txt")}
    assert {path.name for path in (installed / "knowledge" / "seeds" / "articles").glob("*.txt")} == articles

    # -I keeps the checkout off the path, so that only what the wheel brings can answer.
    asked = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            "import sys; sys.path.insert(0, sys.argv.pop(1)); import bot; print(bot.__file__);"
            "from bot.terminal import main; main()",
            installed,
            "sources",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout.startswith(str(installed)), asked.stderr
    assert all(article.split("_")[0] in asked.stdout for article in articles)
