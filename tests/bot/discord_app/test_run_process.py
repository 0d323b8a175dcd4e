"""`onrecord run` and `sync` as processes, against nothing, against silence, and against a Discord on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import WSMsgType, web

pytestmark = pytest.mark.process

# The shape of a token with nothing in it that was ever one.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GxxxxX." + "x" * 38

# Discord's addresses are fixed in discord.py; a process that is to find another one has to be told inside.
REDIRECTED = """
import sys, discord.gateway, discord.http, yarl
port, what = sys.argv[1:]
discord.http.Route.BASE = f"http://127.0.0.1:{port}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
import bot.discord_app, bot.settings
sys.exit(getattr(bot.discord_app, what)(bot.settings.load_settings()))
"""


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment in which nothing of the one outside decides, and nothing outside can be reached."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "VIRTUAL_ENV", "LANG"}}
    return kept | {"ONRECORD_STATE_DIR": str(folder / "state"), "ONRECORD_LOG_FORMAT": "json"} | more


def onrecord(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `onrecord <command>` to its end in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot.terminal", command],
        cwd=folder,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize("command", ["run", "sync"])
def test_without_a_token_one_line_says_what_to_do(tmp_path: Path, command: str) -> None:
    ended = onrecord(command, tmp_path)
    assert ended.returncode == 2
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "DISCORD_TOKEN is not set" in line


@pytest.mark.parametrize("token", ["hunter2", "Bot " + TOKEN, TOKEN[:-15], "a.b.c", f'"{TOKEN}', "é" * 70])
def test_a_malformed_token_is_refused_before_anything_is_sent_and_not_shown(tmp_path: Path, token: str) -> None:
    # A proxy that nobody listens on: an attempt to connect would end differently.
    ended = onrecord("run", tmp_path, DISCORD_TOKEN=token, ONRECORD_PROXY="http://127.0.0.1:9")
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert "DISCORD_TOKEN is not a bot's token" in line
    assert token not in line


def test_a_token_from_the_folders_env_file_is_used(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=hunter2\n", encoding="utf-8")
    assert "not a bot's token" in onrecord("run", tmp_path).stderr


def test_a_bad_setting_is_named(tmp_path: Path) -> None:
    ended = onrecord("run", tmp_path, DISCORD_TOKEN=TOKEN, ONRECORD_MIN_CONFIDENCE="lots")
    assert ended.returncode != 0
    (line,) = ended.stderr.splitlines()
    assert "ONRECORD_MIN_CONFIDENCE" in line


def test_a_damaged_corpus_stops_the_start_with_its_place(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "articles").mkdir(parents=True)
    for name in ("sources.toml", "entities.toml"):
        (corpus / name).write_text("", encoding="utf-8")
    (corpus / "facts.jsonl").write_text("{}\n", encoding="utf-8")
    ended = onrecord("run", tmp_path, DISCORD_TOKEN=TOKEN, ONRECORD_CORPUS=str(corpus))
    assert ended.returncode == 1
    assert "facts.jsonl:1" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_an_unreachable_discord_ends_in_one_line(tmp_path: Path) -> None:
    ended = onrecord("run", tmp_path, DISCORD_TOKEN=TOKEN, ONRECORD_PROXY="http://127.0.0.1:9")
    assert ended.returncode == 1
    assert "Discord cannot be reached" in ended.stderr.splitlines()[-1]
    assert TOKEN not in ended.stderr
    assert "Traceback" not in ended.stderr


def _json(content: Any, *, status: int = 200) -> web.Response:
    """Return JSON as Discord does: without a charset, which discord.py would take for another type."""
    return web.Response(body=json.dumps(content).encode(), content_type="application/json", status=status)


class Discord:
    """As much of Discord as a bot sees between its start and its end."""

    def __init__(self) -> None:
        self.port = 0
        self.refuses = False
        self.identified = asyncio.Event()
        self.closed_with: list[int | None] = []
        self.registered: list[list[dict[str, Any]]] = []

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/api/v10/users/@me", self._me)
        app.router.add_get("/api/v10/oauth2/applications/@me", self._application)
        app.router.add_put("/api/v10/applications/{id}/commands", self._register)
        app.router.add_get("/gateway", self._gateway)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        return runner

    async def _me(self, _request: web.Request) -> web.Response:
        if self.refuses:
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return _json(_USER)

    async def _application(self, _request: web.Request) -> web.Response:
        flags = {"flags": 0, "bot_public": True, "bot_require_code_grant": False, "verify_key": "0"}
        return _json({"id": "1", "name": "On Record", "description": "", "icon": None, "owner": _USER} | flags)

    async def _register(self, request: web.Request) -> web.Response:
        commands = await request.json()
        self.registered.append(commands)
        more = {"application_id": "1", "default_member_permissions": None, "version": "1"}
        return _json(
            [{"description": ""} | command | more | {"id": str(number)} for number, command in enumerate(commands, 10)]
        )

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            sent = json.loads(message.data)
            if sent["op"] == 1:
                await socket.send_json({"op": 11})
            elif sent["op"] == 2:
                ready = {
                    "v": 10,
                    "user": _USER,
                    "guilds": [],
                    "session_id": "s",
                    "application": {"id": "1", "flags": 0},
                }
                ready["resume_gateway_url"] = f"ws://127.0.0.1:{self.port}/gateway"
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
                self.intents = sent["d"]["intents"]
                self.identified.set()
        self.closed_with.append(socket.close_code)
        return socket


_USER = {"id": "1", "username": "On Record", "discriminator": "0", "avatar": None, "bot": True}


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    fake = Discord()
    runner = await fake.start()
    yield fake
    await runner.cleanup()


async def redirected(what: str, folder: Path, discord: Discord, **more: str) -> asyncio.subprocess.Process:
    """Start `run` or `sync` in a process for which Discord is the one on loopback."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        REDIRECTED,
        str(discord.port),
        what,
        cwd=folder,
        env=environment(folder, DISCORD_TOKEN=TOKEN, **more),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_a_connected_bot_in_good_order(
    tmp_path: Path, discord: Discord, name: signal.Signals
) -> None:
    process = await redirected("run", tmp_path, discord)
    await asyncio.wait_for(discord.identified.wait(), 15)
    await asyncio.sleep(1)
    process.send_signal(name)
    _, errors = await asyncio.wait_for(process.communicate(), 5)
    assert process.returncode == 0, errors.decode()
    assert discord.closed_with == [1000]
    events = [json.loads(line)["event"] for line in errors.decode().splitlines()]
    assert [event for event in events if event in {"starting", "ready", "stopping", "stopped"}] == [
        "starting",
        "ready",
        "stopping",
        "stopped",
    ]
    assert TOKEN not in errors.decode()


async def test_only_one_intent_is_asked_for_and_it_is_not_privileged(tmp_path: Path, discord: Discord) -> None:
    process = await redirected("run", tmp_path, discord)
    await asyncio.wait_for(discord.identified.wait(), 15)
    process.terminate()
    await asyncio.wait_for(process.communicate(), 5)
    assert discord.intents == 1


async def test_a_signal_ends_a_bot_that_is_still_waiting_for_an_answer(tmp_path: Path) -> None:
    asked = asyncio.Event()

    async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silence, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.terminal",
        "run",
        cwd=tmp_path,
        env=environment(tmp_path, DISCORD_TOKEN=TOKEN, ONRECORD_PROXY=f"http://127.0.0.1:{port}"),
        stderr=asyncio.subprocess.PIPE,
    )
    await asyncio.wait_for(asked.wait(), 15)
    started = time.perf_counter()
    process.terminate()
    await asyncio.wait_for(process.communicate(), 7)
    assert process.returncode == 0
    assert time.perf_counter() - started < 6
    server.close()


@pytest.mark.parametrize("what", ["run", "sync"])
async def test_a_refused_token_ends_in_one_line_without_it(tmp_path: Path, discord: Discord, what: str) -> None:
    discord.refuses = True
    process = await redirected(what, tmp_path, discord)
    _, errors = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode == 2
    assert "Discord refused DISCORD_TOKEN" in errors.decode().splitlines()[-1]
    assert "Traceback" not in errors.decode()
    assert TOKEN not in errors.decode()


async def test_commands_are_registered_once_and_again_only_when_they_change(tmp_path: Path, discord: Discord) -> None:
    said = []
    for _ in range(2):
        process = await redirected("sync", tmp_path, discord)
        output, errors = await asyncio.wait_for(process.communicate(), 15)
        assert process.returncode == 0, errors.decode()
        said.append(output.decode())
    assert "commands registered" in said[0]
    assert "nothing has changed" in said[1]
    assert len(discord.registered) == 1
    (kept,) = (tmp_path / "state").iterdir()
    kept.write_text("another hash\n", encoding="ascii")
    process = await redirected("sync", tmp_path, discord)
    await asyncio.wait_for(process.communicate(), 15)
    assert len(discord.registered) == 2
