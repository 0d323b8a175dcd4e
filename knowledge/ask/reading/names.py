"""Whom a question names: on record, not on record, and to be left out of its answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from knowledge.ask.question import Mention
from knowledge.ask.reading.words import Words


def mentions_in(words: Words, only: Collection[int] | None = None) -> Iterator[Mention]:
    """Yield those on record whom a question names by words not taken yet, and take these; or by those at `only`."""
    for named in words.searcher.names.find(words.text, words.tokens, described=False):
        places = range(named.first, named.last)
        if not (words.are_free(places) if only is None else set(places) <= set(only)):
            continue
        words.take_places(places)
        inside = tuple(words.terms[at] for at in places if not words.terms[at].is_function)
        yield Mention(named.entities, words.text[named.start : named.end], named.first, named.last, inside)


def absent_in(words: Words, mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield the names of the world in a question that no article has, beside those on record, and take their words."""
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    for named in words.searcher.absent.find(words.text, words.tokens):
        places = range(named.first, named.last)
        if taken & set(places) or not words.are_free(places):
            continue
        common = any(words.terms[at].concepts or words.terms[at].is_function for at in places)
        written = "".join(words.written(at) for at in places if not words.terms[at].is_function)
        written = written or words.text[named.start : named.end]
        is_name = not common and words.searcher.running.is_country(named.entities[0])
        if not any(map(str.isupper, written)) and not is_name:
            continue
        if written.isupper() and not named.first and words.terms[0].is_function:
            continue  # "WHO said that?" asks loudly, and of no health organisation
        words.take_places(places)
        yield named.entities[0]


def is_left_out(mention: Mention, words: Words) -> bool:
    """Whether a name stands behind "besides", whose words are taken too."""
    forms = [token.form for token in words.tokens]
    first = mention.first
    while first and forms[first - 1] in words.lexicon.articles:
        first -= 1
    for besides in words.forms.besides:
        start = first - len(besides)
        if start >= 0 and tuple(forms[start:first]) == besides:
            words.take_places(range(start, first))
            return True
    return False


def leave_out(words: Words) -> None:
    """Set apart the common word behind "besides", so that it is not what is asked: "what besides *promises*"."""
    forms = [token.form for token in words.tokens]
    for besides in words.forms.besides:
        if besides[0] not in forms:
            continue
        at = forms.index(besides[0])
        after = next((x for x in range(at + len(besides), len(forms)) if not words.terms[x].is_function), None)
        if tuple(forms[at : at + len(besides)]) != besides or after is None:
            continue
        if words.terms[after].concepts and not words.text[words.tokens[after].start].isupper():
            words.take_places([after])
            words.set_apart(words.tokens[at].start, words.tokens[after].end)
