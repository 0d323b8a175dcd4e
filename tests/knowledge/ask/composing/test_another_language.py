"""A question whose part is in a language that is not read: it is answered as a whole, and nothing is raised."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.ask import Asker, Reply

OPENING = (
    "Who was it that signed the fishing treaty which had been launched by the islands and by their ministers on that "
    "Friday in the port of the town when they were there with the others"
)
JOINS = (", and what ", ", and who ", " as opposed to what ", ": ", ", or ")
GERMAN = ["die", "der", "das", "und", "ist", "nicht", "ein", "eine", "mit", "von", "auf", "sich", "Vertrag", "Insel"]


@settings(max_examples=60, deadline=None)
@given(join=st.sampled_from(JOINS), words=st.lists(st.sampled_from(GERMAN), min_size=5, max_size=12))
def test_a_foreign_part_raises_nothing(island_asker: Asker, join: str, words: list[str]) -> None:
    assert isinstance(island_asker.ask(f"{OPENING}{join}{' '.join(words)}?", "en"), Reply)
