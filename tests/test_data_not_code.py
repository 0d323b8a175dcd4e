"""What is about a corpus, a country or a person is data: no string in the code names one."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*(ROOT / "knowledge").rglob("*.py"), *(ROOT / "bot").rglob("*.py")])


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the value of every string that is not a docstring or a bare note."""
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.lineno, node.value


@pytest.fixture(scope="module")
def names_of_the_corpus() -> re.Pattern[str]:
    entities = tomllib.loads((ROOT / "seeds" / "entities.toml").read_text(encoding="utf-8"))["entity"]
    names = {name for entity in entities for name in (*entity["names"].values(), *entity.get("aliases", ()))}
    # Common nouns ("summit", "the fund") are nobody's name; two letters are too short to tell from a format.
    proper = {name for name in names if name[:1].isupper() and len(name) > 2}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(proper, key=len, reverse=True))) + r")(?!\w)")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_string_in_the_code_names_what_the_corpus_names(module: Path, names_of_the_corpus: re.Pattern[str]) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    named = [(line, found.group()) for line, text in strings(tree) if (found := names_of_the_corpus.search(text))]
    assert named == []


def test_the_corpus_has_names_to_look_for(names_of_the_corpus: re.Pattern[str]) -> None:
    assert names_of_the_corpus.search("said Stoltenberg in Brussels")
    assert not names_of_the_corpus.search("said the speaker in the hall")
