"""Who is said to have said something, where no marks tell the words from what stands beside them.

"Stoltenberg said that ...", "According to Zelensky, ...", "..., a déclaré Orban": what names the speaker is no part of the
words. It is cut away only as a whole clause with a name and a verb of saying beside it, and whoever asks tries the whole
text first.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from knowledge.entities.running_text import Named
from knowledge.errors import CorpusError, Place
from knowledge.search.searcher import Searcher
from knowledge.search.terms import Term
from knowledge.text.tokens import tokens
from knowledge.text.toml import read_toml

_LONGEST = 9
"""Words of a clause that says who said something, its circumstances included ("said on Tuesday in Brussels that")."""
_LEAST_LEFT = 3
"""Words that are left as what was said."""
_STOPS = frozenset(",:;")
_BETWEEN = " ,:;"


class _Ascription(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    saying: frozenset[str]
    joins: frozenset[str]
    openers: dict[str, tuple[str, ...]]

    @cached_property
    def openings(self) -> dict[str, list[tuple[str, ...]]]:
        """The folded words of each opener, by language."""
        return {
            language: [tuple(token.form for token in tokens(opener)) for opener in openers]
            for language, openers in self.openers.items()
        }


class Ascribed(NamedTuple):
    """Typed words without the clause that says whose they are, and that clause."""

    words: str
    clause: str


def ascribed(text: str, searcher: Searcher) -> Ascribed | None:
    """Return typed words apart from the clause before or behind them that says whose they are, if there is one."""
    table = load_ascription()
    for language, openings in table.openings.items():
        terms = searcher.lexicon.of_tokens(tokens(text), language)
        said = [at for at, term in enumerate(terms) if table.saying & term.concepts]
        names = (*searcher.names.find(text, terms, described=False), *searcher.absent.find(text, terms))
        for first, last in _clauses(text, terms, said, table.joins):
            inside = [name for name in names if first <= name.first and name.last <= last]
            verbs = [at for at in said if first <= at < last]
            opened = any(_begins(terms[first:last], opening) for opening in openings)
            if inside and (opened or any(_is_beside(name, verb, terms) for name in inside for verb in verbs)):
                left = text[: terms[first].start] if first else text[terms[last - 1].end :]
                return Ascribed(left.strip(_BETWEEN), text[terms[first].start : terms[last - 1].end])
    return None


def _clauses(
    text: str, terms: Sequence[Term], said: Container[int], joins: Container[str]
) -> Iterator[tuple[int, int]]:
    """Yield what may say whose the words are, as half-open ranges of words, the shortest first.

    At the start of the text it ends at a comma or a colon, with "that", or with the verb of saying itself; at the end
    of the text it begins behind a comma.
    """
    for size in range(2, min(_LONGEST, len(terms) - _LEAST_LEFT) + 1):
        ends = terms[size - 1].form in joins or size - 1 in said
        if _stops(text, terms, size) or (ends and terms[size].form not in joins):
            yield 0, size
        if _stops(text, terms, len(terms) - size):
            yield len(terms) - size, len(terms)


def _stops(text: str, terms: Sequence[Term], at: int) -> bool:
    """Whether a comma or a colon stands before a word."""
    return not _STOPS.isdisjoint(text[terms[at - 1].end : terms[at].start])


def _begins(terms: Sequence[Term], opening: Sequence[str]) -> bool:
    return [term.form for term in terms[: len(opening)]] == list(opening)


def _is_beside(name: Named, verb: int, terms: Sequence[Term]) -> bool:
    """Whether only function words stand between a name and a verb ("has said", "said the")."""
    between = range(name.last, verb) if name.last <= verb else range(verb + 1, name.first)
    return all(terms[at].is_function for at in between)


@cache
def load_ascription() -> _Ascription:
    """Return the table of how speakers are typed; raises CorpusError where it is at fault."""
    name = "ascription.toml"
    try:
        return TypeAdapter(_Ascription).validate_python(read_toml("knowledge.verify", name))
    except ValidationError as error:
        raise CorpusError(Place(name), str(error)) from error
