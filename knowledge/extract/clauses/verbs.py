"""The verbs that make a promise, a position or an event, by every form that a text may give them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.errors import CorpusError, Place

NO_ENDING = "_"
"""How a table writes that the bare stem is a form."""


class Tense:
    """What a verb form can be, as bits of a whole number, since many forms are several ("offered", "fournit").

    Plain numbers, not an enumeration: they are combined for every word of every text.
    """

    INFINITIVE = 1
    PRESENT = 2
    FUTURE = 4
    CONDITIONAL = 8
    IMPERFECT = 16
    PAST = 32
    PARTICIPLE = 64
    GERUND = 128

    @staticmethod
    def named(name: str) -> int:
        """Return the tense that a table calls so; `KeyError` where there is none."""
        return _TENSES[name]


_TENSES = {name.lower(): value for name, value in vars(Tense).items() if name.isupper()}
FINITE = Tense.PRESENT | Tense.FUTURE | Tense.CONDITIONAL | Tense.IMPERFECT | Tense.PAST
"""The forms that can stand as the verb of a clause."""


class Frame(StrEnum):
    """What a verb, or a word that governs like one, does; the tables say in a line what each frame holds."""

    HAVE = "have"
    BE = "be"
    WILL = "will"
    GO = "go"
    DO = "do"
    CAN = "can"
    SHOULD = "should"
    MUST = "must"
    GIVE = "give"
    HELP = "help"
    ACQUIRE = "acquire"
    RAISE = "raise"
    PROMISE = "promise"
    UNVEIL = "unveil"
    PLAN = "plan"
    CONSIDER = "consider"
    PROPOSE = "propose"
    AGREE = "agree"
    DECLINE = "decline"
    REQUEST = "request"
    RECEIVE = "receive"
    ARRIVE = "arrive"
    EXPECT = "expect"
    AMOUNT = "amount"
    SUPPORT = "support"
    OPPOSE = "oppose"
    DOUBT = "doubt"
    CAUTION = "caution"
    NEUTRAL = "neutral"

    @property
    def is_auxiliary(self) -> bool:
        """Whether it only carries the tense or the modality of another verb."""
        return self in _AUXILIARIES


_AUXILIARIES = frozenset(
    {Frame.HAVE, Frame.BE, Frame.WILL, Frame.GO, Frame.DO, Frame.CAN, Frame.SHOULD, Frame.MUST}
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word form can be: a form of a verb in a frame; `reflexive` where only with its pronoun.

    `noun` and `adjective` are set for words that are no verbs but govern an infinitive like one ("prêt à", "promesse").
    """

    frame: Frame
    tense: int
    reflexive: bool = False
    adjective: bool = False
    noun: bool = False
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words that does what a verb does: "mis d'accord", "ruled out"; `words` are all of them."""

    words: tuple[str, ...]
    sense: Sense


@cache
def load_phrases(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of a language by their first word, longest first."""
    resource = files(__package__).joinpath("data", f"verbs.{language}.toml")
    if not resource.is_file():
        return {}
    senses: dict[tuple[str, ...], Sense] = {}
    for frame, tenses in tomllib.loads(resource.read_text(encoding="utf-8")).get("phrases", {}).items():
        for tense, phrases in tenses.items():
            for phrase in phrases:
                words = tuple(phrase.split())
                known = senses[words].tense if words in senses else 0
                senses[words] = Sense(Frame(frame), _tenses(tense) | known)
    found: dict[str, list[Phrase]] = {}
    for words, sense in senses.items():
        found.setdefault(words[0], []).append(Phrase(words, sense))
    return {word: tuple(sorted(group, key=lambda one: -len(one.words))) for word, group in found.items()}


def _tenses(names: str) -> int:
    tense = 0
    for name in names.split("_"):
        tense |= Tense.named(name)
    return tense


@cache
def load_verbs(language: str) -> dict[str, tuple[Sense, ...]]:
    """Return what each word form of a language can be, by the form in lower case with its accents.

    Raises `CorpusError` naming the file and the field where a table is ill-formed.
    """
    name = f"verbs.{language}.toml"
    resource = files(__package__).joinpath("data", name)
    if not resource.is_file():
        return {}
    try:
        table = tomllib.loads(resource.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(Place(name), f"not valid TOML: {error}") from error
    return _Table(name, table).senses()


class _Table:
    """One language's table while its forms are made."""

    def __init__(self, name: str, table: dict[str, Any]) -> None:
        self._name = name
        self._table = table
        self._senses: dict[str, dict[tuple[Frame, bool, str], Sense]] = {}
        self._negative = frozenset(table.get("negative", {}).get("words", "").split())

    def senses(self) -> dict[str, tuple[Sense, ...]]:
        for frame_name, classes in self._table["frames"].items():
            frame = self._frame(frame_name, "frames")
            for class_name, stems in classes.items():
                plain, _, reflexive = class_name.partition("_")
                for stem in stems.split():
                    for form, tense in self._forms(plain, stem, frame_name):
                        self._add(form, Sense(frame, tense, reflexive=reflexive == "self", negative=form in self._negative))
        for section in ("adjectives", "nouns"):
            for frame_name, words in self._table.get(section, {}).items():
                frame = self._frame(frame_name, section)
                for word in words.split():
                    self._add(
                        word,
                        Sense(frame, Tense.PARTICIPLE, adjective=section == "adjectives", noun=section == "nouns"),
                    )
        return {form: tuple(senses.values()) for form, senses in self._senses.items()}

    def _frame(self, name: str, section: str) -> Frame:
        try:
            return Frame(name)
        except ValueError:
            raise CorpusError(Place(self._name, field=f"{section}.{name}"), f"no such frame; use one of {', '.join(Frame)}") from None

    def _forms(self, class_name: str, stem: str, frame: str) -> list[tuple[str, int]]:
        if class_name == "irregular":
            forms = self._table["irregular"].get(stem)
            if forms is None:
                raise CorpusError(Place(self._name, field=f"frames.{frame}.irregular"), f"no forms of {stem!r} under [irregular]")
            return [(form, Tense.named(tense)) for tense, words in forms.items() for form in words.split()]
        endings = self._table["conjugation"].get(class_name)
        if endings is None:
            raise CorpusError(Place(self._name, field=f"frames.{frame}.{class_name}"), "no such class under [conjugation]")
        first, _, second = stem.partition("/")
        made = []
        for tense, words in endings.items():
            for word in words.split():
                base = (second or first) if word.startswith("+") else first
                made.append((base + word.removeprefix("+").replace(NO_ENDING, ""), Tense.named(tense)))
        return made

    def _add(self, form: str, sense: Sense) -> None:
        senses = self._senses.setdefault(form, {})
        key = (sense.frame, sense.reflexive, "noun" if sense.noun else "adjective" if sense.adjective else "verb")
        known = senses.get(key)
        if known is not None:
            sense = Sense(
                sense.frame, sense.tense | known.tense, sense.reflexive, sense.adjective, sense.noun, sense.negative or known.negative
            )
        senses[key] = sense
