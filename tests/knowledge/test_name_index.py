"""Both indexes answer alike, and a saved one is used only if it is whole and of these names."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entities import Resolver, open_resolver
from knowledge.entities.edits import budget, edits
from knowledge.entities.index import IndexedName, SmallIndex, Use
from knowledge.entities.index.large import LargeIndex
from knowledge.entities.index.saved import Arrays, SavedIndexError, load, load_or_build, save
from knowledge.entities.index.segments import cuts
from knowledge.model import Entity, EntityKind

WORDS = st.text(alphabet="abcdeé", min_size=1, max_size=9)
NAMES = st.lists(
    st.builds(
        IndexedName,
        st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        st.sampled_from([Use.ALL, Use.ALL, Use.BEGINNING, Use.NOTHING]),
        st.frozensets(st.sampled_from(["karkif", "silenski", "moska"]), max_size=2),
    ),
    max_size=40,
)
QUERIES = st.lists(WORDS, min_size=1, max_size=3)


@settings(deadline=None, max_examples=150)
@given(NAMES, QUERIES)
def test_both_indexes_answer_alike(names: list[IndexedName], query: list[str]) -> None:
    small, large = SmallIndex(names), LargeIndex.of(names)
    whole, squeezed = " ".join(query), "".join(query)
    assert sorted(large.exact(whole)) == sorted(small.exact(whole))
    assert sorted(large.squeezed(squeezed)) == sorted(small.squeezed(squeezed))
    if len(query) > 1:
        assert sorted(large.reordered(query)) == sorted(small.reordered(query))
    assert sorted(large.sounding("karkif")) == sorted(small.sounding("karkif"))
    assert sorted(large.beginning(whole, 99)) == sorted(small.beginning(whole, 99))
    choices = [[word] for word in query]
    assert sorted(large.containing(choices, 99)) == sorted(small.containing(choices, 99))
    assert large.has_word(query[0]) == small.has_word(query[0])
    assert list(large.words_beginning(query[0], 99)) == list(small.words_beginning(query[0], 99))
    assert [large.tokens(number) for number in range(len(names))] == [name.tokens for name in names]


@settings(deadline=None, max_examples=300)
@given(NAMES, QUERIES)
def test_both_indexes_forgive_the_same_slips(names: list[IndexedName], query: list[str]) -> None:
    small, large = SmallIndex(names), LargeIndex.of(names)
    whole, word = " ".join(query), query[0]
    assert sorted(large.near(whole, budget(len(whole)))) == sorted(small.near(whole, budget(len(whole))))
    slips = budget(len(word))
    assert sorted(large.near_words(word, slips)) == sorted(small.near_words(word, slips))
    assert sorted(large.near_beginnings(word, slips)) == sorted(small.near_beginnings(word, slips))


SLIPS = st.lists(st.tuples(st.sampled_from("xlst"), st.integers(0, 30), st.sampled_from("abcdxyz")), max_size=2)


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="abcdefgh ", min_size=8, max_size=24).map(str.split).filter(bool), SLIPS)
def test_the_segments_lose_no_name_that_is_near(words: list[str], slips: list[tuple[str, int, str]]) -> None:
    name = " ".join(words)
    typed = name
    for kind, at, letter in slips:
        place = at % max(1, len(typed))
        if kind == "x":
            typed = typed[:place] + letter + typed[place + 1 :]
        elif kind == "l":
            typed = typed[:place] + typed[place + 1 :]
        elif kind == "s":
            typed = typed[:place] + typed[place : place + 2][::-1] + typed[place + 2 :]
        else:
            typed = typed[:place] + letter + typed[place:]
    limit = 2 if len(name) >= 6 and len(typed) >= 8 else 1
    if len(name) >= 4 and len(typed) >= 4 and 0 < edits(typed, name, limit) <= limit:
        found = LargeIndex.of([IndexedName(tuple(words))]).near(typed, limit)
        assert found == [(0, edits(typed, name, limit))]


def test_segments_cover_a_name_without_gap_or_overlap() -> None:
    for size in range(3, 40):
        assert [start for start, _ in cuts(size)] == [
            sum(length for _, length in cuts(size)[:place]) for place in range(len(cuts(size)))
        ]
        assert sum(length for _, length in cuts(size)) == size


PLACES = [IndexedName(("new", "harbour")), IndexedName(("old", "harbour")), IndexedName(("ostrava",))]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "deep" / "names.index"
    save(_built(), path, "places")
    return path


def _built() -> Arrays:
    return LargeIndex.of(PLACES).arrays


def _opened(path: Path, of: str = "places") -> LargeIndex:
    return load_or_build(path, of, _built, LargeIndex)


def test_what_was_saved_answers_as_before(saved: Path) -> None:
    index = LargeIndex(load(saved, "places"))
    assert list(index.exact("old harbour")) == [1]
    assert list(index.near("ostrva", 1)) == [(2, 1)]
    assert list(index.words_beginning("har", 9)) == ["harbour"]
    assert list(saved.parent.iterdir()) == [saved]


def _cut_short(content: bytes) -> bytes:
    return content[:-20]


def _other_magic(content: bytes) -> bytes:
    return b"ORNAMES0" + content[8:]


def _other_version(content: bytes) -> bytes:
    length = int.from_bytes(content[8:12], "little")
    header = json.loads(content[12 : 12 + length]) | {"version": 0}
    written = json.dumps(header).encode()
    return content[:8] + len(written).to_bytes(4, "little") + written + content[12 + length :]


def _flipped(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


def _not_a_header(content: bytes) -> bytes:
    return content[:12] + b"[]" + content[14:]


def _nothing(content: bytes) -> bytes:
    return b""


DAMAGE = [
    (_cut_short, "cut short"),
    (_other_magic, "not a saved index"),
    (_other_version, "of version 0"),
    (_flipped, "checksum"),
    (_not_a_header, "damaged"),
    (_nothing, "not a saved index"),
]


@pytest.mark.parametrize(("damage", "says"), DAMAGE, ids=lambda one: getattr(one, "__name__", ""))
def test_a_damaged_index_is_built_again_and_the_log_says_so(
    saved: Path, caplog: pytest.LogCaptureFixture, damage: object, says: str
) -> None:
    saved.write_bytes(damage(saved.read_bytes()))  # type: ignore[operator]
    with pytest.raises(SavedIndexError, match=says):
        load(saved, "places")
    with caplog.at_level(logging.INFO):
        index = _opened(saved)
    assert says in caplog.text
    assert list(index.exact("ostrava")) == [2]
    assert list(LargeIndex(load(saved, "places")).exact("ostrava")) == [2]


def test_an_index_of_other_names_is_stale(saved: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert list(_opened(saved, "other places").exact("ostrava")) == [2]
    assert "stale" in caplog.text


def test_an_index_without_one_of_its_arrays_is_built_again(saved: Path, caplog: pytest.LogCaptureFixture) -> None:
    save({name: array for name, array in _built().items() if name != "postings"}, saved, "places")
    with caplog.at_level(logging.INFO):
        assert list(_opened(saved).exact("ostrava")) == [2]
    assert "damaged" in caplog.text


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_and_nothing_else(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("index") / "names.index"
    for stored in (content, b"ORNAMES1" + content):
        path.write_bytes(stored)
        with pytest.raises(SavedIndexError):
            load(path)


def test_an_index_that_cannot_be_saved_still_answers(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    index = _opened(tmp_path / "file" / "names.index")
    assert list(index.exact("ostrava")) == [2]
    assert "could not be saved" in caplog.text


def test_a_large_corpus_is_resolved_like_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entities = [
        Entity(id=f"place-{number}", kind=EntityKind.PLACE, names={"en": name, "fr": name})
        for number, name in enumerate(("Ostrava Harbour", "Novy Most", "Karelin", "Brod"))
    ]
    small = Resolver(entities)
    monkeypatch.setattr("knowledge.entities.index.SMALL", 0)
    large = Resolver(entities, saved=tmp_path / "names.index")
    again = Resolver(entities, saved=tmp_path / "names.index")
    for typed in ("Ostrava Harbour", "harbour ostrava", "ostravaharbour", "Karelyn", "novy m", "harbuor", "Carelin"):
        assert small.resolve(typed).candidates
        assert large.resolve(typed) == small.resolve(typed) == again.resolve(typed)
        assert large.complete(typed) == small.complete(typed)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Resolver, Resolver]:
    entities = [
        Entity(id=f"place-{number}", kind=EntityKind.PLACE, names={"en": name, "fr": name})
        for number, name in enumerate(
            ("Ostrava Harbour", "Novy Most", "Karelin", "Brod", "Île d’Ostrava", "Старый Мост")
        )
    ]
    small = Resolver(entities)
    saved = tmp_path_factory.mktemp("names") / "names.index"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.entities.index.SMALL", 0)
        Resolver(entities, saved=saved)
        large = Resolver(entities, saved=saved)
    return small, large


PIECES = st.sampled_from(
    ["ostrava", "harbour", "hrabour", "novy", "most", "Kareln", "bro", "мост", "île", "d’", "the", " "]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=6).map(" ".join)))
def test_any_text_finds_the_same_in_a_saved_index(both: tuple[Resolver, Resolver], typed: str) -> None:
    small, large = both
    assert _found(large, typed) == _found(small, typed)


def _found(resolver: Resolver, typed: str) -> set[tuple[str, float, str]]:
    found = [*resolver.resolve(typed).candidates, *resolver.complete(typed)]
    return {(one.entity.id, one.score, one.reason) for one in found}


def test_saved_names_are_read_anew_when_a_name_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("knowledge.entities.index.SMALL", 0)
    saved = tmp_path / "names.index"
    harbour = Entity(id="harbour", kind=EntityKind.PLACE, names={"en": "Ostrava Harbour", "fr": "Port d’Ostrava"})
    assert Resolver([harbour], saved=saved).resolve("New Slip").candidates == ()
    with caplog.at_level(logging.INFO):
        Resolver([harbour], saved=saved)
        assert caplog.text == ""
        resolver = Resolver([harbour.model_copy(update={"aliases": ("New Slip",)})], saved=saved)
    assert "stale" in caplog.text
    assert [one.entity.id for one in resolver.resolve("New Slip").candidates] == ["harbour"]


def test_the_names_of_a_few_are_not_kept_and_those_of_old_corpora_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbour = Entity(id="harbour", kind=EntityKind.PLACE, names={"en": "Ostrava Harbour", "fr": "Port d’Ostrava"})
    assert open_resolver([harbour], "small", saved_in=tmp_path).resolve("harbour").found
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr("knowledge.entities.index.SMALL", 0)
    for number in range(5):
        assert open_resolver([harbour], f"corpus {number}", saved_in=tmp_path).resolve("harbour").found
    kept = {path.name for path in tmp_path.iterdir()}
    assert len(kept) == 3
    assert "names-corpus 4.index" in kept


def test_a_small_corpus_does_not_pay_for_numpy() -> None:
    program = (
        "import sys; from knowledge.entities import Resolver; r = Resolver([]); r.resolve('Slovnia'); "
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
