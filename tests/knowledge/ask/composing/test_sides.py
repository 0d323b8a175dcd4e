"""Questions of two sides, over articles of nobody: each side is asked by itself and both are shown."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker, Lack, Reply
from knowledge.ask.tables.wordings import load_wordings


def sides(reply: Reply) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (side.entity, side.source, [one.fact.id for one in side.findings if one.fact is not None])
        for side in reply.sides
    ]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What is the difference between what Valdoria promised and what Corsa refuses?"),
        ("en", "For page 2: on one side what Valdoria promised, on the other what Corsa refuses. Can you do that?"),
        ("en", "What did Valdoria promise, as opposed to what Corsa refuses?"),
        ("fr", "Pour l’encadré : d’un côté, ce que promet la Valdorie, et, de l’autre, ce que refuse la Corsanie ?"),
    ],
)
def test_each_side_is_a_question_of_its_own(island_asker: Asker, language: str, question: str) -> None:
    reply = island_asker.ask(question, language)
    assert reply.lack is None
    assert sides(reply) == [("valdoria", None, ["p1"]), ("corsa", None, ["p2"])]


def test_the_second_side_takes_up_who_acts_in_the_first(island_asker: Asker) -> None:
    reply = island_asker.ask("Quelle différence entre ce que fait la Corsanie et ce qu’elle refuse ?", "fr")
    assert [side.entity for side in reply.sides] == ["corsa", "corsa"]
    assert sides(reply)[1][2] == ["p2"]


def test_a_side_that_no_article_answers_is_told_as_such(island_asker: Asker) -> None:
    reply = island_asker.ask("What is the difference between what Valdoria promised and what Merania refuses?", "en")
    assert reply.lack is None
    assert reply.sides[0].reply is not None
    assert (reply.sides[1].reply, reply.sides[1].findings) == (None, ())


@pytest.mark.parametrize(
    ("language", "question", "lack"),
    [
        ("en", "What is the difference between what Merania promised and what Merania refuses?", Lack.NOTHING),
        ("en", "What is the difference between what Poland promised and what Corsa refuses?", Lack.ABSENT),
        ("fr", "Quelle différence entre ce que promet la Méranie et ce que refuse la Pologne ?", Lack.ABSENT),
    ],
)
def test_sides_that_are_not_on_record_are_not_made_up(
    island_asker: Asker, language: str, question: str, lack: Lack
) -> None:
    reply = island_asker.ask(question, language)
    assert (reply.lack, reply.sides) == (lack, ())


def test_every_article_named_is_asked_by_itself(island_asker: Asker) -> None:
    reply = island_asker.ask("Articles 301 and 302 both speak of Corsa. What does each say of it?", "en")
    assert [source for _, source, _ in sides(reply)] == ["islands", "pont"]
    french = island_asker.ask("La Valdorie : que disent respectivement les articles 301 et 302 ?", "fr")
    assert [source for _, source, _ in sides(french)] == ["islands", "pont"]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (
            "Which countries are named both among those that launched the Anselm Pact and among those that refuse a toll?",
            ["corsa"],
        ),
        ("Which countries are named both among those that launched the Anselm Pact and for the treaty?", []),
    ],
)
def test_only_who_stands_on_both_sides_answers_a_question_of_both(
    island_asker: Asker, question: str, named: list[str]
) -> None:
    reply = island_asker.ask(question, "en")
    assert [value.entity for value in reply.values] == named
    assert (reply.lack is None) is bool(named)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What does the Selwyn Bay report say about the ferries?"),
        ("en", "What does the report from Selwyn Bay say about the ferries?"),
        ("fr", "Que dit le reportage de Selwyn Bay à propos de la tempête ?"),
    ],
)
def test_a_name_tells_which_article_is_meant(invented_asker: Asker, language: str, question: str) -> None:
    reply = invented_asker.ask(question, language)
    assert reply.question is not None
    assert reply.question.sources == ("harbour",)
    assert reply.lack is None


def test_a_side_that_points_at_the_first_asks_for_the_same(island_asker: Asker) -> None:
    question = (
        "D’un côté le nombre d’arches de la Corsanie, de l’autre celui de la Valdorie : que donne l’article 301 ?"
    )
    assert island_asker.ask(question, "fr").lack is Lack.NOTHING


def test_every_language_words_the_same() -> None:
    assert set(load_wordings()) == {"en", "fr"}
    for wording in load_wordings().values():
        for pattern in (*wording.sides, wording.shared):
            assert {"one", "other"} <= set(pattern.groupindex)


def test_whether_articles_agree_is_told_by_what_each_gives(asker: Asker) -> None:
    reply = asker.ask("Do 000 and 002 agree on where the coalition met?", "en")
    assert [side.source and side.source[:3] for side in reply.sides] == ["000", "002"]
    assert all(side.reply is not None and side.reply.values for side in reply.sides)
