"""Keys: what is left of a name when articles, accents, marks and case are set aside.

"the Coalition of the Willing", "Coalition of willing" and "COALITION-OF-WILLING" have one key, "coalition willing";
"l'OTAN" and "O.T.A.N." have "otan". Names and queries go through the same door, so equal keys mean equal names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from knowledge.text import fold

LONGEST = 160
"""Characters: the longest name of a corpus fits twice; what is longer is no name, and is not looked up."""

_SHORTEST_JOINED = 6

_INITIALISM = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?")
_SPACED_LETTERS = re.compile(r"[^\W\d_](?: [^\W\d_]){1,5}")
_FIRST_OF_FLAG = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""A flag, as a keyboard of a telephone has it: the two letters of a code of ISO 3166, each of another alphabet."""
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")


class Words(NamedTuple):
    """The words of `words.toml`: what says nothing of who is meant, titles and offices, nouns beside a name."""

    stop: frozenset[str]
    articles: frozenset[str]
    stop_inside: frozenset[str]
    elided: frozenset[str]
    possessive: frozenset[str]
    titles: frozenset[str]
    states: frozenset[str]
    members: frozenset[str]
    arms: frozenset[str]
    heads: frozenset[str]
    headed: frozenset[str]
    leading: frozenset[str]
    portfolios: frozenset[str]
    offices: Mapping[str, tuple[str, ...]]
    headed_as: Mapping[str, tuple[str, ...]]


class Key(NamedTuple):
    """A name as it is compared.

    `tokens` are its words without those that say nothing, `whole` the tokens in order, one space between, and `squeezed`
    the same without the spaces ("sampt").
    """

    tokens: tuple[str, ...]
    whole: str
    squeezed: str


NOTHING = Key((), "", "")


@cache
def load_words() -> Words:
    """Return the tables of words that keys leave out."""
    table = tomllib.loads((files("knowledge.entities") / "words.toml").read_text(encoding="utf-8"))
    said: dict[str, Any] = {name: frozenset(forms) for name, forms in table.items() if isinstance(forms, list)}
    for name in table.keys() - said.keys():
        said[name] = {one: tuple(others) for one, others in table[name].items()}
    return Words(**said)


def tokens(folded: str) -> list[str]:
    """Return the words of folded text: initialisms joined, elided articles and possessive endings gone."""
    words = load_words()
    found = []
    for match in _TOKEN.finditer(_INITIALISM.sub(_joined, folded) if "." in folded else folded):
        token = match[0]
        if "'" not in token:
            found.append(token)
            continue
        parts = token.split("'")
        while len(parts) > 1 and parts[0] in words.elided:
            del parts[0]
        if len(parts) > 1 and parts[-1] in words.possessive:
            del parts[-1]
        found += filter(None, parts)
    return found


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(".", "")


def key(text: str) -> Key:
    """Return the key of a name or of what was typed; nothing for what is too long or says nothing."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return NOTHING
    if _FLAG.fullmatch(text):
        text = "".join(chr(ord(letter) - _FIRST_OF_FLAG + ord("A")) for letter in text)
    if _SPACED_LETTERS.fullmatch(text):
        text = text.replace(" ", "")
    words = load_words()
    folded = fold(text)
    every = [folded] if folded.isalpha() else tokens(folded)
    kept = tuple(
        token
        for at, token in enumerate(every)
        if token not in words.stop and not (at and len(every) > at + 1 and token in words.stop_inside)
    )
    if not kept:
        kept = _code_among_stop_words(text, every)
    return key_of(kept)


def key_of(kept: Sequence[str]) -> Key:
    """Return the key of words that are already folded and sifted."""
    return Key(tuple(kept), " ".join(kept), "".join(kept))


def joined(text: str) -> Key:
    """Return the key of a text as one word, of all its letters: small words are in it, and where spaces stand is not.

    "thew est" and "the West" have one; nothing for what is too long, or too short to be told by it.
    """
    letters = "".join(filter(str.isalnum, fold(text))) if len(text) <= LONGEST else ""
    return key_of((letters,)) if len(letters) >= _SHORTEST_JOINED else NOTHING


def _code_among_stop_words(text: str, every: Sequence[str]) -> tuple[str, ...]:
    """Return the one word of a text in capitals: "DE" is Germany, "de" is nothing."""
    return (every[0],) if len(every) == 1 and len(text) == 2 and text.isupper() else ()
