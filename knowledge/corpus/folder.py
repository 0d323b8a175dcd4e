"""The files of a corpus folder, as bytes on a disk: where they are, what is in them, and which state they are in.

articles/<id>.txt   the text of each article, byte for byte, in UTF-8
sources.toml        what is known of each article
entities.toml       who and what the articles name
facts.jsonl         what they put on record, one fact a line
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

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
    """Read a corpus folder; raises CorpusError where a file is missing or cannot be read."""
    if not folder.is_dir():
        raise CorpusError(Place(folder), "there is no such folder")
    return CorpusFiles(
        folder=folder,
        articles={path.stem: _read(path) for path in article_paths(folder)},
        sources=_read(folder / SOURCES),
        entities=_read(folder / ENTITIES),
        facts=_read(folder / FACTS),
    )


def article_paths(folder: Path) -> Iterator[Path]:
    """Yield the paths of the articles in the order of their names; raises CorpusError where there is no such folder."""
    articles = folder / ARTICLES
    if not articles.is_dir():
        raise CorpusError(Place(articles), "there is no such folder; the articles of a corpus are kept there")
    return iter(sorted(path for path in articles.iterdir() if path.suffix == SUFFIX and not path.name.startswith(".")))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(Place(path), f"cannot be read: {error.strerror or error}") from error
