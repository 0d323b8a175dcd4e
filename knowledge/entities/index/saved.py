"""An index on disk: a header that says what it is of, then its arrays. What is not what it should be is not used.

The file begins with eight bytes, the length of a JSON header, and the header: the version of the format, the
fingerprint of the names, the length and the checksum of what follows, and where in it each array lies. Nothing in it is
ever executed.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from knowledge.entities.index.base import IndexedName
from knowledge.entities.index.large import LargeIndex
from knowledge.errors import OnRecordError

VERSION = 2
"""The version of the format and of how names are made into keys; counts up when either changes."""

_MAGIC = b"ORNAMES1"
_KINDS = frozenset({"uint8", "uint32", "uint64"})
_ALIGNED = 8
"""Bytes: numpy copies an array that does not lie so before it searches it."""

_LONGEST_HEADER = 1 << 16
_log = logging.getLogger(__name__)


class SavedIndexError(OnRecordError):
    """A saved index that cannot be used; the text says why."""


def fingerprint(names: Sequence[IndexedName]) -> str:
    """Return what tells these names from all others."""
    digest = hashlib.blake2b(digest_size=16)
    for tokens, use, sounds in names:
        digest.update(f"{' '.join(tokens)}\t{use}\t{','.join(sorted(sounds))}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def save(index: LargeIndex, path: Path, print_of_names: str) -> None:
    """Write an index whole or not at all."""
    pieces, directory, at = [], {}, 0
    for name, array in index.arrays.items():
        pieces.append(_padded(array.tobytes()))
        directory[name] = [array.dtype.name, at, len(array)]
        at += len(pieces[-1])
    payload = b"".join(pieces)
    header = json.dumps(
        {
            "version": VERSION,
            "names": print_of_names,
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


def load(path: Path, print_of_names: str | None = None) -> LargeIndex:
    """Return the saved index of the names with this fingerprint (of any, where none is given).

    Raises `SavedIndexError` for a file that is missing, of another version, of other names, cut short or damaged.
    """
    try:
        stored = path.read_bytes()
    except OSError as fault:
        raise SavedIndexError(f"{path}: {fault.strerror or fault}") from fault
    header, payload = _parts(path, stored)
    if header.get("version") != VERSION:
        raise SavedIndexError(f"{path}: of version {header.get('version')}, not {VERSION}")
    if print_of_names is not None and header.get("names") != print_of_names:
        raise SavedIndexError(f"{path}: stale, it is of other names")
    if header.get("length") != len(payload):
        raise SavedIndexError(f"{path}: cut short, {len(payload)} bytes of {header.get('length')}")
    if header.get("checksum") != crc32(payload):
        raise SavedIndexError(f"{path}: damaged, the checksum differs")
    try:
        return LargeIndex({name: _array(payload, *row) for name, row in header["arrays"].items()})
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


def load_or_build(names: Sequence[IndexedName], path: Path) -> LargeIndex:
    """Return the saved index of these names; one that cannot be used is built again, with a line in the log."""
    print_of_names = fingerprint(names)
    try:
        return load(path, print_of_names)
    except SavedIndexError as fault:
        _log.info("The saved index of names is built again: %s", fault)
    index = LargeIndex.of(names)
    try:
        save(index, path, print_of_names)
    except OSError as fault:
        _log.warning("The index of names could not be saved to %s: %s", path, fault)
    return index
