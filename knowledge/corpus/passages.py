"""The passage around a span: what a reader needs to see to judge the words for himself."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.model import Quote, Source, Span
from knowledge.text import paragraphs, sentences

_LEAST = 280
"""A passage shorter than this is given its neighbouring paragraphs."""
_MOST = 1_200
"""A paragraph longer than this is cut to the sentences around the span."""


class Passage(NamedTuple):
    """A stretch of an article, verbatim, with the offsets into `text` of the words that it is shown for."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def passage(span: Span, source: Source) -> Passage:
    """Return the paragraph that holds a span, with its neighbours where it is short, cut to sentences where it is long.

    `start` and `end` are offsets into the article; `marks` into the passage's own text: the span, or the pieces of a
    quotation that is in several.
    """
    start, end = _around(span, source.text)
    pieces = span.parts if isinstance(span, Quote) and span.parts else (span,)
    marks = tuple((piece.start - start, piece.end - start) for piece in pieces)
    return Passage(source.text[start:end], start, end, marks)


def _around(span: Span, text: str) -> tuple[int, int]:
    found = paragraphs(text)
    touched = [number for number, paragraph in enumerate(found) if paragraph.overlaps(span)]
    if not touched:
        return span.start, span.end
    first, last = touched[0], touched[-1]
    start, end = min(found[first].start, span.start), max(found[last].end, span.end)
    if end - start > _MOST:
        return _sentences_around(span, text)
    while end - start < _LEAST and (first > 0 or last < len(found) - 1):
        wider = max(0, first - 1), min(len(found) - 1, last + 1)
        if found[wider[1]].end - found[wider[0]].start > _MOST:
            break
        first, last = wider
        start, end = found[first].start, found[last].end
    return start, end


def _sentences_around(span: Span, text: str) -> tuple[int, int]:
    found = sentences(text)
    touched = [number for number, sentence in enumerate(found) if sentence.overlaps(span)]
    first, last = max(0, touched[0] - 1), min(len(found) - 1, touched[-1] + 1)
    start, end = found[first].start, found[last].end
    if end - start > 2 * _MOST:  # a text without sentences: so much of it as a reader can take in
        return max(found[touched[0]].start, span.start - _MOST // 2), min(found[touched[-1]].end, span.end + _MOST // 2)
    return start, end
