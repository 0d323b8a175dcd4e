"""What the five articles put on record, told from reading them: the facts must say this, no more and no less."""

from __future__ import annotations

import re
from typing import TypeVar

import pytest

from knowledge.corpus import Corpus, load_corpus
from knowledge.model import (
    Event,
    EventKind,
    Fact,
    Figure,
    Pledge,
    Position,
    Quote,
    QuoteForm,
    Stance,
    Status,
    Term,
)

DIRECT, PARTIAL, INDIRECT = QuoteForm.DIRECT, QuoteForm.PARTIAL, QuoteForm.INDIRECT

# Every quotation: article, form, speaker, and words with which it begins and ends.
QUOTATIONS = [
    ("000", DIRECT, "jens-stoltenberg", "Nous ne sommes pas ici pour débattre", "renforcer notre soutien"),
    ("000", INDIRECT, "volodymyr-zelensky", "les besoins en défense aérienne", "l'infrastructure militaire russe"),
    ("000", DIRECT, "volodymyr-zelensky", "L'Ukraine n'a pas seulement besoin", "nos villes aujourd'hui"),
    ("000", DIRECT, "gabrielius-landsbergis", "Il ne s'agit pas de remplacer", "s'avère difficile"),
    ("000", INDIRECT, "commission-sources", "Des pays comme les États-Unis", "4,2 milliards d'euros"),
    ("000", INDIRECT, "pentagon", "ces systèmes pourraient être", "début de l'été"),
    ("001", PARTIAL, "jens-stoltenberg", "n'excluait pas", "militaires à l'Ukraine"),
    ("001", INDIRECT, "jens-stoltenberg", "la priorité donnée", "défense aérienne"),
    ("001", INDIRECT, "jens-stoltenberg", "la défense aérienne constitue", "militaire ukrainienne"),
    ("001", DIRECT, "jens-stoltenberg", "Chaque missile intercepté", "infrastructures essentielles"),
    ("001", INDIRECT, "jens-stoltenberg", "il s'agit", "d'un tournant"),
    ("001", DIRECT, "jens-stoltenberg", "L'Ukraine ne doit plus dépendre", "celle de l'OTAN."),
    ("002", DIRECT, "john-healey", "Notre planification est réelle", "objectifs clairs pour l'Ukraine"),
    ("002", INDIRECT, "ruben-brekelmans", "Tant que les combats", "clairement définie"),
    ("002", DIRECT, "ruben-brekelmans", "Il faut clarifier", "l'évolution du terrain."),
    ("002", INDIRECT, None, "le soutien de Washington demeure", "d'un tel dispositif"),
    ("002", DIRECT, "antti-hakkanen", "Les États-Unis sont encore", "long terme de l'Ukraine"),
    ("003", PARTIAL, "jens-stoltenberg", "ont convenu d'avancer", "sécurité et de formation"),
    ("003", PARTIAL, "jens-stoltenberg", "besoins", "urgents"),
    ("003", INDIRECT, "jens-stoltenberg", "tout retard", "champ de bataille"),
    ("003", INDIRECT, "jens-stoltenberg", "la nécessité d'assurer", "à long terme"),
    ("003", INDIRECT, "jens-stoltenberg", "l'importance de s'appuyer", "engagements de l'OTAN"),
    ("003", INDIRECT, None, "parvenir à un consensus", "s'avérer difficile"),
    ("003", INDIRECT, "hungary", "sa scepticisme", "proposition de Stoltenberg"),
    ("004", INDIRECT, "nato", "L'OTAN va jouer un rôle", "livraisons d'armes à l'Ukraine"),
    ("004", DIRECT, "jens-stoltenberg", "Ces efforts ne font pas", "droit à l'autodéfense"),
    ("004", INDIRECT, "viktor-orban", "son pays ne bloquerait pas", "ne pas y participer"),
    ("004", INDIRECT, "diplomats", "une telle mesure", "armes à l'Ukraine"),
]

# Every promise: article, actors, status, words that only it has.
PROMISES = [
    ("000", {"united-states", "united-kingdom", "germany", "france"}, Status.EXPECTED, "4,2 milliards d'euros"),
    ("000", {"united-states"}, Status.PLEDGED, "1,2 milliard de dollars"),
    ("001", {"nato"}, Status.CONSIDERED, "n'excluait pas"),
    ("001", {"nato"}, Status.CONSIDERED, "production industrielle d'armements"),
    ("001", {"united-states", "united-kingdom", "germany"}, Status.EXPECTED, "livraisons coordonnées"),
    ("001", {"france", "italy"}, Status.CONSIDERED, "SAMP/T et Mistral"),
    ("001", {"turkey"}, Status.DECLINED, "toute livraison létale"),
    ("001", {"nato"}, Status.PROPOSED, "capacité de défense autonome"),
    ("002", {"coalition-of-the-willing"}, Status.CONSIDERED, "plan de sécurité à long terme"),
    ("002", {"coalition-of-the-willing"}, Status.PROPOSED, "force de réassurance"),
    ("002", {"coalition-of-the-willing"}, Status.PROPOSED, "Quatre objectifs prioritaires"),
    ("002", {"france", "united-kingdom", "netherlands", "baltic-states"}, Status.CONSIDERED, "leur disposition"),
    ("003", {"nato"}, Status.AGREED, "commencer à planifier"),
    ("003", {"nato"}, Status.AGREED, "mercredi de progresser"),
    ("003", {"nato"}, Status.PROPOSED, "107 milliards de dollars"),
    ("003", {"nato"}, Status.AGREED, "avancer dans la planification"),
    ("003", {"nato"}, Status.PROPOSED, "un rôle plus direct"),
    ("003", {"nato"}, Status.DECLINED, "ne fournira pas directement"),
    ("003", {"nato"}, Status.PROPOSED, "Commandement européen"),
    ("003", {"nato"}, Status.DECLINED, "garantie de sécurité ultime"),
    ("003", {"nato"}, Status.PLEDGED, "restent engagés"),
    ("004", {"nato"}, Status.PLEDGED, "va jouer un rôle plus important"),
    ("004", {"nato"}, Status.PROPOSED, "sommet de Washington en juillet"),
    ("004", {"hungary"}, Status.DECLINED, "ne pas y participer"),
    ("004", {"hungary", "viktor-orban"}, Status.DECLINED, "refuse d'envoyer des armes"),
    ("004", {"ukraine-defense-contact-group"}, Status.PLEDGED, "promesses de donateurs"),
    ("004", {"ukraine-defense-contact-group"}, Status.PLEDGED, "forum politique"),
    ("004", {"nato"}, Status.PLEDGED, "prendra en charge"),
    ("004", {"nato"}, Status.DECLINED, "s'abstenant d'engager"),
]

# Who stands where: article, actor, stance, words of the span; each stance of each actor that the articles set apart.
STANCES = [
    ("000", "gabrielius-landsbergis", Stance.SUPPORTS, "là où le consensus s'avère difficile"),
    ("000", "volodymyr-zelensky", Stance.SUPPORTS, "capacités de frappe à longue portée"),
    ("001", "hungary", Stance.CAUTIOUS, "craignant une escalade directe"),
    ("001", "slovakia", Stance.CAUTIOUS, "craignant une escalade directe"),
    ("001", "turkey", Stance.MEDIATES, "intermédiaire diplomatique"),
    ("001", "turkey", Stance.OPPOSES, "toute livraison létale"),
    ("001", "nato", Stance.CAUTIOUS, "lignes rouges du Kremlin"),
    ("002", "ruben-brekelmans", Stance.CONDITIONAL, "Tant que les combats se poursuivent"),
    ("002", "coalition-of-the-willing", Stance.CONDITIONAL, "soutien de Washington demeure indispensable"),
    ("002", "coalition-of-the-willing", Stance.CAUTIOUS, "absence de garantie américaine"),
    ("002", "netherlands", Stance.SUPPORTS, "leur disposition à contribuer"),
    ("002", "ukraine", Stance.SUPPORTS, "signal fort de solidarité"),
    ("003", "hungary", Stance.SCEPTICAL, "sa scepticisme"),
    ("003", "nato", Stance.SCEPTICAL, "certaine réticence"),
    ("003", "nato", Stance.CAUTIOUS, "ne sont pas prêts"),
    ("004", "donald-trump", Stance.SCEPTICAL, "sceptique à l'égard de l'OTAN"),
    ("004", "hungary", Stance.NEUTRAL, "abandonné sa résistance"),
    ("004", "hungary", Stance.NEUTRAL, "ne bloquerait pas"),
    ("004", "hungary", Stance.OPPOSES, "refuse d'envoyer des armes"),
    ("004", "viktor-orban", Stance.SUPPORTS, "liens étroits avec la Russie"),
    ("004", "diplomats", Stance.SCEPTICAL, "effet limité"),
]

# What happened: article, kind, words of the span, who or where, the date as stated.
HAPPENINGS = [
    ("000", EventKind.SUMMIT, "Château de Buda", {"budapest", "buda-castle"}, "plus tôt aujourd'hui"),
    ("000", EventKind.ATTACK, "Kharkiv et Odessa", {"kharkiv", "odesa"}, "récentes"),
    ("000", EventKind.MEETING, "a participé virtuellement", {"volodymyr-zelensky"}, None),
    ("001", EventKind.PRESS, "conférence de presse à Bruxelles", {"jens-stoltenberg", "brussels"}, None),
    ("001", EventKind.MEETING, "veille de la réunion des ministres", {"nato"}, None),
    ("002", EventKind.MEETING, "inédite à l'échelle ministérielle", {"nato-headquarters", "brussels"}, "jeudi"),
    ("002", EventKind.FOUNDING, "Lancée conjointement", {"france", "united-kingdom"}, None),
    ("003", EventKind.MEETING, "ministres des Affaires étrangères", {"nato", "jens-stoltenberg"}, "mercredi"),
    ("004", EventKind.DECISION, "a déclaré l'Alliance vendredi", {"nato"}, "vendredi"),
    ("004", EventKind.PRESS, "à la presse à Bruxelles", {"jens-stoltenberg", "brussels"}, None),
    ("004", EventKind.DECISION, "abandonné sa résistance", {"hungary"}, "Mercredi"),
    ("004", EventKind.SUMMIT, "sommet de Washington", {"nato", "washington-dc"}, "en juillet"),
    ("004", EventKind.VISIT, "visite de M. Stoltenberg", {"jens-stoltenberg", "viktor-orban", "budapest"}, None),
    ("004", EventKind.WAR, "invasion totale", {"russia", "ukraine"}, "en 2022"),
    ("004", EventKind.OTHER, "dirigé par les États-Unis", {"ukraine-defense-contact-group", "united-states"}, None),
    ("004", EventKind.FOUNDING, "base aérienne de Ramstein", {"united-states", "ramstein-air-base", "germany"}, None),
]

# Every number that counts, dates or measures and is no promise: article, its words, its value. (A "double exigence" and
# a "second mandat" do none of these; their sentences are on record as a position and an event.)
NUMBERS = {
    ("000", "plus de 30 pays", 30),
    ("000", "2024", 2024),
    ("000", "troisième année", 3),
    ("002", "une trentaine de pays", 30),
    ("002", "Quatre objectifs prioritaires", 4),
    ("003", "107 milliards de dollars", 107e9),
    ("003", "cinq ans", 5),
    ("003", "100 milliards d'euros", 100e9),
    ("004", "2022", 2022),
    ("004", "une cinquantaine de pays", 50),
}

TERMS = {
    ("000", "Coalition des volontaires", "coalition-of-the-willing"),
    ("000", "coalition d'engagement", "coalition-of-commitment"),
    ("002", "coalition des volontaires", "coalition-of-the-willing"),
    ("004", "protection contre Trump", "nato-coordination-of-aid"),
}

_F = TypeVar("_F", bound=Fact)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def plain(text: str) -> str:
    """The text with straight apostrophes, as the tables here are typed."""
    return text.replace("’", "'")


def of_kind(corpus: Corpus, kind: type[_F], article: str | None = None) -> list[_F]:
    return [
        fact
        for fact in corpus.facts.values()
        if isinstance(fact, kind) and (article is None or number(corpus, fact) == article)
    ]


def number(corpus: Corpus, fact: Fact) -> str:
    return corpus.sources[fact.source].number


@pytest.mark.parametrize("row", QUOTATIONS)
def test_every_quotation_is_there_with_its_speaker(
    corpus: Corpus, row: tuple[str, QuoteForm, str | None, str, str]
) -> None:
    article, form, speaker, begins, ends = row
    found = [
        quote
        for quote in of_kind(corpus, Quote, article)
        if plain(quote.text).startswith(begins) and plain(quote.text).endswith(ends)
    ]
    assert [(quote.form, quote.speaker) for quote in found] == [(form, speaker)]


def test_there_is_no_quotation_that_the_articles_lack(corpus: Corpus) -> None:
    assert len(of_kind(corpus, Quote)) == len(QUOTATIONS)


def test_every_quotation_names_its_speaker_and_its_cue_in_the_article(corpus: Corpus) -> None:
    for quote in of_kind(corpus, Quote):
        assert quote.speaker_named is not None, quote.id
        assert quote.cue is not None, quote.id
        assert set(quote.topic) == {"en", "fr"}, quote.id


def test_the_marks_are_no_part_of_what_was_said(corpus: Corpus) -> None:
    for quote in of_kind(corpus, Quote):
        if quote.form is not INDIRECT:
            text = corpus.sources[quote.source].text
            assert text[: quote.start].rstrip()[-1] in '«"', quote.id
            assert text[quote.end :].lstrip(" ,\u00a0\u202f")[0] in '»"', quote.id
        assert not set(quote.text) & set('«»"'), quote.id


@pytest.mark.parametrize(("article", "actors", "status", "words"), PROMISES)
def test_every_promise_has_its_actors_and_its_status(
    corpus: Corpus, article: str, actors: set[str], status: Status, words: str
) -> None:
    found = [pledge for pledge in of_kind(corpus, Pledge, article) if words in plain(pledge.text)]
    assert (actors, status) in [(set(pledge.actors), pledge.status) for pledge in found]


def test_there_is_no_promise_that_the_articles_lack(corpus: Corpus) -> None:
    # Hungary's promise not to block stands in one sentence with its refusal to take part: one row, two facts.
    assert len(of_kind(corpus, Pledge)) == len(PROMISES) + 1


@pytest.mark.parametrize(("article", "actor", "stance", "words"), STANCES)
def test_positions_are_the_actors_own(corpus: Corpus, article: str, actor: str, stance: Stance, words: str) -> None:
    found = [p for p in of_kind(corpus, Position, article) if actor in p.actors and words in plain(p.text)]
    assert stance in {p.stance for p in found}


@pytest.mark.parametrize("row", HAPPENINGS)
def test_events_have_their_participants_places_and_dates(
    corpus: Corpus, row: tuple[str, EventKind, str, set[str], str | None]
) -> None:
    article, kind, words, who_and_where, date = row
    found = [e for e in of_kind(corpus, Event, article) if e.event is kind and words in plain(e.text)]
    fitting = [e for e in found if who_and_where <= {*e.participants, *e.places}]
    assert fitting, [e.id for e in found]
    if date is not None:
        assert date in {plain(e.date.text) for e in fitting if e.date is not None}


def test_what_has_not_happened_yet_is_marked_as_planned(corpus: Corpus) -> None:
    planned = {about for event in of_kind(corpus, Event) if event.planned for about in event.about}
    assert {"nato-washington-summit", "nato-defence-ministers-meeting"} <= planned
    held = {about for event in of_kind(corpus, Event) if not event.planned for about in event.about}
    assert {"budapest-summit", "coalition-brussels-meeting", "nato-foreign-ministers-meeting"} <= held


def test_figures_are_the_numbers_of_the_articles(corpus: Corpus) -> None:
    found = {(number(corpus, f), plain(f.figure.text), f.value) for f in of_kind(corpus, Figure)}
    assert found == NUMBERS


def test_words_in_marks_that_nobody_spoke_are_terms(corpus: Corpus) -> None:
    assert {(number(corpus, t), plain(t.text), t.entity) for t in of_kind(corpus, Term)} == TERMS
    spoken = [(q.source, range(q.start, q.end)) for q in of_kind(corpus, Quote) if q.form is not INDIRECT]
    for term in of_kind(corpus, Term):
        assert not any(source == term.source and term.start in span for source, span in spoken), term.id


def test_every_fact_is_reviewed_and_told_in_both_languages(corpus: Corpus) -> None:
    for fact in corpus.facts.values():
        assert fact.reviewed, fact.id
        assert fact.confidence is None, fact.id
        assert "en" in fact.translations, fact.id
        assert set(fact.summary) == {"en", "fr"}, fact.id
        assert re.fullmatch(rf"{number(corpus, fact)}-[qpseft]\d\d", fact.id), fact.id


def test_every_entity_is_named_by_an_article(corpus: Corpus) -> None:
    for entity in corpus.entities.values():
        forms = [*entity.names.values(), *entity.aliases, *entity.descriptions]
        named = [
            source.number
            for source in corpus.sources.values()
            if any(plain(form).casefold() in plain(source.text).casefold() for form in forms)
        ]
        assert named, entity.id
