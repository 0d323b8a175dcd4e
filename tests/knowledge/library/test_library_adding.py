"""Files become articles, entities and facts of a corpus, unreviewed and grounded; the same article twice is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus import Corpus, check_corpus, load_corpus
from knowledge.corpus.editing import new_corpus
from knowledge.corpus.review import to_review
from knowledge.library import Result, add_files
from knowledge.model import FactKind

_FRENCH = (
    "La ministre valmarienne Ilsa Morvenn a reçu la presse à Lisbonne. « Nous tiendrons parole devant le Portugal », "
    "a déclaré Ilsa Morvenn. Le Portugal n’a pas encore répondu à cette annonce, qui était attendue depuis des mois."
)
_ENGLISH = (
    "The mayor, Tomas Kerrigan, met the press on Friday. “We will keep our word, whatever it costs the city,” "
    "said Tomas Kerrigan after the meeting, which had been expected for months by the people of Portugal."
)


def _saved(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    new_corpus(tmp_path / "mine")
    return tmp_path / "mine"


def _quotes(corpus: Corpus) -> dict[str, str | None]:
    return {fact.text: fact.speaker for fact in corpus.facts.values() if fact.kind is FactKind.QUOTE}


def test_an_article_is_taken_in_with_what_it_puts_on_record(corpus: Path, tmp_path: Path) -> None:
    (outcome,) = add_files(corpus, [_saved(tmp_path / "in", "a.txt", _FRENCH)])
    assert outcome.result is Result.ADDED
    assert outcome.facts[FactKind.QUOTE] == 1
    assert check_corpus(corpus) == ()
    loaded = load_corpus(corpus)
    (source,) = loaded.sources.values()
    assert (source.number, source.language, source.text) == ("000", "fr", _FRENCH)
    assert _quotes(loaded) == {"Nous tiendrons parole devant le Portugal": "ilsa-morvenn"}
    assert all(fact.id.startswith("000-") and not fact.reviewed for fact in loaded.facts.values())
    assert all(fact.confidence is not None for fact in loaded.facts.values())
    assert not loaded.entities["ilsa-morvenn"].reviewed
    assert loaded.entities["portugal"].names == {"en": "Portugal", "fr": "Portugal"}
    assert to_review(loaded) == tuple(loaded.of_source(source.id))


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_file_is_told_when_it_has_been_read_and_not_when_its_batch_is_written(
    corpus: Path, tmp_path: Path, jobs: int
) -> None:
    files = [_saved(tmp_path / "in", f"{n}.txt", f"{_FRENCH} C’était la conférence numéro {n}.") for n in range(6)]
    told: list[int] = []
    outcomes = add_files(
        corpus, files, jobs=jobs, when_read=lambda: told.append(len(list((corpus / "articles").iterdir())))
    )
    assert len(list(outcomes)) == 6
    assert told == [0] * 6


def test_the_same_article_twice_is_one(corpus: Path, tmp_path: Path) -> None:
    files = [
        _saved(tmp_path / "in", "a.txt", _FRENCH),
        _saved(tmp_path / "in", "b.txt", "\ufeff" + _FRENCH.replace("’", "'").replace(" ", "  ") + "\r\n"),
    ]
    first, second = add_files(corpus, files)
    assert (first.result, second.result) == (Result.ADDED, Result.KNOWN)
    assert second.source == first.source
    (again,) = add_files(corpus, files[:1])
    assert again.result is Result.KNOWN
    assert len(load_corpus(corpus).sources) == 1


def test_articles_share_their_entities(corpus: Path, tmp_path: Path) -> None:
    files = [_saved(tmp_path / "in", "a.txt", _FRENCH), _saved(tmp_path / "in", "b.txt", _ENGLISH)]
    assert [outcome.result for outcome in add_files(corpus, files, batch=1)] == [Result.ADDED, Result.ADDED]
    loaded = load_corpus(corpus)
    assert [source.number for source in loaded.sources_naming("portugal")] == ["000", "001"]
    assert _quotes(loaded)["We will keep our word, whatever it costs the city"] == "tomas-kerrigan"


def test_what_is_no_article_is_refused_and_the_others_go_in(corpus: Path, tmp_path: Path) -> None:
    files = [
        _saved(tmp_path / "in", "empty.txt", ""),
        _saved(tmp_path / "in", "a.txt", _FRENCH.encode("cp1252")),
        _saved(tmp_path / "in", "noise.bin", bytes(range(256)) * 4),
        tmp_path / "gone.txt",
    ]
    outcomes = list(add_files(corpus, files))
    assert [outcome.result for outcome in outcomes] == [Result.REFUSED, Result.ADDED, Result.REFUSED, Result.REFUSED]
    assert outcomes[0].fault == "is empty"
    assert outcomes[1].encoding == "cp1252"
    assert len(load_corpus(corpus).sources) == 1


def test_known_entities_are_used_and_reviewed_facts_stay(draft: Any, tmp_path: Path) -> None:
    folder = draft.write()
    before = load_corpus(folder)
    text = "« Les ponts sont arrivés à temps », a déclaré Elna Tarvik vendredi devant la presse de la capitale."
    (outcome,) = add_files(folder, [_saved(tmp_path / "in", "c.txt", text)])
    after = load_corpus(folder)
    assert outcome.source is not None
    assert outcome.source.number == "003"
    assert _quotes(after)["Les ponts sont arrivés à temps"] == "elna-tarvik"
    assert [fact.id for fact in after.quotes("valmaria")] == ["q1", "003-q01"]
    assert all(after.facts[name] == fact for name, fact in before.facts.items())


@pytest.mark.process
def test_several_processes_give_the_same_as_one(tmp_path: Path) -> None:
    files = [_saved(tmp_path / "in", f"{n}.txt", f"{_FRENCH}\n{_ENGLISH}\nFin de l’article {n}.") for n in range(6)]
    states = []
    for jobs in (1, 2):
        new_corpus(tmp_path / str(jobs))
        assert all(outcome.result is Result.ADDED for outcome in add_files(tmp_path / str(jobs), files, jobs=jobs))
        states.append(load_corpus(tmp_path / str(jobs)).fingerprint)
    assert states[0] == states[1]
