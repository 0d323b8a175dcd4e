"""Finds what stands in quotation marks, of whatever style, and survives the ways in which marks break.

Marks are paired within a paragraph. A mark that has no partner costs at most its own paragraph: it never pairs with one
elsewhere, except where a quotation runs over several paragraphs, each of which opens it anew. Every mark is looked at
once, so that the time is linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.extract.document import Document, Token, TokenKind, between

# A closing mark by what opened the quotation. Marks of the wrong side are listed too: they close where their surroundings
# say so ("« the coalition« ,").
_CLOSERS = {
    "«": ("»", "«"),
    "»": ("«",),
    "“": ("”", '"', "“"),
    "”": ("”",),
    "„": ("“", "”", '"'),
    "‟": ("”", '"'),
    '"': ('"', "”"),
    "‹": ("›",),
    "‘": ("’", "'"),
    "'": ("'", "’"),
    "’": ("’",),
    "``": ("''",),
    "‘‘": ("’’",),
    "''": ("''",),
    "’’": ("’’",),
}
_ALWAYS_OPEN = frozenset({"«", "“", "„", "‟", "‹", "``", "‘‘"})
_STRAIGHT = frozenset({'"', "''", "’’"})
"""Marks that open and close alike: only their surroundings tell which."""
DASHES = frozenset("—–―-")
"""With which a line of dialogue begins."""
_SINGLE = frozenset("‘'’‹›")
_BEFORE_OPENING = frozenset("([{-–—/:'’«“„\"*_>|+=…")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—…/»”\"’'*_<|«+")
_SENTENCE_END = frozenset(".!?…")
_DEEPEST = 6
"""Quotations inside quotations; where more are open, the outermost has lost its closing mark."""
_LONGEST_SINGLE = 1200
"""Single marks further apart than this are apostrophes."""


@dataclass(slots=True, eq=False)
class Marked:
    """What stands between a pair of marks: `start:end` without the marks, `open:close` with them.

    `pieces` are the spans of its paragraphs where it runs over several. `sound` is false where a mark had to be supplied.
    `inner` holds what is quoted inside it. `first:last` are the token indexes of the content.
    """

    open: int
    start: int
    end: int
    close: int
    first: int
    last: int
    mark: str
    opening: int = 0
    """The token of the opening mark."""
    closing: int = 0
    """The token after the closing one."""
    sound: bool = True
    pieces: list[tuple[int, int]] = field(default_factory=list)
    inner: list[Marked] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Open:
    token: Token
    inner: list[Marked] = field(default_factory=list)


def find_marked(document: Document) -> list[Marked]:
    """Return what is quoted in a document, outermost only, in order of position; what is nested hangs on its `inner`."""
    found: list[Marked] = []
    carried: list[tuple[Token, list[tuple[int, int]]]] = []
    every = [index for index in document.signs if document.tokens[index].kind is TokenKind.MARK]
    for paragraph in document.paragraphs:
        first = document.sentences[paragraph.first].first
        last = document.sentences[paragraph.last - 1].last
        marks = [document.tokens[index] for index in between(every, first, last)]
        if not marks:
            carried = []
            continue
        pairing = _Pairing(document, paragraph.start, paragraph.end, marks)
        if carried:
            pairing.resume(*carried.pop())
        pairing.run()
        following = _paragraph_opening(document, paragraph.index + 1)
        still_open = pairing.finish(following)
        if still_open:
            carried = [still_open]
        found += pairing.found
    return sorted(found, key=lambda m: m.open)


def find_dialogue(document: Document, marked: list[Marked], cues: Iterable[int]) -> list[Marked]:
    """Return the lines of dialogue that a dash opens, where a verb of speech at one of `cues` stands inside the line.

    A dash alone also opens the items of a list; only a line that says who speaks is one of dialogue.
    """
    taken = {document.sentence_at(m.open).paragraph for m in marked}
    spoken = {document.sentence_at(document.tokens[cue].start).paragraph for cue in cues}
    found = []
    for paragraph in document.paragraphs:
        first = document.sentences[paragraph.first].first
        last = document.sentences[paragraph.last - 1].last
        opening = document.tokens[first]
        if opening.text not in DASHES or paragraph.index in taken or paragraph.index not in spoken or first + 1 >= last:
            continue
        start, end = document.tokens[first + 1].start, document.tokens[last - 1].end
        found.append(
            Marked(
                opening.start,
                start,
                end,
                end,
                first + 1,
                last,
                opening.text,
                first,
                last,
                pieces=[(start, end)],
            )
        )
    return found


def _paragraph_opening(document: Document, index: int) -> str | None:
    """The mark with which a paragraph begins, if it begins with one."""
    if index >= len(document.paragraphs):
        return None
    token = document.tokens[document.sentences[document.paragraphs[index].first].first]
    return token.text if token.kind is TokenKind.MARK else None


class _Pairing:
    """Pairs the marks of one paragraph."""

    def __init__(self, document: Document, start: int, end: int, marks: list[Token]) -> None:
        self.document = document
        self.text = document.text
        self.start = start
        self.end = end
        self.marks = marks
        self.stack: list[_Open] = []
        self.found: list[Marked] = []
        self.taken = start
        self.before: list[tuple[int, int]] = []
        self.resumed: _Open | None = None

    def resume(self, opening: Token, pieces: list[tuple[int, int]]) -> None:
        """Go on with a quotation that the paragraph before left open; a mark at the start only says so."""
        self.before = pieces
        self.resumed = _Open(opening)
        self.stack.append(self.resumed)
        if self.marks and self.marks[0].start == self.start and self.marks[0].text not in _SINGLE:
            self.resume_start = self.marks.pop(0).end
        else:
            self.resume_start = self.start

    def run(self) -> None:
        """Look at every mark once, opening, closing or passing over."""
        for token in self.marks:
            if self._closes(token):
                self._close(token)
            elif self._opens(token):
                self._open(token)
            elif token.text == "»" and not self.stack:
                self._supply_opening(token)

    def _shape(self, token: Token) -> tuple[bool, bool]:
        """Whether the surroundings allow the mark to open and to close."""
        left = self.text[token.start - 1] if token.start > self.start else " "
        right = self.text[token.end] if token.end < self.end else " "
        spaced_left, spaced_right = left.isspace(), right.isspace()
        opens = (spaced_left or left in _BEFORE_OPENING) and not spaced_right and right not in ".,;:!?)]}»”"
        closes = not spaced_left and (spaced_right or right in _AFTER_CLOSING)
        if spaced_left and spaced_right:
            opens = closes = True
        return opens, closes

    def _closes(self, token: Token) -> bool:
        if not self.stack:
            return False
        level = self._level_closed_by(token)
        if level is None:
            return False
        opens, closes = self._shape(token)
        opening = self.stack[level].token.text
        if token.text in {"»", "”", "›"} and opening != token.text:
            return True
        if token.text in _ALWAYS_OPEN and not (opening == "„" or (opening == "»" and token.text == "«")):
            return not opens and (closes or self._precedes_pause(token))
        if token.text in _SINGLE:
            return closes and token.start - self.stack[level].token.end < _LONGEST_SINGLE
        return closes or not opens

    def _precedes_pause(self, token: Token) -> bool:
        """Whether a spaced mark stands before a sign that no quotation begins with: "« cher «, dit-elle"."""
        return self.text[token.end : token.end + 1] in {",", ".", ";", ")"}

    def _level_closed_by(self, token: Token) -> int | None:
        """The innermost open quotation that this mark may close; single ones in between are taken for apostrophes."""
        for level in range(len(self.stack) - 1, -1, -1):
            if token.text in _CLOSERS.get(self.stack[level].token.text, ()):
                return level
            if self.stack[level].token.text not in _SINGLE:
                # A straight mark closes a guillemet that nothing else will: only where no other is open.
                return None
        return None

    def _opens(self, token: Token) -> bool:
        opens, closes = self._shape(token)
        mark = token.text
        if mark in _SINGLE and mark != "‹":
            if mark == "’" or any(o.token.text in _SINGLE for o in self.stack):
                return False
            following = self.text[token.end : token.end + 1]
            return opens and not closes and following.isalnum() and not following.isdigit()
        if mark in _ALWAYS_OPEN:
            return True
        if mark == "»":
            return opens and not closes and not self.stack
        if mark == "”":
            return opens and not self.stack
        if mark == '"':
            measure = token.start > self.start and self.text[token.start - 1].isdigit() and not opens
            return not measure and (opens or not closes)
        if mark in _STRAIGHT:
            return opens and not closes
        return False

    def _open(self, token: Token) -> None:
        if token.text in _STRAIGHT:
            # Straight marks do not nest: an open one that meets another opening one had lost its partner.
            self.stack = [o for o in self.stack if o.token.text != token.text or o is self.resumed]
        if len(self.stack) >= _DEEPEST:
            del self.stack[0]
        self.stack.append(_Open(token))

    def _close(self, token: Token) -> None:
        level = self._level_closed_by(token)
        if level is None:
            return
        opening = self.stack[level]
        for lost in self.stack[level + 1 :]:
            opening.inner += lost.inner
        del self.stack[level:]
        self._keep(opening, token.start, token.end)

    def _keep(self, opening: _Open, end: int, close: int, *, sound: bool = True) -> None:
        start = self.resume_start if opening is self.resumed else opening.token.end
        start, end = _trimmed(self.text, start, end)
        pieces = self.before if opening is self.resumed else []
        if start >= end and not pieces:
            return
        if start < end:
            pieces = [*pieces, (start, end)]
        document = self.document
        marked = Marked(
            open=opening.token.start,
            start=pieces[0][0],
            end=pieces[-1][1],
            close=close,
            first=document.token_at(pieces[0][0]),
            last=document.token_at(pieces[-1][1] - 1) + 1,
            mark=opening.token.text,
            sound=sound,
            pieces=pieces,
            inner=opening.inner,
        )
        marked.opening = opening.token.index
        marked.closing = document.token_at(max(close - 1, marked.open)) + 1
        if opening is self.resumed:
            self.resumed = None
        self.taken = max(self.taken, close)
        (self.stack[-1].inner if self.stack else self.found).append(marked)

    def _supply_opening(self, token: Token) -> None:
        """A closing mark that nothing opened: what it closes began with its sentence."""
        sentence = self.document.sentence_at(token.start - 1)
        first = self.document.tokens[sentence.first]
        if first.start >= self.taken and first.start < token.start:
            opening = Token(
                first.index,
                first.start,
                first.start,
                token.text,
                "",
                "",
                TokenKind.MARK,
                False,
            )
            self._keep(_Open(opening), token.start, token.end, sound=False)

    def finish(self, following: str | None) -> tuple[Token, list[tuple[int, int]]] | None:
        """Settle what the paragraph leaves open; return what goes on in the next one, which begins with `following`."""
        while self.stack and self.stack[-1].token.text in _SINGLE:
            lost = self.stack.pop()
            (self.stack[-1].inner if self.stack else self.found).extend(lost.inner)
        if not self.stack:
            return None
        outer = self.stack[0]
        mark = outer.token.text
        goes_on = following is not None and (following == mark or (mark == "«" and following == "»"))
        if goes_on and len(self.stack) == 1:
            start = self.resume_start if outer is self.resumed else outer.token.end
            piece = _trimmed(self.text, start, self.end)
            pieces = (
                [*(self.before if outer is self.resumed else []), piece] if piece[0] < piece[1] else list(self.before)
            )
            return (outer.token, pieces) if pieces else None
        # No closing mark: what was nested in it may have taken it.
        while self.stack:
            open_ = self.stack.pop()
            nested = [m for m in open_.inner if m.mark == open_.token.text]
            if nested:
                open_.inner = [m for m in open_.inner if m is not nested[-1]]
                self._keep(open_, nested[-1].end, nested[-1].close, sound=False)
                continue
            ends_well = self.text[self.end - 1] in _SENTENCE_END or open_ is self.resumed
            begins_well = self._begins_quotation(open_)
            if open_ is outer and ends_well and begins_well and not open_.inner:
                self._keep(open_, self.end, self.end, sound=False)
            else:
                (self.stack[-1].inner if self.stack else self.found).extend(open_.inner)
        return None

    def _begins_quotation(self, opening: _Open) -> bool:
        """Whether an opening mark stands where a quotation begins: at the paragraph's start or after a colon."""
        if opening is self.resumed or opening.token.start == self.start:
            return True
        left = opening.token.index - 1
        return left >= 0 and self.document.tokens[left].text in {":", ","} and opening.token.text not in _STRAIGHT


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
