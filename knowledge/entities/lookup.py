"""The names of a corpus, indexed, and the steps by which one typed text is looked up among them.

A step returns candidates, or what is guarded, or nothing, which leaves the text to the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from knowledge.entities import matching
from knowledge.entities.candidates import Absent, Candidate, Tier
from knowledge.entities.edits import is_slip, shared_end
from knowledge.entities.guard import Guard, Guarded
from knowledge.entities.index import Use
from knowledge.entities.matching import Hit
from knowledge.entities.offices import Office, apart, asked, holders, offices_of, untitled
from knowledge.entities.ranking import IN_OFFICE, candidate
from knowledge.entities.readings import Reading, mended_title, place_and_country, readings, with_titles_mended
from knowledge.entities.spelling import Key, joined, key, key_of, load_words
from knowledge.entities.table import name_table
from knowledge.entities.transliteration import sounds
from knowledge.gazetteer import Gazetteer
from knowledge.model import Entity, EntityKind

Found = list[Candidate] | Guarded | None
"""What a step has to say: candidates, something that is not on record, or nothing."""

OUTRIGHT = ("exact", "also_called", "code")
"""How a name stands for what it names and nothing else, as a capital or a demonym does not."""

_SHORTEST_SPELT = 5
"""Letters: a shorter word of running text with a slip in it may be any."""

_HALF = 0.5
"""How much of a name has to be typed for some words of it to mean it, where it is not the entity's own name."""

_OFFERED = 120
"""Names of very many that are looked at one by one for such a list; several may be of one entity."""

_LISTED = 1024
"""Names that a list to choose from is drawn from: facts, not letters, decide which twenty-five of them are shown."""


class Lookup:
    """The names of some entities, and what of the world is not among them."""

    def __init__(self, entities: Iterable[Entity], world: Gazetteer, saved: Path | None = None) -> None:
        self.entities = tuple(entities)
        self._world = world
        self._names = name_table(self.entities, world, saved)
        self._index = self._names.index
        self.known = self._names.known
        self.guard = Guard(world, self.known, self._names.has_key)

    @cached_property
    def _offices(self) -> tuple[Office, ...]:
        return offices_of(self.entities)

    def named(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Return what the text names outright, if need be with a title, the order of words or initials set aside."""
        for tier in (matching.exact, matching.reordered, matching.initials):
            for way in ways:
                if found := list(self._candidates(tier(self._index, way.key), way)):
                    return found
        return []

    def placed(self, query: str) -> list[Candidate]:
        """Return the place that is typed with its country, or the country where only that is on record."""
        if (parts := place_and_country(query)) is None:
            return []
        place, country = parts
        there = {one.entity.id: one for one in self._exactly(country) if one.entity.kind is EntityKind.COUNTRY}
        codes = [code for code, number in self.known.countries.items() if self.entities[number].id in there]
        if (guarded := self.guard.exact(country)) is not None:
            codes += [guarded.code] if guarded.code else []
        found = [one for one in self._exactly(place) if self._lies_in(one.entity, place, there, codes)]
        places = [one for one in found if one.entity.kind is EntityKind.PLACE]
        if found or not there or not any(self.guard.lies_in(place, code) for code in codes):
            return places or found
        return [Candidate(one.entity, IN_OFFICE, Tier.REWORDED, one.matched, "place_in") for one in there.values()]

    def _lies_in(self, entity: Entity, place: Key, there: Mapping[str, object], codes: Iterable[str]) -> bool:
        return (
            entity.id in there
            or entity.country in there
            or (entity.kind is EntityKind.PLACE and any(self.guard.is_capital(place, code) for code in codes))
        )

    def guarded(self, ways: Sequence[Reading]) -> Guarded | None:
        """Return what the text names outright that is not on record."""
        return next((guarded for way in ways if (guarded := self.guard.exact(way.key)) is not None), None)

    def in_full(self, ways: Sequence[Reading]) -> Found:
        """Return who is typed with what they serve ("US President Donald Trump"), or what with where it is, or twice."""
        for way in (way for way in ways if way.kinds is None):
            for name, beside in apart(way.key):
                if (named := list(self._exactly(name))) and (found := self._one_with(named, beside)):
                    return found
                guarded = None if named else self.guard.exact(name)
                if guarded is not None and guarded.belongs_to in self._codes_of(
                    self._exactly(untitled(beside)), beside
                ):
                    return guarded
        return None

    def _one_with(self, named: Sequence[Candidate], beside: Key) -> list[Candidate]:
        """Return those of the named that lie in what is beside them, serve it, or go by that name too."""
        same = {one.entity.id: one for one in self._exactly(beside)}
        if any(one.entity.kind is EntityKind.PLACE for one in same.values()):
            return []  # the place that stands beside its country is meant, and not the country
        served = list(self._exactly(untitled(beside)))
        ids: set[str | None] = {one.entity.id for one in served}
        codes = self._codes_of(served, beside)
        lying = [one for one in named if one.entity.kind is EntityKind.PLACE and one.entity.country in ids]
        found = lying or [
            one
            for one in named
            if (one.entity.id in same and (one.reason in OUTRIGHT or same[one.entity.id].reason in OUTRIGHT))
            or (one.entity.kind is EntityKind.PERSON and self._serves(one.entity, ids, codes))
        ]
        return [Candidate(one.entity, IN_OFFICE, Tier.REWORDED, one.matched, "title") for one in found]

    def _serves(self, person: Entity, ids: Container[str | None], codes: Container[str | None]) -> bool:
        """Whether a person serves one of these, by the corpus, or by the world where the corpus says nothing of it."""
        if person.country is not None or person.body is not None:
            return person.country in ids or person.body in ids
        places = (place for place, number in self.known.notable.items() if self.entities[number] is person)
        return any(self._world.notable[place].of in codes for place in places)

    def _codes_of(self, served: Iterable[Candidate], beside: Key) -> set[str | None]:
        """Return the codes of the countries that stand beside a name, on record or not."""
        ids = {one.entity.id for one in served}
        codes: set[str | None] = {
            code for code, number in self.known.countries.items() if self.entities[number].id in ids
        }
        if (guarded := self.guard.exact(untitled(beside))) is not None and guarded.code:
            codes.add(guarded.code)
        return codes

    def in_office(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Return who holds the office that the text names, with what it serves."""
        for way in _whole(ways):
            if (wanted := asked(way.key)) is None:
                continue
            served = {one.entity.id for one in self._exactly(wanted.served)}
            if found := holders(self._offices, wanted, served):
                return [
                    Candidate(self.entities[number], IN_OFFICE, Tier.REWORDED, way.key.whole, "office")
                    for number in found
                ]
        return []

    def serving(self, served: Collection[str]) -> list[Entity]:
        """Return the persons who hold an office of one of these countries or bodies, by their ids."""
        numbers = dict.fromkeys(number for one in served for number in self._serving.get(one, ()))
        return [self.entities[number] for number in numbers]

    @cached_property
    def _serving(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for office in self._offices:
            found.setdefault(office.serves, []).append(office.holder)
        return found

    def near_office(self, query: str) -> list[Entity]:
        """Return who holds an office much like the one that the text names, with what it serves: some of its words."""
        for way in _whole(readings(query)):
            if (wanted := asked(way.key)) is not None:
                served = {one.entity.id for one in self._exactly(wanted.served)}
                like = (one.holder for one in self._offices if one.serves in served and wanted.office & one.words)
                return [self.entities[number] for number in dict.fromkeys(like)]
        return []

    def mended(self, ways: Sequence[Reading]) -> Found:
        """Return what the text names, or whose office it does, once a misspelt title is mended ("presidnet Zelensky")."""
        mended = with_titles_mended(ways)
        return self.named(mended) or self.guarded(mended) or self.in_office(mended)

    def sounding(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Return what the text sounds like."""
        for way in ways:
            if found := list(self._candidates(matching.sounding(self._index, sounds(way.key.whole)), way)):
                return found
        return []

    def words(self, ways: Sequence[Reading]) -> list[Candidate]:
        """Return what has all the words of the text among its own.

        Words that begin something guarded as well ("Republic") are none of anybody's other names.
        """
        for way in _whole(ways):
            hits = matching.words(self._index, way.key)
            if hits and self.guard.begins(way.key):
                hits = self._by_their_names(hits)
            if found := list(self._candidates(hits, way, enough=_HALF)):
                return found
        return []

    def _by_their_names(self, hits: Iterable[Hit]) -> list[Hit]:
        """Return the hits that are of an entity's name, and not of what else it is called."""
        return [hit for hit in hits if self._names[hit.name].reason == "exact"]

    def cities(self, ways: Sequence[Reading]) -> Guarded | None:
        """Return the city of the world that the text names."""
        return next((city for way in _whole(ways) if (city := self.guard.city(way.key)) is not None), None)

    def beginnings(self, ways: Sequence[Reading]) -> Found:
        """Return what begins with the text, or has its words with the last one cut short.

        Of names that only the world gives ("Norwegian Advanced ...") none counts that begins like a guarded country, and
        where that goes by the name that begins so (Slovenia), none of what the corpus calls anybody besides ("Slovensko").
        """
        for way in _whole(ways):
            hits = matching.beginnings(self._index, way.key)
            rivals = self.guard.countries_beginning(way.key) if hits else []
            if any(rival.is_named for rival in rivals):
                hits = self._by_their_names(hits)
            elif rivals:
                own = [hit for hit in hits if self._names[hit.name].use & Use.WORDS]
                hits = [hit for hit in own if hit.reason == "prefix"] or self._by_their_names(own)
            if found := list(self._candidates(hits, way, enough=_HALF / 2)):
                return found
            if len(rivals) == 1:
                return rivals[0]
        return None

    def while_typing(self, ways: Sequence[Reading], counts: Mapping[str, int] | None = None) -> list[Candidate]:
        """Return everything that the text may become, from its first letter on: "hon" is no title yet, but in "hon. f".

        Of very many, those that have the most facts by `counts` are enough.
        """
        on_record = partial(self._most_on_record, counts=counts or {})
        for titled in (False, True):
            found: list[Candidate] = []
            for way in (way for way in ways if (way.set_aside == "title" if titled else way.kinds is None)):
                found += self._candidates(matching.words(self._index, way.key, most=_LISTED, fewer=on_record), way)
                begun = matching.beginnings(self._index, way.key, shortest=1, most=_LISTED, fewer=on_record)
                found += self._candidates(begun, way)
            if found:
                return found
        return []

    def _most_on_record(self, names: Sequence[int], counts: Mapping[str, int]) -> Collection[int]:
        """Return which of some names belong to the entities with the most facts: the first ones, where many have none."""
        if len(names) <= _OFFERED:
            return frozenset(names)
        uses = self._names.uses(names)
        own = [name for name, use in zip(names, uses, strict=True) if use & Use.WORDS] or names
        owners = self._names.owners(own)
        facts = [counts.get(self.entities[owner].id, 0) for owner in owners]
        most = sorted(range(len(own)), key=facts.__getitem__, reverse=True)[:_OFFERED]
        return frozenset(own[at] for at in most)

    def as_one_word(self, query: str) -> Found:
        """Return what the text is as one word, whose spaces or small words went astray ("thew est", "fonds sue ...")."""
        way = Reading(joined(query))
        return self._against_guard(matching.as_one_word(self._index, way.key), way) if way.key.whole else None

    def slips(self, ways: Sequence[Reading]) -> Found:
        """Return what the text is with a few letters wrong, unless something that is not on record is as near."""
        for way in _meaning_something(ways):
            hits = matching.slips(self._index, way.key)
            if (found := self._against_guard(hits, way)) is not None:
                return found
        return None

    def slipped_beginnings(self, ways: Sequence[Reading], *, shortest: int = matching.SHORTEST_SLIPPED) -> Found:
        """Return what begins with the text, with a few letters wrong."""
        for way in _whole(ways):
            hits = matching.beginnings_with_slips(self._index, way.key, shortest=shortest)
            if (found := self._against_guard(hits, way)) is not None:
                return found
        return None

    def has_word(self, word: str) -> bool:
        """Whether a name on record has this word, or one on record or not is it."""
        return self._index.has_word(word) or self._names.has_key(word) or self.guard.exact(key_of((word,))) is not None

    def spelt(self, word: str, *, by_sound: bool) -> str | None:
        """Return the word of a name, on record or not, that a word of running text is a slip of, or sounds like."""
        if len(word) < _SHORTEST_SPELT or self.has_word(word):
            return None
        near = [*(one for one, _ in self._index.near_words(word, 1)), *matching.one_word(self._index, word)]
        if found := [one for one in near if is_slip(word, one)] or self.guard.spelt(word):
            return max(found, key=lambda one: (shared_end(word, one), one))
        alike = (number for sound in sorted(sounds(word)) for number in self._index.sounding(sound)) if by_sound else ()
        return next((tokens[0] for tokens in map(self._index.tokens, alike) if len(tokens) == 1), None)

    def absent(self, guarded: Guarded, language: str) -> Absent:
        """Return what to say is not on record: its name, unless the corpus gives that to something else."""
        absent = guarded.absent(language)
        return replace(absent, name=guarded.name.text) if self._names.has_key(key(absent.name).whole) else absent

    def having(self, guarded: Guarded) -> int | None:
        """Return the number of the entity that something not on record belongs to, if that is on record."""
        whole = guarded.belongs_to
        if whole is None or whole in self.known.countries:
            return self.known.countries.get(whole or "")
        kinds = (
            number for place, number in self.known.notable.items() if self._world.notable[place].names["en"] == whole
        )
        return next(kinds, None)

    def _against_guard(self, hits: Sequence[Hit], way: Reading) -> Found:
        found = list(self._candidates(hits, way, enough=_HALF / 2))
        guarded = self.guard.nearest(way.key)
        if guarded is not None and (not found or guarded.outweighs(hits[0])):
            return guarded._replace(beside=tuple(found))
        if not found:
            return None
        return [] if self.guard.begins(way.key) else found

    def _exactly(self, typed: Key) -> Iterator[Candidate]:
        yield from self._candidates(matching.exact(self._index, typed), Reading(typed))

    def _candidates(self, hits: Iterable[Hit], way: Reading, enough: float = 0.0) -> Iterator[Candidate]:
        short = len(way.key.squeezed) <= matching.SHORTEST_PART  # then the corpus's own names alone are begun so
        for hit in hits:
            name = self._names[hit.name]
            entity = self.entities[name.owner]
            if way.kinds is not None and entity.kind not in way.kinds:
                continue
            if hit.tier is Tier.PREFIX and short and not name.use & Use.WORDS:
                continue
            if hit.reason in _IN_PART and name.reason != "exact" and hit.coverage < enough:
                continue
            yield candidate(hit, name, entity, way.set_aside)


_IN_PART = ("word", "typo")


def _whole(ways: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings that leave nothing out."""
    return (way for way in _meaning_something(ways) if way.kinds is None)


def _meaning_something(ways: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings that are more than titles, misspelt or not: those alone mean nobody."""
    titles = load_words().titles
    return (way for way in ways if not titles.issuperset(map(mended_title, way.key.tokens)))
