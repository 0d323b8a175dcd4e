"""From a question's words to a `Question`: one pass of small steps, each of which takes words away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.ask.question import Mention, Question
from knowledge.ask.reading.articles import article_clause, titled_articles
from knowledge.ask.reading.asked import asked_by, settled
from knowledge.ask.reading.checking import as_question
from knowledge.ask.reading.framing import corrected, unframed, with_plain_sums, written_out
from knowledge.ask.reading.language import UnreadLanguageError, language_of
from knowledge.ask.reading.names import absent_in, is_left_out, leave_out, mentions_in
from knowledge.ask.reading.offices import Office, epithets, offices
from knowledge.ask.reading.quoted import MARKED
from knowledge.ask.reading.wanted import counted_in, main_first, number_in, office_of, wanted
from knowledge.ask.reading.words import Words
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.kinds import Asked
from knowledge.ask.tables.wordings import load_wordings
from knowledge.search.searcher import Searcher
from knowledge.text import FoldedText, fold

LONGEST = 600
"""Characters of a question that are read; more is no question."""
_CLAUSE = re.compile(r"(?<=[;:?!])\s+|(?<=[^\W\d_]{2}\.)\s+(?=\w)")
_MOST_CLAUSES = 12
"""Clauses before which a question may begin, from its end; a wall of colons is no reason to read it hundreds of times."""
_HEADING = 6
"""Words of what heads a question: "The 4.2 billion: ...". More of them tell who asks, and why."""


class _Scene(NamedTuple):
    """What stands before a question and only sets the scene.

    `start` is the offset at which the question itself begins, `main` its folded text from there on, `places` are those of
    the words before it, none where they head it ("The fund: what do the allies think?": `headed`).
    """

    start: int
    main: str
    places: tuple[int, ...]
    headed: bool


def understand(text: str, searcher: Searcher, reader: str) -> Question:
    """Take a question apart; `reader` is the language of whoever asks, for a question too short to tell.

    Raises UnreadLanguageError for a question in a language that is not read here.
    """
    text = " ".join(text[:LONGEST].split())
    language = language_of(text, searcher.lexicon, reader)
    if language is None:
        raise UnreadLanguageError
    return understand_in(language, text, searcher)


def understand_in(language: str, text: str, searcher: Searcher) -> Question:
    """Take a question apart that is in a language: a part of one that is read already is in no other."""
    text = " ".join(text[:LONGEST].split())
    forms = load_forms()[language]
    text = as_question(text, language)
    text = corrected(unframed(text, (forms,)), load_wordings()[language].corrected)
    text = written_out(text, forms.shorthand)
    text = with_plain_sums(text, forms.signs, forms.scales)
    return _question(Words(text, language, searcher))


def _question(words: Words) -> Question:
    """Take words apart, step by step: what is quoted, the articles, the scene, names, offices; the rest is to be met."""
    titled, quoted = _titled(tuple(_quoted(words)), words)
    clause = article_clause(words.text, words.terms, words.forms, words.searcher)
    for start, end in clause.described:
        words.set_apart(start, end)
    leave_out(words)
    scene = _scene(words)
    of_articles = {at for start, end in clause.spans for at in words.take(start, end)}
    context = tuple(mentions_in(words, only=scene.places)) if scene.places else ()
    found = tuple(mentions_in(words))
    left_out = tuple(mention for mention in found if is_left_out(mention, words))
    mentions = tuple(mention for mention in found if mention not in left_out)
    if scene.headed:
        context = tuple(one for one in mentions if words.tokens[one.first].start < scene.start)
    asked = asked_by(scene.main, words, mentions)
    mentions, held = _with_offices(asked, mentions, words)
    absent = tuple(absent_in(words, mentions))
    by_office = bool(held.found)
    asked = settled(asked, scene.main, words, mentions, by_office=by_office, absent=bool(absent), quotes=bool(quoted))
    counted = counted_in(scene.main, words, asked)
    names, terms = wanted(words, asked, counted)
    set_apart = [words.terms[at] for at in scene.places if at not in of_articles]
    told = tuple(term for term in set_apart if not term.is_function and not words.lexicon.is_light(term))
    return Question(
        text=words.text,
        language=words.language,
        asked=asked,
        mentions=mentions or (context if not terms else ()),
        terms=main_first(terms, scene.start, words),
        context=context,
        scene=told,
        elsewhere=bool(told) and bool(words.forms.others.search(scene.main)),
        names=names,
        absent=absent,
        quoted=quoted,
        sources=clause.sources or titled,
        no_such_source=clause.no_such_source,
        counted=counted,
        office=office_of(words, asked),
        nobody=held.nobody,
        alone=any(term.concepts & load_concepts().alone for term in words.terms),
        done=bool(words.forms.done.search(scene.main)),
        due=bool(words.forms.due.search(scene.main)),
        number=number_in(words, asked),
        is_order=bool(words.forms.orders.search(fold(words.asking))) and "?" not in words.text,
        besides=tuple(entity for mention in left_out for entity in mention.entities),
        all_terms=words.terms,
    )


def _quoted(words: Words) -> Iterator[str]:
    """Yield what stands in quotation marks, and take its words."""
    for match in MARKED.finditer(words.text):
        said = next(group for group in match.groups() if group)
        words.take(match.start(), match.end())
        words.set_apart(*match.span(match.lastindex or 0))
        yield said


def _titled(quoted: tuple[str, ...], words: Words) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """Return the articles whose titles a question gives (None: none), and what it quotes besides; take the titles."""
    found = titled_articles(words.text, words.searcher)
    for _, start, end in found:
        words.take(start, end)
        words.set_apart(start, end)
        title = fold(words.text[start:end])
        quoted = tuple(said for said in quoted if fold(said).strip() not in title)
    return tuple(dict.fromkeys(source for source, _, _ in found)) or None, quoted


def _scene(words: Words) -> _Scene:
    """Find where the question itself begins, and take what stands before it and what says that all articles are meant."""
    start = _main_start(words)
    folded = FoldedText(words.asking)
    main = folded.folded[folded.folded_span(start, len(words.text))[0] :] if start else folded.folded
    rest = [term for term in words.terms if term.start >= start]
    if all(term.is_function or words.lexicon.is_light(term) for term in rest):
        start = 0  # "He spoke of urgent needs: whose?" is asked about what was said first
    is_headed = start > 0 and words.text[:start].rstrip().endswith(":")
    headed = is_headed and sum(one.start < start for one in words.tokens) <= _HEADING
    places = words.take(0, start) if start and not headed else []
    for match in words.forms.everywhere.finditer(folded.folded):
        words.take(*folded.original(match.start(), match.end()))
    return _Scene(start, main, tuple(places), headed)


def _main_start(words: Words) -> int:
    """Return where a question itself begins, after a clause or sentences that only set the scene."""
    folded = FoldedText(words.asking)
    for pattern in words.forms.premises:
        match = pattern.search(folded.folded)
        if match:
            return folded.original(match.end("premise"), match.end())[1]
    pieces = [match.end() for match in _CLAUSE.finditer(words.text)]
    for start in reversed([0, *pieces[-_MOST_CLAUSES:]]):
        rest = fold(words.asking[start:])
        if any(form.pattern.search(rest) for form in words.forms.forms):
            return start
    return 0


def _with_offices(asked: Asked, mentions: Sequence[Mention], words: Words) -> tuple[tuple[Mention, ...], Office]:
    """Return the mentions with those whom an office names, without the country that only told it; and the offices."""
    held = offices(words.terms, mentions, words.free, words.searcher)
    if asked in {Asked.PERSON, Asked.SPEAKER}:  # "which minister spoke for ...": the office is what is asked
        held = Office((), None)
    called = epithets(words.terms, mentions, words.free, words.searcher)
    held = held._replace(found=(*held.found, *called))
    for office in held.found:
        words.take_places(range(office.first, office.last))
    kept = [m for m in mentions if not any(office.first <= m.first and m.last <= office.last for office in held.found)]
    return tuple(sorted([*kept, *held.found], key=lambda mention: mention.first)), held
