"""What every command stands in: the corpus, the resolver and the words, and how facts become an answer's parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from bot.answers import EntityLabel
from bot.definite import with_article
from bot.localisation import Localisation, base_of, match, said_in
from bot.typography import typeset
from knowledge.model import Amount, Entity, Fact, FactKind, Source, Stated

if TYPE_CHECKING:
    from knowledge.ask import Asker
    from knowledge.corpus import Corpus
    from knowledge.differences import Differences
    from knowledge.entities import Resolver

_DUMPS_KEPT = 400
"""Facts kept as JSON gives them, those shown last: the pages that people are turning."""


@dataclass(frozen=True)
class Voice:
    """What is said to one reader: the messages, names and numbers of their language."""

    localisation: Localisation
    corpus: Corpus
    language: str

    @property
    def base(self) -> str:
        """Return the ISO 639-1 code of the reader's language."""
        return base_of(self.language)

    def say(self, key: str, /, **arguments: Any) -> str:
        """Return a message with its arguments."""
        return self.localisation.text(key, self.language, **arguments)

    def list(self, names: Iterable[str]) -> str:
        """Return "a, b and c"."""
        return self.localisation.list(names, self.language)

    def number(self, value: float) -> str:
        """Return a number with the reader's separators."""
        return self.localisation.number(value, self.language)

    def amount(self, amount: Amount) -> str:
        """Return a sum as the source gives it, in the reader's way of writing sums."""
        return self.localisation.amount(amount, self.language)

    def name(self, entity: Entity | str) -> str:
        """Return the name of an entity (or of the one with this id); the id itself where the corpus has no such one."""
        known = self.corpus.entities.get(entity) if isinstance(entity, str) else entity
        if known is None:
            return str(entity)
        return said_in(known.names, self.language) or known.id

    def names(self, entities: Iterable[Entity | str]) -> str:
        """Return the names of several entities as a list."""
        return self.list(self.name(entity) for entity in entities)

    def the(self, entities: Iterable[Entity | str]) -> str:
        """Return the names of several entities as a list within a sentence, with their articles."""
        known = [self.corpus.entities.get(one) if isinstance(one, str) else one for one in entities]
        return self.list(with_article(self.name(one), one.kind, self.base) for one in known if one is not None)

    def set(self, words: str) -> str:
        """Return words that stand outside quotation marks in the typography of the reader's language."""
        return typeset(words, self.base)

    def own(self, localised: Mapping[str, str]) -> str | None:
        """Return what the corpus says in the reader's language, if it does."""
        said = localised.get(self.base)
        return typeset(said, self.base) if said else None

    def any(self, localised: Mapping[str, str]) -> str | None:
        """Return what the corpus says in the reader's language, else in any other, if it says anything."""
        return self.own(localised) or said_in(localised, self.language)

    def stated(self, stated: Stated) -> str:
        """Return words that an article states: verbatim, or in the reader's language where there is a translation."""
        return self.set(stated.translations.get(self.base) or stated.text)

    def source(self, source: Source | str) -> str:
        """Return how an article is named: its number and what it is about."""
        known = self.corpus.sources[source] if isinstance(source, str) else source
        return self.localisation.source_label(known, self.language)

    def label(self, entity: Entity, score: float | None = None) -> EntityLabel:
        """Return an entity as JSON gives it."""
        english, french = entity.names.get("en"), entity.names.get("fr")
        return EntityLabel(
            id=entity.id,
            name=self.name(entity),
            name_en=english or french or entity.id,
            name_fr=french or english or entity.id,
            kind=entity.kind.value,
            score=score,
        )


@dataclass(frozen=True)
class Room:
    """The things that a command module works with; `answer(room, arguments, language)` is a pure function of them."""

    corpus: Corpus
    resolver: Resolver
    localisation: Localisation
    _counts: dict[FactKind | None, Mapping[str, int]] = field(default_factory=dict, repr=False, compare=False)

    def voice(self, language: str) -> Voice:
        """Return what speaks to a reader of this language."""
        return Voice(self.localisation, self.corpus, match(language))

    @cached_property
    def asker(self) -> Asker:
        """Return what answers free questions, with its index; made when it is first needed."""
        from knowledge.ask import Asker  # noqa: PLC0415 - the full-text index is slow to load
        from knowledge.search.opening import open_searcher  # noqa: PLC0415

        return Asker(open_searcher(self.corpus, self.resolver))

    @cached_property
    def differences(self) -> Differences:
        """Return what finds where sources differ; made when it is first needed."""
        from knowledge.differences import Differences  # noqa: PLC0415 - the full-text index is slow to load

        return Differences(self.asker.searcher)

    def counts(self, kind: FactKind | None) -> Mapping[str, int]:
        """Return how many facts of a kind (of any kind: None) each entity has on record, by entity id."""
        if kind not in self._counts:
            self._counts[kind] = self.corpus.counts(kind) if kind is not None else self._all_counts()
        return self._counts[kind]

    def dump(self, fact: Fact) -> Mapping[str, Any]:
        """Return a fact as JSON gives it."""
        return self._dump(fact.id)

    @cached_property
    def _dump(self) -> Callable[[str], Mapping[str, Any]]:
        return lru_cache(maxsize=_DUMPS_KEPT)(lambda name: self.corpus.facts[name].model_dump(mode="json"))

    def _all_counts(self) -> Mapping[str, int]:
        total: Counter[str] = Counter()
        for kind in (FactKind.QUOTE, FactKind.PLEDGE, FactKind.POSITION, FactKind.EVENT, FactKind.FIGURE):
            total.update(self.corpus.counts(kind))
        return total


@dataclass(frozen=True)
class Asked:
    """A command as one reader asked it: where it is answered, in which words, its name and its arguments."""

    room: Room
    voice: Voice
    command: str
    arguments: Mapping[str, str]

    def resolved(self, **arguments: str | None) -> Asked:
        """Return the same question with these arguments in place of what was typed, without those that are None."""
        return replace(self, arguments={name: value for name, value in arguments.items() if value is not None})


def asked(room: Room, command: str, arguments: Mapping[str, str], language: str) -> Asked:
    """Return a command as asked by a reader of this language."""
    return Asked(room, room.voice(language), command, arguments)
