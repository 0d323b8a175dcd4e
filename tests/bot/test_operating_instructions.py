"""What the instructions for running the bot say is what the code does."""

from __future__ import annotations

import ast
import configparser
import re
from pathlib import Path

from bot.discord_app.running import FAILED, SET_UP_WRONGLY, STOPPED
from bot.settings import variables

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


def unit() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ROOT / "deploy" / "onrecord.service", encoding="utf-8")
    return parser


def test_every_event_of_the_log_is_explained() -> None:
    logged: set[str] = set()
    for module in (ROOT / "bot" / "discord_app").glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                first, owner = node.args[0], node.func.value
                if isinstance(owner, ast.Name) and owner.id == "_log" and isinstance(first, ast.Constant):
                    logged.add(str(first.value))
    explained = set(re.findall(r"`([a-z_]+)`", GUIDE.partition("| event |")[2].partition("Tokens are")[0]))
    assert len(logged) > 10
    assert logged <= explained


def test_every_exit_status_is_explained() -> None:
    table = GUIDE.partition("| exit status |")[2]
    assert re.findall(r"(?m)^\| (\d) \|", table) == [str(status) for status in (STOPPED, FAILED, SET_UP_WRONGLY)]


def test_the_unit_does_not_start_again_what_only_a_person_can_mend() -> None:
    assert unit()["Service"]["RestartPreventExitStatus"] == str(SET_UP_WRONGLY)
    assert unit()["Service"]["Restart"] == "on-failure"


def test_the_unit_sets_only_variables_that_there_are() -> None:
    text = (ROOT / "deploy" / "onrecord.service").read_text(encoding="utf-8")
    named = set(re.findall(r"\b((?:ONRECORD|DISCORD)_[A-Z_]+)", text + GUIDE))
    assert named <= set(variables())


def test_the_guide_asks_for_no_permission() -> None:
    links = re.findall(r"https://discord\.com/oauth2/authorize\S+", GUIDE)
    assert links
    assert all("scope=applications.commands" in link and "permissions" not in link for link in links)
