"""`onrecord preview`: the real bot on a local page, against a Discord that lives in memory.

No account, no token, no network: simcord runs discord.py's own machinery and serves a page with a channel in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings


def preview(settings: Settings, *, language: str = "en-US", port: int | None = None) -> int:
    """Serve the page until Ctrl-C, printing its address first; returns the exit status.

    `language` is the reader's Discord locale (`en-US`, `en-GB`, `fr`); `port` is any free one when it is None.
    """
    raise NotImplementedError((settings, language, port))
