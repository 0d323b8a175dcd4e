"""Taking up a changed corpus while the bot runs: whole, or not at all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.desk.opening import desk_over
from bot.discord_app.readiness import make_ready
from knowledge.corpus.watch import CorpusWatch
from knowledge.errors import OnRecordError

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.discord_app.client import OnRecordClient
    from bot.settings import Settings

_log = structlog.stdlib.get_logger("onrecord.corpus")


class Renewal:
    """The duty of looking whether the corpus has changed; a running bot keeps its old answers where it is damaged."""

    def __init__(self, settings: Settings) -> None:
        self._confidence = settings.min_confidence
        self._watch = CorpusWatch(settings.corpus)

    async def __call__(self, client: OnRecordClient) -> None:
        """Exchange the client's desk if the corpus has changed and is sound; else say in the log why not."""
        try:
            fresh = await asyncio.to_thread(self._renewed, client.answerer.desk)
        except OnRecordError as error:
            _log.error("corpus_kept", reason=str(error))
            return
        if fresh is not None:
            client.answerer.desk = fresh
            _log.info("corpus_renewed", fingerprint=fresh.room.corpus.fingerprint, facts=len(fresh.room.corpus.facts))

    def _renewed(self, current: Desk) -> Desk | None:
        corpus = self._watch.reload_if_changed(current.room.corpus)
        if corpus is None:
            return None
        desk = desk_over(corpus, minimum_confidence=self._confidence)
        make_ready(desk)
        return desk
