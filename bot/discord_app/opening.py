"""Opening the desk on a corpus, and taking up a changed corpus while the bot runs: whole, or not at all."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from bot.localisation import Localisation
from knowledge.corpus import Corpus, load_corpus
from knowledge.corpus.folder import shipped_folder
from knowledge.errors import OnRecordError

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.discord_app.client import OnRecordClient
    from bot.settings import Settings

_log = structlog.stdlib.get_logger("onrecord.corpus")

Signature = tuple[tuple[str, int, int], ...]


def open_desk(settings: Settings, localisation: Localisation | None = None) -> Desk:
    """Load the corpus that the settings name and return a desk on it. Raises `CorpusError` where it is damaged."""
    return _desk_on(load_corpus(settings.corpus), settings, localisation or Localisation())


def _desk_on(corpus: Corpus, settings: Settings, localisation: Localisation) -> Desk:
    from knowledge.entities import Resolver  # noqa: PLC0415

    from bot.desk import Desk  # noqa: PLC0415 - the edge where everything is put together
    from knowledge.gazetteer import load_gazetteer  # noqa: PLC0415

    resolver = Resolver(corpus.entities.values(), load_gazetteer())
    return Desk(corpus, resolver, localisation, minimum_confidence=settings.min_confidence)


class Renewal:
    """The duty of looking whether the corpus has changed; a running bot keeps its old answers where it is damaged."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.corpus or shipped_folder()
        self._seen = signature(self._folder)

    async def __call__(self, client: OnRecordClient) -> None:
        """Exchange the client's desk if the corpus has changed and is sound; else say in the log why not."""
        found = await asyncio.to_thread(signature, self._folder)
        if found == self._seen:
            return
        self._seen = found
        current = client.answerer.desk
        try:
            corpus = await asyncio.to_thread(load_corpus, self._settings.corpus)
            if corpus.fingerprint == current.room.corpus.fingerprint:
                return
            client.answerer.desk = await asyncio.to_thread(_desk_on, corpus, self._settings, current.localisation)
        except OnRecordError as error:
            _log.error("corpus_kept", reason=str(error))
        else:
            _log.info("corpus_renewed", fingerprint=corpus.fingerprint, facts=len(corpus.facts))


def signature(folder: Path) -> Signature:
    """Return what tells one state of a corpus folder from another without reading it: names, sizes, times of change."""
    found = []
    for path in sorted(folder.rglob("*")):
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path.relative_to(folder)), status.st_size, status.st_mtime_ns))
    return tuple(found)
