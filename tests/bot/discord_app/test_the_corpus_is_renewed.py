"""A running bot takes up a changed corpus whole, or keeps the old one and says why."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.desk.opening import open_desk
from bot.discord_app.client import OnRecordClient
from bot.discord_app.renewal import Renewal
from bot.settings import Settings
from knowledge.corpus.folder import shipped_folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder(), tmp_path / "corpus"))


@pytest.fixture
def settings(corpus: Path) -> Settings:
    return Settings(_env_file=None, ONRECORD_CORPUS=corpus)


@pytest.fixture
async def client(settings: Settings) -> OnRecordClient:
    return OnRecordClient(open_desk(settings.corpus))


async def test_nothing_happens_where_nothing_has_changed(client: OnRecordClient, settings: Settings) -> None:
    before = client.answerer.desk
    await Renewal(settings)(client)
    assert client.answerer.desk is before


async def test_a_sound_change_is_taken_up(
    client: OnRecordClient, settings: Settings, corpus: Path, log: list[Any]
) -> None:
    renewal = Renewal(settings)
    before = client.answerer.desk
    facts = (corpus / "facts.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (corpus / "facts.jsonl").write_text("".join(facts[:-1]), encoding="utf-8")
    await renewal(client)
    after = client.answerer.desk
    assert len(after.room.corpus.facts) == len(before.room.corpus.facts) - 1
    assert [entry["event"] for entry in log] == ["corpus_renewed"]
    await renewal(client)
    assert client.answerer.desk is after


async def test_a_damaged_change_leaves_the_old_answers_and_says_where(
    client: OnRecordClient, settings: Settings, corpus: Path, log: list[Any]
) -> None:
    renewal = Renewal(settings)
    before = client.answerer.desk
    with (corpus / "facts.jsonl").open("a", encoding="utf-8") as facts:
        facts.write('{"id": "half a fa')
    await renewal(client)
    await renewal(client)
    assert client.answerer.desk is before
    assert client.answerer.desk.answer("pledges", {"entity": "US"}, "en-US").cards
    (entry,) = log
    assert entry["event"] == "corpus_kept"
    assert "facts.jsonl:" in entry["reason"]


async def test_a_corpus_that_goes_away_leaves_the_old_answers(
    client: OnRecordClient, settings: Settings, corpus: Path, log: list[Any]
) -> None:
    renewal = Renewal(settings)
    before = client.answerer.desk
    shutil.rmtree(corpus)
    await renewal(client)
    assert client.answerer.desk is before
    assert log[0]["event"] == "corpus_kept"
