"""How quickly the bot answers, starts, and how much memory it takes; prints the table that README quotes.

    python benchmarks/interactions.py [--rounds 200]

Each command and each autocompletion goes through discord.py's own machinery and the real command tree, against a
Discord in memory (simcord). The clock runs from the event being handed to the library until the request that answers
it leaves the bot; what the network takes is not in it. "ms" is by the clock, "CPU" the processor time of the same,
which a busy machine does not stretch. For the start, a process of its own connects to a Discord on loopback; its clock
runs from the process being made until its log says that it is ready.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Any

import psutil
import simcord
import structlog
from aiohttp import WSMsgType, web

from bot.desk import Desk
from bot.desk.opening import open_desk
from bot.discord_app.client import OnRecordClient
from bot.discord_app.readiness import make_ready

WANTED = {"command": 10.0, "autocomplete": 2.0, "ready": 1_000.0, "memory": 120.0}
"""Milliseconds at the 99th percentile, milliseconds, megabytes."""

ASKED: dict[str, Sequence[dict[str, str]]] = {
    "pledges": ({"entity": "US"}, {"entity": "hungary", "status": "declined"}, {"entity": "Slovenia"}),
    "quotes": ({"speaker": "Stoltenbreg"}, {"speaker": "OTAN", "about": "défense aérienne"}),
    "positions": ({"entity": "Orbán"}, {"entity": "NATO"}),
    "events": ({"entity": "Brussels"},),
    "profile": ({"entity": "coalition of the willing"}, {"entity": "xqzt"}),
    "compare": ({"a": "Hungary", "b": "Germany"},),
    "conflicts": ({},),
    "ask": ({"question": "Who promised air-defence systems?"}, {"question": "Qu’a dit Stoltenberg sur les drones ?"}),
    "search": ({"text": "drones"}, {"text": "défense aérienne"}),
    "verify": ({"quote": "Nous ne sommes pas ici pour débattre si nous devons soutenir l’Ukraine"},),
    "export": ({"entity": "NATO"},),
    "sources": ({},),
    "source": ({"id": "003"},),
    "about": ({},),
}
TYPED = ("", "u", "us", "hon", "stolten", "stoltenbreg", "coalition of", "états", "xqzt", "the defence minist")


class Clock:
    """Notes when an event went in and when the first request came out."""

    def __init__(self, env: simcord.Env) -> None:
        clock = self
        self.started = self.ended = (0.0, 0.0)

        class Requests(list[Any]):
            def append(self, _item: Any) -> None:
                clock.ended = clock.ended if any(clock.ended) else _now()

        env.backend.http_requests = Requests()
        env._register_dispatch_observer(self._note)  # noqa: SLF001 - there is no public way to see an event go in

    def _note(self, _interaction: Any) -> None:
        self.started, self.ended = _now(), (0.0, 0.0)

    @property
    def milliseconds(self) -> tuple[float, float]:
        """The time of the last interaction: by the clock, and of the processor."""
        return (self.ended[0] - self.started[0]) * 1_000, (self.ended[1] - self.started[1]) * 1_000


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


Times = dict[str, list[tuple[float, float]]]
"""Milliseconds by the clock and of the processor, by what was asked."""


def measure(rounds: int) -> Times:
    """Return the times of every interaction, by command; autocompletion of all options together."""
    simcord.Env._settle_internal.__kwdefaults__["idle"] = 0.001  # noqa: SLF001 - it has no setting for it
    desk = open_desk()
    make_ready(desk)
    times: Times = {}
    for first in range(0, rounds, _BATCH):
        asyncio.run(_ask(desk, range(first, min(first + _BATCH, rounds)), times))
    return times


_BATCH = 20
"""Rounds in one world: simcord remembers every message, and grows slower with them."""


async def _ask(desk: Desk, rounds: range, times: Times) -> None:
    env = simcord.Env(OnRecordClient(desk))
    await env.start()
    try:
        with env._bot_scope():  # noqa: SLF001 - the bot registers its commands here, not the reader
            await env.bot.tree.sync()
        guild = env.create_guild()
        channel = guild.create_text_channel("desk")
        reader = guild.add_member(env.create_user("reader"))
        clock = Clock(env)
        for number in rounds:
            gc.freeze()  # what simcord remembers of the world is not the bot's to be looked through
            for command, spec in desk.commands.items():
                asked = ASKED.get(command, ({},))
                await reader.slash(channel, command, **asked[number % len(asked)])
                times.setdefault(f"/{command}", []).append(clock.milliseconds)
                for option in spec.options:
                    if option.kind in {"entity", "source"}:
                        await reader.autocomplete(channel, command, option.name, TYPED[number % len(TYPED)])
                        times.setdefault("autocomplete", []).append(clock.milliseconds)
    finally:
        await env.shutdown()


async def start() -> tuple[float, float, float]:
    """Return milliseconds from the start of a process to ready, and its megabytes then and two seconds later."""
    runner, port = await _discord()
    began = time.time()
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            _PROGRAM,
            str(port),
            cwd=folder,
            env={"PATH": os.environ["PATH"], "DISCORD_TOKEN": _TOKEN, "ONRECORD_LOG_FORMAT": "json"},
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stderr is not None
        async for line in process.stderr:
            if json.loads(line)["event"] == "ready":
                break
        ready = (time.time() - began) * 1_000
        memory = psutil.Process(process.pid)
        first = memory.memory_info().rss / 1e6
        await asyncio.sleep(2)
        later = memory.memory_info().rss / 1e6
        process.terminate()
        await process.wait()
    await runner.cleanup()
    return ready, first, later


_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GxxxxX." + "x" * 38  # the shape of one, and no more

_PROGRAM = """
import sys, discord.gateway, discord.http, yarl
discord.http.Route.BASE = f"http://127.0.0.1:{sys.argv[1]}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{sys.argv[1]}/gateway")
import bot.discord_app, bot.settings
bot.discord_app.run(bot.settings.load_settings())
"""
_USER = {"id": "1", "username": "On Record", "discriminator": "0", "avatar": None, "bot": True}
_APPLICATION = {"id": "1", "name": "On Record", "description": "", "icon": None, "owner": _USER, "flags": 0}
_APPLICATION |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0"}


async def _discord() -> tuple[web.AppRunner, int]:
    """Serve as much of Discord as a start needs."""

    def said(content: Any) -> Any:
        async def answer(_request: web.Request) -> web.Response:
            return web.Response(body=json.dumps(content).encode(), content_type="application/json")

        return answer

    async def gateway(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for message in socket:
            if message.type is WSMsgType.TEXT and json.loads(message.data)["op"] == 2:
                ready = {"v": 10, "user": _USER, "guilds": [], "session_id": "s", "application": _APPLICATION}
                ready["resume_gateway_url"] = str(request.url)
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        return socket

    app = web.Application()
    app.router.add_get("/api/v10/users/@me", said(_USER))
    app.router.add_get("/api/v10/oauth2/applications/@me", said(_APPLICATION))
    app.router.add_get("/gateway", gateway)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, runner.addresses[0][1]


def percentile(times: Sequence[float], share: float) -> float:
    """Return the value below which a share of the times lie."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200, help="how often each command is asked")
    rounds = parser.parse_args().rounds
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    starts = [asyncio.run(start()) for _ in range(5)]
    times = measure(rounds)
    print(f"| through the command tree, {rounds} rounds | p50 ms | p99 ms | p50 CPU | p99 CPU | wanted p99 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, found in times.items():
        wanted = WANTED["autocomplete" if name == "autocomplete" else "command"]
        measured = [percentile(each, share) for each in zip(*found, strict=True) for share in (0.5, 0.99)]
        print(f"| {name} | {' | '.join(f'{each:.1f}' for each in measured)} | {wanted:.0f} |")
    print()
    print("| process | measured | wanted |")
    print("| --- | ---: | ---: |")
    ready, first, later = (statistics.median(column) for column in zip(*starts, strict=True))
    print(f"| start to ready, median of {len(starts)} | {ready:.0f} ms | {WANTED['ready']:.0f} ms |")
    print(f"| memory when ready | {first:.0f} MB | {WANTED['memory']:.0f} MB |")
    print(f"| memory two seconds later | {later:.0f} MB | {WANTED['memory']:.0f} MB |")


if __name__ == "__main__":
    main()
