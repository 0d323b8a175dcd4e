"""Which articles a question means: by number, by title, or by what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.ask.tables.forms import Forms
from knowledge.ask.tables.wordings import load_wordings
from knowledge.entities.running_text import Named
from knowledge.search.searcher import Searcher
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term
from knowledge.text import FoldedText, fold

_LEAST_MET = 0.6
"""The share of the words that describe an article which it must hold."""
_CONSIDERED = 12
"""Articles that are looked at for a description."""
_IN_HEAD = 1.25
"""What a word in an article's title or subject counts, beside one in a passage of it."""
_MOST_TITLES = 1000
"""Articles whose titles are compared one by one; of more, the index tells which one is meant."""
_WRITTEN_OUT = re.compile(r"\b0\d{1,3}\b")
"""A number as only articles have it."""
_SHORTEST_TITLE = 12
"""Characters of a title that a question can be said to give; a shorter one may stand there by chance."""


class ArticleClause(NamedTuple):
    """The articles meant (None: any), the spans of the words that say so, and a number that no article has.

    `described` are the spans of those words alone that say what an article is about.
    """

    sources: tuple[str, ...] | None
    spans: tuple[tuple[int, int], ...]
    no_such_source: str | None
    described: tuple[tuple[int, int], ...] = ()


def article_clause(text: str, terms: Sequence[Term], forms: Forms, searcher: Searcher) -> ArticleClause:
    """Find what a question says of the articles that it means."""
    folded = FoldedText(text)
    if (numbered := _by_number(text, folded, forms, searcher)) is not None:
        return numbered
    for pattern in forms.articles:
        said = pattern.search(folded.folded)
        if said is None:
            continue
        start, end = folded.original(said.start(), said.end())
        about = folded.original(said.start("about"), said.end("about"))
        described = [term for term in terms if about[0] <= term.start and term.end <= about[1] and not term.is_function]
        sources = described_articles(text[about[0] : about[1]], described, searcher)
        if sources:
            return ArticleClause(sources, ((start, end),), None, (about,))
    return _by_its_name(text, terms, folded, searcher)


def _by_number(text: str, folded: FoldedText, forms: Forms, searcher: Searcher) -> ArticleClause | None:
    """Find the articles that are told by their numbers; None where a question gives none."""
    numbered: list[str] = []
    spans: list[tuple[int, int]] = []
    missing: str | None = None
    for match in forms.numbers.finditer(folded.folded):
        number, says_article = match["number"], match["noun"] is not None
        source = searcher.corpus.source(number)
        if source is not None and (says_article or (source.number == number and (number.startswith("0") or numbered))):
            numbered.append(source.id)
            spans.append(folded.original(match.start(), match.end()))
        elif says_article:
            missing = number
            spans.append(folded.original(match.start(), match.end()))
    for match in _WRITTEN_OUT.finditer(folded.folded):
        start, end = folded.original(match.start(), match.end())
        source = searcher.corpus.source(match[0])
        told = any(first <= start < last for first, last in spans)
        if source is not None and source.number == match[0] and not told:
            numbered.append(source.id)
            spans.append((start, end))
    if not numbered and not missing:
        return None
    order = {source: text.find(searcher.corpus.sources[source].number) for source in numbered}
    numbered.sort(key=lambda source: order[source])
    return ArticleClause(tuple(dict.fromkeys(numbered)) or None, tuple(spans), missing)


def _by_its_name(text: str, terms: Sequence[Term], folded: FoldedText, searcher: Searcher) -> ArticleClause:
    """Find the one article that is told by a name beside its noun: "the Merle report", "the report from Merle"."""
    wording = load_wordings().get(terms[0].language) if terms else None
    if wording is None:
        return ArticleClause(None, (), None)
    for named in searcher.names.find(text, described=False) if wording.pieces.search(folded.folded) else ():
        first, last = folded.folded_span(named.start, named.end)
        before = wording.before.search(folded.folded, 0, first)
        behind = wording.behind.match(folded.folded, last)
        if before is None and behind is None:
            continue
        inside = [term for term in terms if named.start <= term.start < named.end and not term.is_function]
        sources = described_articles(text[named.start : named.end], inside, searcher)
        if len(sources) == 1:
            start = before.start() if before else first
            return ArticleClause(sources, (folded.original(start, behind.end() if behind else last),), None)
    return ArticleClause(None, (), None)


def titled_articles(text: str, searcher: Searcher) -> tuple[tuple[str, int, int], ...]:
    """Return the articles whose whole title stands in a text, each with the half-open stretch that gives it."""
    sources = searcher.corpus.sources
    if len(sources) >= _MOST_TITLES:
        return ()
    folded = FoldedText(text)
    found = []
    for source in sources.values():
        title = fold(source.title or "")
        at = folded.folded.find(title) if len(title) >= _SHORTEST_TITLE else -1
        if at >= 0:
            found.append((source.id, *folded.original(at, at + len(title))))
    return tuple(found)


def described_articles(text: str, terms: Sequence[Term], searcher: Searcher) -> tuple[str, ...]:
    """Return the articles that a description fits best, by their titles, what they are about, and their passages."""
    if not terms:
        return ()
    if titled := _titled(text, searcher):
        return titled
    named = searcher.names.find(text)
    groups = [searcher.group(term) for term in terms]
    groups += [searcher.group_of(entity) for name in named for entity in name.entities]
    hits = searcher.index.find(groups, limit=4 * _CONSIDERED)
    scores: dict[str, float] = {}
    for source in list(dict.fromkeys(hit.passage.source for hit in hits))[:_CONSIDERED]:
        body = [sentence for hit in hits if hit.passage.source == source for sentence in searcher.read(hit.passage)]
        scores[source] = _fit(terms, named, source, body, searcher)
    best = max(scores.values(), default=0.0)
    if best < _LEAST_MET:
        return ()
    return tuple(source for source, score in scores.items() if score >= best - 1e-9)


def _titled(text: str, searcher: Searcher) -> tuple[str, ...]:
    """Return the articles whose title a text is; none where there are too many to compare."""
    sources = searcher.corpus.sources
    if len(sources) >= _MOST_TITLES:
        return ()
    wanted = fold(text).strip(" \"'")
    return tuple(source.id for source in sources.values() if source.title and fold(source.title) == wanted)


def _fit(
    terms: Sequence[Term], named: Sequence[Named], source: str, body: Sequence[Sentence], searcher: Searcher
) -> float:
    """Return how well the words and names of a description fit an article; `body` are passages of it that have some.

    From 0 to `_IN_HEAD`: what its title or its subject says counts more than what a passage does.
    """
    known, lexicon = searcher.corpus.sources[source], searcher.lexicon
    head = [(known.title or "", known.language), *((said, language) for language, said in known.about.items())]
    head_terms = [term for said, language in head for term in lexicon.terms(said, language)]
    head_named = {one for said, _ in head for name in searcher.names.find(said) for one in name.entities}
    met = 0.0
    for term in terms:
        inside = next((set(name.entities) for name in named if name.start <= term.start < name.end), set[str]())
        if inside & head_named or any(lexicon.meets(term, one) for one in head_terms):
            met += _IN_HEAD
        elif any(inside & one.entities for one in body) or any(
            lexicon.meets(term, one) for sentence in body for one in sentence.own
        ):
            met += 1.0
    return met / len(terms)
