"""What the file of an article gives, and by which line it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from knowledge.errors import OnRecordError
from knowledge.intake.decoding import DecodingError, cleaned, decode, refuse_what_is_no_text
from knowledge.intake.pages import Page, is_page, main_text, page_in_archive
from knowledge.model import Language
from knowledge.text.language import not_read, read_language

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


def read_article(file: Path, *, language: Language | None = None) -> Article:
    """Return the article in a file; raises IntakeError where there is none in it, or in a language that nobody reads.

    The language is found out unless it is given.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise IntakeError(file, f"larger than {_LARGEST // 1_000_000} MB; this is no article")
        content = file.read_bytes()
    except OSError as error:
        raise IntakeError(file, f"cannot be read: {error.strerror or error}") from error
    return article_of(content, str(file), suffix=file.suffix, language=language)


def article_of(content: bytes, name: str, *, suffix: str = "", language: Language | None = None) -> Article:
    """Return the article in the bytes of a file of that name; raises as `read_article` does."""
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
