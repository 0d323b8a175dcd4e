"""A corpus made ready for being searched: its index, its names, and its sentences as terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock

from knowledge.corpus import Corpus
from knowledge.entities import Resolver
from knowledge.entities.running_text import NameFinder, RunningNames
from knowledge.model import EntityKind, Fact
from knowledge.model.roles import roles
from knowledge.search.index import PLAIN, Form, Group, Hit, PassageIndex, build, field_of, open_or_build
from knowledge.search.lexicon import Lexicon, load_lexicon
from knowledge.search.passages import Passage, passages
from knowledge.search.sentence import Reader, Sentence
from knowledge.search.terms import Term
from knowledge.text import fold, sentences
from knowledge.text.stemming import STEMMERS, stem
from knowledge.text.tokens import tokens

_KEPT = 160
"""Passages kept read, those used last: more than any question reads, and few enough for the garbage collector, which
goes through some hundred objects of each in the middle of an answer."""
_AHEAD = 100
"""Passages that are read before anybody asks."""
_FACTS_KEPT = 640
"""Facts of which the words are kept, those used last."""
_CONCEPT_WORTH = 0.6
"""What another word for the same thing is worth beside the word itself, when passages are ranked."""
_SAID_WORTH = 0.9
_ARTICLES = 50
"""Articles read through for how they write a name."""


class Searcher:
    """Finds passages and reads them; what is costly is made when it is first needed, and kept.

    `resolver` is that of the corpus's entities (one is made where none is given); `folder` is where a large corpus's
    index is saved; without one it is kept in memory.
    """

    def __init__(self, corpus: Corpus, resolver: Resolver | None = None, *, folder: Path | None = None) -> None:
        self.corpus = corpus
        self.resolver = Resolver(corpus.entities.values()) if resolver is None else resolver
        self._folder = folder
        self._lock = Lock()
        self._read = lru_cache(maxsize=_KEPT)(lambda passage: tuple(self._sentences(passage)))
        self._facts_of = lru_cache(maxsize=_KEPT)(corpus.of_source)
        self._folded = lru_cache(maxsize=_KEPT)(lambda source: fold(self.corpus.sources[source].text))
        self._tokens = lru_cache(maxsize=_KEPT)(lambda source: tokens(self.corpus.sources[source].text))
        self._groups = lru_cache(maxsize=_KEPT)(self._group_of)
        self._wordings = lru_cache(maxsize=_KEPT)(self._words_of_names)
        self._about = lru_cache(maxsize=_KEPT)(self._said_about)
        self._passages = lru_cache(maxsize=_KEPT)(
            lambda source: tuple(passages(source, self.corpus.sources[source].text))
        )
        self._fact_words = lru_cache(maxsize=_FACTS_KEPT)(self._words_of_fact)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The dictionary between the languages."""
        return load_lexicon()

    @cached_property
    def running(self) -> RunningNames:
        """The names that the resolver knows, to be found in running text."""
        return self.resolver.in_running_text(self.lexicon.is_word)

    @property
    def names(self) -> NameFinder:
        """The names of the corpus's entities."""
        return self.running.on_record

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.lexicon, self.names, self.corpus.refers)

    @property
    def absent(self) -> NameFinder:
        """The names of what the world has and the corpus lacks."""
        return self.running.absent

    @property
    def index(self) -> PassageIndex:
        """The full-text index, built or opened when it is first asked for."""
        with self._lock:
            return self._index

    @cached_property
    def _index(self) -> PassageIndex:
        corpus = self.corpus
        if self._folder is None:
            return build(corpus.sources, corpus.of_source)
        return open_or_build(corpus.sources, corpus.of_source, corpus.fingerprint, self._folder)

    @cached_property
    def _has_other_languages(self) -> bool:
        return any(source.language not in STEMMERS for source in self.corpus.sources.values())

    def kinds_of(self, entities: Iterable[str]) -> set[EntityKind]:
        """Return the kinds of some entities, by id."""
        return {self.corpus.entities[entity].kind for entity in entities}

    def finder_of(self, entities: frozenset[str]) -> NameFinder:
        """Return a finder of some entities alone, which finds their names inside longer ones too."""
        finder = NameFinder()
        for entity in sorted(entities):
            finder.add(entity, self.names.forms.get(entity, ()))
        return finder

    def warm(self) -> None:
        """Make everything that the first question would have to wait for."""
        _ = self.lexicon, self.names, self.absent, self.index

    def read_ahead(self) -> None:
        """Read the first passages, of a small corpus all, which the first questions would have to wait for."""
        first = (passage for source in self.corpus.sources for passage in self.passages_of(source))
        for passage in islice(first, _AHEAD):
            self.read(passage)

    def group(self, term: Term) -> Group:
        """Return the ways in which a passage may say a term, in every language."""
        forms = {Form(field_of(language), (stem(term.form, language),)): 1.0 for language in STEMMERS}
        if self._has_other_languages:
            forms[Form(PLAIN, (term.form,))] = 1.0
        for concept in self.lexicon.accepts(term):
            for language in STEMMERS:
                for said in self.lexicon.said(concept, language):
                    forms.setdefault(Form(field_of(language), said), _CONCEPT_WORTH)
        return tuple(Form(form.field, form.stems, worth) for form, worth in forms.items())

    def group_of(self, entity: str) -> Group:
        """Return the ways in which a passage may name an entity."""
        return self._groups(entity)

    def _group_of(self, entity: str) -> Group:
        forms: dict[Form, None] = {}
        for name in self.names.forms.get(entity, ()):
            words = [token.form for token in tokens(name)]
            for language in STEMMERS:
                forms[Form(field_of(language), tuple(stem(word, language) for word in words), _SAID_WORTH)] = None
        return tuple(forms)

    def read(self, passage: Passage) -> tuple[Sentence, ...]:
        """Return the sentences of a passage as evidence."""
        return self._read(passage)

    def may_name(self, source: str, entities: frozenset[str]) -> bool:
        """Whether an article may name one of the entities, or have a fact that refers to one.

        Where this is false, no sentence of it does; that is told without reading them.
        """
        if self.corpus.refers(source, entities):
            return True
        text = self._folded(source)
        return any(all(word in text for word in words) for words in self._wordings(entities))

    def _words_of_names(self, entities: frozenset[str]) -> tuple[tuple[str, ...], ...]:
        known = self.corpus.entities
        forms = (self.names.wordings(entity, known[entity].descriptions) for entity in sorted(entities))
        return tuple(dict.fromkeys(words for listed in forms for words in listed))

    def passages_of(self, source: str) -> tuple[Passage, ...]:
        """Return the passages of an article, in order."""
        return self._passages(source)

    def words(self, text: str, *, limit: int) -> tuple[Hit, ...]:
        """Return the passages that hold these very words, in this order."""
        forms = tuple(part for token in tokens(text) for part in token.form.replace(",", ".").split("."))
        return self.index.find([(Form(PLAIN, forms),)], limit=limit) if forms else ()

    def fact_meets(self, accepts: frozenset[str], entities: frozenset[str], terms: Iterable[Term], fact: Fact) -> bool:
        """Whether a fact by itself says a word, by its concepts or stem, or refers to one of the entities."""
        concepts, stems, referred = self._fact_words(fact.id)
        if entities:
            return not entities.isdisjoint(referred)
        return not accepts.isdisjoint(concepts) or any((term.language, term.stem) in stems for term in terms)

    def summary_meets(self, accepts: frozenset[str], terms: Iterable[Term], fact: Fact) -> bool:
        """Whether what a fact is said to be about, in a line and in any language, says a word."""
        said = [
            term
            for language, words in fact.summary.items()
            if language in STEMMERS
            for term in self.lexicon.terms(words, language)
        ]
        if any(accepts & term.concepts for term in said):
            return True
        return any(one.stem == term.stem and one.language == term.language for one in terms for term in said)

    def _words_of_fact(self, name: str) -> tuple[frozenset[str], frozenset[tuple[str, str]], frozenset[str]]:
        """Return the concepts and stems that a fact says, and whom it refers to or names."""
        fact = self.corpus.facts[name]
        terms = [*self.lexicon.terms(fact.text, self.corpus.sources[fact.source].language), *self._reader.said((fact,))]
        return (
            frozenset[str]().union(*(term.concepts for term in terms)),
            frozenset((term.language, term.stem) for term in terms),
            frozenset(entity for _, entity in roles(fact))
            | {entity for found in self.names.find(fact.text) for entity in found.entities},
        )

    def written_forms(self, entity: str, sources: Iterable[str] | None = None) -> dict[str, list[Sentence]]:
        """Return how the articles write an entity's names: each form with one sentence of each article that has it."""
        found = {
            form: [one for source, start in starts.items() if (one := self.sentence_at(source, start)) is not None]
            for form, starts in self.written_places(entity, sources).items()
        }
        self.forget_tokens()
        return {form: sentences for form, sentences in found.items() if sentences}

    def forget_tokens(self) -> None:
        """Forget the words of articles that were read through for their names: they are kept for one walk over many."""
        self._tokens.cache_clear()

    def written_places(
        self, entity: str, sources: Iterable[str] | None = None, *, most: int = _ARTICLES
    ) -> dict[str, dict[str, int]]:
        """Return how the articles write an entity's names: each form with where it first stands, by article."""
        finder = self.finder_of(frozenset({entity}))
        wanted = set(sources) if sources is not None else None
        places: dict[str, dict[str, int]] = {}
        for source in self.corpus.first_sources_naming(entity, most):
            if wanted is None or source.id in wanted:
                text = source.text
                for named in finder.find(text, self._tokens(source.id)):
                    written = " ".join(text[named.start : named.end].split())
                    places.setdefault(written, {}).setdefault(source.id, named.start)
        return places

    def capital_forms(self, entity: str) -> frozenset[str]:
        """Return the folded names of a country's capital, in every language that the gazetteer has."""
        country = self.resolver.country(entity)
        return (
            frozenset(fold(form) for forms in country.capitals.values() for form in forms) if country else frozenset()
        )

    def demonyms(self, entity: str) -> frozenset[str]:
        """Return the folded demonyms of a country, in every language that the gazetteer has."""
        country = self.resolver.country(entity)
        return (
            frozenset(fold(form) for forms in country.demonyms.values() for form in forms) if country else frozenset()
        )

    def about(self, source: str) -> tuple[Sentence, ...]:
        """Return what is known of an article beside its text (its title, what it is about) as sentences to be met."""
        return self._about(source)

    def _said_about(self, source: str) -> tuple[Sentence, ...]:
        known = self.corpus.sources[source]
        said = [(known.language, known.title)] if known.title else []
        said.extend(known.about.items())
        return tuple(Sentence(source, 0, len(words), words, language, (), self._reader) for language, words in said)

    def sentence_at(self, source: str, start: int) -> Sentence | None:
        """Return the sentence of an article that holds an offset."""
        for passage in self.passages_of(source):
            if passage.start <= start < passage.end:
                return next((one for one in self.read(passage) if one.start <= start < one.end), None)
        return None

    def sentences_after(self, sentence: Sentence, most: int) -> tuple[Sentence, ...]:
        """Return the next sentences of an article behind one, in order, as many as there are up to `most`."""
        listed = self.passages_of(sentence.source)
        at = next((at for at, one in enumerate(listed) if one.start <= sentence.start < one.end), len(listed))
        behind = [
            one for passage in listed[at : at + 1 + most] for one in self.read(passage) if one.start > sentence.start
        ]
        return tuple(behind[:most])

    def _sentences(self, passage: Passage) -> Iterator[Sentence]:
        source = self.corpus.sources[passage.source]
        text = source.text[passage.start : passage.end]
        facts = [fact for fact in self._facts_of(source.id) if fact.start < passage.end and passage.start < fact.end]
        for span in sentences(text):
            start, end = passage.start + span.start, passage.start + span.end
            inside = tuple(fact for fact in facts if fact.start < end and start < fact.end)
            yield Sentence(source.id, start, end, text[span.start : span.end], source.language, inside, self._reader)
