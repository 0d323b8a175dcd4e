"""`onrecord new`, `add` and `review`, as a person uses them at a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.terminal import cli
from bot.terminal.library_commands import own_corpus
from knowledge.corpus import load_corpus
from knowledge.corpus.review import to_review

_TEXT = (
    "« Nous tiendrons parole devant le Portugal », a déclaré la ministre Ilsa Morvenn mardi devant la presse. "
    "Elle a ajouté que « rien ne sera oublié » dans les mois qui viennent, selon le compte rendu de la séance."
)


def _run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, words, input=typed, env={"ONRECORD_CORPUS": "", "COLUMNS": "120"})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one's own with an article taken in."""
    folder = tmp_path / "mine"
    assert _run("new", str(folder)).exit_code == 0
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    result = _run("add", str(tmp_path / "a.txt"), "--corpus", str(folder))
    assert result.exit_code == 0
    assert "article 000: " in result.output
    assert len(to_review(load_corpus(folder))) >= 2
    return folder


def test_new_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    result = _run("new", str(tmp_path))
    assert result.exit_code == 1
    assert "not empty" in str(result.exception)


def test_add_goes_on_after_a_file_that_is_no_article(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = _run("add", str(tmp_path / "empty.txt"), str(tmp_path / "a.txt"), "--corpus", str(corpus))
    assert result.exit_code == 1
    assert f"onrecord: {tmp_path / 'empty.txt'}: is empty" in result.output
    assert "on record already, article 000" in result.output


def test_the_corpus_that_ships_is_never_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    for words in (("add", "a.txt"), ("review",)):
        result = _run(*words)
        assert result.exit_code == 2
        assert "which corpus?" in result.output


def test_a_setting_names_the_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CORPUS", str(tmp_path))
    assert own_corpus(None) == tmp_path
    assert own_corpus(tmp_path / "other") == tmp_path / "other"


def test_a_review_can_be_left_and_taken_up_again(corpus: Path) -> None:
    before = [fact.id for fact in to_review(load_corpus(corpus))]
    result = _run("review", "--corpus", str(corpus), typed="a\nq\n")
    assert "Nous tiendrons parole devant le Portugal" in result.output
    assert f"1 of {len(before)}" in result.output
    assert f"1 decided, {len(before) - 1} left." in result.output
    assert [fact.id for fact in to_review(load_corpus(corpus))] == before[1:]
    result = _run("review", "--corpus", str(corpus), typed="r\nq\n")
    assert "rien ne sera oublié" in result.output
    after = load_corpus(corpus)
    assert before[1] not in after.facts
    assert after.facts[before[0]].reviewed


def test_a_review_corrects_and_says_what_is_wrong_first(corpus: Path) -> None:
    typed = "\n".join(
        [
            "c",
            "speaker",
            "nobody",
            "words",
            "Nous tiendrons parole",
            "form",
            "partial",
            "topic.fr",
            "30 ponts",
            "topic.fr",
            "la parole",
            "",
            "q",
            "",
        ]
    )
    result = _run("review", "--corpus", str(corpus), typed=typed)
    assert "person:nobody" in result.output
    assert "'30' is not in the words of the source" in result.output
    fact = next(fact for fact in load_corpus(corpus).facts.values() if fact.text == "Nous tiendrons parole")
    assert (fact.form, fact.topic, fact.reviewed) == ("partial", {"fr": "la parole"}, True)
    assert fact.extracted is False


def test_a_correction_that_is_not_sound_is_kept_to_be_mended(corpus: Path) -> None:
    typed = "\n".join(["c", "topic.fr", "30 ponts", "", "c", "topic.fr", "la parole", "", "q", ""])
    result = _run("review", "--corpus", str(corpus), typed=typed)
    assert "1 decided" in result.output
    assert any(fact.reviewed for fact in load_corpus(corpus).facts.values())


def test_a_field_that_there_is_not_is_said_before_a_value_is_asked_for(corpus: Path) -> None:
    output = _run("review", "--corpus", str(corpus), typed="c\ncolour\n\nq\n").output
    assert "'colour' is no field to correct" in output
    assert "colour (- for none)" not in output


def test_a_review_of_one_article(corpus: Path) -> None:
    assert "there is no article" in _run("review", "--corpus", str(corpus), "--article", "7").output
    assert "1 of" in _run("review", "--corpus", str(corpus), "--article", "0", typed="q\n").output


def test_nothing_left_is_said(corpus: Path) -> None:
    count = len(to_review(load_corpus(corpus)))
    assert f"{count} decided, 0 left." in _run("review", "--corpus", str(corpus), typed="a\n" * count).output
    assert "Nothing is left to review." in _run("review", "--corpus", str(corpus)).output
