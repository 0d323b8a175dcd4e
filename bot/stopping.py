"""How a process is told to stop: by Ctrl-C, or by whoever runs it."""

from __future__ import annotations

import asyncio
import contextlib
import signal


def told_to_stop() -> asyncio.Event:
    """Return an event of the running loop that is set when the process is told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers in its loops: there Ctrl-C is a KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    return stop
