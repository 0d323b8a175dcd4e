"""An answer cut into pages that Discord takes and a phone shows well; nothing of the answer is left out.

A page is a header (title and lead, on every page), pieces (a card each, or a part of one too long for a message), and
a footer (what holds for the answer as a whole). All text of a page is Markdown, escaped already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.answers import Answer, Card, Excerpt, Tone, inner_marks, marks_of
from bot.discord_app.fitting import cut, split
from bot.discord_app.limits import COMPONENTS, DISPLAYED_TEXT, length
from bot.discord_app.markdown import clean, emphasise, escape, link, one_line, quote

CARDS_A_PAGE = 5
"""More than this is a scroll on a phone, and a page with its buttons still stays under the limit of components."""

_TITLE = 250
_LEAD = 500
_NOTES = 600
_HEADLINE = 400
_FIRST_DETAIL = 160
_CONTINUED_HEADLINE = 120
_CHOICES = 800
_RESERVE = 40
"""Characters kept free for line feeds between the parts."""

_ROOM = 1_000
"""What is left for cards at least; notes that would take of it become cards of their own on the last page."""

SIGNS = {Tone.DONE: "✅", Tone.FIRM: "🟢", Tone.LIKELY: "🔶", Tone.OPEN: "⚪", Tone.REFUSED: "⛔", Tone.PLAIN: ""}
"""A shape beside the badge's word: with the colour it tells the tones apart, and neither is the only sign."""


@dataclass(frozen=True)
class Piece:
    """One card, or a part of it: `top` beside the button, then `body` and `small` print over the full width."""

    top: str
    body: str = ""
    small: str = ""
    tone: Tone = Tone.PLAIN
    fact: str | None = None

    @property
    def size(self) -> int:
        """The characters that it displays."""
        return length(self.top) + length(self.body) + length(self.small)

    @property
    def components(self) -> int:
        """The components that it takes: container, texts, and a section with its button where there is a fact."""
        return 2 + (2 if self.fact else 0) + bool(self.body) + bool(self.small)


@dataclass(frozen=True)
class Page:
    """One page of an answer; `number` counts from 0."""

    header: str
    pieces: tuple[Piece, ...]
    footer: str
    number: int
    total: int


@dataclass(frozen=True)
class Wording:
    """The few words that this face adds to an answer, in the reader's language."""

    continued: str
    read_article: str


def paginate(answer: Answer, wording: Wording, *, taken: int = 0, displayed: int = 0) -> tuple[Page, ...]:
    """Return the pages of an answer, at least one.

    `taken` is how many components the buttons, pictures and files of a page need, `displayed` how many characters other
    texts take (the question, who shared it).
    """
    header = _header(answer)
    notes = "\n".join(_small(note) for note in answer.notes if clean(note))
    choices = "" if displayed > _NOTES else _choices(answer)
    room = DISPLAYED_TEXT - _RESERVE - displayed - length(header) - length(choices)
    below = length(notes) <= _NOTES and room - length(notes) >= _ROOM
    footer = "\n".join(part for part in (notes if below else "", choices) if part)
    room -= length(footer) - length(choices)
    pieces = [piece for card in answer.cards for piece in _pieces(card, room, wording)]
    if not below:
        pieces += [piece for note in answer.notes for piece in _note_pieces(note, room)]
    groups = list(_grouped(pieces, room, COMPONENTS - taken - 2)) or [()]
    return tuple(Page(header, group, footer, number, len(groups)) for number, group in enumerate(groups))


def _grouped(pieces: Iterable[Piece], room: int, components: int) -> Iterator[tuple[Piece, ...]]:
    """Fill pages in order, each as far as it holds."""
    group: list[Piece] = []
    for piece in pieces:
        full = len(group) >= CARDS_A_PAGE or (
            sum(other.size for other in group) + piece.size > room
            or sum(other.components for other in group) + piece.components > components
        )
        if group and full:
            yield tuple(group)
            group = []
        group.append(piece)
    if group:
        yield tuple(group)


def _header(answer: Answer) -> str:
    title = f"## {_short(answer.title, _TITLE)}"
    lead = "\n".join(f"-# {line}" for line in map(escape, map(one_line, answer.lead)) if line)
    if length(lead) > _LEAD:
        lead = f"-# {_short(' · '.join(answer.lead), _LEAD)}"
    return f"{title}\n{lead}".strip()


def _choices(answer: Answer) -> str:
    """List what could have been meant, where the buttons alone would not tell them apart."""
    if not any(choice.detail for choice in answer.choices):
        return ""
    share = _CHOICES // len(answer.choices)
    lines = []
    for choice in answer.choices:
        detail = f" — {escape(one_line(choice.detail))}" if choice.detail else ""
        lines.append(f"- **{_short(choice.label, share // 2)}**{detail if length(detail) <= share // 2 else ''}")
    return "\n".join(lines)


@dataclass(frozen=True)
class _Paragraph:
    """A part of a card that can be split: its raw text, and how a range of it is written."""

    text: str
    write: Callable[[int, int], str]
    is_small: bool = False

    def parts(self, room: int) -> Iterator[str]:
        """Yield it written, in as many parts as `room` asks for."""
        for start, end in split(self.text, room, lambda piece: length(escape(piece)) + piece.count("\n") * 2 + 40):
            yield self.write(start, end)


def _pieces(card: Card, room: int, wording: Wording) -> list[Piece]:
    """Return a card as one piece, or as several where it is too long for a message by itself."""
    tone = card.badge.tone if card.badge else Tone.PLAIN
    top = _top(card)
    paragraphs = list(_paragraphs(card, wording))
    written = [paragraph.write(0, len(paragraph.text)) for paragraph in paragraphs]
    if length(top) + sum(length(text) + 1 for text in written) <= room:
        return [_piece(top, list(zip(paragraphs, written, strict=True)), tone, card.fact)]
    again = f"**{_short(card.headline, _CONTINUED_HEADLINE)}** {escape(wording.continued)}"
    pieces: list[Piece] = []
    body: list[tuple[_Paragraph, str]] = []
    for paragraph in paragraphs:
        for part in paragraph.parts(room // 2):
            if body and length(top) + sum(length(text) + 1 for _, text in body) + length(part) > room:
                pieces.append(_piece(again if pieces else top, body, tone, card.fact))
                body = []
            body.append((paragraph, part))
    return [*pieces, _piece(again if pieces else top, body, tone, card.fact)]


def _piece(top: str, written: list[tuple[_Paragraph, str]], tone: Tone, fact: str | None) -> Piece:
    """Return a piece; small print stands apart, for a line under a quotation would be taken for a part of it."""
    body = "\n".join(text for paragraph, text in written if text.strip() and not paragraph.is_small)
    small = "\n".join(text for paragraph, text in written if text.strip() and paragraph.is_small)
    return Piece(top, body.strip("\n"), small, tone, fact)


def _top(card: Card) -> str:
    """Return what stands beside the button: the badge, the headline and, where it is short, the first detail."""
    lines = [f"**{_short(card.headline, _HEADLINE)}**"]
    if card.badge is not None:
        badge = f"{SIGNS[card.badge.tone]} **{_short(card.badge.word, _HEADLINE // 4)}**".strip()
        lines[0] = f"{badge} · {lines[0]}"
    return "\n".join(lines + [escape(detail) for detail in card.details[: _details_on_top(card)] if detail.strip()])


def _details_on_top(card: Card) -> int:
    return 1 if card.details and length(escape(card.details[0])) <= _FIRST_DETAIL else 0


def _paragraphs(card: Card, wording: Wording) -> Iterator[_Paragraph]:
    for detail in card.details[_details_on_top(card) :]:
        yield _plain(detail)
    for number, excerpt in enumerate(card.excerpts):
        yield _excerpt(excerpt, apart=number > 0)
        if excerpt.translation:
            yield _translation(excerpt)
    for line in card.small_print:
        yield _small_paragraph(line)
    masked = link(wording.read_article, card.address) if card.address else None
    if masked:
        yield _Paragraph(wording.read_article, lambda _start, _end: f"-# {masked}", is_small=True)


def _small_paragraph(text: str) -> _Paragraph:
    return _Paragraph(text, lambda start, end: _small(text[start:end]), is_small=True)


def _plain(text: str) -> _Paragraph:
    return _Paragraph(text, lambda start, end: escape(text[start:end]))


def _excerpt(excerpt: Excerpt, *, apart: bool) -> _Paragraph:
    """Return the words of an article; `apart` from those before it, with which they would be one quotation."""
    opening, closing = marks_of(excerpt.language, excerpt.text)

    def write(start: int, end: int) -> str:
        marks = tuple((first - start, last - start) for first, last in excerpt.marks)
        inside = emphasise(excerpt.text[start:end], marks)
        before = "… " if excerpt.cut_before or start > 0 else ""
        after = " …" if excerpt.cut_after or end < len(excerpt.text) else ""
        return ("\n" if apart and start == 0 else "") + quote(f"{opening}{before}{inside}{after}{closing}")

    return _Paragraph(excerpt.text, write)


def _translation(excerpt: Excerpt) -> _Paragraph:
    text = inner_marks(excerpt.translation or "", excerpt.translation_language)
    opening, closing = marks_of(excerpt.translation_language)
    label = f" *({escape(excerpt.translation_label)})*" if excerpt.translation_label else ""

    def write(start: int, end: int) -> str:
        before, after = ("… " if start > 0 else ""), (" …" if end < len(text) else "")
        return quote(f"{opening}{before}{escape(text[start:end])}{after}{closing}{label}")

    return _Paragraph(text, write)


def _note_pieces(note: str, room: int) -> list[Piece]:
    return [Piece(part) for part in _plain(note).parts(room // 2)]


def _small(text: str) -> str:
    """Return text as small print, every line of it."""
    return "\n".join(f"-# {line}" for line in escape(text).split("\n") if line.strip())


def _short(text: str, limit: int) -> str:
    """Return text escaped, on one line, measuring at most `limit` once escaped."""
    return escape(cut(one_line(text), limit, lambda piece: length(escape(piece))))
