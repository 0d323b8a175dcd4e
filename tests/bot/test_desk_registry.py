"""Every command has its words in every language, within what Discord takes."""

from __future__ import annotations

import re

import pytest

from bot.desk import Desk
from bot.desk.registry import MODULES, modules
from bot.localisation import LANGUAGES, Localisation

NAME = re.compile(r"^[-_'\w]{1,32}$")


def test_the_promised_commands_are_there_in_their_order(desk: Desk) -> None:
    promised = [
        "pledges",
        "quotes",
        "positions",
        "events",
        "profile",
        "compare",
        "conflicts",
        "ask",
        "search",
        "verify",
        "export",
        "sources",
        "source",
        "about",
    ]
    assert [name for name in desk.commands if name in promised] == promised
    assert set(desk.commands) == set(modules())
    assert len(modules()) == len(MODULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_named_and_described(desk: Desk, localisation: Localisation, language: str) -> None:
    names = [localisation.text(f"command-{name}", language) for name in desk.commands]
    assert len(set(names)) == len(names)
    for name, spec in desk.commands.items():
        _fits(localisation, f"command-{name}", f"command-{name}.description", language)
        options = [localisation.text(f"command-{name}.{option.name}", language) for option in spec.options]
        assert len(set(options)) == len(options) <= 25
        for option in spec.options:
            _fits(localisation, f"command-{name}.{option.name}", f"command-{name}.{option.name}-description", language)
            choices = [localisation.text(f"choice-{option.name}-{value}", language) for value in option.choices]
            assert len(set(choices)) == len(choices) <= 25
            assert all(0 < len(choice) <= 100 for choice in choices)


def _fits(localisation: Localisation, name: str, description: str, language: str) -> None:
    said = localisation.text(name, language)
    assert NAME.match(said), said
    assert said == said.lower()
    assert 0 < len(localisation.text(description, language)) <= 100


def test_required_options_come_first(desk: Desk) -> None:
    for spec in desk.commands.values():
        required = [option.required for option in spec.options]
        assert required == sorted(required, reverse=True)
        assert len({option.name for option in spec.options}) == len(spec.options)
