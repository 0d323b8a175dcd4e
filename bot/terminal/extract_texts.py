"""Texts out of files: plain text, a saved page, `.json` with a `text`, `.jsonl` with one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.errors import OnRecordError
from knowledge.text.language import READ, guess_language, shares

_SHORT = 600
"""Characters; of a text shorter than this the language is taken to be the likelier of those read, whatever its share."""
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


def texts_in(content: bytes, name: str, *, language: str | None = None) -> Iterator[Text]:
    """Yield the texts in the bytes of a file of that name; raises UnreadableError at the first that is none.

    Texts are as stored: nothing is stripped or normalised, so that offsets hold in the file.
    """
    suffix = Path(name).suffix.lower()
    stem = Path(name).stem if name != "-" else "-"
    if suffix == ".jsonl":
        yield from _lines(content, name, language)
    elif suffix == ".json" or (name == "-" and content.lstrip()[:1] == b"{"):
        yield _of_object(_parsed(content, name), name, stem, language, prefer_own_id=name == "-")
    else:
        text, page = _decoded(content, name)
        yield Text(stem, text, _language(text, name, language), page)


def _lines(content: bytes, name: str, language: str | None) -> Iterator[Text]:
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            where = f"{name}:{number}"
            yield _of_object(_parsed(line, where), where, f"{Path(name).stem}:{number}", language, prefer_own_id=True)


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


def _decoded(content: bytes, name: str) -> tuple[str, bool]:
    from knowledge.intake import article_of  # noqa: PLC0415 - what finds encodings and pages, only for files

    article = article_of(content, name, suffix=Path(name).suffix, language=READ[0])
    raw = content.decode(article.encoding).removeprefix(_BOM)
    cleaned = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    return (raw, False) if cleaned == article.text else (article.text, True)


def _language(text: str, where: str, stated: str | None) -> str:
    if stated is not None:
        code = stated[:2].lower()
        if code in READ:
            return code
        raise UnreadableError(f"{where}: is in {stated!r}; English and French are read")
    guess = guess_language(text)
    if guess.is_read and guess.code:
        return guess.code
    if len(text) < _SHORT:
        found = shares(text)
        return max(READ, key=lambda code: found[code])
    seems = f"seems to be in {guess.name}" if guess.code else "is in no language that can be told"
    raise UnreadableError(f"{where}: {seems}; English and French are read")
