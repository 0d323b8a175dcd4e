"""Spans of a text, and words quoted from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}\Z")]
"""An ISO 639-1 code: `en`, `fr`."""

Localised = dict[Language, Annotated[str, StringConstraints(min_length=1)]]
"""The same thing said in several languages, by language code."""


class Frozen(BaseModel):
    """The base of every model: immutable, and a field that it does not know is an error.

    Patterns are Python's, one object each: pydantic's own compiles one for every place that a model is used in, which
    for the languages of translations alone came to thirteen megabytes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re")


class Span(Frozen):
    """A half-open range of a text, in `str` offsets."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _is_not_empty(self) -> Span:
        if self.end <= self.start:
            raise ValueError(f"end ({self.end}) must lie after start ({self.start})")
        return self

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Stated(Span):
    """Words of an article that state a detail of a fact (a date, a venue, an audience), with their span.

    `text` is verbatim; `translations` hold the same detail in other languages. The span may lie outside the span of the
    fact that it belongs to: an article often gives the place of a speech in another sentence.
    """

    text: Annotated[str, StringConstraints(min_length=1)]
    translations: Localised = Field(default_factory=dict)
