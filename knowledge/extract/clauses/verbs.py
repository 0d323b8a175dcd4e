"""The verbs that make a promise, a position or an event, by every form that a text may give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, reduce
from importlib.resources import files
from operator import or_
from typing import Any, Final, NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.extract.lexicon import load_lexicon
from knowledge.text.toml import read_toml

NO_ENDING = "_"
"""How a table writes that the bare stem is a form."""


class Tense:
    """What a verb form can be, as bits of a whole number, since many forms are several ("offered", "fournit").

    Plain numbers, not an enumeration: they are combined for every word of every text.
    """

    INFINITIVE: Final = 1
    PRESENT: Final = 2
    FUTURE: Final = 4
    CONDITIONAL: Final = 8
    IMPERFECT: Final = 16
    PAST: Final = 32
    PARTICIPLE: Final = 64
    GERUND: Final = 128

    @staticmethod
    def named(name: str) -> int:
        """Return the tense that a table calls so; `KeyError` where there is none."""
        return _TENSES[name]


_TENSES = {
    "infinitive": Tense.INFINITIVE,
    "present": Tense.PRESENT,
    "future": Tense.FUTURE,
    "conditional": Tense.CONDITIONAL,
    "imperfect": Tense.IMPERFECT,
    "past": Tense.PAST,
    "participle": Tense.PARTICIPLE,
    "gerund": Tense.GERUND,
}
FINITE = Tense.PRESENT | Tense.FUTURE | Tense.CONDITIONAL | Tense.IMPERFECT | Tense.PAST
"""The forms that can stand as the verb of a clause."""


class Frame(StrEnum):
    """What a verb, or a word that governs like one, does; the tables say in a line what each frame holds."""

    HAVE = "have"
    BE = "be"
    STAY = "stay"
    HEARSAY = "hearsay"
    IDLE = "idle"
    WILL = "will"
    GO = "go"
    DO = "do"
    CAN = "can"
    SHOULD = "should"
    MUST = "must"
    OBLIGED = "obliged"
    GIVE = "give"
    ALLOT = "allot"
    HELP = "help"
    SPEND = "spend"
    HOST = "host"
    ACQUIRE = "acquire"
    RAISE = "raise"
    PROMISE = "promise"
    UNVEIL = "unveil"
    PLAN = "plan"
    CONSIDER = "consider"
    PROPOSE = "propose"
    OFFER = "offer"
    AGREE = "agree"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REQUEST = "request"
    ASK = "ask"
    RECEIVE = "receive"
    ARRIVE = "arrive"
    EXPECT = "expect"
    COME = "come"
    NOTHING = "nothing"
    AMOUNT = "amount"
    SUPPORT = "support"
    OPPOSE = "oppose"
    DOUBT = "doubt"
    CAUTION = "caution"
    NEUTRAL = "neutral"


_AUXILIARIES = frozenset(
    {
        Frame.HAVE,
        Frame.BE,
        Frame.STAY,
        Frame.HEARSAY,
        Frame.IDLE,
        Frame.WILL,
        Frame.GO,
        Frame.DO,
        Frame.CAN,
        Frame.SHOULD,
        Frame.MUST,
        Frame.OBLIGED,
    }
)


class Sense(NamedTuple):
    """One thing that a word form can be: a form of a verb in a frame; `reflexive` where only with its pronoun.

    `noun` and `adjective` are set for words that are no verbs but govern an infinitive like one ("prêt à", "promesse").
    """

    frame: Frame
    tense: int
    reflexive: bool = False
    adjective: bool = False
    noun: bool = False
    negative: bool = False

    @property
    def auxiliary(self) -> bool:
        """Whether it only carries the tense or the mood of another verb."""
        return self.frame in _AUXILIARIES


class Senses:
    """All that a word form can be, in order, with what every occurrence of it asks worked out once.

    Thousands of forms share a few hundred of these. A form that can be nothing has a false one.
    """

    def __init__(self, senses: Iterable[Sense] = ()) -> None:
        self._senses = tuple(senses)
        self.tense = reduce(or_, [sense.tense for sense in self._senses], 0)
        """Every form that it can be."""
        self.frames = frozenset([sense.frame for sense in self._senses])
        """Every frame that it can be in."""
        self.is_auxiliary = self.frames <= _AUXILIARIES
        """Whether it can only carry another verb."""
        self.is_noun = all(sense.noun for sense in self._senses)
        """Whether it can only be a noun."""
        self.is_adjective = any(sense.adjective for sense in self._senses)
        """Whether it can be an adjective."""
        self.is_negative = any(sense.negative for sense in self._senses)
        """Whether it denies by itself."""
        self._nouns: Senses | None = None
        self._verbal: Senses | None = None
        self._adjectives: Senses | None = None
        self._reflexive: Senses | None = None
        self._taken: dict[tuple[int, bool], Senses] = {}

    def __getitem__(self, place: int) -> Sense:
        return self._senses[place]

    def __iter__(self) -> Iterator[Sense]:
        return iter(self._senses)

    def __len__(self) -> int:
        return len(self._senses)

    @property
    def nouns(self) -> Senses:
        """Those that are nouns."""
        if self._nouns is None:
            self._nouns = Senses(sense for sense in self if sense.noun)
        return self._nouns

    @property
    def verbal(self) -> Senses:
        """Those that are no nouns."""
        if self._verbal is None:
            self._verbal = Senses(sense for sense in self if not sense.noun)
        return self._verbal

    @property
    def adjectives(self) -> Senses:
        """Those that are adjectives."""
        if self._adjectives is None:
            self._adjectives = Senses(sense for sense in self if sense.adjective)
        return self._adjectives

    @property
    def reflexive(self) -> Senses:
        """Those that a verb has only with its pronoun."""
        if self._reflexive is None:
            self._reflexive = Senses(sense for sense in self if sense.reflexive)
        return self._reflexive

    def taken(self, tense: int, *, reflexive: bool) -> Senses:
        """Return those that a form has in one of these tenses, without its pronoun only those that need none."""
        known = self._taken.get((tense, reflexive))
        if known is None:
            fitting = (sense for sense in self if sense.tense & tense and (reflexive or not sense.reflexive))
            known = self._taken[tense, reflexive] = Senses(fitting)
        return known


class Phrase(NamedTuple):
    """A run of words that does what a verb does: "mis d'accord", "ruled out"; `words` are all of them."""

    words: tuple[str, ...]
    senses: Senses


@cache
def load_verbs(language: str) -> dict[str, Senses]:
    """Return what each word form of a language can be, by the form in lower case with its accents.

    Raises `CorpusError` naming the file and the field where a table is ill-formed.
    """
    table = _read(language)
    return _Forms(f"verbs.{language}.toml", table).made() if table else {}


@cache
def load_phrases(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of a language by their first word, longest first."""
    senses: dict[tuple[str, ...], Sense] = {}
    # Where words are elided, what is left of one is a token by itself: "l'" of "faire l'avance".
    elides = bool(load_lexicon(language).elisions)
    for frame, tenses in _read(language).get("phrases", {}).items():
        for tense, phrases in tenses.items():
            for phrase in phrases:
                # Some elisions are one token with their noun all the same: "d'accord".
                for form in {phrase, phrase.replace("'", "' ") if elides else phrase}:
                    words = tuple(form.split())
                    known = senses[words].tense if words in senses else 0
                    senses[words] = Sense(Frame(frame), _tenses(tense) | known)
    found: dict[str, list[Phrase]] = {}
    for words, sense in senses.items():
        found.setdefault(words[0], []).append(Phrase(words, Senses([sense])))
    return {word: tuple(sorted(group, key=lambda one: -len(one.words))) for word, group in found.items()}


@cache
def load_openings(language: str) -> frozenset[str]:
    """Return every word by which a verb or a phrase can begin."""
    return frozenset(load_verbs(language)) | frozenset(load_phrases(language))


@cache
def _read(language: str) -> dict[str, Any]:
    name = f"verbs.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return {}
    return read_toml(__package__, f"data/{name}")


def _tenses(names: str) -> int:
    tense = 0
    for name in names.split("_"):
        tense |= Tense.named(name)
    return tense


_VERB, _ADJECTIVE, _NOUN = range(3)
_SORTS = {"adjectives": _ADJECTIVE, "nouns": _NOUN}
_Key = tuple[Frame, bool, int]
"""What tells the senses of a form apart: the frame, whether it is reflexive, and the sort of word."""


class _Forms:
    """Makes all forms of the words of one language's table."""

    def __init__(self, name: str, table: dict[str, Any]) -> None:
        self._name = name
        self._table = table
        self._tenses: dict[str, dict[_Key, int]] = {}
        self._endings = {
            name: [
                (word.startswith("+"), word.removeprefix("+").replace(NO_ENDING, ""), Tense.named(tense))
                for tense, words in endings.items()
                for word in words.split()
            ]
            for name, endings in table["conjugation"].items()
        }

    def made(self) -> dict[str, Senses]:
        """Return the senses of every form."""
        for frame_name, classes in self._table["frames"].items():
            frame = self._frame(frame_name, "frames")
            for class_name, stems in classes.items():
                plain, _, suffix = class_name.partition("_")
                key = (frame, suffix == "self", _VERB)
                for stem in stems.split():
                    self._add(key, self._conjugated(plain, stem, frame_name))
        for section, sort in _SORTS.items():
            for frame_name, words in self._table.get(section, {}).items():
                key = (self._frame(frame_name, section), False, sort)
                self._add(key, [(word, Tense.PARTICIPLE) for word in words.split()])
        negative = frozenset(self._table.get("negative", {}).get("words", "").split())
        # Thousands of forms share a few hundred sets of senses.
        shared: dict[tuple[tuple[_Key, int], ...], Senses] = {}
        found = {}
        for form, tenses in self._tenses.items():
            items = tuple(tenses.items())
            if form in negative:
                found[form] = _senses(items, negative=True)
                continue
            if items not in shared:
                shared[items] = _senses(items)
            found[form] = shared[items]
        return found

    def _frame(self, name: str, section: str) -> Frame:
        try:
            return Frame(name)
        except ValueError:
            fault = f"no such frame; use one of {', '.join(Frame)}"
            raise CorpusError(Place(self._name, field=f"{section}.{name}"), fault) from None

    def _conjugated(self, class_name: str, stem: str, frame: str) -> list[tuple[str, int]]:
        if class_name == "irregular":
            forms = self._table["irregular"].get(stem)
            if forms is None:
                raise CorpusError(
                    Place(self._name, field=f"frames.{frame}.irregular"), f"no forms of {stem!r} under [irregular]"
                )
            return [(form, Tense.named(tense)) for tense, words in forms.items() for form in words.split()]
        endings = self._endings.get(class_name)
        if endings is None:
            raise CorpusError(
                Place(self._name, field=f"frames.{frame}.{class_name}"), "no such class under [conjugation]"
            )
        first, _, second = stem.partition("/")
        other = second or first
        return [((other if plus else first) + ending, tense) for plus, ending, tense in endings]

    def _add(self, key: _Key, forms: list[tuple[str, int]]) -> None:
        for form, tense in forms:
            tenses = self._tenses.get(form)
            if tenses is None:
                self._tenses[form] = {key: tense}
            else:
                tenses[key] = tenses.get(key, 0) | tense


def _senses(items: tuple[tuple[_Key, int], ...], *, negative: bool = False) -> Senses:
    return Senses(
        Sense(frame, tense, reflexive, adjective=sort == _ADJECTIVE, noun=sort == _NOUN, negative=negative)
        for (frame, reflexive, sort), tense in items
    )
