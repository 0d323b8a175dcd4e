"""Paragraphs: what line breaks set apart, whether a file has one line a paragraph or lines of equal width."""

from __future__ import annotations

from itertools import pairwise

from knowledge.model import Span

_ENDED = tuple(".!?…:;\"”»’')]*")

_WIDEST_WRAP = 120
"""No editor or mail program wraps its lines wider than this; a longer line is a paragraph of its own."""
_NARROWEST_WRAP = 30
"""Lines shorter than this on the average are headings, lists or verse."""
_FEWEST_WRAPS = 3
_SHARE_OPEN = 0.6
"""Of the lines of wrapped text, at least this share ends in the middle of a sentence."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, in order, without the white space around them.

    Each line is one, unless the text is hard-wrapped: then blank lines set them apart.
    """
    return tuple(Span(start=start, end=end) for start, end in paragraph_bounds(text))


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text start and end, for who reads many texts: a span takes long to make."""
    lines = _lines(text)
    return _blocks(lines) if _is_wrapped(text, lines) else [line for line in lines if line[0] < line[1]]


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines without the white space around them; an empty pair is a blank line."""
    lines = []
    start = 0
    for line in text.splitlines(keepends=True):
        left = len(line) - len(line.lstrip())
        lines.append((start + left, start + len(line.rstrip())) if left < len(line) else (start, start))
        start += len(line)
    return lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether line breaks stand in the middle of sentences, as mail and plain-text files have them."""
    inner = [(start, end) for (start, end), (after, stop) in pairwise(lines) if end > start and stop > after]
    if len(inner) < _FEWEST_WRAPS or max(end - start for start, end in lines) > _WIDEST_WRAP:
        return False
    if sum(end - start for start, end in inner) < _NARROWEST_WRAP * len(inner):
        return False
    unfinished = sum(not text[start:end].endswith(_ENDED) for start, end in inner)
    return unfinished >= _SHARE_OPEN * len(inner)


def _blocks(lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    fresh = True
    for start, end in lines:
        if start == end:
            fresh = True
        elif fresh:
            blocks.append((start, end))
            fresh = False
        else:
            blocks[-1] = (blocks[-1][0], end)
    return blocks
