"""Passages: the pieces of an article that are indexed, found and shown, each about a paragraph long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.text import paragraphs, sentences

LONGEST = 1_200
"""Characters; a longer paragraph is cut between sentences, as nobody sees what was found in a page-long one."""


class Passage(NamedTuple):
    """A piece of an article: its source and its half-open span there."""

    source: str
    start: int
    end: int


def passages(source: str, text: str) -> Iterator[Passage]:
    """Yield the passages of an article in order: its paragraphs, the long ones cut between sentences."""
    for paragraph in paragraphs(text):
        if paragraph.end - paragraph.start <= LONGEST:
            yield Passage(source, paragraph.start, paragraph.end)
            continue
        start = end = paragraph.start
        for sentence in sentences(text[paragraph.start : paragraph.end]):
            stop = paragraph.start + sentence.end
            if stop - start > LONGEST and end > start:
                yield Passage(source, start, end)
                start = paragraph.start + sentence.start
            end = stop
        yield Passage(source, start, end)
