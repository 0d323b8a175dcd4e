"""The phrases by which a language says where somebody stands, found in one pass over the tokens.

A phrase is a run of words. `a|b` is one word or the other, `<name>` any word of a list of the table, `...` up to six words
of one clause, and `[word]` a word that may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.extract.document import Document, between
from knowledge.extract.lexicon import load_lexicon
from knowledge.extract.tokens import tokenise
from knowledge.model import Stance
from knowledge.text.toml import read_toml

_GAP = "..."
_LONGEST_GAP = 6
_LISTS = "words"
_DENYING, _CONTRACTED = "denying", "contracted"
"""The lists of endings that deny the verb that they are written with, and of the forms that have another stem."""
_ENDING = frozenset(".;:?!")


class Use(StrEnum):
    """Whose stance a phrase shows."""

    ACTS = "acts"
    """That of the subject: the phrase begins with its verb."""
    IS = "is"
    """Of whom it is said that they are so: it begins with an adjective, behind "is" or beside a name."""
    SHOWS = "shows"
    """Of whom the words around are about."""
    QUOTED = "quoted"
    """Of who says so: it shows a stance in somebody's own words only."""
    FOLLOWED = "followed"
    """Of who is named right behind it: "so does Chad", "to the dismay of"."""
    IDLE = "idle"
    """Nobody's: it only looks like another."""
    HANGS = "hangs"
    """It says on what the stance before it depends."""


class Element(NamedTuple):
    """One place of a phrase: the words that may stand there, none for a gap; `optional` where none need to.

    `behind` are, for a gap, the words that end it.
    """

    words: frozenset[str]
    optional: bool = False
    behind: frozenset[str] = frozenset()


class StancePhrase(NamedTuple):
    """A phrase with the stance that it shows; null where that is the one just told, or its contrary (`contrary`)."""

    elements: tuple[Element, ...]
    stance: Stance | None
    use: Use
    contrary: bool = False


class StanceFound(NamedTuple):
    """A phrase found at the tokens `first:last`."""

    first: int
    last: int
    phrase: StancePhrase


class StanceWords(NamedTuple):
    """Those lists of [words] that tell whose a stance is."""

    copula: frozenset[str]
    """Say that somebody is so: "is", "remains"."""
    seeming: frozenset[str]
    """Say so of others' knowledge: "is understood to be"."""
    former: frozenset[str]
    """Before an adjective, tell that it is so no longer: "longtemps réticente"."""
    loose: frozenset[str]
    """Stand between an auxiliary and its verb: "has long been"."""
    admitting: frozenset[str]
    """Verbs of saying with which somebody judges their own doing."""
    unheld: frozenset[str]
    """What may be described as somebody and holds no stance: "an internal report"."""
    anybody: frozenset[str]
    """Words for no one in particular: "everyone"; what they begin is nobody's stance."""
    some: frozenset[str]
    """Those that are such only alone: "others", "some"."""
    one: frozenset[str]
    """Determiners of one person among many: "a shopper", "un habitant"."""
    earlier: frozenset[str]
    """Auxiliaries that tell of a time before what is told: "had opposed"."""
    undergoing: frozenset[str]
    """Auxiliaries behind which a participle says what is done to somebody: "was kept out of"."""
    owned_by: frozenset[str]
    """What makes of a subject somebody's: "whose shareholders"."""
    unnamed: frozenset[str]
    """Those of whom a newspaper never says who they are, and yet where they stand: "a diplomatic source"."""
    yet: frozenset[str]
    """What sets against what somebody is not "against" what they mind."""
    set_off: frozenset[str]
    """What sets against what somebody is not opposed to what they mind: "not the sum, only the date"."""
    greeting: frozenset[str]
    """Verbs that take no stance with people for their object: "welcomed guests"."""
    pleading: frozenset[str]
    """Verbs that take no stance with a person for their object: "defends Mr Smith"."""


_ECHOES = {"same": False, "contrary": True}
"""The sections of phrases that repeat what another is said to think, by whether they deny it."""


class Openings(NamedTuple):
    """The phrases that begin with one word, longest first: all of them by their second word, and those with any or none."""

    after: Mapping[str, tuple[StancePhrase, ...]]
    otherwise: tuple[StancePhrase, ...]

    @staticmethod
    def of(phrases: Sequence[StancePhrase]) -> Openings:
        """Return the phrases, of which some common words begin dozens, by what decides that most of them do not follow."""
        seconds = [_second(phrase) for phrase in phrases]
        after = {
            word: tuple(phrase for phrase, own in zip(phrases, seconds, strict=True) if not own or word in own)
            for word in frozenset[str]().union(*seconds)
        }
        return Openings(after, tuple(phrase for phrase, own in zip(phrases, seconds, strict=True) if not own))


def _second(phrase: StancePhrase) -> frozenset[str]:
    """Return the words of which one stands second in a phrase, none where any may."""
    second = phrase.elements[1] if len(phrase.elements) > 1 else None
    return second.words if second is not None and not second.optional else frozenset()


@cache
def load_stances(language: str, *, hanging: bool = False) -> dict[str, Openings]:
    """Return the phrases of a language by each word that can begin them; none for a language without a table.

    Those that say on what a stance depends stand around others, and are `hanging`.

    Raises `CorpusError` naming the file and the field where the table is ill-formed.
    """
    name = f"stances.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return {}
    table = read_toml(__package__, f"data/{name}")
    reader = _PhraseReader(language, name, table.get(_LISTS, {}))
    found: dict[str, list[StancePhrase]] = {}
    for section, groups in table.items():
        if section in ("language", _LISTS):
            continue
        if section not in set(Stance) and section not in _ECHOES:
            raise CorpusError(Place(name, field=section), f"no such stance; use one of {', '.join(Stance)}")
        for group, phrases in groups.items():
            if group not in set(Use):
                raise CorpusError(Place(name, field=f"{section}.{group}"), f"use one of {', '.join(Use)}")
            if (Use(group) in (Use.HANGS, Use.IDLE)) is not hanging:
                continue
            stance = None if section in _ECHOES else Stance(section)
            for elements in [way for phrase in phrases for way in reader.ways(phrase)]:
                entry = StancePhrase(elements, stance, Use(group), _ECHOES.get(section, False))
                for word in elements[0].words:
                    found.setdefault(word, []).append(entry)
    return {word: Openings.of(sorted(group, key=lambda one: -len(one.elements))) for word, group in found.items()}


@cache
def _firsts(language: str, *, hanging: bool) -> frozenset[str]:
    return frozenset(load_stances(language, hanging=hanging))


@cache
def stance_words(language: str) -> StanceWords:
    """Return the lists of words that tell whose a stance is, empty ones for a language without a table."""
    name = f"stances.{language}.toml"
    known = files(__package__).joinpath("data", name).is_file()
    lists = read_toml(__package__, f"data/{name}").get(_LISTS, {}) if known else {}
    return StanceWords(*(frozenset(lists.get(field, "").split()) for field in StanceWords._fields))


class _PhraseReader:
    """Reads the phrases of one table."""

    def __init__(self, language: str, name: str, lists: Mapping[str, str]) -> None:
        self._lexicon = load_lexicon(language)
        self._name = name
        self._lists = {key: frozenset(words.split()) for key, words in lists.items()}
        self._contracted = dict(pair.split(":", 1) for pair in lists.get(_CONTRACTED, "").split())

    def ways(self, phrase: str) -> list[tuple[Element, ...]]:
        """Return the places of a phrase, and those where a denial is one word with the verb before it: "hasn't"."""
        elements = self.elements(phrase)
        found = [elements]
        denying = self._lists.get(_DENYING, frozenset())
        for at, (verb, denial) in enumerate(pairwise(elements)):
            ends = denial.words & denying
            if verb.words and not verb.optional and ends:
                joined = frozenset(self._contracted.get(word, word + end) for word in verb.words for end in ends)
                found.append((*elements[:at], Element(joined), *elements[at + 2 :]))
        return found

    def elements(self, phrase: str) -> tuple[Element, ...]:
        """Return the places of a phrase, its words cut as a text is."""
        found: list[Element] = []
        for part in phrase.split():
            if part == _GAP:
                found.append(Element(frozenset()))
            elif part.startswith("["):
                found.append(Element(self._choice(part.strip("[]"), phrase), optional=True))
            elif part.isalpha() or "|" in part or part.startswith("<") or part.endswith("'"):
                found.append(Element(self._choice(part, phrase)))
            else:
                found.extend(Element(frozenset({token.lower})) for token in tokenise(part, self._lexicon))
        if not found or not found[0].words or found[0].optional or not found[-1].words:
            raise CorpusError(Place(self._name, field=phrase), "a phrase begins and ends with a word")
        for at in range(len(found) - 2, -1, -1):
            behind = found[at + 1].words | (found[at + 1].behind if found[at + 1].optional else frozenset())
            if not found[at].words or found[at].optional:
                found[at] = found[at]._replace(behind=behind)
        return tuple(found)

    def _choice(self, part: str, phrase: str) -> frozenset[str]:
        words: set[str] = set()
        for choice in part.split("|"):
            if not choice.startswith("<"):
                words.add(choice)
            elif choice.strip("<>") in self._lists:
                words |= self._lists[choice.strip("<>")]
            else:
                raise CorpusError(Place(self._name, field=phrase), f"no list of words {choice} under [{_LISTS}]")
        return frozenset(words)


class StanceFinder:
    """Finds the phrases of one document that show a stance, or, `hanging`, that say on what one depends."""

    def __init__(self, document: Document, *, hanging: bool = False) -> None:
        self._words = document.lowers
        table = load_stances(document.language, hanging=hanging)
        following = [*self._words[1:], ""]
        self._beginning: dict[int, tuple[StancePhrase, ...]] = {}
        for index in document.where(_firsts(document.language, hanging=hanging)):
            openings = table[self._words[index]]
            if phrases := openings.after.get(following[index], openings.otherwise):
                self._beginning[index] = phrases
        self._places = list(self._beginning)

    def within(self, first: int, last: int) -> Iterator[StanceFound]:
        """Yield the phrases among the tokens `first:last`, in order, none inside another."""
        reached = first
        for index in between(self._places, first, last):
            if index < reached:
                continue
            for phrase in self._beginning[index]:
                end = _match(self._words, index, last, phrase.elements)
                if end:
                    yield StanceFound(index, end, phrase)
                    reached = end
                    break


def _match(words: Sequence[str], index: int, last: int, elements: tuple[Element, ...]) -> int:
    """Return the index after a phrase that begins at a token, 0 where it does not."""
    at = index
    for position, element in enumerate(elements):
        if not element.words:
            rest = elements[position + 1 :]
            for start in range(at, min(last, at + _LONGEST_GAP + 1)):
                if words[start] in element.behind and (end := _match(words, start, last, rest)):
                    return end
                if words[start] in _ENDING:
                    break
            return 0
        if at < last and words[at] in element.words:
            at += 1
        elif not element.optional:
            return 0
    return at
