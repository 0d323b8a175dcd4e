"""The forms of the verbs of saying that take a clause: "said", "a indiqué"."""

from __future__ import annotations

from functools import cache

from knowledge.extract.lexicon import load_lexicon


@cache
def reporting_forms(language: str) -> frozenset[str]:
    """Return every form that reports, participles among them."""
    return frozenset(word for word, cue in load_lexicon(language).cues.items() if "reports" in cue.groups)


@cache
def finite_reporting_forms(language: str) -> frozenset[str]:
    """Return the forms that report by themselves."""
    cues = load_lexicon(language).cues
    return frozenset(word for word in reporting_forms(language) if cues[word].is_finite)
