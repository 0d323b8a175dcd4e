"""The same article saved twice is told from one that was corrected or grew."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library.likeness import Articles, are_copies

_PARAGRAPHS = (
    "La Valmarie a promis jeudi de verser 12 millions d’euros à la Korvie pour reconstruire trois ponts emportés par la "
    "crue de l’Ostre, qui avait isolé plusieurs vallées pendant une semaine.",
    "« Nous tiendrons parole, quoi qu’il en coûte », a déclaré la ministre valmarienne des Transports, Ilsa Morvenn, à "
    "l’issue d’une réunion avec son homologue britannique. Elle a ajouté que les travaux commenceraient avant l’hiver.",
    "Le Royaume-Uni et le Portugal soutiennent le projet, mais la Hongrie s’y oppose. « C’est une dépense de trop », a "
    "estimé le député Anton Varga, qui réclame un audit et une nouvelle discussion au parlement.",
    "Selon le maire, Denis Lacaze, près de 1 400 habitants sont encore isolés. « On nous a oubliés », regrette-t-il.",
)
_TEXT = "\n\n".join(_PARAGRAPHS)


@pytest.mark.parametrize(
    "copy",
    [
        _TEXT,
        _TEXT.replace("\n\n", "\n"),
        _TEXT.replace("’", "'").replace("« ", "“").replace(" »", "”"),
        _TEXT.replace(" ", "\n", 90),
        "Crue de l’Ostre : la Valmarie promet 12 millions\n" + _TEXT,
        "\n\n".join([*_PARAGRAPHS[:2], "Abonnez-vous : 1 € le premier mois", *_PARAGRAPHS[2:]]),
        "La Valmarie\n" + _TEXT + "\nÀ lire aussi",
        _TEXT + "\n\nLa Valmarie en chiffres",
    ],
)
def test_other_wrapping_is_the_same_article(copy: str) -> None:
    articles = Articles()
    articles.add("a", _TEXT)
    assert articles.find(copy) == "a"
    wrapped = Articles()
    wrapped.add("b", copy)
    assert wrapped.find(_TEXT) == "b"


@pytest.mark.parametrize(
    "other",
    [
        _TEXT.replace("12 millions", "15 millions"),
        _TEXT.replace("s’y oppose", "ne s’y oppose plus"),
        _TEXT.replace("Ilsa Morvenn", "Elna Tarvik"),
        "\n\n".join(_PARAGRAPHS[:3]),
        "\n\n".join(
            [*_PARAGRAPHS, *("Le préfet a promis une réponse de plus avant la fin de l’année." for _ in range(3))]
        ),
        _PARAGRAPHS[0],
        "",
        "Un tout autre article, sur la réunion des maires de la vallée.",
    ],
)
def test_other_words_are_another_article(other: str) -> None:
    articles = Articles()
    articles.add("a", _TEXT)
    assert articles.find(other) is None


_HEADED = (
    "La Valmarie promet trois ponts\nPar Anton Lindqvist\nEnvoyé spécial à Ostrève\nPublié le 12 mars 2026\n" + _TEXT
)


@pytest.mark.parametrize(
    "head",
    [
        "La Valmarie promet trois ponts\nTexte : Anton Lindqvist, photos : Vera Holm\n12 mars\n",
        "Trois ponts promis par la Valmarie à la Korvie\nPar Anton Lindqvist\n",
        "EXCLUSIF\nLa Valmarie promet des ponts\nAnton Lindqvist (avec agences)\nMis à jour le 13 mars 2026\n",
    ],
)
def test_another_title_or_byline_is_the_same_article(head: str) -> None:
    articles = Articles()
    articles.add("a", _HEADED)
    assert articles.find(head + _TEXT) == "a"
    assert articles.find(head + _TEXT.replace("12 millions", "15 millions")) is None


def test_what_has_no_sentence_is_all_that_an_article_says() -> None:
    results = [f"Stade des Établissements{number} {number} Korvienne Olympique" for number in range(40)]
    assert not are_copies("\n".join(results), "\n".join(results).replace("s7 7", "s7 8"))


def test_a_long_text_costs_no_square_of_its_length() -> None:
    long = " ".join(f"établissement{number} numéro" for number in range(60_000))
    articles = Articles()
    articles.add("a", long)
    before = time.process_time()
    assert articles.find(long + " et un mot") is None
    assert articles.find(long) == "a"
    assert time.process_time() - before < 5


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared_and_a_text_is_its_own_copy(one: str, other: str) -> None:
    are_copies(one, other)
    articles = Articles()
    articles.add("a", one)
    assert articles.find(one) == "a"
    articles.find(other)
