"""The corpus that ships, and one of invented articles of which little is on record but their words."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.ask import Asker
from knowledge.corpus import Corpus, load_corpus
from knowledge.model import (
    Amount,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Pledge,
    Position,
    Quote,
    QuoteForm,
    Source,
    Stance,
    Status,
)
from knowledge.search.searcher import Searcher

HARBOUR = """The port of Selwyn Bay will be closed for eleven days from 3 March, the harbour authority said on Monday. \
Two ferries ran aground last week after a storm destroyed the northern pier.

"We will not reopen before the divers have inspected every pile," said Maren Aldous, who chairs the authority. \
The repairs will cost about 14 million pounds, of which the town of Selwyn Bay will pay half.

Fishermen are angry because the closure falls in the herring season. Their union, which has 640 members, wants \
compensation. The regional government has refused to pay any."""

UNTIL = "We will not reopen before the divers have inspected every pile"

TRAMWAY = """La mairie de Valbrune a présenté jeudi le tracé de la future ligne de tramway, qui comptera dix-huit \
stations. Le chantier, dont le coût est estimé à 230 millions d’euros, doit commencer en septembre 2027.

« Nous n’abattrons aucun arbre du parc Delorme », a promis la maire, Solène Kerbrat, lors d’une réunion publique au \
théâtre municipal. L’opposition, menée par Yanis Morvan, juge le projet trop cher et réclame un référendum.

L’État n’a pas encore dit s’il participerait au financement. La région, elle, apportera 60 millions d’euros."""

HOSPITAL = """Doctors at the Orrin clinic have tested a vaccine against river fever on 212 volunteers. No serious side \
effect was reported, according to Dr Petra Lindqvist, who led the study. The ministry of health has not approved the \
vaccine. A second trial is planned for the autumn in three villages."""


def invented() -> Corpus:
    texts = {"harbour": ("en", HARBOUR), "tramway": ("fr", TRAMWAY), "hospital": ("en", HOSPITAL)}
    about = {
        "harbour": {"en": "the closure of the port of Selwyn Bay", "fr": "la fermeture du port de Selwyn Bay"},
        "tramway": {"en": "the tramway of Valbrune", "fr": "le tramway de Valbrune"},
        "hospital": {"en": "a vaccine against river fever", "fr": "un vaccin contre la fièvre des rivières"},
    }
    sources = {
        name: Source(id=name, number=f"{at:03}", language=language, about=about[name], text=text)
        for at, (name, (language, text)) in enumerate(texts.items(), start=101)
    }
    listed = [
        _entity("selwyn-bay", EntityKind.PLACE, "Selwyn Bay"),
        _entity("valbrune", EntityKind.PLACE, "Valbrune"),
        _entity("maren-aldous", EntityKind.PERSON, "Maren Aldous"),
        _entity("solene-kerbrat", EntityKind.PERSON, "Solène Kerbrat"),
        _entity("yanis-morvan", EntityKind.PERSON, "Yanis Morvan"),
        _entity("petra-lindqvist", EntityKind.PERSON, "Petra Lindqvist"),
        _entity("orrin-clinic", EntityKind.ORGANISATION, "Orrin clinic"),
    ]
    facts = [
        _quote("h1", "harbour", HARBOUR, UNTIL, "maren-aldous"),
        _quote("t1", "tramway", TRAMWAY, "Nous n’abattrons aucun arbre du parc Delorme", "solene-kerbrat"),
    ]
    return Corpus(sources, {one.id: one for one in listed}, {fact.id: fact for fact in facts}, fingerprint="invented")


def _quote(name: str, source: str, text: str, words: str, speaker: str) -> Quote:
    start = text.index(words)
    return Quote(
        id=name, source=source, start=start, end=start + len(words), text=words, form=QuoteForm.DIRECT, speaker=speaker
    )


def _entity(name: str, kind: EntityKind, called: str) -> Entity:
    return Entity(id=name, kind=kind, names={"en": called, "fr": called})


ISLANDS = """Valdoria has promised 36 million pounds to Merania, its foreign minister Ilse Tarn said on Tuesday. The Anselm \
Pact was launched jointly by Valdoria and Corsa. The fishing treaty was signed by Merania.

Ilse Tarn visited Port Anselm on Friday. The absence of a lighthouse worries the fishermen. Corsa mediates between the \
islands and refuses any toll. Corsa did not rule out a new ferry line. Merania supports the Anselm Pact."""

PONT = """La Corsanie et la Méranie construisent un pont de onze arches. Le pont sera inauguré en juillet, a annoncé le \
ministre Omar Veld à Port-Anselme. La Corsanie refuse de vendre du blé à la Valdorie. La Valdorie, membre du pacte \
d’Anselme, entretient des liens étroits avec la Méranie."""


def islands() -> Corpus:
    """Return two articles about islands that are not, with facts: who acts in them, and on whom."""
    about = {
        "islands": {"en": "the Anselm Pact", "fr": "le pacte d’Anselme"},
        "pont": {"en": "a bridge in Corsa", "fr": "un pont en Corsanie"},
    }
    sources = {
        "islands": Source(id="islands", number="301", language="en", about=about["islands"], text=ISLANDS),
        "pont": Source(id="pont", number="302", language="fr", about=about["pont"], text=PONT),
    }
    listed = [
        Entity(id="valdoria", kind=EntityKind.COUNTRY, names={"en": "Valdoria", "fr": "Valdorie"}),
        Entity(id="corsa", kind=EntityKind.COUNTRY, names={"en": "Corsa", "fr": "Corsanie"}),
        Entity(id="merania", kind=EntityKind.COUNTRY, names={"en": "Merania", "fr": "Méranie"}),
        Entity(id="anselm-pact", kind=EntityKind.GROUP, names={"en": "Anselm Pact", "fr": "pacte d’Anselme"}),
        Entity(id="port-anselm", kind=EntityKind.PLACE, names={"en": "Port Anselm", "fr": "Port-Anselme"}),
        Entity(
            id="ilse-tarn",
            kind=EntityKind.PERSON,
            names={"en": "Ilse Tarn", "fr": "Ilse Tarn"},
            role={"en": "foreign minister of Valdoria", "fr": "ministre des Affaires étrangères de Valdorie"},
            country="valdoria",
        ),
        Entity(
            id="omar-veld",
            kind=EntityKind.PERSON,
            names={"en": "Omar Veld", "fr": "Omar Veld"},
            role={"en": "minister of Corsa", "fr": "ministre de Corsanie"},
            country="corsa",
        ),
    ]
    facts: list[Pledge | Event | Position] = [
        Pledge(
            **_span("p1", "islands", ISLANDS, "Valdoria has promised 36 million pounds to Merania"),
            actors=("valdoria",),
            recipient="merania",
            status=Status.PLEDGED,
            amount=Amount(
                start=ISLANDS.index("36 million"),
                end=ISLANDS.index(" to Merania"),
                text="36 million pounds",
                value=36e6,
                currency="GBP",
            ),
        ),
        Event(
            **_span("e1", "islands", ISLANDS, "Ilse Tarn visited Port Anselm on Friday"),
            event=EventKind.VISIT,
            name={"en": "Visit of Ilse Tarn to Port Anselm"},
            participants=("ilse-tarn",),
            places=("port-anselm",),
        ),
        Position(
            **_span("s1", "islands", ISLANDS, "Corsa mediates between the islands"),
            actors=("corsa",),
            subject={"en": "the islands"},
            stance=Stance.MEDIATES,
            summary={"en": "Mediates between the islands"},
        ),
        Pledge(
            **_span("p2", "pont", PONT, "La Corsanie refuse de vendre du blé à la Valdorie"),
            actors=("corsa",),
            recipient="valdoria",
            status=Status.DECLINED,
            summary={"fr": "Du blé, refusé", "en": "Wheat, refused"},
        ),
        Position(
            **_span(
                "s2",
                "pont",
                PONT,
                "La Valdorie, membre du pacte d’Anselme, entretient des liens étroits avec la Méranie",
            ),
            actors=("valdoria",),
            subject={"fr": "la Méranie"},
            about=("merania",),
            stance=Stance.SUPPORTS,
            summary={"fr": "Entretient des liens étroits avec la Méranie", "en": "Keeps close ties with Merania"},
        ),
    ]
    return Corpus(sources, {one.id: one for one in listed}, {fact.id: fact for fact in facts}, fingerprint="islands")


def _span(name: str, source: str, text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"id": name, "source": source, "start": start, "end": start + len(words), "text": words}


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def asker(seeds: Corpus) -> Asker:
    return Asker(Searcher(seeds))


@pytest.fixture(scope="session")
def invented_asker() -> Asker:
    return Asker(Searcher(invented()))


@pytest.fixture(scope="session")
def island_searcher() -> Searcher:
    return Searcher(islands())


@pytest.fixture(scope="session")
def island_asker(island_searcher: Searcher) -> Asker:
    return Asker(island_searcher)
