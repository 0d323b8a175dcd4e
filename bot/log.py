"""The log: structured lines for machines, readable ones in a terminal, and never a token in either.

discord.py's own records go through the same processors, so one line of the log looks like another.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from typing import Any

import structlog

from bot.settings import LogFormat, Settings

HIDDEN = "[hidden]"

_BOT_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{25,}")
"""Discord's bot tokens: the id, a time and a signature in base64, between dots."""

_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s?\"']+")
"""The part of an address that lets its holder answer in the bot's name for a quarter of an hour."""

Renderer = Callable[[Any, str, structlog.typing.EventDict], str]


def redact(line: str, *secrets: str) -> str:
    """Return a line with the secrets, and whatever looks like a token of Discord, taken out."""
    for secret in secrets:
        line = line.replace(secret, HIDDEN)
    return _INTERACTION_TOKEN.sub(rf"\1{HIDDEN}", _BOT_TOKEN.sub(HIDDEN, line))


def configure(settings: Settings) -> None:
    """Send every record of the process to standard error, in the format and from the level that the settings say."""
    before = (
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    )
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=list(before),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendering(settings)],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.value)
    logging.getLogger("discord").setLevel(max(logging.getLevelName(settings.log_level.value), logging.INFO))
    logging.getLogger("discord.client").addFilter(_is_not_about_voice)


def _is_not_about_voice(record: logging.LogRecord) -> bool:
    """Leave out that voice is not supported: the bot has none."""
    return "voice will NOT be supported" not in str(record.msg)


def _rendering(settings: Settings) -> list[Any]:
    """Return the last processors: how a line looks, and the redaction, which sees the line as it will be written."""
    secrets = [settings.discord_token.get_secret_value()] if settings.discord_token else []
    colours = sys.stderr.isatty()
    json = settings.log_format is LogFormat.JSON or (settings.log_format is LogFormat.AUTO and not colours)
    if json:
        return [structlog.processors.format_exc_info, _redacting(structlog.processors.JSONRenderer(), secrets)]
    plain = structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=structlog.dev.plain_traceback)
    return [_redacting(plain, secrets)]


def _redacting(render: Callable[..., Any], secrets: list[str]) -> Renderer:
    def rendered(logger: Any, name: str, event: structlog.typing.EventDict) -> str:
        return redact(str(render(logger, name, event)), *(secret for secret in secrets if secret))

    return rendered
