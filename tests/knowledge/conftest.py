"""A small corpus about invented people and countries, which a test can bend before it is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tomlkit

LAKE = """\
Sommet du Pacte du Lac
Réunis mardi à Ostrève, les États du fleuve ont promis d’envoyer trois ponts flottants à la Korvie.
« Nous tiendrons parole, quoi qu’il en coûte », a déclaré Elna Tarvik, ministre valmarienne, devant la presse.
La Valmarie versera 1,2 million de couronnes cette année. Le chef du Pacte, Oskar Lindo, s’est montré prudent.
"""

HARBOUR = """\
Korvia thanked its neighbours on Friday. "We asked for bridges, and bridges came," President Milo Drant said in Karst.

Valmaria refuses to send engineers, a spokesman said. The Lake Pact will meet again in Ostreve.
"""


class Draft:
    """A corpus as plain lists and dictionaries; `write` makes the folder of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles: dict[str, str | bytes] = {"a-lake": LAKE, "b-harbour": HARBOUR}
        self.sources: list[dict[str, Any]] = [
            {
                "id": "a-lake",
                "number": "001",
                "language": "fr",
                "about": {"en": "the lake summit", "fr": "le sommet du lac"},
            },
            {
                "id": "b-harbour",
                "number": "002",
                "language": "en",
                "about": {"en": "Korvia's thanks"},
                "dated": "Friday",
            },
        ]
        self.entities: list[dict[str, Any]] = [
            {
                "id": "valmaria",
                "kind": "country",
                "names": {"en": "Valmaria", "fr": "Valmarie"},
                "aliases": ["Ostrève"],
            },
            {"id": "korvia", "kind": "country", "names": {"en": "Korvia", "fr": "Korvie"}},
            {"id": "ostreve", "kind": "place", "names": {"en": "Ostreve", "fr": "Ostrève"}, "country": "valmaria"},
            {"id": "elna-tarvik", "kind": "person", "names": {"en": "Elna Tarvik"}, "country": "valmaria"},
            {"id": "milo-drant", "kind": "person", "names": {"en": "Milo Drant"}, "country": "korvia"},
            {"id": "lake-pact", "kind": "organisation", "names": {"en": "Lake Pact", "fr": "Pacte du Lac"}},
            {
                "id": "oskar-lindo",
                "kind": "person",
                "names": {"en": "Oskar Lindo"},
                "descriptions": ["le chef du Pacte"],
                "body": "lake-pact",
            },
            {
                "id": "river-states",
                "kind": "group",
                "names": {"en": "river states", "fr": "États du fleuve"},
                "members": ["valmaria"],
            },
        ]
        self.facts: list[dict[str, Any]] = [
            self.fact(
                "p1",
                "pledge",
                "les États du fleuve ont promis d’envoyer trois ponts flottants à la Korvie",
                actors=["river-states"],
                recipient="korvia",
                status="pledged",
                items=[
                    {**self.span("trois ponts flottants"), "count": 3, "translations": {"en": "three floating bridges"}}
                ],
            ),
            self.fact(
                "q1",
                "quote",
                "Nous tiendrons parole, quoi qu’il en coûte",
                form="direct",
                speaker="elna-tarvik",
                speaker_named=self.span("Elna Tarvik"),
                cue=self.span("a déclaré"),
                audience=self.span("devant la presse"),
                topic={"en": "keeping promises", "fr": "les promesses"},
                translations={"en": "We will keep our word, whatever it costs"},
            ),
            self.fact(
                "p2",
                "pledge",
                "La Valmarie versera 1,2 million de couronnes cette année",
                actors=["valmaria"],
                status="delivered",
                amount={**self.span("1,2 million de couronnes"), "value": 1_200_000, "currency": "SEK"},
                summary={"en": "1.2 million crowns this year"},
            ),
            self.fact(
                "s1",
                "position",
                "Le chef du Pacte, Oskar Lindo, s’est montré prudent",
                actors=["oskar-lindo"],
                subject={"en": "the summit's plans"},
                stance="cautious",
            ),
            self.fact(
                "e1",
                "event",
                "Réunis mardi à Ostrève, les États du fleuve",
                event="meeting",
                name={"en": "meeting of the river states"},
                participants=["river-states"],
                places=["ostreve"],
                date=self.span("mardi"),
            ),
            self.fact(
                "q2",
                "quote",
                "We asked for bridges, and bridges came",
                source="b-harbour",
                form="direct",
                speaker="milo-drant",
            ),
            self.fact(
                "p3",
                "pledge",
                "Valmaria refuses to send engineers",
                source="b-harbour",
                actors=["valmaria"],
                status="declined",
            ),
        ]

    def span(self, words: str, source: str = "a-lake") -> dict[str, Any]:
        """Return a span of an article by its words, which stand there once or are meant where they stand first."""
        text = self.articles[source]
        assert isinstance(text, str)
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def fact(self, name: str, kind: str, words: str, /, *, source: str = "a-lake", **fields: Any) -> dict[str, Any]:
        return {"id": name, "kind": kind, "source": source, **self.span(words, source), **fields}

    def get(self, name: str) -> dict[str, Any]:
        """Return the entity or fact with an id, to be changed in place."""
        return next(row for row in [*self.sources, *self.entities, *self.facts] if row["id"] == name)

    def write(self) -> Path:
        """Write the folder and return its path."""
        (self.folder / "articles").mkdir(parents=True, exist_ok=True)
        for name, text in self.articles.items():
            path = self.folder / "articles" / f"{name}.txt"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        (self.folder / "sources.toml").write_text(_tables("source", self.sources), encoding="utf-8")
        (self.folder / "entities.toml").write_text(_tables("entity", self.entities), encoding="utf-8")
        lines = [json.dumps(fact, ensure_ascii=False) + "\n" for fact in self.facts]
        (self.folder / "facts.jsonl").write_text("".join(lines), encoding="utf-8")
        return self.folder


def _tables(name: str, rows: list[dict[str, Any]]) -> str:
    """Return `[[name]]` tables as a person writes them: one line a field, dictionaries inline."""
    lines = []
    for row in rows:
        lines.append(f"[[{name}]]")
        for field, value in row.items():
            written = _inline(value) if isinstance(value, dict) else tomlkit.item(value).as_string()
            lines.append(f"{field} = {written}")
        lines.append("")
    return "\n".join(lines)


def _inline(value: dict[str, Any]) -> str:
    table = tomlkit.inline_table()
    table.update(value)
    return table.as_string()


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A corpus of two articles that loads as it is."""
    return Draft(tmp_path / "corpus")
