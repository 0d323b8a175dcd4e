"""A typed search: its words and names as groups, the passages that hold them, and what in each made it a hit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.search.index import PLAIN, Form, Group, Hit
from knowledge.search.names import Named, NameFinder
from knowledge.search.searcher import Searcher, Sentence
from knowledge.search.terms import Term, same_word, tokens
from knowledge.text.stemming import STEMMERS

MOST = 75
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
    """Return a passage cut to the sentences that hit most, with its marks."""
    sentences = searcher.read(hit.passage)
    marked = [(sentence, _marks(sentence, wanted, searcher)) for sentence in sentences]
    first, last = _window(marked)
    shown = marked[first:last]
    start, end = shown[0][0].start, shown[-1][0].end
    marks = tuple(
        (sentence.start + a - start, sentence.start + b - start) for sentence, spans in shown for a, b in spans
    )
    return Place(hit.passage.source, start, end, marks, cut_before=first > 0, cut_after=last < len(marked))


def _window(marked: Sequence[tuple[Sentence, list[tuple[int, int]]]]) -> tuple[int, int]:
    """Return the half-open range of neighbouring sentences that have the most marks and fit what is shown."""
    best, chosen = -1, (0, 1)
    for first in range(len(marked)):
        last = first + 1
        while last < len(marked) and marked[last][0].end - marked[first][0].start <= _WINDOW:
            last += 1
        count = sum(len(spans) for _, spans in marked[first:last])
        if count > best:
            best, chosen = count, (first, last)
    return chosen


def _marks(sentence: Sentence, wanted: _Wanted, searcher: Searcher) -> list[tuple[int, int]]:
    """Return the spans of a sentence that made it a hit, in order, none inside another."""
    names = [(name.start, name.end) for name in wanted.finder.find(sentence.text)]
    words = [
        (term.start, term.end)
        for term in sentence.own
        if not term.is_function and any(_hits(terms, term, searcher) for terms in wanted.words)
    ]
    forms = tuple(term.form for term in sentence.own)
    phrases = [
        (sentence.own[at].start, sentence.own[at + len(phrase) - 1].end)
        for phrase in wanted.phrases
        for at in range(len(forms) - len(phrase) + 1)
        if forms[at : at + len(phrase)] == phrase
    ]
    return _apart([*names, *words, *phrases])


def _hits(terms: Iterable[Term], found: Term, searcher: Searcher) -> bool:
    return any(searcher.lexicon.meets(term, found) or same_word(term, found) for term in terms)


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
