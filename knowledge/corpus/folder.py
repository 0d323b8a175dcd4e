"""The files of a corpus folder, as bytes on a disk: where they are, what is in them, and which state they are in.

articles/<id>.txt   the text of each article, byte for byte, in UTF-8
sources.toml        what is known of each article
entities.toml       who and what the articles name
facts.jsonl         what they put on record, one fact a line
"""

from __future__ import annotations

import contextlib
import hashlib
import stat
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from knowledge.corpus.change import places, unchanged_while
from knowledge.errors import CorpusError, Place

ARTICLES = "articles"
SOURCES = "sources.toml"
ENTITIES = "entities.toml"
FACTS = "facts.jsonl"
SUFFIX = ".txt"


@dataclass(frozen=True)
class CorpusFiles:
    """Everything that a corpus folder holds, read once, so that what is validated is what is used."""

    folder: Path
    articles: dict[str, bytes]
    sources: bytes
    entities: bytes
    facts: bytes

    @property
    def fingerprint(self) -> str:
        """A hash of every name and every byte that counts."""
        digest = hashlib.blake2b(digest_size=16)
        parts = [
            *sorted(self.articles.items()),
            (SOURCES, self.sources),
            (ENTITIES, self.entities),
            (FACTS, self.facts),
        ]
        for name, content in parts:
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()


def shipped_folder() -> Path:
    """Return the folder of the corpus that ships with the project: inside the package, or beside it in a checkout."""
    package = Path(str(files("knowledge")))
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def read_files(folder: Path) -> CorpusFiles:
    """Read a corpus folder in one state of it; raises CorpusError where a file is missing or cannot be read."""
    if not folder.is_dir():
        raise CorpusError(Place(folder), "there is no such folder")
    return unchanged_while(folder, lambda: _read_files(folder))


def _read_files(folder: Path) -> CorpusFiles:
    return CorpusFiles(
        folder=folder,
        articles={name.removesuffix(SUFFIX): _read(folder, f"{ARTICLES}/{name}") for name in _article_names(folder)},
        sources=_read(folder, SOURCES),
        entities=_read(folder, ENTITIES),
        facts=_read(folder, FACTS),
    )


def _article_names(folder: Path) -> list[str]:
    """Return the names of the articles' files in order; raises CorpusError where there is no folder for them."""
    if not (folder / ARTICLES).is_dir():
        raise CorpusError(Place(folder / ARTICLES), "there is no such folder; the articles of a corpus are kept there")
    found = {path.name for base in places(folder, ARTICLES) if base.is_dir() for path in base.iterdir()}
    return sorted(name for name in found if name.endswith(SUFFIX) and not name.startswith("."))


def _read(folder: Path, name: str) -> bytes:
    made, place = places(folder, name)
    with contextlib.suppress(FileNotFoundError):
        return made.read_bytes()
    try:
        if not stat.S_ISREG(place.stat().st_mode):  # a pipe would never end, nor would a device
            raise CorpusError(Place(place), "is not a file")
        return place.read_bytes()
    except OSError as error:
        raise CorpusError(Place(place), f"cannot be read: {error.strerror or error}") from error
