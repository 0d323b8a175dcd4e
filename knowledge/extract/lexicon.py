"""The words that a language attributes, names and refers with, read from `data/` and validated.

Everything about a language that the extraction of quotations needs stands in three files of `data/`: `<language>_cues.toml`
(verbs and prepositions that attribute words), `<language>_words.toml` (what shapes a sentence) and
`<language>_people.toml` (what says who somebody is); `names/data/names.toml` serves all of them. `docs/extraction.md`
says what a third language has to supply.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledge.errors import CorpusError, Place
from knowledge.extract.cue_forms import cue_forms
from knowledge.extract.document import Gender
from knowledge.extract.lexicon_tables import PeopleTables, WordTables
from knowledge.text import fold
from knowledge.text.toml import read_toml
from knowledge.text.word_tables import Table, table_of

LANGUAGES = ("en", "fr")
"""The languages that have the three files."""


@dataclass(slots=True, eq=False)
class Role:
    """An office or occupation: the word that stands for all its forms, and the gender that a form shows."""

    lemma: str
    gender: Gender | None
    plural: bool = False


class Lexicon:
    """All tables of one language, as the extractors look things up in them."""

    def __init__(self, language: str) -> None:
        self.language = language
        words = _table(WordTables, f"{language}_words.toml")
        people = _table(PeopleTables, f"{language}_people.toml")
        cues = _read(f"{language}_cues.toml")
        self.elisions = words.elisions["words"]
        self.kept_compounds = words.elisions["kept"]
        self.suffixes = words.elisions["suffixes"]
        self.possessives = frozenset(words.elisions["possessives"])
        self.inverted_pronouns = words.inverted["pronouns"]
        try:
            self._take_words(words)
            self._take_people(people)
            self._take_cues(cues)
            self._take_cue_firsts()
        except (KeyError, AttributeError, TypeError) as error:
            raise CorpusError(
                Place(f"{language}_*.toml"), f"a table is missing or of another shape: {error}"
            ) from error

    def _take_words(self, words: WordTables) -> None:
        determiners, prepositions, joiners = words.determiners, words.prepositions, words.joiners
        self.definite = determiners["definite"]
        self.indefinite = frozenset(w for w in determiners["indefinite"] if " " not in w)
        # Determiners of two words, whose first alone is something else: "de nombreux".
        self.double_determiners = frozenset(
            tuple(w.replace("'", "' ").split()) for w in determiners["indefinite"] if " " in w
        )
        self.possessive = determiners["possessive"]
        self.demonstrative = determiners["demonstrative"]
        self.single = determiners["single"]
        self.determiners = self.definite | self.indefinite | self.possessive
        self.feminine_determiners = determiners["feminine"]
        self.masculine_determiners = determiners["masculine"]
        self.plural_determiners = determiners["plural"]
        self.joining = prepositions["joining"]
        self.loose = prepositions["loose"]
        self.contracted = prepositions["contracted"]
        self.joining_phrases = frozenset(tuple(phrase.split()) for phrase in prepositions["phrases"])
        self.locative = prepositions["locative"]
        self.housing = prepositions["housing"]
        self.prepositions = prepositions["others"] | self.joining
        # By the word that they look like without their accent ("A la barre").
        self.unaccented = {fold(word): word for word in prepositions["unaccented"]}
        self.and_words = joiners["and"]
        self.but_words = joiners["but"]
        self.or_words = joiners["or"]
        self.subordinators = joiners["subordinators"]
        self.relatives = joiners["relatives"]
        self.openers = joiners["openers"]
        self._take_pronouns(words.pronouns)
        self.time_words = words.time["words"]
        self.negations = words.negated["words"]
        self.bare_nouns = words.commonplace["nouns"]
        self.abbreviations = words.abbreviations["words"]
        self.function_words = (
            self.determiners
            | self.prepositions
            | self.and_words
            | self.but_words
            | self.or_words
            | self.subordinators
            | self.relatives
            | self.openers
            | self.subject_pronouns
        )

    def _take_pronouns(self, pronouns: dict[str, frozenset[str]]) -> None:
        self.he = pronouns["masculine"]
        self.she = pronouns["feminine"]
        self.they = pronouns["plural_masculine"] | pronouns["plural_feminine"]
        self.they_feminine = pronouns["plural_feminine"]
        # Two words each: for the one and the other of two just named, and for whoever was named last.
        self.former, self.latter, self.last_named = (
            frozenset(tuple(w.split()) for w in pronouns[name]) for name in ("former", "latter", "last")
        )
        self.nearest = pronouns["nearest"]
        # Those of the third person that stand behind a preposition alone, by their gender.
        self.governed: dict[str, Gender | None] = dict.fromkeys(pronouns.get("governed_plural", ()))
        self.governed |= dict.fromkeys(pronouns.get("governed_masculine", ()), Gender.MASCULINE)
        self.governed |= dict.fromkeys(pronouns.get("governed_feminine", ()), Gender.FEMININE)
        self.governed_plural = pronouns.get("governed_plural", frozenset())
        self.first_person = pronouns["first"]
        self.second_person = pronouns["second"]
        self.impersonal = pronouns["impersonal"]
        self.relative_pronouns = pronouns["relative"]
        self.body_pronouns = pronouns.get("body", frozenset())
        self.neuter = pronouns.get("neuter", frozenset())
        self.neuter_acts = pronouns.get("neuter_acts", frozenset())
        self.alone = pronouns.get("alone", frozenset())
        self.owners = dict.fromkeys(pronouns.get("owner_masculine", ()), Gender.MASCULINE)
        self.owners |= dict.fromkeys(pronouns.get("owner_feminine", ()), Gender.FEMININE)
        self.plural_owners = pronouns["owner_plural"]
        self.own = pronouns["own"]
        self.standing = pronouns.get("standing", frozenset())
        self.third_person = self.he | self.she | self.they
        self.subject_pronouns = self.third_person | self.first_person | self.second_person | self.impersonal

    def _take_people(self, people: PeopleTables) -> None:
        self.masculine_address = people.address["masculine"]
        self.feminine_address = people.address["feminine"]
        self.address = self.masculine_address | self.feminine_address | people.address["either"]
        self.roles: dict[str, Role] = {}
        for entry in people.roles["words"].split():
            masculine, _, feminine = entry.partition("/")
            for word, gender in (
                (masculine, Gender.MASCULINE if feminine else None),
                (feminine, Gender.FEMININE),
            ):
                if word:
                    self.roles.setdefault(word, Role(masculine, gender))
                    self.roles.setdefault(_plural(word), Role(masculine, gender, plural=True))
        for entry in people.plural["irregular"]:
            word, _, plural = entry.partition("/")
            if word in self.roles:
                self.roles[plural] = Role(self.roles[word].lemma, self.roles[word].gender, plural=True)
        self.role_keys = frozenset(fold(word) for word in self.roles) | {fold(w) for w in people.roles["before"]}
        self.small_keys = frozenset(fold(word) for word in self.function_words)
        self.general_roles = frozenset(people.roles["general"])
        self.before_roles = frozenset(people.roles["before"])
        self.ages = tuple(people.roles["ages"])
        self.naming_verbs = frozenset(tuple(w.replace("'", "' ").split()) for w in people.roles["naming"])
        self.agent_endings = tuple(people.roles["agent_endings"])
        self.inhabitants = tuple(people.roles["inhabitants"])
        self.no_agents = frozenset(people.roles["no_agents"])
        self.former_prefixes = tuple(people.roles["former"])
        # For a word all offices of which it is said, and that are said of it: "officer" and "colonel".
        self.broader = {word: frozenset(narrower.split()) for word, narrower in people.roles["broader"].items()}
        # The first year of the ten that a word for somebody's age names, and the word for years behind a number.
        self.decades: dict[str, int] = dict(people.roles["decades"])
        self.years = frozenset(people.roles["years"])
        self.institutional = frozenset(people.roles["institutional"])
        self.peers = frozenset(people.roles["peers"])
        self.holding: dict[str, str] = dict(people.roles["holding"])
        self.bodily = frozenset(people.roles["bodily"])
        self.epithets = frozenset(people.roles["epithets"])
        self.complemented_epithets = frozenset(people.roles["complemented_epithets"])
        self.sides = frozenset(people.roles["sides"])
        for word in people.roles["masculine"]:
            self.roles[word] = Role(self.roles[word].lemma if word in self.roles else word, Gender.MASCULINE)
        for word in people.roles["feminine"]:
            self.roles[word] = Role(self.roles[word].lemma if word in self.roles else word, Gender.FEMININE)
        self.collective = people.plural["collective"]
        self._take_same_roles(people.roles["same"])
        self.anonymous = people.anonymous["words"]
        self.bodies = people.bodies["words"] | {_plural(w) for w in people.bodies["words"]}
        # Those of one gender, where nouns have one; the others have the other.
        self.feminine_bodies = people.bodies["feminine"]
        self.governments = people.bodies["government"]
        self.government_keys = {fold(word) for word in self.governments}
        self.companies = people.bodies["company"]
        self.any_bodies = people.bodies["any"]
        self.association_keys = {fold(word) for word in people.bodies["association"]}
        self.authority_keys = {fold(word) for word in people.bodies["words"] - people.bodies["company"]}
        self.not_firm_keys = self.authority_keys | self.association_keys
        self.signs = people.bodies["signs"]
        self.documents = people.bodies["documents"]

    def _take_same_roles(self, groups: list[list[str]]) -> None:
        """Keep which words stand for the same office."""
        # Without determiners, as titles are compared: "chef de l'état" is "chef de etat".
        definite = {fold(word) for word in self.definite}
        self.same_roles = tuple(
            frozenset(
                " ".join(word for word in fold(phrase).replace("'", "' ").split() if word not in definite)
                for phrase in group
            )
            for group in groups
        )
        # The offices of two words by their last, where that alone is one: "prime minister".
        self.proper_offices: dict[str, list[frozenset[str]]] = {}
        for phrase in {phrase for group in self.same_roles for phrase in group if phrase.count(" ") == 1}:
            self.proper_offices.setdefault(phrase.rpartition(" ")[2], []).append(frozenset(phrase.split()))
        # For each word of an office the words that may stand for it: "chef" for "premier ministre".
        self.equivalent_roles: dict[str, set[str]] = {}
        for group in self.same_roles:
            words = {word for phrase in group for word in phrase.split()}
            for word in words:
                self.equivalent_roles.setdefault(word, set()).update(words)

    def _take_cues(self, cues: dict[str, Any]) -> None:
        self.cues = cue_forms(cues, f"{self.language}_cues.toml")
        self._take_cue_words(cues["words"])
        # Prepositions and phrases are looked up by their first word, the longest first.
        self.attributing = _by_first_word(cues["prepositions"]["strong"])
        self.parted_attributing = frozenset(tuple(one.split()) for one in cues["prepositions"]["parted"])
        self.weak_clauses = bool(cues["prepositions"]["weak_clauses"])
        self.weakly_attributing = _by_first_word(cues["prepositions"]["weak"])
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for group in ("reports", "utters"):
            for phrase in cues["phrases"][group]:
                verb, *rest = phrase.split()
                forms = cues["light"].get(verb)
                if forms is None:
                    raise CorpusError(
                        Place(f"{self.language}_cues.toml", None, "light"),
                        f"no forms of {verb!r} for {phrase!r}",
                    )
                for form in forms.split():
                    self.phrases.setdefault(form, []).append((tuple(" ".join(rest).split()), group))

    def _take_cue_words(self, words: dict[str, Any]) -> None:
        self.that = frozenset(words["that"])
        self.other_that = frozenset(words["other_that"])
        self.turning = frozenset(words["turning"])
        self.subject_first = bool(words["subject_first"])
        self.whether = frozenset(words["if"])
        self.auxiliaries = frozenset(words["auxiliaries"])
        self.agents = frozenset(words["agent"])
        self.supports = frozenset(words["supports"])
        self.passives = frozenset(words["passive"])
        self.modals = frozenset(words["modals"])
        self.plural_auxiliaries = frozenset(words["plural"])
        self.plural_endings = tuple(words["plural_endings"])
        self.bare_clause = frozenset(words["bare_clause"])
        self.infinitive_cues = frozenset(words["infinitive_cues"])
        self.infinitives = frozenset(words["infinitives"])
        self.gerund_cues = frozenset(words["gerund_cues"])
        self.gerunds = tuple(words["gerunds"])
        self.asking = frozenset(words["asking"])
        self.complemented = frozenset(words["complemented"])
        self.stressed = frozenset(words["stressed"])
        self.preceding = frozenset(words["preceding"])
        self.unseen = frozenset(words["unseen"])
        self.manner_phrases = frozenset(tuple(phrase.split()) for phrase in words["manner_phrases"])
        self.equating_phrases = frozenset(tuple(phrase.split()) for phrase in words["equating_phrases"])
        self.speech_nouns = frozenset(words["speech_nouns"])
        self.noun_endings = tuple(words["noun_endings"])
        self.participles = tuple(words["participles"])
        self.participle_endings = tuple(words["participle_endings"])
        self.impersonal_verbs = frozenset(words["impersonal_verbs"])
        self.adjective_endings = tuple(words["adjective_endings"])
        self.clause_openers = frozenset(words["clause_openers"])
        self.object_pronouns = frozenset(words["object_pronouns"])
        self.infinitive_marks = frozenset(words["infinitive_marks"])
        self.past_endings = tuple(words["past_endings"])
        self.verb_endings = tuple(words["verb_endings"])
        self.verb_forms = frozenset(words["verb_forms"])
        self.addressing = frozenset(words["addressing"])
        self.clitics = frozenset(words["clitics"])
        self.reflexives = frozenset(words["reflexives"])
        self.negators = frozenset(words["negations"]) | self.negations
        self.adverbs = frozenset(words["adverbs"].split())
        self.also_nouns = frozenset(words["also_nouns"])
        self.behind_nouns = frozenset(words["behind_nouns"])
        self.naming = frozenset(words["naming"])
        self.free_relatives = frozenset(tuple(phrase.split()) for phrase in words["free_relatives"])
        self.titled = frozenset(words["titled"])
        self.resuming = frozenset(words["resuming"])
        self.articles = frozenset(words["articles"])

    def _take_cue_firsts(self) -> None:
        self.cue_firsts: dict[str, frozenset[str]] = {}
        """The words with which prepositions that attribute begin, and the words that must follow; none where any may."""
        for table in (self.attributing, self.weakly_attributing):
            for first, phrases in table.items():
                seconds = frozenset() if any(len(p) == 1 for p in phrases) else frozenset(p[1] for p in phrases)
                known = self.cue_firsts.get(first)
                self.cue_firsts[first] = known | seconds if known is not None and seconds else seconds
        self.cue_words = frozenset(self.cues) | frozenset(self.phrases) | frozenset(self.cue_firsts)
        """Every word by which what attributes can begin: a verb, a phrase, a preposition."""

    def role(self, lower: str) -> Role | None:
        """Return the office or occupation that a word is, or that it stands for as an age does ("the 23-year-old")."""
        if lower.endswith(self.ages):
            return Role(self.ages[0], None)
        if lower.startswith(self.former_prefixes):
            held = self.roles.get(lower.partition("-")[2])
            if held is not None and (held.lemma in self.institutional or lower not in self.roles):
                return held if held.lemma in self.institutional else Role(lower, held.gender, plural=held.plural)
        return self.roles.get(lower)

    def body_gender(self, lower: str) -> Gender | None:
        """Return the gender of a noun for a body, where nouns have one: "il" is a ministry, "elle" an agency."""
        if not self.feminine_bodies or lower not in self.bodies:
            return None
        return Gender.FEMININE if lower in self.feminine_bodies else Gender.MASCULINE

    def is_agent(self, lower: str) -> bool:
        """Return whether a noun that no table lists ends as those for whoever does something: "glassblower"."""
        return lower.endswith(self.agent_endings) and lower not in self.no_agents


def _by_first_word(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    for entries in found.values():
        entries.sort(key=len, reverse=True)
    return found


def _plural(word: str) -> str:
    """The regular plural of a noun in French and English alike; the irregular ones are in the tables."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("eau"):
        return word + "x"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


def _read(name: str) -> dict[str, Any]:
    return read_toml(__package__, f"data/{name}")


def _table(kind: Callable[..., Table], name: str) -> Table:
    return table_of(kind, _read(name), name)


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, English for one that has none; raises CorpusError where a table is wrong."""
    return Lexicon(language if language in LANGUAGES else LANGUAGES[0])
