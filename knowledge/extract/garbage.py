"""Keeps Python's garbage collector from looking through a text again and again while it is read.

It looks for objects in circles whenever some hundreds are new. A text of a megabyte makes a million, all in use until it is
read, and an extraction leaves a few hundred in circles: everything else is freed without a search for it. Left alone, the
collector took a sixth of the time of a long text, and more the longer it was.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_YOUNG = 50_000
"""New objects on which the collector has a look meanwhile: as many as some ten articles make."""

_lock = Lock()
_readers = 0
_usual = gc.get_threshold()


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Have the collector look seldom until the end of the block; several threads may be in one at once.

    One that is switched off, or set to look more seldom still, is left as it is.
    """
    global _readers, _usual  # noqa: PLW0603 - the collector is one for the process, and so is what it is set to
    with _lock:
        if not _readers:
            _usual = gc.get_threshold()
            if 0 < _usual[0] < _YOUNG:
                gc.set_threshold(_YOUNG, *_usual[1:])
        _readers += 1
    try:
        yield
    finally:
        with _lock:
            _readers -= 1
            if not _readers and gc.get_threshold()[0] == _YOUNG:  # else somebody else has set it meanwhile
                gc.set_threshold(*_usual)
