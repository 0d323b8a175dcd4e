"""Events have who, where and when the sentence says so; figures are the numbers that no promise has taken."""

import pytest

from knowledge.extract import extract
from knowledge.model import EventKind

EVENTS = [
    (
        "fr",
        "Le sommet de Lisbonne réunira jeudi la France et le Brésil.",
        EventKind.SUMMIT,
        {"france", "brazil"},
        "jeudi",
    ),
    ("fr", "La ministre Ana Costa s'est rendue à Lima mardi.", EventKind.VISIT, {"ana-costa"}, "mardi"),
    ("fr", "Une frappe a touché Tripoli dimanche soir, selon la Libye.", EventKind.ATTACK, set(), "dimanche soir"),
    ("en", "Spain and Portugal held talks in Geneva on Monday.", EventKind.MEETING, {"spain", "portugal"}, "on Monday"),
    ("en", "President Ana Costa visited Lima on Tuesday.", EventKind.VISIT, {"ana-costa"}, "on Tuesday"),
    ("en", "An earthquake struck Nepal in April.", EventKind.OTHER, set(), "in April"),
    ("en", "Ana Costa will travel to Lima on Tuesday.", EventKind.VISIT, {"ana-costa"}, "on Tuesday"),
    ("fr", "Le ministre Paul Amiel est attendu à Lima jeudi.", EventKind.VISIT, {"paul-amiel"}, "jeudi"),
    ("en", "The Supreme Court of Peru sentenced Ana Costa on Monday.", EventKind.DECISION, {"ana-costa"}, "on Monday"),
    ("fr", "Le musée Valmor a été fondé en 1962 à Lima.", EventKind.FOUNDING, set(), "en 1962"),
    ("en", "Peru bombed the town of Ilo on Friday.", EventKind.ATTACK, {"peru"}, "on Friday"),
]


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Ana Costa a visité Nairobi mardi."), ("en", "Ana Costa visited Nairobi on Tuesday.")],
)
def test_what_a_verb_of_visiting_is_followed_by_is_where(language: str, text: str) -> None:
    (event,) = extract(text, language).events
    assert (event.participants, event.places) == (("ana-costa",), ("kenya",))


@pytest.mark.parametrize(("language", "text", "kind", "participants", "date"), EVENTS, ids=[e[1][:40] for e in EVENTS])
def test_an_event_has_its_kind_its_participants_and_its_date(
    language: str, text: str, kind: EventKind, participants: set[str], date: str
) -> None:
    events = extract(text, language).events
    assert kind in {event.event for event in events}
    (event,) = [event for event in events if event.event is kind]
    assert participants <= set(event.participants)
    assert event.date is not None
    assert event.date.text == date
    assert text[event.date.start : event.date.end] == date


HAPPENINGS = [
    ("en", "Ana Costa, who was tired, met Luis Vega in Lisbon.", "meeting", {"ana-costa", "luis-vega"}, {"portugal"}),
    ("en", "Elias Roe flew to Peru last month.", "visit", {"elias-roe"}, {"peru"}),
    ("en", "Three rangers were shot dead near Lisbon on Sunday.", "attack", set(), {"portugal"}),
    ("en", "The club was founded in 1887 by Amos Barlow.", "founding", {"club", "amos-barlow"}, set()),
    ("en", "Peru ruled on Tuesday that the lake has no owner.", "decision", {"peru"}, set()),
    (
        "fr",
        "Le médiateur, Urs Keller, a rencontré Ana Costa lundi à Lima.",
        "meeting",
        {"urs-keller", "ana-costa"},
        {"peru"},
    ),
    ("fr", "La ministre Ana Costa doit se rendre au Pérou vendredi.", "visit", {"ana-costa"}, {"peru"}),
    (
        "fr",
        "Lancée par la France et l'Italie, cette alliance réunit douze pays.",
        "founding",
        {"france", "italy"},
        set(),
    ),
    ("fr", "Elle s'est exprimée devant la presse à Lima.", "press", set(), {"peru"}),
    ("fr", "Cette année d'invasion russe a vidé les villages.", "war", {"russia"}, set()),
]


@pytest.mark.parametrize(("language", "text", "kind", "who", "where"), HAPPENINGS, ids=[e[1][:40] for e in HAPPENINGS])
def test_who_takes_part_and_where_is_read_off_the_clause(
    language: str, text: str, kind: str, who: set[str], where: set[str]
) -> None:
    (event,) = [event for event in extract(text, language).events if event.event == kind]
    assert set(event.participants) == who
    assert set(event.places) == where


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Germany pledged aid on Wednesday to help Mozambique rebuild after Cyclone Dalisa."),
        ("en", "The company met its targets in 2019."),
        ("en", "Spain ruled out new taxes on Monday."),
        ("fr", "Avant la réunion, Ana Costa a souligné que l'Espagne paierait."),
        ("fr", "Elle a rendu hommage mardi aux marins de Lisbonne."),
    ],
)
def test_what_only_sets_the_scene_and_what_only_sounds_like_it_is_no_event(language: str, text: str) -> None:
    assert extract(text, language).events == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "La réunion sera longue."), ("en", "The meeting will be long."), ("fr", "Il pleut à verse.")],
)
def test_a_sentence_that_says_neither_who_nor_where_has_no_event(language: str, text: str) -> None:
    assert extract(text, language).events == ()


def test_counts_have_their_unit_and_years_and_dates_are_none() -> None:
    figures = extract("En 2019, le 12 mai, 163 sociétés ont embauché 45 % de femmes.", "fr").figures
    assert [(figure.value, figure.unit["fr"]) for figure in figures] == [(163, "sociétés"), (45, "%")]


def test_what_a_round_number_counts_stands_behind_a_preposition() -> None:
    figures = extract("Le groupe réunit une trentaine de pays.", "fr").figures
    assert [(figure.value, figure.unit["fr"]) for figure in figures] == [(30, "pays")]


def test_a_sum_that_nobody_promises_is_a_figure_and_a_promised_one_is_not() -> None:
    extraction = extract("Le club doit 3 millions d'euros. Oslo versera 5 millions d'euros au Mali.", "fr")
    assert [figure.value for figure in extraction.figures] == [3e6]
    assert [pledge.amount.value for pledge in extraction.pledges if pledge.amount] == [5e6]


def test_the_number_of_an_item_is_not_counted_twice() -> None:
    extraction = extract("L'Irlande livrera quarante ambulances au Liban.", "fr")
    (pledge,) = extraction.pledges
    assert [(item.text, item.count) for item in pledge.items] == [("quarante ambulances", 40)]
    assert extraction.figures == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« On nous propose l’aumône », tempête Ana Costa, secrétaire du syndicat, mardi à Lima."),
        ("fr", "Dimanche soir, Ana Costa est arrivée en tête à Lima avec 38 % des voix."),
        ("fr", "Elle espère lever des fonds auprès de la fondation Amiel en 2026."),
        ("en", "He joined the Orsel Foundation in 1999."),
    ],
)
def test_words_of_happenings_that_tell_of_none(language: str, text: str) -> None:
    assert extract(text, language).events == ()


def test_whose_somebody_is_takes_no_part() -> None:
    (event,) = extract("Elias Roe met Ana Costa's biographer, Luis Vega, in Peru on Monday.", "en").events
    assert set(event.participants) == {"elias-roe", "luis-vega"}


def test_a_body_by_its_initials_is_no_place() -> None:
    (event,) = extract("Grève à la SNCF jeudi : le trafic sera perturbé.", "fr").events
    assert (event.participants, event.places) == (("sncf",), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le titre gagnait du terrain à 14h30 à la Bourse."),
        ("fr", "LIMA, 18 nov 2025 - Le port reste fermé."),
        ("fr", "Lors de la 12e journée, à la 34e minute, le port a rouvert."),
        ("fr", "Le témoin a changé quatre fois de version."),
        ("fr", "Le port est fermé, dit Ana Costa, 34 ans, infirmière à Lima."),
        ("en", "Ana Costa told Harbour Radio 5 Live that the port was closed."),
        ("en", "It hit the coast as a Category 3 storm."),
        ("en", "They lost after a 4-0 defeat on the coast, and won 3-1 thanks to Ana Costa."),
        ("en", "I have seen it back four times since then."),
    ],
)
def test_what_only_looks_like_a_count_is_none(language: str, text: str) -> None:
    assert extract(text, language).figures == ()


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("fr", "Le port a trois avocats de M. Amiel et de sa mère.", "avocats"),
        ("fr", "À Lima, 34 ans après la guerre, le port reste fermé.", "ans"),
        ("en", "On Monday 200 people marched.", "people"),
    ],
)
def test_what_is_counted_is_no_name_and_stays_a_count(language: str, text: str, unit: str) -> None:
    (figure,) = extract(text, language).figures
    assert figure.unit[language].split()[0] == unit
