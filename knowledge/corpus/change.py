"""Changing the files of a corpus whole or not at all, whatever happens in the middle.

A change is written beside the corpus, in a folder of its own, and flushed to the disk. One rename makes it so: from
that moment on the change has happened, and its files are only moved to their places, by whoever gets there first. A
reader who comes between looks at the folder of the change before the corpus's own files, so that he sees all of it;
a writer finishes the moving before he begins a change of his own.

    .change-<process>   being written: nothing yet, and thrown away if its writer is gone
    .change             made: part of the corpus
    .lock               held by the one writer at a time
    .decisions          what reviewers have decided since the last change: nothing to a reader yet
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from knowledge.errors import CorpusError, Place

MADE = ".change"
_WRITING = ".change-"
DECISIONS = ".decisions"
_LOCK = ".lock"

_Result = TypeVar("_Result")

_TRIES = 20
_PAUSE = 0.05
"""Seconds between two looks at a corpus that somebody is changing; a change takes far less."""


@contextlib.contextmanager
def exclusively(folder: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Hold the lock of a corpus folder, with every earlier change brought to its end.

    Raises CorpusError where another process still holds it after so many seconds, or the folder cannot be written to.
    """
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise CorpusError(Place(folder), f"cannot be written to: {error.strerror or error}") from error
    try:
        _lock(handle, folder, patience)
        for left in folder.glob(f"{_WRITING}*"):
            shutil.rmtree(left, ignore_errors=True)  # its writer is gone, or we would not hold the lock
        settle(folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path, patience: float) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there

        def take() -> None:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on every system

        def take() -> None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    until = time.monotonic() + patience
    while True:
        try:
            take()
        except OSError as error:
            if time.monotonic() > until:
                raise CorpusError(Place(folder), "another process is changing this corpus; try again later") from error
            time.sleep(_PAUSE)
        else:
            return


def make(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace or add files, given by their paths in the folder, all of them or none; the lock must be held.

    Raises CorpusError, with nothing changed, where the disk refuses.
    """
    writing = folder / f"{_WRITING}{os.getpid()}"
    try:
        for name, content in files.items():
            path = writing / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for parent in {(writing / name).parent for name in files} | {writing}:
            flush_folder(parent)
        writing.rename(folder / MADE)
    except OSError as error:
        shutil.rmtree(writing, ignore_errors=True)
        raise CorpusError(Place(folder), f"cannot be written to: {error.strerror or error}") from error
    flush_folder(folder)
    settle(folder)


def settle(folder: Path) -> None:
    """Move the files of a change that has been made to their places; nothing where there is none. Holds at any cut."""
    made = folder / MADE
    if not made.is_dir():
        return
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        place = folder / path.relative_to(made)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
        flush_folder(place.parent)
    shutil.rmtree(made)
    flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system lets a folder be flushed."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def places(folder: Path, name: str) -> tuple[Path, Path]:
    """Return where a file of a corpus is looked for: in a change that has been made, then in its place."""
    return folder / MADE / name, folder / name


Signature = tuple[tuple[str, int, int, int, int], ...]


def signature(folder: Path) -> Signature:
    """Return what tells one state of a corpus's files from another without reading them: sizes and times of change.

    It costs one look at every file, and never raises.
    """
    found: list[tuple[str, int, int, int, int]] = []
    for base in (folder, folder / "articles", folder / MADE, folder / MADE / "articles"):
        with contextlib.suppress(OSError), os.scandir(base) as entries:
            for entry in entries:
                if entry.name not in {_LOCK, DECISIONS} and not entry.name.startswith(_WRITING):
                    with contextlib.suppress(OSError):
                        status = entry.stat()
                        size = status.st_size if entry.is_file() else 0
                        found.append((entry.path, size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return tuple(sorted(found))


def unchanged_while(folder: Path, read: Callable[[], _Result]) -> _Result:
    """Return what `read` returns, read again until nothing changed in the folder meanwhile.

    Raises CorpusError where it never stands still, and whatever `read` raises of a folder that does.
    """
    for _ in range(_TRIES):
        before = signature(folder)
        try:
            result = read()
        except CorpusError:
            if signature(folder) == before:
                raise
        else:
            if signature(folder) == before:
                return result
        time.sleep(_PAUSE)
    raise CorpusError(Place(folder), "its files keep changing; try again when they have been written")
