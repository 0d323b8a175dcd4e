"""How sure the extraction is of a fact: by what the text shows of it, in a table of measured shares.

An extractor finds a fact by rules whose firmness says little about how often they are right: a promise with a sum and a
verb of promise is as often somebody else's as one without. What tells is what the sentence shows: whether it names who
speaks or acts, or has a pronoun, or nobody; whether it names who is to be given. So the extractors' own weights choose
between readings of a sentence, and the confidence of what they choose is read off here.

`data/confidence.toml` has a row for each case, the first that fits counts. `python benchmarks/confidence.py DIR...` prints
how often the facts of each row are right in texts with gold; that is where its figures come from.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, NamedTuple

from pydantic import Field, ValidationError, model_validator

from knowledge.errors import CorpusError, Place
from knowledge.extract.document import Document, Naming
from knowledge.model import Event, Fact, FactKind, Figure, Pledge, Position, Quote, QuoteForm, Stance, Status
from knowledge.model.spans import Frozen

_FILE = "confidence.toml"
_BY_NAME = frozenset({Naming.NAME, Naming.SURNAME, Naming.CAPITAL, Naming.GOVERNMENT, Naming.DEMONYM})


class Shown(StrEnum):
    """How the words of a fact, or those that attribute them, show who speaks or acts."""

    NAME = "name"
    TITLE = "title"
    """By a pronoun, or by a title for somebody named elsewhere."""
    DESCRIBED = "described"
    """By words for somebody whom the text never names: "a spokesman"."""
    ELSEWHERE = "elsewhere"
    """Not there: taken from the sentences around."""
    NOBODY = "nobody"
    """Nobody is known."""


class Case(NamedTuple):
    """What is shown of a fact; what makes no sense of its kind is None."""

    kind: FactKind
    form: QuoteForm | None = None
    shown: Shown | None = None
    status: Status | None = None
    stance: Stance | None = None
    recipient: bool | None = None
    money: bool | None = None
    dated: bool | None = None
    placed: bool | None = None
    peopled: bool | None = None


class _Row(Frozen):
    """The conditions of a row, those left out fit anything, and the share of such facts that is right."""

    kind: FactKind
    form: frozenset[QuoteForm] | None = None
    shown: frozenset[Shown] | None = None
    status: frozenset[Status] | None = None
    stance: frozenset[Stance] | None = None
    recipient: bool | None = None
    money: bool | None = None
    dated: bool | None = None
    placed: bool | None = None
    peopled: bool | None = None
    confidence: Annotated[float, Field(gt=0, lt=1)]

    def fits(self, case: Case) -> bool:
        for name, value in case._asdict().items():
            wanted = getattr(self, name)
            if isinstance(wanted, frozenset):
                if value not in wanted:
                    return False
            elif wanted is not None and value != wanted:
                return False
        return True


class _Table(Frozen):
    case: tuple[_Row, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> _Table:
        bare = {row.kind for row in self.case if not row.model_fields_set - {"kind", "confidence"}}
        lacking = set(FactKind) - bare
        if lacking:
            raise ValueError(f"no row without conditions for {', '.join(sorted(lacking))}")
        return self


@cache
def _rows() -> tuple[_Row, ...]:
    content = (files("knowledge.extract") / "data" / _FILE).read_text(encoding="utf-8")
    return read_rows(content)


def read_rows(content: str) -> tuple[_Row, ...]:
    """Return the rows of the table in their order; raises CorpusError where they are not such."""
    try:
        return _Table.model_validate(tomllib.loads(content)).case
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise CorpusError(Place(_FILE), str(error)) from error


@cache
def confidence_of(case: Case) -> float:
    """Return the share of the facts with such a case that is right, as far as it has been measured."""
    return next(row.confidence for row in _rows() if row.fits(case))


def sure_of(fact: Fact, document: Document) -> float:
    """Return how sure the extraction is of a fact of a document."""
    return confidence_of(case_of(fact, document))


def case_of(fact: Fact, document: Document) -> Case:
    """Return what is shown of a fact."""
    match fact:
        case Quote():
            return Case(fact.kind, form=fact.form, shown=_speaker(fact, document))
        case Pledge():
            return Case(
                fact.kind,
                shown=_actors(fact, document),
                status=fact.status,
                recipient=fact.recipient is not None,
                money=fact.amount is not None,
                dated=fact.horizon is not None or fact.date is not None,
            )
        case Position():
            return Case(fact.kind, shown=_actors(fact, document), stance=fact.stance)
        case Event():
            return Case(
                fact.kind, dated=fact.date is not None, placed=bool(fact.places), peopled=bool(fact.participants)
            )
        case Figure():
            return Case(fact.kind, money=fact.amount is not None)
    return Case(fact.kind)


def _speaker(fact: Quote, document: Document) -> Shown:
    if fact.speaker is None:
        return Shown.NOBODY
    if not _is_named(fact.speaker, document):
        return Shown.DESCRIBED
    if fact.speaker_named is None:
        return Shown.ELSEWHERE
    return _shown(fact.speaker, fact.speaker_named.start, fact.speaker_named.end, document) or Shown.TITLE


def _actors(fact: Pledge | Position, document: Document) -> Shown:
    """Return how the least sure of the actors is shown."""
    found = {
        _shown(actor, fact.start, fact.end, document) if _is_named(actor, document) else Shown.DESCRIBED
        for actor in fact.actors
    }
    for shown in (Shown.DESCRIBED, None, Shown.TITLE):
        if shown in found:
            return shown or Shown.ELSEWHERE
    return Shown.NAME


def _is_named(entity: str, document: Document) -> bool:
    referent = document.referents.get(entity)
    return referent is None or referent.named


def _shown(entity: str, start: int, end: int, document: Document) -> Shown | None:
    """Return how a span shows an entity; None where it does not."""
    namings = {
        mention.naming
        for mention in document.mentions_in(start, end)
        if mention.referent is not None and mention.referent.id == entity
    }
    if namings & _BY_NAME:
        return Shown.NAME
    return Shown.TITLE if namings else None
