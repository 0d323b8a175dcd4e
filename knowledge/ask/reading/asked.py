"""What kind of thing a question asks for: by the forms of its language, and by whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.ask.question import Mention
from knowledge.ask.reading.words import Words
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.kinds import Asked, load_kinds
from knowledge.model import EntityKind

_ASKING_WORDS = frozenset(
    {Asked.CITY, Asked.PLACE, Asked.COUNTRY, Asked.PERSON, Asked.ORGANISATION, Asked.WEAPON, Asked.REASON, Asked.WHO}
)
"""Kinds that have a question word of their own."""
_BARE = 2
"""Words that, with a question mark, are a name to be looked up and no statement."""


def asked_by(main: str, words: Words, mentions: Sequence[Mention]) -> Asked:
    """Return what the first form that matches a question asks for; `main` is the folded question without its scene."""
    for at, form in enumerate(words.forms.forms):
        match = form.pattern.search(main)
        if match is None:
            continue
        if form.asked is Asked.IDENTITY and not _is_identity(words, mentions):
            continue
        if form.asked is Asked.DATE and (earlier := _before(match, main, at, words)):
            return earlier  # "in which city was he when ...": that "when" asks nothing
        return form.asked
    is_asked = main.rstrip().endswith("?") and len(words.tokens) > _BARE
    return Asked.WHETHER if is_asked else Asked.THING  # a statement with a question mark asks whether it is so


def settled(
    asked: Asked, main: str, words: Words, mentions: Sequence[Mention], *, by_office: bool, absent: bool, quotes: bool
) -> Asked:
    """Return what is asked, now that it is known whom a question names.

    `by_office` says that it names somebody by an office, `absent` that it names somebody whom no article has, `quotes`
    that it quotes words.
    """
    if asked is not Asked.IDENTITY and (again := asked_by(main, words, mentions)) is Asked.IDENTITY:
        asked = again
    if asked is Asked.THING and len(mentions) == 1 and _is_bare(mentions[0], words):
        asked = Asked.IDENTITY
    if asked is Asked.IDENTITY and not mentions and not absent:
        asked = Asked.THING
    months = load_kinds()[Asked.MONTH].meets
    if asked in {Asked.DATE, Asked.DAY} and any(term.concepts & months for term in words.terms):
        asked = Asked.CALENDAR  # who asks for the day of a month is not answered by the month
    if asked is Asked.WHO and len(mentions) == 1 and by_office and not quotes and _is_identity(words, mentions):
        asked = Asked.IDENTITY  # "who leads the Corsan government" says an office, and nothing else
    return asked


def _before(found: re.Match[str], main: str, at: int, words: Words) -> Asked | None:
    """Return what the first form behind the one that is found asks for, where it stands before it."""
    for form in words.forms.forms[at + 1 :]:
        match = form.pattern.search(main)
        if match is not None and form.asked in _ASKING_WORDS and 0 <= match.start() < found.start():
            return form.asked if match.end() <= found.start() else None
    return None


def _is_identity(words: Words, mentions: Sequence[Mention]) -> bool:
    """Whether nothing but one name, or an office with whom it serves, is left of the question."""
    concepts, left = load_concepts(), words.left()
    if mentions and any(term.concepts & concepts.asking for term in words.terms[mentions[-1].last :]):
        return False  # "what is he asking for"
    if len(mentions) != 1 or not all(words.lexicon.is_light(term) or term.concepts & concepts.titles for term in left):
        return False
    kinds = words.searcher.kinds_of(mentions[0].entities)
    return EntityKind.PERSON in kinds or not any(term.concepts & concepts.standing for term in left)


def _is_bare(mention: Mention, words: Words) -> bool:
    """Whether a question is a name and nothing else."""
    beside = [term.form for at, term in enumerate(words.terms) if not mention.first <= at < mention.last]
    return all(form in words.lexicon.articles for form in beside)
