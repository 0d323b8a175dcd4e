"""Taking in, correcting and rejecting: what a corpus's files look like afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.corpus import check_corpus, load_corpus
from knowledge.corpus.editing import REJECTED, editing, new_corpus
from knowledge.corpus.loading import FACT
from knowledge.corpus.review import accept, correct, reject, to_review
from knowledge.corpus.tables import rows
from knowledge.corpus.watch import CorpusWatch
from knowledge.corpus.writing import entity_table, fact_line
from knowledge.errors import CorpusError, GroundingError
from knowledge.model import Entity, EntityKind, Source


def test_a_new_corpus_is_sound_and_empty(tmp_path: Path) -> None:
    new_corpus(tmp_path / "mine")
    assert check_corpus(tmp_path / "mine") == ()
    assert load_corpus(tmp_path / "mine", allow_empty=True).sources == {}
    (tmp_path / "there").mkdir()
    new_corpus(tmp_path / "there")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "there"]


def test_a_new_corpus_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CorpusError, match="not empty"):
        new_corpus(tmp_path)
    with pytest.raises(CorpusError, match="not empty"):
        new_corpus(tmp_path / "notes.txt")
    with pytest.raises(CorpusError, match="cannot be made"):
        new_corpus(tmp_path / "notes.txt" / "x")


def test_an_article_is_added_with_the_next_number(draft: Any) -> None:
    folder = draft.write()
    with editing(folder) as edit:
        edit.put_source(
            Source(id="c", number=edit.next_number(), language="en", about={"en": "tea"}, text='A "quoted" day.\n')
        )
    corpus = load_corpus(folder)
    assert (corpus.sources["c"].number, corpus.sources["c"].text) == ("003", 'A "quoted" day.\n')
    with pytest.raises(CorpusError, match="already"), editing(folder) as edit:
        edit.put_source(corpus.sources["c"])


def test_what_a_person_wrote_around_a_changed_entity_stays(draft: Any) -> None:
    folder = draft.write()
    path = folder / "entities.toml"
    written = path.read_text(encoding="utf-8")
    written = "# mine\n" + written.replace('id = "korvia"', '# the country\nid = "korvia"  # for ever')
    path.write_text(written, encoding="utf-8")
    with editing(folder) as edit:
        edit.put_entity(edit.entities["korvia"].model_copy(update={"aliases": ("Karst", 'the "K"')}))
    after = path.read_text(encoding="utf-8")
    assert load_corpus(folder).entities["korvia"].aliases == ("Karst", 'the "K"')
    assert [line for line in after.splitlines() if line not in written.splitlines()] == [
        'aliases = ["Karst", "the \\"K\\""]'
    ]
    assert not [line for line in written.splitlines() if line not in after.splitlines()]


def test_untouched_facts_keep_their_lines_byte_for_byte(draft: Any) -> None:
    folder = draft.write()
    before = (folder / "facts.jsonl").read_bytes().split(b"\n")
    accept(folder, "q1")
    after = (folder / "facts.jsonl").read_bytes().split(b"\n")
    assert [line for line in after if line not in before] == [after[1]]
    assert len(after) == len(before)


def test_an_entity_that_would_leave_a_fact_ungrounded_is_refused(draft: Any) -> None:
    folder = draft.write()
    with pytest.raises(GroundingError), editing(folder) as edit:
        edit.put_entity(edit.entities["elna-tarvik"].model_copy(update={"names": {"en": "Somebody Else"}}))
    with pytest.raises(CorpusError, match="'nowhere'"), editing(folder) as edit:
        edit.put_entity(Entity(id="x", kind=EntityKind.PERSON, names={"en": "X"}, country="nowhere"))


@pytest.fixture
def unreviewed(draft: Any) -> Path:
    """A corpus with two facts and an entity that nobody has reviewed."""
    draft.get("p2").update(reviewed=False, confidence=0.6)
    draft.get("q2").update(reviewed=False, confidence=0.9)
    draft.get("valmaria").update(reviewed=False)
    folder: Path = draft.write()
    return folder


def test_the_review_walks_in_reading_order_and_can_be_left(unreviewed: Path) -> None:
    assert [fact.id for fact in to_review(load_corpus(unreviewed))] == ["p2", "q2"]
    accept(unreviewed, "p2")
    corpus = load_corpus(unreviewed)
    assert [fact.id for fact in to_review(corpus)] == ["q2"]
    assert corpus.entities["valmaria"].reviewed
    assert corpus.facts["p2"].confidence == 0.6


def test_a_correction_is_reviewed_and_has_to_be_grounded(unreviewed: Path) -> None:
    fact = load_corpus(unreviewed).facts["p2"]
    correct(unreviewed, fact.model_copy(update={"summary": {"en": "a payment in crowns"}}))
    corrected = load_corpus(unreviewed).facts["p2"]
    assert (corrected.summary, corrected.reviewed) == ({"en": "a payment in crowns"}, True)
    with pytest.raises(GroundingError):
        correct(unreviewed, fact.model_copy(update={"summary": {"en": "99 crowns"}}))


def test_a_rejected_fact_leaves_the_record_but_not_the_disk(unreviewed: Path) -> None:
    reject(unreviewed, "p2")
    reject(unreviewed, "q2")
    corpus = load_corpus(unreviewed)
    assert not to_review(corpus)
    assert set(corpus.facts) == {"p1", "q1", "s1", "e1", "p3"}
    kept = [json.loads(line)["id"] for line in (unreviewed / REJECTED).read_text(encoding="utf-8").splitlines()]
    assert kept == ["p2", "q2"]
    with pytest.raises(CorpusError, match="'p2'"):
        accept(unreviewed, "p2")


@pytest.fixture
def misread(unreviewed: Path) -> Path:
    """A corpus in which a surname was taken for a body, of which there is one fact, and something was noted behind it."""
    with editing(unreviewed) as edit:
        edit.put_entity(Entity(id="drant", kind=EntityKind.ORGANISATION, names={"en": "Drant"}, reviewed=False))
        edit.put_fact(edit.fact("q2").model_copy(update={"speaker": "drant"}))
    with (unreviewed / "entities.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n# of the lake\n[[entity]]\nid = "lake"\nkind = "place"\nnames = {en = "Lake"}\nreviewed = false\n'
        )
    return unreviewed


def test_an_entity_that_came_with_a_rejected_fact_alone_goes_with_it(misread: Path) -> None:
    reject(misread, "q2")
    corpus = load_corpus(misread)
    assert "drant" not in corpus.entities
    assert "lake" in corpus.entities  # no fact of it was at fault
    assert "# of the lake" in (misread / "entities.toml").read_text(encoding="utf-8")


def test_an_entity_of_which_a_fact_is_corrected_not_to_be_goes_as_well(misread: Path) -> None:
    correct(misread, load_corpus(misread).facts["q2"].model_copy(update={"speaker": "milo-drant"}))
    assert "drant" not in load_corpus(misread).entities


def test_an_entity_with_a_fact_that_is_accepted_or_left_stays(misread: Path) -> None:
    reject(misread, "p2")
    assert "drant" in load_corpus(misread).entities
    accept(misread, "q2")
    assert load_corpus(misread).entities["drant"].reviewed


def test_every_fact_is_written_as_it_was_read(draft: Any) -> None:
    for fact in load_corpus(draft.write()).facts.values():
        assert FACT.validate_json(fact_line(fact), strict=True) == fact
        assert fact_line(fact).count("\n") == 1


_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)


@given(st.dictionaries(st.sampled_from(["en", "fr"]), _WORDS, min_size=1), st.lists(_WORDS, max_size=30))
def test_any_name_survives_being_written(names: dict[str, str], aliases: list[str]) -> None:
    entity = Entity(id="x", kind=EntityKind.PERSON, names=names, aliases=tuple(aliases))
    (row,) = rows(Path("entities.toml"), entity_table(entity).encode(), "entity")
    assert Entity.model_validate(row.table) == entity


def test_a_watch_takes_up_a_change_once(draft: Any) -> None:
    folder = draft.write()
    corpus = load_corpus(folder)
    watch = CorpusWatch(folder)
    assert watch.reload_if_changed(corpus) is None
    reject(folder, "p2")
    fresh = watch.reload_if_changed(corpus)
    assert fresh is not None
    assert "p2" not in fresh.facts
    assert watch.reload_if_changed(fresh) is None


def test_a_watch_says_why_a_damaged_change_is_not_taken_up(draft: Any) -> None:
    folder = draft.write()
    corpus = load_corpus(folder)
    watch = CorpusWatch(folder)
    sound = (folder / "facts.jsonl").read_bytes()
    (folder / "facts.jsonl").write_bytes(b"{")
    with pytest.raises(CorpusError, match=r"facts\.jsonl:1"):
        watch.reload_if_changed(corpus)
    assert watch.reload_if_changed(corpus) is None  # not read again before it changes
    (folder / "facts.jsonl").write_bytes(sound)
    assert watch.reload_if_changed(corpus) is None  # changed back: what is in use is what is there
