"""What every extractor reads: a text cut into tokens and sentences, with whom and what it names already resolved.

A document is made once for a text (`knowledge.extract.reading.read`) and shared by all extractors. They read it and never
change it, except that the quotations are added before the promises and positions are looked for, since a promise inside
a quotation is a promise of its speaker. All offsets are `str` offsets into `text`, half open; token and sentence indexes
are positions in `tokens` and `sentences`, ranges of them half open too.

The classes are plain and slotted: a newspaper's archive makes hundreds of millions of tokens, and a frozen or validated
class costs several times as much to make.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from knowledge.model import EntityKind, QuoteForm


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    """A quotation mark of any style."""
    PUNCTUATION = "punctuation"


_WORD = TokenKind.WORD
"""Its members by a name of the module: asked of every token, an enumeration takes longer to find them than to compare."""


def between(places: list[int], first: int, last: int) -> list[int]:
    """Return those of some places, which are in order, that lie in `first:last`."""
    return places[bisect_left(places, first) : bisect_left(places, last)]


class Token:
    """A word, a number, or one sign.

    `key` is the word folded for look-up in tables (no accents, no case, plain apostrophe), `lower` keeps its accents, which
    tell "déclaré" from "déclare"; `text` is verbatim. An elided word ends in its apostrophe ("l'"), and an inverted
    pronoun is a token of its own without its hyphens ("a-t-il" is "a" and "il"). `capital` is whether it begins with a
    capital.
    """

    __slots__ = ("capital", "end", "index", "key", "kind", "lower", "start", "text")

    def __init__(
        self,
        index: int,
        start: int,
        end: int,
        text: str,
        lower: str,
        key: str,
        kind: TokenKind,
        capital: bool,
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.key = key
        self.kind = kind
        self.capital = capital

    def __repr__(self) -> str:
        return f"Token({self.index}, {self.text!r})"


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence: its span, its tokens `first:last`, and the paragraph that it is in."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph: its span and its sentences `first:last`."""

    index: int
    start: int
    end: int
    first: int
    last: int


class Gender(StrEnum):
    """Grammatical gender, where a form shows it."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


class Naming(StrEnum):
    """How a mention names its referent."""

    NAME = "name"
    """A name: "Emmanuel Macron", "France", "NATO"."""
    SURNAME = "surname"
    """Part of a name, with or without a title: "M. Macron", "Macron"."""
    DEMONYM = "demonym"
    """An adjective or a people's name: "allemand", "the Dutch"."""
    CAPITAL = "capital"
    """A capital city, which stands for its government or for the place."""
    GOVERNMENT = "government"
    """A seat of power: "the Kremlin"."""
    TITLE = "title"
    """A common noun with its determiner: "le chancelier", "the minister", "l'alliance"."""
    PRONOUN = "pronoun"


@dataclass(slots=True, eq=False)
class Referent:
    """Someone or something that the text names, however often and in however many forms.

    `id` is the entity id that facts refer to. `name` is the fullest name that the text gives. `country` is the id of the
    referent that is the country a person serves or a place lies in, `code` the ISO 3166 alpha-2 code where the referent
    is a country. `role` is what the text says that a person is. `plural` is set for groups and for anonymous plurals.
    `named` is false for one that only a description names ("un responsable américain").
    """

    id: str
    kind: EntityKind
    name: str
    forms: list[str] = field(default_factory=list)
    country: str | None = None
    code: str | None = None
    role: str | None = None
    gender: Gender | None = None
    plural: bool = False
    named: bool = True
    sure: bool = True
    """Whether more than its capitals says of what kind it is."""
    body: str | None = None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mention:
    """One place where a text names a referent.

    `start:end` and the tokens `first:last` cover the name with the title before it ("le président Emmanuel Macron") but
    not a determiner before a country's name. `head` is the index of the token that carries the name. `referent` is null
    where a pronoun or a title could not be resolved.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    naming: Naming
    referent: Referent | None
    plural: bool = False
    gender: Gender | None = None


@dataclass(slots=True, eq=False)
class Quotation:
    """Somebody's words, as found: `start:end` is what was said, without the marks; `parts` its pieces where a cue splits it.

    `speaker` is null where nobody can be named; `speaker_start:speaker_end` is the form in the sentence that attributes it,
    `cue_start:cue_end` the verb or preposition. `carried` is set where the speaker is taken from an earlier quotation.
    """

    start: int
    end: int
    form: QuoteForm
    parts: list[tuple[int, int]] = field(default_factory=list)
    speaker: Referent | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    carried: bool = False


@dataclass(slots=True, eq=False)
class Document:
    """A text that has been read: see the module's own words for what its parts are.

    `mentions` are in order of their start and do not overlap; pronouns and titles are among them. `quotations` is empty
    until the quotations have been found.
    """

    text: str
    language: str
    tokens: list[Token]
    sentences: list[Sentence]
    paragraphs: list[Paragraph]
    mentions: list[Mention] = field(default_factory=list)
    referents: dict[str, Referent] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    terms: list[tuple[int, int]] = field(default_factory=list)
    """What stands in marks and is nobody's words: names, terms, words kept at a distance."""
    source: str = "text"
    sentence_starts: list[int] = field(default_factory=list)
    token_starts: list[int] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    """The tokens in lower case, by index."""
    words: frozenset[str] = frozenset()
    """All tokens in lower case, each once: what a large table has of them is asked once a word, not once a token."""
    _places: dict[str, list[int]] = field(default_factory=dict)
    """Where each of the words stands, by its tokens in order."""
    signs: list[int] = field(default_factory=list)
    """The tokens that are no words: marks, numbers, punctuation."""
    mention_starts: list[int] = field(default_factory=list)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    """The mention that a token belongs to, by token index."""

    def index_tokens(self) -> None:
        """Note where the tokens start and which words they are."""
        tokens = self.tokens
        self.token_starts = [token.start for token in tokens]
        self.lowers = [token.lower for token in tokens]
        self.signs = [token.index for token in tokens if token.kind is not _WORD]
        self.words = frozenset(self.lowers)
        self._places = {}
        for index, lower in enumerate(self.lowers):
            self._places.setdefault(lower, []).append(index)

    def where(self, words: frozenset[str]) -> list[int]:
        """The tokens that are one of these words in lower case, in order."""
        return sorted(chain.from_iterable([self._places[word] for word in words & self.words]))

    def index_mentions(self, mentions: list[Mention]) -> None:
        """Take these as the mentions, in order, and note which token belongs to which."""
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.mention_starts = [mention.start for mention in self.mentions]
        self.mention_at = {i: mention for mention in self.mentions for i in range(mention.first, mention.last)}

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which the offset lies, or the last one that starts before it."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, offset) - 1)]

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after the offset, `len(tokens)` if there is none."""
        index = max(0, bisect_right(self.token_starts, offset) - 1)
        while index < len(self.tokens) and self.tokens[index].end <= offset:
            index += 1
        return index

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that start inside `start:end`."""
        return self.tokens[bisect_left(self.token_starts, start) : bisect_left(self.token_starts, end)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that start inside `start:end`, pronouns and titles included."""
        return self.mentions[bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, end)]
