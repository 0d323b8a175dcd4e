"""Two desks: over the corpus that ships, and over one of invented articles for what the five articles do not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.answers import Answer
from bot.desk import Desk
from bot.localisation import Localisation
from knowledge.corpus import Corpus, load_corpus
from knowledge.entities import Resolver
from knowledge.gazetteer import load_gazetteer
from knowledge.model import Entity, Event, Figure, Pledge, Position, Quote, Source

ENGLISH = (
    "Valdoria pledged up to £36 million over three years to Merania. Valdoria and Corsa are expected to give Merania "
    "between €20 million and €25 million a year. “We keep our word,” said Ilse Tarn, the Valdorian foreign minister, "
    "in Port Anselm on Tuesday. Corsa has delivered 12 field hospitals to Merania. Merania refused to sell grain to "
    "Corsa. The Anselm Pact will send a mission of about 300 observers. Elsewhere the aid is put at €42 million."
)
FRENCH = (
    "Le ministre Omar Veld a estimé que « la trêve tiendra ». Selon les observateurs, la Merania soutient l’accord. "
    "La Merania achètera 40 000 tonnes de blé à la Corsanie."
)


@pytest.fixture(scope="session")
def localisation() -> Localisation:
    return Localisation()


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def desk(seeds: Corpus, localisation: Localisation) -> Desk:
    return Desk(seeds, Resolver(seeds.entities.values(), load_gazetteer()), localisation)


@pytest.fixture(scope="session")
def invented() -> Corpus:
    return invented_corpus()


@pytest.fixture(scope="session")
def invented_desk(invented: Corpus, localisation: Localisation) -> Desk:
    return Desk(invented, Resolver(invented.entities.values(), load_gazetteer()), localisation)


@pytest.fixture(scope="session")
def said() -> Callable[[Answer], str]:
    """Return what turns an answer into its whole text, no-break spaces and curly apostrophes made plain."""

    def text(answer: Answer) -> str:
        whole = "\n".join(answer.lines())
        return whole.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")

    return text


def invented_corpus() -> Corpus:
    sources = {
        "1_english": Source(
            id="1_english",
            number="1",
            language="en",
            about={"en": "aid to Merania", "fr": "l’aide à la Merania"},
            title="Aid to Merania",
            publisher="The Anselm Gazette",
            dated="Tuesday",
            address="https://gazette.example/aid",
            text=ENGLISH,
        ),
        "2_french": Source(
            id="2_french", number="2", language="fr", about={"en": "the truce", "fr": "la trêve"}, text=FRENCH
        ),
    }
    return Corpus(
        sources, {one.id: one for one in _entities()}, {one.id: one for one in _facts()}, fingerprint="0" * 32
    )


def _entities() -> list[Entity]:
    def country(name: str, **more: Any) -> Entity:
        return Entity(id=name.lower(), kind="country", names={"en": name, "fr": name}, **more)

    return [
        country("Valdoria", role={"en": "a kingdom", "fr": "un royaume"}, aliases=("the Kingdom",)),
        country("Merania"),
        Entity(id="corsa", kind="country", names={"en": "Corsa", "fr": "Corsanie"}),
        Entity(
            id="ilse-tarn",
            kind="person",
            names={"en": "Ilse Tarn", "fr": "Ilse Tarn"},
            aliases=("Tarn",),
            role={"en": "foreign minister"},
            country="valdoria",
        ),
        Entity(
            id="omar-veld",
            kind="person",
            names={"en": "Omar Veld", "fr": "Omar Veld"},
            aliases=("Veld",),
            country="corsa",
        ),
        Entity(id="port-anselm", kind="place", names={"en": "Port Anselm", "fr": "Port-Anselme"}, country="valdoria"),
        Entity(
            id="anselm-pact",
            kind="group",
            names={"en": "Anselm Pact", "fr": "pacte d’Anselme"},
            members=("valdoria", "merania"),
        ),
        # Two that one name fits alike: what is typed has to be asked back.
        Entity(
            id="anselm-the-elder",
            kind="person",
            names={"en": "Anselm the Elder", "fr": "Anselme l’Ancien"},
            aliases=("Anselmus",),
        ),
        Entity(
            id="anselm-the-younger",
            kind="person",
            names={"en": "Anselm the Younger", "fr": "Anselme le Jeune"},
            aliases=("Anselmus",),
        ),
    ]


def at(text: str, words: str, **more: Any) -> dict[str, Any]:
    """Return the span of some words, which the text has once, as the fields of a model."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def _facts() -> list[Any]:
    english, french = {"source": "1_english"}, {"source": "2_french"}
    return [
        Pledge(
            id="1-p1",
            **english,
            **at(ENGLISH, "Valdoria pledged up to £36 million over three years to Merania."),
            actors=("valdoria",),
            recipient="merania",
            status="pledged",
            amount={
                **at(ENGLISH, "up to £36 million"),
                "value": 36e6,
                "currency": "GBP",
                "modifier": "up_to",
                "years": 3,
            },
            alternatives=({**at(ENGLISH, "€42 million"), "value": 42e6, "currency": "EUR"},),
        ),
        Pledge(
            id="1-p2",
            **english,
            **at(
                ENGLISH, "Valdoria and Corsa are expected to give Merania between €20 million and €25 million a year."
            ),
            actors=("valdoria", "corsa"),
            recipient="merania",
            status="expected",
            amount={
                **at(ENGLISH, "between €20 million and €25 million a year"),
                "value": 20e6,
                "upper": 25e6,
                "currency": "EUR",
                "modifier": "range",
                "period": "year",
            },
        ),
        Pledge(
            id="1-p3",
            **english,
            **at(ENGLISH, "Corsa has delivered 12 field hospitals to Merania."),
            actors=("corsa",),
            recipient="merania",
            status="delivered",
            items=({**at(ENGLISH, "field hospitals"), "count": 12, "translations": {"fr": "hôpitaux de campagne"}},),
        ),
        Pledge(
            id="1-p4",
            **english,
            **at(ENGLISH, "Merania refused to sell grain to Corsa."),
            actors=("merania",),
            recipient="corsa",
            status="declined",
            summary={"en": "Grain, which it refused to sell", "fr": "Du grain, qu’elle a refusé de vendre"},
        ),
        Pledge(
            id="1-p5",
            **english,
            **at(ENGLISH, "The Anselm Pact will send a mission of about 300 observers."),
            actors=("anselm-pact",),
            status="pledged",
            summary={"en": "A mission of observers", "fr": "Une mission d’observateurs"},
        ),
        Quote(
            id="1-q1",
            **english,
            **at(ENGLISH, "We keep our word"),
            form="direct",
            speaker="ilse-tarn",
            topic={"en": "promises", "fr": "les promesses"},
            translations={"fr": "Nous tenons parole"},
            venue=at(ENGLISH, "in Port Anselm", translations={"fr": "à Port-Anselme"}),
            date=at(ENGLISH, "on Tuesday", translations={"fr": "mardi"}),
        ),
        Event(
            id="1-e1",
            **english,
            **at(ENGLISH, "said Ilse Tarn, the Valdorian foreign minister, in Port Anselm on Tuesday"),
            event="press",
            name={"en": "Ilse Tarn speaks in Port Anselm", "fr": "Ilse Tarn s’exprime à Port-Anselme"},
            participants=("ilse-tarn",),
            places=("port-anselm",),
            date=at(ENGLISH, "on Tuesday", translations={"fr": "mardi"}),
        ),
        Figure(
            id="1-f1",
            **english,
            **at(ENGLISH, "a mission of about 300 observers"),
            what={"en": "the mission", "fr": "la mission"},
            value=300,
            unit={"en": "observers", "fr": "observateurs"},
            modifier="about",
            figure=at(ENGLISH, "about 300 observers"),
            about=("anselm-pact",),
        ),
        Quote(id="2-q1", **french, **at(FRENCH, "la trêve tiendra"), form="partial", speaker="omar-veld"),
        Position(
            id="2-s1",
            **french,
            **at(FRENCH, "la Merania soutient l’accord"),
            actors=("merania",),
            subject={"en": "the agreement", "fr": "l’accord"},
            stance="supports",
            reviewed=False,
            confidence=0.62,
        ),
        Figure(
            id="2-f1",
            **french,
            **at(FRENCH, "La Merania achètera 40 000 tonnes de blé à la Corsanie."),
            what={"en": "wheat", "fr": "blé"},
            value=40_000,
            unit={"en": "tonnes", "fr": "tonnes"},
            figure=at(FRENCH, "40 000 tonnes"),
            about=("merania",),
        ),
    ]
