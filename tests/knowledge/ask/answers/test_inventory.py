"""What an article is gone through for, over articles of nobody: sums, days and dates, whom it quotes."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker, Lack


@pytest.mark.parametrize(
    ("language", "question", "values"),
    [
        ("en", "all the sums of money in article 101 please", ["14 million pounds"]),
        ("fr", "Toutes les sommes citées dans l’article 102, stp", ["230 millions d’euros", "60 millions d’euros"]),
        ("en", "Which days of the week are mentioned in article 101?", ["Monday"]),
        (
            "fr",
            "Relève les indications de temps de l’article 102 : jours, mois, année.",
            ["jeudi", "septembre", "2027"],
        ),
        ("en", "List the months given in article 101.", ["March"]),
    ],
)
def test_an_article_is_gone_through_for_all_of_a_kind(
    invented_asker: Asker, language: str, question: str, values: list[str]
) -> None:
    reply = invented_asker.ask(question, language)
    assert (reply.lack, reply.listed) == (None, True)
    assert [value.text for value in reply.values] == values


@pytest.mark.parametrize(
    ("language", "question", "speakers"),
    [
        ("en", "Which speakers does article 101 quote directly?", ["maren-aldous"]),
        ("fr", "Quelles personnes l’article 102 cite-t-il entre guillemets ?", ["solene-kerbrat"]),
    ],
)
def test_those_are_listed_whose_own_words_an_article_gives(
    invented_asker: Asker, language: str, question: str, speakers: list[str]
) -> None:
    reply = invented_asker.ask(question, language)
    assert [value.entity for value in reply.values] == speakers


@pytest.mark.parametrize(
    "question",
    [
        "all the sums of money in article 103 please",
        "Which ministers does article 101 quote directly?",
        "Which days does article 103 give?",
    ],
)
def test_what_an_article_has_none_of_is_not_on_record(invented_asker: Asker, question: str) -> None:
    assert invented_asker.ask(question, "en").lack is Lack.VALUE


def test_an_office_that_is_left_out_leaves_its_holders_out(asker: Asker) -> None:
    every = asker.ask("Which ministers are quoted directly?", "en")
    fewer = asker.ask("Leaving foreign ministers aside, which ministers are quoted directly?", "en")
    named = {str(value.entity) for value in fewer.values}
    assert named < {str(value.entity) for value in every.values}
    assert all("foreign" not in asker.searcher.corpus.entities[one].role["en"].lower() for one in named)


@pytest.mark.parametrize(
    ("language", "question", "named"),
    [
        ("en", "List every person that article 102 mentions.", {"solene-kerbrat", "yanis-morvan"}),
        ("fr", "Dresse la liste des personnes nommées dans l’article 102.", {"solene-kerbrat", "yanis-morvan"}),
        ("en", "Name all the places in article 101.", {"selwyn-bay"}),
    ],
)
def test_all_of_a_kind_that_an_article_names_are_listed(
    invented_asker: Asker, language: str, question: str, named: set[str]
) -> None:
    assert {value.entity for value in invented_asker.ask(question, language).values} == named


def test_only_articles_with_somebody_s_own_words_quote_them(invented_asker: Asker) -> None:
    reply = invented_asker.ask("Which articles quote Solène Kerbrat directly?", "en")
    assert [finding.source for finding in reply.findings] == ["tramway"]
    assert invented_asker.ask("Which articles quote Yanis Morvan directly?", "en").lack is Lack.VALUE
