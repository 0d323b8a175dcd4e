"""What stands around a question is set apart; what it asks is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ask.reading.framing import core, corrected, unframed, with_plain_sums, written_out
from knowledge.ask.tables.forms import load_forms
from knowledge.ask.tables.wordings import load_wordings

FORMS = load_forms()


@pytest.mark.parametrize(
    ("language", "message", "question"),
    [
        ("en", "Hi all, who launched the pact?", "who launched the pact?"),
        ("en", "Can somebody remind me who launched the pact?", "who launched the pact?"),
        ("en", "does anyone know if Corsa signed?", "if Corsa signed?"),
        ("en", "Who launched the pact? thanks in advance", "Who launched the pact"),
        ("en", "Who launched the pact, I only remember there were two", "Who launched the pact"),
        ("en", "Hello everyone, quick question: which islands signed? thx", "which islands signed"),
        ("en", "Who launched the pact?", "Who launched the pact?"),
        ("en", "Can Corsa sign the treaty?", "Can Corsa sign the treaty?"),
        ("en", "Does Corsa know who signed?", "Does Corsa know who signed?"),
        ("en", "Who launched the pact (for a fact check)", "Who launched the pact"),
        ("en", "Who launched the pact - need it for tonight", "Who launched the pact"),
        ("en", "For tomorrow's paper, can you tell me who signed?", "who signed?"),
        ("en", "I remember the pact: who launched it?", "I remember the pact: who launched it?"),
        ("fr", "Pour mon papier de demain, j’aurais besoin de savoir qui a signé ?", "qui a signé ?"),
        ("fr", "Pour la Corsanie, qui a signé ?", "Pour la Corsanie, qui a signé ?"),
        ("fr", "On sait qui a signé ?", "qui a signé ?"),
        ("fr", "Bonjour à tous, qui a lancé le pacte ?", "qui a lancé le pacte ?"),
        ("fr", "Quelqu'un sait combien d'arches a le pont ?", "combien d'arches a le pont ?"),
        ("fr", "Je cherche dans quelle ville le pont commence", "dans quelle ville le pont commence"),
        ("fr", "Peux-tu me dire qui a signé ? merci d'avance", "qui a signé"),
        ("fr", "Qui a signé ?", "Qui a signé ?"),
        ("fr", "La Corsanie cherche-t-elle un accord ?", "La Corsanie cherche-t-elle un accord ?"),
    ],
)
def test_what_only_addresses_the_reader_is_left_out(language: str, message: str, question: str) -> None:
    assert unframed(message, (FORMS[language],)) == question


@pytest.mark.parametrize(
    ("language", "typed", "full"),
    [
        ("en", "wot did the PM say", "what did the prime minister say"),
        ("en", "What did u mean", "What did you mean"),
        ("en", "What did the U.S. say?", "What did the U.S. say?"),
        ("en", "What did the u.s. or the U S A say?", "What did the u.s. or the U S A say?"),
        ("fr", "pk le R.-U. ?", "pourquoi le R.-U. ?"),
    ],
)
def test_what_is_typed_in_haste_is_written_in_full_and_no_initialism_is(language: str, typed: str, full: str) -> None:
    assert written_out(typed, FORMS[language].shorthand) == full


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "What did Corso, sorry, Corsa sign?", "What did Corsa sign?"),
        ("en", "Was Corsa sorry, and why?", "Was Corsa sorry, and why?"),
        ("fr", "Que dit la Valdore, pardon, Valdorie ?", "Que dit la Valdorie ?"),
        ("fr", "Qui demande pardon ?", "Qui demande pardon ?"),
    ],
)
def test_a_word_that_is_taken_back_is_left_out(language: str, typed: str, meant: str) -> None:
    assert corrected(typed, load_wordings()[language].corrected) == meant


@given(st.text())
def test_any_text_can_be_corrected(text: str) -> None:
    for wording in load_wordings().values():
        assert len(corrected(text, wording.corrected)) <= len(text)


@pytest.mark.parametrize(
    ("language", "typed", "plain"),
    [
        ("en", "Who gave €4.2bn?", "Who gave 4.2 bn euros?"),
        ("en", "the $36m loan", "the 36 m dollars loan"),
        ("en", "the 107bn fund", "the 107 bn fund"),
        ("en", "£500 for a ferry", "500 pounds for a ferry"),
        ("en", "an F16 and a 4x4", "an F16 and a 4x4"),
        ("fr", "un prêt de 36M€", "un prêt de 36 M€"),
    ],
)
def test_sums_are_written_out(language: str, typed: str, plain: str) -> None:
    forms = FORMS[language]
    assert with_plain_sums(typed, forms.signs, forms.scales) == plain


@pytest.mark.parametrize(
    ("language", "message", "question"),
    [
        ("en", "My boss asks me who launched the pact?", "who launched the pact?"),
        ("fr", "Petite question - qui a signé ?", "qui a signé ?"),
        ("en", "After the storm, who sold the ferry?", None),  # that says when
        ("en", "We have 3 ferries, who sold them?", None),
        ("en", "Who launched the pact?", None),
    ],
)
def test_a_question_begins_at_its_word_where_the_rest_addresses_somebody(
    language: str, message: str, question: str | None
) -> None:
    assert core(message, FORMS[language]) == question


@given(st.text(max_size=400), st.sampled_from(sorted(FORMS)))
def test_whatever_is_typed_a_piece_of_it_is_left(text: str, language: str) -> None:
    left = unframed(text, (FORMS[language],))
    assert left in text
    assert bool(left) == bool(text)
