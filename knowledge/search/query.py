"""A typed search: its words and names as groups, the passages that hold them, and what in each made it a hit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.entities.running_text import Named, NameFinder
from knowledge.search.index import PLAIN, Form, Group, Hit
from knowledge.search.lexicon import Lexicon
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term, same_word
from knowledge.text import sentences
from knowledge.text.stemming import STEMMERS
from knowledge.text.tokens import Token, tokens

MOST = 50
"""Passages that a search gives; what is further down nobody turns to."""
_LONGEST = 300
"""Characters of a search that are read."""
_WINDOW = 420
"""Characters of a passage that are shown, cut between sentences."""
_MARKED = re.compile(r"«\s*([^«»]+?)\s*»|“\s*([^“”]+?)\s*”|\"\s*([^\"]+?)\s*\"")


@dataclass(frozen=True)
class Place:
    """A place that a search found: a half-open span of an article, and the spans in it (offsets into it) that hit."""

    source: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class Found:
    """What a search found, best first.

    `whole` says that every passage holds all that was asked for, and not only some of it. `understood` are the
    entities whose other names were looked for too, `absent` names of the world that no article has.
    """

    places: tuple[Place, ...]
    whole: bool
    understood: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class _Wanted:
    phrases: tuple[tuple[str, ...], ...]
    names: tuple[Named, ...]
    finder: NameFinder
    words: tuple[tuple[Term, ...], ...]
    """Each word as a term of every language, as a search is too short to tell its language."""
    known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def hits(self, token: Token, language: str, lexicon: Lexicon) -> bool:
        """Whether a word of a passage is one of those looked for; each is compared once."""
        key = (language, token.written)
        known = self.known.get(key)
        if known is None:
            (found,) = lexicon.of_tokens((token,), language)
            known = self.known[key] = not found.is_function and any(
                lexicon.meets(term, found) or same_word(term, found) for terms in self.words for term in terms
            )
        return known


def search(text: str, searcher: Searcher, *, limit: int = MOST) -> Found:
    """Return the passages that hold the words and names of a search, in any of their forms; any string goes in."""
    text = text[:_LONGEST]
    wanted = _wanted(text, searcher)
    groups = _groups(wanted, searcher)
    absent = tuple(name.entities[0] for name in searcher.absent.find(text) if text[name.start].isupper())
    if not groups:
        return Found((), whole=True, understood=(), absent=absent)
    hits = searcher.index.find(groups, limit=limit, need_all=True)
    whole = bool(hits)
    if not hits and len(groups) > 1:
        hits = searcher.index.find(groups, limit=min(limit, 10))
    understood = tuple(dict.fromkeys(entity for name in wanted.names for entity in name.entities))
    places = [_place(hit, wanted, searcher) for hit in hits]
    # What only the translation of a fact holds shows a reader nothing of what was looked for.
    return Found(tuple(place for place in places if place.marks), whole, understood, absent)


def _wanted(text: str, searcher: Searcher) -> _Wanted:
    phrases = tuple(next(group for group in match.groups() if group) for match in _MARKED.finditer(text))
    rest = _MARKED.sub(" ", text)
    listed = tokens(rest)
    names = searcher.names.find(rest, listed, described=False)
    taken = {at for name in names for at in range(name.first, name.last)}
    readings = [searcher.lexicon.of_tokens(listed, language) for language in STEMMERS]
    words = [terms for at, terms in enumerate(zip(*readings, strict=True)) if at not in taken]
    content = [terms for terms in words if not any(term.is_function for term in terms)]
    only = content if content or names or phrases else words
    return _Wanted(
        tuple(tuple(token.form for token in tokens(phrase)) for phrase in phrases if tokens(phrase)),
        names,
        searcher.finder_of(frozenset(entity for name in names for entity in name.entities)),
        tuple(only),
    )


def _groups(wanted: _Wanted, searcher: Searcher) -> list[Group]:
    phrases = [(Form(PLAIN, phrase),) for phrase in wanted.phrases]
    names = [[form for entity in name.entities for form in searcher.group_of(entity)] for name in wanted.names]
    words = [[form for term in terms for form in searcher.group(term)] for terms in wanted.words]
    found: list[Group] = [*phrases, *(tuple(dict.fromkeys(forms)) for forms in (*names, *words))]
    return [group for group in found if group]


def _place(hit: Hit, wanted: _Wanted, searcher: Searcher) -> Place:
    """Return a passage, a long one cut to the sentences that hit most, with its marks."""
    passage = hit.passage
    source = searcher.corpus.sources[passage.source]
    text = source.text[passage.start : passage.end]
    marks = _marks(text, source.language, wanted, searcher)
    start, end = (0, len(text)) if len(text) <= _WINDOW else _window(text, marks)
    shown = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    return Place(
        passage.source,
        passage.start + start,
        passage.start + end,
        shown,
        cut_before=start > 0,
        cut_after=end < len(text),
    )


def _window(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the span of neighbouring sentences that have the most marks and fit what is shown."""
    spans = sentences(text)
    best, chosen = -1, (0, len(text))
    for first, span in enumerate(spans):
        last = first
        while last + 1 < len(spans) and spans[last + 1].end - span.start <= _WINDOW:
            last += 1
        count = sum(span.start <= a and b <= spans[last].end for a, b in marks)
        if count > best:
            best, chosen = count, (span.start, spans[last].end)
    return chosen


def _marks(text: str, language: str, wanted: _Wanted, searcher: Searcher) -> list[tuple[int, int]]:
    """Return the spans of a text that made it a hit, in order, none inside another."""
    listed = tokens(text)
    names = [(name.start, name.end) for name in wanted.finder.find(text, listed)]
    words = [(token.start, token.end) for token in listed if wanted.hits(token, language, searcher.lexicon)]
    forms = tuple(token.form for token in listed)
    phrases = [
        (listed[at].start, listed[at + len(phrase) - 1].end)
        for phrase in wanted.phrases
        for at in range(len(forms) - len(phrase) + 1)
        if forms[at : at + len(phrase)] == phrase
    ]
    return _apart([*names, *words, *phrases])


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
