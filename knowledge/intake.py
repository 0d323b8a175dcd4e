"""Reading an article out of a file that somebody saved: text, or a page of HTML."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from knowledge.errors import OnRecordError
from knowledge.model import Language
from knowledge.text.language import guess_language

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_HEAD = 4_096
"""Bytes in which a page says that it is one."""
_LARGEST = 20_000_000
"""Bytes; a file larger than this is no article."""
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MOST_CONTROLS = 0.01
"""Of the characters of a text, at most this share are control characters that no text has."""
_LEAST_LETTERS = 0.4
"""Of the characters of a text that are not white space, at least this share are letters."""


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
    text, encoding, detected = _decoded(content, name)
    if suffix.lower() in _HTML_SUFFIXES or _HTML.search(content[:_HEAD]):
        article = _from_page(text, name)
    else:
        article = Article(name, _cleaned(text), "", "")
    _refuse_what_is_no_text(article.text, name)
    article = article._replace(encoding=encoding, detected=detected)
    return article._replace(language=language or _language(article.text, name))


def _decoded(content: bytes, name: str) -> tuple[str, str, bool]:
    """Return the text of the bytes, what they were read as, and whether that was found out by looking at them."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).removeprefix("\ufeff"), encoding.removesuffix("-sig"), False
            except UnicodeDecodeError as error:
                raise IntakeError(name, f"begins as {encoding} and is none (byte {error.start})") from error
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(content[:_HEAD])
    if declared is not None:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            encoding = declared[1].decode("ascii").lower()
            return content.decode(encoding), encoding, False
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where the encoding must be found out

    best = from_bytes(content).best()
    if best is None:
        raise IntakeError(name, "is no text in any encoding that can be told")
    return str(best).removeprefix("\ufeff"), best.encoding, True


def _from_page(page: str, name: str) -> Article:
    """Return the main text of a page of HTML, with its title, date, publisher and address as its own data give them."""
    import trafilatura  # noqa: PLC0415 - takes half a second to import

    found = trafilatura.bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # what the page says of itself, no guess from its words
    )
    if not isinstance(found, trafilatura.settings.Document) or not (text := _cleaned(found.text or "")):
        raise IntakeError(name, "is a page without an article in it")
    return Article(
        name,
        text,
        "",
        "",
        title=_line(found.title),
        dated=_line(found.date),
        publisher=_line(found.sitename),
        address=_line(found.url),
    )


def _line(value: str | None) -> str | None:
    """Return a value on one line, or None for nothing."""
    return " ".join(value.split()) or None if value else None


def _cleaned(text: str) -> str:
    """Return a text with line feeds for line ends and without what surrounds it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _refuse_what_is_no_text(text: str, name: str) -> None:
    if not text:
        raise IntakeError(name, "is empty")
    if "\0" in text:
        raise IntakeError(name, "has NUL characters in it; this is no text")
    controls = sum(unicodedata.category(c) in {"Cc", "Cn", "Co"} and c not in "\n\t\f" for c in text)
    if controls > _MOST_CONTROLS * len(text):
        raise IntakeError(name, "is full of control characters; this is no text")
    visible = [character for character in text if not character.isspace()]
    if sum(map(str.isalpha, visible)) < _LEAST_LETTERS * len(visible):
        raise IntakeError(name, "has hardly a letter in it; this is no article")


def _language(text: str, name: str) -> Language:
    guess = guess_language(text)
    if guess.is_read and guess.code:
        return guess.code
    seems = f"seems to be in {guess.name}" if guess.code else "is in no language that can be told"
    raise IntakeError(name, f"{seems}; English and French are read")
