"""The garbage collector is asked to look seldom while a text is read, and as often as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from knowledge.extract import extract
from knowledge.extract.garbage import collected_seldom

USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_it_looks_seldom_until_the_last_reader_is_done() -> None:
    with collected_seldom():
        with collected_seldom():
            assert gc.get_threshold()[0] > USUAL[0]
        assert gc.get_threshold()[0] > USUAL[0]
    assert gc.get_threshold() == USUAL


def test_it_is_set_back_where_a_reader_fails() -> None:
    with pytest.raises(ValueError, match="broken"), collected_seldom():
        raise ValueError("broken")
    assert gc.get_threshold() == USUAL


@pytest.mark.parametrize("own", [(0, 10, 10), (200_000, 10, 10)])
def test_a_collector_that_is_off_or_looks_more_seldom_is_left_alone(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with collected_seldom():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


def test_what_somebody_else_sets_meanwhile_stays() -> None:
    with collected_seldom():
        gc.set_threshold(5_000, 5, 5)
    assert gc.get_threshold() == (5_000, 5, 5)


def test_an_extraction_leaves_it_as_it_was() -> None:
    extract("Anna Berg said on Monday that the city would pay 5 million euros.", "en")
    assert gc.get_threshold() == USUAL
