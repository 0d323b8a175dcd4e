"""The dictionary between a question's words and an article's: concepts, and the words of each language that say them.

The tables lie in `lexicon/*.toml`; what a further language needs is its words in each line, its function words and a
stemmer.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from knowledge.errors import CorpusError, Place
from knowledge.search.terms import Term, same_word
from knowledge.text import fold
from knowledge.text.numbers import number_word, possible_numbers
from knowledge.text.stemming import forget_stems, stem
from knowledge.text.tokens import Token, tokens

Concept = str

_SCALE = 1e6
"""From here on a number word is a scale ("billion"), which the tables name, as languages count differently."""

_WORDS_KEPT = 10_000
"""Words kept looked up; an article has some three hundred."""
_SHORT = 400
"""Characters of a text whose terms are kept: what facts and offices say is read for question after question."""
_SHORT_KEPT = 512
"""Such texts kept, those used last."""

_MUTE = "e"
"""The ending of French feminines, which takes no further e."""

_ORDINAL = "ordinal"
"""The concept of every "first", "second", ...; each has its number as a concept too."""

_SPECIAL = frozenset({"relations.toml", "function_words.toml", "light_words.toml", "inflections.toml"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Relations(_Strict):
    covers: dict[Concept, list[Concept]]
    opposites: dict[Concept, list[Concept]]


class _FunctionWords(_Strict):
    words: str
    negations: str
    contrasts: str
    articles: str


class _Light(_Strict):
    concepts: list[Concept]
    always: list[Concept]
    words: dict[str, str]
    weak: dict[str, str]


class _Phrase(NamedTuple):
    stems: tuple[str, ...]
    concept: Concept


class _Known(NamedTuple):
    """A word looked up: its stem, what it may say, and the phrases that it begins."""

    stem: str
    concepts: frozenset[Concept]
    is_function: bool
    phrases: tuple[_Phrase, ...]


class _Sets(dict[frozenset[Concept], frozenset[Concept]]):
    """Each set of concepts once: twenty thousand words have a thousand of them."""

    def with_one(self, concepts: frozenset[Concept], one: Concept) -> frozenset[Concept]:
        wider = concepts | {one}
        return self.setdefault(wider, wider)


class _Words:
    """What the words of each language may say."""

    def __init__(self, sets: _Sets) -> None:
        self._sets = sets
        self._concepts: dict[str, dict[str, frozenset[Concept]]] = {}

    def add(self, word: str, language: str, concept: Concept) -> None:
        known = self._concepts.setdefault(language, {})
        known[word] = self._sets.with_one(known.get(word, frozenset()), concept)

    def get(self, word: str, language: str) -> frozenset[Concept] | None:
        return self._concepts.get(language, {}).get(word)

    def by_language(self) -> Iterable[tuple[str, Iterable[str]]]:
        return self._concepts.items()


class Lexicon:
    """Concepts by word and by phrase, for every language of the tables; immutable once loaded."""

    def __init__(
        self,
        concepts: Mapping[Concept, Mapping[str, str]],
        relations: _Relations,
        function_words: Mapping[str, _FunctionWords],
        light: _Light,
        inflections: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.names = frozenset(concepts)
        self.languages = frozenset(function_words)
        self._short = lru_cache(maxsize=_SHORT_KEPT)(self._terms)
        sets = _Sets()
        self._forms, self._stems = _Words(sets), _Words(sets)
        # Words that only their accents tell from a function word: "né" and "ne".
        self._accented = _Words(sets)
        self._phrases: dict[tuple[str, str], list[_Phrase]] = defaultdict(list)
        self._said: dict[Concept, dict[str, tuple[tuple[str, ...], ...]]] = {}
        self._function = {language: _unaccented(table.words.split()) for language, table in function_words.items()}
        self._accented_function = {
            language: frozenset(table.words.split()) for language, table in function_words.items()
        }
        self.negations = {language: frozenset(table.negations.split()) for language, table in function_words.items()}
        self.contrasts = {language: frozenset(table.contrasts.split()) for language, table in function_words.items()}
        self.articles = frozenset(word for table in function_words.values() for word in table.articles.split())
        self._light_concepts = frozenset(light.concepts)
        self._always_light = frozenset(light.always)
        self._light_words = {language: frozenset(words.split()) for language, words in light.words.items()}
        self._inflections = inflections
        self._weak_words = {language: frozenset(words.split()) for language, words in light.weak.items()}
        self._take_in(concepts)
        forget_stems()
        self._covers = {name: frozenset({name, *relations.covers.get(name, ())}) for name in concepts}
        self._opposites = _both_ways(relations.opposites)
        unknown = {*relations.covers, *relations.opposites, *light.concepts}.union(
            *relations.covers.values(), *relations.opposites.values()
        ) - self.names
        if unknown:
            raise ValueError(f"no such concepts: {', '.join(sorted(unknown))}")
        self._known: dict[tuple[str, str], _Known] = {}

    def _take_in(self, concepts: Mapping[Concept, Mapping[str, str]]) -> None:
        for concept, words in concepts.items():
            said = self._said.setdefault(concept, {})
            for language, listed in words.items():
                phrases = [tokens(entry) for entry in listed.split(",")]
                stemmed = (tuple(stem(token.form, language) for token in entry) for entry in phrases)
                said[language] = tuple(dict.fromkeys(stemmed))
                for entry in phrases:
                    if len(entry) > 1:
                        key = (language, stem(entry[0].form, language))
                        self._phrases[key].append(_Phrase(tuple(stem(t.form, language) for t in entry), concept))
                    elif self._is_function(entry[0], language):
                        continue  # it would stand for too much: "own", "like"
                    elif entry[0].form in self._function.get(language, ()):
                        self._accented.add(entry[0].written, language, concept)
                    else:
                        for form in self._inflected(entry[0].form, language):
                            self._forms.add(form, language, concept)
                        self._stems.add(stem(entry[0].form, language), language, concept)

    def _inflected(self, word: str, language: str) -> list[str]:
        """Return a word of the tables with the forms that its ending says it takes, if it is a verb."""
        found = [word]
        if word.endswith(_MUTE):
            found.append(f"{word}s")
        for ending, others in self._inflections.get(language, {}).items():
            if word.endswith(ending) and len(word) > len(ending) + 2 and word.isalpha():
                if not ending and word.endswith(_MUTE):
                    continue  # it is feminine already
                found.extend(word.removesuffix(ending) + other for other in others.split())
        return found

    def terms(self, text: str, language: str) -> tuple[Term, ...]:
        """Return every word of a text as a term, function words included, in order."""
        return self._short(text, language) if len(text) <= _SHORT else self._terms(text, language)

    def _terms(self, text: str, language: str) -> tuple[Term, ...]:
        return self.of_tokens(tokens(text), language)

    def of_tokens(self, found: Iterable[Token], language: str) -> tuple[Term, ...]:
        """Return tokens as terms: their stems, and the concepts of the words and phrases that they make."""
        listed = list(found)
        known = [self._word(form, language, written) for _, _, form, written in listed]
        concepts = [entry[1] for entry in known]
        for at, (_, _, _, phrases) in enumerate(known):
            for phrase in phrases:
                length = len(phrase.stems)
                if all(
                    at + ahead < len(known) and known[at + ahead][0] == wanted
                    for ahead, wanted in enumerate(phrase.stems[1:], start=1)
                ):
                    for inside in range(at, at + length):
                        concepts[inside] |= {phrase.concept}
        make = tuple.__new__  # a third of the time of the constructor, and every word of an article passes here
        return tuple(
            [
                make(Term, (start, end, form, stemmed, language, named, is_function))
                for (start, end, form, _), (stemmed, _, is_function, _), named in zip(
                    listed, known, concepts, strict=True
                )
            ]
        )

    def _word(self, form: str, language: str, written: str = "") -> _Known:
        key = (language, written or form)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _WORDS_KEPT:  # hostile text must not fill the memory
                self._known.clear()
            stemmed = stem(form, language)
            is_function = self._is_function(Token(0, 0, form, written or form), language)
            concepts: frozenset[Concept] | None = frozenset()
            if not is_function:
                concepts = self._accented.get(written, language) or self._forms.get(form, language)
            if concepts is None:
                concepts = self._stems.get(stemmed, language) or frozenset()
            phrases = tuple(self._phrases.get((language, stemmed), ()))
            numbers = _number(form, is_function=is_function)
            known = self._known[key] = _Known(
                stemmed, concepts | numbers if numbers else concepts, is_function, phrases
            )
        return known

    def _is_function(self, token: Token, language: str) -> bool:
        if token.written.isascii():
            return token.form in self._function.get(language, ())
        return token.written in self._accented_function.get(language, ())

    def is_function(self, form: str, language: str) -> bool:
        """Whether a folded word carries no content in a language."""
        return form in self._function.get(language, ())

    def is_word(self, form: str) -> bool:
        """Whether a folded word is an ordinary one of some language."""
        return any(self._word(form, language)[1] or self.is_function(form, language) for language in self._function)

    @property
    def words(self) -> Mapping[str, frozenset[str]]:
        """Every single word of the tables by language, folded: what a word that none of them has may be a slip of."""
        found: dict[str, set[str]] = {language: set(words) for language, words in self._function.items()}
        for language, forms in self._forms.by_language():
            found.setdefault(language, set()).update(forms)
        return {language: frozenset(words) for language, words in found.items()}

    def is_light(self, term: Term) -> bool:
        """Whether a question's word says how something is asked rather than what is."""
        if term.form in self._light_words.get(term.language, ()) or term.concepts & self._always_light:
            return True
        return bool(term.concepts) and not term.concepts - self._light_concepts

    def is_weak(self, term: Term) -> bool:
        """Whether a question's word is a verb that says little by itself."""
        return term.form in self._weak_words.get(term.language, ())

    def accepts(self, asked: Term) -> frozenset[Concept]:
        """Return the concepts that meet a question's word: its own and the particular ones that it covers."""
        concepts = asked.concepts
        if _ORDINAL in concepts and len(concepts) > 1:  # "second" asks for no first
            concepts = concepts - {_ORDINAL}
        return frozenset[Concept]().union(*(self._covers.get(concept, {concept}) for concept in concepts))

    def denies(self, asked: Term) -> frozenset[Concept]:
        """Return the concepts that say the opposite of a question's word."""
        found = frozenset[Concept]().union(*(self._opposites.get(concept, ()) for concept in asked.concepts))
        return found - self.accepts(asked)

    def meets(self, asked: Term, found: Term) -> bool:
        """Whether an article's word says what a question's word asks for, in whatever language either is."""
        if asked.concepts and found.concepts:
            if asked.stem == found.stem and asked.language == found.language and asked.form == found.form:
                return True
            return not self.accepts(asked).isdisjoint(found.concepts)
        return same_word(asked, found)

    def said(self, concept: Concept, language: str) -> tuple[tuple[str, ...], ...]:
        """Return the stems (of a word, or of each word of a phrase) that say a concept in a language."""
        return self._said.get(concept, {}).get(language, ())


def _number(form: str, *, is_function: bool) -> frozenset[Concept]:
    """Return a number in digits or in words as concepts of its own: "trentaine" and "30" meet in "#30"."""
    if is_function:
        return frozenset()
    values: Iterable[float] = possible_numbers(form)
    if set(form.removesuffix("e")) <= set("ivxlcdm"):  # no Roman numerals: "ville" is no hundred-and-fourth
        value = number_word(form)
        values = [value] if value is not None else []
    return frozenset(f"#{value:g}" for value in values if value < _SCALE)


def _unaccented(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _both_ways(pairs: Mapping[Concept, Iterable[Concept]]) -> dict[Concept, frozenset[Concept]]:
    found: dict[Concept, set[Concept]] = defaultdict(set)
    for one, others in pairs.items():
        for other in others:
            found[one].add(other)
            found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that ships with the project; raises CorpusError naming the file that is at fault."""
    folder = files("knowledge.search").joinpath("lexicon")
    concepts: dict[Concept, dict[str, str]] = {}
    tables = TypeAdapter(dict[Concept, dict[str, str]])
    name = ""
    try:
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            name = file.name
            if not name.endswith(".toml") or name in _SPECIAL:
                continue
            read = tables.validate_python(tomllib.loads(file.read_text(encoding="utf-8")))
            twice = concepts.keys() & read.keys()
            if twice:
                raise ValueError(f"also in another file: {', '.join(sorted(twice))}")
            concepts.update(read)
        special = {name: tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")) for name in sorted(_SPECIAL)}
        words = TypeAdapter(dict[str, _FunctionWords]).validate_python(special["function_words.toml"])
        return Lexicon(
            concepts,
            _Relations.model_validate(special["relations.toml"]),
            words,
            _Light.model_validate(special["light_words.toml"]),
            TypeAdapter(dict[str, dict[str, str]]).validate_python(special["inflections.toml"]),
        )
    except (tomllib.TOMLDecodeError, ValidationError, ValueError) as error:
        raise CorpusError(Place(f"lexicon/{name}"), str(error)) from error


def content(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that carry content."""
    return tuple(term for term in terms if not term.is_function)


__all__ = ["Concept", "Lexicon", "content", "load_lexicon"]
