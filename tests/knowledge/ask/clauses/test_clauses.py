"""A clause tells who acts, who is named behind "by", and what is denied."""

from __future__ import annotations

import pytest

from knowledge.ask.clauses.clause import Said, behind_by, clause_end, joined_before
from knowledge.ask.clauses.denial import is_denied, is_plain
from knowledge.ask.reading.prepositions import is_governed
from knowledge.ask.reading.understanding import understand
from knowledge.search.searcher import Searcher


def said(text: str, language: str, searcher: Searcher) -> Said:
    return Said(text, language, searcher.lexicon.terms(text, language), searcher.names.find(text))


def place(word: str, one: Said) -> int:
    return next(at for at, term in enumerate(one.terms) if term.form == word)


@pytest.mark.parametrize(
    ("language", "text", "verb", "subjects"),
    [
        ("en", "Valdoria and Corsa launched the pact.", "launched", ("valdoria", "corsa")),
        ("en", "In talks with Merania, Corsa refused.", "refused", ("corsa",)),
        ("en", "Merania waited while Corsa refused.", "refused", ("corsa",)),
        ("en", "Corsa’s ferries sank.", "sank", ()),
        ("en", "Outside Merania nobody voted.", "voted", ()),
        ("fr", "La Corsanie et la Méranie construisent un pont.", "construisent", ("corsa", "merania")),
        ("fr", "Le ministre de Corsanie refuse.", "refuse", ()),
    ],
)
def test_who_stands_before_a_verb_is_its_subject(
    island_searcher: Searcher, language: str, text: str, verb: str, subjects: tuple[str, ...]
) -> None:
    one = said(text, language, island_searcher)
    assert joined_before(place(verb, one), one) == subjects


@pytest.mark.parametrize(
    ("language", "text", "verb", "agents"),
    [
        ("en", "The pact was launched jointly by Valdoria and Corsa.", "launched", ("valdoria", "corsa")),
        ("en", "Pushed by foreign minister Ilse Tarn, they agreed.", "pushed", ("ilse-tarn",)),
        ("en", "The pact was launched by the sea near Corsa.", "launched", ()),
        ("fr", "Poussés par le ministre Omar Veld, ils ont accepté.", "pousses", ("omar-veld",)),
        ("fr", "La Corsanie a signé.", "signe", ()),
    ],
)
def test_who_stands_behind_by_is_the_agent(
    island_searcher: Searcher, language: str, text: str, verb: str, agents: tuple[str, ...]
) -> None:
    one = said(text, language, island_searcher)
    assert behind_by(place(verb, one), one) == agents


@pytest.mark.parametrize(
    ("language", "text", "verb", "denied", "plain"),
    [
        ("en", "Corsa did not sign the treaty.", "sign", True, False),
        ("en", "Corsa signed the treaty.", "signed", False, True),
        ("en", "Corsa did not rule out a ferry.", "ferry", False, False),
        ("en", "Corsa mediates and refuses tolls.", "mediates", False, False),
        ("en", "Corsa dropped its resistance to a toll.", "resistance", True, False),
        ("fr", "La Corsanie n’a pas signé.", "signe", True, False),
        ("fr", "La Corsanie n’exclut pas un second pont.", "pont", False, False),
        ("fr", "La Corsanie construit un pont.", "construit", False, True),
    ],
)
def test_a_denial_reaches_its_own_verb(
    island_searcher: Searcher, language: str, text: str, verb: str, denied: bool, plain: bool
) -> None:
    one = said(text, language, island_searcher)
    question = understand("Who signed?", island_searcher, "en")
    term = one.terms[place(verb, one)]
    assert (is_denied(question, one, term), is_plain(one, term)) == (denied, plain)


def test_a_clause_ends_where_the_next_begins(island_searcher: Searcher) -> None:
    one = said("Corsa signed, but Merania waited.", "en", island_searcher)
    assert one.text[: clause_end(place("signed", one), one)] == "Corsa signed, "


def test_whoever_owns_what_is_asked_about_is_governed(island_searcher: Searcher) -> None:
    question = understand("How did Corsa react to Merania’s proposal?", island_searcher, "en")
    assert [is_governed(mention, question) for mention in question.mentions] == [False, True]
