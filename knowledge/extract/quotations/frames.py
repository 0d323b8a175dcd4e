"""Frames: sentences with what is quoted in them taken as one piece, so that a cue and its quotation are in one frame.

A full stop inside quotation marks ends a sentence of the quotation, not the sentence that holds it: « A. B », a dit X. And
in “Really?” Smith said, the question mark ends neither.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.extract.datelines import behind_dateline
from knowledge.extract.document import Document
from knowledge.extract.phrases import CUE, MARK, PRO, SIGN, TIME, D
from knowledge.extract.quotations.marks import Marked

_OPEN_ENDS = frozenset("?!…,")
_LONGEST = 400
"""Tokens of a frame; a sentence that is longer is none, and the work on a frame grows with the square of its length."""
_NEAR = 12
"""Tokens within which the cue follows a quotation that ends in a question or exclamation mark."""


@dataclass(slots=True, eq=False)
class Frame:
    """The tokens `first:last` of a sentence and all of what is quoted in it."""

    first: int
    last: int
    paragraph: int
    marked: list[Marked] = field(default_factory=list)


def frames_of(document: Document, marked: list[Marked], classes: list[int]) -> list[Frame]:
    """Return the frames of a document in order; together they cover all sentences."""
    frames: list[Frame] = []
    queue = iter(marked)
    upcoming = next(queue, None)
    reach = 0  # the token up to which the present frame must go
    for sentence in document.sentences:
        if frames and (
            sentence.first < reach or _goes_on(document, frames[-1], sentence.first, sentence.last, classes)
        ):
            frame = frames[-1]
            frame.last = max(frame.last, sentence.last)
        else:
            first = sentence.first
            if sentence.index == document.paragraphs[sentence.paragraph].first:
                first = behind_dateline(document, sentence.first, sentence.last)
            frame = Frame(first, sentence.last, sentence.paragraph)
            frames.append(frame)
        while upcoming is not None and upcoming.opening < sentence.last:
            frame.marked.append(upcoming)
            reach = max(reach, upcoming.closing)
            upcoming = next(queue, None)
    return [piece for frame in frames for piece in _bounded(frame)]


def _bounded(frame: Frame) -> list[Frame]:
    """Cut a frame that is longer than any sentence, as a table or a list without full stops is, between its marks."""
    if frame.last - frame.first <= _LONGEST:
        return [frame]
    pieces = [Frame(frame.first, frame.first, frame.paragraph)]
    for marked in frame.marked:
        first, last = marked.opening, marked.closing
        _grow(pieces, first)
        pieces[-1].marked.append(marked)
        pieces[-1].last = max(pieces[-1].last, last)
    _grow(pieces, frame.last)
    return pieces


def _grow(pieces: list[Frame], last: int) -> None:
    """Let the last piece reach to `last`, in as many pieces as that takes."""
    while last - pieces[-1].first > _LONGEST and (len(pieces[-1].marked) > 0 or last - pieces[-1].last > 0):
        end = max(pieces[-1].last, min(last, pieces[-1].first + _LONGEST))
        pieces[-1].last = end
        if end >= last:
            return
        pieces.append(Frame(end, end, pieces[-1].paragraph))
    pieces[-1].last = max(pieces[-1].last, last)


def _goes_on(document: Document, frame: Frame, first: int, last: int, classes: list[int]) -> bool:
    """Whether a sentence only attributes the quotation that ends the frame before it: “Really?” Smith said."""
    if not frame.marked or document.sentence_at(document.tokens[first].start).paragraph != frame.paragraph:
        return False
    tail = frame.marked[-1]
    if tail.closing < frame.last or document.text[tail.end - 1] not in _OPEN_ENDS:
        return False
    if classes[first] & MARK:
        return False
    for index in range(first, min(first + _NEAR, last)):
        can = classes[index]
        if can & CUE:
            following = classes[index + 1] if index + 1 < last else SIGN
            return (index > first and bool(following & (SIGN | MARK | TIME))) or (
                document.tokens[first].lower != document.tokens[first].text and not following & (D | PRO)
            )
        if can & (SIGN | MARK) and document.tokens[index].text not in {",", "."}:
            return False  # a full stop inside a sentence belongs to "Rep." or "Dr."
    return False
