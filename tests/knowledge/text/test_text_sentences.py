"""Where sentences of French and English news end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.text import paragraphs, sentences

# Each row is one text, written with a bar where a sentence ends.
_TEXTS = [
    "M. Orvan a parlé. | Il part demain.",
    "Le ministre a reçu M. Tarvik et Mme. Sorel. | Rien n’a filtré.",
    "The U.S. government said so. | The U.K. agreed.",
    "He came to the U.S. | The visit was short.",
    "It cost 4.2 billion. | It was 2.5 too much.",
    "Il a coûté 4,2 milliards. | 30 pays ont payé.",
    "En 2024. | Les pays ont payé.",
    "J. Stelten spoke. | A. B. Corvin did not.",
    "« Nous irons. » | Le ministre est parti.",
    "« Nous irons. Tous. » | Il est parti.".replace("irons. T", "irons. | T"),
    "“We will go.” | She left.",
    '"We will go." | She left.',
    'She said: "We will go." | "When?" he asked.',
    "« Vraiment ? » a demandé le ministre. | Oui !",
    "« Nous irons ! », a-t-il dit. | Fin.",
    "Il hésite… puis il part. | Fin.",
    "Il hésite… | Elle part.",
    "Il hésite... | Elle part.",
    "« Nous avons […] décidé. » | Fin.",
    "Il ajoute : « Nous irons. » | Fin.",
    "Les objectifs : partir, revenir. | Fin.",
    "Des chars, des drones, etc. sont promis. | Fin.",
    "Des chars, des drones, etc. | Fin.",
    "Le 3 sept. 2024, il part. | Fin.",
    "See No. 10 and p. 4. | He said no. | The end.",
    "Dr. Lind of Acme Inc. spoke. | He left.",
    "Voir l’art. 5 du traité. | Fin.",
    "1. Les pays paient. | 2. Les autres non.",
    "Kiev (la capitale.) | Fin.",
    "Où va-t-on ? | Nulle part.",
    "Quoi ?! | Rien.",
    "Les chiffres sont élevés.| Lancée en mars, la mission dure.",
    "Sur www.exemple.fr on lit tout. | Fin.",
    "no full stop at all",
    "— Oui. | — Non.",
    "He left (see p. 3). | She stayed.",
    "The U.N.’s envoy spoke. | He left.",
    "Il vit à St. Malo. | L’OTAN aussi.",
    "Selon J. L’OTAN tient.".replace("J. L", "J. | L"),
]


def _split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize("marked", _TEXTS)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("| ", "").replace("|", "")
    assert _split(text) == expected


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_french_no_break_spaces_keep_marks_with_their_sentence(space: str) -> None:
    text = f"«{space}Vraiment{space}?{space}» Fin."
    assert _split(text) == [f"«{space}Vraiment{space}?{space}»", "Fin."]


def test_a_line_is_a_paragraph_and_no_sentence_crosses_it() -> None:
    text = "Un titre\r\nUne phrase. Deux.\r\rTrois\n\n\tquatre"
    assert _split(text) == ["Un titre", "Une phrase.", "Deux.", "Trois", "quatre"]


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    wrapped = (
        "Les ministres se sont réunis mardi dans la capitale pour débattre de\n"
        "la suite à donner au plan. Ils ont convenu de se revoir avant la fin\n"
        "du mois, sans fixer de date, a dit le porte-parole du gouvernement à\n"
        "la presse.\n"
        "\n"
        "Rien d’autre n’a filtré de la rencontre."
    )
    assert [wrapped[p.start : p.end][:12] for p in paragraphs(wrapped)] == ["Les ministre", "Rien d’autre"]
    assert len(_split(wrapped)) == 3


def test_headings_and_lists_are_not_taken_for_wrapped_lines() -> None:
    text = "Un titre\nUn sous-titre\nUne légende\nUne autre\nUne date\n"
    assert len(paragraphs(text)) == 5


_PROSE = st.text(
    st.sampled_from(list("aAbéMUS.!?…:,;\"'«»“”’()[]—-12 \u00a0\u202f\t\n\r\u2028\x00\U0001f600")), max_size=120
)


@settings(max_examples=400)
@given(st.one_of(st.text(), _PROSE))
def test_sentences_cover_every_character_in_order(text: str) -> None:
    at = 0
    whole = paragraphs(text)
    for span in sentences(text):
        words = text[span.start : span.end]
        assert words == words.strip() != ""
        assert at <= span.start
        assert not text[at : span.start].strip()
        assert any(paragraph.contains(span) for paragraph in whole)
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "unit",
    [
        "M. ",
        "a.b",
        ". ",
        "(",
        '"',
        "« ",
        ".\u00a0» ",
        "… ",
        "A.",
        "mot ",
        "\n",
        "\r\n",
        " ",
        ".((((",
        "l’",
        "Une phrase. Deux. ",
    ],
)
def test_time_is_linear_in_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(2):
            begun = time.perf_counter()
            sentences(text)
            best = min(best, time.perf_counter() - begun)
        return best

    assert seconds(400_000) < 160 * max(
        seconds(20_000), 0.002
    )  # 20 times the length: 400 times the time if quadratic, with room for noise
