"""What is made ready beforehand changes no answer, and spares the first reader the making of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bot.desk import Desk
from bot.localisation import Localisation
from knowledge.corpus import Corpus
from knowledge.entities import Resolver

ASKED = [
    ("pledges", {"entity": "Slovenia"}),
    ("pledges", {"entity": "valdoria"}),
    ("quotes", {"speaker": "Tarnn"}),
    ("ask", {"question": "Who pledged 36 million?"}),
]


def fresh(corpus: Corpus, localisation: Localisation) -> Desk:
    return Desk(corpus, Resolver(corpus.entities.values()), localisation)


def test_a_warm_desk_answers_as_a_cold_one(invented: Corpus, localisation: Localisation) -> None:
    cold, warm = fresh(invented, localisation), fresh(invented, localisation)
    warm.warm()
    for command, arguments in ASKED:
        assert warm.answer(command, arguments, "fr") == cold.answer(command, arguments, "fr")


def test_a_warm_desk_has_its_searcher_and_its_names(invented: Corpus, localisation: Localisation) -> None:
    desk = fresh(invented, localisation)
    assert "asker" not in vars(desk.room)
    desk.warm()
    assert "asker" in vars(desk.room)
    assert "_spellings" in vars(desk.room.resolver)


def test_an_empty_corpus_can_be_warmed(localisation: Localisation) -> None:
    fresh(Corpus({}, {}, {}, fingerprint="0" * 32), localisation).warm()


def test_readers_who_ask_at_once_get_what_each_would_alone(invented: Corpus, localisation: Localisation) -> None:
    alone = fresh(invented, localisation)
    expected = [alone.answer(command, arguments, "en-US") for command, arguments in ASKED]
    desk = fresh(invented, localisation)
    with ThreadPoolExecutor(8) as readers:
        readers.submit(desk.warm)
        asked = [[readers.submit(desk.answer, *one, "en-US") for one in ASKED] for _ in range(6)]
        for round_of in asked:
            assert [answer.result() for answer in round_of] == expected
