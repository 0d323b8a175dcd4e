"""What stands around a question: a greeting, "can somebody remind me", thanks; and sums as people type them.

A message in a channel is more than its question. What only addresses whoever reads it is no part of what the articles
have to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from knowledge.ask.tables.forms import Forms
from knowledge.text import FoldedText
from knowledge.text.tokens import tokens

_MOST_FRAMES = 4
"""Frames in a row: "Hi all, quick question: does anybody know ..."."""
_LEAST_LEFT = 4
"""Characters that a question has at least."""
_WORD = re.compile(r"(?<![\w.\-‑])(?:[^\W\d_]{2,}|[a-z])(?!\w|[.\-‑]\w)")
"""A word that stands by itself: no letter of an initialism ("U.S.", "R.-U.", "U S A")."""
_SIGN = re.compile(r"(?P<sign>[$€£])\s?(?P<number>\d+(?:[.,]\d+)*)(?P<scale>\s?[^\W\d_]{1,9}\b)?")


def unframed(text: str, forms: Iterable[Forms]) -> str:
    """Return the question in a message, without what opens and closes it; the message itself if nothing is left.

    What is left asks with a mark where the message did: "It has left, right?" is no statement.
    """
    left = text
    for form in forms:
        for _ in range(_MOST_FRAMES):
            shorter = _without_one(left, form)
            if shorter == left:
                break
            left = shorter
    asks = text.rstrip().endswith("?") and left != text and not left.endswith("?")
    return f"{left}?" if asks else left


def core(text: str, forms: Forms) -> str | None:
    """Return a question from its question word on, where what stands before only addresses whoever reads it."""
    listed = tokens(text)
    at = next((at for at, token in enumerate(listed) if token.form in forms.question_words), 0)
    before = [token.form for token in listed[:at]]
    if not before or not forms.addressing.intersection(before) or any(form[0].isdigit() for form in before):
        return None
    return text[listed[at].start :]


def _without_one(text: str, forms: Forms) -> str:
    folded = FoldedText(text)
    for pattern in forms.openings:
        match = pattern.match(folded.folded)
        if match and match.end():
            rest = text[folded.original(0, match.end())[1] :].lstrip(" ,;:.!")
            if len(rest) >= _LEAST_LEFT:
                return rest
    for pattern in forms.closings:
        match = pattern.search(folded.folded)
        if match and match.group():
            rest = text[: folded.original(match.start(), match.end())[0]].rstrip(" ,;")
            if len(rest) >= _LEAST_LEFT:
                return rest
    return text


def written_out(text: str, shorthand: Mapping[str, str]) -> str:
    """Return a text with what was typed in haste in full: "pk" as "pourquoi", "the Corsan PM" with the whole title."""
    return _WORD.sub(lambda word: shorthand.get(word[0].casefold(), word[0]), text)


def corrected(text: str, pattern: re.Pattern[str]) -> str:
    """Return a text without a word that whoever typed it takes back: "Corso, sorry, Corsa"."""
    match = pattern.search(folded := FoldedText(text).folded)
    if match is None or (not match.start() and len(folded) - match.end() < _LEAST_LEFT):
        return text
    start, end = FoldedText(text).original(match.start(), match.end())
    return text[:start] + text[end:]


def with_plain_sums(text: str, signs: Mapping[str, str], scales: frozenset[str]) -> str:
    """Return a text whose sums are written out: "€4.2bn" as "4.2 bn euros".

    `signs` are the names of currencies by their signs, `scales` the words that may stand glued to a number.
    """

    def spelled(match: re.Match[str]) -> str:
        scale = (match["scale"] or "").strip()
        if scale.casefold() not in scales:
            return f"{match['number']} {signs[match['sign']]}" + (match["scale"] or "")
        return f"{match['number']} {scale} {signs[match['sign']]}"

    def apart(match: re.Match[str]) -> str:
        return f"{match[1]} {match[2]}" if match[2].casefold() in scales else match[0]

    return re.sub(r"(\d)([^\W\d_]{1,9})\b", apart, _SIGN.sub(spelled, text))
