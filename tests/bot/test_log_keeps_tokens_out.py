"""No token reaches the log, wherever it comes from and however the line is written."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import log
from bot.settings import Settings

# The shape of a token with nothing in it that was ever one.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GxxxxX." + "y" * 38


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture(params=["json", "console"])
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    log.configure(
        Settings(_env_file=None, DISCORD_TOKEN="a-secret-of-another-shape", ONRECORD_LOG_FORMAT=request.param)
    )
    return stream


def test_a_secret_is_taken_out_of_every_part_of_a_line(written: io.StringIO) -> None:
    logger = structlog.stdlib.get_logger("test")
    logger.warning("a-secret-of-another-shape", field=f"x{TOKEN}x", nested={"deep": [TOKEN]})
    try:
        raise ValueError(f"refused {TOKEN}")
    except ValueError:
        logger.exception("failed")
    logging.getLogger("discord.http").warning("PUT %s returned 401", f"https://discord.com/?t={TOKEN}")
    lines = written.getvalue()
    assert TOKEN not in lines
    assert "a-secret" not in lines
    assert lines.count(log.HIDDEN) >= 4


def test_addresses_that_let_anybody_answer_lose_that_part(written: io.StringIO) -> None:
    for path in ("webhooks/123/aW50ZXJhY3Rpb24/messages/@original", "interactions/123/aW50ZXJhY3Rpb24/callback"):
        logging.getLogger("discord").error("POST https://discord.com/api/v10/%s failed", path)
    assert "aW50ZXJhY3Rpb24" not in written.getvalue()
    assert "messages/@original" in written.getvalue()


def test_lines_for_machines_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    log.configure(Settings(_env_file=None))  # standard error is no terminal here
    structlog.stdlib.get_logger("onrecord").info("answered", command="quotes", status="ok")
    logging.getLogger("discord.gateway").warning("resumed %s", "s")
    logging.getLogger("discord.gateway").debug("not at this level")
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert (first["event"], first["command"], first["level"]) == ("answered", "quotes", "info")
    assert (second["event"], second["logger"]) == ("resumed s", "discord.gateway")
    assert first["timestamp"].endswith("Z")


def test_what_voice_would_need_is_not_talked_about(written: io.StringIO) -> None:
    logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
    assert written.getvalue() == ""
