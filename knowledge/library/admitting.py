"""Which of the entities of an article a corpus takes in, and what becomes of its facts without the others.

An article describes many whom it does not name ("the museum", "her father", "two people familiar with the matter"), and
next week's article describes others by the same words. As entities of a corpus they would be taken for each other, and a
reader would be offered common words for names. Words with capitals that are nobody's name come in by mistake: a headline,
a day, the first word of a sentence.

So an entity comes in when it has a name, or is described by one ("the government of Kambara"). A quotation of anybody else
keeps the words that say who spoke, without an entity; a promise or a position of anybody else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledge.entities.world import world_of
from knowledge.extract import Extraction
from knowledge.extract.lexicon import load_lexicon
from knowledge.gazetteer import load_gazetteer
from knowledge.model import Entity, EntityKind, Event, Fact, Pledge, Position
from knowledge.model.roles import roles
from knowledge.text import fold
from knowledge.text.language import function_words

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_BYLINE = 15
"""Words of a title, a byline or a caption; a line with more is a sentence, whatever ends it."""
_STOPS = (".", "!", "?", "…", ":")
_CLOSING = " \t\u00a0\u202f”’»\"')"
_INITIALISM = 5
"""Letters; a word of capitals that is no longer stands for a name."""


@dataclass(frozen=True)
class Admission:
    """What of an extraction comes into a corpus, and how many facts do not, as nobody is named in them."""

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    left_out: int


def admit(extraction: Extraction) -> Admission:
    """Return the entities of an extraction that are somebody or something by name, and its facts with them alone."""
    names = _Names(extraction)
    known = {entity.id for entity in extraction.entities if names.is_name(entity)}
    facts = [fact for fact in (_without_others(fact, known) for fact in extraction.facts) if fact is not None]
    left_out = len(extraction.facts) - len(facts)
    kept = _kept(extraction, [entity for entity in extraction.entities if entity.id in known], facts)
    return Admission(tuple(_closed(entity, known, names) for entity in kept), tuple(facts), left_out)


def _closed(entity: Entity, known: Collection[str], names: _Names) -> Entity:
    """Return an entity that refers to no other than the known, and is described by what can be said of no other."""
    update = {
        "descriptions": tuple(form for form in entity.descriptions if names.tells_whom(form)),
        "country": entity.country if entity.country in known else None,
        "body": entity.body if entity.body in known else None,
        "members": tuple(member for member in entity.members if member in known),
    }
    return entity.model_copy(update=update)


def _kept(extraction: Extraction, entities: Iterable[Entity], facts: Iterable[Fact]) -> list[Entity]:
    """Return the entities worth keeping: those of facts, what they belong to, countries, and persons beyond doubt.

    An organisation or a thing that an article names in passing, and of which it puts nothing on record, is as often a
    word with a capital; so is a person of one word, or one whom nothing but two capitals makes a person. Whom only a line
    names that is no sentence wrote the article or took its picture.
    """
    by_id = {entity.id: entity for entity in entities}
    wanted = {name for fact in facts for _, name in roles(fact)}
    unsaid = _in_no_sentence(extraction.text)
    for entity in by_id.values():
        if entity.kind is EntityKind.COUNTRY or (
            entity.kind is EntityKind.PERSON
            and entity.id not in extraction.unsure
            and (entity.country or entity.body or len(_name(entity).split()) > 1)
            and unsaid.isdisjoint(_WORD.findall(_name(entity))[-1:])
        ):
            wanted.add(entity.id)
    waiting = list(wanted)
    while waiting:
        found = by_id.get(waiting.pop())
        for other in (found.country, found.body, *found.members) if found else ():
            if other in by_id and other not in wanted:
                wanted.add(other)
                waiting.append(other)
    return [entity for name, entity in by_id.items() if name in wanted]


def _in_no_sentence(text: str) -> frozenset[str]:
    """Return the words that stand in lines alone that have no stop at their end and are no longer than a byline."""
    told: set[str] = set()
    headed: set[str] = set()
    for line in text.splitlines():
        is_sentence = line.rstrip(_CLOSING).endswith(_STOPS) or len(line.split()) > _LONGEST_BYLINE
        (told if is_sentence else headed).update(_WORD.findall(line))
    return frozenset(headed - told)


def _name(entity: Entity) -> str:
    return next(iter(entity.names.values()))


class _Names:
    """Tells a name from a common word, in one article."""

    def __init__(self, extraction: Extraction) -> None:
        self._described = extraction.described
        self._unsure = extraction.unsure
        self._lexicon = load_lexicon(extraction.language)
        self._function_words = function_words(extraction.language)
        self._small = {word for word in _WORD.findall(extraction.text) if word.islower()}
        takes_part = {name for fact in extraction.facts if isinstance(fact, Event) for name in fact.participants}
        acts = {name for fact in extraction.facts if not isinstance(fact, Event) for _, name in roles(fact)}
        self._only_takes_part = takes_part - acts

    def is_name(self, entity: Entity) -> bool:
        """Whether an entity is somebody or something by name."""
        if entity.kind is EntityKind.COUNTRY:
            return True
        name = _name(entity)
        if entity.id in self._described:
            return self._has_name_in_it(entity, name)
        world = world_of(load_gazetteer())
        if world.goes_by(name):
            return True
        if world.is_country(name):
            return False  # the head of another name ("La France" insoumise), by which readers would ask for the country
        if self._is_headline(name, sure=entity.id not in self._unsure):
            return False
        if entity.id in self._unsure and entity.kind is EntityKind.PERSON:
            return entity.id not in self._only_takes_part
        return not self._is_common(entity, name)

    def is_relative(self, description: str) -> bool:
        """Whether a description means another in every article: "our friends", "a minister"."""
        words = _WORD.findall(description)
        return not words or words[0].lower() in self._lexicon.indefinite | self._lexicon.possessive

    def tells_whom(self, description: str) -> bool:
        """Whether a description means nobody else in the next article: "the club" is another's, "the Finnish club" not."""
        words = _WORD.findall(description)
        named = any(word[0].isupper() for word in words[1:]) or not _demonyms().isdisjoint(map(fold, words))
        return named and not self.is_relative(description)

    def _has_name_in_it(self, entity: Entity, description: str) -> bool:
        """Whether a description says whose or of what: "the government of Kambara", not "a spokesman for the Crown"."""
        words = _WORD.findall(description)
        lexicon = self._lexicon
        if self.is_relative(description):
            return False
        role = lexicon.roles.get(words[0].lower())
        if role is not None and role.plural:
            return False  # "analysts at Brightwell": some of them
        owner = len(words) > 1 and words[1] in lexicon.suffixes and not self._is_word(words[0])  # "Corvane’s chief"
        # "The Home Secretary" is whoever holds that office, in the next article another.
        office = words[-1][0].isupper() and words[-1].lower() in lexicon.roles
        named = any(word.isupper() if office else word[0].isupper() for word in words[1:])
        return bool(entity.country or entity.body) or owner or named

    def _is_headline(self, name: str, *, sure: bool) -> bool:
        """Whether words with capitals are a sentence ("HOLD ON TIGHT") or a title ("Former NATO"), and no name."""
        words = _WORD.findall(name)
        if not sure and words and words[0].lower() in self._lexicon.before_roles | self._lexicon.bare_nouns:
            return True
        return name.isupper() and any(fold(word) in self._function_words for word in words)

    def _is_common(self, entity: Entity, name: str) -> bool:
        """Whether a name is one word, and a word of the language: a day, a number, one that the article has as such."""
        words = _WORD.findall(name)
        if len(words) != 1 or (entity.kind is EntityKind.PERSON and entity.id not in self._unsure):
            return not words
        word = words[0]
        if word.isupper() and 1 < len(word) <= _INITIALISM:
            return False
        return self._is_word(word)

    def _is_word(self, word: str) -> bool:
        """Whether a word with a capital is a word of the language: the article has it without, or the lexicon."""
        lexicon, small = self._lexicon, word.lower()
        singular = {small, small.removesuffix("s")}
        return (
            not word[0].isupper()
            or fold(word) in self._function_words
            or small in self._small
            or bool(singular & (lexicon.time_words | lexicon.bare_nouns | lexicon.function_words | lexicon.standing))
        )


@cache
def _demonyms() -> frozenset[str]:
    """Return every demonym of the world, folded."""
    countries = load_gazetteer().countries
    return frozenset(fold(form) for one in countries for forms in one.demonyms.values() for form in forms)


def _without_others(fact: Fact, known: Collection[str]) -> Fact | None:
    """Return a fact without its entities that are not known; None where it says nothing without them."""
    update: dict[str, Any] = {}
    for role, _ in roles(fact):
        value = getattr(fact, role)
        if role == "items":
            update[role] = tuple(
                item if item.entity in known else item.model_copy(update={"entity": None}) for item in value
            )
        elif isinstance(value, tuple):
            update[role] = tuple(name for name in value if name in known)
        else:
            update[role] = value if value in known else None
    fresh = fact.model_copy(update=update)
    return fresh if _says_something(fresh, fact) else None


def _says_something(fresh: Fact, fact: Fact) -> bool:
    match fresh, fact:
        case Pledge(), Pledge():
            # What several promise together is theirs together: it is not left to those of them who are known.
            return fresh.actors == fact.actors
        case Position(), _:
            return bool(fresh.actors)
        case Event(), _:
            return bool(fresh.participants or fresh.places)
    return True
