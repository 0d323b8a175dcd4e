"""The clause around a verb: who stands before it as its subject, who behind "by"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.ask.reading.prepositions import is_behind
from knowledge.ask.tables.concepts import load_concepts
from knowledge.ask.tables.roles import load_roles
from knowledge.entities.running_text import Named
from knowledge.search.sentence import Sentence
from knowledge.search.terms import Term
from knowledge.text import fold

_BY_REACH = 8
"""Words after a verb among which its agent is named: "led since the spring *by* ..."."""


class Said(NamedTuple):
    """Words in which a relation is looked for: a sentence of an article, or what is said of a fact."""

    text: str
    language: str
    terms: Sequence[Term]
    names: Sequence[Named]

    @classmethod
    def by(cls, sentence: Sentence) -> Said:
        """Return a sentence of an article as words in which a relation is looked for."""
        return cls(sentence.text, sentence.language, sentence.own, sentence.names)

    @property
    def in_names(self) -> set[int]:
        """The places of the words that stand in names."""
        return {at for name in self.names for at in range(name.first, name.last)}

    @property
    def keeps_offsets(self) -> bool:
        """Whether folding leaves every letter in its place."""
        return len(fold(self.text)) == len(self.text)


def clause_end(verb: int, said: Said) -> int:
    """Return the offset at which the clause of a verb ends."""
    folded = fold(said.text)
    bounds = load_roles()[said.language].bounds
    return next((match.start() for match in bounds.finditer(folded, said.terms[verb].end)), len(folded))


def behind_by(verb: int, said: Said) -> tuple[str, ...]:
    """Return the ids of those named behind "by" as the agents of a verb."""
    roles = load_roles()[said.language]
    end = clause_end(verb, said)
    for place in range(verb + 1, min(len(said.terms), verb + 1 + _BY_REACH)):
        if said.terms[place].form in roles.by and said.terms[place].start < end:
            behind = [name for name in said.names if name.first > place]
            if behind and behind[0].first <= _past_title(place + 1, said):
                return _joined(behind, said)
    return ()


def _past_title(place: int, said: Said) -> int:
    """Return the first place from one on that is no article and no title: "by *the Secretary General* Ilse Tarn"."""
    while place < len(said.terms) and (
        said.terms[place].is_function or said.terms[place].concepts & load_concepts().titles
    ):
        place += 1
    return place


def joined_before(verb: int, said: Said) -> tuple[str, ...]:
    """Return the ids of the first names of a verb's own clause that stand behind no preposition."""
    folded = fold(said.text)
    bounds = load_roles()[said.language].bounds
    start = max((match.end() for match in bounds.finditer(folded, 0, said.terms[verb].start)), default=0)
    inside = [name for name in said.names if name.start >= start and name.last <= verb]
    while inside:
        if not _governed(inside[0], said):
            return _joined(inside[_describing(inside, said) :], said)
        run = _run(inside, said)
        inside = inside[len(run) - _begins_anew(run, said) :]
    return ()


def _describing(names: Sequence[Named], said: Said) -> int:
    """Return how many of some names only describe the next: "*Corsan* minister Ilse Tarn"."""
    for at, (one, other) in enumerate(pairwise(names)):
        between = said.terms[one.last : other.first]
        titled = between and all(term.concepts & load_concepts().titles for term in between)
        if said.text[one.end : other.start].strip() and not titled:
            return at
    return max(0, len(names) - 1)


def _begins_anew(run: Sequence[Named], said: Said) -> int:
    """Return 1 where only a comma stands before the last of some names: "with Merania, *Corsa* refused"; else 0."""
    if len(run) == 1:
        return 0
    return int(said.text[run[-2].end : run[-1].start].strip() == ",")


def _governed(name: Named, said: Said) -> bool:
    """Whether a preposition stands before a name, an article between them or not."""
    roles = load_roles()[said.language]
    owns = name.last < len(said.terms) and bool(roles.possessive) and said.terms[name.last].form == roles.possessive
    return owns or is_behind(said.terms, name.first, roles.before_others)


def _run(names: Sequence[Named], said: Said) -> list[Named]:
    """Return the first of some names and those joined to it by commas and "and"."""
    joins, folded = load_roles()[said.language].joins, fold(said.text)
    run = [names[0]]
    for name in names[1:]:
        if not joins.fullmatch(folded[run[-1].end : name.start]):
            break
        run.append(name)
    return run


def _joined(names: Sequence[Named], said: Said) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity for name in _run(names, said) for entity in name.entities))
