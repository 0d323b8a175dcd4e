"""Bytes to text: what a file is, and in which encoding its text stands."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from typing import NamedTuple

from knowledge.text.language import letters_read, shares

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
HEAD = 4_096
"""Bytes in which a page says that it is one, and in which encoding."""
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .epub are)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document (as .doc is)"),
    (b"{\\rtf", "a document in rich text format"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"bplist0", "a web archive of Safari’s"),
)
"""What files begin with that people take for texts, by the formats' own specifications."""
_COMMONEST = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""Encodings of Western Europe other than Unicode: of Windows, of Unix, of old Macs, of MS-DOS."""
_SIGNS = frozenset("«»“”„‘’‹›–—‑…•·€£°º§©®\u00a0\u202f")
"""Signs other than those of ASCII that articles have."""
_WORDS_COUNT = 5
"""A language has half of its words in its table of function words; so many times that is more than a sign or two."""
_MOST_RARE = 0.25
"""Of the characters of a text in a Latin alphabet, at most this share are other than those of ASCII."""
_SAMPLE = 20_000
"""Characters by which an encoding is judged."""
_MOST_CONTROLS = 0.01
"""Of the characters of a text, at most this share are control characters that no text has."""
_LEAST_LETTERS = 0.4
"""Of the characters of a text that are not white space, at least this share are letters."""


class DecodingError(ValueError):
    """The bytes are no text; the message says why."""


class Decoded(NamedTuple):
    """A text, what its bytes were read as, and whether that had to be found out by looking at them."""

    text: str
    encoding: str
    detected: bool


def decode(content: bytes) -> Decoded:
    """Return the text of the bytes of a file; raises DecodingError where they are none."""
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise DecodingError(f"is {what} and no text; save its text, or the page that it stands on")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding).removeprefix("\ufeff"), encoding.removesuffix("-sig"), False)
            except UnicodeDecodeError as error:
                raise DecodingError(f"begins as {encoding} and is none (byte {error.start})") from error
    with contextlib.suppress(UnicodeDecodeError):
        return Decoded(content.decode("utf-8"), "utf-8", False)
    declared = _CHARSET.search(content[:HEAD])
    if declared is not None:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            encoding = declared[1].decode("ascii").lower()
            return Decoded(content.decode(encoding), encoding, False)
    return _detected(content)


def _detected(content: bytes) -> Decoded:
    """Return the text in the encoding that the library finds, or that makes more sense of it.

    Of a text in a Latin alphabet the library knows that it is one, but several encodings fit and give other accents.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where the encoding must be found out

    possible = [match.encoding for match in from_bytes(content)]
    if not possible:
        raise DecodingError("is no text in any encoding that can be told")
    best, text = possible[0], content.decode(possible[0])
    if _is_latin(text):
        readings = {best: text}
        for encoding in (*_COMMONEST, *possible):
            with contextlib.suppress(UnicodeDecodeError):
                readings.setdefault(encoding, content.decode(encoding))
        # Of those that make as much sense the commonest, so that what it is said to be read as tells somebody something.
        order = sorted(readings, key=lambda encoding: encoding not in _COMMONEST)
        best = max(order, key=lambda encoding: _sense(readings[encoding]))
        text = readings[best]
    return Decoded(text.removeprefix("\ufeff"), best, True)


def _is_latin(text: str) -> bool:
    return sum(not one.isascii() for one in text) <= _MOST_RARE * len(text)


def _sense(text: str) -> float:
    """Rate a reading: by the share of words of a language, and by how many of its rarer characters are such as it has."""
    if not _is_latin(text):
        return -1.0
    text = text[:_SAMPLE]
    usual = letters_read() | _SIGNS
    rare = [one for one in text if not one.isascii() or (one < " " and one not in "\n\r\t\f")]
    fit = sum(1 if one in usual else -1 for one in rare) / max(1, len(rare))
    return _WORDS_COUNT * max(shares(text).values()) + fit


def cleaned(text: str) -> str:
    """Return a text with line feeds for line ends and without what surrounds it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def refuse_what_is_no_text(text: str) -> None:
    """Raise DecodingError for what could be decoded and is still nothing that anybody reads."""
    if not text:
        raise DecodingError("is empty")
    if "\0" in text:
        raise DecodingError("has NUL characters in it; this is no text")
    controls = sum(unicodedata.category(c) in {"Cc", "Cn", "Co"} and c not in "\n\t\f" for c in text)
    if controls > _MOST_CONTROLS * len(text):
        raise DecodingError("is full of control characters; this is no text")
    visible = [character for character in text if not character.isspace()]
    if sum(map(str.isalpha, visible)) < _LEAST_LETTERS * len(visible):
        raise DecodingError("has hardly a letter in it; this is no article")
