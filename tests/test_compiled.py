"""What `make compiled` builds finds the same as the code it was built from, to the last byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / "build" / "compiled" / "environment" / "bin" / "python"
TERMINAL = "from bot.terminal import main; main()"

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(
        not PYTHON.exists() and not os.environ.get("ONRECORD_REQUIRE_COMPILED"), reason="nothing was compiled"
    ),
]


def printed_by(python: Path | str, code: str, *arguments: str | Path, cwd: Path) -> bytes:
    """Return what a program prints; -I keeps the checkout off the path of the environment that has the wheel."""
    command = [python, "-I", "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=True).stdout


def test_what_is_compiled_is_what_runs(tmp_path: Path) -> None:
    code = "import knowledge.extract.tokens as t, knowledge.grounding as g; print(t.__file__, g.__file__)"
    for file in printed_by(PYTHON, code, cwd=tmp_path).decode().split():
        assert Path(file).suffix in {".so", ".pyd"}


def test_compiled_or_not_every_text_gives_the_same(tmp_path: Path) -> None:
    articles = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    texts = sorted((ROOT / "tests" / "knowledge" / "extract" / "texts").glob("*/*.json"))
    here = printed_by(sys.executable, TERMINAL, "extract", *articles, *texts, cwd=tmp_path)
    assert here.count(b"\n") >= len(articles) + len(texts)
    assert printed_by(PYTHON, TERMINAL, "extract", *articles, *texts, cwd=tmp_path) == here
