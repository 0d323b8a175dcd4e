"""A corpus of any size from generated text: invented people of invented countries, ten facts an article.

Deterministic: the same size gives the same bytes. The sentences are of the kinds that news has, so that an index has
common words and rare ones, popular entities and such as are named once.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ou")
_ENDS = ("n", "r", "s", "l", "m", "k", "t", "x")
_ITEMS = (
    "field hospitals",
    "bridges",
    "ferries",
    "generators",
    "radar stations",
    "grain",
    "vaccines",
    "tents",
    "trucks",
)
_SUBJECTS = (
    "the truce",
    "the harbour",
    "the railway",
    "the levy",
    "the census",
    "the dam",
    "the election",
    "the border",
)
_VERBS = ("supports", "opposes", "doubts")
_STANCES = {"supports": "supports", "opposes": "opposes", "doubts": "sceptical"}
_WORDS = (
    "winter",
    "summer",
    "council",
    "market",
    "village",
    "river",
    "school",
    "factory",
    "forest",
    "museum",
    "library",
)


class World:
    """The invented entities of a corpus; the first of them are named far more often than the last."""

    def __init__(self, articles: int) -> None:
        self.dice = random.Random(articles)  # noqa: S311 - not for secrets
        self.countries = [self._name() + "ia" for _ in range(min(180, 20 + articles // 50))]
        self.persons = [f"{self._name()} {self._name()}{end}" for end in _ENDS for _ in range(max(5, articles // 40))]
        self.towns = [f"Port {self._name()}" for _ in range(max(10, articles // 50))]

    def _name(self) -> str:
        pieces = [self.dice.choice(_ONSETS) + self.dice.choice(_VOWELS) for _ in range(self.dice.choice((2, 2, 3)))]
        return "".join(pieces).capitalize() + self.dice.choice(_ENDS)

    def pick(self, names: list[str]) -> int:
        """Return the place of a name, small places far more often than large ones."""
        return min(len(names) - 1, int(len(names) * self.dice.random() ** 3))


def write(folder: Path, articles: int, facts: int = 10) -> None:
    """Write a corpus folder of so many articles with so many facts each."""
    world = World(articles)
    (folder / "articles").mkdir(parents=True)
    (folder / "entities.toml").write_text("\n".join(_entities(world)), encoding="utf-8")
    with (
        (folder / "sources.toml").open("w", encoding="utf-8") as sources,
        (folder / "facts.jsonl").open("w", encoding="utf-8") as listed,
    ):
        for number in range(articles):
            name = f"a{number:06}"
            text, found = _article(world, name, facts)
            (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
            about = f"{world.dice.choice(_SUBJECTS)} and {world.dice.choice(_WORDS)}"
            sources.write(
                f'[[source]]\nid = "{name}"\nnumber = "{number:06}"\nlanguage = "en"\n'
                f'about = {{ en = "{about}", fr = "{about}" }}\n\n'
            )
            listed.writelines(json.dumps(fact) + "\n" for fact in found)


def _entities(world: World) -> Iterator[str]:
    for kind, names in (("country", world.countries), ("person", world.persons), ("place", world.towns)):
        for at, name in enumerate(names):
            yield f'[[entity]]\nid = "{kind}-{at}"\nkind = "{kind}"'
            yield f'names = {{ en = "{name} {at}", fr = "{name} {at}" }}'
            if kind == "person":
                yield f'country = "country-{at % len(world.countries)}"'
                yield 'role = { en = "minister", fr = "ministre" }'
            yield ""


def _article(world: World, source: str, facts: int) -> tuple[str, list[dict[str, Any]]]:
    """Return an article and its facts; a sentence without a fact stands between every two with one."""
    text, found = "", []
    for at in range(facts):
        made, fact = _sentence(world)
        start = len(text)
        text += made
        fact |= {"id": f"{source}-{at}", "source": source}
        for field in ("", *(name for name, value in fact.items() if isinstance(value, dict) and "start" in value)):
            span = fact[field] if field else fact
            span["start"] += start
            span["end"] += start
        if "items" in fact:
            for item in fact["items"]:
                item["start"] += start
                item["end"] += start
        found.append(fact)
        one, other, third = (world.dice.choice(_WORDS) for _ in range(3))
        text += f" The {one} near the {other} stayed closed for a {third}."
        text += "\n" if at % 3 == 2 else " "
    return text.strip() + "\n", found


def _sentence(world: World) -> tuple[str, dict[str, Any]]:
    kind = world.dice.choice(
        ("quote", "quote", "quote", "quote", "pledge", "pledge", "position", "position", "event", "figure")
    )
    return _MAKERS[kind](world)


def _country(world: World) -> tuple[str, str]:
    at = world.pick(world.countries)
    return f"country-{at}", f"{world.countries[at]} {at}"


def _quote(world: World) -> tuple[str, dict[str, Any]]:
    at = world.pick(world.persons)
    speaker = f"{world.persons[at]} {at}"
    _, country = _country(world)
    words = (
        f"{world.dice.choice(_SUBJECTS).capitalize()} needs {world.dice.randrange(2, 900)} {world.dice.choice(_ITEMS)} "
        f"from {country} before the {world.dice.choice(_WORDS)} of the {world.dice.choice(_WORDS)}"
    )
    text = f"“{words},” said {speaker}."
    fact = _span(text, words) | {"kind": "quote", "form": "direct", "speaker": f"person-{at}"}
    return text, fact | {"speaker_named": _span(text, speaker), "cue": _span(text, "said")}


def _pledge(world: World) -> tuple[str, dict[str, Any]]:
    actor, name = _country(world)
    recipient, other = _country(world)
    amount = f"{world.dice.randrange(2, 900)} million dollars"
    item = world.dice.choice(_ITEMS)
    text = f"{name} pledged {amount} and {item} to {other}."
    fact = _span(text, text[:-1]) | {"kind": "pledge", "actors": [actor], "status": "pledged", "recipient": recipient}
    fact["amount"] = _span(text, amount) | {"value": float(amount.split(maxsplit=1)[0]) * 1e6, "currency": "USD"}
    fact["items"] = [_span(text, item)]
    return text, fact


def _position(world: World) -> tuple[str, dict[str, Any]]:
    actor, name = _country(world)
    verb, subject = world.dice.choice(_VERBS), world.dice.choice(_SUBJECTS)
    text = f"{name} {verb} {subject} in the {world.dice.choice(_WORDS)}."
    return text, _span(text, text[:-1]) | {
        "kind": "position", "actors": [actor], "subject": {"en": subject}, "stance": _STANCES[verb],
    }  # fmt: skip


def _event(world: World) -> tuple[str, dict[str, Any]]:
    actor, name = _country(world)
    at = world.pick(world.towns)
    place = f"{world.towns[at]} {at}"
    text = f"Ministers of {name} met in {place} on Monday."
    fact = _span(text, text[:-1]) | {
        "kind": "event",
        "event": "meeting",
        "participants": [actor],
        "places": [f"place-{at}"],
    }
    return text, fact | {"name": {"en": "a meeting"}, "date": _span(text, "Monday")}


def _figure(world: World) -> tuple[str, dict[str, Any]]:
    about, name = _country(world)
    count = world.dice.randrange(2, 90_000)
    text = f"{count} people live near the {world.dice.choice(_WORDS)} of {name}."
    figure = f"{count} people"
    return text, _span(text, text[:-1]) | {
        "kind": "figure", "what": {"en": "people"}, "value": float(count), "unit": {"en": "people"},
        "figure": _span(text, figure), "about": [about],
    }  # fmt: skip


_MIX = ("quote",) * 4 + ("pledge", "position") * 2 + ("event", "figure")
"""What an article has, by how often."""
_MAKERS = {"quote": _quote, "pledge": _pledge, "position": _position, "event": _event, "figure": _figure}


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}
