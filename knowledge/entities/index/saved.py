"""Arrays on disk: a header that says what they are of, then the arrays. What is not what it should be is not used.

The file begins with eight bytes, the length of a JSON header, and the header: the version of the format, the
fingerprint of what the arrays were made from, the length and the checksum of what follows, and where in it each array
lies. Nothing in it is ever executed.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from knowledge.errors import OnRecordError

VERSION = 5
"""The version of the format and of how names are made into keys; counts up when either changes."""

_Read = TypeVar("_Read")

Arrays = Mapping[str, npt.NDArray[Any]]
"""Arrays by name."""

_MAGIC = b"ORNAMES1"
_KINDS = frozenset({"uint8", "uint32", "uint64"})
_ALIGNED = 8
"""Bytes: numpy copies an array that does not lie so before it searches it."""

_LONGEST_HEADER = 1 << 16
_log = logging.getLogger(__name__)


class SavedIndexError(OnRecordError):
    """A saved index that cannot be used; the text says why."""


def save(arrays: Arrays, path: Path, fingerprint: str) -> None:
    """Write arrays whole or not at all; the fingerprint is that of what they were made from."""
    pieces, directory, at = [], {}, 0
    for name, array in arrays.items():
        pieces.append(_padded(array.tobytes()))
        directory[name] = [array.dtype.name, at, len(array)]
        at += len(pieces[-1])
    payload = b"".join(pieces)
    header = json.dumps(
        {
            "version": VERSION,
            "names": fingerprint,
            "length": len(payload),
            "checksum": crc32(payload),
            "arrays": directory,
        }
    ).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        header += b" " * (-(len(_MAGIC) + 4 + len(header)) % _ALIGNED)
        file.write(_MAGIC + len(header).to_bytes(4, "little") + header + payload)
    Path(draft).replace(path)


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _ALIGNED)


def load(path: Path, fingerprint: str | None = None) -> Arrays:
    """Return the arrays saved under this fingerprint (under any, where none is given).

    Raises `SavedIndexError` for a file that is missing, of another version, of other names, cut short or damaged.
    """
    try:
        stored = path.read_bytes()
    except OSError as fault:
        raise SavedIndexError(f"{path}: {fault.strerror or fault}") from fault
    header, payload = _parts(path, stored)
    if header.get("version") != VERSION:
        raise SavedIndexError(f"{path}: of version {header.get('version')}, not {VERSION}")
    if fingerprint is not None and header.get("names") != fingerprint:
        raise SavedIndexError(f"{path}: stale, it is of other names")
    if header.get("length") != len(payload):
        raise SavedIndexError(f"{path}: cut short, {len(payload)} bytes of {header.get('length')}")
    if header.get("checksum") != crc32(payload):
        raise SavedIndexError(f"{path}: damaged, the checksum differs")
    try:
        return {name: _array(payload, *row) for name, row in header["arrays"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise SavedIndexError(f"{path}: damaged, {fault!r}") from fault


def _parts(path: Path, stored: bytes) -> tuple[dict[str, Any], memoryview]:
    start = len(_MAGIC) + 4
    if not stored.startswith(_MAGIC):
        raise SavedIndexError(f"{path}: not a saved index, or of another version")
    length = int.from_bytes(stored[len(_MAGIC) : start], "little")
    try:
        header = json.loads(stored[start : start + min(length, _LONGEST_HEADER)])
    except ValueError as fault:
        raise SavedIndexError(f"{path}: damaged, its header is not readable") from fault
    if not isinstance(header, dict):
        raise SavedIndexError(f"{path}: damaged, its header is not readable")
    return header, memoryview(stored)[start + length :]


def _array(payload: memoryview, kind: str, start: int, length: int) -> npt.NDArray[Any]:
    if kind not in _KINDS:
        raise ValueError(f"array of {kind}")
    return np.frombuffer(payload, dtype=np.dtype(kind), count=length, offset=start)


def load_or_build(path: Path, fingerprint: str, build: Callable[[], Arrays], read: Callable[[Arrays], _Read]) -> _Read:
    """Return what `read` makes of the arrays saved under this fingerprint.

    What cannot be used is built and saved again, with a line in the log that says why.
    """
    try:
        return _read(path, load(path, fingerprint), read)
    except SavedIndexError as fault:
        _log.info("The saved index of names is built again: %s", fault)
    arrays = build()
    try:
        save(arrays, path, fingerprint)
    except OSError as fault:
        _log.warning("The index of names could not be saved to %s: %s", path, fault)
    return read(arrays)


def _read(path: Path, arrays: Arrays, read: Callable[[Arrays], _Read]) -> _Read:
    try:
        return read(arrays)
    except (KeyError, ValueError, TypeError, IndexError) as fault:
        raise SavedIndexError(f"{path}: damaged, {fault!r}") from fault
