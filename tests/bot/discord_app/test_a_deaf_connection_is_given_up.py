"""A connection that looks open but acknowledges no heartbeat is closed, so that discord.py makes a new one."""

from __future__ import annotations

import time
from typing import Any
from unittest.mock import create_autospec

import pytest
from discord.gateway import DiscordWebSocket

from bot.discord_app.client import DEAF_AFTER, OnRecordClient


@pytest.fixture
async def client(desk: Any) -> OnRecordClient:
    client = OnRecordClient(desk)
    client.ws = create_autospec(DiscordWebSocket, instance=True, open=True)
    return client


async def test_one_that_was_heard_is_kept(client: OnRecordClient) -> None:
    await client.on_connect()
    await client.watch()
    client.ws.close.assert_not_called()


async def test_one_that_is_not_there_yet_is_not_waited_for(client: OnRecordClient) -> None:
    await client.watch()
    client.ws.close.assert_not_called()


async def test_a_silent_one_is_closed_so_that_the_session_can_be_resumed(
    client: OnRecordClient, monkeypatch: pytest.MonkeyPatch, log: list[Any]
) -> None:
    await client.on_connect()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + DEAF_AFTER + 1)
    await client.watch()
    client.ws.close.assert_awaited_once_with(code=4000)
    assert log[0]["event"] == "connection_deaf"
    await client.watch()
    client.ws.close.assert_awaited_once()


@pytest.mark.parametrize(
    ("message", "is_heard"),
    [
        ('{"t":null,"s":null,"op":11,"d":null}', True),
        ('{"op": 11}', True),
        ('{"t":"TYPING_START","s":3,"op":0,"d":{}}', False),
        (b"\x78\x9c", False),
    ],
)
async def test_only_an_acknowledged_heartbeat_counts(
    client: OnRecordClient, monkeypatch: pytest.MonkeyPatch, message: str | bytes, is_heard: bool
) -> None:
    await client.on_connect()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + DEAF_AFTER - 1)
    await client.on_socket_raw_receive(message)
    monkeypatch.setattr(time, "monotonic", lambda: now + DEAF_AFTER + 1)
    await client.watch()
    assert client.ws.close.called is not is_heard
