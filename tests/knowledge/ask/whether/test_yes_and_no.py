"""Yes, no, or neither: by the clause, the event, the promise, the office or the value that is asked about."""

from __future__ import annotations

import pytest

from knowledge.ask import Asker

YES, NO = True, False


@pytest.mark.parametrize(
    ("language", "question", "truth"),
    [
        ("en", "Did Valdoria promise money to Merania?", YES),
        ("en", "Was the fishing treaty signed by Merania?", YES),
        ("en", "Was the fishing treaty signed by Corsa?", NO),
        ("en", "Did Ilse Tarn visit Port Anselm?", YES),
        ("en", "Is Ilse Tarn the foreign minister of Valdoria?", YES),
        ("fr", "Omar Veld est-il ministre de Corsanie ?", YES),
        ("en", "Did Ilse Tarn visit Port Anselm on a Monday?", NO),
        ("fr", "Le pont sera-t-il inauguré en juin ?", NO),
        ("fr", "Le pont a-t-il trente arches ?", NO),
        ("en", "Did Valdoria promise 50 million pounds to Merania?", NO),
        ("en", "Is there a lighthouse?", NO),
        ("fr", "La Corsanie vend-elle du blé à la Valdorie ?", NO),
        ("fr", "La Corsanie refuse-t-elle de vendre du blé ?", YES),
        ("en", "Did Corsa mediate between the islands?", YES),
    ],
)
def test_what_an_article_claims_or_denies(island_asker: Asker, language: str, question: str, truth: bool) -> None:
    reply = island_asker.ask(question, language)
    assert reply.lack is None
    assert reply.truth is truth
    assert reply.findings


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Did Ilse Tarn visit Corsa?"),
        ("en", "Is Ilse Tarn prime minister?"),
        ("en", "Did Merania promise money to Valdoria?"),
        ("en", "Is the bridge made of steel?"),
        ("fr", "Omar Veld a-t-il démissionné ?"),
        ("fr", "La Méranie refuse-t-elle de vendre du poisson ?"),
    ],
)
def test_what_no_article_says_is_neither_yes_nor_no(island_asker: Asker, language: str, question: str) -> None:
    reply = island_asker.ask(question, language)
    assert reply.lack is not None
    assert reply.truth is None


def test_a_number_inside_quoted_words_is_no_value_that_is_asked_about(island_asker: Asker) -> None:
    assert island_asker.ask("the article 'bridge define 302 of the does How willing'?", "en").lack is not None
