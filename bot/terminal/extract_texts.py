"""Texts out of files: plain text, a saved page, `.json` with a `text`, `.jsonl` with one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.errors import OnRecordError
from knowledge.text.language import READ, not_read, read_language

_BOM = "\ufeff"


class UnreadableError(OnRecordError):
    """A file, or a line of one, that has no text to extract from; says which and why."""


class Text(NamedTuple):
    """A text to extract from, under the name that its extraction will carry."""

    identifier: str
    text: str
    language: str
    page: bool = False
    """Whether it was taken out of a page, so that its offsets mean nothing without it."""
    encoding: str | None = None
    """What its file was read as, where that had to be found out."""


def texts_in(content: bytes, name: str, *, language: str | None = None) -> Iterator[Text | OnRecordError]:
    """Yield the texts in the bytes of a file of that name, and in the place of each that is none the error that says why.

    Texts are as stored: nothing is stripped or normalised, so that offsets hold in the file.
    """
    try:
        yield from _texts(content, name, language)
    except OnRecordError as error:
        yield error


def _texts(content: bytes, name: str, language: str | None) -> Iterator[Text | OnRecordError]:
    suffix = Path(name).suffix.lower()
    stem = Path(name).stem if name != "-" else "-"
    if suffix == ".jsonl":
        yield from _lines(content, name, language)
    elif suffix == ".json" or (name == "-" and content.lstrip()[:1] == b"{"):
        yield _of_object(_parsed(content, name), name, stem, language, prefer_own_id=name == "-")
    else:
        text, page, encoding = _decoded(content, name)
        yield Text(stem, text, _language(text, name, language), page, encoding)


def _lines(content: bytes, name: str, language: str | None) -> Iterator[Text | OnRecordError]:
    # At line feeds alone: JSON has other line ends as they are inside its strings.
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            where = f"{name}:{number}"
            stem = f"{Path(name).stem}:{number}"
            try:
                yield _of_object(_parsed(line, where), where, stem, language, prefer_own_id=True)
            except UnreadableError as error:
                yield error


def _parsed(content: bytes, where: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{where}: is no JSON ({error})") from error


def _of_object(row: Any, where: str, stem: str, language: str | None, *, prefer_own_id: bool) -> Text:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise UnreadableError(f"{where}: has no 'text'")
    text = row["text"]
    if not text.strip():
        raise UnreadableError(f"{where}: is empty")
    own = row.get("id")
    identifier = str(own) if prefer_own_id and own is not None else stem
    stated = language or row.get("lang") or row.get("language")
    return Text(identifier, text, _language(text, where, str(stated) if stated else None))


def _decoded(content: bytes, name: str) -> tuple[str, bool, str | None]:
    """Return a text, whether it was taken out of a page, and its encoding where that had to be found out."""
    from knowledge.intake import article_of  # noqa: PLC0415 - what finds encodings and pages, only for files

    article = article_of(content, name, suffix=Path(name).suffix, language=READ[0])
    encoding = article.encoding if article.detected else None
    raw = content.decode(article.encoding, "replace").removeprefix(_BOM)
    cleaned = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    return (raw, False, encoding) if cleaned == article.text else (article.text, True, encoding)


def _language(text: str, where: str, stated: str | None) -> str:
    if stated is not None:
        code = stated[:2].lower()
        if code in READ:
            return code
        raise UnreadableError(f"{where}: is in {stated!r}; English and French are read")
    found = read_language(text, short=True)
    if found is None:
        raise UnreadableError(f"{where}: {not_read(text)}")
    return found
