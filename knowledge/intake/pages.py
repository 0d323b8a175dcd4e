"""The main text of a page of HTML, with its title, date, publisher and address as its own data give them.

A page may come alone or in the archive (MHTML) that some browsers save a page with its pictures as.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import NamedTuple

from knowledge.intake.decoding import HEAD, cleaned

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_BODY = re.compile(r"\"articleBody\"\s*:\s*\"")
"""Where a page's own data (JSON-LD, https://schema.org/articleBody) give the text of its article."""
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_ARCHIVE_SUFFIXES = frozenset({".mhtml", ".mht"})


class Page(NamedTuple):
    """The article of a page; what the page does not say of it is None."""

    text: str
    title: str | None = None
    dated: str | None = None
    publisher: str | None = None
    address: str | None = None


def is_page(content: bytes, suffix: str) -> bool:
    """Whether the bytes of a file with that suffix are a page of HTML."""
    return suffix.lower() in _HTML_SUFFIXES or _HTML.search(content[:HEAD]) is not None


def page_in_archive(content: bytes, suffix: str) -> bytes | None:
    """Return the page of HTML that an archive of a browser is about; None where the bytes are no such archive."""
    if suffix.lower() not in _ARCHIVE_SUFFIXES and not _is_archive(content):
        return None
    message = message_from_bytes(content, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"} and isinstance(part, EmailMessage):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return payload
    return None


def _is_archive(content: bytes) -> bool:
    head = content[:HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    return head.startswith((b"from:", b"mime-version:")) and b"mime-version:" in head and b"multipart/related" in head


def main_text(page: str) -> Page | None:
    """Return the article of a page, None where there is none in it."""
    found = _article(page, precise=True)
    if found is None and _BODY.search(page) is not None:
        found = _article(page, precise=False)  # drawn by scripts: what its data call the article is all that it has
    return found


def _article(page: str, *, precise: bool) -> Page | None:
    import trafilatura  # noqa: PLC0415 - takes half a second to import

    found = trafilatura.bare_extraction(
        page,
        favor_precision=precise,
        include_comments=False,
        with_metadata=True,
        # What the page says of itself, no guess from its words; the day it came out, not that of a later touch.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, trafilatura.settings.Document) or not (text := cleaned(found.text or "")):
        return None
    return Page(text, _line(found.title), _line(found.date), _line(found.sitename), web_address(found.url))


def _line(value: str | None) -> str | None:
    """Return a value on one line, or None for nothing."""
    return " ".join(value.split()) or None if value else None


def web_address(value: str | None) -> str | None:
    """Return an address that a reader can follow; None for anything else that stands where one should."""
    found = _ADDRESS.fullmatch((value or "").strip())
    return found[0] if found else None
