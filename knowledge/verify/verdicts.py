"""Verdicts on a typed quotation, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import Fact, Quote


class Verdict(StrEnum):
    """What a typed quotation turns out to be; the words are part of the contract of `onrecord batch`."""

    EXACT = "exact"
    """An excerpt of a recorded quotation, word for word; marks, apostrophes, case and accents do not count."""
    ALTERED = "altered"
    """A recorded quotation with words changed, added or left out."""
    MISATTRIBUTED = "misattributed"
    """Word for word, but somebody else's words than claimed."""
    TRANSLATION = "translation"
    """A translation of a recorded quotation."""
    STITCHED = "stitched"
    """Pieces of what is recorded, joined as if they were one, or with a middle cut away unmarked."""
    TERM = "term"
    """Words that an article puts in quotation marks, but nobody's speech."""
    ARTICLE_TEXT = "article_text"
    """An article's own words, nobody's quotation."""
    NOT_ON_RECORD = "not_on_record"
    """None of these."""


@dataclass(frozen=True)
class Difference:
    """Words typed in place of words recorded; either may be empty (words left out, words added)."""

    typed: str
    recorded: str


@dataclass(frozen=True)
class Match:
    """What the typed words match: the fact (None: an article's own words) and the half-open span in its article."""

    source: str
    start: int
    end: int
    fact: Fact | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def quote(self) -> Quote | None:
        """The quotation matched, if it is one."""
        return self.fact if isinstance(self.fact, Quote) else None


@dataclass(frozen=True)
class Verification:
    """A verdict with what it rests on, the best match first; with `NOT_ON_RECORD` the matches are only the nearest.

    `cuts` says that the typed words have marked cuts ("[…]"). `speaker_differs` is set where the claimed speaker is
    not the recorded one, also beside another verdict than `MISATTRIBUTED`. `too_short` marks words too few or too
    common to be anybody's.
    """

    verdict: Verdict
    matches: tuple[Match, ...] = ()
    cuts: bool = False
    speaker_differs: bool = False
    too_short: bool = False
