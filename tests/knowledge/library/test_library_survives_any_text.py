"""Whatever an article is, what is taken of it into a corpus is sound: entities that validate, facts that refer to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.corpus import check_corpus
from knowledge.corpus.editing import new_corpus
from knowledge.extract import extract
from knowledge.library import add_files
from knowledge.library.admitting import admit
from knowledge.library.merging import Merger
from knowledge.model import Entity
from knowledge.model.roles import roles

_PIECES = st.sampled_from(
    [
        *(
            "« Nous partons », a dit ",
            "“We go,” said ",
            "Selon ",
            "According to ",
            "Le ministre ",
            "her father",
            "une source",
        ),
        *(
            "Ana Reyes",
            "ANA REYES",
            "HOLD ON TIGHT",
            "Зеленский",
            "Zelensky",
            "É",
            "王毅",
            "OTAN",
            "the museum",
            "Paris",
        ),
        *(
            " versera 3 millions d’euros à ",
            " will give $3 million to ",
            " s’oppose à ",
            " met ",
            " et ",
            ", ",
            ". ",
            "\n\n",
        ),
        *("\u202e", "\x00", "’", "« ", "»", "-", "'", "1", "Mardi", "Tuesday"),
    ]
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=200))


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=3), st.sampled_from(["en", "fr"]))
def test_entities_validate_and_facts_refer_to_them(texts: list[str], language: str) -> None:
    merger = Merger({})
    for text in texts:
        admission = admit(extract(text, language))
        ids = merger.merge(admission.entities)
        assert {name for fact in admission.facts for _, name in roles(fact)} <= ids.keys()
    for name, entity in merger.known.items():
        assert Entity.model_validate(entity.model_dump()) == entity
        assert entity.id == name
        for other in (entity.country, entity.body, *entity.members):
            assert other is None or other in merger.known


@pytest.mark.process
@settings(max_examples=25, deadline=None)
@given(text=st.lists(_PIECES, min_size=12, max_size=60).map("".join))
def test_a_corpus_stays_sound(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder: Path = tmp_path_factory.mktemp("any")
    new_corpus(folder / "mine")
    filler = "Elle a dit que le ministre ne viendrait pas à la réunion de la ville avec les autres. " * 3
    (folder / "a.txt").write_text(filler + text, encoding="utf-8")
    list(add_files(folder / "mine", [folder / "a.txt"]))
    assert check_corpus(folder / "mine") == ()
