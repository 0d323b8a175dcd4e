"""The language of a text is told by its function words, and one that nobody reads is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.language import guess_language, not_read, read_language, shares

_TEXTS = {
    "fr": "Le ministre a reçu mardi les représentants de la ville, "
    "qui demandent que l’on répare le pont avant l’hiver.",
    "en": "The minister met the representatives of the city on "
    "Tuesday, who ask that the bridge be repaired before winter.",
    "de": "Der Minister hat am Dienstag die Vertreter der Stadt "
    "empfangen, die vor dem Winter eine Brücke reparieren wollen.",
    "es": "El ministro recibió el martes a los representantes de "
    "la ciudad, que piden que se repare el puente con urgencia.",
    "it": "Il ministro ha ricevuto martedì i rappresentanti della "
    "città, che chiedono di riparare il ponte con urgenza.",
    "nl": "De minister heeft dinsdag de vertegenwoordigers van "
    "de stad ontvangen, die willen dat de brug wordt hersteld.",
    "pt": "O ministro recebeu na terça-feira os representantes da cidade, que pedem a reparação da ponte com urgência.",
    "ru": "Министр принял во вторник представителей города, которые просят, чтобы мост был отремонтирован до зимы.",
    "uk": "Міністр прийняв у вівторок представників міста, які просять, щоб міст було відремонтовано до зими.",
}


@pytest.mark.parametrize("code", _TEXTS)
def test_a_sentence_is_enough(code: str) -> None:
    guess = guess_language(_TEXTS[code])
    assert guess.code == code
    assert guess.is_read is (code in {"en", "fr"})


@pytest.mark.parametrize(
    "text",
    ["", "   ", "12 34", "Kiev Moscou Paris Londres Berlin Rome", "🙂🙂", "東京で会議が開かれた。", "zzz qqq xxx"],
)
def test_no_language_is_guessed_where_none_shows(text: str) -> None:
    assert guess_language(text).code is None


@pytest.mark.parametrize("code", _TEXTS)
def test_what_is_not_read_is_named_however_short_it_is(code: str) -> None:
    expected = code if code in {"en", "fr"} else None
    assert read_language(_TEXTS[code]) == read_language(_TEXTS[code], short=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Never,” says Tom Ray.", "en"),
        ("Kiev dit non à Moscou.", "fr"),
        ("東京で会議が開かれた。代表は橋の修理を求めた。" * 5, None),
        ("Zzz qqq xxx " * 60, None),
    ],
)
def test_a_headline_is_read_in_the_likelier_language(text: str, expected: str | None) -> None:
    assert read_language(text, short=True) == expected


def test_why_a_text_is_not_read_is_said_for_a_person() -> None:
    assert not_read(_TEXTS["de"]) == "seems to be in German; English and French are read"
    assert not_read("東京") == "is in no language that can be told; English and French are read"


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    guess_language(text)
    assert read_language(text, short=True) in {"en", "fr", None}
    assert all(0 <= share <= 1 for share in shares(text).values())
