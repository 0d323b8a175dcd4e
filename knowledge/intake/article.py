"""What the file of an article gives, and by which line it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from knowledge.errors import OnRecordError
from knowledge.intake.decoding import DecodingError, cleaned, decode, refuse_what_is_no_text
from knowledge.intake.pages import Page, is_page, main_text, page_in_archive, web_address
from knowledge.intake.records import Record, RecordError, is_records, records_in
from knowledge.model import Language
from knowledge.text.language import READ, not_read, read_language

_LARGEST = 20_000_000
"""Bytes; a file larger than this is no article."""


class IntakeError(OnRecordError):
    """A file is no article that can be taken in; the text names the file and says why."""

    def __init__(self, file: Path | str, fault: str) -> None:
        super().__init__(f"{file}: {fault}")
        self.file = file
        self.fault = fault


class Article(NamedTuple):
    """An article as a file gives it; what the file does not say is None.

    `encoding` is what the bytes were read as, and `detected` whether that had to be found out. `dated` is the date as
    the page's own data give it.
    """

    file: str
    text: str
    language: Language
    encoding: str
    detected: bool = False
    title: str | None = None
    dated: str | None = None
    publisher: str | None = None
    address: str | None = None


def read_articles(file: Path) -> Iterator[Article | IntakeError]:
    """Yield the articles in a file, and in the place of each that is none, or is in a language that nobody reads, why.

    A file is one article, unless it is a `.jsonl` with one on each line.
    """
    try:
        if not is_records(file.suffix):
            yield article_of(_content(file), str(file), suffix=file.suffix)
            return
        for record in records_in(_content(file), str(file)):
            yield IntakeError(record.where, record.fault) if isinstance(record, RecordError) else _of_record(record)
    except IntakeError as error:
        yield error


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST and file.suffix.lower() != ".jsonl":
            raise IntakeError(file, f"larger than {_LARGEST // 1_000_000} MB; this is no article")
        return file.read_bytes()
    except OSError as error:
        raise IntakeError(file, f"cannot be read: {error.strerror or error}") from error


def _of_record(record: Record) -> Article | IntakeError:
    text = cleaned(record.text)
    try:
        refuse_what_is_no_text(text)
    except DecodingError as error:
        return IntakeError(record.where, str(error))
    stated = record.said("lang", "language")
    code = stated[:2].lower() if stated is not None else read_language(text)
    if code not in READ:
        return IntakeError(record.where, not_read(text) if stated is None else f"is in {stated!r}, which is not read")
    return Article(
        record.where,
        text,
        code,
        "utf-8",
        title=record.said("title", "headline"),
        dated=record.said("date", "dated", "published"),
        publisher=record.said("publisher", "site"),
        address=web_address(record.said("url", "address")),
    )


def article_of(content: bytes, name: str, *, suffix: str = "", language: Language | None = None) -> Article:
    """Return the article in the bytes of a file of that name; raises IntakeError where there is none.

    The language is found out unless it is given.
    """
    if not content.strip():
        raise IntakeError(name, "is empty")
    archived = page_in_archive(content, suffix)
    content = content if archived is None else archived
    try:
        text, encoding, detected = decode(content)
        page: Page | None = Page(cleaned(text))
        if archived is not None or is_page(content, suffix):
            page = main_text(text)
        if page is None:
            raise IntakeError(name, "is a page without an article in it")
        refuse_what_is_no_text(page.text)
    except DecodingError as error:
        raise IntakeError(name, str(error)) from error
    code = language or read_language(page.text)
    if code is None:
        raise IntakeError(name, not_read(page.text))
    return Article(name, page.text, code, encoding, detected, page.title, page.dated, page.publisher, page.address)
