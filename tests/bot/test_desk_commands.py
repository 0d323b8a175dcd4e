"""What each command says over the five articles, read in them: a table of questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from bot.answers import Answer, AnswerStatus
from bot.desk import Desk

Said = Callable[[Answer], str]

OK, NOT, ASKS = AnswerStatus.OK, AnswerStatus.NOT_ON_RECORD, AnswerStatus.AMBIGUOUS

# command, what is typed, language, what the answer says (patterns), what it must not say, the articles it cites
ROWS: list[tuple[str, dict[str, str], str, Sequence[str], Sequence[str], Sequence[str]]] = [
    (
        "pledges",
        {"entity": "US"},
        "en-US",
        [
            r"^United States · 3 promises on record",
            r"understood from “US”",
            r"PLEDGED  1\.2 billion US dollars more\n",
            r"EXPECTED  about 4\.2 billion euros in total, jointly with the United Kingdom, Germany, and France\n",
            r"no share is given",
            r"“The United States has promised a further 1\.2 billion dollars.*” \(translation\)",
            r"« Les États-Unis ont promis 1,2 milliard de dollars supplémentaires",
            r"according to sources within the European Commission",
            r"by early summer",
            r"jointly with the United Kingdom and Germany",
        ],
        [r"1\.2 billion euros", r"CONSIDERED"],
        ["000", "001"],
    ),
    (
        "pledges",
        {"entity": "États-Unis"},
        "fr",
        [
            r"^États-Unis · 3 promesses au dossier",
            r"PROMIS  1,2 milliard de dollars supplémentaires",
            r"ATTENDU  environ 4,2 milliards d'euros au total, en commun avec le Royaume-Uni, l'Allemagne et la France",
            r"aucune part n'est donnée",
            r"pour l'Ukraine",
        ],
        [r"translation", r"traduction", r"understood", r"compris"],
        ["000", "001"],
    ),
    (
        "pledges",
        {"entity": "Royaume-Uni"},
        "fr",
        [r"4,2 milliards", r"coordonnées", r"force de réassurance"],
        [r"1,2 milliard"],
        ["000", "001", "002"],
    ),
    ("pledges", {"entity": "Netherlands"}, "en-GB", [r"Readiness to contribute", r"force"], [r"billion"], ["002"]),
    (
        "pledges",
        {"entity": "Turkey"},
        "en-US",
        [r"DECLINED  Any lethal delivery"],
        [r"PLEDGED", r"billion"],
        ["001"],
    ),
    (
        "pledges",
        {"entity": "France", "status": "considered"},
        "en-US",
        [r"SAMP/T", r"jointly with Italy"],
        [r"4\.2"],
        ["001"],
    ),
    (
        "pledges",
        {"entity": "France", "status": "envisagé"},
        "fr",
        [r"seulement : envisagé", r"SAMP/T"],
        [r"4,2"],
        ["001"],
    ),
    ("pledges", {"entity": "Ukraine", "item": "air defence"}, "en-US", [r"1\.2 billion"], [r"lethal"], ["000"]),
    ("pledges", {"entity": "Mistral"}, "en-US", [r"promises of this: Mistral", r"France and Italy"], [], ["001"]),
    (
        "quotes",
        {"speaker": "Jens Stoltenberg"},
        "en-US",
        [r"not here to debate", r"Every missile", r"urgent needs", r"party to the conflict", r"REPORTED"],
        [r"Our planning", r"only promises"],
        ["000", "001", "003", "004"],
    ),
    ("quotes", {"entity": "Zelenskyy"}, "en-US", [r"promises", r"our cities"], [r"debate"], ["000"]),
    (
        "quotes",
        {"speaker": "Pays-Bas"},
        "fr",
        [r"Ruben Brekelmans", r"ministre néerlandais", r"son mandat"],
        [],
        ["002"],
    ),
    ("quotes", {"speaker": "Häkkänen"}, "en-GB", [r"crucial (actor|player)"], [r"Healey"], ["002"]),
    (
        "quotes",
        {"speaker": "Stoltenberg", "about": "industrial"},
        "en-US",
        [r"only about “industrial”", r"industrial base"],
        [r"Every missile"],
        ["001"],
    ),
    (
        "positions",
        {"entity": "Hongrie"},
        "fr",
        [r"PRUDENCE", r"approche plus mesurée", r"SCEPTICISME", r"bloque", r"armes"],
        [],
        ["001", "003", "004"],
    ),
    ("positions", {"entity": "Slovakia"}, "en-US", [r"measured"], [r"Slovenia", r"block"], ["001"]),
    ("positions", {"entity": "Turkey"}, "en-GB", [r"MEDIATES", r"OPPOSES"], [], ["001"]),
    (
        "events",
        {"entity": "Brussels"},
        "en-US",
        [r"Coalition of the Willing", r"[Pp]ress", r"Thursday \(as stated\)"],
        [r"\b20\d\d-\d\d"],
        ["001", "002", "004"],
    ),
    ("events", {"entity": "NATO foreign ministers meeting"}, "en-US", [r"Wednesday \(as stated\)"], [], ["003"]),
    ("events", {"entity": "Kharkiv"}, "fr", [r"ATTAQUE", r"récentes \(selon l'article\)", r"Odessa"], [], ["000"]),
    (
        "profile",
        {"entity": "Stoltenburg"},
        "en-US",
        [r"^Jens Stoltenberg · person", r"Secretary General of NATO", r"\(spelling\)", r"\d+ statements"],
        [r"former"],
        ["000", "001", "003", "004"],
    ),
    ("profile", {"entity": "D. Trump"}, "en-US", [r"second term|second mandat"], [r"said"], ["004"]),
    (
        "profile",
        {"entity": "fonds de 107 milliards"},
        "fr",
        [r"107 milliards de dollars", r"100 milliards d'euros"],
        [r"207"],
        ["003"],
    ),
    (
        "profile",
        {"entity": "coalition of the willing"},
        "en-GB",
        [r"· group", r"(thirty|30) countries"],
        [],
        ["000", "002"],
    ),
    (
        "sources",
        {},
        "en-US",
        [r"^5 articles on record", r"EurasiaFocus", r"Budapest"],
        [r"20\d\d-"],
        ["000", "001", "002", "003", "004"],
    ),
    ("source", {"id": "3"}, "en-US", [r"^Article 003", r"107 billion US dollars"], [r"1\.2 billion"], ["003"]),
    ("source", {"id": "article 004"}, "fr", [r"^Article 004", r"Orb[aá]n"], [], ["004"]),
    ("source", {"id": "EurasiaFocus"}, "fr", [r"^Article 001"], [], ["001"]),
    ("about", {}, "fr", [r"5 articles", r"ne portent pas de date", r"30 promesses|\d+ promesses"], [], ["000"]),
]


@pytest.mark.parametrize(
    ("command", "arguments", "language", "says", "never", "cites"),
    ROWS,
    ids=[f"{row[0]} {' '.join(row[1].values())} {row[2]}" for row in ROWS],
)
def test_a_command_says_what_the_articles_say(
    desk: Desk,
    said: Said,
    command: str,
    arguments: dict[str, str],
    language: str,
    says: Sequence[str],
    never: Sequence[str],
    cites: Sequence[str],
) -> None:
    answer = desk.answer(command, arguments, language)
    text = said(answer)
    assert answer.status is OK, text
    assert [pattern for pattern in says if not re.search(pattern, text, re.MULTILINE)] == []
    assert [pattern for pattern in never if re.search(pattern, text, re.MULTILINE)] == []
    assert {desk.room.corpus.sources[source].number for source in answer.sources} >= set(cites)


def test_about_names_every_command_as_its_reader_sees_it(desk: Desk, said: Said) -> None:
    french = said(desk.answer("about", {}, "fr"))
    for name in desk.commands:
        if name != "about":
            assert f"/{desk.localisation.text(f'command-{name}', 'fr')} – " in french


def test_a_promises_article_is_cited_and_no_other(desk: Desk) -> None:
    answer = desk.answer("pledges", {"entity": "US"}, "en-US")
    assert {desk.room.corpus.sources[source].number for source in answer.sources} == {"000", "001"}


def test_the_shared_sum_is_never_a_figure_for_one_country(desk: Desk) -> None:
    for entity in ("united-states", "united-kingdom", "germany", "france"):
        for language, partner in (("en-US", "jointly with"), ("fr", "en commun avec")):
            answer = desk.answer("pledges", {"entity": entity}, language)
            shared = [card for card in answer.cards if re.search(r"4[.,]2", card.headline)]
            assert len(shared) == 1
            assert partner in shared[0].headline


def test_promises_come_firmest_first(desk: Desk) -> None:
    answer = desk.answer("pledges", {"entity": "ukraine"}, "en-US")
    order = ["DELIVERED", "PLEDGED", "AGREED", "EXPECTED", "CONSIDERED", "PROPOSED", "DECLINED"]
    found = [order.index(card.badge.word) for card in answer.cards if card.badge]
    assert found == sorted(found)
    assert len(found) == len(answer.cards)


def test_every_excerpt_is_verbatim(desk: Desk) -> None:
    corpus = desk.room.corpus
    texts = [source.text for source in corpus.sources.values()]
    for source in corpus.sources.values():
        answer = desk.answer("source", {"id": source.number}, "en-US")
        for card in answer.cards:
            assert card.excerpts
            for excerpt in card.excerpts:
                assert any(excerpt.text in text for text in texts)


def test_an_english_reader_gets_a_translation_and_a_french_one_does_not(desk: Desk) -> None:
    english = desk.answer("source", {"id": "000"}, "en-GB")
    french = desk.answer("source", {"id": "000"}, "fr")
    assert all(excerpt.translation for card in english.cards for excerpt in card.excerpts)
    assert not any(excerpt.translation for card in french.cards for excerpt in card.excerpts)


def test_the_facts_of_an_answer_are_those_of_its_cards(desk: Desk) -> None:
    answer = desk.answer("quotes", {"speaker": "jens-stoltenberg"}, "en-US")
    assert [fact["id"] for fact in answer.facts] == [card.fact for card in answer.cards]
    for fact in answer.facts:
        source = desk.room.corpus.sources[str(fact["source"])]
        assert source.text[int(fact["start"]) : int(fact["end"])] == fact["text"]


def test_asking_again_with_the_answers_arguments_gives_the_same_cards(desk: Desk) -> None:
    for command, arguments, language, *_ in ROWS:
        first = desk.answer(command, arguments, language)
        again = desk.answer(first.command, first.arguments, language)
        assert again.cards == first.cards
        assert again.arguments == first.arguments
        assert all(len(value) <= 100 for value in first.arguments.values())


def test_every_door_leads_to_an_answer(desk: Desk) -> None:
    for command, arguments, language, *_ in ROWS:
        for door in desk.answer(command, arguments, language).doors:
            assert desk.answer(door.command, door.arguments, language).status is OK, door
            assert 0 < len(door.label) <= 80


def test_a_door_says_how_much_is_behind_it(desk: Desk) -> None:
    for door in desk.answer("profile", {"entity": "united-states"}, "en-US").doors:
        if door.detail:
            answer = desk.answer(door.command, door.arguments, "en-US")
            assert door.detail.split()[0] == str(len(answer.cards))


def test_a_status_door_narrows_and_leads_back(desk: Desk) -> None:
    whole = desk.answer("pledges", {"entity": "united-states"}, "en-US")
    only = next(door for door in whole.doors if door.label == "Only pledged")
    narrowed = desk.answer(only.command, only.arguments, "en-US")
    assert len(narrowed.cards) == 1
    assert narrowed.doors[0].label == "All United States"
    assert desk.answer(narrowed.doors[0].command, narrowed.doors[0].arguments, "en-US").cards == whole.cards


@pytest.mark.parametrize("language", ["en-US", "en-GB", "fr"])
def test_no_answer_has_empty_lines_or_stray_spaces_in_its_parts(desk: Desk, language: str) -> None:
    for command, arguments, *_ in ROWS:
        answer = desk.answer(command, arguments, language)
        parts = [answer.title, *answer.lead, *answer.notes]
        for card in answer.cards:
            parts += [card.headline, *card.details, *card.small_print]
        assert all(part == part.strip() and "  " not in part and "\n" not in part for part in parts)
        assert all(not re.search(r"\{|\}|\bNone\b|\(\)", part) for part in parts)


def test_a_place_is_meant_where_one_asks_what_happened(desk: Desk) -> None:
    for typed, place, instead in (
        ("Washington", "washington-dc", "united-states"),
        ("Ramstein", "ramstein-air-base", "ukraine-defense-contact-group"),
    ):
        answer = desk.answer("events", {"entity": typed}, "en-US")
        assert answer.entity is not None
        assert answer.entity.id == place
        assert answer.doors[0].arguments == {"entity": instead}


def test_a_government_is_meant_where_one_asks_for_promises(desk: Desk, said: Said) -> None:
    assert "“Washington” → United States (capital)" in said(desk.answer("pledges", {"entity": "Washington"}, "en-US"))


def test_what_was_declined_is_not_counted_as_promised(desk: Desk) -> None:
    assert desk.answer("pledges", {"entity": "turkey"}, "en-US").title == "Turkey · 1 refusal on record"
    assert desk.answer("pledges", {"entity": "turkey"}, "fr").title == "Turquie · 1 refus au dossier"
    assert " promises and " in desk.answer("pledges", {"entity": "ukraine"}, "en-US").title


@pytest.mark.parametrize(
    ("typed", "language", "how"),
    [
        ("United States", "en-US", None),
        ("united-states", "en-US", None),
        ("états unis", "en-US", None),
        ("Stoltenberg", "fr", None),
        ("USA", "fr", "compris d'après « USA »"),
        ("Stoltenburg", "en-US", "understood from “Stoltenburg” (spelling)"),
    ],
)
def test_what_was_understood_is_said_where_it_is_not_what_was_typed(
    desk: Desk, said: Said, typed: str, language: str, how: str | None
) -> None:
    text = said(desk.answer("profile", {"entity": typed}, language))
    assert how in text if how else not re.search("understood|compris", text)
