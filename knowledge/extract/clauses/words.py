"""The small words by which clauses are told apart, and the nouns that say what is promised, by language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.errors import CorpusError, Place
from knowledge.text.toml import read_toml
from knowledge.text.word_tables import table_of


class ClauseWords(NamedTuple):
    """The table [clause]: every set holds words in lower case with their accents."""

    negation: frozenset[str]
    negators: frozenset[str]
    without: frozenset[str]
    reflexive: frozenset[str]
    clitics: frozenset[str]
    infinitive_markers: frozenset[str]
    purpose: frozenset[str]
    purposes: frozenset[str]
    that: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    subject_relatives: frozenset[str]
    conditions: frozenset[str]
    agents: frozenset[str]
    to: frozenset[str]
    for_: frozenset[str]
    helping: frozenset[str]
    """Verbs whose object receives: "to help Grenada rebuild"."""
    in_: frozenset[str]
    clause_ends: frozenset[str]
    possessives: frozenset[str]
    our: frozenset[str]
    definite: frozenset[str]
    possessive_endings: tuple[str, ...]
    possessive_signs: frozenset[str]
    adjective_endings: tuple[str, ...]
    after_nouns: frozenset[str]
    until: frozenset[str]
    time: frozenset[str]
    time_parts: frozenset[str]
    infinitive_endings: tuple[str, ...]
    bare_infinitives: bool
    """Whether an infinitive looks like the plain form of a verb ("to send"), so that only its marker tells."""
    parts: frozenset[str]
    parting: frozenset[str]
    by_or_from: frozenset[str]
    country_words: frozenset[str]
    offices: frozenset[str]
    body_words: frozenset[str]
    more: frozenset[str]
    tails: tuple[str, ...]
    before_nouns: frozenset[str]
    professing: frozenset[str]
    plural_determiners: frozenset[str]
    item_ends: frozenset[str]
    of: frozenset[str]
    away: frozenset[str]
    prepositions: frozenset[str]
    according: frozenset[str]
    determiners: frozenset[str]
    and_: frozenset[str]
    adding: frozenset[str]
    """Those of the words that join which add what follows to what was said."""
    examples: frozenset[str]
    companies: frozenset[str]
    """Nouns for companies that do not stand for the country that their adjective names."""
    topics: frozenset[str]
    """What opens a sentence before whom it is about: "quant" of "quant à"."""
    generic: frozenset[str]
    """Nouns that can stand for any body that was named: "the company", "the group"."""
    under: frozenset[str]
    plans: frozenset[str]
    places: frozenset[str]
    """Prepositions of a place, behind which nothing is what a verb is about."""
    tentative: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    nothing: frozenset[str]
    """What denies the verb before it in a language that denies none with it: "will give nothing"."""
    more_than: frozenset[str]
    past_spans: tuple[str, ...]
    """How a sentence looks back on what was given in all: "over the past decade"."""
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    denials: frozenset[str]
    """Phrases of two words that deny the verb behind them: "no longer"."""
    asides: tuple[str, ...]
    """Phrases that stand where an adverb may: "in the meantime", its tokens parted by blanks."""
    margins: frozenset[str]
    """What says by how much, or how, something is voted: "by a narrow margin"."""
    ways: frozenset[str]
    """What is blocked by who only stands there: "blocked the ring road"."""
    blocking: tuple[str, ...]
    """Beginnings of the verbs that take no stance with one of them for their object."""
    plural_endings: tuple[str, ...]
    """How the nouns of several end that an owner stands before with a sign of possession."""
    opposing: frozenset[str]
    """What stands before that which is voted down: "voted 9-2 against giving"."""
    ceilings: frozenset[str]
    """What opens the highest that a sum can be, of which a verb has the first word too: "up to"."""
    singular: frozenset[str]
    """Pronouns of the third person singular, which a plain form cannot follow as their verb; none where it can."""
    warning: tuple[str, ...]
    """Beginnings of the verbs that take a stance only with what is warned of behind them."""
    warned_of: frozenset[str]
    claiming: tuple[str, ...]
    """Beginnings of the verbs that with "that" only claim: "soutient que"."""
    silence: frozenset[str]
    """What somebody refuses who only says nothing."""
    transitive: frozenset[str]
    sentencing: tuple[str, ...]
    """Beginnings of the verbs that take no stance where a court uses them."""
    sentences: frozenset[str]


class ThingWords(NamedTuple):
    """The table [things]."""

    aid: frozenset[str]
    goods: frozenset[str]
    actions: frozenset[str]
    inanimate: frozenset[str]
    funding: tuple[str, ...]
    """Beginnings of the verbs of giving that take anything for their object: "financer un port"."""
    measures: frozenset[str]
    """Lengths and the like, handed over only of something: "three miles of fencing"."""
    stakes: frozenset[str]
    """What somebody makes larger who gives more: "could double the sum"."""
    again: frozenset[str]
    """What stands for what another has just given: "en promet autant"."""
    free: frozenset[str]
    traded: frozenset[str]
    ungiven: frozenset[str]
    joining: tuple[str, ...]
    """Beginnings of the verbs that need no object: "a refusé de contribuer"."""
    following: tuple[str, ...]
    """Beginnings of those that need none beside what others have promised: "Kuwait may follow"."""
    alike: tuple[str, ...]
    """What stands for such an object: "is considering something similar", "ne paiera pas non plus"."""
    people: frozenset[str]
    """Those of [goods] who can act themselves: "nurses", "soldiers"."""
    training: tuple[str, ...]
    """Beginnings of those of the mending verbs that are done to anybody."""
    portions: frozenset[str]
    outlays: frozenset[str]
    """What somebody lays out for what they make."""
    prizes: frozenset[str]
    policies: frozenset[str]
    """What pays without being anybody: "the insurance will cover"."""
    gratis: tuple[str, ...]
    """Phrases for what is done for nothing: "at its own expense"."""
    hundredths: frozenset[str]
    levels: frozenset[str]
    """What says up to where somebody pays: "à hauteur de"."""
    selling: tuple[str, ...]
    """Beginnings of the verbs that sell: a sum behind them is a price."""
    buying: tuple[str, ...]
    """Beginnings of the verbs that buy."""
    authorities: frozenset[str]
    """Bodies of a state or a town: what they buy is for all."""
    handing: tuple[str, ...]
    """Beginnings of the verbs that hand over whatever their object is: "lend", "envoyer"."""
    counting: tuple[str, ...]
    """Beginnings of the verbs that plan only with another verb behind them, and count without: "compter"."""
    earning: tuple[str, ...]
    """Beginnings of the verbs behind which a sum alone is earned: "made 94,000"."""
    bids: frozenset[str]
    """What somebody else offers or claims, so that refusing it refuses no gift."""
    mending: tuple[str, ...]
    """Beginnings of the verbs that help with whatever they are done to: "rebuild the hospital"."""
    budgets: frozenset[str]
    reliefs: frozenset[str]
    """What makes a gift of a word of [no_promise] beside it: "tax credits", "crédit d'impôt"."""
    courts: frozenset[str]
    """Who awards what somebody else has to pay."""
    debts: frozenset[str]
    sources: frozenset[str]
    resistance: frozenset[str]
    no_promise: frozenset[str]


class Words(NamedTuple):
    """Both tables of one language."""

    language: str
    clause: ClauseWords
    things: ThingWords
    small: frozenset[str]
    """Every word that is no part of a noun phrase's inside: what parts, joins or opens phrases."""
    noun_openers: frozenset[str]
    """Every word behind which a noun stands and no verb."""


@cache
def openings_of(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases of words parted by blanks, each as its words, by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def load_words(language: str) -> Words | None:
    """Return the words of a language, or None where there is no table for it.

    Raises `CorpusError` naming the file where the table is ill-formed.
    """
    name = f"words.{language}.toml"
    if not files(__package__).joinpath("data", name).is_file():
        return None
    try:
        table = read_toml(__package__, f"data/{name}")
        clause = {f"{key}_" if key in {"for", "and", "in"} else key: words for key, words in table["clause"].items()}
        words = table_of(ClauseWords, clause, name, "clause")
        things = table_of(ThingWords, table["things"], name, "things")
    except KeyError as error:
        raise CorpusError(Place(name), f"there is no table {error}") from error
    small = words.prepositions | words.openers | words.and_ | words.adverbs | words.determiners
    return Words(language, words, things, small, words.determiners | words.prepositions | words.before_nouns)
