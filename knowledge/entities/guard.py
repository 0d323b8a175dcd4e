"""The guard: what the world has and the corpus lacks, so that nothing is answered in its neighbour's place.

Slovenia is not Slovakia. A hit here ends a search by name: "Slovenia is not on record". What an article brings in
leaves the guard by itself, because it is then an entity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from knowledge.entities.candidates import Absent, Candidate, Tier
from knowledge.entities.edits import budget, is_slip, oddity
from knowledge.entities.index import IndexedName, SmallIndex, Use
from knowledge.entities.matching import Hit, exact, one_word, reordered
from knowledge.entities.names import READERS, Known, Name, country_names, notable_names
from knowledge.entities.spelling import Key, key
from knowledge.gazetteer import City, Country, Gazetteer, Notable
from knowledge.gazetteer.world import Forms
from knowledge.model import EntityKind

_SHORTEST_BEGINNING = 4
"""Letters: how much of a guarded name has to be typed before it speaks against a slip."""


class Guarded(NamedTuple):
    """A guarded name that was typed, what it names, with what slips, and what on record is no further away."""

    thing: Country | Notable | City
    name: Name
    edits: int = 0
    oddity: int = 0
    beside: tuple[Candidate, ...] = ()

    def absent(self, language: str) -> Absent:
        """Return what to say is not on record, in the reader's language."""
        if isinstance(self.thing, City):
            return Absent(self.thing.name, EntityKind.PLACE, self.edits)
        if isinstance(self.thing, Country) and self.name.reason == "capital":
            return Absent(self._capital(self.thing.capitals, language), EntityKind.PLACE, self.edits)
        kind = EntityKind.COUNTRY if isinstance(self.thing, Country) else self.thing.kind
        return Absent(self.thing.names.get(language, self.thing.names["en"]), kind, self.edits)

    def _capital(self, capitals: Forms, language: str) -> str:
        """Return what readers of a language call the capital that matched: of two, the one that was typed."""
        said = capitals.get(language) or capitals["en"]
        at = next((forms.index(self.name.text) for forms in capitals.values() if self.name.text in forms), 0)
        return said[at] if at < len(said) else self.name.text

    def outweighs(self, hit: Hit) -> bool:
        """Whether it speaks against something on record that was matched with slips.

        A country does where it is as near, for people ask for any country; of the other things of the world, what is on
        record is likelier to be meant than what is not, unless that is nearer, or the slip is one in a part of a name.
        """
        if isinstance(self.thing, Country):
            return (self.edits, self.oddity) <= (hit.edits, hit.oddity)
        return (self.edits, self.oddity) < (hit.edits, hit.oddity) or (self.edits == hit.edits and hit.coverage < 1)

    @property
    def is_named(self) -> bool:
        """Whether what matched is its name in a reader's language, and not something else that it goes by."""
        return not isinstance(self.thing, City) and self.name.text in map(self.thing.names.get, READERS)

    @property
    def code(self) -> str | None:
        """The code of the country that the thing is."""
        return self.thing.code2 if isinstance(self.thing, Country) else None

    @property
    def belongs_to(self) -> str | None:
        """What the thing belongs to: the code of a country, where it is not itself one, or the name of a kind of thing."""
        if isinstance(self.thing, City):
            return self.thing.country
        return self.thing.of if isinstance(self.thing, Notable) else None


class Guard:
    """Everything of the gazetteer that is not on record; a key that `is_taken` has a meaning in the corpus."""

    def __init__(self, gazetteer: Gazetteer, known: Known, is_taken: Callable[[str], bool]) -> None:
        self._gazetteer = gazetteer
        self._known = known
        self._is_taken = is_taken

    @cached_property
    def _names(self) -> list[tuple[Name, Country | Notable]]:
        return list(self._all_names())

    @cached_property
    def _index(self) -> SmallIndex:
        return SmallIndex([IndexedName(name.key.tokens, name.use & ~Use.WORDS) for name, _ in self._names])

    @cached_property
    def _cities(self) -> dict[str, City]:
        cities: dict[str, City] = {}
        for city in self._gazetteer.cities:
            cities.setdefault(key(city.name).whole, city)
        return cities

    def _all_names(self) -> Iterator[tuple[Name, Country | Notable]]:
        for country in self._gazetteer.countries:
            if country.code2 not in self._known.countries:
                yield from ((name, country) for name in country_names(-1, country) if name.key.whole)
        for place, notable in enumerate(self._gazetteer.notable):
            if place not in self._known.notable:
                yield from ((name, notable) for name in notable_names(-1, notable) if name.key.whole)

    def _is_guarded(self, number: int) -> bool:
        """Whether the corpus gives a name no meaning of its own; asked of what is hit, for there are many names."""
        return not self._is_taken(self._names[number][0].key.whole)

    def exact(self, typed: Key) -> Guarded | None:
        """Return what the whole of the text names, if it is guarded."""
        for hits in (exact(self._index, typed), reordered(self._index, typed)):
            if (guarded := next(self._among(hits), None)) is not None:
                return guarded
        return None

    def city(self, typed: Key) -> Guarded | None:
        """Return the city that the whole of the text names."""
        city = self._cities.get(typed.whole)
        return Guarded(city, _city_name(city)) if city is not None else None

    def is_capital(self, place: Key, code: str) -> bool:
        """Whether a place is a capital of the country with this code."""
        country = self._gazetteer.by_code[code]
        return any(place.whole == key(text).whole for capitals in country.capitals.values() for text in capitals)

    def lies_in(self, place: Key, code: str) -> bool:
        """Whether a place that is not on record lies in the country with this code."""
        found = [*self._among(exact(self._index, place)), *filter(None, [self.city(place)])]
        return any(one.belongs_to == code for one in found)

    def nearest(self, typed: Key) -> Guarded | None:
        """Return the guarded name fewest edits away, if one is near enough to have been meant."""
        limit = budget(len(typed.squeezed))
        near = [(name, edits) for name, edits in self._index.near(typed.whole, limit) if self._is_guarded(name)]
        if not near:
            return None
        edits, odd, name = min(
            (edits, oddity(typed.whole, self._names[name][0].key.whole), name) for name, edits in near
        )
        return self._guarded(Hit(name, Tier.TYPO, "typo", edits, 1.0, odd))

    def spelt(self, word: str) -> list[str]:
        """Return the guarded names of one word that a word of running text is a slip of."""
        return [one for one in one_word(self._index, word) if is_slip(word, one) and not self._is_taken(one)]

    def begins(self, typed: Key) -> bool:
        """Whether a guarded name begins exactly so."""
        if len(typed.squeezed) < _SHORTEST_BEGINNING:
            return False
        return any(map(self._is_guarded, self._index.beginning(typed.whole, len(self._names))))

    def countries_beginning(self, typed: Key) -> list[Guarded]:
        """Return the guarded countries of which a name begins exactly so, each once, by its own name where that does."""
        if len(typed.squeezed) < _SHORTEST_BEGINNING:
            return []
        begun = [self._names[number] for number in self._index.beginning(typed.whole, len(self._names))]
        rivals = [Guarded(thing, name) for name, thing in begun if isinstance(thing, Country)]
        found = {one.code: one for one in sorted(rivals, key=lambda one: one.is_named)}
        return [one for one in found.values() if not self._is_taken(one.name.key.whole)]

    def _among(self, hits: Iterable[Hit]) -> Iterator[Guarded]:
        return (self._guarded(hit) for hit in hits if self._is_guarded(hit.name))

    def _guarded(self, hit: Hit) -> Guarded:
        name, thing = self._names[hit.name]
        return Guarded(thing, name, hit.edits, hit.oddity)


def _city_name(city: City) -> Name:
    return Name(city.name, key(city.name), -1, "exact", 1.0, Use.NOTHING)
