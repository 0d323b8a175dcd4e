"""Text from articles and readers made harmless: shown as it is, never as formatting, a link or a mention.

`clean` takes out what nobody can see; `escape` makes Discord show the rest literally, and `unescape` takes that back,
so that what a message displays can be read from it again.
"""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH = "\u200b"
"""Put after the @ of what would be a mention; `clean` takes it out of what comes in, so `unescape` is exact."""

_INVISIBLE = re.compile(
    "["
    "\u200b\u200e\u200f\u2060\ufeff\u00ad\u061c"  # zero-width and direction marks, soft hyphen
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates: they turn the text around them
    "\ud800-\udfff"  # halves of a pair, which no encoding of JSON takes
    "\ufff9-\ufffb]"
)
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t]+")

_INLINE = re.compile(r"([\\*_~`|<>\[\]&])")
_LINE_START = re.compile(r"^(\s*)([#\-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)")
_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)")
_ACTIVE = re.compile(
    "|".join(pattern.pattern for pattern in (_INLINE, _LINE_START, _NUMBERED, _ADDRESS, _MENTION)),
    re.MULTILINE,
)
"""Any of those: most text has none, and looking once is quicker than replacing five times."""

_UNCLEAN = re.compile("|".join((_INVISIBLE.pattern, _BREAKS.pattern, _CONTROL.pattern, r"\t|  ")))
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")


def clean(text: str) -> str:
    """Return the text without control, direction and zero-width characters; its lines end in a plain line feed."""
    if not _UNCLEAN.search(text):
        return text.strip()
    text = _BREAKS.sub("\n", text)
    text = _CONTROL.sub(" ", text)
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def one_line(text: str) -> str:
    """Return the text cleaned and on one line."""
    return " ".join(clean(text).split("\n")).strip()


def escape(text: str) -> str:
    """Return the text, cleaned, such that Discord shows it as it is, whatever it would otherwise format or link."""
    escaped = clean(text)
    if not _ACTIVE.search(escaped):
        return escaped
    escaped = _INLINE.sub(r"\\\1", escaped)
    escaped = _LINE_START.sub(r"\1\\\2", escaped)
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    escaped = _ADDRESS.sub(r"\:", escaped)
    return _MENTION.sub(f"@{ZERO_WIDTH}", escaped)


def unescape(text: str) -> str:
    """Return what `escape` was given (cleaned): the inverse of `escape`."""
    return _ESCAPED.sub(r"\1", text.replace(ZERO_WIDTH, ""))


def emphasise(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Return the text escaped, with the marked ranges in bold; ranges are `str` offsets, and may touch or overlap.

    Bold needs its asterisks against a letter, so a range loses its outer spaces, and one that runs over lines becomes
    one a line.
    """
    pieces, position = [], 0
    for start, end in _lines_of(text, _merged(marks, len(text))):
        pieces += [_escape_inside(text[position:start]), "**", _escape_inside(text[start:end]), "**"]
        position = end
    return _start_lines("".join([*pieces, _escape_inside(text[position:])])).strip()


def quote(text: str) -> str:
    """Return text that is Markdown already as a block quote, line by line."""
    return "\n".join(f"> {line}" if line.strip() else "> \u200b" for line in text.split("\n"))


def link(label: str, address: str) -> str | None:
    """Return a masked link, or None where the address is not one of the web."""
    if not re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", address) or len(address) > _LONGEST_ADDRESS:
        return None
    return f"[{escape(label)}](<{address.replace(')', '%29').replace('(', '%28')}>)"


_LONGEST_ADDRESS = 1_000
"""An address longer than this would take a quarter of what a message can hold."""


def _escape_inside(text: str) -> str:
    """Escape a piece of a text whose edges must stay: spaces are kept, and lines are not looked at."""
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", _BREAKS.sub("\n", text)))
    escaped = _ADDRESS.sub(r"\:", _INLINE.sub(r"\\\1", text))
    return _MENTION.sub(f"@{ZERO_WIDTH}", escaped)


def _start_lines(text: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))


def _merged(marks: tuple[tuple[int, int], ...], end: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, stop in sorted((max(start, 0), min(stop, end)) for start, stop in marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        elif start < stop:
            merged.append((start, stop))
    return merged


def _lines_of(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the ranges at line ends and take the spaces from their edges; empty ones go."""
    cut = []
    for start, stop in marks:
        for line in re.finditer(r"[^\r\n]+", text[start:stop]):
            bare = line.group().strip()
            if bare and not all(unicodedata.category(character) in {"Cc", "Cf"} for character in bare):
                lead = len(line.group()) - len(line.group().lstrip())
                cut.append((start + line.start() + lead, start + line.start() + lead + len(bare)))
    return cut
