"""Texts out of files: plain text, a saved page, `.json` with a `text`, `.jsonl` with one on each line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

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
    from knowledge.intake.records import RecordError, is_records, records_in  # noqa: PLC0415

    piped = name == "-"
    stem = name if piped else Path(name).stem
    if is_records(Path(name).suffix) or (piped and content.lstrip()[:1] == b"{"):
        for record in records_in(content, name):
            if isinstance(record, RecordError):
                yield UnreadableError(str(record))
                continue
            line = record.where.removeprefix(name)
            own = record.fields.get("id") if line or piped else None
            identifier = f"{stem}{line}" if own is None else str(own)
            stated = language or record.said("lang", "language")
            try:
                yield Text(identifier, record.text, _language(record.text, record.where, stated))
            except UnreadableError as error:
                yield error
    else:
        text, page, encoding = _decoded(content, name)
        yield Text(stem, text, _language(text, name, language), page, encoding)


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
