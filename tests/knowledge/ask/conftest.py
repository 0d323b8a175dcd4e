"""The corpus that ships, and one of invented articles of which little is on record but their words."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker
from knowledge.corpus import Corpus, load_corpus
from knowledge.model import Entity, EntityKind, Quote, QuoteForm, Source
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


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def asker(seeds: Corpus) -> Asker:
    return Asker(Searcher(seeds))


@pytest.fixture(scope="session")
def invented_asker() -> Asker:
    return Asker(Searcher(invented()))
