"""What autocomplete offers through the desk."""

from __future__ import annotations

from itertools import product

import pytest

from bot.desk import Desk
from bot.localisation import Localisation
from knowledge.corpus import Corpus
from knowledge.entities import Resolver
from knowledge.model import Entity


@pytest.mark.parametrize(
    ("command", "option", "typed", "language", "label"),
    [
        ("pledges", "entity", "united s", "en-US", "United States · country · 3 promises"),
        ("pledges", "entity", "éta", "fr", "États-Unis · pays · 3 promesses"),
        ("quotes", "speaker", "stolt", "en-GB", "Jens Stoltenberg · person · 13 statements"),
        ("quotes", "entity", "stolt", "en-GB", "Jens Stoltenberg · person · 13 statements"),
        ("positions", "entity", "turq", "fr", "Turquie · pays · 2 positions"),
        ("source", "id", "buda", "en-US", "article 000, the Coalition of the Willing’s summit in Budapest"),
        ("source", "id", "3", "fr", None),
        ("pledges", "status", "exp", "en-US", "expected"),
        ("pledges", "status", "atte", "fr", "attendu"),
    ],
)
def test_the_first_suggestion(
    desk: Desk, command: str, option: str, typed: str, language: str, label: str | None
) -> None:
    offered = desk.complete(command, option, typed, {}, language)
    if label is None:
        assert "003" in [suggestion.value for suggestion in offered]
    else:
        assert offered[0].label.replace("\u00a0", " ") == label


@pytest.mark.parametrize("language", ["en-US", "fr"])
def test_suggestions_fit_and_none_looks_like_another(desk: Desk, language: str) -> None:
    for (command, spec), typed in product(desk.commands.items(), ["", "a", "u", "le", "min", "zzz", "ot", "coalition"]):
        for option in spec.options:
            offered = desk.complete(command, option.name, typed, {}, language)
            assert len(offered) <= 25
            assert len({suggestion.label for suggestion in offered}) == len(offered)
            assert all(0 < len(one.label) <= 100 and 0 < len(one.value) <= 100 for one in offered)


def test_an_empty_field_offers_the_most_on_record_for_this_command(desk: Desk) -> None:
    offered = desk.complete("pledges", "entity", "", {}, "en-US")
    counts = desk.room.counts(desk.commands["pledges"].options[0].counts)
    numbers = [counts.get(suggestion.value, 0) for suggestion in offered]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == max(counts.values())


def test_what_is_offered_answers(desk: Desk) -> None:
    for suggestion in desk.complete("events", "entity", "b", {}, "fr"):
        assert desk.answer("events", {"entity": suggestion.value}, "fr").entity is not None
        assert desk.answer("events", {"entity": suggestion.label.partition(" · ")[0]}, "fr").title


def test_two_of_the_same_name_are_told_apart_and_long_names_are_cut(seeds: Corpus, localisation: Localisation) -> None:
    twins = [
        Entity(id=f"twin-{number}", kind="person", names={"en": "Alba Twin", "fr": "Alba Twin"}) for number in (1, 2)
    ]
    long = Entity(id="long", kind="group", names={"en": "Alba " + "very long " * 12, "fr": "Alba " + "tres long " * 12})
    entities = {one.id: one for one in [*twins, long]}
    corpus = Corpus(seeds.sources, entities, {}, fingerprint="0")
    desk = Desk(corpus, Resolver(entities.values()), localisation)
    offered = desk.complete("profile", "entity", "alba", {}, "en-US")
    assert len(offered) == 3
    assert len({suggestion.label for suggestion in offered}) == 3
    assert all(len(suggestion.label) <= 100 for suggestion in offered)


def test_an_unknown_command_or_option_offers_nothing(desk: Desk) -> None:
    assert desk.complete("nonsense", "entity", "u", {}, "en-US") == ()
    assert desk.complete("pledges", "nonsense", "u", {}, "en-US") == ()
    assert desk.complete("pledges", "item", "air", {}, "en-US") == ()
