"""Sentences of French and English news.

A full stop ends a sentence unless something says that it does not: what stands before it (an abbreviation, an initial,
a number in a list) or after it (no space, a small letter, a comma). Each rule looks at a bounded stretch to the left
and at the white space and marks to the right, so the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from knowledge.model import Span
from knowledge.text.folding import fold
from knowledge.text.paragraphs import paragraph_bounds
from knowledge.text.tables import Punctuation, load_punctuation

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = frozenset("»”’›\"')]}“«*_")
"""What belongs to the sentence when it follows the full stop at once; opening marks too, as people mistype them."""
_SPACED_CLOSERS = frozenset("»”›)]}")
"""What belongs to it also after a space, as French writes its marks."""
_OPENERS = frozenset("«“„‟‘‹\"'’([{-–—―*_•·")
_GOES_ON = frozenset(",;:!?…)]}%")
_LONGEST_ABBREVIATION = 24
_NUMBERING = re.compile(r"[\W_]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_INITIALISM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_GLUED = re.compile(r"[^\W\d_][\w'’]*\s|[^\W\d_]['’]\w")
_FIRST_WORD = re.compile(r"[\w’'-]{1,16}")


@cache
def _tables() -> Punctuation:
    return load_punctuation()


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, without the white space around them; none crosses a paragraph.

    Together they cover every character that is not white space. A closing mark goes with the full stop before it; a
    sentence inside quotation marks is a sentence of its own when another follows; a colon ends nothing.
    """
    return tuple(Span(start=start, end=end) for start, end in sentence_bounds(text, paragraph_bounds(text)))


def sentence_bounds(text: str, within: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the sentences start and end `within` the paragraphs of a text, given as `paragraph_bounds` gives them."""
    found = []
    for start, stop in within:
        begin = start
        for end in _ends(text, start, stop):
            if end > begin:
                found.append((begin, end))
                begin = end
                while begin < stop and text[begin].isspace():
                    begin += 1
        if begin < stop:
            found.append((begin, stop))
    return found


def _ends(text: str, start: int, stop: int) -> list[int]:
    """Return where sentences end between two offsets, closing marks included."""
    ends = []
    begun = start  # where the present sentence began
    counted, straight = start, 0  # straight quotation marks up to `counted`: an odd number of them means one is open
    for match in _STOP.finditer(text, start, stop):
        at = match.end()
        straight += text.count('"', counted, at)
        counted = at
        end = _after_closers(text, at, stop, open_mark=straight % 2 == 1)
        if _is_end(text, begun, match, end, stop):
            ends.append(end)
            begun = end
    return ends


def _after_closers(text: str, at: int, stop: int, *, open_mark: bool) -> int:
    """Return the offset after the marks that close at `at`; a straight mark after a space closes only an open one."""
    while at < stop:
        if text[at] in _CLOSERS:
            open_mark ^= text[at] == '"'
            at += 1
            continue
        ahead = at
        while ahead < stop and ahead < at + 3 and text[ahead].isspace():
            ahead += 1
        if ahead in {at, stop}:
            break
        if text[ahead] in _SPACED_CLOSERS or (text[ahead] == '"' and open_mark):
            open_mark ^= text[ahead] == '"'
            at = ahead + 1
            continue
        break
    return at


def _is_end(text: str, begun: int, match: re.Match[str], end: int, stop: int) -> bool:
    """Whether the full stop that was matched, its closing marks up to `end`, ends the sentence begun at `begun`."""
    if end >= stop:
        return True
    after = end
    while after < stop and text[after].isspace():
        after += 1
    glued = after == end
    if text[after] in _GOES_ON:
        return False
    word = after
    while word < stop and (text[word] in _OPENERS or text[word].isspace()):
        word += 1
    first = text[word] if word < stop else ""
    if first.islower() or (glued and not _is_glued_end(text, match, end, word)):
        return False
    stops = match[0]
    if "…" in stops or len(stops) > 1:
        return not _is_bracketed(text, match, end)
    marked = any(mark not in ")]}" for mark in text[match.end() : end].rstrip())
    return stops != "." or marked or not _is_inner_dot(text, begun, match.start(), first, word)


def _is_glued_end(text: str, match: re.Match[str], end: int, word: int) -> bool:
    """Whether a full stop with no space after it ends a sentence, as where a page was put together carelessly."""
    before = text[max(0, match.start() - 3) : match.start()]
    closed = end > match.end() or before.endswith(("»", "”", '"'))
    if not closed and not (len(before) == 3 and before.isalpha() and before.islower()):
        return False
    return word == end and text[word].isupper() and _GLUED.match(text, word) is not None


def _is_bracketed(text: str, match: re.Match[str], end: int) -> bool:
    """Whether these dots are an omission in brackets: "[…]", "(...)"."""
    return match.start() > 0 and text[match.start() - 1] in "[(" and end > match.end() and text[match.end()] in "])"


def _is_inner_dot(text: str, begun: int, dot: int, first: str, word: int) -> bool:
    """Whether a lone dot at `dot` belongs to an abbreviation, an initial or the numbering of a list."""
    left = max(begun, dot - _LONGEST_ABBREVIATION)
    if dot - begun <= 6 and _NUMBERING.fullmatch(text, begun, dot):
        return True
    at = dot
    while at > left and not text[at - 1].isspace() and text[at - 1] not in '«“"([{-–—/':
        at -= 1
    before = text[at:dot]
    for apostrophe in "'’":
        before = before.rpartition(apostrophe)[2]
    if not before:
        return False
    tables = _tables()
    if before in tables.title or (before in tables.number and first.isdigit()):
        return True
    if before in tables.final:
        return not first.isupper()
    is_initial = len(before) == 1 and before.isupper()
    if before in tables.inner or is_initial or _INITIALISM.fullmatch(before):
        follows = _FIRST_WORD.match(text, word)
        return follows is None or not _begins_sentence(follows[0], tables.starters)
    return False


def _begins_sentence(word: str, starters: frozenset[str]) -> bool:
    if word in starters:
        return True
    head, apostrophe, _ = word.replace("’", "'").partition("'")
    return bool(apostrophe) and fold(head) in _tables().elisions  # "L'OTAN", "J'ai", "Qu'il"
