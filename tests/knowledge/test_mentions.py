"""Names in running text: one set of forms for extraction, search and the resolver, found by the runs of words they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entities import Resolver
from knowledge.entities.mentions import NameRuns, printed
from knowledge.extract.document import Naming
from knowledge.extract.names.places import WorldNames, words_of
from knowledge.gazetteer import Country, Gazetteer, Notable, load_gazetteer
from knowledge.model import Entity, EntityKind

THINGS: list[Country | Notable] = [*load_gazetteer().countries, *load_gazetteer().notable]
LANGUAGES = ("en", "fr")


def _entity(thing: Country | Notable) -> Entity:
    kind = EntityKind.COUNTRY if isinstance(thing, Country) else thing.kind
    country = thing.of if isinstance(thing, Notable) and kind is EntityKind.PERSON else None
    names = {language: thing.names.get(language, thing.names["en"]) for language in LANGUAGES}
    return Entity(id="it", kind=kind, names=names, country="its-country" if country else None)


def _world_of(thing: Country | Notable) -> Gazetteer:
    if isinstance(thing, Country):
        return Gazetteer(countries=(thing,))
    members = tuple(country for country in load_gazetteer().countries if country.code2 in thing.members)
    return Gazetteer(countries=members, notable=(thing,))


@pytest.mark.parametrize(
    ("code", "prints", "does_not"),
    [
        ("US", {"US", "USA", "U.S."}, set()),
        ("IT", set(), {"IT", "ITA"}),
        ("AD", set(), {"AND"}),
        ("AE", {"UAE"}, {"ARE"}),
    ],
)
def test_an_article_prints_no_iso_code_unless_it_is_written_with_dots_too(
    code: str, prints: set[str], does_not: set[str]
) -> None:
    forms = {form.text for form in printed(load_gazetteer().by_code[code], LANGUAGES)}
    assert prints <= forms
    assert not does_not & forms


@pytest.mark.parametrize(
    ("form", "reason"),
    [("Germans", "demonym"), ("Berlin", "capital"), ("Allemagne", "exact"), ("allemandes", "demonym")],
)
def test_a_form_says_how_it_stands_for_what_it_names(form: str, reason: str) -> None:
    (germany,) = (country for country in load_gazetteer().countries if country.code2 == "DE")
    assert {one.reason for one in printed(germany, LANGUAGES) if one.text == form} == {reason}


@pytest.mark.parametrize("thing", THINGS[::7], ids=lambda thing: thing.names["en"])
def test_what_extraction_and_search_find_the_resolver_knows_too(thing: Country | Notable) -> None:
    only = _world_of(thing)
    resolver = Resolver([_entity(thing)], only)
    finder, absent = resolver.in_running_text().on_record, Resolver([], only).in_running_text().absent
    for language in LANGUAGES:
        world = WorldNames(only, language)
        for form in printed(thing, (language,)):
            assert form.text in {known.surface for known in world.get(words_of(form.text))}
            assert [one.entity.id for one in resolver.resolve(form.text).candidates] == ["it"], form
            assert finder.knows(form.text), form
            assert absent.knows(form.text), form


def test_a_word_that_is_a_name_and_stands_for_another_thing_is_read_as_the_name() -> None:
    (luxembourg,) = (country for country in load_gazetteer().countries if country.code2 == "LU")
    named = WorldNames(Gazetteer(countries=(luxembourg,)), "en").get(("luxembourg",))
    assert named[0].naming is Naming.NAME


def test_a_name_on_record_is_not_found_inside_a_longer_one_of_something_else() -> None:
    entities = [
        Entity(id="trump", kind=EntityKind.PERSON, names={"en": "Donald Trump"}),
        Entity(id="west", kind=EntityKind.GROUP, names={"en": "West"}, descriptions=("the bank",)),
    ]
    names = Resolver(entities).in_running_text()
    text = "Melania Trump and the West Bank; Donald Trump, and Trump again in the West."
    assert [(text[one.start : one.end], one.entities) for one in names.on_record.find(text)] == [
        ("Donald Trump", ("trump",)),
        ("Trump", ("trump",)),
        ("West", ("west",)),
    ]
    assert [text[one.start : one.end] for one in names.absent.find(text)] == ["Melania Trump", "West Bank"]


WORDS = st.lists(st.sampled_from(["new", "york", "city", "old"]), max_size=12)
NAMES = st.lists(st.lists(st.sampled_from(["new", "york", "city"]), min_size=1, max_size=4).map(tuple), max_size=8)


@given(NAMES, WORDS)
def test_the_runs_that_begin_at_a_word_are_all_found_the_longest_first(
    names: list[tuple[str, ...]], text: list[str]
) -> None:
    runs: NameRuns[list[tuple[str, ...]]] = NameRuns()
    for name in names:
        runs.add(name, list).append(name)
    for at in range(len(text)):
        found = list(runs.beginning(text, at, len(text)))
        begun = {name for name in names if tuple(text[at : at + len(name)]) == name}
        assert [size for _, size in found] == sorted({len(name) for name in begun}, reverse=True)
        assert {name for meant, _ in found for name in meant} == begun
        assert (text[at] in runs) == any(name[0] == text[at] for name in names)
